//! One instance of an export. Imports the engine.

use std::net::IpAddr;
use std::str::FromStr;

use super::List;
use crate::engine::json::{Fault, Fields, Value};
use crate::engine::{self, Billing, Expected, Instance, Problem, Region};

/// An instance with the places of the fields that later checks may name.
pub(super) struct Read<'a> {
    pub(super) fact: Instance,
    pub(super) fields: Fields<'a>,
}

impl Read<'_> {
    pub(super) fn fault(&self, field: &str, problem: Problem) -> Fault {
        self.fields.stated(field).unwrap_or(self.fields.object()).fault(problem).under(field)
    }
}

pub(super) fn read(list: List, row: Value<'_>) -> Result<Read<'_>, Fault> {
    let charge_type = match list {
        List::Ecs => "InstanceChargeType",
        List::Swas => "ChargeType",
    };
    let mut known = vec!["InstanceId", "InstanceName", "RegionId", charge_type, "CreationTime", "ExpiredTime"];
    known.extend(match list {
        List::Ecs => ["InternetMaxBandwidthOut", "EipAddress"].as_slice(),
        List::Swas => &["ResourceSpec"],
    });
    known.extend(["PublicIpAddress", "Status"]);
    let fields = row.fields_among(&known)?;
    let id = fields.need("InstanceId", |value| match text(value)? {
        Some(id) => Ok(id),
        None => Err(value.expected(Expected::Filled)),
    })?;
    let mut fact = Instance {
        name: fields.find("InstanceName", text)?,
        region: fields.find("RegionId", |value| Ok(Region::new(&value.string()?)))?,
        billing: fields.find(charge_type, read_charge_type)?,
        purchased_at: fields.find("CreationTime", |value| parsed(value, Expected::Moment))?,
        expires_at: fields.find("ExpiredTime", |value| parsed(value, Expected::Moment))?,
        status: fields.find("Status", text)?,
        ..Instance::new(id, list.product())
    };
    match list {
        List::Ecs => {
            fact.public_bandwidth_mbps = fields.find("InternetMaxBandwidthOut", read_bandwidth)?;
            fact.public_ips = fields.find("PublicIpAddress", |value| {
                value.fields_among(&["IpAddress"])?.find("IpAddress", |value| read_addresses(value).map(Some))
            })?;
            fact.eip = fields
                .find("EipAddress", |value| value.fields_among(&["IpAddress"])?.find("IpAddress", read_address))?;
        }
        List::Swas => {
            fact.public_bandwidth_mbps = fields
                .find("ResourceSpec", |value| value.fields_among(&["Bandwidth"])?.find("Bandwidth", read_bandwidth))?;
            fact.public_ips = fields.find("PublicIpAddress", read_address)?.map(|address| vec![address]);
        }
    }
    let read = Read { fact, fields };
    if read.fact.dates_clash() {
        return Err(read.fault("ExpiredTime", Problem::ExpiryBeforePurchase));
    }
    Ok(read)
}

/// A text; a blank one is nothing.
fn text(value: Value<'_>) -> Result<Option<String>, Fault> {
    Ok(Some(value.text()?).filter(|text| !text.trim().is_empty()))
}

fn parsed<T: FromStr>(value: Value<'_>, expected: Expected) -> Result<Option<T>, Fault> {
    if !value.is_string() {
        return Err(value.expected(expected));
    }
    match text(value)? {
        Some(text) => text.trim().parse().map(Some).map_err(|_| value.expected(expected)),
        None => Ok(None),
    }
}

fn read_charge_type(value: Value<'_>) -> Result<Option<Billing>, Fault> {
    if !value.is_string() {
        return Err(value.expected(Expected::ChargeType));
    }
    match text(value)?.as_deref() {
        None => Ok(None),
        Some("PrePaid") => Ok(Some(Billing::Subscription)),
        Some("PostPaid") => Ok(Some(Billing::PayAsYouGo)),
        Some(_) => Err(value.expected(Expected::ChargeType)),
    }
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
