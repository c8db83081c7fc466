//! What leaves the desk as a file or for a ticket: assessments as CSV and Markdown, numbers and instances as CSV, the
//! template to fill in, an end as an entry of a calendar. Names come from users and stay text, in a spreadsheet as in Markdown.

mod calendar;
mod markdown;

use super::{Lang, verdict};
use crate::engine::{Assessment, Instance, Number, Report};
use crate::exchange::{self, Csv, Headers};

pub use calendar::{Reminder, calendar};
pub use markdown::ticket;

/// The headers of tables in a language.
fn headers(lang: Lang) -> Headers {
    match lang {
        Lang::Zh => Headers::Chinese,
        Lang::En => Headers::English,
    }
}

/// The table of instances to fill in, for download as `beian-desk-template.csv`: what goes into each column stands
/// under its header, examples follow, and none of these rows is taken for an instance.
///
/// ```
/// use beian_desk::exchange;
/// use beian_desk::i18n::{Lang, export};
///
/// let template = export::template(Lang::Zh);
/// assert!(template.starts_with("\u{feff}实例ID,产品,"));
/// assert_eq!(exchange::read(&template).unwrap().sheet.instances, []);
/// ```
pub fn template(lang: Lang) -> String {
    let hints = match lang {
        Lang::Zh => [
            "必填；以 # 开头的行不读取",
            "必填：ECS、轻量应用服务器、弹性Web托管、建站市场、云虚拟主机、云享主机、诚信通旺铺、其他服务商",
            "可不填；空着表示未知",
            "例如 cn-hangzhou",
            "账号 ID；先把这一列设为文本格式",
            "包年包月或按量付费",
            "北京时间，例如 2026-02-10 11:15",
            "北京时间，例如 2027-02-11",
            "含续费的总月数",
            "建站市场：首次购买的月数",
            "建站市场：订单总额（元）",
            "Mbps",
            "多个之间用空格；没有就填“无”",
            "绑定的弹性公网 IP",
            "例如 Running",
        ],
        Lang::En => [
            "required; rows that begin with # are left out",
            "required: ecs swas elastic_web_hosting site_market cloud_virtual_host yunxiang_host cxt_shop other_provider",
            "optional; empty means unknown",
            "such as cn-hangzhou",
            "account ID; format the column as text first",
            "subscription or pay_as_you_go",
            "China time, such as 2026-02-10 11:15",
            "China time, such as 2027-02-11",
            "months in all, renewals included",
            "site_market: months of the first purchase",
            "site_market: total of the order in yuan",
            "Mbps",
            "spaces between several; none if there is none",
            "the elastic address bound to it",
            "such as Running",
        ],
    };
    exchange::template_csv(headers(lang), &hints)
}

/// Numbers as a table that can be brought in again; of a book, [`Book::numbers`](crate::ledger::Book::numbers).
pub fn numbers(lang: Lang, numbers: &[Number]) -> String {
    exchange::numbers_csv(headers(lang), numbers)
}

/// Instances as a table that can be brought in again.
pub fn instances(lang: Lang, instances: &[Instance]) -> String {
    exchange::instances_csv(headers(lang), instances)
}

/// The assessments as a table, one a row, with the facts that tell instances apart; `instances` are those that were
/// judged, in the same order. The words are for people; programs read the contract's JSON
/// ([`Report::to_json`]).
pub fn assessments(lang: Lang, report: &Report<'_>, instances: &[Instance]) -> String {
    let mut csv = Csv::default();
    csv.row(match lang {
        Lang::Zh => [
            "实例ID",
            "名称",
            "产品",
            "地域",
            "所属账号",
            "结论",
            "摘要",
            "不满足的条件",
            "待补充",
            "要做的事",
            "提醒",
            "可备案数上限",
            "已发放",
            "已预留",
            "剩余",
            "购买月数",
            "有效至（北京时间）",
            "判断时间（北京时间）",
        ],
        Lang::En => [
            "Instance ID",
            "Name",
            "Product",
            "Region",
            "Owner",
            "Verdict",
            "In short",
            "Unmet conditions",
            "To be stated",
            "To do",
            "Notes",
            "Limit",
            "Issued",
            "Reserved",
            "Left",
            "Months bought",
            "Eligible until (China time)",
            "Checked for (China time)",
        ],
    });
    let as_of = report.as_of.china_minute();
    for (at, assessment) in report.assessments.iter().enumerate() {
        let instance = named(assessment, instances, at);
        let region = instance.and_then(|instance| instance.region.as_ref());
        let owner = instance.and_then(|instance| instance.owner.as_ref());
        let quota = |count: fn(&crate::engine::Quota) -> u32| match &assessment.quota {
            Some(quota) => count(quota).to_string(),
            None => String::new(),
        };
        let cells = [
            assessment.id.to_owned(),
            instance.and_then(|instance| instance.name.clone()).unwrap_or_default(),
            verdict::product(lang, assessment.product).to_owned(),
            region.map(|region| region.as_str().to_owned()).unwrap_or_default(),
            owner.map(|owner| owner.as_str().to_owned()).unwrap_or_default(),
            verdict::verdict(lang, assessment.verdict).to_owned(),
            verdict::headline(lang, assessment),
            unmet(lang, assessment).join("\n"),
            assessment.unknown().into_iter().map(|fact| verdict::fact(lang, fact)).collect::<Vec<_>>().join("\n"),
            to_do(lang, assessment).join("\n"),
            notes(lang, assessment).join("\n"),
            quota(|quota| quota.limit),
            quota(|quota| quota.issued),
            quota(|quota| quota.reserved),
            quota(|quota| quota.left),
            assessment.term_months.map(|months| months.to_string()).unwrap_or_default(),
            assessment.eligible_until.map(|until| until.china_minute()).unwrap_or_default(),
            as_of.clone(),
        ];
        csv.row(cells.iter().map(String::as_str));
    }
    csv.finish()
}

/// The instance that an assessment is about.
fn named<'i>(assessment: &Assessment<'_>, instances: &'i [Instance], at: usize) -> Option<&'i Instance> {
    instances.get(at).filter(|instance| instance.id == assessment.id)
}

/// A sentence for each condition that is not met.
fn unmet(lang: Lang, assessment: &Assessment<'_>) -> Vec<String> {
    assessment.unmet().map(|finding| verdict::finding(lang, finding)).collect()
}

/// A sentence for each thing to do, also where no number is needed.
fn to_do(lang: Lang, assessment: &Assessment<'_>) -> Vec<String> {
    let instead = assessment.instead.iter().map(|instead| verdict::instead(lang, instead.code).to_owned());
    assessment.remedies.iter().map(|remedy| verdict::remedy(lang, remedy)).chain(instead).collect()
}

fn notes(lang: Lang, assessment: &Assessment<'_>) -> Vec<String> {
    assessment.advisories.iter().map(|advice| verdict::advice(lang, advice.code).to_owned()).collect()
}
