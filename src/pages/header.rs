//! What surrounds the pages: the header of the app with its navigation, and the footer.

use super::html::{El, Html, Piece, el, link, list, plain};
use crate::app::{Page, Route, view};
use crate::i18n::{Lang, Ui, ui};

/// The header. `app` is what stands before the fragments of the app's pages; `switch` leads to the other language,
/// and `context` is what the verdicts go by.
pub(super) fn header(lang: Lang, app: &str, here: Option<&Page>, switch: El, context: Option<El>) -> El {
    let to = |page: Page| [app, &Route::to(page).fragment()].concat();
    let brand = link("bd-brand", &to(Page::Home)).child(ui(lang, Ui::AppName));
    let top = el("div").class("bd-header__top").child(brand).child(switch.attr("lang", lang.other().html()));
    let links = view::places().into_iter().map(|(page, text)| {
        let current = here == Some(&page);
        let link = link("bd-nav__link", &to(page));
        let link = if current { link.attr("aria-current", "page") } else { link };
        plain("li", link.child(ui(lang, text)))
    });
    let nav = el("nav").attr("aria-label", ui(lang, Ui::NavLabel)).child(el("ul").class("bd-nav").child(list(links)));
    el("header").class("bd-header").child(top).child(nav).child(context)
}

/// By which rules, and who has the last word; and what else the app has there.
pub(super) fn footer(lang: Lang, beside: Option<El>) -> Html {
    let inside = el("div").class("bd-footer__inside").child(plain("p", ui(lang, Ui::Footer))).child(beside);
    el("footer").class("bd-footer").child(inside).html()
}

/// The link past the header.
pub(super) fn skip(lang: Lang, to: &str) -> El {
    link("bd-skip", to).child(ui(lang, Ui::SkipLink))
}
