//! The bytes of facts and of what holds them. Imports the engine and the ledger.

use std::net::IpAddr;

use super::super::{Backup, BsnBySn, Kind, Reading};
use super::wire::{Input, Wire, fields, variants};
use crate::engine::{
    Account, Billing, Instance, Mark, Moment, Number, Origin, Product, Region, Row, Sheet, Status, Yuan,
};
use crate::ledger::{Event, codec};

/// Values that their own text says in full.
macro_rules! texts {
    ($($type:ty: $text:expr, $read:expr;)+) => {$(
        impl Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                let text: fn(&$type) -> String = $text;
                text(self).write(out);
            }

            fn read(input: &mut Input<'_>) -> Option<$type> {
                let read: fn(&str) -> Option<$type> = $read;
                read(&String::read(input)?)
            }
        }
    )+};
}

texts! {
    Account: |account| account.as_str().to_owned(), |text| text.parse().ok();
    Region: |region| region.as_str().to_owned(), Region::new;
    Moment: Moment::to_string, |text| text.parse().ok();
    Yuan: Yuan::to_string, |text| text.parse().ok();
    IpAddr: IpAddr::to_string, |text| text.parse().ok();
    // As a store would keep it.
    Event: codec::encode, |text| codec::decode(text).ok();
}

macro_rules! codes {
    ($($type:ident),+) => {$(
        impl Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                let place = $type::ALL.iter().position(|code| code == self);
                out.push(place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX));
            }

            fn read(input: &mut Input<'_>) -> Option<$type> {
                $type::ALL.get(usize::from(u8::read(input)?)).copied()
            }
        }
    )+};
}

codes!(Product, Billing, Status, Origin);

fields!(Instance {
    id,
    product,
    name,
    region,
    owner,
    billing,
    purchased_at,
    expires_at,
    term_months,
    first_term_months,
    order_amount,
    public_bandwidth_mbps,
    public_ips,
    eip,
    status,
});
fields!(Number { number, product, instance, account, status, origin, replaces, domain, icp_number, note });
fields!(Mark { field, name, line });
fields!(Row<T> { fact, path, line, fields });
fields!(Sheet { account, account_line, instances, numbers, errors });
fields!(Backup { made, account, events, instances, accounts, settings });
fields!(Reading { kind, sheet, warnings, backup });
fields!(BsnBySn { status, instance, product, account, icp_number });

variants!(Kind {
    0 = Facts,
    1 = EcsInstances,
    2 = SwasInstances,
    3 = BssInstances,
    4 = MarketInstances,
    5 = MarketOrder,
    6 = BsnNumbers,
    7 = CsvInstances,
    8 = CsvNumbers,
    9 = Backup,
});
