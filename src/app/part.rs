//! The parts of the program. One is there from the start; the others are fetched when they are wanted, or once
//! the first screen is there and nothing else is to do.

use super::model::Model;
use super::msg::Msg;
use super::route::{Page, Route};

/// A part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// What the first screen needs.
    Start,
    /// Instances, numbers, and every dialog.
    Desk,
    /// Questions and answers, and the page about the app.
    Guide,
    /// The explanation of a verdict, the interview, and the plan of the sites to file.
    Advice,
}

impl Part {
    /// Every part that is not there from the start, in the order in which they are fetched when nothing else is to do.
    pub const LATER: [Part; 3] = [Part::Desk, Part::Advice, Part::Guide];
}

/// Where a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Presence {
    /// Not wanted yet.
    #[default]
    Absent,
    /// On its way.
    Coming,
    /// Here.
    Here,
    /// It could not be fetched; asked for again, it is tried again.
    Failed,
}

/// Where each part is that is not there from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts {
    desk: Presence,
    guide: Presence,
    advice: Presence,
}

impl Parts {
    /// Where a part is.
    pub fn of(&self, part: Part) -> Presence {
        match part {
            Part::Start => Presence::Here,
            Part::Desk => self.desk,
            Part::Guide => self.guide,
            Part::Advice => self.advice,
        }
    }

    pub(super) fn set(&mut self, part: Part, presence: Presence) {
        match part {
            Part::Start => {}
            Part::Desk => self.desk = presence,
            Part::Guide => self.guide = presence,
            Part::Advice => self.advice = presence,
        }
    }
}

impl Part {
    /// The parts that lay a page out.
    pub(super) fn wanted(route: &Route) -> Vec<Part> {
        #[cfg(feature = "gallery")]
        if matches!(route.page, Page::Gallery(_)) {
            return Part::LATER.to_vec();
        }
        let explained = matches!(route.page, Page::Apply(_)) && route.query.open.is_some();
        [Part::of(&route.page)].into_iter().chain(explained.then_some(Part::Advice)).collect()
    }

    /// The part that lays a page out, without the explanation of a row that is open.
    pub fn of(page: &Page) -> Part {
        match page {
            Page::Home => Part::Start,
            Page::Apply(_) | Page::Management => Part::Desk,
            Page::Ask(_) | Page::Plan => Part::Advice,
            Page::Faq(_) | Page::About => Part::Guide,
            #[cfg(feature = "gallery")]
            Page::Gallery(_) => Part::Desk,
        }
    }
}

impl Model {
    /// The part that takes a message.
    pub fn part_for(&self, msg: &Msg) -> Part {
        // A question's title is its text.
        let asks = |page: &Page| if matches!(page, Page::Faq(Some(_))) { Part::Guide } else { Part::Start };
        match msg {
            Msg::Moved(fragment) => asks(&Route::parse(fragment).page),
            Msg::SetLang(_) | Msg::Fetched(Part::Guide, true) => asks(&self.route.page),
            Msg::Unread
            | Msg::Fetch(_)
            | Msg::Fetched(..)
            | Msg::NotFetched
            | Msg::Stores(_)
            | Msg::SetTheme(_)
            | Msg::Dismiss => Part::Start,
            Msg::Kept(_) | Msg::Newer(_) => Part::Guide,
            Msg::AskAbout(_) | Msg::Answer(..) | Msg::NameInLink(_) | Msg::CopyLink => Part::Advice,
            Msg::FilingDays(_) | Msg::Suppose(..) | Msg::Remind(_) | Msg::Sites(_) | Msg::TakePlan => Part::Advice,
            Msg::Trial(_) | Msg::Tried(..) | Msg::NotTried => Part::Guide,
            // Where there is nothing there is nothing to judge.
            Msg::Loaded(stored) | Msg::Synced(stored) if self.is_empty() && stored.is_empty() => Part::Start,
            Msg::Tick(_) | Msg::SetPolicy(_) if self.is_empty() => Part::Start,
            _ => Part::Desk,
        }
    }
}
