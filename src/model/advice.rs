//! Numbers of the city that pages and papers say.

/// The advice line of the Tokyo Fire Department (救急相談センター): whether to call an ambulance. All day, all year.
/// Sources, which say the same: pages of the Department (its Senju station), of the Tokyo Medical Association and of
/// Tokyo's guide to medical care (医療情報ナビ); stored copies of them compared on 2026-11-29.
pub const ADVICE_LINE: &str = "#7119";

/// Its number in the 23 wards, where the short one does not connect. Sources and day: as above.
pub const ADVICE_LINE_OF_THE_WARDS: &str = "03-3212-2323";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Phone;

    #[test]
    fn they_are_numbers_as_everybody_else_s_are_read() {
        let wards = Phone::from(ADVICE_LINE_OF_THE_WARDS);
        assert_eq!(wards.link().as_deref(), Some("tel:0332122323"));
        // A short one calls nobody whom the person knows, but it reads as it is written.
        assert_eq!(Phone::from(ADVICE_LINE).grouped(), ADVICE_LINE);
    }
}
