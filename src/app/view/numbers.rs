//! The list of numbers: 备案服务号管理.

use std::collections::HashMap;

use super::super::model::{Model, StorageState};
use super::super::numbers::Step;
use super::sheet::{PAGE, SCREEN, Sheet};
use crate::engine::{Account, Instance, Moment, Number, Policy, Status};
use crate::i18n::{self, Lang, Ui, say, ui};
use crate::ledger::{Change, Conflict, Entry};

/// Something that happened to a number, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deed {
    /// When, in China time.
    pub at: String,
    /// What.
    pub text: String,
}

/// A number of the list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NumberRow {
    /// The number.
    pub number: String,
    /// Whether it is a reservation of this app.
    pub simulated: bool,
    /// Whether it is a reservation that still waits for its real number.
    pub open_reservation: bool,
    /// Where it comes from.
    pub origin: &'static str,
    /// Its product.
    pub product: String,
    /// Its instance's name and id.
    pub instance: String,
    /// Its account.
    pub account: String,
    /// The site.
    pub domain: String,
    /// Its status' code.
    pub status: Status,
    /// Its status in words.
    pub status_text: String,
    /// What that means.
    pub status_means: &'static str,
    /// The ICP number.
    pub icp_number: String,
    /// When it came, in China time.
    pub since: String,
    /// The note.
    pub note: String,
    /// What happened to it, oldest first; of one whose details are open.
    pub history: Vec<Deed>,
    /// The steps that it can take.
    pub steps: &'static [Step],
    /// Whether its details are open.
    pub open: bool,
}

/// The list of numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumbersView {
    /// The rows of this page, newest first; as long as the stores have only been looked at, the first of them.
    pub rows: Vec<NumberRow>,
    /// Which of how many is shown.
    pub sheet: Sheet,
    /// Events that contradict the book, as lines.
    pub conflicts: Vec<String>,
}

/// The list of numbers, narrowed down by the route. Where a number is open and no page is named, the page that it is
/// on is shown.
pub fn numbers(model: &Model) -> NumbersView {
    let query = &model.route.query;
    let needle = query.search.trim().to_ascii_lowercase();
    // Many numbers are searched by the names of their instances: looked up once.
    let listed: HashMap<&str, &Instance> = match needle.is_empty() {
        true => HashMap::new(),
        false => model.instances.iter().map(|instance| (instance.id.as_str(), instance)).collect(),
    };
    let entries = model.book.entries();
    let matching: Vec<&Entry> = entries
        .iter()
        .rev()
        .filter(|entry| query.status.is_none_or(|status| entry.status() == status))
        .filter(|entry| {
            let number = entry.number();
            let listed = || number.instance.as_deref().and_then(|id| listed.get(id).copied());
            needle.is_empty() || matches(model.lang, number, listed(), &needle)
        })
        .collect();
    let open = query.open.as_ref().filter(|_| query.page == 0);
    let open = open.and_then(|open| matching.iter().position(|entry| entry.text() == open));
    let sheet = Sheet::new(matching.len(), entries.len(), open.map_or(query.page, |at| at / PAGE + 1));
    // What is opened by a link may stand anywhere on its page.
    let first = model.storage == StorageState::Opening && open.is_none();
    let most = if first { SCREEN } else { PAGE };
    let rows = matching.into_iter().skip(sheet.first()).take(most).map(|entry| row(model, entry)).collect();
    let conflicts = model.book.conflicts().iter().map(|found| conflict(model.lang, found)).collect();
    NumbersView { rows, sheet, conflicts }
}

/// What contradicts the book, in words.
pub(super) fn conflict(lang: Lang, found: &Conflict) -> String {
    say::conflict(lang, &found.event.number, &deed(lang, found.event.at, &found.event.change).text)
}

fn matches(lang: Lang, number: &Number, listed: Option<&Instance>, needle: &str) -> bool {
    let product = number.product.or_else(|| listed.map(|instance| instance.product));
    let texts = [
        Some(number.number.as_str()),
        listed.and_then(|instance| instance.name.as_deref()),
        number.instance.as_deref(),
        number.domain.as_deref(),
        number.icp_number.as_deref(),
        number.note.as_deref(),
        number.account.as_ref().map(Account::as_str),
        product.map(|product| i18n::verdict::product_short(lang, product)),
    ];
    texts.into_iter().flatten().any(|text| text.to_ascii_lowercase().contains(needle))
}

fn row(model: &Model, entry: &Entry) -> NumberRow {
    let lang = model.lang;
    let number = entry.number();
    let listed = number.instance.as_deref().and_then(|id| model.instance(id));
    let product = number.product.or_else(|| listed.map(|instance| instance.product));
    let open = model.route.query.open.as_deref() == Some(&number.number);
    let status = number.status();
    let simulated = number.is_simulated();
    let instance = match (listed.and_then(|instance| instance.name.as_deref()), &number.instance) {
        (Some(name), Some(id)) if name != id => [name, id.as_str()].join(" · "),
        (_, Some(id)) => id.clone(),
        (_, None) => "–".to_owned(),
    };
    NumberRow {
        number: number.number.clone(),
        simulated,
        open_reservation: entry.is_open_reservation(),
        origin: i18n::verdict::origin(
            lang,
            if simulated { crate::engine::Origin::Simulated } else { crate::engine::Origin::Recorded },
        ),
        product: product
            .map_or_else(|| "–".to_owned(), |product| i18n::verdict::product_short(lang, product).to_owned()),
        instance,
        account: number.account.as_ref().map_or_else(|| "–".to_owned(), |account| account.as_str().to_owned()),
        domain: number.domain.clone().unwrap_or_else(|| "–".to_owned()),
        status,
        status_text: match (simulated, entry.replaced_by().is_some(), status) {
            (true, true, _) => ui(lang, Ui::ReservationReplaced).to_owned(),
            (true, false, Status::Invalid) => ui(lang, Ui::ReservationDiscarded).to_owned(),
            (true, false, _) => ui(lang, Ui::ReservationOpen).to_owned(),
            (false, _, status) => i18n::verdict::status(lang, status).to_owned(),
        },
        status_means: say::status_means(lang, status, simulated),
        icp_number: number.icp_number.clone().unwrap_or_else(|| "–".to_owned()),
        since: say::minute(lang, entry.since()),
        note: number.note.clone().unwrap_or_default(),
        history: entry.history().filter(|_| open).map(|past| deed(lang, past.at, &past.change)).collect(),
        steps: Step::of(status, entry.is_open_reservation(), simulated),
        open,
    }
}

fn deed(lang: Lang, at: Moment, change: &Change) -> Deed {
    Deed { at: say::minute(lang, at), text: say::change(lang, change) }
}

/// The steps in the provider's console that bring the real number, each with its link.
pub fn steps_in_console(lang: Lang, policy: &Policy) -> Vec<(String, Option<String>)> {
    say::console_steps(lang, &policy.names)
        .into_iter()
        .enumerate()
        .map(|(index, text)| (text, (index == 0).then(|| policy.console.clone())))
        .collect()
}
