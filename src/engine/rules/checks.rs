//! Sets of checks.

use super::{Check, Finding, Outcome};

/// Some of the checks: a bit each, so that findings are looked through once and not once for every question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Checks(u16);

impl Checks {
    /// Those that came out so.
    pub(crate) fn that_are(outcome: Outcome, findings: &[Finding<'_>]) -> Checks {
        let those = findings.iter().filter(|finding| finding.outcome == outcome);
        Checks(those.fold(0, |bits, finding| bits | 1 << finding.check as u16))
    }

    /// Whether the check is one of them.
    pub(crate) fn has(self, check: Check) -> bool {
        self.0 >> check as u16 & 1 == 1
    }

    /// Whether there is none.
    pub(crate) fn is_empty(self) -> bool {
        self.0 == 0
    }
}
