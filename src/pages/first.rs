//! The first screen, as the app lays it out over an empty desk: the program takes its place without moving anything.
//! `tests/browser/static.spec.js` holds the two together, element by element.
//!
//! It is there in Chinese; the English one lies in a template before it, and `assets/early.js` puts it into its place
//! before anything is painted, where English is wanted.

use super::document::faq_file;
use super::header::{footer, header, skip};
use super::html::{El, Html, Piece, all, el, link, list, p, plain};
use crate::app::{Page, Route, view};
use crate::engine::json::Object;
use crate::i18n::pages::{Fixed, fixed};
use crate::i18n::{Lang, Ui, say, single, ui};

/// What stands beside the document that the screen is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// The pages of questions and rules.
    Pages,
    /// Nothing: it is one file.
    Nothing,
}

/// The app's place in a document with what stands there until the program comes, and before it the same in English.
pub fn first_screen(beside: Beside) -> String {
    let english = el("template").attr("id", "bd-first-en").child(screen(Lang::En, beside).html().chinese_marked(true));
    let chinese = el("div").attr("id", "bd-app").child(screen(Lang::Zh, beside));
    all![english, chinese].into_text()
}

/// What the page of the questions begins with in each language, heading and lead, as JSON: `assets/early.js` puts it there
/// until the program comes, where that page is asked for.
pub fn questions_begin() -> String {
    let mut begins = String::new();
    let texts = |lang: &Lang| vec![ui(*lang, Ui::FaqHeading), ui(*lang, Ui::FaqIntro)];
    let each = Lang::ALL.iter();
    each.fold(Object::new(&mut begins), |begins, lang| begins.member(lang.code(), &texts(lang))).end();
    begins
}

fn screen(lang: Lang, beside: Beside) -> El {
    let notice = (lang == Lang::default()).then(|| without_script(beside));
    let main = el("main").attr("id", "bd-main").class("bd-main").child(notice).child(home(lang, beside));
    let switch = button("bd-button bd-button--quiet", ui(lang, Ui::OtherLang));
    let header = header(lang, "", None, switch, Some(context(lang)));
    let screen = el("div").class("bd-first").attr("lang", lang.html());
    screen.child(skip(lang, "#bd-main")).child(header).child(main).child(footer(lang, Some(theme(lang))))
}

/// What can be read without JavaScript, in both languages, since nothing else tells them apart then.
fn without_script(beside: Beside) -> El {
    let said = list(Lang::ALL.iter().map(|lang| {
        let said = el("p").attr("lang", lang.html()).child(fixed(*lang, Fixed::NeedsScript));
        let page = faq_file(*lang);
        let read = (beside == Beside::Pages).then(|| {
            let to = |href: &str, text| el("a").attr("href", href).child(fixed(*lang, text));
            let questions = to(page, Fixed::QuestionsLink);
            let rules = to(&[page, "#rules"].concat(), Fixed::RulesLink);
            let [and, end] = [lang.pick("、", " and the "), lang.pick("。", ".")];
            all![
                lang.pick("", " "),
                fixed(*lang, Fixed::NeedsScriptRead),
                lang.pick("", " "),
                questions,
                and,
                rules,
                end
            ]
        });
        said.child(read)
    }));
    plain("noscript", el("div").class("bd-notice bd-notice--problem bd-notice--text").child(said))
}

fn button(class: &str, text: &str) -> El {
    el("button").attr("type", "button").class(class).child(text)
}

/// For whom and for when: as the app has it, without a moment yet.
fn context(lang: Lang) -> El {
    let toggle = button("bd-context__toggle", &say::context(lang, None, None));
    let toggle = toggle.attr("aria-expanded", "false").attr("aria-controls", "bd-context");
    let account = el("select").attr("id", "bd-account");
    let account = choice(ui(lang, Ui::AccountLabel), account.child(plain("option", ui(lang, Ui::AccountAll))));
    let add = button("bd-button bd-button--small", ui(lang, Ui::AccountAdd)).attr("id", "bd-account-add");
    let id = "bd-as-of";
    let moment = el("div")
        .class("bd-inline")
        .child(plain("label", ui(lang, Ui::AsOfLabel)).attr("for", id))
        .child(el("input").attr("id", id).attr("type", "datetime-local"));
    let fields = el("div").attr("id", "bd-context").class("bd-context__fields").child(account).child(add).child(moment);
    el("div").class("bd-header__context").child(toggle).child(fields)
}

fn theme(lang: Lang) -> El {
    let select = el("select").attr("id", "bd-theme").child(plain("option", ui(lang, Ui::ThemeAuto)));
    choice(ui(lang, Ui::ThemeLabel), select)
}

fn choice(label: &str, select: El) -> El {
    el("label").class("bd-inline").child(plain("span", label)).child(select)
}

fn home(lang: Lang, beside: Beside) -> Html {
    let text = |text: Ui| ui(lang, text);
    let ask = |answers: &str| Route::to(Page::Ask(answers.to_owned())).fragment();
    let way = |class: &str, [heading, says, _]: [Ui; 3], with: El| {
        el("li").class(class).child(plain("h3", text(heading))).child(plain("p", text(says))).child(with)
    };
    let other = |texts: [Ui; 3], with: El| way("bd-card bd-way", texts, with);
    let press = |texts: [Ui; 3]| button("bd-button", text(texts[2]));
    let [first, import, form, samples, what] = view::WAYS;
    let start = link("bd-button bd-button--primary", &ask("")).child(text(first[2]));
    let none = link("bd-link", &ask("product=none")).child(text(Ui::WayNone));
    let start = el("div").class("bd-way__links").child(start).child(none);
    let read = link("bd-button", &Route::to(Page::Faq(None)).fragment()).child(text(what[2]));
    let ways = el("ul")
        .class("bd-ways")
        .child(other(first, start))
        .child(way("bd-card bd-way bd-way--drop", import, press(import)))
        .child(other(form, press(form)))
        .child(other(samples, press(samples)))
        .child(other(what, read));
    all![
        plain("h1", text(Ui::HomeHeading)).attr("tabindex", "-1"),
        p("bd-lead", text(Ui::Intro)),
        plain("h2", text(Ui::WaysHeading)),
        ways,
        (beside == Beside::Nothing).then(|| in_file(lang)),
        commands(lang),
    ]
}

/// Where the data of the app are as a file on this computer; seen there only.
fn in_file(lang: Lang) -> El {
    let said = plain("div", plain("strong", single::file_heading(lang))).child(plain("p", single::file_text(lang)));
    let backup = button("bd-button bd-button--small", single::file_backup(lang));
    let backup = el("span").child(backup).child(" ").child(el("span").attr("role", "status"));
    el("div").class("bd-notice bd-notice--file").child(said).child(backup)
}

fn commands(lang: Lang) -> El {
    let text = |text: Ui| ui(lang, text);
    // The one that is chosen: the width of the list is the stylesheet's.
    let first = view::export_regions(lang).find(|(id, _)| id == view::FIRST_REGION);
    let select = el("select").child(first.map(|(_, name)| plain("option", name)));
    let lines = view::COMMANDS.into_iter().map(|export| {
        let command = view::command(export, view::FIRST_REGION);
        let label = [text(Ui::CopyButton), " ", &command].concat();
        let copy = button("bd-button bd-button--small", text(Ui::CopyButton)).attr("aria-label", &label);
        let shown = el("span").class("bd-copy").child(el("code").class("bd-id").child(command)).child(copy);
        all![plain("h3", text(export.name)), p("bd-command", shown)]
    });
    el("section")
        .class("bd-commands")
        .child(plain("h2", text(Ui::CliHeading)))
        .child(plain("p", text(Ui::CliIntro)))
        .child(choice(text(Ui::CliRegion), select))
        .child(list(lines))
        .child(p("bd-quiet", text(Ui::CliNote)))
}
