//! The sites to file, and where each goes.

use super::super::desk::Desk;
use super::super::markup::{Markup, Piece};
use super::super::part;
use crate::i18n::Ui;

pub(in super::super) fn plan(desk: Desk) -> Markup {
    part::heading(desk.text(Ui::NavPlan)).markup()
}
