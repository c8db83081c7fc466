//! The table of instances.

use super::super::columns::Columns;
use super::super::model::{Brief, Model};
use super::super::route::Sort;
use super::meter::{Meter, TermBar, term_bar};
use super::narrowed::Ticked;
use super::sheet::{PAGE, Sheet};
use crate::engine::{
    Action, Assessment, Assessor, Billing, Instance, Moment, Product, Quota, Verdict, order, total_months,
};
use crate::i18n::{self, Lang, Ui, say, ui};

/// What the last column of a row offers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Act {
    /// 申请.
    Apply,
    /// 查看: the number that exists, or the question for it where it is not recorded yet.
    View {
        /// The number, once it is recorded.
        number: Option<String>,
    },
    /// It can't be applied for: in a few words why, which opens the explanation.
    Why(String),
    /// No number is needed: what to do instead, with the guide's link.
    Instead {
        /// In a few words.
        text: String,
        /// Where the guide sends the user.
        link: Option<String>,
    },
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// The instance's id.
    pub id: String,
    /// Its name, else its id.
    pub name: String,
    /// Its product, in short.
    pub product: &'static str,
    /// The account that bought it.
    pub owner: String,
    /// Its region.
    pub region: String,
    /// How it is paid for.
    pub billing: String,
    /// Months bought.
    pub term: String,
    /// When it expires, in China time.
    pub expiry: String,
    /// Public access.
    pub access: String,
    /// Numbers issued, reserved, and the limit.
    pub numbers: String,
    /// The same as a length.
    pub meter: Option<Meter>,
    /// The columns that are shown.
    pub columns: Columns,
    /// The verdict's code, for colour and icon.
    pub verdict: Verdict,
    /// The verdict in words.
    pub verdict_text: &'static str,
    /// The first reason, or what is left.
    pub headline: String,
    /// The last column.
    pub act: Act,
    /// Whether the explanation is open. What opens or closes it is no part of the row: it has all that is narrowed
    /// down in it, and a row that is still shown stays as it is while somebody types.
    pub open: bool,
}

/// The table with what narrows it down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableView {
    /// The rows of this page.
    pub rows: Vec<Row>,
    /// The term of each row with the moment of the verdicts on it, where it is known. Apart from the rows, since the
    /// moment goes on all the time, and a row that changes loses the focus.
    pub bars: Vec<Option<TermBar>>,
    /// Which of the instances of this tab are shown.
    pub sheet: Sheet,
    /// What is ticked of those that match.
    pub ticked: Ticked,
    /// How many instances of this tab have each verdict.
    pub verdicts: Vec<(Verdict, usize)>,
}

/// The table of the present tab.
pub fn table(model: &Model) -> TableView {
    let query = &model.route.query;
    let listed = model.listed();
    let count = |verdict: Verdict| listed.iter().filter(|(_, brief)| brief.verdict == verdict).count();
    let verdicts = Verdict::ALL.iter().map(|verdict| (*verdict, count(*verdict))).collect();
    let matching = model.matching(&listed);
    let ticked = Ticked::of(model, &matching);
    let matching = in_order(matching, query.sort);

    let sheet = Sheet::new(matching.len(), listed.len(), query.page);
    let shown: Vec<&Instance> = matching.iter().skip(sheet.first()).take(PAGE).map(|(instance, _)| *instance).collect();
    let assessor = model.assessor_of(&shown);
    let bars = shown.iter().map(|instance| term_bar(model, instance)).collect();
    let columns = model.shown_columns();
    let rows = shown.into_iter().map(|instance| row(model, columns, &assessor, instance));
    TableView { rows: rows.collect(), bars, sheet, ticked, verdicts }
}

impl TableView {
    /// The term of the row of this id.
    pub fn bar(&self, id: &str) -> Option<&TermBar> {
        let place = self.rows.iter().position(|row| row.id == id)?;
        self.bars.get(place)?.as_ref()
    }
}

fn in_order<'a>(rows: Vec<(&'a Instance, &'a Brief)>, sort: Sort) -> Vec<(&'a Instance, &'a Brief)> {
    match sort {
        Sort::Given => rows,
        Sort::Name => {
            order::sorted(rows, |(row, _)| (0, [row.name.as_ref().unwrap_or(&row.id).as_str(), &row.id].join("\0")))
        }
        // Those without an expiry stand last.
        Sort::Expiry => order::ranked(rows, |(instance, _)| {
            let expiry = instance.expires_at.filter(|at| !at.is_never());
            expiry.map_or(i64::MAX, Moment::millis)
        }),
        Sort::Verdict => order::ranked(rows, |(_, brief)| match brief.verdict {
            Verdict::Ineligible => 0,
            Verdict::Undetermined => 1,
            Verdict::Eligible => 2,
            Verdict::NotRequired => 3,
        }),
    }
}

fn row<'a>(model: &'a Model, columns: Columns, assessor: &Assessor<'a>, instance: &'a Instance) -> Row {
    let lang = model.lang;
    let assessment = model.judge(assessor, instance);
    let unknown = || ui(lang, Ui::Unknown).to_owned();
    let open = model.route.query.open.as_deref() == Some(&instance.id);
    let headline = i18n::verdict::headline(lang, &assessment);
    Row {
        id: instance.id.clone(),
        name: instance.name.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| instance.id.clone()),
        product: i18n::verdict::product_short(lang, instance.product),
        owner: instance.owner.as_ref().map_or_else(unknown, |owner| owner.as_str().to_owned()),
        region: instance.region.as_ref().map_or_else(unknown, |region| i18n::verdict::region(lang, region)),
        billing: instance.billing.map_or_else(unknown, |billing| i18n::verdict::billing(lang, billing).to_owned()),
        term: term(lang, instance),
        expiry: match instance.expires_at {
            None => unknown(),
            Some(at) if at.is_never() => ui(lang, Ui::NeverExpires).to_owned(),
            Some(at) => say::minute(lang, at),
        },
        access: access(lang, instance),
        numbers: assessment.quota.map_or_else(|| "–".to_owned(), |quota| quota_text(lang, &quota)),
        meter: assessment.quota.as_ref().and_then(Meter::of_quota),
        columns,
        verdict: assessment.verdict,
        verdict_text: i18n::verdict::verdict(lang, assessment.verdict),
        act: act(model, instance, &assessment, &headline),
        headline,
        open,
    }
}

/// `3 / 5（预留 1）`: issued and reserved, limit, how many of them are reserved.
fn quota_text(lang: Lang, quota: &Quota) -> String {
    let used = [(quota.issued + quota.reserved).to_string(), quota.limit.to_string()].join(" / ");
    match quota.reserved {
        0 => used,
        reserved => i18n::quota::reserved(lang, &used, reserved),
    }
}

fn term(lang: Lang, instance: &Instance) -> String {
    match total_months(instance) {
        Some(months) => say::months(lang, months),
        // What is paid by use has no term that could be known.
        None if instance.billing == Some(Billing::PayAsYouGo) => "–".to_owned(),
        None => ui(lang, Ui::Unknown).to_owned(),
    }
}

fn access(lang: Lang, instance: &Instance) -> String {
    let mut parts: Vec<String> = instance.public_ips.iter().flatten().map(|ip| ip.to_string()).collect();
    parts.extend(instance.eip.map(|ip| say::eip(lang, &ip.to_string())));
    match (parts.is_empty(), instance.public_bandwidth_mbps, &instance.public_ips) {
        (false, _, _) => parts.join(lang.pick("、", ", ")),
        (true, Some(0.0), _) | (true, None, Some(_)) => ui(lang, Ui::NoAccess).to_owned(),
        (true, Some(mbps), _) => say::bandwidth(lang, mbps),
        (true, None, None) => ui(lang, Ui::Unknown).to_owned(),
    }
}

fn act(model: &Model, instance: &Instance, assessment: &Assessment<'_>, headline: &str) -> Act {
    if let Some(instead) = &assessment.instead {
        return Act::Instead { text: headline.to_owned(), link: instead.link.map(str::to_owned) };
    }
    // The marketplace's number exists from the purchase on: its row always leads to it.
    if instance.product == Product::SiteMarket {
        let last = model.book.entries().iter().rfind(|entry| entry.instance() == Some(&instance.id));
        return Act::View { number: last.map(|entry| entry.text().to_owned()) };
    }
    match assessment.action {
        Some(Action::Apply) => Act::Apply,
        Some(Action::View) => Act::View { number: None },
        None => Act::Why(headline.to_owned()),
    }
}
