//! One row of the marketplace's DescribeInstances. Imports the engine.
//!
//! Amount and first term stand in the order, which another file may bring.

use super::Read;
use super::cell::{id, millis, state, text};
use crate::engine::json::{Fault, Value};
use crate::engine::{Instance, Product};

/// States in which the product is there and in use, by kind of product.
const WELL: &[&str] = &["OPENED", "USING", "UNUSED", "STARTED", "CONFIRM"];

pub(super) fn read(row: Value<'_>) -> Result<Read<'_>, Fault> {
    let fields = row.fields_among(&["InstanceId", "ProductName", "BeganOn", "EndOn", "Status"])?;
    let fact = Instance {
        name: fields.find("ProductName", text)?,
        purchased_at: fields.find("BeganOn", millis)?,
        expires_at: fields.find("EndOn", millis)?,
        status: state(&fields, WELL)?,
        ..Instance::new(fields.need("InstanceId", id)?, Product::SiteMarket)
    };
    Read::sound(fact, fields, "EndOn")
}
