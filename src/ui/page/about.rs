//! What this is, by which rules, what may have changed since, and what is stored.

use leptos::prelude::*;

use super::super::desk::Desk;
use super::super::part;
use crate::app::Msg;
use crate::app::view::{self, rule_table};
use crate::i18n::{Ui, changes};

pub(super) fn about(desk: Desk) -> impl IntoView {
    let lang = desk.lang();
    let products = desk.peek(rule_table).into_iter().map(|product| {
        let rules = product.rules.into_iter().map(|rule| {
            markup! {
                <tr>
                    <th scope="row">{rule.title}</th>
                    <td>{rule.text}</td>
                    <td>{part::sources(desk, rule.sources)}</td>
                </tr>
            }
        });
        markup! {
            <h3>{product.name}</h3>
            <table class="bd-rules"><tbody>{rules.collect_view()}</tbody></table>
        }
    });
    let changed = changes::changes(lang).into_iter().map(|change| {
        markup! {
            <li>
                <p>{change.text}</p>
                <p class="bd-quiet">{desk.text(Ui::AboutSure)}": "{change.sure}" · "{change.source}</p>
            </li>
        }
    });
    markup! {
        <h1 tabindex="-1">{desk.text(Ui::AboutHeading)}</h1>
        <p class="bd-lead">{desk.text(Ui::Intro)}</p>
        <section>
            <h2>{desk.text(Ui::AboutChanged)}</h2>
            <p>{desk.text(Ui::AboutChangedIntro)}</p>
            <p><strong>{desk.text(Ui::AboutRemaining)}</strong></p>
            <ul class="bd-changes">{changed.collect_view()}</ul>
        </section>
        <section>
            <h2>{desk.text(Ui::AboutRules)}</h2>
            <p>{desk.text(Ui::AboutRulesIntro)}</p>
            <p class="bd-quiet">{desk.peek(view::guide_line)}</p>
            {products.collect_view()}
        </section>
        <section>
            <h2>{desk.text(Ui::AboutStored)}</h2>
            <p>{desk.text(Ui::AboutStoredText)}</p>
            <p>
                {part::button(desk, "bd-button", desk.text(Ui::ExportButton), Msg::Export)}" "
                {part::button(desk, "bd-button bd-button--danger", desk.text(Ui::AboutErase), Msg::OpenErase)}
            </p>
        </section>
    }
}
