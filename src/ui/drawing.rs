//! Small drawings: icons, each a shape of its own that needs no colour, and lengths. What they say stands in words
//! beside them.

use super::markup::{El, svg};
use crate::app::view::{Meter, TermBar};

/// A check in a circle.
pub(super) const ROUND_CHECK: &str = "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13M5 8.3l2.1 2.1L11 6";
/// A cross in an octagon.
pub(super) const STOP_CROSS: &str =
    "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3L1.5 10.7V5.3zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4";
/// A question mark in a diamond.
pub(super) const DIAMOND_QUESTION: &str =
    "M8 .8L15.2 8L8 15.2L.8 8zM6.3 6.4a1.7 1.7 0 1 1 2.5 1.5c-.6.3-.8.6-.8 1.2M8 11.3v.1";
/// A dash in a square.
pub(super) const SQUARE_DASH: &str = "M2.5 2.5h11v11h-11zM5.5 8h5";
/// A step up.
pub(super) const STEP: &str = "M1.5 13.5h6.5v-5h6.5M11.5 5.5l3 3l-3 3";
/// Several steps up.
pub(super) const STEPS: &str = "M1.5 14h4v-4h4v-4h4v-4h1";

/// An icon beside its word.
pub(super) fn icon(path: &'static str) -> El {
    let icon = svg("svg").attr("class", "bd-icon").attr("viewBox", "0 0 16 16").attr("aria-hidden", "true");
    icon.child(svg("path").attr("d", path))
}

/// Numbers used of a limit, beside the words that say it.
pub(super) fn meter(meter: Meter) -> El {
    let class = if meter.is_over() { "bd-meter bd-meter--over" } else { "bd-meter" };
    svg("svg")
        .attr("class", class)
        .attr("aria-hidden", "true")
        .child(bar("bd-meter__limit", 0, meter.limit))
        .child(bar("bd-meter__reserved", meter.issued, meter.used))
        .child(bar("bd-meter__issued", 0, meter.issued))
        .child(meter.is_over().then(|| mark("bd-meter__end", meter.limit)))
}

/// A term and today on it.
pub(super) fn term(term: TermBar) -> El {
    let (from, to) = term.term;
    svg("svg")
        .attr("class", if term.over { "bd-term bd-term--over" } else { "bd-term" })
        .attr("role", "img")
        .attr("aria-label", term.words)
        .child(bar("bd-term__whole", from, to))
        .child(bar("bd-term__gone", from, term.today.clamp(from, to)))
        .child(mark("bd-term__today", term.today))
}

/// A bar over the whole height, from one place to another.
pub(super) fn bar(class: &'static str, from: u16, to: u16) -> El {
    let width = to.saturating_sub(from);
    let bar = svg("rect").attr("class", class).attr("x", percent(from)).attr("width", percent(width));
    bar.attr("height", "100%")
}

/// A line over the whole height.
pub(super) fn mark(class: &'static str, at: u16) -> El {
    let mark = svg("line").attr("class", class).attr("x1", percent(at)).attr("x2", percent(at));
    mark.attr("y2", "100%")
}

/// Thousandths as a length.
pub(super) fn percent(thousandths: u16) -> String {
    [&(thousandths / 10).to_string(), ".", &(thousandths % 10).to_string(), "%"].concat()
}
