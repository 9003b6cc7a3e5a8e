//! What the worker knows of the papers beside their pages: what the page needs of `sheet::PaperSet`, without carrying
//! the code that reads the rest.

use serde_json::Value;

/// Papers in one file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct About {
    /// The file's name without its ending. Names nobody.
    pub file_name: String,
    /// The papers in their order.
    pub papers: Vec<AboutPaper>,
    /// What stands on them as plain text.
    pub text: String,
    /// Characters that no face has, by the answer in which they stand.
    pub missing_characters: Vec<MissingCharacters>,
}

/// One of the papers.
#[derive(Debug, Clone, PartialEq)]
pub struct AboutPaper {
    /// Its name.
    pub paper: String,
    /// Its title for people.
    pub title: String,
    /// The edition that stands on it; 0 where papers of that kind have none.
    pub edition: u32,
    /// A check number of what is said on it.
    pub content: String,
    /// How many pages it has.
    pub pages: usize,
    /// Whether an empty page stands behind it.
    pub blank_behind: bool,
    /// The answers that had no room where they are looked for first.
    pub left_front: Vec<String>,
    /// What became of the code with the front page in it, by the name of a `sheet::CodeOnSheet`.
    pub code: String,
}

/// Characters that no face has.
#[derive(Debug, Clone, PartialEq)]
pub struct MissingCharacters {
    /// The answer's place in the record.
    pub path: String,
    /// What it is, in words.
    pub label: String,
    /// The characters.
    pub characters: Vec<String>,
}

impl About {
    /// What is said; `None` where page and worker are of different versions.
    pub fn read(said: &Value) -> Option<Self> {
        Some(Self {
            file_name: text(said, "file_name")?,
            papers: list(said, "papers", AboutPaper::read)?,
            text: text(said, "text")?,
            missing_characters: list(said, "missing_characters", |one| {
                Some(MissingCharacters {
                    path: text(one, "path")?,
                    label: text(one, "label")?,
                    characters: list(one, "characters", |one| one.as_str().map(str::to_owned))?,
                })
            })?,
        })
    }

    /// What is known of a paper among them.
    pub fn of(&self, paper: &str) -> Option<&AboutPaper> {
        self.papers.iter().find(|one| one.paper == paper)
    }
}

impl AboutPaper {
    fn read(said: &Value) -> Option<Self> {
        Some(Self {
            paper: text(said, "paper")?,
            title: text(said, "title")?,
            edition: said.get("edition")?.as_u64()?.try_into().ok()?,
            content: text(said, "content")?,
            pages: said.get("pages")?.as_u64()?.try_into().ok()?,
            blank_behind: said.get("blank_behind")?.as_bool()?,
            left_front: list(said, "left_front", |one| text(one, "label"))?,
            code: text(said, "code")?,
        })
    }
}

fn text(said: &Value, name: &str) -> Option<String> {
    said.get(name)?.as_str().map(str::to_owned)
}

fn list<T>(said: &Value, name: &str, read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let mut list = vec![];
    for one in said.get(name)?.as_array()? {
        list.push(read(one)?);
    }
    Some(list)
}
