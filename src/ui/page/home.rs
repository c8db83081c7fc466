//! Where everything begins: what this is, and four ways in.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::super::desk::Desk;
use super::super::part;
use crate::app::{Msg, Page, Route};
use crate::engine::regions;
use crate::i18n::{Lang, Ui};
use crate::platform;

pub(super) fn home(desk: Desk) -> impl IntoView {
    let what = Route::to(Page::Faq(None)).fragment();
    let drop = move |event: web_sys::DragEvent| {
        event.prevent_default();
        spawn_local(async move {
            let files = platform::from_drop(event).await;
            if !files.is_empty() {
                desk.send(Msg::Files(files));
            }
        });
    };
    markup! {
        <h1 tabindex="-1">{desk.text(Ui::HomeHeading)}</h1>
        <p class="bd-lead">{desk.text(Ui::Intro)}</p>
        <h2>{desk.text(Ui::WaysHeading)}</h2>
        <ul class="bd-ways">
            <li class="bd-card bd-way bd-way--drop" on:dragover=|event| event.prevent_default() on:drop=drop>
                <h3>{desk.text(Ui::WayImport)}</h3>
                <p>{desk.text(Ui::WayImportText)}</p>
                {part::button(desk, "bd-button bd-button--primary", desk.text(Ui::WayImportButton), Msg::OpenImport)}
            </li>
            <li class="bd-card bd-way">
                <h3>{desk.text(Ui::WayForm)}</h3>
                <p>{desk.text(Ui::WayFormText)}</p>
                {part::button(desk, "bd-button", desk.text(Ui::WayFormButton), Msg::OpenForm(None))}
            </li>
            <li class="bd-card bd-way">
                <h3>{desk.text(Ui::WaySamples)}</h3>
                <p>{desk.text(Ui::WaySamplesText)}</p>
                {part::button(desk, "bd-button", desk.text(Ui::WaySamplesButton), Msg::LoadSamples)}
            </li>
            <li class="bd-card bd-way">
                <h3>{desk.text(Ui::WayWhat)}</h3>
                <p>{desk.text(Ui::WayWhatText)}</p>
                <a class="bd-button" href=what>{desk.text(Ui::WayWhatButton)}</a>
            </li>
        </ul>
        {commands(desk)}
    }
}

/// The export commands of the provider's command line, for a region of the user's choice.
pub(in super::super) fn commands(desk: Desk) -> impl IntoView {
    let region = RwSignal::new("cn-hangzhou".to_owned());
    let lang = desk.lang();
    let options = regions().iter().filter(|info| info.mainland).map(|info| {
        let name = match lang {
            Lang::Zh => &info.zh,
            Lang::En => &info.en,
        };
        let text = [name.as_str(), " ", info.id.as_str()].concat();
        markup! { <option value=info.id.clone() selected={info.id == "cn-hangzhou"}>{text}</option> }
    });
    let command = move |product: &'static str, verb: &'static str, file: &'static str| {
        let region = region.get();
        ["aliyun ", product, " ", verb, " --RegionId ", &region, " --PageSize 100 > ", file, "-", &region, ".json"]
            .concat()
    };
    let line = move |text: Ui, product: &'static str, verb: &'static str, file: &'static str| {
        markup! {
            <h3>{desk.text(text)}</h3>
            <p class="bd-command">{move || part::copyable(desk, command(product, verb, file))}</p>
        }
    };
    markup! {
        <section class="bd-commands">
            <h2>{desk.text(Ui::CliHeading)}</h2>
            <p>{desk.text(Ui::CliIntro)}</p>
            <label class="bd-inline">
                <span>{desk.text(Ui::CliRegion)}</span>
                <select on:change=move |event| region.set(event_target_value(&event))>{options.collect_view()}</select>
            </label>
            {line(Ui::CliEcs, "ecs", "DescribeInstances", "ecs")}
            {line(Ui::CliSwas, "swas-open", "ListInstances", "swas")}
            <p class="bd-quiet">{desk.text(Ui::CliNote)}</p>
        </section>
    }
}
