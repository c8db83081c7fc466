//! Our tables written: whatever is written is read again as the same facts. Imports the engine.

use super::super::csv::Csv;
use super::columns::{Column, Headers, INSTANCES, NUMBERS};
use super::value::{NONE, date_cell};
use super::word;
use crate::engine::{Billing, Instance, Number, Product, Region, decimal};

/// Instances as a table that can be brought in again.
///
/// ```
/// use beian_desk::engine::{Instance, Product};
/// use beian_desk::exchange::{self, Headers};
///
/// let instances = [Instance::new("i-bp1", Product::Ecs)];
/// let table = exchange::instances_csv(Headers::English, &instances);
/// assert!(table.starts_with("\u{feff}id,product,name,"));
/// assert_eq!(exchange::read(&table).unwrap().sheet.instances[0].fact, instances[0]);
/// ```
pub fn instances_csv(headers: Headers, instances: &[Instance]) -> String {
    let mut csv = head(headers, &INSTANCES);
    for instance in instances {
        csv.row(instance_cells(headers, instance).iter().map(String::as_str));
    }
    csv.finish()
}

/// Numbers as a table that can be brought in again; without any, the table to fill in.
pub fn numbers_csv(headers: Headers, numbers: &[Number]) -> String {
    let mut csv = head(headers, &NUMBERS);
    for number in numbers {
        csv.row(NUMBERS.iter().map(|column| number_cell(headers, number, column.code)).collect::<Vec<_>>());
    }
    csv.finish()
}

/// The table of instances to fill in: the headers, a row that says what goes into each column, and two examples.
/// All but the headers begin with `#` and are passed over when the table is brought in, so that nobody takes the
/// examples for servers of theirs.
pub fn template_csv(headers: Headers, hints: &[&str]) -> String {
    let mut csv = head(headers, &INSTANCES);
    csv.comment(hints.iter().copied());
    for instance in examples() {
        csv.comment(instance_cells(headers, &instance).iter().map(String::as_str));
    }
    csv.finish()
}

fn head(headers: Headers, columns: &[Column]) -> Csv {
    let mut csv = Csv::default();
    csv.row(columns.iter().map(|column| column.name(headers)));
    csv
}

fn instance_cells(headers: Headers, instance: &Instance) -> Vec<String> {
    INSTANCES.iter().map(|column| instance_cell(headers, instance, column.code).unwrap_or_default()).collect()
}

fn instance_cell(headers: Headers, instance: &Instance, code: &str) -> Option<String> {
    Some(match code {
        "id" => instance.id.clone(),
        "product" => word::product_word(instance.product, headers).to_owned(),
        "name" => instance.name.clone()?,
        "region" => instance.region.as_ref()?.as_str().to_owned(),
        "owner" => instance.owner.as_ref()?.as_str().to_owned(),
        "billing" => word::billing_word(instance.billing?, headers).to_owned(),
        "purchased_at" => date_cell(instance.purchased_at?),
        "expires_at" => date_cell(instance.expires_at?),
        "term_months" => instance.term_months?.to_string(),
        "first_term_months" => instance.first_term_months?.to_string(),
        "order_amount" => instance.order_amount?.to_string(),
        "public_bandwidth_mbps" => decimal::text(instance.public_bandwidth_mbps?),
        "public_ips" => match instance.public_ips.as_deref()? {
            [] => NONE.get(usize::from(headers == Headers::English)).copied().unwrap_or_default().to_owned(),
            ips => ips.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        },
        "eip" => instance.eip?.to_string(),
        _ => instance.status.clone()?,
    })
}

fn number_cell<'a>(headers: Headers, number: &'a Number, code: &str) -> &'a str {
    let cell = match code {
        "number" => Some(number.number.as_str()),
        "product" => number.product.map(|product| word::product_word(product, headers)),
        "instance" => number.instance.as_deref(),
        "account" => number.account.as_ref().map(|account| account.as_str()),
        "status" => number.status.map(|status| word::status_word(status, headers)),
        "origin" => number.origin.map(|origin| word::origin_word(origin, headers)),
        "replaces" => number.replaces.as_deref(),
        "domain" => number.domain.as_deref(),
        "icp_number" => number.icp_number.as_deref(),
        _ => number.note.as_deref(),
    };
    cell.unwrap_or_default()
}

/// A server and a marketplace product with everything that the rules ask of them.
fn examples() -> [Instance; 2] {
    let mut server = Instance::new("i-bp1example0001", Product::Ecs);
    server.name = Some("www".to_owned());
    server.region = Region::new("cn-hangzhou");
    server.owner = "1370000000000210".parse().ok();
    server.billing = Some(Billing::Subscription);
    server.purchased_at = "2026-02-10T11:15+08:00".parse().ok();
    server.expires_at = "2027-02-11T00:00+08:00".parse().ok();
    server.public_bandwidth_mbps = Some(5.0);
    server.public_ips = "203.0.113.7".parse().ok().map(|address| vec![address]);
    server.status = Some("Running".to_owned());
    let mut site = Instance::new("10010001", Product::SiteMarket);
    site.owner = server.owner.clone();
    site.first_term_months = Some(12);
    site.order_amount = "99.00".parse().ok();
    [server, site]
}
