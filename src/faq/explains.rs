//! Which entry explains what the engine says. By slug alone, so that a verdict can link to an answer whose text is
//! not there yet; what nobody explains does not compile.

use crate::engine::{Advisory, Check, InsteadCode, RemedyKind};

/// The slug of the entry that explains a check.
pub fn for_check(check: Check) -> &'static str {
    match check {
        Check::RegionNotMainland => "abroad",
        Check::AccountMismatch => "account",
        Check::Expired => "expired",
        Check::PayAsYouGo => "pay-as-you-go",
        Check::TermTooShort => "term",
        Check::NoPublicAccess => "public-access",
        Check::FirstTermTooShort | Check::OrderAmountTooLow => "market-conditions",
        Check::QuotaExhausted => "used-up",
    }
}

/// The slug of the entry that explains a remedy.
pub fn for_remedy(kind: RemedyKind) -> &'static str {
    match kind {
        RemedyKind::SwitchAccount => "account",
        RemedyKind::Renew => "term",
        RemedyKind::ConvertToSubscription => "pay-as-you-go",
        RemedyKind::BuyPublicBandwidth | RemedyKind::AssignPublicIp => "public-access",
        RemedyKind::BuyInstance => "used-up",
        RemedyKind::UseOtherAccount => "hosting-quota",
        RemedyKind::BuyQualifyingProduct => "market-conditions",
    }
}

/// The slug of the entry that explains what to do where no number is needed.
pub fn for_instead(code: InsteadCode) -> &'static str {
    match code {
        InsteadCode::NoFilingNeeded => "abroad",
        InsteadCode::VerifyHostUser => "virtual-host",
        InsteadCode::VerifyHostName => "yunxiang",
        InsteadCode::ShopFilingSystem => "shop",
        InsteadCode::ServerProvider => "other-provider",
        InsteadCode::BuyFileableServer => "no-server",
        InsteadCode::NotCovered => "changes",
    }
}

/// The slug of the entry that explains a piece of advice.
pub fn for_advisory(code: Advisory) -> &'static str {
    match code {
        Advisory::RemainingUnder1Month | Advisory::RemainingUnder3Months => "remaining",
        Advisory::PublicAccessByEip => "eip",
        Advisory::InstanceNotRunning => "not-running",
        Advisory::OwnerUnknown => "account",
        Advisory::RegionUnrecognised | Advisory::RegionUnknown => "region",
        Advisory::TermInferred => "term-inferred",
        Advisory::UnusedNumberAvailable => "unused-number",
        Advisory::ProbablyReleased => "released",
        Advisory::AllReserved => "reservation",
    }
}
