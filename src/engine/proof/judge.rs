//! What the table says of a case: verdict, reasons, questions, quota, advice and remedies.

use super::case::{Case, Sight};
use super::table::{End, Limit, Line, Lines, Months, Quantity, Ruling, Subject, Table, ToDo};
use crate::engine::assessment::{Action, Advisory, Verdict};
use crate::engine::policy::InsteadCode;
use crate::engine::quota::{Quota, Scope};
use crate::engine::remedy::RemedyKind;
use crate::engine::rules::{Check, Fact};

/// A remedy, and for how many months.
pub(super) type Step = (RemedyKind, Option<u32>);

/// The longest list of remedies that there can be.
pub(super) const STEPS: usize = 4;

/// The longest renewal that is looked for.
const LONGEST: u32 = 2_400;

/// What the table says of a case. Sets are bits, by the place of a code in its list.
#[derive(Debug, Clone, Copy)]
pub struct Said<'t> {
    /// The answer.
    pub verdict: Verdict,
    lines: &'t Lines,
    /// The checks that are told of, and of each the place of its line.
    pub(super) told: u16,
    places: [u8; Check::ALL.len()],
    pub(super) unmet: u16,
    pub(super) unknown: u16,
    pub(super) advice: u16,
    pub(super) quota: Option<Quota>,
    pub(super) term: Option<i64>,
    pub(super) until: Option<i64>,
    pub(super) action: Option<Action>,
    pub(super) instead: Option<InsteadCode>,
    pub(super) steps: [Option<Step>; STEPS],
}

impl<'t> Said<'t> {
    /// What is said before any line is looked at.
    pub(super) fn of(lines: &'t Lines) -> Said<'t> {
        Said {
            verdict: Verdict::NotRequired,
            lines,
            told: 0,
            places: [0; Check::ALL.len()],
            unmet: 0,
            unknown: 0,
            advice: 0,
            quota: None,
            term: None,
            until: None,
            action: None,
            instead: lines.instead,
            steps: [None; STEPS],
        }
    }

    /// The line of a check that is told of.
    pub(super) fn line(&self, check: Check) -> Option<&'t Line> {
        let place = *self.places.get(check as usize)?;
        self.lines.checks.get(check as usize)?.get(usize::from(place)).filter(|_| self.told >> check as u16 & 1 == 1)
    }

    pub(super) fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.steps.iter().flatten().copied()
    }

    /// Whether the contract's fact of that place is asked for.
    pub(super) fn asks(&self, fact: Fact) -> bool {
        self.unknown >> fact as u16 & 1 == 1
    }
}

impl Table {
    /// What the table says of `case`; none where it has no line for it.
    pub fn say(&self, case: &Case) -> Option<Said<'_>> {
        let lines = self.lines(case.product)?;
        let mut said = Said::of(lines);
        lines.judge(case, &mut said)?;
        Some(said)
    }
}

impl Lines {
    /// Says of `case` what there is to say; none where there is no line for it. What is said is too large to be handed
    /// around: it is written where it is read.
    pub(super) fn judge<'t>(&'t self, case: &Case, said: &mut Said<'t>) -> Option<()> {
        let lines = self;
        let mut sight = Sight::of(case);
        let quota = lines.quota.as_ref().map(|limit| quota(limit, case));
        if let Some(quota) = quota {
            sight.see(Quantity::Issued, quota.issued.into());
            sight.see(Quantity::Spare, i64::from(quota.left) - i64::from(quota.reserved));
        }
        for ((rows, place), check) in lines.checks.iter().zip(&mut said.places).zip(0..) {
            if rows.is_empty() {
                continue;
            }
            let (line, found) = rows.iter().zip(0..).find(|(line, _)| sight.fits(&line.when))?;
            *place = found;
            let bit: u16 = 1 << check;
            match line.ruling {
                Ruling::Ends => {
                    said.told = bit;
                    said.instead = Some(InsteadCode::NoFilingNeeded);
                    break;
                }
                Ruling::Unmet => said.unmet |= bit,
                Ruling::Unknown(fact) => said.unknown |= 1 << fact as u16,
                Ruling::Met | Ruling::NotTested => {}
            }
            if quota.is_some() {
                said.told |= bit;
            }
        }
        let (None, Some(quota)) = (said.instead, quota) else {
            said.advice = advice(lines, &sight) & 1 << Advisory::RegionUnrecognised as u16;
            return Some(());
        };

        said.quota = Some(quota);
        said.verdict = match (said.unmet, said.unknown) {
            (0, 0) => Verdict::Eligible,
            (0, _) => Verdict::Undetermined,
            _ => Verdict::Ineligible,
        };
        let eligible = said.verdict == Verdict::Eligible;
        let tested =
            said.line(Check::TermTooShort).is_some_and(|line| matches!(line.ruling, Ruling::Met | Ruling::Unmet));
        sight.hear(Subject::Tested, if tested { 1 } else { 2 });
        sight.hear(Subject::Verdict, eligible.into());
        said.term = if tested { case.months() } else { None };
        said.advice = advice(lines, &sight);
        let held = said.advice >> Advisory::AllReserved as u16 & 1 == 1;
        said.action = lines.action.filter(|_| eligible && !held);
        if eligible {
            said.until =
                lines.until.iter().filter(|(when, _)| sight.fits(when)).filter_map(|(_, end)| end.of(case)).min();
        }
        if said.unmet != 0 {
            steps(lines, case, &sight, said);
        }
        Some(())
    }
}

/// The advice of the lines that fit, as bits.
fn advice(lines: &Lines, sight: &Sight) -> u16 {
    let given = lines.advice.iter().filter(|(when, _)| sight.fits(when));
    given.fold(0, |bits, (_, advice)| bits | 1 << *advice as u16)
}

impl End {
    fn of(self, case: &Case) -> Option<i64> {
        match self {
            End::Expiry => case.real_expiry().map(|at| at.millis),
            End::At(millis) => Some(millis),
        }
    }
}

fn quota(limit: &Limit, case: &Case) -> Quota {
    let counted = limit.counts.iter().zip(case.stock.recorded).filter(|(counts, _)| **counts);
    let issued = counted.map(|(_, count)| count).sum();
    Quota {
        scope: limit.scope,
        limit: limit.limit,
        issued,
        reserved: if limit.scope == Scope::Product { 0 } else { case.stock.reserved },
        left: limit.limit.saturating_sub(issued),
    }
}

/// The remedies by their lines, in the order of the checks that they are for.
fn steps(lines: &Lines, case: &Case, sight: &Sight, said: &mut Said<'_>) {
    let unmet = said.unmet;
    let fitting = || lines.remedies.iter().filter(|step| step.fails & unmet != 0 && sight.fits(&step.when));
    if let Some(alone) = fitting().find(|step| step.alone) {
        said.steps[0] = Some((alone.action, None));
        return;
    }
    for (place, step) in said.steps.iter_mut().zip(fitting()) {
        *place = Some((step.action, months(step, lines, case, sight)));
    }
}

fn months(step: &ToDo, lines: &Lines, case: &Case, sight: &Sight) -> Option<u32> {
    match step.months {
        Months::None => None,
        Months::Fixed(months) => Some(months),
        Months::Least => {
            let (mut later, mut sight) = (*case, *sight);
            (1..LONGEST).find(|months| {
                (later.expires, later.term) = case.renewal(*months);
                sight.look_at_dates(&later);
                mended(step, lines, &sight)
            })
        }
    }
}

/// Whether none of the checks that a remedy is for fails of what is seen.
fn mended(step: &ToDo, lines: &Lines, sight: &Sight) -> bool {
    let mut looked_at =
        lines.checks.iter().zip(0..).filter(|(rows, check)| step.fails >> *check & 1 == 1 && !rows.is_empty());
    looked_at.all(|(rows, _)| {
        let line = rows.iter().find(|line| sight.fits(&line.when));
        line.is_some_and(|line| line.ruling != Ruling::Unmet)
    })
}

#[cfg(test)]
mod tests {
    use super::super::calendar::{Day, Stamp};
    use super::*;
    use crate::engine::facts::Product;

    #[test]
    fn what_is_asked_for_is_what_the_guide_needs() {
        let table = Table::standard().unwrap();
        let now = Stamp::on(Day::new(2026, 7, 1), 0);
        let asked = |product| {
            let said = table.say(&Case::new(product, now)).unwrap();
            Fact::ALL.iter().copied().filter(|fact| said.asks(*fact)).collect::<Vec<_>>()
        };
        let ecs = [Fact::Region, Fact::Billing, Fact::ExpiresAt, Fact::TermMonths, Fact::PublicIps];
        assert_eq!(asked(Product::Ecs), ecs);
        assert_eq!(asked(Product::SiteMarket), [Fact::FirstTermMonths, Fact::OrderAmount]);
        assert_eq!(asked(Product::CxtShop), []);
    }
}
