//! One row of the billing system's QueryAvailableInstances. Imports the engine.
//!
//! It lists whatever the account pays for, in all regions, and says whose it is. It has no addresses, so that an
//! ECS instance stays open until its own export is there too. When an instance is released is no fact of ours: the
//! expiry says all that the rules ask.

use super::cell::{account, coded, filled, parsed, state, text};
use super::{Found, Read};
use crate::engine::json::{Fault, Value, shortened};
use crate::engine::{Billing, Expected, Instance, Product, Region};

/// States of the bill in which the instance is there and all is well.
const WELL: &[&str] = &["Normal", "WaitForExpire"];

pub(super) fn read(row: Value<'_>) -> Result<Found<'_>, Fault> {
    let fields = row.fields_among(&[
        "InstanceID",
        "OwnerId",
        "ProductCode",
        "SubscriptionType",
        "Region",
        "CreateTime",
        "EndTime",
        "Status",
    ])?;
    let code = fields.need("ProductCode", filled)?;
    let Some(product) = product(&code) else { return Ok(Found::Other(shortened(code.trim()))) };
    let fact = Instance {
        owner: fields.find("OwnerId", account)?,
        region: fields.find("Region", |value| Ok(text(value)?.as_deref().and_then(Region::new)))?,
        billing: fields.find("SubscriptionType", billing)?,
        purchased_at: fields.find("CreateTime", |value| parsed(value, Expected::Moment))?,
        expires_at: fields.find("EndTime", |value| parsed(value, Expected::Moment))?,
        status: state(&fields, WELL)?,
        ..Instance::new(fields.need("InstanceID", filled)?, product)
    };
    Read::sound(fact, fields, "EndTime").map(Found::of)
}

/// Only these two codes are known for sure; nothing is taken for what it may not be.
fn product(code: &str) -> Option<Product> {
    let known = [("ecs", Product::Ecs), ("swas", Product::Swas)];
    known.into_iter().find(|(known, _)| code.trim().eq_ignore_ascii_case(known)).map(|(_, product)| product)
}

fn billing(value: Value<'_>) -> Result<Option<Billing>, Fault> {
    coded(value, Expected::SubscriptionType, |code| match code {
        "Subscription" => Some(Billing::Subscription),
        "PayAsYouGo" => Some(Billing::PayAsYouGo),
        _ => None,
    })
}
