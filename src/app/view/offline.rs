//! What is shown of the desk without a network, and of newer versions.

use super::super::model::Model;
use super::super::offline::{Look, Newer, NewerNotice, Readiness, WhyNot};
use crate::i18n::Lang;
use crate::i18n::offline::{self as say, Text, text};

/// What the About page shows of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfflineView {
    /// Whether it works without a network.
    pub state: &'static str,
    /// Which version this is.
    pub version: Option<String>,
    /// What became of looking for a newer one.
    pub look: Option<&'static str>,
    /// Whether one can look.
    pub can_look: bool,
    /// Whether there is one to use.
    pub can_use: bool,
}

/// What the About page shows of the desk without a network.
pub fn offline(model: &Model) -> OfflineView {
    let (lang, offline) = (model.lang, &model.offline);
    let state = match offline.readiness {
        Readiness::Unknown => Text::Unknown,
        Readiness::Ready => Text::Ready,
        Readiness::Preparing => Text::Preparing,
        Readiness::Not(WhyNot::File) => Text::File,
        Readiness::Not(WhyNot::Insecure) => Text::Insecure,
        Readiness::Not(WhyNot::Missing) => Text::Missing,
        Readiness::Not(WhyNot::Development) => Text::Development,
        Readiness::Not(WhyNot::Failed) => Text::Failed,
    };
    let look = match offline.look {
        Look::No => None,
        Look::UnderWay => Some(Text::Looking),
        Look::Current => Some(Text::Current),
        Look::Unreachable => Some(Text::Unreachable),
    };
    let is_kept = matches!(offline.readiness, Readiness::Ready | Readiness::Preparing);
    let can_use = matches!(offline.newer, Newer::Waiting | Newer::Taken) && !offline.wanted;
    OfflineView {
        state: text(lang, state),
        version: offline.version.as_deref().map(|version| say::version(lang, version)),
        look: look.map(|look| text(lang, look)),
        can_look: is_kept && offline.newer == Newer::None && offline.look != Look::UnderWay,
        can_use,
    }
}

/// What the notice of a newer version says, and whether it has a button that uses it.
pub fn newer(lang: Lang, notice: NewerNotice) -> (&'static str, bool) {
    match notice {
        NewerNotice::Ready => (say::ready(lang), true),
        NewerNotice::Elsewhere => (say::elsewhere(lang), true),
        NewerNotice::AfterDialog => (say::after_dialog(lang), false),
        NewerNotice::AfterText => (say::after_text(lang), false),
        NewerNotice::Coming => (say::coming(lang), false),
    }
}
