//! The parts of the program that are fetched when they are wanted: what each can do, once it is here.
//!
//! `split` marks where the program is cut; the build makes a file of its own of what is reachable only from there.
//! Whatever is named in a table here is reached through it alone, by [`desk`], [`guide`] and [`advice`].

mod split;

use std::sync::OnceLock;

use super::desk::Desk;
use super::dialog::Open;
use super::markup::{El, Markup, Piece, el};
use super::part;
use crate::app::{Effect, Model, Msg, NewerNotice, Part, Presence};
use crate::i18n::Ui;

/// What [`Part::Desk`] can do.
pub(super) struct DeskPart {
    pub(super) work: fn(&mut Model, Msg) -> Vec<Effect>,
    pub(super) instances: fn(Desk) -> Markup,
    pub(super) numbers: fn(Desk) -> Markup,
    pub(super) dialog: fn(Desk, Open) -> Markup,
    pub(super) begin: fn(Desk),
}

/// What [`Part::Guide`] can do.
pub(super) struct GuidePart {
    pub(super) guide: fn(&mut Model, Msg) -> Vec<Effect>,
    pub(super) faq: fn(Desk) -> Markup,
    pub(super) about: fn(Desk) -> Markup,
    pub(super) newer: fn(Desk, NewerNotice) -> Markup,
}

/// What [`Part::Advice`] can do.
pub(super) struct AdvicePart {
    pub(super) advise: fn(&mut Model, Msg) -> Vec<Effect>,
    pub(super) explain: fn(Desk, String) -> Markup,
    pub(super) ask: fn(Desk) -> Markup,
    pub(super) plan: fn(Desk) -> Markup,
}

static DESK: OnceLock<DeskPart> = OnceLock::new();
static GUIDE: OnceLock<GuidePart> = OnceLock::new();
static ADVICE: OnceLock<AdvicePart> = OnceLock::new();

/// The desk, if it is here.
pub(super) fn desk() -> Option<&'static DeskPart> {
    DESK.get()
}

/// The guide, if it is here.
pub(super) fn guide() -> Option<&'static GuidePart> {
    GUIDE.get()
}

/// The advice, if it is here.
pub(super) fn advice() -> Option<&'static AdvicePart> {
    ADVICE.get()
}

/// Whether a part is here.
pub(super) fn is_here(part: Part) -> bool {
    match part {
        Part::Start => true,
        Part::Desk => desk().is_some(),
        Part::Guide => guide().is_some(),
        Part::Advice => advice().is_some(),
    }
}

/// Has the part that takes a message take it.
pub(super) fn take(part: Part, model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = match (part, desk(), guide(), advice()) {
        (Part::Desk, Some(desk), ..) => (desk.work)(model, msg),
        (Part::Guide, _, Some(guide), _) => (guide.guide)(model, msg),
        (Part::Advice, .., Some(advice)) => (advice.advise)(model, msg),
        _ => model.start(msg),
    };
    effects.extend(model.due());
    effects
}

/// Fetches a part; whether it is here then.
pub(super) async fn fetch(desk: Desk, part: Part) -> bool {
    match part {
        Part::Start => true,
        Part::Desk => {
            let begun = |came: Box<DeskPart>| {
                (came.begin)(desk);
                *came
            };
            split::desk().await.map(|came| DESK.get_or_init(|| begun(came))).is_ok()
        }
        Part::Guide => split::guide().await.map(|came| GUIDE.get_or_init(|| *came)).is_ok(),
        Part::Advice => split::advice().await.map(|came| ADVICE.get_or_init(|| *came)).is_ok(),
    }
}

/// What a part lays out: that it is coming, until it is here; and a way to try again where it did not come.
pub(super) fn once_here(desk: Desk, part: Part, lay_out: impl Fn() -> Option<Markup> + 'static) -> Markup {
    let presence = desk.memo(move |model| model.parts.of(part));
    let laid_out = move || match presence.get() {
        Presence::Here => lay_out().unwrap_or(Markup::Nothing),
        Presence::Absent | Presence::Coming => part::p("bd-quiet bd-coming", desk.text(Ui::Loading)).markup(),
        Presence::Failed => missing(desk, part).markup(),
    };
    laid_out.markup()
}

fn missing(desk: Desk, part: Part) -> El {
    let again = part::button(desk, "bd-button bd-button--small", desk.text(Ui::Retry), Msg::Fetch(part));
    let notice = el("div").class("bd-notice bd-notice--problem").attr("role", "alert");
    notice.child(part::p("", desk.text(Ui::PartFailed))).child(again)
}
