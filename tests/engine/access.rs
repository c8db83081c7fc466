//! Public access by what is stated: an EIP, bandwidth and addresses, in the contract's order.

use beian_desk::engine::{Instance, Product};

use super::desk::{Desk, but};

/// Bandwidth, addresses (none stated, stated empty, one) and what they say without and with an EIP.
type Row = (Option<f64>, Option<usize>, &'static str, bool);

/// The last column: whether an EIP makes the difference, which is what the advisory tells.
const TABLE: [Row; 12] = [
    (None, None, "unknown", false),
    (None, Some(0), "no_bandwidth", true),
    (None, Some(1), "access", false),
    (Some(0.0), None, "no_bandwidth", true),
    (Some(0.0), Some(0), "no_bandwidth", true),
    (Some(0.0), Some(1), "no_bandwidth", true),
    (Some(5.0), None, "access", false),
    (Some(5.0), Some(0), "no_address", true),
    (Some(5.0), Some(1), "access", false),
    (Some(0.5), None, "access", false),
    (Some(0.5), Some(0), "no_address", true),
    (Some(-0.0), Some(2), "no_bandwidth", true),
];

fn instance(bandwidth: Option<f64>, addresses: Option<usize>, eip: bool) -> Instance {
    but(Product::Ecs, |i| {
        i.public_bandwidth_mbps = bandwidth;
        i.public_ips = addresses.map(|count| vec!["2001:db8::7".parse().unwrap(); count]);
        i.eip = eip.then(|| "203.0.113.9".parse().unwrap());
    })
}

#[test]
fn every_combination_without_an_eip() {
    for (bandwidth, addresses, says, _) in TABLE {
        let told = Desk::one(instance(bandwidth, addresses, false)).told();
        let (verdict, reasons, unknown, remedies) = match says {
            "access" => ("eligible", vec![], "", ""),
            "unknown" => ("undetermined", vec![], "public_ips", ""),
            "no_bandwidth" => {
                ("ineligible", vec!["no_public_access public_access no_bandwidth"], "", "buy_public_bandwidth")
            }
            _ => ("ineligible", vec!["no_public_access public_access no_address"], "", "assign_public_ip"),
        };
        assert_eq!(told.verdict, verdict, "{bandwidth:?} {addresses:?}");
        assert_eq!(told.reasons, reasons, "{bandwidth:?} {addresses:?}");
        assert_eq!((told.unknown.as_str(), told.remedies.as_str()), (unknown, remedies), "{bandwidth:?} {addresses:?}");
        assert_eq!(told.advisories, "", "{bandwidth:?} {addresses:?}");
    }
}

#[test]
fn an_eip_gives_access_whatever_else_is_stated() {
    for (bandwidth, addresses, _, differs) in TABLE {
        let told = Desk::one(instance(bandwidth, addresses, true)).told();
        assert_eq!(told.verdict, "eligible", "{bandwidth:?} {addresses:?}");
        let advisories = if differs { "public_access_by_eip" } else { "" };
        assert_eq!(told.advisories, advisories, "{bandwidth:?} {addresses:?}");
    }
}
