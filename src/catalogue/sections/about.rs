//! B1: about the sheet itself: who wrote, when to look again, where it is kept.

use super::{Group, Section, item};
use crate::catalogue::PrintPolicy::{Back, Front, FrontAlways, Never};
use crate::model::{EntryMode, Profile, ReviewRule, SheetPlace};

fn somebody_else_wrote(profile: &Profile) -> bool {
    !matches!(profile.about.entry_mode, None | Some(EntryMode::Person))
}

pub const SECTION: Section = Section {
    id: "about",
    groups: &[
        Group {
            id: "writer",
            items: &[
                item!(choice about.entry_mode).printed(FrontAlways),
                item!(text about.writer_name, 12)
                    .when(somebody_else_wrote)
                    .printed(Back),
                item!(text about.writer_relation, 8)
                    .when(somebody_else_wrote)
                    .printed(Back),
                item!(phone about.writer_phone)
                    .when(somebody_else_wrote)
                    .printed(Back),
                item!(choice about.ward).printed(Never),
            ],
        },
        Group {
            id: "review",
            items: &[
                item!(choice about.review_rule).printed(Never),
                item!(date about.review_on)
                    .ahead()
                    .when(|p| p.about.review_rule == Some(ReviewRule::OnADay))
                    .printed(Front),
            ],
        },
        Group {
            id: "keeping",
            items: &[
                item!(choice about.sheet_place).printed(Never),
                item!(text about.sheet_place_other, 20)
                    .when(|p| p.about.sheet_place == Some(SheetPlace::Other))
                    .printed(Never),
                item!(choices about.kept_with).printed(Back),
            ],
        },
        Group {
            id: "acknowledgements",
            items: &[item!(choices about.acknowledged).printed(Never)],
        },
    ],
};
