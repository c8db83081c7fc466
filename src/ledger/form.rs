//! The form of an ICP number.

/// Whether a text has the form of an ICP number: a province's one-character name, `ICP备`, six to ten digits,
/// `号`, and for a single site `-` with its ordinal.
///
/// ```
/// use beian_desk::ledger::is_icp_number;
///
/// assert!(is_icp_number("粤ICP备00000000号-1"));
/// assert!(!is_icp_number("粤ICP备号"));
/// ```
pub fn is_icp_number(text: &str) -> bool {
    const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼港澳台";
    let mut chars = text.trim().chars();
    let Some(province) = chars.next() else { return false };
    let rest = chars.as_str();
    let Some(start) = rest.get(..3) else { return false };
    let Some(rest) = rest.get(3..).and_then(|rest| rest.strip_prefix('备')) else { return false };
    let Some((digits, site)) = rest.split_once('号') else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let site_right = site.is_empty() || site.strip_prefix('-').is_some_and(is_digits);
    PROVINCES.contains(province)
        && start.eq_ignore_ascii_case("ICP")
        && is_digits(digits)
        && (6..=10).contains(&digits.len())
        && site_right
}

#[cfg(test)]
mod tests {
    use super::is_icp_number;

    #[test]
    fn forms() {
        for right in ["京ICP备12345678号", "浙icp备2023012345号-12", " 沪ICP备05000001号-1 "] {
            assert!(is_icp_number(right), "{right}");
        }
        for wrong in [
            "",
            "京",
            "ICP备12345678号",
            "京ICP备1234号",
            "京ICP证12345678号",
            "京ICP备12345678号-",
            "京ICP备12345678",
            "X京ICP备12345678号",
            "京IC备12345678号",
        ] {
            assert!(!is_icp_number(wrong), "{wrong}");
        }
    }
}
