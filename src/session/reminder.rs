//! When to remind of a backup: a quiet line, and an earlier one where the browser forgets.

use super::Session;
use crate::model::Date;

/// How well a browser keeps what a page has put into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It has promised to keep it until the person clears it away.
    Promised,
    /// It may clear it away when it needs the room.
    Usual,
    /// It clears it away where the page was not opened for seven days.
    Forgetful,
}

/// Whether a backup is worth a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reminder {
    /// No.
    Not,
    /// In passing.
    Quiet,
    /// With the reason for doing it soon.
    Soon,
}

/// Where something has changed since the last backup: what to say of it. `last` is the day of that backup,
/// `begun` the day on which the first of the people was begun.
pub fn reminder_due(last: Option<Date>, begun: Date, keeping: Keeping, today: Date) -> Reminder {
    let since = last.unwrap_or(begun);
    let after_months = |months| match last {
        None => Reminder::Quiet,
        Some(last) if last.plus_months(months) <= today => Reminder::Quiet,
        Some(_) => Reminder::Not,
    };
    match keeping {
        // Whoever comes back on another day does not come every day.
        Keeping::Forgetful if today > since => Reminder::Soon,
        Keeping::Forgetful => Reminder::Quiet,
        Keeping::Usual => after_months(1),
        Keeping::Promised => after_months(3),
    }
}

impl Session {
    /// Whether a backup is worth a line today.
    pub fn reminder(&self, keeping: Keeping, today: Date) -> Reminder {
        let people = self.record.profiles.iter();
        match people.map(|profile| profile.created_on).min() {
            Some(begun) if self.wants_backup() => {
                reminder_due(self.backed_up_on(), begun, keeping, today)
            }
            _ => Reminder::Not,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Keeping::{Forgetful, Promised, Usual};
    use Reminder::{Not, Quiet, Soon};

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn the_reminder_comes_earlier_the_less_is_kept_and_is_never_loud() {
        for (last, today, promised, usual, forgetful) in [
            (None, "2026-11-20", Quiet, Quiet, Quiet),
            (None, "2026-11-21", Quiet, Quiet, Soon),
            (Some("2026-11-20"), "2026-11-20", Not, Not, Quiet),
            (Some("2026-11-20"), "2026-11-21", Not, Not, Soon),
            (Some("2026-11-20"), "2026-12-19", Not, Not, Soon),
            (Some("2026-11-20"), "2026-12-20", Not, Quiet, Soon),
            (Some("2026-11-20"), "2027-02-19", Not, Quiet, Soon),
            (Some("2026-11-20"), "2027-02-20", Quiet, Quiet, Soon),
        ] {
            let due = |keeping| reminder_due(last.map(day), day("2026-11-20"), keeping, day(today));
            let found = (due(Promised), due(Usual), due(Forgetful));
            assert_eq!(found, (promised, usual, forgetful), "{last:?} {today}");
        }
    }
}
