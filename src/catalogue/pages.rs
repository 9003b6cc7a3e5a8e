//! The names of all pages of questions without the questions, for whoever only needs to know that there is such a page:
//! the questions are far heavier than their pages' names.

use super::{Part, Section, sections};

/// How many there are in these sections.
const fn count(sections: &[Section]) -> usize {
    let (mut at, mut found) = (0, 0);
    while at < sections.len() {
        found += sections[at].groups.len();
        at += 1;
    }
    found
}

const OF_SHEET: usize = count(sections::SECTIONS);
const ALL: usize = OF_SHEET + count(sections::care_plan::SECTIONS);

/// Every page in order, with the part to which it belongs. Made of the questions when the program is built.
static PAGES: [(Part, &str); ALL] = {
    let pages = [(Part::Sheet, ""); ALL];
    let pages = named(pages, 0, Part::Sheet, sections::SECTIONS);
    named(
        pages,
        OF_SHEET,
        Part::CarePlan,
        sections::care_plan::SECTIONS,
    )
};

/// The list with the pages of these sections from there on.
const fn named(
    mut pages: [(Part, &'static str); ALL],
    mut from: usize,
    part: Part,
    sections: &[Section],
) -> [(Part, &'static str); ALL] {
    let mut section = 0;
    while section < sections.len() {
        let groups = sections[section].groups;
        let mut group = 0;
        while group < groups.len() {
            pages[from] = (part, groups[group].id);
            from += 1;
            group += 1;
        }
        section += 1;
    }
    pages
}

/// The names of all pages in order, each with the part to which it belongs.
pub fn pages() -> impl Iterator<Item = (Part, &'static str)> {
    PAGES.iter().copied()
}

/// The page with that name, and the part to which it belongs.
pub fn page(id: &str) -> Option<(Part, &'static str)> {
    pages().find(|(_, page)| *page == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::groups;

    #[test]
    fn every_page_of_questions_has_its_name_here_in_its_place() {
        let asked = groups().map(|(section, group)| (section.part(), group.id));
        assert!(asked.eq(pages()));
        assert_eq!(page("cpr"), Some((Part::CarePlan, "cpr")));
        assert_eq!(page("nothing"), None);
    }
}
