//! What the user set and finds again: read as far as it can be, written whole.

use crate::engine::json::{Fault, Parsed, Value, object};
use crate::engine::{Account, Expected, order};

crate::engine::codes! {
    /// How light the page is, where the user chose; else it is as the system has it. Stylesheets know the codes.
    Theme {
        /// Dark on light.
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

/// What the user set and finds again.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// `zh` or `en`; what the browser prefers where absent.
    pub lang: Option<String>,
    /// The current account; all where absent.
    pub account: Option<Account>,
    /// Accounts that the user named.
    pub accounts: Vec<Account>,
    /// The name of the policy that the user chose; the default where absent.
    pub policy: Option<String>,
    /// The sites to file, as typed.
    pub sites: Option<String>,
    /// Light or dark; as the system has it where absent.
    pub theme: Option<Theme>,
    /// The codes of the columns that the table shows, with commas between; the usual ones where absent.
    pub columns: Option<String>,
    /// Whether keys work as shortcuts; they do where absent.
    pub shortcuts: Option<bool>,
}

object!(Settings { lang, account, accounts, policy, sites, theme; columns, shortcuts });

/// Accounts stand in the order of their texts.
pub(super) fn account_order(account: &Account) -> order::Key {
    (0, account.as_str().to_owned())
}

impl Settings {
    /// The settings that a stored text holds, as far as they can be read.
    pub fn parse(text: &str) -> Settings {
        Parsed::new(text).ok().and_then(|parsed| Settings::read(parsed.root()).ok()).unwrap_or_default()
    }

    /// Whether a stored text holds settings.
    pub fn is_readable(text: &str) -> bool {
        Parsed::new(text).is_ok_and(|parsed| Settings::read(parsed.root()).is_ok())
    }

    /// These settings with the accounts that are stored: another tab may have named some.
    #[must_use]
    pub fn joined(mut self, stored: &Settings) -> Settings {
        let new = stored.accounts.iter().filter(|account| !self.accounts.contains(account)).cloned();
        let all = new.chain(self.accounts.iter().cloned()).collect();
        self.accounts = order::sorted(all, account_order);
        self
    }

    fn read(root: Value<'_>) -> Result<Settings, Fault> {
        let account = |value: Value<'_>| value.parsed(Expected::Account);
        let known = ["lang", "account", "accounts", "policy", "sites", "theme", "columns", "shortcuts"];
        let fields = root.fields_among(&known)?;
        Ok(Settings {
            lang: fields.read("lang", Value::text)?,
            account: fields.read("account", account)?,
            accounts: fields.read("accounts", |value| value.list(account))?.unwrap_or_default(),
            // Later than the others: what is wrong with these takes nothing else along.
            policy: fields.read("policy", Value::text).ok().flatten(),
            sites: fields.read("sites", Value::text).unwrap_or_default(),
            theme: fields.read("theme", Value::text).ok().flatten().and_then(|code| code.parse().ok()),
            columns: fields.read("columns", Value::text).unwrap_or_default(),
            shortcuts: fields.read("shortcuts", Value::truth).unwrap_or_default(),
        })
    }
}
