//! Two tabs over the same stores: what one does under the other's open dialog is said there, and nothing that either
//! does is lost.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a fixture that fails should end its test")]

#[path = "app/tab.rs"]
#[expect(dead_code, reason = "shared with another test")]
mod tab;

use std::rc::Rc;

use beian_desk::app::{Dialog, Form, Msg, NumberStepKind, view};
use beian_desk::i18n::Lang;
use beian_desk::ledger::Refusal;
use beian_desk::ledger::store::Failure;
use tab::{Browser, Tab, servers};

/// Two tabs of a browser, in English and in Chinese, on a desk with two servers.
fn tabs() -> (Tab, Tab) {
    let browser = Rc::new(Browser::default());
    let mut one = Tab::open(&browser, Lang::En);
    one.takes(&servers(&["i-1", "i-2"]));
    let other = Tab::open(&browser, Lang::Zh);
    (one, other)
}

fn lines(tab: &Tab) -> Vec<String> {
    view::stale(&tab.model).lines
}

fn blocked(tab: &Tab) -> Option<Refusal> {
    tab.model.stale.as_ref().and_then(|stale| stale.blocked.clone())
}

fn edit(tab: &mut Tab, id: &str, field: &str, value: &str) {
    tab.send(Msg::OpenForm(Some(id.to_owned())));
    save(tab, field, value);
}

/// Sends the open form with one field changed.
fn save(tab: &mut Tab, field: &str, value: &str) {
    let Dialog::Edit(form) = &tab.model.dialog else { panic!("{:?}", tab.model.dialog) };
    let fields = beian_desk::app::Field::ALL.iter().map(|name| {
        let value = if name.code() == field { value } else { form.value(*name) };
        (name.code().to_owned(), value.to_owned())
    });
    let form = Form::from_fields(form.editing.clone(), form.attempt, &fields.collect::<Vec<_>>());
    tab.send(Msg::SaveForm(Box::new(form)));
}

#[test]
fn numbers_of_another_tab_are_counted_in_the_dialog_until_none_is_left() {
    let (mut one, mut other) = tabs();
    one.send(Msg::OpenApply("i-1".to_owned()));
    assert_eq!(lines(&one), [""; 0]);
    for used in 1..=5 {
        other.reserve("i-1");
        one.hears();
        assert_eq!(lines(&one), [format!("Slots of this instance: {used} of 5 used now (0 issued, {used} reserved).")]);
        assert_eq!(blocked(&one).is_some(), used == 5, "{used}");
    }
    assert!(matches!(blocked(&one), Some(Refusal::AllReserved(_))));
    let reason = view::stale(&one.model).blocked.unwrap();
    assert!(reason.starts_with("This can't be confirmed now. Every slot"), "{reason}");
    // One given up: it can be confirmed again, and is.
    let number = other.model.book.numbers().swap_remove(0).number;
    other.send(Msg::OpenStep(number, NumberStepKind::Discard));
    other.send(Msg::Step(String::new()));
    one.hears();
    assert_eq!((lines(&one).len(), blocked(&one)), (1, None));
    one.send(Msg::Confirm(String::new()));
    assert!(matches!(&one.model.dialog, Dialog::Apply(applied) if applied.number.is_some()));
    assert_eq!(lines(&one), [""; 0], "what comes after it rests on something else");
}

#[test]
fn what_was_said_of_one_dialog_is_not_said_in_the_next() {
    let (mut one, mut other) = tabs();
    one.send(Msg::OpenApply("i-1".to_owned()));
    other.reserve("i-1");
    one.hears();
    assert_eq!(lines(&one).len(), 1);
    one.send(Msg::Close);
    one.send(Msg::OpenApply("i-1".to_owned()));
    assert_eq!(lines(&one), [""; 0]);
    // Nor what another instance is about.
    other.reserve("i-2");
    one.hears();
    assert_eq!(lines(&one), [""; 0]);
    // Going elsewhere closes it, whatever comes after.
    one.send(Msg::Moved("#/bsnManagement".to_owned()));
    one.send(Msg::Moved("#/bsnApply/all".to_owned()));
    one.send(Msg::OpenApply("i-1".to_owned()));
    assert_eq!(lines(&one), [""; 0]);
}

#[test]
fn an_instance_changed_or_removed_under_its_application() {
    let (mut one, mut other) = tabs();
    one.send(Msg::OpenApply("i-1".to_owned()));
    edit(&mut other, "i-1", "term_months", "2");
    one.hears();
    assert_eq!(lines(&one), ["Months bought, renewals included: 12 months → 2 months"]);
    assert!(matches!(blocked(&one), Some(Refusal::NotEligible(Some(_)))));
    other.send(Msg::Remove("i-1".to_owned()));
    one.hears();
    assert_eq!(lines(&one), ["This instance was removed from the list."]);
    assert_eq!(blocked(&one), Some(Refusal::InstanceGone));
    // In the other language.
    one.send(Msg::SetLang(Lang::Zh));
    assert_eq!(lines(&one), ["这台实例已从列表里移除。"]);
    // Taken back: nothing has changed.
    other.send(Msg::Undo);
    edit(&mut other, "i-1", "term_months", "12");
    one.hears();
    assert_eq!((lines(&one), blocked(&one)), (vec![], None));
}

#[test]
fn a_number_that_stands_elsewhere_now_stops_the_step() {
    let (mut one, mut other) = tabs();
    let fields =
        |number: &str| vec![("number".to_owned(), number.to_owned()), ("status".to_owned(), "filing".to_owned())];
    one.send(Msg::OpenRecord { replaces: None, instance: Some("i-1".to_owned()) });
    one.send(Msg::Record(fields("n-1")));
    other.hears();
    one.send(Msg::OpenStep("n-1".to_owned(), NumberStepKind::Approve));
    other.send(Msg::OpenStep("n-1".to_owned(), NumberStepKind::Note));
    other.send(Msg::Step("call them".to_owned()));
    one.hears();
    assert_eq!((lines(&one), blocked(&one)), (vec!["The note is now: call them".to_owned()], None));
    other.send(Msg::OpenStep("n-1".to_owned(), NumberStepKind::Reject));
    other.send(Msg::Step(String::new()));
    one.hears();
    assert_eq!(lines(&one), ["This number is now: Bound.", "The note is now: call them"]);
    assert!(matches!(blocked(&one), Some(Refusal::WrongStatus(_))));
}

#[test]
fn a_reservation_replaced_or_given_up_in_another_tab_takes_no_number_here() {
    let (mut one, mut other) = tabs();
    let numbers = [one.reserve("i-1"), one.reserve("i-1")];
    other.hears();
    let record = |tab: &mut Tab, name: &str| {
        tab.send(Msg::OpenRecord { replaces: Some(name.to_owned()), instance: None });
    };
    record(&mut one, &numbers[0]);
    record(&mut other, &numbers[0]);
    other.send(Msg::Record(vec![("number".to_owned(), "n-1".to_owned())]));
    one.hears();
    assert_eq!(lines(&one), ["The real number n-1 has taken the place of this reservation."]);
    assert_eq!(blocked(&one), Some(Refusal::ReservationGone));
    record(&mut one, &numbers[1]);
    other.send(Msg::OpenStep(numbers[1].clone(), NumberStepKind::Discard));
    other.send(Msg::Step(String::new()));
    one.hears();
    assert_eq!(lines(&one), ["This reservation was given up."]);
    // In the screen that comes after 确认 as well.
    one.send(Msg::OpenApply("i-1".to_owned()));
    one.send(Msg::Confirm(String::new()));
    other.hears();
    let Dialog::Apply(applied) = &one.model.dialog else { panic!() };
    other.send(Msg::OpenStep(applied.number.clone().unwrap(), NumberStepKind::Discard));
    other.send(Msg::Step(String::new()));
    one.hears();
    assert_eq!((lines(&one).len(), blocked(&one)), (1, Some(Refusal::ReservationGone)));
}

#[test]
fn a_preview_is_worked_out_anew_and_says_so() {
    let (mut one, mut other) = tabs();
    let file = servers(&["i-2", "i-3"]);
    one.brings(&file);
    let shown = |tab: &Tab| match &tab.model.dialog {
        Dialog::Import(import) => view::import(&tab.model, import),
        other => panic!("{other:?}"),
    };
    assert_eq!(shown(&one).summary, ["Instances: 1 new, 0 changed, 1 unchanged"]);
    other.reserve("i-1");
    one.hears();
    assert_eq!(lines(&one), [""; 0], "that changes nothing here");
    other.takes(&file);
    one.hears();
    assert_eq!(shown(&one).summary, ["Instances: 0 new, 0 changed, 2 unchanged"]);
    assert!(!shown(&one).ready);
    assert_eq!(lines(&one), ["What the import changes was worked out anew: look at it again."]);
}

#[test]
fn saving_over_what_another_tab_saved_asks_first_and_keeps_what_was_typed() {
    let (mut one, mut other) = tabs();
    one.send(Msg::OpenForm(Some("i-1".to_owned())));
    edit(&mut other, "i-1", "term_months", "24");
    one.hears();
    assert_eq!(lines(&one), ["Months bought, renewals included: 12 months → 24 months"]);
    save(&mut one, "name", "mine");
    // Nothing saved yet; both differences are named.
    assert_eq!(one.browser.instances.borrow()["i-1"].term_months, Some(24));
    assert_eq!(
        view::clashes(&one.model),
        ["Name: there Not known, here mine", "Months bought, renewals included: there 24 months, here 12 months"]
    );
    let Dialog::Edit(form) = &one.model.dialog else { panic!("{:?}", one.model.dialog) };
    assert_eq!(form.value(beian_desk::app::Field::Name), "mine");
    // Another change meanwhile: asked anew. Then it is saved.
    edit(&mut other, "i-1", "status", "Running");
    one.hears();
    save(&mut one, "name", "mine");
    assert_eq!(view::clashes(&one.model).len(), 3);
    save(&mut one, "name", "mine");
    assert_eq!(one.model.dialog, Dialog::None);
    let saved = one.browser.instances.borrow()["i-1"].clone();
    assert_eq!((saved.name.as_deref(), saved.term_months, saved.status), (Some("mine"), Some(12), None));
}

#[test]
fn a_form_that_says_the_same_as_the_other_tab_needs_no_question() {
    let (mut one, mut other) = tabs();
    one.send(Msg::OpenForm(Some("i-1".to_owned())));
    edit(&mut other, "i-1", "term_months", "24");
    one.hears();
    save(&mut one, "term_months", "24");
    assert_eq!(one.model.dialog, Dialog::None);
    // Removed in another tab: said, and saving puts it back.
    one.send(Msg::OpenForm(Some("i-1".to_owned())));
    other.send(Msg::Remove("i-1".to_owned()));
    one.hears();
    assert_eq!(lines(&one), ["This instance was removed from the list. Saving puts it back."]);
    save(&mut one, "name", "mine");
    assert_eq!(one.browser.instances.borrow()["i-1"].name.as_deref(), Some("mine"));
}

#[test]
fn edits_of_two_instances_in_two_tabs_lose_neither_told_or_not() {
    let (mut one, mut other) = tabs();
    edit(&mut one, "i-1", "name", "first");
    // The other has not heard of it, and shows the old one.
    edit(&mut other, "i-2", "name", "second");
    let names = |tab: &Tab| {
        let kept = tab.browser.instances.borrow();
        ["i-1", "i-2"].map(|id| kept[id].name.clone().unwrap_or_default())
    };
    assert_eq!(names(&one), ["first", "second"]);
    one.hears();
    other.hears();
    assert_eq!(one.model.instances, other.model.instances);
}

#[test]
fn accounts_named_in_two_tabs_are_both_kept_told_or_not() {
    let (mut one, mut other) = tabs();
    one.send(Msg::AddAccount("42".to_owned()));
    other.send(Msg::AddAccount("7".to_owned()));
    let kept =
        |tab: &Tab| tab.browser.settings.borrow().accounts.iter().map(|a| a.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(kept(&one), ["42", "7"]);
    one.hears();
    let accounts = |tab: &Tab| tab.model.known_accounts().iter().map(|a| a.as_str().to_owned()).collect::<Vec<_>>();
    assert_eq!(accounts(&one), ["42", "7"]);
    // With whose eyes a tab looks is its own.
    let current = |tab: &Tab| tab.model.account.as_ref().map(|account| account.as_str().to_owned());
    assert_eq!((current(&one).as_deref(), current(&other).as_deref()), (Some("42"), Some("7")));
    // What was erased is forgotten in every tab that hears of it.
    one.browser.instances.borrow_mut().clear();
    *one.browser.settings.borrow_mut() = beian_desk::app::Settings::default();
    one.hears();
    assert_eq!((accounts(&one), current(&one)), (vec![], None));
}

#[test]
fn what_another_tab_changed_since_is_not_taken_back() {
    let (mut one, mut other) = tabs();
    edit(&mut one, "i-1", "name", "first");
    assert!(one.model.notice.as_ref().unwrap().undo);
    other.hears();
    edit(&mut other, "i-2", "name", "second");
    one.hears();
    assert!(one.model.notice.as_ref().unwrap().undo, "that is another instance");
    edit(&mut other, "i-1", "name", "newer");
    one.hears();
    assert!(!one.model.notice.as_ref().unwrap().undo);
    one.send(Msg::Undo);
    assert_eq!(one.browser.instances.borrow()["i-1"].name.as_deref(), Some("newer"));
}

#[test]
fn a_failure_is_said_in_the_dialog_during_which_it_happened_and_on_the_page_after_that() {
    let (mut one, _) = tabs();
    let within = |tab: &Tab| tab.model.notice.as_ref().map(|notice| (notice.export, notice.within));
    let failure = Failure { name: "QuotaExceededError".to_owned(), code: 22, message: String::new() };
    one.send(Msg::OpenApply("i-1".to_owned()));
    one.send(Msg::StoreFailed(failure.clone()));
    assert_eq!(within(&one), Some((true, true)));
    one.send(Msg::Close);
    assert_eq!(within(&one), Some((true, false)));
    one.send(Msg::OpenApply("i-1".to_owned()));
    assert_eq!(within(&one), Some((true, false)), "not in a later dialog");
    one.send(Msg::Close);
    // Without a dialog it is the page's alone, and going elsewhere closes one without a word.
    one.send(Msg::StoreFailed(failure.clone()));
    assert_eq!(within(&one), Some((true, false)));
    one.send(Msg::OpenTakeOut);
    one.send(Msg::StoreFailed(failure));
    one.send(Msg::Moved("#/bsnApply/swas".to_owned()));
    one.send(Msg::OpenErase);
    assert_eq!(within(&one), Some((true, false)));
}

#[test]
fn a_write_that_a_newer_version_forbids_says_so_in_both_languages() {
    let (mut one, mut other) = tabs();
    other.send(Msg::SetLang(Lang::Zh));
    for tab in [&mut one, &mut other] {
        tab.send(Msg::StoreFailed(Failure::newer()));
    }
    assert!(one.notice().starts_with("This was not saved: a newer version of this tool"), "{}", one.notice());
    assert!(other.notice().starts_with("没有保存：本工具的新版本"), "{}", other.notice());
    assert!(!other.notice().contains("VersionError"));
}

#[test]
fn damaged_pieces_come_out_as_one_file_exactly_as_they_were_found() {
    let (mut one, _) = tabs();
    let number = one.reserve("i-1");
    let (name, text) = {
        let pieces = one.browser.pieces.borrow();
        pieces.iter().next().map(|(name, text)| (name.clone(), text.clone())).unwrap()
    };
    let altered = text.replace(&number, "SIM-20260701-22222222");
    let hostile = "<script>alert(1)</script>\r\n\0 \u{202e}不是我们的";
    let put = |name: &str, text: &str| {
        one.browser.pieces.borrow_mut().insert(name.to_owned(), text.to_owned());
    };
    put(&name, &altered);
    put("event/00000000000000ff", hostile);
    put("event/00000000000000fe", &text);
    put("damaged/0badcafe-instance/i-1\n<b>", "{torn");
    // What is sound, of a newer version or somebody else's is none of them.
    put("settings", "{}");
    put("event/00000000000000fd", beian_desk::ledger::codec::encode(&one.model.log[0]).as_str());
    let pieces = tab::aside(&one);
    let found: Vec<(&str, &str)> = pieces.iter().map(|piece| (piece.found.as_str(), piece.text.as_str())).collect();
    for (name, text) in [
        (name.as_str(), altered.as_str()),
        ("event/00000000000000ff", hostile),
        ("event/00000000000000fe", text.as_str()),
        ("instance/i-1\n<b>", "{torn"),
    ] {
        assert!(found.contains(&(name, text)), "{name}: {found:?}");
    }
    assert!(!found.iter().any(|(name, _)| *name == "settings"));
    one.send(Msg::Aside(pieces.clone()));
    let (name, file) = one.files.pop().unwrap();
    assert_eq!(name, "beian-desk-damaged-20260701.txt");
    assert!(file.starts_with(&format!(
        "beian-desk: damaged pieces: {}, taken out at 2026-07-01 12:00 China time\n",
        pieces.len()
    )));
    for piece in &pieces {
        assert!(file.contains(&format!("Text ({} bytes):\n{}\n", piece.text.len(), piece.text)), "{piece:?}");
    }
    assert!(file.contains("Reason: the checksum does not fit: cut off or altered\n"));
    assert!(file.contains("Reason: not as this tool stores it: no version and checksum\n"));
    assert!(file.contains("Reason: in the wrong place: it belongs under another key\n"));
    assert!(file.contains("Found under: instance/i-1\\n<b>\nReason: not the record of an instance\n"));
    one.send(Msg::SetLang(Lang::Zh));
    one.send(Msg::Aside(pieces));
    assert!(one.files.pop().unwrap().1.contains("原因：校验和不符：内容被截断或改动过\n"));
    // Nothing damaged: said, and no file.
    one.send(Msg::Aside(Vec::new()));
    assert_eq!((one.notice(), one.files.len()), ("没有读不出来的内容。", 0));
}
