//! The table to fill in, filled in.

use beian_desk::engine::{Billing, Instance, Product, Region};
use beian_desk::exchange::{Kind, Warning};
use beian_desk::i18n::{Lang, export};

use super::desk::{account, at, cells, instances, read};

#[test]
fn untouched_it_brings_nothing() {
    for lang in Lang::ALL {
        let template = export::template(*lang);
        assert!(template.starts_with('\u{feff}') && template.ends_with("\r\n"));
        assert_eq!(template.matches('\n').count(), 4);
        let reading = read(&template);
        assert_eq!(reading.kind, Kind::CsvInstances);
        assert_eq!((reading.sheet.instances, reading.sheet.errors), (vec![], vec![]));
        assert_eq!(reading.warnings, [Warning::Comments { rows: 3 }]);
    }
}

#[test]
fn every_column_has_its_hint() {
    for lang in Lang::ALL {
        let template = export::template(*lang);
        let rows = cells(&template);
        assert!(rows.iter().all(|row| row.len() == 15), "{template}");
        assert!(rows[1].iter().all(|hint| !hint.trim().is_empty()), "{template}");
    }
}

#[test]
fn its_examples_are_instances_once_the_mark_is_gone() {
    let mut server = Instance::new("i-bp1example0001", Product::Ecs);
    server.name = Some("www".to_owned());
    server.region = Region::new("cn-hangzhou");
    server.owner = account("1370000000000210");
    server.billing = Some(Billing::Subscription);
    server.purchased_at = Some(at("2026-02-10T11:15+08:00"));
    server.expires_at = Some(at("2027-02-11T00:00+08:00"));
    server.public_bandwidth_mbps = Some(5.0);
    server.public_ips = Some(vec!["203.0.113.7".parse().unwrap()]);
    server.status = Some("Running".to_owned());
    let mut site = Instance::new("10010001", Product::SiteMarket);
    site.owner = account("1370000000000210");
    site.first_term_months = Some(12);
    site.order_amount = Some("99.00".parse().unwrap());
    for lang in Lang::ALL {
        let template = export::template(*lang);
        let filled: Vec<&str> = template.lines().enumerate().filter(|(at, _)| *at != 1).map(|(_, line)| line).collect();
        let filled = filled.join("\n").replace("# ", "");
        assert_eq!(instances(&filled), [server.clone(), site.clone()], "{filled}");
    }
}
