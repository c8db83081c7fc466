//! A term, today, its end and a filing on one line. Every mark has a shape and a name; what it says stands in words
//! beside it, and as its description.

use super::super::super::drawing::percent;
use super::super::super::markup::{El, Markup, Value, el, list, svg};
use super::super::super::part::plain;
use crate::app::view::TimeLine;

pub(super) fn time_line(title: &'static str, line: TimeLine) -> Markup {
    let (titled, described) = ("bd-line-title", "bd-line-words");
    let class = if line.reached.is_some() { "bd-line bd-line--reached" } else { "bd-line" };
    let (today, today_name) = line.today;
    let (bought, expires) = line.term;
    let filing_class = if line.late { "bd-line__filing bd-line__filing--late" } else { "bd-line__filing" };
    let (filing, filing_name) = match line.filing {
        Some((from, to, name)) => {
            // Short beside a long term, it stays to be seen.
            let bar = bar(filing_class, from, to.max(from.saturating_add(6)), 70);
            (Some(bar), Some(self::name(from / 2 + to / 2, 100, name)))
        }
        None => (None, None),
    };
    let drawing = svg("svg")
        .attr("class", class)
        .attr("role", "img")
        .attr("aria-labelledby", [titled, described].join(" "))
        .child(svg("title").attr("id", titled).child(title))
        .child(svg("desc").attr("id", described).child(line.words))
        .child(term(bought, expires, line.cut, line.open))
        .child(filing)
        .child(line.end.map(|(at, _)| mark("bd-line__end", at, 24, 52)))
        .child(line.reached.map(|(at, _)| mark("bd-line__reached", at, 24, 108)))
        .child(mark("bd-line__today", today, 18, 88))
        // Names lie over marks.
        .child(filing_name)
        .child(line.end.map(|(at, text)| name(at, 64, text)))
        .child(line.reached.map(|(at, text)| name(at, 121, text)))
        .child(name(today, 13, today_name));
    let dates = line.dates.into_iter().map(|(day, what)| plain("li", el("strong").child(day)).child(" ").child(what));
    drawing.beside(el("ol").class("bd-line-dates").child(list(dates)))
}

/// The term; where it began before the line, or goes on after it, it leaves the drawing.
fn term(bought: u16, expires: u16, cut: bool, open: bool) -> El {
    let bar = bar("bd-line__term", bought, if open { 1020 } else { expires }, 30);
    if !cut {
        return bar;
    }
    let width = if open { 1040 } else { expires + 20 };
    bar.attr("x", "-2%").attr("width", percent(width))
}

fn bar(class: &'static str, from: u16, to: u16, top: u16) -> El {
    svg("rect")
        .attr("class", class)
        .attr("x", percent(from))
        .attr("width", percent(to.saturating_sub(from)))
        .attr("y", top.to_string())
        .attr("height", "16")
        .attr("rx", "3")
}

fn mark(class: &'static str, at: u16, top: u16, bottom: u16) -> El {
    svg("line")
        .attr("class", class)
        .attr("x1", percent(at))
        .attr("x2", percent(at))
        .attr("y1", top.to_string())
        .attr("y2", bottom.to_string())
}

/// The name of a mark, kept inside the drawing.
fn name(at: u16, bottom: u16, text: impl Into<String>) -> El {
    let anchor: Value = match at {
        0..=200 => "start",
        201..=799 => "middle",
        _ => "end",
    }
    .into();
    svg("text").attr("x", percent(at)).attr("y", bottom.to_string()).attr("text-anchor", anchor).child(text.into())
}
