//! Files on their way in: how large they may be, which import they are for, and how reading ends.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a fixture that fails should end its test")]

use beian_desk::app::view::import as view;
use beian_desk::app::{
    BIG, Content, Dialog, Effect, FileOrigin, Held, Import, ImportFile, Incoming, MAX_BYTES, Model, Msg, Route,
    StorageState, Stored, read,
};
use beian_desk::i18n::Lang;

fn desk() -> Model {
    let mut model = Model::new(Lang::En, "2026-07-01T12:00+08:00".parse().unwrap(), "#/");
    model.update(Msg::Loaded(Box::new(Stored { storage: StorageState::Full, ..Stored::default() })));
    model
}

fn held(name: &str, size: u64) -> Incoming {
    Incoming { name: name.to_owned(), content: Content::Held(Held::new(size, name.to_owned())) }
}

#[track_caller]
fn import(model: &Model) -> &Import {
    match &model.dialog {
        Dialog::Import(import) => import,
        other => panic!("{other:?}"),
    }
}

/// Brings files in: the import that they are for, and those that are to be read.
fn bring(model: &mut Model, files: Vec<Incoming>) -> (u32, Vec<Incoming>) {
    match model.update(Msg::Files(files)).as_slice() {
        [Effect::Read { import, files }] => (*import, files.clone()),
        [] => (import(model).id, Vec::new()),
        other => panic!("{other:?}"),
    }
}

fn came(model: &mut Model, import: u32, name: &str, text: &str) -> Vec<Effect> {
    let file = ImportFile { name: name.to_owned(), origin: read(text.as_bytes(), |_| None).into() };
    model.update(Msg::Read { import, file: Box::new(file) })
}

fn table(ids: std::ops::Range<usize>) -> String {
    ids.map(|id| format!("i-{id},ecs\n")).fold("id,product\n".to_owned(), |table, row| table + &row)
}

#[test]
fn a_file_over_the_limit_is_refused_unread_and_the_others_are_read() {
    let mut model = desk();
    let (_, files) =
        bring(&mut model, vec![held("a.json", 100_000_000), held("b.json", 100_000_001), held("c.csv", 7)]);
    assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["a.json", "c.csv"]);
    // Whoever reads it finds what he gave.
    let Content::Held(first) = &files.first().unwrap().content else { panic!() };
    assert_eq!(first.file::<String>().map(String::as_str), Some("a.json"));

    let shown = view(&model, import(&model));
    let [refused] = shown.files.as_slice() else { panic!("{shown:?}") };
    assert!(refused.failed);
    assert_eq!(refused.name, "b.json");
    assert!(refused.text.contains("101 MB") && refused.text.contains("at most 100 MB"), "{}", refused.text);
    assert!(refused.text.contains("Split"), "{}", refused.text);

    let (_, files) = bring(&mut desk(), vec![held("d.json", 314_572_800)]);
    assert_eq!(files, [], "300 MiB alone: nothing is read");
    assert_eq!(MAX_BYTES, 100_000_000);
}

#[test]
fn a_new_paste_takes_the_place_of_one_that_could_not_be_read() {
    let mut model = desk();
    let (id, _) = bring(&mut model, vec![Incoming::of_bytes("", "<html>")]);
    came(&mut model, id, "", "<html>");
    came(&mut model, id, "page.html", "<html>");
    let failed = |model: &Model| view(model, import(model)).files.iter().map(|file| file.failed).collect::<Vec<_>>();
    assert_eq!(failed(&model), [true, true]);
    // The file stays, whatever is pasted.
    came(&mut model, id, "", &table(0..2));
    assert_eq!(failed(&model), [true, false]);
    // So does what was read.
    came(&mut model, id, "", "<html>");
    assert_eq!(failed(&model), [true, false, true]);
}

#[test]
fn a_big_file_is_named_while_it_is_read() {
    let mut model = desk();
    let (id, _) = bring(&mut model, vec![held("small.csv", BIG - 1), held("big.json", BIG)]);
    assert_eq!(view(&model, import(&model)).reading.as_deref(), Some("Reading…"));
    came(&mut model, id, "small.csv", &table(0..1));
    let shown = view(&model, import(&model));
    let said = shown.reading.unwrap();
    assert!(said.contains("big.json (5 MB)") && said.contains("Cancel"), "{said}");
    assert!(!shown.ready && shown.summary.is_empty(), "nothing to take before all is read");
    came(&mut model, id, "big.json", &table(1..3));
    let shown = view(&model, import(&model));
    assert_eq!((shown.reading, shown.ready, shown.summary.len(), shown.files.len()), (None, false, 1, 2));
}

#[test]
fn closing_ends_the_reading_and_what_comes_late_is_for_no_other() {
    let mut model = desk();
    assert_eq!(model.update(Msg::OpenImport), [Effect::WarmReader]);
    assert_eq!(model.update(Msg::Near), [Effect::WarmReader]);
    assert_eq!(model.update(Msg::Close), [], "nothing was being read");
    model.update(Msg::OpenImport);
    let (id, _) = bring(&mut model, vec![held("big.json", BIG)]);
    assert_eq!(model.update(Msg::Close), [Effect::StopReading]);
    model.update(Msg::OpenImport);
    came(&mut model, id, "big.json", &table(0..1));
    assert_eq!(import(&model).files, [], "it was for the import before");
    model.update(Msg::Close);
    model.update(Msg::OpenForm(None));
    came(&mut model, id, "big.json", &table(0..1));
    assert!(matches!(model.dialog, Dialog::Edit(_)));
    model.update(Msg::Close);

    // Going to another page closes as well; going nowhere does not.
    let (_, _) = bring(&mut model, vec![held("big.json", BIG)]);
    assert!(!model.update(Msg::Moved("#/".to_owned())).contains(&Effect::StopReading));
    assert!(model.update(Msg::Moved("#/faq".to_owned())).contains(&Effect::StopReading));
    assert_eq!((&model.dialog, model.route.clone()), (&Dialog::None, Route::parse("#/faq")));
}

#[test]
fn a_reader_that_does_not_come_is_said_and_nothing_waits_for_it() {
    let mut model = desk();
    let (id, _) = bring(&mut model, vec![held("a.json", 1), held("b.json", 2)]);
    model.update(Msg::NotRead(id));
    assert_eq!(view(&model, import(&model)).reading, None);
    assert!(model.notice.take().is_some());
    model.update(Msg::NotRead(id + 1));
    assert_eq!(model.notice, None, "another import's");

    // Samples that could not be read leave no dialog that nobody sees.
    model.update(Msg::Close);
    let effects = model.update(Msg::LoadSamples);
    let [Effect::Read { import, files }] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(files.len(), 3);
    model.update(Msg::NotRead(*import));
    assert_eq!(model.dialog, Dialog::None);
    assert!(model.notice.is_some());
}

#[test]
fn one_import_takes_as_many_rows_as_one_file() {
    let mut model = desk();
    let (id, _) = bring(&mut model, vec![held("a", 1), held("b", 1), held("c", 1)]);
    came(&mut model, id, "a", &table(0..60_000));
    came(&mut model, id, "b", &table(60_000..100_001));
    came(&mut model, id, "c", &table(60_000..100_000));
    let origins: Vec<bool> =
        import(&model).files.iter().map(|file| matches!(file.origin, FileOrigin::TooMany)).collect();
    assert_eq!(origins, [false, true, false], "100,001 rows are too many, 100,000 are not");
    let shown = view(&model, import(&model));
    assert!(shown.files.iter().any(|file| file.failed && file.text.contains("100,000")));
    assert_eq!(import(&model).diff.as_ref().map(|diff| diff.added), Some(100_000));
}

#[test]
fn warnings_are_shown_up_to_fifty_and_counted_beyond() {
    let mut model = desk();
    let numbers =
        |count: usize| (0..count).map(|id| format!("n-{id}\n")).fold("number\n".to_owned(), |all, row| all + &row);
    for (count, shown) in [(50, 50), (53, 51)] {
        let (id, _) = bring(&mut model, vec![held("n.csv", 1)]);
        came(&mut model, id, "n.csv", &numbers(count));
        let shown_warnings = view(&model, import(&model)).files.pop().unwrap().warnings;
        assert_eq!(shown_warnings.len(), shown);
        assert_eq!(shown_warnings.last().unwrap().starts_with("3 more"), count == 53);
        model.update(Msg::Close);
    }
}
