//! When a lock closes by itself: after a while in which nobody touched any window, and not without a word before.

/// A moment by two clocks, in milliseconds. The one on the wall can be set, also back; the steady one can stand still
/// while the device sleeps. What either of them says has gone by, has gone by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// By the clock on the wall.
    pub wall: f64,
    /// By the clock that only goes forward.
    pub steady: f64,
}

impl Moment {
    /// What has gone by since an earlier moment.
    fn since(self, earlier: Self) -> f64 {
        // What a clock says that is no number does not count.
        (self.wall - earlier.wall).max(self.steady - earlier.steady)
    }
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdleStep {
    /// Say that it closes soon.
    Warn,
    /// Say so no more: somebody is there.
    Calm,
    /// Close.
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Touched,
    Warned,
    Closed,
}

/// How long ago somebody touched a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Idle {
    patience: f64,
    touched: Moment,
    stage: Stage,
}

/// So long before it closes it is said; of a short patience the half.
const NOTICE: f64 = 60_000.0;

impl Idle {
    /// Closes after that many minutes, from now on.
    pub fn new(minutes: u32, now: Moment) -> Self {
        Self {
            patience: f64::from(minutes) * 60_000.0,
            touched: now,
            stage: Stage::Touched,
        }
    }

    /// How long before it closes it is said, in milliseconds.
    pub fn notice(&self) -> f64 {
        NOTICE.min(self.patience / 2.0)
    }

    /// Somebody touched a window. Where the time was over before, it is over: whoever wakes a device that has slept is
    /// not whoever left it.
    pub fn touched(&mut self, now: Moment) -> Option<IdleStep> {
        if self.look(now) == Some(IdleStep::Close) {
            return Some(IdleStep::Close);
        }
        let before = std::mem::replace(&mut self.stage, Stage::Touched);
        self.touched = now;
        (before == Stage::Warned).then_some(IdleStep::Calm)
    }

    /// Looks at the clocks. Each step is told once until the next touch.
    pub fn look(&mut self, now: Moment) -> Option<IdleStep> {
        let gone_by = now.since(self.touched);
        let (stage, step) = if gone_by >= self.patience {
            (Stage::Closed, IdleStep::Close)
        } else if gone_by >= self.patience - self.notice() {
            (Stage::Warned, IdleStep::Warn)
        } else {
            return None;
        };
        if self.stage == stage || self.stage == Stage::Closed {
            return None;
        }
        self.stage = stage;
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many seconds after the beginning, by either clock.
    fn at(wall: f64, steady: f64) -> Moment {
        Moment {
            wall: 1.7e12 + wall * 1_000.0,
            steady: steady * 1_000.0,
        }
    }

    fn both(seconds: f64) -> Moment {
        at(seconds, seconds)
    }

    #[test]
    fn it_says_so_a_minute_before_and_closes_once() {
        let mut idle = Idle::new(10, both(0.0));
        assert_eq!(idle.look(both(539.0)), None);
        assert_eq!(idle.look(both(540.0)), Some(IdleStep::Warn));
        assert_eq!(idle.look(both(545.0)), None);
        assert_eq!(idle.look(both(600.0)), Some(IdleStep::Close));
        assert_eq!(idle.look(both(900.0)), None);
    }

    #[test]
    fn a_touch_begins_anew_and_takes_the_warning_away() {
        let mut idle = Idle::new(1, both(0.0));
        assert_eq!(idle.touched(both(20.0)), None);
        assert_eq!(idle.look(both(49.0)), None);
        assert_eq!(idle.look(both(51.0)), Some(IdleStep::Warn));
        assert_eq!(idle.touched(both(52.0)), Some(IdleStep::Calm));
        assert_eq!(idle.look(both(111.0)), Some(IdleStep::Warn));
        assert_eq!(idle.look(both(112.0)), Some(IdleStep::Close));
    }

    #[test]
    fn either_clock_is_enough_and_none_can_hold_it_back() {
        // Set back by a year; asleep, so that the steady one stood still; no clock on the wall at all.
        for now in [at(-3.2e7, 601.0), at(601.0, 3.0), at(f64::NAN, 601.0)] {
            assert_eq!(Idle::new(10, both(0.0)).look(now), Some(IdleStep::Close));
        }
        let mut idle = Idle::new(10, both(0.0));
        idle.touched(at(-3.2e7, 500.0));
        assert_eq!(
            idle.look(at(-3.2e7 + 100.0, 1_101.0)),
            Some(IdleStep::Close)
        );
    }

    #[test]
    fn who_wakes_a_device_that_slept_too_long_finds_it_closed() {
        let mut idle = Idle::new(10, both(0.0));
        assert_eq!(idle.touched(at(7_200.0, 5.0)), Some(IdleStep::Close));
        assert_eq!(idle.touched(at(7_201.0, 6.0)), None);
    }
}
