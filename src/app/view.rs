//! What each screen shows, derived from the desk: strings in the language of the moment, codes for looks and
//! links. The views of `ui` lay these out and decide nothing.

mod about;
pub(crate) mod ask;
mod compare;
mod explain;
mod glance;
mod home;
mod import;
mod meter;
mod narrowed;
mod numbers;
mod offline;
mod plan;
mod sheet;
mod stale;
mod table;
mod trace;
mod trial;

use super::model::{Model, StorageState};
use super::route::{Page, Route, Tab};
use crate::engine::{Check, Instance, Product};
use crate::faq;
use crate::i18n::{self, Lang, Ui, ui};

pub use about::{Later, ProductRules, RuleRow, answers_note, later, policies, rule_notes, rule_table};
pub use ask::{
    AskView, BuyView, Fields, Given, Keep, QuestionView, ResultView, Shown, ThenView, interview, proposed, wrong_answer,
};
pub use compare::{ComparedRow, Comparison, Reason, Side, comparison};
pub(super) use explain::ending;
pub(crate) use explain::source;
pub use explain::{
    Advice, Beside, Condition, Explain, HorizonView, Mark, Source, TimeLine, Todo, WhatIfFields, WhatIfView, account,
    explain, lasting, what_if,
};
pub(crate) use explain::{advised_if, placed, things_to_do};
pub use glance::{Ahead, Glance, Holder, Holders, Share, Span, Standing, glance, holders};
pub use home::{COMMANDS, Export, FIRST_REGION, WAYS, command, export_regions, places};
pub use import::{FileView, ImportView, import};
pub use meter::{Meter, TermBar};
pub use narrowed::{Narrow, Narrowed, Ticked, narrowed};
pub(super) use narrowed::{checked, ticked_text};
pub use numbers::{Deed, NumberRow, NumbersView, numbers, steps_in_console};
pub use offline::{OfflineView, newer, offline};
pub(super) use plan::plan_csv;
pub use plan::{PlanStep, PlanView, SiteRow, pass_progress, plan};
pub use sheet::{PAGE, SCREEN, Sheet};
pub use stale::{StaleView, clashes, field_label, stale};
pub use table::{Act, Row, TableView, table};
pub use trace::{Carried, TraceRow, trace};
pub use trial::{TrialView, trial, trial_intro};

/// The document's title. A question's is [`question_title`].
pub(super) fn title(model: &Model) -> String {
    let lang = model.lang;
    let page = match &model.route.page {
        Page::Home => return ui(lang, Ui::AppTitle).to_owned(),
        Page::Apply(Tab::All) => ui(lang, Ui::NavApply),
        Page::Apply(Tab::Of(product)) => i18n::verdict::product(lang, *product),
        Page::Management => ui(lang, Ui::NavManagement),
        Page::Ask(_) => ui(lang, Ui::NavAsk),
        Page::Plan => ui(lang, Ui::NavPlan),
        Page::Faq(_) => ui(lang, Ui::NavFaq),
        Page::About => ui(lang, Ui::NavAbout),
        #[cfg(feature = "gallery")]
        Page::Gallery(_) => i18n::gallery::label(lang, i18n::gallery::Label::Heading),
    };
    titled(lang, page)
}

/// The document's title where the page is a question: its text.
pub(super) fn question_title(model: &Model) -> String {
    let Page::Faq(Some(id)) = &model.route.page else { return title(model) };
    let Some(entry) = faq::entry(id) else { return title(model) };
    titled(model.lang, &faq::render(model.lang.pick(entry.question.zh, entry.question.en), model.policy()))
}

fn titled(lang: Lang, page: &str) -> String {
    [page, ui(lang, Ui::AppTitle)].join(" · ")
}

/// A tab with how many instances it holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TabView {
    /// Its name.
    pub name: &'static str,
    /// Where it leads.
    pub href: String,
    /// How many instances it holds.
    pub count: usize,
    /// Whether it is the present one.
    pub current: bool,
}

/// The tabs of the instances page: all, the four products that use numbers, and others that have instances.
pub fn tabs(model: &Model) -> Vec<TabView> {
    let Page::Apply(present) = model.route.page else { return Vec::new() };
    let count = |tab: Tab| match tab {
        Tab::All => model.instances.len(),
        Tab::Of(product) => model.instances.iter().filter(|instance| instance.product == product).count(),
    };
    let products = Product::ALL.iter().map(|product| Tab::Of(*product));
    let shown = |tab: &Tab| match tab {
        Tab::Of(product) => *tab == present || model.policy().product(*product).numbers.is_some() || count(*tab) > 0,
        Tab::All => true,
    };
    std::iter::once(Tab::All)
        .chain(products)
        .filter(shown)
        .map(|tab| TabView {
            name: match tab {
                Tab::All => ui(model.lang, Ui::TabAll),
                Tab::Of(product) => i18n::verdict::product_short(model.lang, product),
            },
            href: Route::to(Page::Apply(tab)).fragment(),
            count: count(tab),
            current: tab == present,
        })
        .collect()
}

/// How many instances fail one of these checks.
pub fn failing(model: &Model, checks: &[Check]) -> usize {
    if checks.is_empty() {
        return 0;
    }
    let assessor = model.assessor();
    let fails = |instance: &&Instance| model.judge(&assessor, instance).unmet().any(|f| checks.contains(&f.check));
    model.instances.iter().filter(fails).count()
}

/// What must be said about where things are kept; none where all is well.
pub fn storage_warning(model: &Model) -> Option<&'static str> {
    match model.storage {
        StorageState::Opening | StorageState::Full => None,
        StorageState::NoCopy => Some(ui(model.lang, Ui::StorageNoCopy)),
        StorageState::Failing => Some(ui(model.lang, Ui::StorageFailing)),
        StorageState::Waiting => Some(i18n::storage::waiting(model.lang)),
        StorageState::Newer => Some(ui(model.lang, Ui::StorageNewer)),
        StorageState::LocalOnly => Some(ui(model.lang, Ui::StorageLocalOnly)),
        StorageState::MemoryOnly => Some(ui(model.lang, Ui::StorageMemoryOnly)),
    }
}
