//! The desk without a browser: messages in, state and effects out.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a fixture that fails should end its test")]

use beian_desk::app::view::{self, Act};
use beian_desk::app::{
    Column, Committed, Dialog, Effect, FileOrigin, Form, Incoming, Model, Msg, NumberStepKind, Part, Presence, Query,
    Route, Settings, StorageState, Stored, Takeout, Theme,
};
use beian_desk::engine::{Json, Moment, Product, Verdict};
use beian_desk::i18n::Lang;
use beian_desk::ledger::store::Failure;
use beian_desk::ledger::{Intent, Refusal};

#[path = "app/bulk.rs"]
mod bulk;
#[path = "app/committed.rs"]
mod committed;
#[path = "app/portfolio.rs"]
mod portfolio;

use committed::{Log, read_in};

fn noon() -> Moment {
    "2026-07-01T12:00+08:00".parse().unwrap()
}

/// A desk with a store of its own: what `platform` does, without a browser.
struct Page {
    model: Model,
    store: Log,
    gone: Vec<String>,
    persisted: u8,
}

impl Page {
    fn open() -> Page {
        let mut model = Model::new(Lang::Zh, noon(), "#/");
        model.update(Msg::Loaded(Box::new(Stored { storage: StorageState::Full, ..Stored::default() })));
        Page { model, store: Log::default(), gone: Vec::new(), persisted: 0 }
    }

    fn with_samples() -> Page {
        let mut page = Page::open();
        page.send(Msg::LoadSamples);
        page
    }

    fn send(&mut self, msg: Msg) {
        for effect in self.model.update(msg) {
            if let Some(committed) = self.store.commit(&effect, noon()) {
                self.send(Msg::Committed(Box::new(committed)));
                self.is_as_if_opened_anew();
                continue;
            }
            match effect {
                Effect::Choose(name) => self.send(Msg::SetPolicy(name)),
                Effect::Persist => self.persisted += 1,
                Effect::Read { import, files } => read_in(import, files).into_iter().for_each(|msg| self.send(msg)),
                Effect::Go(fragment) | Effect::Replace(fragment) => {
                    self.gone.push(fragment.clone());
                    self.send(Msg::Moved(fragment));
                }
                _ => {}
            }
        }
    }

    /// What a commit changed is all that judging everything anew would change.
    #[track_caller]
    fn is_as_if_opened_anew(&self) {
        let model = &self.model;
        let mut anew = Model::new(model.lang, model.now, "#/");
        anew.as_of = model.as_of;
        let settings = Settings { account: model.account.clone(), ..Settings::default() };
        let (instances, events) = (model.instances.clone(), self.store.events.clone());
        anew.update(Msg::Loaded(Box::new(Stored { instances, events, settings, ..Stored::default() })));
        assert_eq!((&model.book, &model.briefs, model.totals), (&anew.book, &anew.briefs, anew.totals));
    }

    fn paste(&mut self, text: &str) {
        self.send(Msg::Files(vec![Incoming::of_bytes("pasted.json", text)]));
    }

    fn row(&self, id: &str) -> view::Row {
        view::table(&self.model).rows.into_iter().find(|row| row.id == id).unwrap()
    }
}

/// All five numbers of the sample are issued, and one of them was not used: a new server would be bought for nothing.
#[test]
fn a_number_that_waits_comes_before_what_is_bought() {
    let page = Page::with_samples();
    let explained = view::explain(&page.model, "i-7xvexample0008").unwrap();
    let [told] = explained.first.as_slice() else { panic!("{:?}", explained.first) };
    assert_eq!(told.faq, "#/faq/unused-number");
    assert_eq!(explained.waits.as_deref(), Some("#/bsnManagement?q=i-7xvexample0008&status=bound"));
    assert!(explained.advice.iter().all(|advice| advice.text != told.text), "said once");
    assert_eq!(explained.todo.len(), 1);
    let text = view::account(&page.model, "i-7xvexample0008", None).unwrap();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in\n{text}"));
    assert!(place("最少要做的事") < place(told.text) && place(told.text) < place("1. "), "{text}");
    // Where none waits nothing is said of it.
    let short = view::explain(&page.model, "i-2vcexample0005").unwrap();
    assert_eq!((short.waits.is_none(), short.first.len(), short.todo.len()), (true, 0, 1));
    // Expired on 16 June and released 15 days later, by 1 July it is probably gone: that comes before renewing it.
    let gone = view::explain(&page.model, "i-m5eexample0007").unwrap();
    let [told] = gone.first.as_slice() else { panic!("{:?}", gone.first) };
    assert_eq!((told.faq.as_str(), gone.waits.is_none(), gone.todo.len()), ("#/faq/released", true, 1));
}

/// The sample in Hong Kong needs no filing: that is no fault of it.
#[test]
fn a_condition_that_makes_a_number_unnecessary_is_no_fault() {
    let page = Page::with_samples();
    let explained = view::explain(&page.model, "i-j6cexample0006").unwrap();
    let marks: Vec<_> = explained.conditions.iter().map(|condition| (condition.mark, condition.mark_text)).collect();
    assert_eq!(marks, [(view::Mark::Skipped, "无需备案")]);
}

#[test]
fn the_samples_come_with_their_numbers_and_lead_to_the_table() {
    let page = Page::with_samples();
    assert_eq!((page.model.instances.len(), page.model.book.entries().len()), (17, 5));
    assert_eq!(page.gone, ["#/bsnApply/all"]);
    assert_eq!(page.model.dialog, Dialog::None);
    let notice = page.model.notice.clone().unwrap();
    assert!(notice.undo, "they can be taken back from where they lead to: {}", notice.text);
    let mut page = page;
    page.send(Msg::Moved("#/faq".to_owned()));
    assert_eq!(page.model.notice, None, "elsewhere it has nothing to say");
    let count = |verdict| page.model.briefs.iter().filter(|brief| brief.verdict == verdict).count();
    assert_eq!(Verdict::ALL.iter().map(|verdict| count(*verdict)).collect::<Vec<_>>(), [6, 8, 0, 3]);
}

#[test]
fn every_row_offers_something_or_says_why_not() {
    let page = Page::with_samples();
    for row in view::table(&page.model).rows {
        match row.act {
            Act::Apply => assert_eq!(row.verdict, Verdict::Eligible, "{}", row.id),
            Act::Why(text) | Act::Instead { text, .. } => assert!(!text.is_empty(), "{}", row.id),
            Act::View { .. } => panic!("{} is no marketplace product", row.id),
        }
    }
}

/// What is paid by use has no term; of a server that says nothing of it, it is not known.
#[test]
fn a_term_that_there_is_not_is_not_unknown() {
    let mut page = Page::with_samples();
    assert_eq!([page.row("i-2zeexample0003").term, page.row("i-bp1example0001").term], ["–", "12 个月"]);
    page.paste(r#"{"schema": "beian-desk/1", "instances": [{"id": "i-1", "product": "ecs"}]}"#);
    page.send(Msg::ImportTake);
    assert_eq!(page.row("i-1").term, "不知道");
}

#[test]
fn applying_reserves_and_bringing_the_number_in_uses_the_slot() {
    let mut page = Page::with_samples();
    page.send(Msg::OpenApply("i-bp1example0001".to_owned()));
    page.send(Msg::Confirm(" example.cn ".to_owned()));
    let Dialog::Apply(applied) = &page.model.dialog else { panic!("{:?}", page.model.dialog) };
    let reservation = applied.number.clone().unwrap();
    assert_eq!(page.row("i-bp1example0001").numbers, "1 / 5（预留 1）");
    assert_eq!(page.model.book.entry(&reservation).unwrap().number().domain.as_deref(), Some("example.cn"));

    page.send(Msg::OpenRecord { replaces: Some(reservation.clone()), instance: None });
    page.send(Msg::Record(vec![("number".to_owned(), " 5a0f0d9c-0000-4000-8000-0000000000aa ".to_owned())]));
    assert_eq!(page.model.dialog, Dialog::None);
    assert_eq!(page.row("i-bp1example0001").numbers, "1 / 5");
    let listed = view::numbers(&{
        page.send(Msg::Moved("#/bsnManagement".to_owned()));
        page.model.clone()
    });
    assert_eq!((listed.sheet.total, listed.conflicts.len()), (7, 0));
}

#[test]
fn what_changed_between_opening_and_confirming_is_refused_with_the_reason() {
    let mut page = Page::with_samples();
    page.send(Msg::OpenApply("i-bp1example0001".to_owned()));
    page.send(Msg::SetAsOf("2027-02-11T00:00+08:00".parse().ok()));
    page.send(Msg::Confirm(String::new()));
    let Dialog::Apply(applied) = &page.model.dialog else { panic!() };
    assert!(matches!(applied.refused, Some(Refusal::NotEligible(Some(_)))));
    assert_eq!(applied.number, None);
    assert_eq!(page.model.book.entries().len(), 5);
}

#[test]
fn closing_the_dialog_does_nothing() {
    let mut page = Page::with_samples();
    let before = page.model.book.clone();
    page.send(Msg::OpenApply("i-bp1example0001".to_owned()));
    page.send(Msg::Close);
    page.send(Msg::Confirm(String::new()));
    assert_eq!(page.model.book, before);
}

#[test]
fn an_import_waits_for_the_account_and_shows_what_it_changes() {
    let mut page = Page::open();
    page.paste(include_str!("samples/ecs_describe_instances.json"));
    let import = |page: &Page| match &page.model.dialog {
        Dialog::Import(import) => view::import(&page.model, import),
        other => panic!("{other:?}"),
    };
    assert!(import(&page).asks_whose && !import(&page).ready);
    page.send(Msg::ImportTake);
    assert_eq!(page.model.instances.len(), 0, "nothing is taken before that");
    page.send(Msg::ImportAccount(Some("12 34".to_owned())));
    assert!(import(&page).account_wrong && !import(&page).ready);
    page.send(Msg::ImportAccount(Some("1370000000000210".to_owned())));
    assert!(import(&page).ready);
    page.send(Msg::ImportTake);
    assert_eq!(page.model.instances.len(), 12);
    assert!(page.model.instances.iter().all(|instance| instance.owner.is_some()));

    // The same file again brings nothing.
    page.paste(include_str!("samples/ecs_describe_instances.json"));
    page.send(Msg::ImportAccount(Some("1370000000000210".to_owned())));
    assert!(import(&page).nothing && !import(&page).ready);
}

#[test]
fn an_import_can_be_undone() {
    let mut page = Page::open();
    page.paste(r#"{"schema":"beian-desk/1","instances":[{"id":"a","product":"ecs","term_months":1}]}"#);
    page.send(Msg::ImportTake);
    page.paste(r#"{"schema":"beian-desk/1","instances":[{"id":"a","product":"ecs","term_months":12},{"id":"b","product":"swas"}]}"#);
    page.send(Msg::ImportTake);
    assert_eq!(page.model.instances.len(), 2);
    page.send(Msg::Undo);
    assert_eq!(page.model.instances.len(), 1);
    assert_eq!(page.model.instances[0].term_months, Some(1));
}

#[test]
fn numbers_move_along_their_arrows_and_contradictions_are_shown() {
    let mut page = Page::with_samples();
    let number = "4f9f0d9c-0000-4000-8000-000000000001"; // filed: that is final
    page.paste(&format!(r#"{{"schema":"beian-desk/1","numbers":[{{"number":"{number}","status":"bound"}},{{"number":"4f9f0d9c-0000-4000-8000-000000000003","status":"filed","icp_number":"粤ICP备00000000号-3"}}]}}"#));
    let Dialog::Import(import) = &page.model.dialog else { panic!() };
    let diff = import.diff.clone().unwrap();
    assert_eq!((diff.contradictions.len(), diff.numbers_moved, diff.intents.len()), (1, 1, 1));
    page.send(Msg::ImportTake);
    let filed = page.model.book.entry("4f9f0d9c-0000-4000-8000-000000000003").unwrap().number();
    assert_eq!(filed.icp_number.as_deref(), Some("粤ICP备00000000号-3"));
}

fn taken(page: &mut Page, what: Takeout) -> String {
    match page.model.update(Msg::TakeOut(what)).pop() {
        Some(Effect::Download { text, .. }) => text,
        _ => String::new(),
    }
}

fn sorted(page: &Page) -> Vec<beian_desk::engine::Number> {
    let mut numbers = page.model.book.numbers();
    numbers.sort_by_key(|number| number.key());
    numbers
}

#[test]
fn facts_and_backup_come_back_as_they_went_out() {
    let mut page = Page::with_samples();
    page.send(Msg::OpenApply("i-bp1example0001".to_owned()));
    page.send(Msg::Confirm(String::new()));
    for what in [Takeout::Facts, Takeout::Backup] {
        let text = taken(&mut page, what);
        let mut other = Page::open();
        other.paste(&text);
        other.send(Msg::ImportTake);
        assert_eq!(other.model.instances, page.model.instances, "{what:?}");
        assert_eq!(sorted(&other), sorted(&page), "{what:?}");
    }
}

#[test]
fn a_backup_brings_what_was_chosen_and_takes_nothing_that_was_chosen_here() {
    let mut page = Page::open();
    page.send(Msg::SetTheme(Some(Theme::Dark)));
    page.send(Msg::SetColumn(Column::Owner, true));
    page.send(Msg::SetShortcuts(false));
    let backup = taken(&mut page, Takeout::Backup);

    // A new desk is shown it before it takes it, and then has all three.
    let mut other = Page::open();
    other.paste(&backup);
    let Dialog::Import(import) = &other.model.dialog else { panic!() };
    assert!(import.is_ready() && view::import(&other.model, import).summary.len() == 1);
    let effects = other.model.update(Msg::ImportTake);
    assert!(effects.contains(&Effect::Theme(Some(Theme::Dark))));
    assert!(effects.contains(&Effect::Keep(other.model.settings())));
    assert_eq!((other.model.theme, other.model.shortcuts), (Some(Theme::Dark), false));
    assert!(other.model.shown_columns().has(Column::Owner));

    // One that has chosen keeps its own.
    let mut third = Page::open();
    third.send(Msg::SetTheme(Some(Theme::Light)));
    third.send(Msg::SetColumn(Column::Region, false));
    third.paste(&backup);
    third.send(Msg::ImportTake);
    assert_eq!((third.model.theme, third.model.shortcuts), (Some(Theme::Light), false));
    assert!(!third.model.shown_columns().has(Column::Owner) && !third.model.shown_columns().has(Column::Region));

    // Where nothing was chosen nothing is brought, nor by what no version writes.
    let nothing = taken(&mut Page::open(), Takeout::Backup);
    let mut fourth = Page::open();
    fourth.paste(&nothing);
    let Dialog::Import(import) = &fourth.model.dialog else { panic!() };
    assert!(view::import(&fourth.model, import).nothing);
}

#[test]
fn a_backup_brings_the_history_back_once_and_says_what_it_would_bring() {
    let mut page = Page::with_samples();
    page.send(Msg::OpenApply("i-bp1example0001".to_owned()));
    page.send(Msg::Confirm("example.cn".to_owned()));
    page.send(Msg::Close);
    let backup = taken(&mut page, Takeout::Backup);
    let restored = |page: &Page| match &page.model.dialog {
        Dialog::Import(import) => import.diff.as_ref().map(|diff| (diff.restored, diff.restored_known)),
        _ => None,
    };

    // Five sample numbers and a reservation: six events.
    let mut other = Page::open();
    other.paste(&backup);
    assert_eq!(restored(&other), Some((6, 0)));
    other.send(Msg::ImportTake);
    assert_eq!(other.model.log.len(), 6);
    assert_eq!(other.model.book, page.model.book);

    // Brought again it changes nothing, there and where it came from.
    for desk in [&mut other, &mut page] {
        desk.paste(&backup);
        assert_eq!(restored(desk), Some((0, 6)));
        assert!(matches!(&desk.model.dialog, Dialog::Import(import) if !import.is_ready()));
        desk.send(Msg::Close);
    }

    // What happened since stays, and the other desk learns of it.
    let number = other.model.book.numbers().into_iter().find(|number| number.is_simulated()).unwrap().number;
    other.send(Msg::OpenStep(number.clone(), NumberStepKind::Note));
    other.send(Msg::Step("later".to_owned()));
    let newer = taken(&mut other, Takeout::Backup);
    page.paste(&newer);
    assert_eq!(restored(&page), Some((1, 6)));
    page.send(Msg::ImportTake);
    assert_eq!(page.model.book.entry(&number).unwrap().number().note.as_deref(), Some("later"));
}

#[test]
fn what_two_desks_did_to_one_number_is_shown_and_both_kept_whichever_takes_the_other_in() {
    let origin = taken(&mut Page::with_samples(), Takeout::Backup);
    let desk = |kind: NumberStepKind, text: &str, ids: u8| {
        let mut page = Page::open();
        page.store.drawn = ids;
        page.paste(&origin);
        page.send(Msg::ImportTake);
        let bound = |number: &beian_desk::engine::Number| number.status() == beian_desk::engine::Status::Bound;
        let number = page.model.book.numbers().into_iter().find(bound).unwrap().number;
        page.send(Msg::OpenStep(number, kind));
        page.send(Msg::Step(text.to_owned()));
        page
    };
    let (mut one, mut other) =
        (desk(NumberStepKind::Invalidate, "", 0), desk(NumberStepKind::Submit, "example.cn", 100));
    let (from_one, from_other) = (taken(&mut one, Takeout::Backup), taken(&mut other, Takeout::Backup));
    for (page, file) in [(&mut one, &from_other), (&mut other, &from_one)] {
        page.paste(file);
        let Dialog::Import(import) = &page.model.dialog else { panic!("no dialog") };
        assert_eq!(view::import(&page.model, import).contradictions.len(), 1);
        page.send(Msg::ImportTake);
        assert_eq!((page.model.log.len(), page.model.book.conflicts().len()), (7, 1));
    }
    assert_eq!(one.model.book, other.model.book);
}

#[test]
fn a_backup_that_was_edited_is_refused_whole() {
    let mut page = Page::with_samples();
    let backup = taken(&mut page, Takeout::Backup);
    let mut other = Page::open();
    other.paste(&backup.replace("i-bp1example0001", "i-bp1example0002"));
    let Dialog::Import(import) = &other.model.dialog else { panic!("no dialog") };
    assert!(matches!(import.files[0].origin, FileOrigin::Refused(_)));
    assert!(!import.is_ready());
}

#[test]
fn lasting_storage_is_asked_for_at_the_first_number_alone() {
    let mut page = Page::open();
    let facts = r#"{"schema": "beian-desk/1", "instances": [], "numbers": [{"number": "N-1"}]}"#;
    page.paste(facts);
    page.send(Msg::ImportTake);
    assert_eq!(page.persisted, 1);
    page.paste(&facts.replace("N-1", "N-2"));
    page.send(Msg::ImportTake);
    assert_eq!((page.model.book.entries().len(), page.persisted), (2, 1));
}

#[test]
fn a_table_without_owners_asks_whose_it_is_and_keeps_those_it_states() {
    let mut page = Page::open();
    page.paste("id,product,owner\ni-1,ecs,\ni-2,ecs,1370000000000999\n");
    let Dialog::Import(import) = &page.model.dialog else { panic!("no dialog") };
    assert!(import.asks_whose());
    page.send(Msg::ImportAccount(Some("1370000000000210".to_owned())));
    page.send(Msg::ImportTake);
    let owners = page.model.instances.iter().map(|instance| instance.owner.as_ref().map(|owner| owner.as_str()));
    assert_eq!(owners.collect::<Vec<_>>(), [Some("1370000000000210"), Some("1370000000000999")]);
}

#[test]
fn a_form_says_what_is_wrong_field_by_field() {
    let fields =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<Vec<_>>();
    let mut page = Page::open();
    page.send(Msg::OpenForm(None));
    let wrong = fields(&[
        ("product", "ecs"),
        ("id", " "),
        ("owner", "x"),
        ("purchased_at", "2026-07-01T00:00"),
        ("expires_at", "2026-06-30T23:59"),
        ("term_months", "1201"),
        ("order_amount", "9.999"),
        ("public_bandwidth_mbps", "-1"),
        ("has_public_ips", "list"),
        ("eip", "example"),
    ]);
    page.send(Msg::SaveForm(Box::new(Form::from_fields(None, 0, &wrong))));
    let Dialog::Edit(form) = &page.model.dialog else { panic!() };
    let named: Vec<&str> = form.errors.iter().map(|(field, _)| field.code()).collect();
    assert_eq!(
        named,
        ["id", "owner", "expires_at", "term_months", "order_amount", "public_bandwidth_mbps", "public_ips", "eip"]
    );
    let right =
        fields(&[("product", "swas"), ("id", "s-1"), ("expires_at", "2026-10-01T00:00"), ("has_public_ips", "none")]);
    page.send(Msg::SaveForm(Box::new(Form::from_fields(None, 1, &right))));
    let saved = &page.model.instances[0];
    assert_eq!(saved.expires_at.unwrap().to_string(), "2026-10-01T00:00:00+08:00");
    assert_eq!((saved.product, saved.public_ips.as_deref()), (Product::Swas, Some(&[][..])));
    assert_eq!(saved.term_months, None, "what is left empty is unknown");
}

#[test]
fn editing_keeps_the_seconds_that_the_form_can_not_show() {
    let mut page = Page::open();
    page.paste(r#"{"schema":"beian-desk/1","instances":[{"id":"a","product":"ecs","expires_at":"2026-12-01T00:00:30+08:00"}]}"#);
    page.send(Msg::ImportTake);
    page.send(Msg::OpenForm(Some("a".to_owned())));
    let Dialog::Edit(form) = page.model.dialog.clone() else { panic!() };
    page.send(Msg::SaveForm(form));
    assert_eq!(page.model.instances[0].expires_at.unwrap().to_string(), "2026-12-01T00:00:30+08:00");
}

#[test]
fn typing_in_the_search_replaces_the_step_and_a_filter_makes_one() {
    let mut page = Page::with_samples();
    let query = |search: &str| Query { search: search.to_owned(), ..Query::default() };
    let effects = page.model.update(Msg::Narrow(query("主")));
    assert_eq!(effects, [Effect::Replace("#/bsnApply/all?q=%E4%B8%BB".to_owned())]);
    let effects = page.model.update(Msg::Narrow(Query { verdict: Some(Verdict::Eligible), ..Query::default() }));
    assert_eq!(effects, [Effect::Go("#/bsnApply/all?verdict=eligible".to_owned())]);
}

#[test]
fn fifty_numbers_a_page_and_an_open_one_on_its_own() {
    let rows: Vec<String> = (0..60).map(|n| format!(r#"{{"number":"real-{n:02}","product":"ecs"}}"#)).collect();
    let mut page = Page::open();
    page.paste(&format!(r#"{{"schema":"beian-desk/1","numbers":[{}]}}"#, rows.join(",")));
    page.send(Msg::ImportTake);
    let shown = |page: &Page| {
        let view = view::numbers(&page.model);
        (view.sheet.page, view.rows.iter().map(|row| row.number.clone()).collect::<Vec<_>>())
    };
    page.send(Msg::Moved("#/bsnManagement".to_owned()));
    let (_, first) = shown(&page);
    page.send(Msg::Moved("#/bsnManagement?page=2".to_owned()));
    let (sheet, second) = shown(&page);
    assert_eq!((first.len(), second.len(), sheet), (50, 10, 2));
    let mut all: Vec<&String> = first.iter().chain(&second).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 60);
    // The way from a row of the table to its number leads to the page that it is on.
    page.send(Msg::Moved(format!("#/bsnManagement?open={}", second[3])));
    assert_eq!(shown(&page), (2, second.clone()));
    page.send(Msg::Moved(format!("#/bsnManagement?q={}", second[3].to_uppercase())));
    assert_eq!(shown(&page), (1, vec![second[3].clone()]));
    // As long as the stores have only been looked at, what fits on a screen; but what a link opens is there.
    page.send(Msg::Moved("#/bsnManagement".to_owned()));
    page.send(Msg::Stores(StorageState::Opening));
    assert_eq!(shown(&page), (1, first[..12].to_vec()));
    page.send(Msg::Moved(format!("#/bsnManagement?open={}", first[40])));
    assert_eq!(shown(&page), (1, first.clone()));
    page.send(Msg::Moved("#/bsnManagement".to_owned()));
    page.send(Msg::Stores(StorageState::Full));
    assert_eq!(shown(&page), (1, first));
}

#[test]
fn fifty_rows_a_page_and_the_rest_on_the_next() {
    let rows: Vec<String> = (0..120).map(|n| format!(r#"{{"id":"i-{n:03}","product":"ecs"}}"#)).collect();
    let mut page = Page::open();
    page.paste(&format!(r#"{{"schema":"beian-desk/1","instances":[{}]}}"#, rows.join(",")));
    page.send(Msg::ImportTake);
    let table = view::table(&page.model);
    assert_eq!((table.rows.len(), table.sheet.pages, table.sheet.total), (50, 3, 120));
    page.send(Msg::Moved("#/bsnApply/ecs?page=3".to_owned()));
    let table = view::table(&page.model);
    assert_eq!((table.rows.len(), table.rows[0].id.as_str()), (20, "i-100"));
    page.send(Msg::Moved("#/bsnApply/ecs?page=99".to_owned()));
    assert_eq!(view::table(&page.model).sheet.page, 3);
}

#[test]
fn with_all_accounts_each_instance_is_judged_as_its_owner() {
    let mut page = Page::with_samples();
    let verdicts = |page: &Page| page.model.briefs.iter().filter(|b| b.verdict == Verdict::Eligible).count();
    assert_eq!(verdicts(&page), 6);
    page.send(Msg::SetAccount("99".parse().ok()));
    assert_eq!(verdicts(&page), 0);
    page.send(Msg::SetAccount("1370000000000210".parse().ok()));
    assert_eq!(verdicts(&page), 6);
}

#[test]
fn a_step_that_can_not_be_taken_says_so_and_changes_nothing() {
    let mut page = Page::with_samples();
    let number = "4f9f0d9c-0000-4000-8000-000000000001";
    page.send(Msg::OpenStep(number.to_owned(), NumberStepKind::Invalidate));
    page.send(Msg::Step(String::new()));
    let Dialog::Step(step) = &page.model.dialog else { panic!() };
    assert!(matches!(step.refused, Some(Refusal::WrongStatus(_))));
    assert_eq!(page.model.book.entries().len(), 5);
}

#[test]
fn erasing_asks_for_the_word() {
    let mut page = Page::with_samples();
    page.send(Msg::OpenErase);
    assert_eq!(page.model.update(Msg::Erase("no".to_owned())), []);
    assert_eq!(page.model.update(Msg::Erase("抹掉".to_owned())), [Effect::Erase]);
    page.model.update(Msg::Erased);
    assert!(page.model.is_empty());
}

#[test]
fn a_store_that_fails_leaves_the_dialog_to_try_again() {
    let mut page = Page::with_samples();
    page.send(Msg::OpenApply("i-bp1example0001".to_owned()));
    let effects = page.model.update(Msg::Confirm(String::new()));
    assert!(
        matches!(effects.as_slice(), [Effect::Commit { intents, .. }] if matches!(intents[0], Intent::Reserve { .. }))
    );
    let failed = Some(Failure { name: "QuotaExceededError".to_owned(), ..Failure::default() });
    page.send(Msg::Committed(Box::new(Committed { events: Vec::new(), results: Vec::new(), failed })));
    let Dialog::Apply(applied) = &page.model.dialog else { panic!() };
    assert!(!applied.waiting && applied.number.is_none());
    assert!(page.model.notice.as_ref().unwrap().text.contains("QuotaExceededError"));
}

#[test]
fn what_another_tab_wrote_is_taken_in_its_order_whatever_the_stores() {
    let mut here = Page::with_samples();
    let number = "4f9f0d9c-0000-4000-8000-000000000004"; // bound
    let mut there = Page { model: here.model.clone(), store: here.store.clone(), gone: Vec::new(), persisted: 0 };
    there.store.drawn = 100;
    for step in [NumberStepKind::Submit, NumberStepKind::Reject, NumberStepKind::Submit] {
        there.send(Msg::OpenStep(number.to_owned(), step));
        there.send(Msg::Step(String::new()));
    }
    let mut events = there.store.events.clone();
    events.reverse();
    here.model.update(Msg::Committed(Box::new(Committed { events, results: Vec::new(), failed: None })));
    assert_eq!(here.model.book.conflicts(), []);
    assert_eq!(here.model.book.entry(number), there.model.book.entry(number));
}

#[test]
fn a_part_that_did_not_come_is_fetched_when_it_is_asked_for_again_and_the_stores_are_read_then() {
    let mut model = Model::new(Lang::En, noon(), "#/bsnManagement");
    model.update(Msg::Unread);
    assert_eq!((model.loaded, model.parts.of(Part::Desk)), (false, Presence::Failed));
    assert_eq!(model.update(Msg::Fetch(Part::Desk)), [Effect::Fetch(Part::Desk)]);
    assert_eq!(model.update(Msg::Fetch(Part::Desk)), [], "it is on its way");
    assert_eq!(model.update(Msg::Fetched(Part::Desk, true)), [Effect::Load]);
    assert_eq!(model.update(Msg::Fetch(Part::Desk)), [], "it is here");
    // Read once; another part brings no reading.
    assert_eq!(model.update(Msg::Fetched(Part::Desk, true)), []);
}

#[test]
fn links_and_titles() {
    let mut page = Page::open();
    let effects = page.model.update(Msg::Moved("#/faq".to_owned()));
    let title = effects.iter().find_map(|effect| match effect {
        Effect::Arrived { title } => Some(title.as_str()),
        _ => None,
    });
    assert_eq!(title, Some("常见问题 · 备案服务号自查 · beian-desk"));
    assert_eq!(Route::parse("#/about").fragment(), "#/about");
}

#[test]
fn a_theme_is_kept_and_what_is_wrong_with_it_takes_nothing_along() {
    let mut page = Page::open();
    let effects = page.model.update(Msg::SetTheme(Some(Theme::Dark)));
    let kept = Settings { lang: Some("zh".to_owned()), theme: Some(Theme::Dark), ..Settings::default() };
    assert_eq!(effects, [Effect::Theme(Some(Theme::Dark)), Effect::Keep(kept.clone())]);
    let text = kept.json();
    assert_eq!(Settings::parse(&text), kept);
    let other = text.replace("dark", "purple");
    assert_ne!(other, text);
    assert_eq!(Settings::parse(&other), Settings { theme: None, ..kept.clone() });

    let mut anew = Model::new(Lang::Zh, noon(), "#/");
    let effects = anew.update(Msg::Loaded(Box::new(Stored { settings: kept, ..Stored::default() })));
    assert!(effects.contains(&Effect::Theme(Some(Theme::Dark))), "{effects:?}");
    assert_eq!(anew.settings().theme, Some(Theme::Dark));
}

#[test]
fn a_theme_follows_another_tab_and_goes_when_everything_is_erased() {
    let mut page = Page::open();
    let dark = Settings { theme: Some(Theme::Dark), ..Settings::default() };
    let synced = |settings| Msg::Synced(Box::new(Stored { settings, ..Stored::default() }));
    assert!(page.model.update(synced(dark.clone())).contains(&Effect::Theme(Some(Theme::Dark))));
    assert_eq!(page.model.settings().theme, Some(Theme::Dark), "what is kept next takes nothing back");
    assert!(page.model.update(synced(dark)).is_empty(), "nothing new");
    assert!(page.model.update(Msg::Erased).contains(&Effect::Theme(None)));
    assert_eq!(page.model.theme, None);
}

#[test]
fn only_what_changed_servers_offers_to_undo_and_a_dialog_says_what_happens_in_it() {
    let mut page = Page::with_samples();
    assert!(page.model.notice.as_ref().is_some_and(|notice| notice.undo && !notice.within));
    page.send(Msg::OpenApply("i-bp1example0001".to_owned()));
    for msg in [Msg::Copied(true), Msg::Copied(false), Msg::NotFetched] {
        page.send(msg);
        let notice = page.model.notice.clone().unwrap();
        assert!(notice.within && !notice.undo, "{}", notice.text);
    }
    page.send(Msg::Close);
    page.send(Msg::Copied(true));
    assert!(page.model.notice.as_ref().is_some_and(|notice| !notice.within && !notice.undo));
}
