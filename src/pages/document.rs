//! The questions and the rules as documents of their own, one a language.
//!
//! Both on one page: what can be read without the program is one file a language to save, to print and to link to,
//! and a rule is one `#` away from the question that it answers.

use super::faq::{answers, contents, structured};
use super::header::{footer, header, skip};
use super::html::{El, Html, Piece, el, link, list, p, plain};
use super::rules::rules;
use crate::app::{Model, Page, Route};
use crate::i18n::pages::{Fixed, fixed};
use crate::i18n::{Lang, Ui, ui};

/// What the build puts the app's own stylesheets in the place of.
pub const STYLES: &str = "<!--styles-->";

/// Nothing runs there, nothing is fetched but the stylesheets and the icon, nothing is sent. Auditors of search engines
/// ask for robots.txt from within the page: of its own origin one may ask.
const POLICY: &str = "default-src 'none'; connect-src 'self'; style-src 'self'; img-src 'self' data:; manifest-src 'self'; base-uri 'none'; form-action 'none'";

/// The name of the file of questions and rules in a language.
pub const fn faq_file(lang: Lang) -> &'static str {
    lang.pick("faq.html", "faq.en.html")
}

/// The document of questions and rules in a desk's language and by its rules, whole but for the stylesheets in the
/// place of [`STYLES`]. `site` is the address of the folder in which it will stand: with it the document says where it
/// belongs; without it it does not.
pub fn faq_page(desk: &Model, site: Option<&str>) -> String {
    let lang = desk.lang;
    let app = "./";
    let switch = link("bd-button bd-button--quiet", &[app, faq_file(lang.other())].concat());
    let switch = switch.attr("hreflang", lang.other().html()).child(ui(lang, Ui::OtherLang));
    let check = [app, &Route::to(Page::Ask(String::new())).fragment()].concat();
    let check = link("bd-button bd-button--primary", &check).child(fixed(lang, Fixed::CheckServer));
    let main = el("main")
        .class("bd-main")
        .attr("id", "main")
        .child(plain("h1", fixed(lang, Fixed::FaqTitle)))
        .child(p("bd-lead", fixed(lang, Fixed::FaqLead)))
        .child(p("bd-answer__on", check))
        .child(contents(desk))
        .child(answers(desk, app))
        .child(rules(desk));
    let header = header(lang, app, Some(&Page::Faq(None)), switch, None);
    let page =
        el("div").class("bd-page").child(skip(lang, "#main")).child(header).child(main).child(footer(lang, None));
    let body = plain("body", page).child(structured(desk));
    let document = el("html").attr("lang", lang.html()).child(head(lang, site)).child(body);
    let document = document.html();
    let document = if lang == Lang::En { document.chinese_marked(false) } else { document };
    ["<!doctype html>\n", &document.into_text(), "\n"].concat()
}

fn head(lang: Lang, site: Option<&str>) -> El {
    let meta = |name: &str, content: &str| el("meta").attr("name", name).attr("content", content);
    let related = |rel: &str, href: &str| el("link").attr("rel", rel).attr("href", href);
    let at = |file: &str| [site.unwrap_or(".").trim_end_matches('/'), "/", file].concat();
    let title = [fixed(lang, Fixed::FaqTitle), " · beian-desk"].concat();
    let canonical = site.map(|_| related("canonical", &at(faq_file(lang))));
    // Search engines take whole addresses only.
    let alternates = Lang::ALL.iter().filter(|_| site.is_some());
    let alternates = alternates.map(|lang| related("alternate", &at(faq_file(*lang))).attr("hreflang", lang.html()));
    el("head")
        .child(el("meta").attr("charset", "utf-8"))
        .child(el("meta").attr("http-equiv", "Content-Security-Policy").attr("content", POLICY))
        .child(meta("viewport", "width=device-width, initial-scale=1"))
        .child(meta("referrer", "no-referrer"))
        .child(meta("color-scheme", "light dark"))
        .child(plain("title", title))
        .child(meta("description", fixed(lang, Fixed::FaqDescription)))
        .child(canonical)
        .child(list(alternates))
        .child(Html::place(STYLES))
}
