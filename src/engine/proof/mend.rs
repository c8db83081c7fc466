//! The remedies of every case: sound, sufficient and minimal, and done by the engine as the table has them.

use super::case::Case;
use super::judge::Step;
use super::table::Table;
use super::{Proof, Tally};
use crate::engine::assessment::Verdict;
use crate::engine::facts::Account;
use crate::engine::moment::Moment;
use crate::engine::remedy::{After, apply};
use crate::engine::rules::Fact;

impl Proof {
    /// Looks at the remedies of the next `count` cases: by the table all of them together mend the case, and without
    /// any one of them, or with a month less, it stays as it is; the engine's own application of its remedies leads
    /// to the same verdict.
    pub fn mend(&mut self, count: u64) -> Tally {
        self.each(count, |proof| proof.table.mends(&proof.setting.case) && proof.applies())
    }

    /// Looks at what one more fact does to the next `count` cases: it never turns `ineligible` into `undetermined`,
    /// except where it outranks another, and a renewal makes no eligible case ineligible.
    pub fn grow(&mut self, count: u64) -> Tally {
        self.each(count, |proof| proof.table.grows(&proof.setting.case))
    }

    /// Whether the engine's remedies, applied by the engine, lead where the table's lead.
    fn applies(&self) -> bool {
        let setting = &self.setting;
        let (Some(assessor), Some(instance)) = (setting.assessor(), setting.instance()) else { return false };
        let (Ok(as_of), Ok(other)) = (Moment::from_millis(setting.case.now.millis), "1888".parse::<Account>()) else {
            return false;
        };
        let account = setting.account();
        let judged = assessor.judge(instance);
        let Some(said) = self.table.say(&setting.case) else { return false };
        let Some(mended) = said.steps().try_fold(setting.case, |case, step| case.after(step)) else { return true };
        let before = After { instance: instance.clone(), account: account.cloned() };
        let after = judged.remedies.iter().fold(before, |now, remedy| apply(remedy, &now, as_of, "fresh", &other));
        let verdict = assessor.judge_as(&after.instance, after.account.as_ref()).verdict;
        self.table.say(&mended).is_some_and(|said| said.verdict == verdict)
    }
}

impl Table {
    fn mends(&self, case: &Case) -> bool {
        let Some(said) = self.say(case) else { return false };
        let steps: Vec<Step> = said.steps().collect();
        if said.verdict != Verdict::Ineligible {
            return steps.is_empty();
        }
        let verdict = |steps: &[Step]| match steps.iter().try_fold(*case, |case, step| case.after(*step)) {
            Some(after) => self.say(&after).map(|said| said.verdict),
            // Beyond what the contract promises.
            None => Some(Verdict::Ineligible),
        };
        let Some(mended) = steps.iter().try_fold(*case, |case, step| case.after(*step)) else { return true };
        let Some(after) = self.say(&mended) else { return false };
        let asked_before = Fact::ALL.iter().all(|fact| said.asks(*fact) || !after.asks(*fact));
        let suffices = match after.verdict {
            Verdict::Eligible => true,
            Verdict::Undetermined => asked_before,
            _ => false,
        };
        let needed = (0..steps.len()).all(|place| {
            let mut fewer = steps.clone();
            let (_, months) = fewer.remove(place);
            let shorter = months.is_none_or(|months| {
                let mut shorter = steps.clone();
                if let Some((_, fewer)) = shorter.get_mut(place) {
                    *fewer = months.checked_sub(1);
                }
                months >= 1 && verdict(&shorter) == Some(Verdict::Ineligible)
            });
            shorter && verdict(&fewer) == Some(Verdict::Ineligible)
        });
        !steps.is_empty() && suffices && needed
    }

    fn grows(&self, case: &Case) -> bool {
        let Some(said) = self.say(case) else { return false };
        let verdict = |case: &Case| self.say(case).map(|said| said.verdict);
        match said.verdict {
            Verdict::Ineligible => more(case).iter().all(|case| verdict(case) != Some(Verdict::Undetermined)),
            Verdict::Eligible => [1, 2, 12].iter().all(|n| verdict(&case.renewed(*n)) != Some(Verdict::Ineligible)),
            _ => true,
        }
    }
}

/// The case with one fact more, in every way that outranks nothing that is stated of the same check.
fn more(case: &Case) -> Vec<Case> {
    use super::case::Place;
    use crate::engine::facts::Billing;
    let mut cases = Vec::new();
    let mut add = |unknown: bool, change: &dyn Fn(&mut Case)| {
        if unknown {
            let mut more = *case;
            change(&mut more);
            cases.push(more);
        }
    };
    for place in [Place::Mainland, Place::Elsewhere] {
        add(case.place == Place::Unknown, &|more| more.place = place);
    }
    for own in [true, false] {
        add(case.own.is_none(), &|more| more.own = Some(own));
    }
    for billing in Billing::ALL {
        add(case.billing.is_none(), &|more| more.billing = Some(*billing));
    }
    let dated = case.bought.is_some() && case.expires.is_some();
    for term in [0, 2, 3, 5, 6] {
        add(case.term.is_none() && !dated, &|more| more.term = Some(term));
    }
    for days in [-400, -1, 0, 1, 400] {
        let at = case.now.plus_millis(days * super::calendar::DAY);
        add(case.expires.is_none() && case.bought.is_none_or(|bought| bought.millis <= at.millis), &|more| {
            more.expires = Some(at);
        });
        add(case.bought.is_none() && case.expires.is_none_or(|expires| at.millis <= expires.millis), &|more| {
            more.bought = Some(at);
        });
    }
    for there in [true, false] {
        add(case.bandwidth.is_none(), &|more| more.bandwidth = Some(there));
        add(case.addresses.is_none(), &|more| more.addresses = Some(there));
        add(case.running.is_none(), &|more| more.running = Some(there));
    }
    add(!case.eip && case.bandwidth.is_none() && case.addresses.is_none(), &|more| more.eip = true);
    for first in [11, 12] {
        add(case.first.is_none(), &|more| more.first = Some(first));
    }
    for fen in [9_899, 9_900] {
        add(case.fen.is_none(), &|more| more.fen = Some(fen));
    }
    for place in 0..case.stock.recorded.len() {
        add(true, &|more| {
            if let Some(count) = more.stock.recorded.get_mut(place) {
                *count += 1;
            }
        });
    }
    cases
}

#[cfg(test)]
mod tests {
    use super::super::calendar::{DAY, Day, Stamp};
    use super::*;
    use crate::engine::facts::Product;

    #[test]
    fn dates_are_added_where_they_can_be() {
        let now = Stamp::on(Day::new(2026, 7, 1), 0);
        let blank = Case::new(Product::Ecs, now);
        let days = |at: Stamp| (at.millis - now.millis) / DAY;
        // The days of what a date can be where it is added.
        let added = |case: &Case, date: fn(&Case) -> Option<Stamp>| {
            let more = more(case).into_iter().filter(|one| date(one) != date(case));
            more.filter_map(|one| date(&one)).map(days).collect::<Vec<_>>()
        };
        let expiries = |case: &Case| added(case, |case| case.expires);
        let purchases = |case: &Case| added(case, |case| case.bought);
        let terms = |case: &Case| more(case).iter().filter(|one| one.term != case.term).count();
        let bought = Case { bought: Some(now), ..blank };
        let expires = Case { expires: Some(now), ..blank };
        let both = Case { expires: Some(now), ..bought };
        // Nothing expires before it was bought, and nothing is bought after it has expired.
        assert_eq!((expiries(&blank), purchases(&blank)), (vec![-400, -1, 0, 1, 400], vec![-400, -1, 0, 1, 400]));
        assert_eq!((expiries(&bought), purchases(&bought)), (vec![0, 1, 400], vec![]));
        assert_eq!((expiries(&expires), purchases(&expires)), (vec![], vec![-400, -1, 0]));
        // Months are stated where the dates do not show them.
        assert_eq!([&blank, &bought, &expires, &both].map(terms), [5, 5, 5, 0]);
    }
}
