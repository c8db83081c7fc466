//! The interview: one question at a time.

use super::super::desk::Desk;
use super::super::markup::{Markup, Piece};
use super::super::part;
use crate::i18n::Ui;

pub(in super::super) fn ask(desk: Desk) -> Markup {
    part::heading(desk.text(Ui::NavAsk)).markup()
}
