//! One row of an export of servers, ECS or SWAS. Imports the engine.

use std::net::IpAddr;

use super::cell::{coded, filled, parsed, text};
use super::{List, Read};
use crate::engine::json::{Fault, Value};
use crate::engine::{self, Billing, Expected, Instance, Product, Region};

pub(super) fn read(list: List, row: Value<'_>) -> Result<Read<'_>, Fault> {
    let ecs = list == List::Ecs;
    let charge_type = if ecs { "InstanceChargeType" } else { "ChargeType" };
    let mut known = vec!["InstanceId", "InstanceName", "RegionId", charge_type, "CreationTime", "ExpiredTime"];
    known.extend(if ecs { ["InternetMaxBandwidthOut", "EipAddress"].as_slice() } else { &["ResourceSpec"] });
    known.extend(["PublicIpAddress", "Status"]);
    let fields = row.fields_among(&known)?;
    let id = fields.need("InstanceId", filled)?;
    let mut fact = Instance {
        name: fields.find("InstanceName", text)?,
        region: fields.find("RegionId", |value| Ok(Region::new(&value.string()?)))?,
        billing: fields.find(charge_type, read_charge_type)?,
        purchased_at: fields.find("CreationTime", |value| parsed(value, Expected::Moment))?,
        expires_at: fields.find("ExpiredTime", |value| parsed(value, Expected::Moment))?,
        status: fields.find("Status", text)?,
        ..Instance::new(id, if ecs { Product::Ecs } else { Product::Swas })
    };
    if ecs {
        fact.public_bandwidth_mbps = fields.find("InternetMaxBandwidthOut", read_bandwidth)?;
        fact.public_ips = fields.find("PublicIpAddress", |value| {
            value.fields_among(&["IpAddress"])?.find("IpAddress", |value| read_addresses(value).map(Some))
        })?;
        fact.eip =
            fields.find("EipAddress", |value| value.fields_among(&["IpAddress"])?.find("IpAddress", read_address))?;
    } else {
        fact.public_bandwidth_mbps = fields
            .find("ResourceSpec", |value| value.fields_among(&["Bandwidth"])?.find("Bandwidth", read_bandwidth))?;
        fact.public_ips = fields.find("PublicIpAddress", read_address)?.map(|address| vec![address]);
    }
    Read::sound(fact, fields, "ExpiredTime")
}

fn read_charge_type(value: Value<'_>) -> Result<Option<Billing>, Fault> {
    coded(value, Expected::ChargeType, |code| match code {
        "PrePaid" => Some(Billing::Subscription),
        "PostPaid" => Some(Billing::PayAsYouGo),
        _ => None,
    })
}

fn read_bandwidth(value: Value<'_>) -> Result<Option<f64>, Fault> {
    if value.is_string() && text(value)?.is_none() {
        return Ok(None);
    }
    engine::read_bandwidth(value).map(Some)
}

fn read_address(value: Value<'_>) -> Result<Option<IpAddr>, Fault> {
    parsed(value, Expected::Address)
}

/// A list that is there and holds no address says that there is none.
fn read_addresses(value: Value<'_>) -> Result<Vec<IpAddr>, Fault> {
    let address = |item: Value<'_>| if item.is_null() { Ok(None) } else { read_address(item) };
    Ok(value.list(address)?.into_iter().flatten().collect())
}
