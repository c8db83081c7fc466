//! Where everything begins: what this is, and five ways in.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::markup::{El, Markup, all, el};
use super::super::part::{self, plain};
use crate::app::{Msg, Page, Route};
use crate::engine::regions;
use crate::i18n::Ui;

pub(super) fn home(desk: Desk) -> Markup {
    let button = |text: Ui, msg: Msg| part::button(desk, "bd-button", desk.text(text), msg);
    let ask = |query: &str| Route::to(Page::Ask(query.to_owned())).fragment();
    let first = part::link("bd-button bd-button--primary", ask("")).child(desk.text(Ui::WayAskButton));
    let none = part::link("bd-link", ask("product=none")).child(desk.text(Ui::WayNone));
    let import = part::button(desk, "bd-button", desk.text(Ui::WayImportButton), Msg::OpenImport);
    let import = way(desk, "bd-card bd-way bd-way--drop", [Ui::WayImport, Ui::WayImportText], import);
    let other = |texts: [Ui; 2], with: El| way(desk, "bd-card bd-way", texts, with);
    let what = part::link("bd-button", Route::to(Page::Faq(None)).fragment()).child(desk.text(Ui::WayWhatButton));
    let ways = el("ul")
        .class("bd-ways")
        .child(other([Ui::WayAsk, Ui::WayAskText], el("div").class("bd-way__links").child(first).child(none)))
        .child(part::takes_files(desk, import))
        .child(other([Ui::WayForm, Ui::WayFormText], button(Ui::WayFormButton, Msg::OpenForm(None))))
        .child(other([Ui::WaySamples, Ui::WaySamplesText], button(Ui::WaySamplesButton, Msg::LoadSamples)))
        .child(other([Ui::WayWhat, Ui::WayWhatText], what));
    all![
        part::heading(desk.text(Ui::HomeHeading)),
        part::p("bd-lead", desk.text(Ui::Intro)),
        plain("h2", desk.text(Ui::WaysHeading)),
        ways,
        commands(desk),
    ]
}

/// A way to begin: its heading, what it means, and what to press.
fn way(desk: Desk, class: &'static str, [heading, text]: [Ui; 2], with: El) -> El {
    let heading = plain("h3", desk.text(heading));
    el("li").class(class).child(heading).child(plain("p", desk.text(text))).child(with)
}

/// Where the commands begin; most servers stand there.
const FIRST_REGION: &str = "cn-hangzhou";

/// The export commands of the provider's command line, for a region of the user's choice.
fn commands(desk: Desk) -> El {
    let region = RwSignal::new(FIRST_REGION.to_owned());
    let lang = desk.lang();
    let options = regions().iter().filter(|info| info.mainland).map(|info| {
        let name = lang.pick(info.zh.as_str(), info.en.as_str());
        (info.id.clone(), [name, " ", info.id.as_str()].concat())
    });
    let select = el("select").on("change", move |event| region.set(part::chosen(&event)));
    let select = select.child(part::options(options, FIRST_REGION));
    let line = move |text: Ui, verb: &'static str, file: &'static str| {
        let command = move || {
            let region = region.get();
            let command = ["aliyun ", verb, " --RegionId ", &region, " --PageSize 100 > ", file, "-", &region, ".json"];
            part::copyable(desk, command.concat())
        };
        plain("h3", desk.text(text)).beside(part::p("bd-command", command))
    };
    el("section")
        .class("bd-commands")
        .child(plain("h2", desk.text(Ui::CliHeading)))
        .child(plain("p", desk.text(Ui::CliIntro)))
        .child(part::choice(desk.text(Ui::CliRegion), select))
        .child(line(Ui::CliEcs, "ecs DescribeInstances", "ecs"))
        .child(line(Ui::CliSwas, "swas-open ListInstances", "swas"))
        .child(part::p("bd-quiet", desk.text(Ui::CliNote)))
}
