//! The proof's own calendar, so that no fault of the engine's is shared: days counted from 1970, China time by hand.

const CHINA: i64 = 8 * 3_600_000;
pub(super) const DAY: i64 = 86_400_000;

/// The days before each month, of a year whose February has 28.
const BEFORE: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/// A day of the calendar in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day {
    pub(super) year: i64,
    pub(super) month: i64,
    pub(super) day: i64,
}

/// A moment with its day in China.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub(super) millis: i64,
    pub(super) day: Day,
}

impl Stamp {
    /// The moment `millis` milliseconds after 1970-01-01T00:00Z.
    pub fn new(millis: i64) -> Stamp {
        Stamp { millis, day: Day::counted((millis + CHINA).div_euclid(DAY)) }
    }

    /// So many milliseconds after midnight in China.
    pub(super) fn on(day: Day, since_midnight: i64) -> Stamp {
        Stamp { millis: day.count() * DAY - CHINA + since_midnight, day }
    }

    /// The same time of day so many months later; a day that the month lacks becomes its last.
    pub(super) fn plus_months(self, months: u32) -> Stamp {
        Stamp::on(self.day.plus_months(months.into()), (self.millis + CHINA).rem_euclid(DAY))
    }

    pub(super) fn plus_millis(self, millis: i64) -> Stamp {
        Stamp::new(self.millis + millis)
    }
}

impl Day {
    pub(super) const fn new(year: i64, month: i64, day: i64) -> Day {
        Day { year, month, day }
    }

    /// The day that lies so many days after 1970-01-01.
    fn counted(days: i64) -> Day {
        // At most a few years too early.
        let mut year = 1970 + days.div_euclid(366);
        while Day::new(year + 1, 1, 1).count() <= days {
            year += 1;
        }
        let mut month = 1;
        let mut left = days - Day::new(year, 1, 1).count();
        while left >= length(year, month) {
            left -= length(year, month);
            month += 1;
        }
        Day::new(year, month, left + 1)
    }

    /// Days since 1970-01-01.
    fn count(self) -> i64 {
        let leaps = |year: i64| year / 4 - year / 100 + year / 400;
        let years = (self.year - 1970) * 365 + leaps(self.year - 1) - leaps(1969);
        let leap = self.month > 2 && length(self.year, 2) == 29;
        let before = BEFORE.get(self.month as usize - 1).copied().unwrap_or(0);
        years + before + i64::from(leap) + self.day - 1
    }

    /// The next day.
    pub(super) fn next(self) -> Day {
        Day::counted(self.count() + 1)
    }

    pub(super) fn plus_months(self, months: i64) -> Day {
        let all = self.year * 12 + self.month - 1 + months;
        let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
        Day::new(year, month, self.day.min(length(year, month)))
    }

    /// The largest n ≥ 0 such that this day and n months are not past `to`.
    pub(super) fn months_until(self, to: Day) -> i64 {
        let apart = (to.year - self.year) * 12 + to.month - self.month;
        // A day that the month of `to` lacks becomes its last, which `to` reaches only as that last day.
        let short = self.day > to.day && length(to.year, to.month) > to.day;
        (apart - i64::from(short)).max(0)
    }
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days one after the other, by hand over the ends of months and years.
    #[test]
    fn days_follow_one_another() {
        let mut day = Day::new(1970, 1, 1);
        for count in 0..400_000 {
            assert_eq!((day.count(), Day::counted(count)), (count, day));
            let last = day.day == length(day.year, day.month);
            let next = match (last, day.month) {
                (true, 12) => Day::new(day.year + 1, 1, 1),
                (true, _) => Day::new(day.year, day.month + 1, 1),
                (false, _) => Day::new(day.year, day.month, day.day + 1),
            };
            assert_eq!(day.next(), next);
            day = next;
        }
        assert_eq!(Day::new(2000, 2, 29).next(), Day::new(2000, 3, 1));
        assert_eq!(Day::new(2100, 2, 28).next(), Day::new(2100, 3, 1));
        assert_eq!(Day::new(2018, 5, 21).count(), 17_672);
    }

    /// The definition word by word, over every pair of days in more than four years.
    #[test]
    fn months_are_the_largest_number_that_is_not_past() {
        let from = (Day::new(2023, 11, 25).count()..Day::new(2024, 4, 2).count()).map(Day::counted);
        for from in from {
            let mut to = from;
            for _ in 0..1_500 {
                let mut most = 0;
                while from.plus_months(most + 1) <= to {
                    most += 1;
                }
                assert_eq!(from.months_until(to), most, "{from:?} {to:?}");
                to = to.next();
            }
        }
        assert_eq!(Day::new(2025, 11, 30).months_until(Day::new(2026, 2, 28)), 3);
        assert_eq!(Day::new(2026, 3, 1).months_until(Day::new(2026, 2, 28)), 0);
    }

    #[test]
    fn the_day_is_that_of_china() {
        let evening = Stamp::on(Day::new(2026, 6, 30), DAY - 1);
        assert_eq!(Stamp::new(evening.millis), evening);
        assert_eq!(evening.plus_millis(1).day, Day::new(2026, 7, 1));
        assert_eq!(evening.plus_millis(1).millis, 1_782_835_200_000);
        let clamped = Stamp::on(Day::new(2026, 1, 31), 5).plus_months(1);
        assert_eq!(clamped, Stamp::on(Day::new(2026, 2, 28), 5));
    }
}
