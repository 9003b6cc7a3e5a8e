//! The addresses of the pages: what stands behind the `#`. They do not change, so that a link stays good.

use crate::catalogue::{self, Part, Section, essential_pages};
use std::fmt;

/// A page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// Whose plan, the doors, what the crew still misses.
    Home,
    /// The first visit.
    Welcome,
    /// The people on this device.
    People,
    /// The task list of the sheet.
    Sheet,
    /// One page of questions, by its group's id.
    Group(&'static str),
    /// The same page on the way through the seven things that a crew looks for first.
    Essential(&'static str),
    /// The care plan: where one stands, its parts.
    CarePlan,
    /// One page of the care plan's questions, by its group's id.
    Wish(&'static str),
    /// Check the wishes, and say that they are so.
    WishCheck,
    /// What was wished before, and what has changed since.
    History,
    /// Check the answers.
    Check,
    /// Read the pharmacy's code.
    Scan,
    /// Choose, preview, print.
    Print,
    /// The same, beginning with the memo of the care plan.
    PrintMemo,
    /// Backup, restore, the state of the storage.
    Data,
    /// Somebody's front page, as the code on their sheet holds it: behind the address, and nowhere else.
    Crew,
    /// Help.
    Help,
    /// About this page.
    About,
    /// What is done with what is written.
    Privacy,
    /// For whom the page works, and for whom not yet.
    Accessibility,
    /// Whose work is in it.
    Licences,
}

/// Those without a part that varies.
const FIXED: &[(Route, &str)] = &[
    (Route::Home, "#/"),
    (Route::Welcome, "#/welcome"),
    (Route::People, "#/people"),
    (Route::Sheet, "#/sheet"),
    (Route::CarePlan, "#/care-plan"),
    (Route::WishCheck, "#/care-plan-check"),
    (Route::History, "#/history"),
    (Route::Check, "#/check"),
    (Route::Scan, "#/scan"),
    (Route::Print, "#/print"),
    (Route::PrintMemo, "#/print-memo"),
    (Route::Data, "#/data"),
    (Route::Crew, CREW_START),
    (Route::Help, "#/help"),
    (Route::About, "#/about"),
    (Route::Privacy, "#/privacy"),
    (Route::Accessibility, "#/accessibility"),
    (Route::Licences, "#/licences"),
];

const CREW_START: &str = "#/crew/";
const GROUP_START: &str = "#/sheet/";
const WISH_START: &str = "#/care-plan/";
const ESSENTIAL_START: &str = "#/essentials/";

impl Route {
    /// The page behind a fragment, `#` included; nothing at all is [`Route::Home`]. `None`: no such page.
    pub fn parse(fragment: &str) -> Option<Self> {
        if matches!(fragment, "" | "#") {
            return Some(Self::Home);
        }
        let group = fragment
            .strip_prefix(GROUP_START)
            .or_else(|| fragment.strip_prefix(WISH_START))
            .and_then(catalogue::page)
            .map(|(part, page)| Self::of_page(part, page))
            .filter(|route| route.to_string() == fragment);
        let essential = fragment.strip_prefix(ESSENTIAL_START).and_then(|id| {
            let found = essential_pages().find(|(_, page)| *page == id);
            found.map(|(_, page)| Self::Essential(page))
        });
        if fragment.starts_with(CREW_START) {
            return Some(Self::Crew);
        }
        let fixed = FIXED.iter().find(|(_, address)| *address == fragment);
        group.or(essential).or(fixed.map(|(route, _)| *route))
    }

    /// True for the pages that are shown on a locked device too: nothing of whoever uses it stands there.
    pub fn tells_of_nobody(self) -> bool {
        matches!(
            self,
            Self::Crew
                | Self::Help
                | Self::About
                | Self::Privacy
                | Self::Accessibility
                | Self::Licences
        )
    }

    /// The address of a page of questions.
    pub fn of_group(section: &Section, group: &'static str) -> Self {
        Self::of_page(section.part(), group)
    }

    fn of_page(part: Part, group: &'static str) -> Self {
        match part {
            Part::Sheet => Self::Group(group),
            Part::CarePlan => Self::Wish(group),
        }
    }

    /// The address of the page of questions with that name; home where there is none.
    pub fn to_group(group: &str) -> Self {
        let found = catalogue::page(group);
        found.map_or(Self::Home, |(part, page)| Self::of_page(part, page))
    }

    /// Every page, in the order in which one meets them.
    pub fn all() -> impl Iterator<Item = Self> {
        let groups = catalogue::pages().map(|(part, page)| Self::of_page(part, page));
        let essentials = essential_pages().map(|(_, page)| Self::Essential(page));
        FIXED
            .iter()
            .map(|(route, _)| *route)
            .chain(groups)
            .chain(essentials)
    }

    /// The key of the words by which the page is called in the window's title. They name nobody.
    pub fn title(self) -> String {
        match self {
            Self::Group(id) | Self::Essential(id) | Self::Wish(id) => catalogue::group_key(id),
            Self::Welcome | Self::People | Self::Sheet | Self::Check => {
                format!("{}.title", self.name())
            }
            other => format!("page.{}", other.name()),
        }
    }

    /// The page's name, as in `main[data-page]` and among the words (`page.NAME`).
    pub fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Welcome => "welcome",
            Self::People => "people",
            Self::Sheet => "sheet",
            Self::Group(_) | Self::Essential(_) | Self::Wish(_) => "group",
            Self::CarePlan => "care-plan",
            Self::WishCheck => "care-plan-check",
            Self::History => "history",
            Self::Check => "check",
            Self::Scan => "scan",
            Self::Print | Self::PrintMemo => "print",
            Self::Data => "data",
            Self::Crew => "crew",
            Self::Help => "help",
            Self::About => "about",
            Self::Privacy => "privacy",
            Self::Accessibility => "accessibility",
            Self::Licences => "licences",
        }
    }
}

/// The fragment, `#` included: what a link's `href` holds.
impl fmt::Display for Route {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(id) => write!(out, "{GROUP_START}{id}"),
            Self::Wish(id) => write!(out, "{WISH_START}{id}"),
            Self::Essential(id) => write!(out, "{ESSENTIAL_START}{id}"),
            fixed => {
                let address = FIXED.iter().find(|(route, _)| route == fixed);
                out.write_str(address.map_or("#/", |(_, address)| address))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_s_address_leads_back_to_it() {
        for route in Route::all() {
            assert_eq!(Route::parse(&route.to_string()), Some(route));
        }
    }

    #[test]
    fn an_address_without_a_page_is_home_and_a_wrong_one_is_none() {
        assert_eq!(Route::parse(""), Some(Route::Home));
        assert_eq!(Route::parse("#"), Some(Route::Home));
        for wrong in [
            "#/sheet/",
            "#/sheet/nothing",
            "#/sheet/matters",
            "#/care-plan/name",
            "#/essentials/pets",
            "#/Home",
            "#sheet",
            "/sheet",
            "#/print/",
            "#/crew",
        ] {
            assert_eq!(Route::parse(wrong), None, "{wrong}");
        }
    }
}
