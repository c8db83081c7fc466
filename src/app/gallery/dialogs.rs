//! Every dialog: as it opens, answered wrongly, refused, waiting, and with what another tab changed under it.

use super::super::form::Form;
use super::super::import::{Import, Waiting};
use super::super::model::{Dialog, NumberStep};
use super::super::msg::Msg;
use super::super::numbers::Step;
use super::bench::{Bench, Lead};
use super::pages::{BOUND, FILED, FILING, QUALIFIES, SHORT};

pub(super) const DIALOGS: &[Lead] = &[
    ("import", |bench| bench.send(Msg::OpenImport)),
    ("import-reading", |bench| {
        let reading = [("servers.json", 62_000_000), ("orders.json", 4_000)];
        let reading = reading.map(|(name, size)| Waiting { name: name.to_owned(), size }).into();
        bench.model.dialog = Dialog::Import(Box::new(Import { reading, ..Import::default() }));
    }),
    ("import-failed", |bench| {
        bench.paste("<!doctype html><p>console</p>");
        bench.paste("{\"Instances\": ");
    }),
    ("import-bad-rows", |bench| {
        bench.paste("{\"schema\": \"beian-desk/1\", \"instances\": [{\"id\": \"i-1\", \"product\": \"ecs\"}, {\"id\": \"i-2\", \"product\": \"toaster\"}]}");
    }),
    ("import-whose", |bench| bench.paste(include_str!("../samples/ecs.json"))),
    ("import-whose-wrong", |bench| {
        bench.paste(include_str!("../samples/ecs.json"));
        bench.send(Msg::ImportAccount(Some("12a".to_owned())));
    }),
    ("import-preview", |bench| {
        bench.paste(include_str!("../samples/ecs.json"));
        bench.paste(include_str!("../samples/numbers.json"));
        bench.send(Msg::ImportAccount(Some("1370000000000210".to_owned())));
    }),
    ("import-nothing-new", |bench| {
        bench.samples();
        bench.paste(include_str!("../samples/numbers.json"));
    }),
    ("import-number-asked", |bench| {
        bench.paste("{\"resourceId\": \"i-bp1example0001\", \"status\": 4, \"beianNum\": \"\"}");
    }),
    ("import-contradiction", |bench| {
        bench.samples();
        let filed = include_str!("../samples/numbers.json");
        bench.paste(&filed.replacen("\"status\": 2", "\"status\": 1", 1));
    }),
    ("form", |bench| bench.send(Msg::OpenForm(None))),
    ("form-editing", |bench| {
        bench.samples();
        bench.send(Msg::OpenForm(Some(QUALIFIES.to_owned())));
    }),
    ("form-wrong", |bench| {
        bench.send(Msg::OpenForm(None));
        let fields = [("product", "ecs"), ("term_months", "x"), ("owner", "12a"), ("public_ips", "1.2")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        bench.send(Msg::SaveForm(Box::new(Form::from_fields(None, 0, &fields))));
    }),
    ("form-changed-elsewhere", |bench| {
        bench.samples();
        bench.send(Msg::OpenForm(Some(SHORT.to_owned())));
        bench.synced(|stored| {
            let same = |id: &str| id == SHORT;
            stored.instances.iter_mut().filter(|one| same(&one.id)).for_each(|one| one.term_months = Some(6));
        });
    }),
    ("apply", apply),
    ("apply-waiting", |bench| {
        apply(bench);
        bench.held = true;
        bench.send(Msg::Confirm("example.cn".to_owned()));
    }),
    ("apply-refused", |bench| {
        apply(bench);
        bench.model.instances.retain(|one| one.id != QUALIFIES);
        bench.send(Msg::Confirm(String::new()));
    }),
    ("apply-gone-elsewhere", |bench| {
        apply(bench);
        bench.synced(|stored| stored.instances.retain(|one| one.id != QUALIFIES));
    }),
    ("applied", |bench| {
        apply(bench);
        bench.send(Msg::Confirm("example.cn".to_owned()));
    }),
    ("record", record),
    ("record-refused", |bench| {
        record(bench);
        bench.send(Msg::Record(vec![("number".to_owned(), FILED.to_owned())]));
    }),
    ("step-bind", |bench| step(bench, BOUND, Step::Bind)),
    ("step-submit", |bench| step(bench, BOUND, Step::Submit)),
    ("step-approve", |bench| step(bench, FILING, Step::Approve)),
    ("step-approve-refused", |bench| {
        step(bench, FILING, Step::Approve);
        bench.send(Msg::Step("no ICP number".to_owned()));
    }),
    ("step-reject", |bench| step(bench, FILING, Step::Reject)),
    ("step-invalidate", |bench| step(bench, BOUND, Step::Invalidate)),
    ("step-discard", |bench| {
        apply(bench);
        bench.send(Msg::Confirm(String::new()));
        let reserved = bench.model.book.numbers().into_iter().find(|number| number.is_simulated());
        if let Some(number) = reserved {
            bench.send(Msg::Close);
            bench.send(Msg::OpenStep(number.number, Step::Discard));
        }
    }),
    ("step-note", |bench| step(bench, FILED, Step::Note)),
    ("account", |bench| bench.send(Msg::OpenAccount)),
    ("account-wrong", |bench| {
        bench.send(Msg::OpenAccount);
        bench.send(Msg::AddAccount("12a".to_owned()));
    }),
    ("take-out", |bench| bench.send(Msg::OpenTakeOut)),
    ("shortcuts", |bench| bench.send(Msg::OpenShortcuts)),
    ("erase", |bench| bench.send(Msg::OpenErase)),
    ("erase-wrong", |bench| {
        bench.send(Msg::OpenErase);
        bench.send(Msg::Erase("x".to_owned()));
    }),
];

fn apply(bench: &mut Bench) {
    bench.samples();
    bench.send(Msg::OpenApply(QUALIFIES.to_owned()));
}

fn record(bench: &mut Bench) {
    bench.samples();
    bench.send(Msg::OpenRecord { replaces: None, instance: None });
}

/// The dialog of a step, whether or not the number could take it now.
fn step(bench: &mut Bench, number: &str, kind: Step) {
    bench.samples();
    let number = number.to_owned();
    bench.model.dialog = Dialog::Step(NumberStep { number, kind, waiting: false, refused: None, attempt: 0 });
}
