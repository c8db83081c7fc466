//! Rows that are ticked: which, for how long, and what is done with them.

use beian_desk::app::{Effect, Msg, Takeout, view};
use beian_desk::i18n::Lang;

use super::Page;

fn tick(page: &mut Page, id: &str) -> Vec<Effect> {
    page.model.update(Msg::TickRow(id.to_owned(), true))
}

fn count(page: &Page) -> (usize, bool) {
    let ticked = view::table(&page.model).ticked;
    (ticked.count, ticked.all)
}

fn in_english() -> Page {
    let mut page = Page::with_samples();
    page.send(Msg::SetLang(Lang::En));
    page
}

#[test]
fn rows_are_ticked_and_the_count_is_said() {
    let mut page = in_english();
    assert_eq!(tick(&mut page, "i-bp1example0001"), [Effect::Announce("1 selected".to_owned())]);
    assert_eq!(tick(&mut page, "i-bp1example0001"), [Effect::Announce("1 selected".to_owned())], "once is enough");
    assert_eq!(tick(&mut page, "i-7xvexample0008"), [Effect::Announce("2 selected".to_owned())]);
    let off = page.model.update(Msg::TickRow("i-bp1example0001".to_owned(), false));
    assert_eq!(off, [Effect::Announce("1 selected".to_owned())]);
    assert_eq!(count(&page), (1, false));
    assert!(page.model.selected.has("i-7xvexample0008") && !page.model.selected.has("i-bp1example0001"));
    let none = page.model.update(Msg::TickAll(false));
    assert_eq!(none, [Effect::Announce("Nothing is selected".to_owned())]);
    assert_eq!(tick(&mut page, "no such row"), [Effect::Announce("Nothing is selected".to_owned())]);
}

#[test]
fn all_are_those_that_match() {
    let mut page = Page::with_samples();
    page.send(Msg::Moved("#/bsnApply/swas?verdict=eligible".to_owned()));
    assert_eq!(view::table(&page.model).ticked.offer, "选中全部 2 台");
    page.send(Msg::TickAll(true));
    assert_eq!(count(&page), (2, true));
    page.send(Msg::TickRow("2ad1ae67295445f59801749900000001".to_owned(), false));
    assert_eq!(count(&page), (1, false));
}

#[test]
fn another_list_has_nothing_ticked_but_a_row_that_is_opened_or_another_order_changes_nothing() {
    for (fragment, kept) in [
        ("#/bsnApply/all?open=i-bp1example0001", true),
        ("#/bsnApply/all?sort=expiry", true),
        ("#/bsnApply/all?page=2", true),
        ("#/bsnApply/all?q=bp1", false),
        ("#/bsnApply/all?verdict=eligible", false),
        ("#/bsnApply/all?steps=1", false),
        ("#/bsnApply/all?expires=90", false),
        ("#/bsnApply/all?owner=unknown", false),
        ("#/bsnApply/ecs", false),
        ("#/bsnManagement", false),
    ] {
        let mut page = Page::with_samples();
        tick(&mut page, "i-bp1example0001");
        page.send(Msg::Moved(fragment.to_owned()));
        assert_eq!(page.model.selected.has("i-bp1example0001"), kept, "{fragment}");
    }
}

#[test]
fn what_does_not_match_any_more_or_is_gone_is_not_acted_on() {
    let mut page = Page::with_samples();
    page.send(Msg::Moved("#/bsnApply/all?verdict=eligible".to_owned()));
    page.send(Msg::TickAll(true));
    assert_eq!(count(&page), (6, true));
    // On 3 July i-bp1example0009 has expired, and does not qualify.
    page.send(Msg::SetAsOf("2026-07-03T00:00+08:00".parse().ok()));
    assert_eq!(count(&page), (5, true));
    page.send(Msg::Remove("i-bp1example0001".to_owned()));
    assert_eq!(count(&page), (4, true));
    page.send(Msg::Undo);
    assert_eq!(count(&page), (5, true));
}

fn file(page: &mut Page, what: Takeout) -> (String, String) {
    match page.model.update(Msg::TakeTicked(what)).as_slice() {
        [Effect::Download { name, text }] => (name.clone(), text.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn files_hold_what_is_ticked_and_no_more() {
    let mut page = in_english();
    assert_eq!(page.model.update(Msg::TakeTicked(Takeout::Verdicts)), [], "nothing is ticked");
    for id in ["i-7xvexample0008", "i-bp1example0001"] {
        tick(&mut page, id);
    }
    let (name, table) = file(&mut page, Takeout::Verdicts);
    assert_eq!(name, "beian-desk-verdicts-selected-20260701.csv");
    let lines: Vec<&str> = table.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].starts_with("i-bp1example0001,") && lines[2].starts_with("i-7xvexample0008,"), "as they stand");
    // Five are left of the one that qualifies; the five numbers of the other are not all used.
    let unused = page.model.book.numbers().iter().filter(|number| number.is_unused()).count();
    let (_, ticket) = file(&mut page, Takeout::Ticket);
    assert!(ticket.contains(&format!("Filings that can be made now: {}.", 5 + unused)), "{ticket}");
    assert!(ticket.contains("`i-7xvexample0008`") && !ticket.contains("`i-uf6example0002`"));
    let (name, facts) = file(&mut page, Takeout::Facts);
    let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
    assert_eq!(name, "beian-desk-facts-selected-20260701.json");
    assert_eq!(facts["instances"].as_array().unwrap().len(), 2);
    assert_eq!(facts["numbers"].as_array().unwrap().len(), 5);
    page.send(Msg::TickRow("i-7xvexample0008".to_owned(), false));
    let (_, facts) = file(&mut page, Takeout::Facts);
    let facts: serde_json::Value = serde_json::from_str(&facts).unwrap();
    assert_eq!(facts["numbers"].as_array().map_or(0, Vec::len), 0, "its numbers are left out with it");
}

#[test]
fn verdicts_are_copied_a_line_each_and_checked_again() {
    let mut page = in_english();
    assert_eq!(page.model.update(Msg::CopyTicked), []);
    assert_eq!(page.model.update(Msg::CheckTicked), []);
    for id in ["i-7xvexample0008", "i-bp1example0001"] {
        tick(&mut page, id);
    }
    let effects = page.model.update(Msg::CopyTicked);
    let [Effect::Copy(text)] = effects.as_slice() else { panic!("{effects:?}") };
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].contains("1 Jul 2026, 12:00"), "{text}");
    assert!(lines[1].starts_with("i-bp1example0001") && lines[1].ends_with(": Qualifies. 5 numbers left"), "{text}");
    assert!(lines[2].ends_with(": Does not qualify yet. All 5 numbers are issued"), "{text}");
    page.model.update(Msg::CheckTicked);
    let notice = page.model.notice.as_ref().unwrap();
    let expected = "Checked 2 again, as of 1 Jul 2026, 12:00 China time: Qualifies 1, Does not qualify yet 1.";
    assert_eq!((notice.text.as_str(), notice.undo), (expected, false));
}
