//! What a policy must hold beyond its shape.

use super::super::facts::Product;
use super::super::remedy::RemedyKind;
use super::super::rules::Check;
use super::{Advisory, InsteadCode, Policy, is_reading, look_up};

/// # Errors
/// What is missing, double or out of place.
pub(super) fn validate(policy: &Policy) -> Result<(), String> {
    facts(policy)?;
    for product in Product::ALL {
        self::product(policy, *product)?;
    }
    for code in InsteadCode::ALL {
        match look_up(&policy.instead, *code as usize) {
            Some(pointer) => source(policy, &pointer.source, code.code())?,
            None if is_used(policy, *code) => return Err(format!("`{}` is missing", code.code())),
            None => {}
        }
    }
    for code in Advisory::ALL {
        if let Some(rule) = policy.advisory(*code) {
            source(policy, &rule.source, code.code())?;
        }
    }
    Ok(())
}

/// Facts are a capital letter, one for all of a policy and not that of the readings, and a number; none stands twice.
fn facts(policy: &Policy) -> Result<(), String> {
    let ids: Vec<&str> = policy.facts().collect();
    let letter = ids.first().and_then(|id| id.chars().next()).filter(|letter| letter.is_ascii_uppercase());
    for (at, id) in ids.iter().enumerate() {
        let digits = letter.and_then(|letter| id.strip_prefix(letter)).unwrap_or_default();
        if letter == Some('A') || digits.starts_with('0') || digits.parse::<u8>().is_err() {
            return Err(format!("`{id}` is no id of a fact"));
        }
        if ids.iter().take(at).any(|before| before == id) {
            return Err(format!("`{id}` stands twice"));
        }
    }
    Ok(())
}

/// What products without numbers lead to, and what every policy must say.
fn is_used(policy: &Policy, code: InsteadCode) -> bool {
    let by_product = |product: &Product| policy.product(*product).instead == Some(code);
    matches!(code, InsteadCode::NoFilingNeeded | InsteadCode::BuyFileableServer) || Product::ALL.iter().any(by_product)
}

fn product(policy: &Policy, product: Product) -> Result<(), String> {
    let name = product.code();
    let rule = look_up(&policy.products, product as usize).ok_or_else(|| format!("`{name}` is missing"))?;
    if rule.numbers.is_some() == rule.instead.is_some() {
        return Err(format!("`{name}` must have either a quota with an action or an `instead`"));
    }
    for check in Check::ALL {
        let Some(row) = rule.check(*check) else { continue };
        let place = format!("{name}.{}", check.code());
        source(policy, &row.source, &place)?;
        if check.has_months() != row.months.is_some() || (*check == Check::OrderAmountTooLow) != row.yuan.is_some() {
            return Err(format!("{place} has the wrong parameters"));
        }
        for kind in check.remedies(product) {
            let pointer = rule.remedy(*kind).ok_or_else(|| format!("{place} lacks `{}`", kind.code()))?;
            source(policy, &pointer.source, &place)?;
            if *kind == RemedyKind::Renew {
                source(policy, &pointer.source_expired, &place)?;
            }
        }
    }
    Ok(())
}

fn source(policy: &Policy, source: &[String], place: &str) -> Result<(), String> {
    if source.is_empty() {
        return Err(format!("{place} names no source"));
    }
    match source.iter().find(|id| policy.section_of(id).is_none() && !is_reading(id)) {
        Some(id) => Err(format!("{place} names `{id}`, which is no fact and no reading")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Policy, files};

    /// Each change makes the file unusable, and the error says why.
    #[track_caller]
    fn refused(text: &str, changes: &[(&str, &str, &str)]) {
        for (from, to, message) in changes {
            let broken = text.replacen(from, to, 1);
            assert_ne!(broken, text, "{from}");
            let error = Policy::parse(&broken).unwrap_err().to_string();
            assert!(error.contains(message), "{from}: {error}");
        }
    }

    #[test]
    fn a_broken_policy_is_refused() {
        refused(
            files::TEXTS[0],
            &[
                ("\"S42\"", "\"S99\"", "`S42`"),
                ("\"limit\": 5,", "", "limit"),
                ("\"months\": 3 }", "\"minutes\": 3 }", "minutes"),
                (", \"months\": 3 }", " }", "parameters"),
                ("\"action\": \"apply\",", "", "either"),
                ("\"buy_instance\"", "\"use_other_account\"", "lacks `buy_instance`"),
                ("\"source\": [\"S60\"]", "\"source\": []", "no source"),
                ("\"limit\": 5,", "\"limit\": 5, \"limit\": 5,", "second time"),
                ("\"holds_from\": \"2018-05-21\"", "\"holds_from\": \"2018-05-32\"", "holds_from"),
                ("\"default\": true", "\"default\": 1", "default"),
            ],
        );
    }

    #[test]
    fn a_broken_policy_of_many_documents_is_refused() {
        refused(
            files::TEXTS[1],
            &[
                ("\"sure\": \"B\"", "\"sure\": \"E\"", "sure"),
                ("{ \"sure\": \"B\" }", "{}", "sure"),
                ("[\"M1\", \"M2\"]", "[\"M1\", \"M2\", \"M4\"]", "`M4` stands twice"),
                ("[\"M1\", \"M2\"]", "[\"M1\", \"S2\"]", "`S2` is no id"),
                ("[\"M1\", \"M2\"]", "[\"A1\", \"A2\"]", "`A1` is no id"),
                ("[\"M1\", \"M2\"]", "[\"M01\", \"M2\"]", "`M01` is no id"),
                ("\"not_covered\": {", "\"verify_host_user\": {", "`not_covered` is missing"),
                ("[\"A1\", \"A11\"]", "[\"A1\", \"A21\"]", "`A21`"),
                ("\"number_en\": \"service code\",", "", "number_en"),
                ("\"no_filing_needed\"", "\"shop_filing_system\"", "`no_filing_needed` is missing"),
            ],
        );
    }
}
