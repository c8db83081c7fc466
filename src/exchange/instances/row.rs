//! One instance of an export. Imports the engine.

use std::borrow::Cow;
use std::net::IpAddr;
use std::str::FromStr;

use super::List;
use crate::engine::json::{Fault, Slot, Value};
use crate::engine::{Billing, Expected, Instance, Moment, Problem, Region};

/// An instance with the places of the fields that later checks may name.
pub(super) struct Read<'a> {
    pub(super) fact: Instance,
    pub(super) id: Value<'a>,
    pub(super) expires_at: Option<Value<'a>>,
}

pub(super) fn read(list: List, row: Value<'_>) -> Result<Read<'_>, Fault> {
    let mut id = Slot::default();
    let mut name = Slot::default();
    let mut region = Slot::default();
    let mut billing = Slot::default();
    let mut purchased_at = Slot::default();
    let mut expires_at = Slot::default();
    let mut bandwidth = Slot::default();
    let mut public_ips = Slot::default();
    let mut eip = Slot::default();
    let mut status = Slot::default();
    for (key, value) in row.entries()? {
        match (key.as_ref(), list) {
            ("InstanceId", _) => id.fill(&key, value, |value| match text(value)? {
                Some(text) => Ok((text.into_owned(), value)),
                None => Err(value.expected(Expected::Filled)),
            }),
            ("InstanceName", _) => name.fill_with(&key, value, |value| Ok(text(value)?.map(Cow::into_owned))),
            ("RegionId", _) => region.fill_with(&key, value, |value| Ok(text(value)?.and_then(|id| Region::new(&id)))),
            ("InstanceChargeType", List::Ecs) | ("ChargeType", List::Swas) => {
                billing.fill_with(&key, value, read_charge_type)
            }
            ("CreationTime", _) => purchased_at.fill_with(&key, value, |value| parsed(value, Expected::Moment)),
            ("ExpiredTime", _) => expires_at.fill_with(&key, value, |value| {
                let moment: Option<Moment> = parsed(value, Expected::Moment)?;
                Ok(moment.map(|moment| (moment, value)))
            }),
            ("InternetMaxBandwidthOut", List::Ecs) => bandwidth.fill_with(&key, value, read_bandwidth),
            ("ResourceSpec", List::Swas) => {
                bandwidth.fill_with(&key, value, |value| within(value, "Bandwidth", read_bandwidth))
            }
            ("PublicIpAddress", List::Ecs) => {
                public_ips.fill_with(&key, value, |value| within(value, "IpAddress", read_addresses))
            }
            ("PublicIpAddress", List::Swas) => public_ips.fill_with(&key, value, |value| {
                let address: Option<IpAddr> = parsed(value, Expected::Address)?;
                Ok(address.map(|address| vec![address]))
            }),
            ("EipAddress", List::Ecs) => {
                eip.fill_with(&key, value, |value| within(value, "IpAddress", |value| parsed(value, Expected::Address)))
            }
            ("Status", _) => status.fill_with(&key, value, |value| Ok(text(value)?.map(Cow::into_owned))),
            _ => Ok(()),
        }?;
    }
    let Some((id, id_place)) = id.take() else { return Err(row.fault(Problem::Missing("InstanceId"))) };
    let (expires_at, expires_place) = expires_at.take().unzip();
    let fact = Instance {
        name: name.take(),
        region: region.take(),
        billing: billing.take(),
        purchased_at: purchased_at.take(),
        expires_at,
        public_bandwidth_mbps: bandwidth.take(),
        public_ips: public_ips.take(),
        eip: eip.take(),
        status: status.take(),
        ..Instance::new(id, list.product())
    };
    if fact.dates_clash() {
        let place = expires_place.unwrap_or(row);
        return Err(place.fault(Problem::ExpiryBeforePurchase).under("ExpiredTime"));
    }
    Ok(Read { fact, id: id_place, expires_at: expires_place })
}

/// A text; null and a blank one are nothing.
fn text(value: Value<'_>) -> Result<Option<Cow<'_, str>>, Fault> {
    let text = value.optional(Value::string)?;
    Ok(text.filter(|text| !text.trim().is_empty()))
}

fn parsed<T: FromStr>(value: Value<'_>, expected: Expected) -> Result<Option<T>, Fault> {
    if !value.is_null() && !value.is_string() {
        return Err(value.expected(expected));
    }
    match text(value)? {
        Some(text) => text.trim().parse().map(Some).map_err(|_| value.expected(expected)),
        None => Ok(None),
    }
}

/// What `read` makes of a member of an object, each of which may be absent.
fn within<'a, T>(
    value: Value<'a>,
    key: &str,
    read: impl Fn(Value<'a>) -> Result<Option<T>, Fault>,
) -> Result<Option<T>, Fault> {
    if value.is_null() {
        return Ok(None);
    }
    let mut slot = Slot::default();
    for (name, inner) in value.entries()?.into_iter().filter(|(name, _)| name == key) {
        slot.fill_with(&name, inner, &read)?;
    }
    Ok(slot.take())
}

fn read_charge_type(value: Value<'_>) -> Result<Option<Billing>, Fault> {
    if !value.is_null() && !value.is_string() {
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
    if value.is_null() || (value.is_string() && text(value)?.is_none()) {
        return Ok(None);
    }
    let mbps: Option<f64> = value.number().ok().and_then(|number| number.parse().ok());
    let mbps = mbps.filter(|mbps| mbps.is_finite() && *mbps >= 0.0);
    mbps.map(Some).ok_or_else(|| value.expected(Expected::Bandwidth))
}

/// A list that is there and holds no address says that there is none.
fn read_addresses(value: Value<'_>) -> Result<Option<Vec<IpAddr>>, Fault> {
    let Some(items) = value.optional(Value::items)? else { return Ok(None) };
    let mut addresses = Vec::with_capacity(items.len());
    for (index, item) in items.into_iter().enumerate() {
        addresses.extend(parsed::<IpAddr>(item, Expected::Address).map_err(|fault| fault.under(index))?);
    }
    Ok(Some(addresses))
}
