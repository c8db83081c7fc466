//! The sites to file, and where each goes.

use wasm_bindgen::JsCast;
use web_sys::{Event, InputEvent};

use super::super::desk::{Derived, Desk};
use super::super::markup::{El, Markup, Piece, all, each, el, list};
use super::super::part::{self, plain};
use crate::app::Msg;
use crate::app::view::{PlanStep, PlanView, SiteRow, plan as derive};
use crate::i18n::Ui;
use crate::i18n::plan::{self as say, Text};
use crate::i18n::portfolio::counted;

pub(in super::super) fn plan(desk: Desk) -> Markup {
    let shown = desk.memo(derive);
    let text = |text: Text| say::text(desk.lang(), text);
    all![
        part::heading(desk.text(Ui::NavPlan)),
        part::p("bd-lead", text(Text::Intro)),
        field(desk),
        notes(desk, shown),
        summary(desk, shown),
        steps(desk, shown),
        sites(desk, shown),
    ]
}

/// The list as it is typed. The plan follows when a domain is finished, not at every letter: half a domain is none.
fn field(desk: Desk) -> El {
    let text = |text: Text| say::text(desk.lang(), text);
    let sites = desk.memo(|model| model.sites.clone());
    let (id, hint) = (part::field_id("sites"), "bd-field-sites-hint");
    let area = el("textarea")
        .attr("id", id.clone())
        .attr("name", "sites")
        // What is typed here is kept as it is typed: a new start finds it again.
        .attr("data-kept", true)
        .attr("rows", "7")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("placeholder", "example.cn\n例子.中国")
        .attr("aria-describedby", hint)
        .holds(move || sites.get())
        .on("input", move |event| {
            if is_finished(&event) {
                follow(desk, event);
            }
        })
        .on("change", move |event| follow(desk, event));
    part::form(desk, |fields| Msg::Sites(part::value(&fields, "sites").replace("\r\n", "\n")))
        .class("bd-field bd-plan__list")
        .child(plain("label", text(Text::Label)).attr("for", id))
        .child(part::p("bd-field__hint", text(Text::Hint)).attr("id", hint))
        .child(area)
        .child(part::submit("bd-button bd-button--primary", text(Text::WorkOut)))
        .child(part::working())
}

/// Has the plan follow what the field holds. With a long list or many servers it takes a while, which is said first.
fn follow(desk: Desk, event: Event) {
    let lines = part::chosen(&event).lines().count();
    if desk.peek(|model| model.instances.len()) / 20 + lines < 200 {
        return desk.send(Msg::Sites(part::chosen(&event)));
    }
    // What it holds by then: more may have been typed.
    part::slow(desk, move || Msg::Sites(part::chosen(&event)));
}

/// Whether what was put in ends a domain: something pasted, or what stands between two.
fn is_finished(event: &Event) -> bool {
    let Some(input) = event.dyn_ref::<InputEvent>().filter(|input| !input.is_composing()) else { return false };
    let pasted = ["insertFromPaste", "insertFromDrop"].contains(&input.input_type().as_str());
    pasted || part::chosen(event).ends_with(['\n', ' ', ',', '，', '、', ';', '；'])
}

/// What is wrong with the list, and what was made of the rest of it.
fn notes(desk: Desk, shown: Derived<PlanView>) -> Markup {
    let text = move |text: Text| say::text(desk.lang(), text);
    let lines = shown.memo(|view| (view.faults.clone(), view.remarks.clone()));
    let laid_out = move || {
        let (faults, remarks) = lines.get();
        let faults = (!faults.is_empty()).then(|| {
            let section = el("section").class("bd-notice bd-notice--problem bd-summary").attr("role", "status");
            section.child(part::p("", plain("strong", text(Text::Faults)))).child(part::lines("bd-bad", faults))
        });
        let remarks = (!remarks.is_empty()).then(|| {
            let count = counted(desk.lang(), text(Text::Remarks), remarks.len());
            el("details").class("bd-more").child(plain("summary", count)).child(part::lines("bd-quiet", remarks))
        });
        all![faults, remarks]
    };
    laid_out.markup()
}

fn summary(desk: Desk, shown: Derived<PlanView>) -> Markup {
    let said = shown.memo(|view| (view.summary.clone(), view.cost.clone(), view.stopped.clone()));
    let laid_out = move || {
        let (summary, cost, stopped) = said.get();
        let Some(summary) = summary else {
            return part::p("bd-empty", say::text(desk.lang(), Text::Empty)).markup();
        };
        let stopped = stopped.map(|text| part::p("bd-notice bd-notice--problem", text).attr("role", "alert"));
        let totals = el("div").class("bd-plan__sum").attr("role", "status");
        all![totals.child(part::p("bd-plan__cost", cost)).child(part::p("bd-totals", summary)), stopped]
    };
    laid_out.markup()
}

fn steps(desk: Desk, shown: Derived<PlanView>) -> Markup {
    let told = shown.memo(|view| {
        let unsure = view.unsure.clone().map(|text| (text, view.unsure_link.clone()));
        (view.steps.clone(), unsure, view.released.clone())
    });
    let text = move |text: Text| say::text(desk.lang(), text);
    let laid_out = move || {
        let (steps, unsure, released) = told.get();
        if steps.is_empty() {
            return Markup::Nothing;
        }
        let steps = steps.into_iter().map(|step| self::step(desk, step));
        let unsure = unsure.map(|(says, href)| {
            part::p("bd-quiet", says).child(" ").child(part::link("bd-link", href).child(text(Text::UnsureLink)))
        });
        all![
            plain("h2", text(Text::StepsHeading)),
            el("ol").class("bd-plan__steps").child(list(steps)),
            unsure,
            released.map(|says| part::p("bd-quiet", says)),
        ]
    };
    laid_out.markup()
}

fn step(desk: Desk, step: PlanStep) -> El {
    let text = |text: Text| say::text(desk.lang(), text);
    let remedies = step.remedies.into_iter().map(|(says, link)| {
        let link = link.map(|href| part::outward(href, desk.text(Ui::GuideLink)));
        plain("li", all![says, " ", link])
    });
    let remedies = list(remedies);
    let small = "bd-button bd-button--small";
    let instance = step.instance.map(|href| part::link("bd-link", href).child(text(Text::OpenInstance)));
    let switch =
        step.account.map(|account| part::button(desk, small, text(Text::Switch), Msg::SetAccount(Some(account))));
    let add = step.buys.then(|| part::button(desk, small, text(Text::AddBought), Msg::OpenForm(None)));
    el("li").child(all![step.text, " ", instance, switch, add]).child(el("ul").child(remedies))
}

fn sites(desk: Desk, shown: Derived<PlanView>) -> Markup {
    let text = move |text: Text| say::text(desk.lang(), text);
    let any = shown.memo(|view| !view.rows.is_empty());
    let due = shown.memo(|view| view.due.clone());
    let head = move || {
        any.get().then(|| {
            let all = move || {
                let due = due.get();
                let says = say::apply_all(desk.lang(), due.len());
                (!due.is_empty()).then(|| {
                    let button = el("button").attr("type", "button").class("bd-button bd-button--primary");
                    button.on("click", desk.sends(Msg::Pass(due))).child(says)
                })
            };
            let csv = part::button(desk, "bd-button", text(Text::Csv), Msg::TakePlan);
            let tools = el("div").class("bd-buttons").child(all).child(csv);
            plain("h2", text(Text::SitesHeading)).beside(tools)
        })
    };
    let rows = each(move || shown.with(|view| view.rows.clone()), move |row| site(desk, row));
    all![head, el("ul").class("bd-sites").child(rows)]
}

fn site(desk: Desk, row: SiteRow) -> El {
    let text = |text: Text| say::text(desk.lang(), text);
    let class = match (row.done, row.ready) {
        (true, _) => "bd-site bd-site--done",
        (_, true) => "bd-site bd-site--ready",
        _ => "bd-site",
    };
    let label = [text(Text::ApplyOne), " ", row.domain.as_str()].concat();
    let apply = row.due.map(|due| {
        let button = part::button(desk, "bd-button bd-button--small", text(Text::ApplyOne), Msg::Pass(vec![due]));
        button.attr("aria-label", label)
    });
    let number = row.number.map(|href| part::link("bd-link", href).child(text(Text::OpenNumber)));
    let instance = row.instance.map(|href| part::link("bd-link", href).child(text(Text::OpenInstance)));
    let name = el("div").class("bd-site__name").child(plain("strong", row.domain));
    let ace = row.ace.map(|ace| el("span").class("bd-id bd-site__ace").child(ace));
    let account = row.account.map(|account| el("span").class("bd-quiet").child(account));
    el("li")
        .class(class)
        .child(name.child(ace))
        .child(part::p("bd-site__place", row.place).child(" ").child(account))
        .child(el("div").class("bd-site__tools").child(all![number, instance, apply]))
}
