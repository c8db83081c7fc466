//! The small parts, each in every state.

use super::super::desk::Desk;
use super::super::drawing;
use super::super::markup::{El, Markup, all, el, list};
use super::super::page::status_class;
use super::super::part::{self, FieldText, plain};
use super::text;
use crate::app::view::{Meter, TermBar};
use crate::app::{Msg, Page, Route};
use crate::engine::{Status, Verdict};
use crate::i18n::gallery::Label;
use crate::i18n::{Ui, verdict};

pub(super) fn small(desk: Desk) -> Markup {
    let groups = [
        (Label::Buttons, buttons(desk)),
        (Label::Texts, texts(desk)),
        (Label::Fields, fields(desk)),
        (Label::Verdicts, verdicts(desk)),
        (Label::Drawings, drawings(desk)),
        (Label::Frames, frames(desk)),
    ];
    list(groups.map(|(heading, inside)| plain("section", plain("h2", text(desk, heading))).child(inside)))
}

/// Every class of a button with its word, each usable and not.
fn buttons(desk: Desk) -> Markup {
    let kinds = [
        (Label::Usual, "bd-button"),
        (Label::Primary, "bd-button bd-button--primary"),
        (Label::Danger, "bd-button bd-button--danger"),
        (Label::Small, "bd-button bd-button--small"),
        (Label::Quiet, "bd-button bd-button--small bd-button--quiet"),
    ];
    let usable = kinds.map(|(word, class)| part::button(desk, class, text(desk, word), Msg::Dismiss));
    let not = kinds.map(|(word, class)| {
        let words = [text(desk, word), " · ", text(desk, Label::Disabled)].concat();
        el("button").attr("type", "button").class(class).attr("disabled", true).child(words)
    });
    let to = || Route::to(Page::Home).fragment();
    let links = [
        part::link("bd-link", to()).child(text(desk, Label::Link)),
        part::link("bd-button", to()).child(text(desk, Label::Link)),
        part::outward("https://example.com/".to_owned(), text(desk, Label::Outward)),
    ];
    all![row(list(usable)), row(list(not)), row(list(links))]
}

fn row(pieces: Markup) -> El {
    part::p("bd-buttons", pieces)
}

fn texts(desk: Desk) -> Markup {
    all![
        part::p("bd-lead", text(desk, Label::Lead)),
        plain("p", text(desk, Label::Plain)),
        part::p("bd-quiet", text(desk, Label::Soft)),
        part::p("bd-warn", text(desk, Label::Warning)),
        plain("p", plain("mark", text(desk, Label::Marked))).child(" ").child(plain("kbd", "?")),
        plain("p", part::copyable(desk, "4f9f0d9c-0000-4000-8000-000000000001".to_owned())),
        part::p("bd-empty", desk.text(Ui::NoMatch)),
        part::p("bd-quiet", desk.text(Ui::Loading)),
    ]
}

fn fields(desk: Desk) -> Markup {
    let field = |name: &'static str, hint: bool, value: &str| FieldText {
        name,
        label: text(desk, Label::Field),
        hint: hint.then(|| text(desk, Label::Hint)),
        value: value.to_owned(),
        kind: "text",
    };
    let wrong = text(desk, Label::Wrong);
    let values = ["1", "2"].map(|value| (value.to_owned(), value.to_owned())).to_vec();
    let tick = |word: Label, ticked: bool| part::tick(desk, text(desk, word), move || ticked, |_| Msg::Dismiss);
    all![
        part::field(field("gallery-plain", false, ""), part::right),
        part::field(field("gallery-hint", true, "2026"), part::right),
        part::field(field("gallery-wrong", true, "x"), move || Some(wrong)),
        part::select("gallery-select", text(desk, Label::Choice), "2".to_owned(), values.clone()),
        part::choice(text(desk, Label::Choice), el("select").child(part::options(values, "1"))),
        row(all![tick(Label::Ticked, true), tick(Label::Unticked, false)]),
    ]
}

fn verdicts(desk: Desk) -> Markup {
    let lang = desk.lang();
    let verdicts = Verdict::ALL.iter().map(|code| part::verdict(*code, verdict::verdict(lang, *code)));
    let statuses =
        Status::ALL.iter().map(|status| el("span").class(status_class(*status)).child(verdict::status(lang, *status)));
    let reserved = el("span").class("bd-status bd-status--simulated").child(desk.text(Ui::BringReal));
    all![row(list(verdicts)), row(all![list(statuses), reserved])]
}

fn drawings(desk: Desk) -> Markup {
    use drawing::{DIAMOND_QUESTION, ROUND_CHECK, SQUARE_DASH, STEP, STEPS, STOP_CROSS};
    let icons = [ROUND_CHECK, STOP_CROSS, DIAMOND_QUESTION, SQUARE_DASH, STEP, STEPS].map(drawing::icon);
    let meters = [(0, 0, 5), (2, 0, 5), (2, 1, 5), (5, 0, 5), (6, 2, 5)].map(|(issued, reserved, limit)| {
        let words = [issued, reserved, limit].map(|count: u32| count.to_string());
        let words = plain("dd", words.join(" + ").replacen(" + ", "+", 1).replace(" + ", " / "));
        plain("div", words.child(Meter::of(issued, reserved, limit).map(drawing::meter)))
    });
    let terms = [(100, false), (500, false), (1000, true)].map(|(today, over)| {
        let words = [text(desk, Label::Term), " ", &(today / 10).to_string(), " %"].concat();
        let bar = TermBar { term: (0, 900), today, over, words: words.clone() };
        plain("div", plain("dd", words).child(drawing::term(bar)))
    });
    let progress = |value: Option<&'static str>| {
        let bar = el("progress").class("bd-trial__bar").attr("aria-label", text(desk, Label::Progress));
        bar.attr("max", "4").attr("value", value)
    };
    all![
        row(list(icons)),
        plain("h3", text(desk, Label::Meter)).beside(el("dl").class("bd-pair").child(list(meters))),
        plain("h3", text(desk, Label::Term)).beside(el("dl").class("bd-pair").child(list(terms))),
        plain("h3", text(desk, Label::Progress)).beside(all![progress(Some("1")), progress(Some("4")), progress(None)]),
    ]
}

/// Frames with something in them; what notices say stands in the states of their own.
fn frames(desk: Desk) -> Markup {
    let card = el("div").class("bd-card").child(plain("p", text(desk, Label::Card)));
    let kinds = [
        "bd-notice bd-notice--done",
        "bd-notice bd-notice--problem",
        "bd-notice bd-notice--newer",
        "bd-notice bd-notice--changed",
    ];
    let notices = kinds.map(|class| {
        let small = part::button(desk, "bd-button bd-button--small", text(desk, Label::Small), Msg::Dismiss);
        el("div").class(class).child(plain("p", text(desk, Label::Warning))).child(small)
    });
    let zone = el("div").class("bd-dropzone").child(plain("p", desk.text(Ui::ImportDrop)));
    all![card, list(notices), part::in_file(desk), zone]
}
