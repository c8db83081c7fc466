//! What is wrong with an input: values, rows, whole files. English is what the errors' own `Display` says, but for
//! files, where the user must learn which command makes one that can be read.

mod file;

use super::Lang;
use super::phrase::fill;
use crate::engine::{Expected, InputError, Problem};

pub use file::{file_kind, not_decoded, not_readable, read_error, warning};

/// One thing wrong with an input, with its place.
///
/// ```
/// use beian_desk::engine::{InputError, Problem};
/// use beian_desk::i18n::{Lang, error::input_error};
///
/// let error = InputError { path: "instances[3]".to_owned(), line: Some(12), problem: Problem::Missing("id") };
/// assert_eq!(input_error(Lang::En, &error), "instances[3], line 12: `id` is missing");
/// assert_eq!(input_error(Lang::Zh, &error), "instances[3]，第 12 行：缺少 `id`");
/// ```
pub fn input_error(lang: Lang, error: &InputError) -> String {
    if lang == Lang::En {
        return error.to_string();
    }
    let line = error.line.map(|line| line.to_string());
    let template = match (error.path.is_empty(), &line) {
        (true, None) => "{2}",
        (true, Some(_)) => "第 {1} 行：{2}",
        (false, None) => "{0}：{2}",
        (false, Some(_)) => "{0}，第 {1} 行：{2}",
    };
    fill(template, &[&error.path, line.as_deref().unwrap_or_default(), &problem(lang, &error.problem)])
}

/// What is wrong, without the place.
pub fn problem(lang: Lang, problem: &Problem) -> String {
    if lang == Lang::En {
        return problem.to_string();
    }
    let (stated, present);
    let (template, first, second) = match problem {
        Problem::Syntax(message) => ("格式不对（{0}）", message.as_str(), ""),
        Problem::Expected { expected: wanted, found } => {
            ("这里应该是{0}，却是 `{1}`", expected(lang, *wanted), found.as_str())
        }
        Problem::UnknownField => ("没有这个字段", "", ""),
        Problem::DuplicateKey => ("这个字段重复了", "", ""),
        Problem::Missing(field) => ("缺少 `{0}`", *field, ""),
        Problem::DuplicateInstance(id) => ("实例 `{0}` 列了两次", id.as_str(), ""),
        Problem::DuplicateNumber(number) => ("号码 `{0}` 列了两次", number.as_str(), ""),
        Problem::ProductConflict { id, other } => ("`{0}` 在别处写的产品是 `{1}`", id.as_str(), *other),
        Problem::ExpiryBeforePurchase => ("到期时间早于购买时间", "", ""),
        Problem::AccountConflict { first, second } => {
            ("这些文件写了两个账号，`{0}` 和 `{1}`：请指明用哪一个", first.as_str(), second.as_str())
        }
        Problem::SimulatedMark(number) => {
            ("`{0}`：以 `SIM-` 开头的号码，来源必须是 `simulated`，反过来也一样", number.as_str(), "")
        }
        Problem::SimulatedMarket => ("建站市场产品没有预留：它的号码随购买而来", "", ""),
        Problem::SimulatedStatus => ("预留的状态只能是 `bound`，放弃后是 `invalid`", "", ""),
        Problem::ReplacesOnSimulated => ("只有真正的号码才能替换预留", "", ""),
        Problem::ReplacesNothing(number) => ("列表里没有产品、实例和账号都相同的预留 `{0}`", number.as_str(), ""),
        Problem::ReplacedTwice(number) => ("预留 `{0}` 已经被替换过", number.as_str(), ""),
        Problem::OpenQuote => ("这里开始的引号没有配对的结束引号", "", ""),
        Problem::AfterQuote => ("单元格的结束引号后面还有文字", "", ""),
        Problem::NoHeader(cell) => ("`{0}` 所在的列没有表头", cell.as_str(), ""),
        Problem::Altered => ("校验值不符：内容被改过，或者不完整", "", ""),
        Problem::RowCount { stated: wanted, found } => {
            (stated, present) = (wanted.to_string(), found.to_string());
            ("应有 {0} 行，实有 {1} 行", stated.as_str(), present.as_str())
        }
        Problem::TooMany(most) => {
            stated = most.to_string();
            ("这里超过了 {0} 项，请把文件分成几份", stated.as_str(), "")
        }
        Problem::DuplicateEvent(id) => ("事件 `{0}` 列了两次", id.as_str(), ""),
        Problem::Newer => ("由更新的版本写成，请用那个版本打开", "", ""),
    };
    fill(template, &[first, second])
}

/// What was expected in a place.
pub fn expected(lang: Lang, expected: Expected) -> &'static str {
    let (zh, en) = match expected {
        Expected::Object => ("一个对象", "an object"),
        Expected::List => ("一个列表", "a list"),
        Expected::Checked => ("校验值和它所校验的内容组成的列表", "a checksum and what it is of, in a list"),
        Expected::Text => ("引号里的文本", "text in quotation marks"),
        Expected::Number => ("一个数", "a number"),
        Expected::Schema => ("`beian-desk/1`", "`beian-desk/1`"),
        Expected::BackupSchema => (
            "`beian-desk-backup/1`（这个文件可能由更新的版本写成）",
            "`beian-desk-backup/1`; a newer version of this tool may have written this file",
        ),
        Expected::Product => ("产品代码，例如 `ecs` 或 `swas`", "a product code such as `ecs` or `swas`"),
        Expected::Billing => ("`subscription` 或 `pay_as_you_go`", "`subscription` or `pay_as_you_go`"),
        Expected::ChargeType => ("`PrePaid` 或 `PostPaid`", "`PrePaid` or `PostPaid`"),
        Expected::SubscriptionType => ("`Subscription` 或 `PayAsYouGo`", "`Subscription` or `PayAsYouGo`"),
        Expected::Status => {
            ("`unbound`、`bound`、`filing`、`filed` 或 `invalid`", "`unbound`, `bound`, `filing`, `filed` or `invalid`")
        }
        Expected::StatusCode => ("从 0 到 4 的状态代码", "a status code from 0 to 4"),
        Expected::Origin => ("`recorded` 或 `simulated`", "`recorded` or `simulated`"),
        Expected::Moment => (
            "1970年到 3000年之间的时间，例如 `2026-07-01T12:00+08:00`",
            "a moment such as `2026-07-01T12:00+08:00`, in the years 1970 to 3000",
        ),
        Expected::Millis => {
            ("从 1970年起的毫秒数，例如 `1798768800000`", "milliseconds since 1970, such as `1798768800000`")
        }
        Expected::Date => (
            "1970年到 3000年之间的日期，例如 `2026-07-01` 或 `2026-07-01 12:00`",
            "a date such as `2026-07-01` or `2026-07-01 12:00`, in the years 1970 to 3000",
        ),
        Expected::Account => ("账号 ID，即引号里的一串数字", "an account id: digits in quotation marks"),
        Expected::AccountCell => (
            "写全每一位数字的账号 ID（请把这一列设为文本格式）",
            "an account id with all its digits: format the column as text",
        ),
        Expected::Months => ("从 0 到 1200 的整月数", "whole months from 0 to 1200"),
        Expected::Yuan => ("以元为单位的金额文本，例如 `99.00`", "an amount in yuan as text, such as `99.00`"),
        Expected::Bandwidth => ("不小于 0 的数", "a number not below 0"),
        Expected::Address => ("一个 IP 地址", "an IP address"),
        Expected::Filled => ("不为空的文本", "text that is not empty"),
        Expected::ResourceType => (
            "资源类型 1（ECS）、4（云市场）或 5（弹性 Web 托管）",
            "resource type 1 (ECS), 4 (marketplace) or 5 (web hosting)",
        ),
        Expected::Id => ("一个 ID", "an id"),
        Expected::Code => ("一个已知的词", "one of the known words"),
    };
    lang.pick(zh, en)
}
