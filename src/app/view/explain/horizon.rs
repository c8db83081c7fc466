//! Until when a verdict lasts, whether a filing is done before, and both on a line.

use super::super::super::model::Model;
use crate::engine::{Assessment, Check, Filing, Horizon, Instance, Margin, Moment, Outcome, horizon, margin, order};
use crate::i18n::Lang;
use crate::i18n::explain::{self, Begun, Label, label};
use crate::ledger::owner_view;

/// Until when a verdict lasts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HorizonView {
    /// Until when, and what ends it; or why that can't be said.
    pub until: String,
    /// Whether a filing is done before, where there is something to say of it.
    pub filing: Option<String>,
    /// The same on a line.
    pub line: Option<TimeLine>,
    /// Whether there is an end to put into a calendar.
    pub calendar: bool,
}

/// Dates on a line. Places on it are in thousandths of its length.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TimeLine {
    /// Its dates in order, each with what happens then.
    pub dates: Vec<(String, &'static str)>,
    /// The same in one sentence.
    pub words: String,
    /// From the purchase to the expiry.
    pub term: (u16, u16),
    /// Whether the purchase lies before the line begins, or is not known.
    pub cut: bool,
    /// Whether the term goes on past the end of the line.
    pub open: bool,
    /// The moment of the verdict, and what it is called.
    pub today: (u16, &'static str),
    /// The end of the horizon, else the expiry, and what it is called.
    pub end: Option<(u16, &'static str)>,
    /// Where a term that is too short would be long enough, and what that is called.
    pub reached: Option<(u16, &'static str)>,
    /// A filing, and what it is called.
    pub filing: Option<(u16, u16, String)>,
    /// Whether the filing is done too late.
    pub late: bool,
}

/// What the engine says of an instance, with all that its horizon needs.
pub(super) struct Judged<'a> {
    pub(super) instance: &'a Instance,
    pub(super) assessment: &'a Assessment<'a>,
    pub(super) as_of: Moment,
    pub(super) horizon: Option<Horizon>,
    /// Where the horizon ends; of what does not qualify its expiry, if that is still to come.
    end: Option<Moment>,
    filing_days: u16,
    today: bool,
    lang: Lang,
}

impl<'a> Judged<'a> {
    /// As the desk has it.
    pub(super) fn on(model: &Model, instance: &'a Instance, assessment: &'a Assessment<'a>) -> Judged<'a> {
        let account = owner_view(instance, model.account.as_ref());
        let as_of = model.moment();
        let horizon = horizon(assessment, instance, as_of, account, model.policy());
        Judged::new(model, instance, assessment, as_of, horizon)
    }

    pub(super) fn new(
        model: &Model,
        instance: &'a Instance,
        assessment: &'a Assessment<'a>,
        as_of: Moment,
        horizon: Option<Horizon>,
    ) -> Judged<'a> {
        let expiry = instance.expires_at.filter(|at| !at.is_never());
        let end = match horizon {
            Some(Horizon::Ends { at, .. }) => Some(at),
            Some(Horizon::Never | Horizon::Unknown) => None,
            None => expiry.filter(|at| *at > as_of),
        };
        let (filing_days, today) = (model.filing_days, as_of == model.now);
        Judged { instance, assessment, as_of, horizon, end, filing_days, today, lang: model.lang }
    }

    /// A filing that begins at the moment of the verdict; none where that is out of the question.
    pub(super) fn filing(&self) -> Option<Filing> {
        let asked = self.assessment.instead.is_none() && (self.horizon.is_some() || self.end.is_some());
        asked.then(|| Filing::new(self.as_of, self.filing_days, self.end))
    }

    /// Until when, and what ends it; or why that can't be said. None where there is something to do instead.
    pub(super) fn until(&self) -> Option<String> {
        match &self.horizon {
            Some(horizon) => Some(explain::horizon(self.lang, horizon)),
            None if self.assessment.instead.is_some() => None,
            None => explain::no_horizon(self.lang, self.assessment.verdict).map(str::to_owned),
        }
    }

    pub(super) fn filing_text(&self) -> Option<String> {
        let begun = Begun { today: self.today, possible: self.horizon.is_some(), days: self.filing_days };
        self.filing().map(|filing| explain::filing(self.lang, begun, &filing))
    }

    pub(super) fn view(&self) -> Option<HorizonView> {
        let calendar = matches!(self.horizon, Some(Horizon::Ends { .. }));
        Some(HorizonView { until: self.until()?, filing: self.filing_text(), line: self.line(), calendar })
    }

    /// The day on which a term that is too short would be long enough.
    fn reached(&self) -> Option<Moment> {
        let short = self.assessment.findings.iter().find(|f| f.check == Check::TermTooShort)?;
        match margin(short, self.instance)? {
            Margin::Term { short: true, days: Some(days), .. } => {
                Some(self.instance.expires_at?.plus_days(u16::try_from(days).ok()?))
            }
            _ => None,
        }
    }

    fn line(&self) -> Option<TimeLine> {
        let expiry = self.instance.expires_at?;
        let open = expiry.is_never();
        let (bought, now, reached) = (self.instance.purchased_at, self.as_of, self.reached());
        let filing = self.filing();
        let done = filing.map(|filing| filing.done);
        let end = self.end.or(Some(expiry).filter(|_| !open));

        // The nearer past and all that is to come: what was long ago would press the rest together.
        let right = end.into_iter().chain(reached).chain(done).fold(now, Moment::max);
        let right = if open { right.max(now.plus_days(QUARTER)) } else { right };
        let anchor = end.map_or(now, |end| end.min(now));
        let span = (right.millis() - anchor.millis()).max(i64::from(QUARTER / 3) * DAY);
        let left = match bought {
            Some(bought) => bought.millis().max(anchor.millis() - span),
            None => anchor.millis() - span / 4,
        };
        let length = (right.millis() - left).max(1);
        // Room at both edges, so that marks and their names fit.
        let place = |at: Moment| {
            let thousandths = 40 + (at.millis() - left) * 920 / length;
            u16::try_from(thousandths.clamp(0, 1000)).unwrap_or(1000)
        };
        let cut = bought.is_none_or(|bought| bought.millis() < left);
        let lang = self.lang;
        let today = if self.today { Label::Today } else { Label::ThatDay };
        let by_rule = matches!(self.horizon, Some(Horizon::Ends { by, .. }) if by != Check::Expired);
        let ended = if by_rule { Label::RuleBegins } else { Label::Expires };
        let dated = [
            (bought, Label::Bought),
            (Some(now), today),
            (self.end.filter(|_| by_rule), Label::RuleBegins),
            (Some(expiry).filter(|_| !open), Label::Expires),
            (reached, Label::TermReached),
            (done, Label::FilingDone),
        ];
        let dated = dated.into_iter().filter_map(|(at, what)| Some((at?, what))).collect();
        let dated = order::ranked(dated, |(at, _): &(Moment, Label)| at.millis());
        let dated: Vec<_> = dated.into_iter().map(|(at, what)| (explain::day(lang, at), what)).collect();
        Some(TimeLine {
            words: explain::time_line(lang, &dated),
            dates: dated.into_iter().map(|(day, what)| (day, label(lang, what))).collect(),
            term: (if cut { 0 } else { bought.map_or(0, place) }, if open { 1000 } else { place(expiry) }),
            cut,
            open,
            today: (place(now), label(lang, today)),
            end: end.map(|end| (place(end), label(lang, ended))),
            reached: reached.map(|at| (place(at), label(lang, Label::TermReached))),
            filing: filing.map(|filing| (place(now), place(filing.done), explain::filing_name(lang, &filing))),
            late: filing.is_some_and(|filing| !filing.is_in_time()),
        })
    }
}

/// Days that a line shows at least where nothing ends it.
const QUARTER: u16 = 90;

const DAY: i64 = 86_400_000;

/// Until when the verdict of an instance lasts; none where it is not in the list, or needs no number.
pub fn lasting(model: &Model, id: &str) -> Option<HorizonView> {
    let instance = model.instance(id)?;
    let assessor = model.assessor_of(&[instance]);
    let assessment = model.judge(&assessor, instance);
    Judged::on(model, instance, &assessment).view()
}

/// What ends the horizon of an instance, where something is known to.
pub(in super::super::super) fn ending(model: &Model, instance: &Instance) -> Option<(Moment, Check, Outcome)> {
    let assessor = model.assessor_of(&[instance]);
    let assessment = model.judge(&assessor, instance);
    match Judged::on(model, instance, &assessment).horizon? {
        Horizon::Ends { at, by, outcome } => Some((at, by, outcome)),
        Horizon::Never | Horizon::Unknown => None,
    }
}
