//! Words for people, by language: one text file each, complete or the tests are red.
//!
//! A file under `locales` has a line `key = words` for everything that is said. Keys follow what they
//! name: a question's label stands under its path in the record (`emergency.person.family_name`), its
//! hint under the same with `.hint`, an option under its list and its word (`walking.cane`), a sentence
//! of a page under the page's name (`home.title`). The Japanese file is the reference: a key that is
//! there must be in every language, and nothing else. `a.*.c` stands for every `a.b.c` without its own words.
//! What others wrote in the person's place must not speak as the person: such words stand under `key.inferred`.
//!
//! A language has three files. What a page says first (`ja.first.txt`) is in the program. Everything else
//! on the screen (`ja.txt`) the page fetches right after its first look, whole, from beside itself; what
//! only a paper says (`ja.paper.txt`) is in the paper engine, which gets the words of the page from the page.
//! Outside a browser all are at hand.

pub mod date;

/// A language that the page speaks.
#[derive(Debug)]
pub struct Language {
    /// Its tag (BCP 47), as in the page's `lang`.
    pub tag: &'static str,
    /// Its own name for itself.
    pub name: &'static str,
    texts: &'static [&'static str],
}

/// Words that no program in a browser carries: the page fetches them and hands them to the paper engine.
macro_rules! fetched {
    ($file:literal) => {
        if cfg!(target_arch = "wasm32") {
            ""
        } else {
            include_str!($file)
        }
    };
}

/// Words that the page says at once. The paper engine gets them from it.
macro_rules! on_the_page {
    ($file:literal) => {
        if cfg!(all(target_arch = "wasm32", feature = "paper")) {
            ""
        } else {
            include_str!($file)
        }
    };
}

/// Words that the page does not say.
macro_rules! on_paper {
    ($file:literal) => {
        if cfg!(all(target_arch = "wasm32", not(feature = "paper"))) {
            ""
        } else {
            include_str!($file)
        }
    };
}

/// Every language, the default first.
pub static LANGUAGES: &[Language] = &[Language {
    tag: "ja",
    name: "日本語",
    texts: &[
        on_the_page!("locales/ja.first.txt"),
        fetched!("locales/ja.txt"),
        on_paper!("locales/ja.paper.txt"),
    ],
}];

/// How every file of words begins, whatever its language.
const BEGINNING: &str = "# つたえるシート:";

/// The words of one language.
#[derive(Debug, Clone)]
pub struct Words {
    language: &'static Language,
    /// In the order of the keys, so that one is found without asking all.
    lines: Vec<(&'static str, &'static str)>,
    fetched: &'static str,
    handed_on: &'static str,
    by_others: bool,
}

impl Words {
    /// The words of the language with that tag; of the default language where there is none.
    pub fn of(tag: &str) -> Self {
        let language = LANGUAGES
            .iter()
            .find(|language| language.tag == tag)
            .unwrap_or(&LANGUAGES[0]);
        Self {
            language,
            lines: in_order(lines(language.texts)),
            fetched: "",
            handed_on: "",
            by_others: false,
        }
    }

    /// The same words for what others wrote in the person's place: whatever would speak as the person has words of
    /// its own under its key and `.inferred`. `false` gives the words back as they are.
    pub fn by_others(&self, by_others: bool) -> Self {
        Self {
            by_others,
            ..self.clone()
        }
    }

    /// Takes in the file of words that the page has fetched. `false`, and nothing is taken in, where it is
    /// none: a network may answer with a page of its own.
    pub fn take_in(&mut self, text: String) -> bool {
        let is_ours = text.starts_with(BEGINNING) && text.ends_with('\n');
        if is_ours {
            // Kept as long as the page: every piece of it is borrowed from here.
            let fetched = text.len();
            self.handed_on = (text + self.language.texts[0]).leak();
            self.fetched = &self.handed_on[..fetched];
            let known = std::mem::take(&mut self.lines);
            self.lines = in_order(known.into_iter().chain(lines(&[self.fetched])));
        }
        is_ours
    }

    /// The file of words that was taken in; empty where there was none.
    pub fn fetched(&self) -> &'static str {
        self.fetched
    }

    /// What the page hands to the paper engine: the words that were taken in, and those it has itself. Empty until
    /// there are some: without them no paper is whole.
    pub fn handed_on(&self) -> &'static str {
        self.handed_on
    }

    /// The language's tag.
    pub fn tag(&self) -> &'static str {
        self.language.tag
    }

    /// The words under a key, if there are any: its own, or those of all keys like it (`a.*.c` for `a.b.c`).
    pub fn find(&self, key: &str) -> Option<&'static str> {
        let or_of_many = |key: &str, said: fn(&Self, &str) -> Option<&'static str>| {
            said(self, key).or_else(|| said(self, &of_many(key)?))
        };
        let of_others = |words: &Self, key: &str| words.exactly(&format!("{key}.inferred"));
        let said = self.by_others.then(|| or_of_many(key, of_others)).flatten();
        said.or_else(|| or_of_many(key, Self::exactly))
    }
    /// True where the words are those of all keys like it: alone they do not say which one is meant.
    pub fn is_shared(&self, key: &str) -> bool {
        self.exactly(key).is_none() && self.find(key).is_some()
    }
    fn exactly(&self, key: &str) -> Option<&'static str> {
        let at = self.lines.partition_point(|(known, _)| *known < key);
        let (known, words) = self.lines.get(at)?;
        (*known == key).then_some(words)
    }

    /// The words under a key. Tests see to it that there are words under every key that is asked for;
    /// were there none, the key itself would show.
    pub fn say(&self, key: &str) -> String {
        self.find(key).unwrap_or(key).replace("\\n", "\n")
    }

    /// The words under a key with `{name}` replaced by what stands for it.
    pub fn fill(&self, key: &str, parts: &[(&str, &str)]) -> String {
        fill(&self.say(key), parts)
    }

    /// The label of one option of a list: under the question's own key where it says it in its own way
    /// (`emergency.contacts.none`), else under the list's (`relation.child`), else under `answer` (`answer.unknown`).
    pub fn option(&self, question: &str, list: &str, code: &str) -> String {
        [question, list, "answer"]
            .iter()
            .find_map(|name| self.find(&format!("{name}.{code}")))
            .unwrap_or(code)
            .to_owned()
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.lines.iter().map(|(key, _)| *key)
    }
}

/// The key of all keys like it: `a.*.c` for `a.b.c`.
fn of_many(key: &str) -> Option<String> {
    let (before, last) = key.rsplit_once('.')?;
    let (first, _) = before.rsplit_once('.')?;
    Some(format!("{first}.*.{last}"))
}

/// Replaces each `{name}` once, so that a filled-in text is never read as a place to fill in.
fn fill(pattern: &str, parts: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, behind)| {
            parts
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| (value, behind))
        });
        match found {
            Some((value, behind)) => {
                filled.push_str(value);
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled + rest
}

/// Reads language files: `key = words`, comments from `#`, blank lines.
fn lines(texts: &[&'static str]) -> impl Iterator<Item = (&'static str, &'static str)> {
    texts
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, words)| (key.trim(), words.trim()))
}

/// By their keys; of two with one key, the one that was there first comes first.
fn in_order(
    lines: impl Iterator<Item = (&'static str, &'static str)>,
) -> Vec<(&'static str, &'static str)> {
    let mut lines: Vec<_> = lines.collect();
    lines.sort_by_key(|(key, _)| *key);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_read_as_a_place_to_fill_in() {
        assert_eq!(fill("{a}と{b}", &[("a", "{b}"), ("b", "x")]), "{b}とx");
        assert_eq!(fill("{c}{", &[]), "{c}{");
    }

    #[test]
    fn no_key_stands_twice_and_every_line_is_read() {
        for language in LANGUAGES {
            let words = Words::of(language.tag);
            let mut keys: Vec<_> = words.keys().collect();
            keys.sort_unstable();
            for pair in keys.windows(2) {
                assert_ne!(pair[0], pair[1], "{} twice in {}", pair[0], language.tag);
            }
            let said = language
                .texts
                .iter()
                .flat_map(|text| text.lines())
                .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
            for (number, line) in said.enumerate() {
                let (key, value) = line.split_once('=').unwrap_or((line, ""));
                assert!(
                    !key.trim().is_empty() && !value.trim().is_empty(),
                    "{}: entry {number}: {line}",
                    language.tag
                );
            }
            let mut expected: Vec<_> = Words::of("ja").keys().collect();
            expected.sort_unstable();
            assert_eq!(keys, expected, "{} against ja", language.tag);
        }
    }

    #[test]
    fn fetched_words_are_taken_in_and_nothing_else_is() {
        let mut words = Words {
            language: &LANGUAGES[0],
            fetched: "",
            handed_on: "",
            lines: vec![],
            by_others: false,
        };
        for other in [
            "",
            "<!doctype html>\n<a href=b>",
            "# つたえるシート: cut of",
        ] {
            assert!(!words.take_in(other.to_owned()));
        }
        assert_eq!(words.keys().count(), 0);
        assert_eq!(words.handed_on(), "");
        let fetched = include_str!("locales/ja.txt");
        assert!(words.take_in(fetched.to_owned()));
        let mut engine = words.clone();
        engine.lines.clear();
        assert!(engine.take_in(words.handed_on().to_owned()));
        for key in ["answer.none", "date.about", "home.title"] {
            assert_eq!(engine.find(key), Words::of("ja").find(key), "{key}");
        }
        assert_eq!(
            words.find("answer.none"),
            Words::of("ja").find("answer.none")
        );
    }

    #[test]
    fn what_others_wrote_has_words_of_its_own_where_there_are_any() {
        let words = Words::of("ja");
        let theirs = words.by_others(true);
        let goal =
            |words: &Words| words.option("care_plan.goals.frail", "personal_goal", "unknown");
        assert_eq!(theirs.say("memo.what"), words.say("memo.what.inferred"));
        assert_ne!(goal(&theirs), goal(&words));
        assert_eq!(theirs.say("answer.none"), words.say("answer.none"));
        assert_eq!(goal(&theirs.by_others(false)), goal(&words));
    }

    #[test]
    fn an_option_is_said_in_the_question_s_own_way_first() {
        let words = Words::of("ja");
        assert_eq!(
            words.option("no.such.question", "no_such_list", "unknown"),
            words.say("answer.unknown")
        );
    }
}
