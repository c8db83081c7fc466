//! The whole account of a verdict as text, to be copied.

use super::super::super::model::Model;
use super::super::super::route::{Page, Route};
use super::horizon::Judged;
use crate::engine::Check;
use crate::faq;
use crate::i18n::explain::{Told, plain};

/// The account in the language of the page; none where the instance is not in the list. `page` is where this app is
/// found, without a fragment, for the links to questions; none where others could not follow them.
pub fn account(model: &Model, id: &str, page: Option<&str>) -> Option<String> {
    let instance = model.instance(id)?;
    let assessor = model.assessor_of(&[instance]);
    let assessment = model.judge(&assessor, instance);
    let judged = Judged::on(model, instance, &assessment);
    let link = |check: Check| {
        let question = Route::to(Page::Faq(Some(faq::for_check(check).to_owned()))).fragment();
        page.map(|page| [page, &question].concat())
    };
    let told = Told {
        instance,
        assessment: &assessment,
        policy: model.policy(),
        as_of: judged.as_of,
        horizon: judged.until().into_iter().chain(judged.filing_text()).collect(),
        faq: &link,
    };
    Some(plain(model.lang, &told))
}
