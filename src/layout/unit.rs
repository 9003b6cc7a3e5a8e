//! Lengths on paper: millimetres for places, points for letters.

use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

macro_rules! length {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        pub struct $name(
            /// How many of them.
            pub f32,
        );

        impl $name {
            /// No length at all.
            pub const ZERO: Self = Self(0.0);

            /// The longer of two lengths.
            #[must_use]
            pub fn max(self, other: Self) -> Self {
                Self(self.0.max(other.0))
            }

            /// The shorter of two lengths.
            #[must_use]
            pub fn min(self, other: Self) -> Self {
                Self(self.0.min(other.0))
            }
        }

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 += other.0;
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl Neg for $name {
            type Output = Self;
            fn neg(self) -> Self {
                Self(-self.0)
            }
        }
        impl Mul<f32> for $name {
            type Output = Self;
            fn mul(self, by: f32) -> Self {
                Self(self.0 * by)
            }
        }
        impl Div<f32> for $name {
            type Output = Self;
            fn div(self, by: f32) -> Self {
                Self(self.0 / by)
            }
        }
        impl std::iter::Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                Self(all.map(|one| one.0).sum())
            }
        }
    };
}

length!(
    /// Millimetres. Places on a page are counted from its top left corner, down and to the right.
    Mm
);
length!(
    /// Points of 1/72 inch: the size of letters.
    Pt
);

impl From<Pt> for Mm {
    fn from(points: Pt) -> Self {
        Self(points.0 * (25.4 / 72.0))
    }
}

impl From<Mm> for Pt {
    fn from(millimetres: Mm) -> Self {
        Self(millimetres.0 * (72.0 / 25.4))
    }
}

/// Four distances inward from the edges of a page or a box.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edges {
    /// From the top.
    pub top: Mm,
    /// From the right.
    pub right: Mm,
    /// From the bottom.
    pub bottom: Mm,
    /// From the left.
    pub left: Mm,
}

impl Edges {
    /// The same distance on all four sides.
    pub const fn all(distance: Mm) -> Self {
        Self {
            top: distance,
            right: distance,
            bottom: distance,
            left: distance,
        }
    }

    /// One distance above and below, another left and right.
    pub const fn symmetric(vertical: Mm, horizontal: Mm) -> Self {
        Self {
            top: vertical,
            right: horizontal,
            bottom: vertical,
            left: horizontal,
        }
    }

    /// Left and right together.
    pub fn across(self) -> Mm {
        self.left + self.right
    }

    /// Top and bottom together.
    pub fn down(self) -> Mm {
        self.top + self.bottom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventy_two_points_are_an_inch() {
        assert!((Mm::from(Pt(72.0)).0 - 25.4).abs() < 1e-4);
        assert!((Pt::from(Mm(25.4)).0 - 72.0).abs() < 1e-4);
    }
}
