//! The answer of GetBsnBySn, which lacks the number that was asked for. Imports the engine.

use super::cell::Record;
use crate::engine::{Account, Number, Product, Status};

/// What the provider said about a number, without the number itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BsnBySn {
    /// Where the number stands.
    pub status: Option<Status>,
    /// The id of the instance that it is for.
    pub instance: Option<String>,
    /// The product that it is for.
    pub product: Option<Product>,
    /// The account that it belongs to.
    pub account: Option<Account>,
    /// The ICP number that its filing brought.
    pub icp_number: Option<String>,
}

impl BsnBySn {
    /// The whole fact, once somebody says which number was asked for. Blanks around it are dropped.
    ///
    /// Whether the text can be a number at all is for the caller to judge.
    ///
    /// ```
    /// use beian_desk::engine::Status;
    /// use beian_desk::exchange::{self, NotReadable, ReadError};
    ///
    /// let answer = r#"{"resourceId": "i-bp1", "status": 4, "beianNum": ""}"#;
    /// let Err(ReadError::NotReadable(NotReadable::BsnBySn(known))) = exchange::read(answer) else { panic!() };
    /// let number = known.complete("4f9f0d9c-0000-4000-8000-000000000001");
    /// assert_eq!(number.status(), Status::Filing);
    /// assert_eq!(number.instance.as_deref(), Some("i-bp1"));
    /// ```
    pub fn complete(&self, number: &str) -> Number {
        Number {
            status: self.status,
            instance: self.instance.clone(),
            product: self.product,
            account: self.account.clone(),
            icp_number: self.icp_number.clone(),
            ..super::recorded(number.trim())
        }
    }
}

impl From<Record> for BsnBySn {
    fn from(record: Record) -> BsnBySn {
        let Record { sn: _, status, instance, product, account, icp_number } = record;
        BsnBySn { status, instance, product, account, icp_number }
    }
}
