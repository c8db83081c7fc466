//! Advice: what is given, with its sources.

use std::fmt;

use super::Advisory;
use crate::engine::json::{Json, object};
use crate::engine::policy::Policy;

/// An advisory with its sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice<'a> {
    /// Which.
    pub code: Advisory,
    /// Facts of the guide and readings, by id.
    pub source: &'a [String],
}

object!(Advice<'_> { code, source });

/// All advice that is given of an instance: which it is, a bit each, and the policy that has the sources. Nearly every
/// instance has some, and a list of its own for each would be made only to be thrown away.
#[derive(Clone, Copy)]
pub struct Advisories<'a> {
    given: u16,
    policy: &'a Policy,
}

impl<'a> Advisories<'a> {
    /// Those that hold; what the policy has no source for is not said.
    pub(super) fn new(list: &[(bool, Advisory)], policy: &'a Policy) -> Advisories<'a> {
        let said = list.iter().filter(|(holds, code)| *holds && policy.advisory(*code).is_some());
        Advisories { given: said.fold(0, |bits, (_, code)| bits | 1 << *code as u16), policy }
    }

    /// Which are given, as bits by the places of their codes.
    pub(in super::super) fn bits(self) -> u16 {
        self.given
    }

    /// Whether this one is given.
    pub fn has(self, code: Advisory) -> bool {
        self.given >> code as u16 & 1 == 1
    }

    /// Each with its sources, in order.
    pub fn iter(self) -> impl Iterator<Item = Advice<'a>> {
        let given = Advisory::ALL.iter().filter(move |code| self.has(**code));
        given.filter_map(move |code| Some(Advice { code: *code, source: &self.policy.advisory(*code)?.source }))
    }
}

impl PartialEq for Advisories<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Advisories<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Json for Advisories<'_> {
    fn write(&self, out: &mut String) {
        self.iter().collect::<Vec<_>>().write(out);
    }
}
