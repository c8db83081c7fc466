//! The facts that the engine judges by: instances and numbers, as one file or a user states them.
//!
//! A fact that is `None` is unknown, never false.

mod read;
mod sheet;
mod value;

use std::fmt;
use std::net::IpAddr;

use super::json::{Json, Object, object};
use super::moment::Moment;

pub(crate) use sheet::Owners;

pub(crate) use read::{instance_row, read_bandwidth};
pub use read::{read_facts, whole_facts};
pub use sheet::{Assembled, Mark, Row, Sheet, assemble};
pub use value::{Account, Region, Yuan};

/// The version of the JSON contract.
pub const SCHEMA: &str = "beian-desk/1";

/// A text that is none of the codes that were expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeError;

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not one of the codes that are known here")
    }
}

impl std::error::Error for CodeError {}

/// An enum whose variants have a code each, in JSON and in texts alike.
macro_rules! codes {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every variant, in the order of the contract.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The code of every variant, in the same order.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code in the contract.
            pub const fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::engine::CodeError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let place = $crate::engine::place_of(text, $name::CODES);
                $name::ALL.get(place).copied().ok_or($crate::engine::CodeError)
            }
        }

        impl $crate::engine::Json for $name {
            fn write(&self, out: &mut String) {
                self.code().write(out);
            }
        }
    };
}
pub(crate) use codes;

/// Where a code stands in a list; past its end where it does not. Once for all enums.
#[inline(never)]
pub(crate) fn place_of(code: &str, codes: &[&str]) -> usize {
    codes.iter().position(|known| *known == code).unwrap_or(codes.len())
}

codes! {
    /// What was bought. The first four use numbers.
    Product {
        /// Elastic Compute Service.
        Ecs = "ecs",
        /// Simple Application Server, 轻量应用服务器.
        Swas = "swas",
        /// Elastic web hosting, 弹性 Web 托管.
        ElasticWebHosting = "elastic_web_hosting",
        /// A site from the marketplace, 建站市场 / 云市场.
        SiteMarket = "site_market",
        /// Cloud virtual host, 云虚拟主机.
        CloudVirtualHost = "cloud_virtual_host",
        /// 云享主机: 锋云 and 翔云.
        YunxiangHost = "yunxiang_host",
        /// 诚信通旺铺 or a company site there.
        CxtShop = "cxt_shop",
        /// The domain is here, the server elsewhere.
        OtherProvider = "other_provider",
    }
}

impl Product {
    /// Whether the numbers of its instances are counted together, by account.
    pub const fn counts_by_account(self) -> bool {
        matches!(self, Product::ElasticWebHosting)
    }
}

codes! {
    /// How an instance is paid for.
    Billing {
        /// Monthly or yearly, in advance (包年包月).
        Subscription = "subscription",
        /// By use (按量付费).
        PayAsYouGo = "pay_as_you_go",
    }
}

codes! {
    /// Where a number stands in its life.
    Status {
        /// Bought, not tied to an instance yet (the provider's 0).
        Unbound = "unbound",
        /// Tied to an instance and usable (1).
        Bound = "bound",
        /// A filing with it is under review (4).
        Filing = "filing",
        /// Its filing succeeded: void for any other site (2).
        Filed = "filed",
        /// Voided (3); of a reservation: discarded.
        Invalid = "invalid",
    }
}

impl Status {
    /// Whether a number that was issued waits to be used where it stands here.
    pub fn waits(self) -> bool {
        matches!(self, Status::Unbound | Status::Bound)
    }
}

codes! {
    /// Where a number comes from.
    Origin {
        /// The provider issued it; the user typed or imported it.
        Recorded = "recorded",
        /// This app made it as a reservation.
        Simulated = "simulated",
    }
}

/// One instance, as far as its facts are known.
#[derive(Debug, Clone, PartialEq)]
pub struct Instance {
    /// The provider's id; shown as it is, never interpreted.
    pub id: String,
    /// What was bought.
    pub product: Product,
    /// The user's name for it.
    pub name: Option<String>,
    /// Where it stands.
    pub region: Option<Region>,
    /// The account that bought it.
    pub owner: Option<Account>,
    /// How it is paid for.
    pub billing: Option<Billing>,
    /// When it was bought.
    pub purchased_at: Option<Moment>,
    /// When it expires; from 2099-12-31T15:59Z on never.
    pub expires_at: Option<Moment>,
    /// Months bought, renewals included; wins over the dates. 0 to 1200.
    pub term_months: Option<u16>,
    /// Months of the first purchase alone, of marketplace products. 0 to 1200.
    pub first_term_months: Option<u16>,
    /// The total of the order, of marketplace products.
    pub order_amount: Option<Yuan>,
    /// Public bandwidth in Mbit/s, not below zero.
    pub public_bandwidth_mbps: Option<f64>,
    /// Public addresses; an empty list says that there are none.
    pub public_ips: Option<Vec<IpAddr>>,
    /// The elastic address bound to it.
    pub eip: Option<IpAddr>,
    /// The provider's word for its state; advice only.
    pub status: Option<String>,
}

impl Instance {
    /// An instance of which nothing else is known.
    pub fn new(id: impl Into<String>, product: Product) -> Instance {
        Instance {
            id: id.into(),
            product,
            name: None,
            region: None,
            owner: None,
            billing: None,
            purchased_at: None,
            expires_at: None,
            term_months: None,
            first_term_months: None,
            order_amount: None,
            public_bandwidth_mbps: None,
            public_ips: None,
            eip: None,
            status: None,
        }
    }

    /// Whether the expiry lies before the purchase, which no instance can have.
    pub fn dates_clash(&self) -> bool {
        matches!((self.purchased_at, self.expires_at), (Some(bought), Some(expires)) if expires < bought)
    }

    /// Takes over every fact that `later` states.
    pub fn merge(&mut self, later: Instance) {
        fn take<T>(mine: &mut Option<T>, theirs: Option<T>) {
            if theirs.is_some() {
                *mine = theirs;
            }
        }
        take(&mut self.name, later.name);
        take(&mut self.region, later.region);
        take(&mut self.owner, later.owner);
        take(&mut self.billing, later.billing);
        take(&mut self.purchased_at, later.purchased_at);
        take(&mut self.expires_at, later.expires_at);
        take(&mut self.term_months, later.term_months);
        take(&mut self.first_term_months, later.first_term_months);
        take(&mut self.order_amount, later.order_amount);
        take(&mut self.public_bandwidth_mbps, later.public_bandwidth_mbps);
        take(&mut self.public_ips, later.public_ips);
        take(&mut self.eip, later.eip);
        take(&mut self.status, later.status);
    }
}

object!(Instance {
    id, product;
    name, region, owner, billing, purchased_at, expires_at, term_months, first_term_months, order_amount,
    public_bandwidth_mbps, public_ips, eip, status
});

/// One filing service number, recorded or simulated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The number itself, normally a UUID; compared without case.
    pub number: String,
    /// The product that it is for; that of its instance where absent.
    pub product: Option<Product>,
    /// The id of the instance that it is for.
    pub instance: Option<String>,
    /// The account that it belongs to; that of its instance where absent.
    pub account: Option<Account>,
    /// Where it stands; `bound` where absent.
    pub status: Option<Status>,
    /// Where it comes from; `recorded` where absent.
    pub origin: Option<Origin>,
    /// The reservation whose place this recorded number takes.
    pub replaces: Option<String>,
    /// The site that is filed with it.
    pub domain: Option<String>,
    /// The ICP number that its filing brought.
    pub icp_number: Option<String>,
    /// The user's note.
    pub note: Option<String>,
}

impl Number {
    /// A number of which nothing else is known.
    pub fn new(number: impl Into<String>) -> Number {
        Number {
            number: number.into(),
            product: None,
            instance: None,
            account: None,
            status: None,
            origin: None,
            replaces: None,
            domain: None,
            icp_number: None,
            note: None,
        }
    }

    /// Where it stands; `bound` unless stated.
    pub fn status(&self) -> Status {
        self.status.unwrap_or(Status::Bound)
    }

    /// Whether it is a reservation of this app.
    pub fn is_simulated(&self) -> bool {
        self.origin == Some(Origin::Simulated)
    }

    /// Whether it was issued and waits to be used: recorded, and unbound or bound.
    pub fn is_unused(&self) -> bool {
        !self.is_simulated() && self.status().waits()
    }

    /// Whether its text says that it is a reservation.
    pub fn is_marked_simulated(&self) -> bool {
        self.number.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("SIM-"))
    }

    /// The number for comparing: without case.
    pub fn key(&self) -> String {
        self.number.to_ascii_lowercase()
    }

    /// Whether the number has the usual form, 8-4-4-4-12 hexadecimal digits.
    pub fn is_uuid(&self) -> bool {
        let groups: Vec<&str> = self.number.split('-').collect();
        groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
            && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
    }

    /// Takes over everything that `later` states.
    pub fn merge(&mut self, later: Number) {
        self.product = later.product.or(self.product);
        self.status = later.status.or(self.status);
        self.origin = later.origin.or(self.origin);
        for (mine, theirs) in [
            (&mut self.instance, later.instance),
            (&mut self.replaces, later.replaces),
            (&mut self.domain, later.domain),
            (&mut self.icp_number, later.icp_number),
            (&mut self.note, later.note),
        ] {
            if theirs.is_some() {
                *mine = theirs;
            }
        }
        if later.account.is_some() {
            self.account = later.account;
        }
    }
}

object!(Number {
    number; product, instance, account, status, origin, replaces, domain, icp_number, note
});

/// A facts file: what is known of one account's instances and numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    /// The current account: the one that would apply.
    pub account: Option<Account>,
    /// The instances, in the order in which they were given.
    pub instances: Vec<Instance>,
    /// The numbers, in the order in which they were given.
    pub numbers: Vec<Number>,
}

impl Facts {
    /// The facts as a file: a row a line, so that a fault in a file that somebody changed has a line of its own.
    pub fn to_file(&self) -> String {
        let account = self.account.json();
        let (instances, numbers) = (rows(&self.instances), rows(&self.numbers));
        format!(
            "{{\n\"schema\": \"{SCHEMA}\",\n\"account\": {account},\n\"instances\": [{instances}],\n\"numbers\": [{numbers}]\n}}\n"
        )
    }
}

fn rows<T: Json>(rows: &[T]) -> String {
    rows.iter().map(|row| ["\n", &row.json()].concat()).collect::<Vec<_>>().join(",")
}

impl Json for Facts {
    fn write(&self, out: &mut String) {
        Object::new(out)
            .member("schema", &SCHEMA)
            .member("account", &self.account)
            .member("instances", &self.instances)
            .member("numbers", &self.numbers)
            .end();
    }
}
