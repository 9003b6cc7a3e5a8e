//! A paper as plain text, to be pasted into a mail or read out: what stands on it, in its order, a line for each.
//!
//! Read off the frames, so that it can say nothing else than the paper. Lines are wrapped by whoever shows them.
//! For pasting, lines end in a line feed and nothing stands before the first letter: whatever stood there would be
//! pasted, too. A file has a byte order mark and line ends as Windows wants them ([`text_file`]): without the mark
//! older programs there read Japanese as something else.

use super::Document;
use super::block::SPACE;
use crate::i18n::Words;
use crate::layout::{Laid, Mark, Role};

/// What is on a paper: headings, what is called what, lists, tables row by row, and last what stands at its foot.
pub fn plain_text(document: &Document, words: &Words) -> String {
    let laid = &document.laid;
    let mut text = Text {
        laid,
        said: said(laid),
        words,
        lines: vec![],
        label: None,
    };
    for node in 0..laid.structure.len() {
        text.node(node);
    }
    text.end_label();
    let first = words.fill(
        "sheet.foot.page",
        &[("number", "1"), ("count", &laid.pages.len().to_string())],
    );
    text.lines.push(String::new());
    // Page numbers say nothing where there are no pages.
    let around = around(laid)
        .into_iter()
        .filter(|line| !line.contains(&first));
    text.lines.extend(around);
    let mut whole = String::new();
    for (at, line) in text.lines.iter().enumerate() {
        // One white line at most, and none at the top.
        let white = line.is_empty()
            && at
                .checked_sub(1)
                .is_none_or(|before| text.lines[before].is_empty());
        if !white {
            whole.push_str(line);
            whole.push('\n');
        }
    }
    whole
}

/// The same as it is saved in a file.
pub fn text_file(text: &str) -> String {
    format!("\u{FEFF}{}", text.replace('\n', "\r\n"))
}

/// The words of each part of the document, no matter where its lines end.
fn said(laid: &Laid) -> Vec<String> {
    let mut said = vec![String::new(); laid.structure.len()];
    for frame in laid.pages.iter().flat_map(|page| &page.frames) {
        if let (Mark::Text(run), Some(node)) = (&frame.mark, frame.node)
            && let Some(text) = said.get_mut(node)
        {
            text.push_str(&run.text);
        }
    }
    for (text, node) in said.iter_mut().zip(&laid.structure) {
        text.push_str(node.description.as_deref().unwrap_or_default());
    }
    said
}

/// The lines around what is on the first page: they belong to no part of the document.
fn around(laid: &Laid) -> Vec<String> {
    let mut lines: Vec<(usize, String)> = vec![];
    for frame in laid.pages.iter().take(1).flat_map(|page| &page.frames) {
        if let (Mark::Text(run), None) = (&frame.mark, frame.node) {
            match lines.last_mut() {
                Some((line, text)) if *line == run.line => text.push_str(&run.text),
                _ => lines.push((run.line, run.text.clone())),
            }
        }
    }
    lines.into_iter().map(|(_, text)| text).collect()
}

/// A text that is being written.
struct Text<'a> {
    laid: &'a Laid,
    said: Vec<String>,
    words: &'a Words,
    lines: Vec<String>,
    /// The name of what comes next.
    label: Option<String>,
}

impl Text<'_> {
    fn node(&mut self, node: usize) {
        if self.within(node, Role::Table).is_some() {
            return;
        }
        let said = self.said[node].trim().to_owned();
        match self.laid.structure[node].role {
            Role::Table => self.table(node),
            _ if said.is_empty() => {}
            Role::Heading(level) => {
                self.end_label();
                let mark = if level > 1 {
                    self.words.say("text.heading")
                } else {
                    String::new()
                };
                self.lines.extend([String::new(), format!("{mark}{said}")]);
            }
            Role::Label => {
                self.end_label();
                self.label = Some(said);
            }
            _ => {
                let begins = self.within(node, Role::ListItem).is_some_and(|item| {
                    let before = item + 1..node;
                    before
                        .into_iter()
                        .all(|other| self.said[other].trim().is_empty())
                });
                let mark = if begins {
                    self.words.say("text.item")
                } else {
                    String::new()
                };
                let line = match self.label.take() {
                    Some(label) => self.named(&label, &said),
                    None => said,
                };
                self.lines.push(format!("{mark}{line}"));
            }
        }
    }

    /// A value after its name.
    fn named(&self, name: &str, value: &str) -> String {
        let colon = self.words.say("sheet.colon");
        match name.ends_with(&colon) {
            true => format!("{name}{value}"),
            false => format!("{name}{colon}{value}"),
        }
    }

    /// A name to which nothing was said.
    fn end_label(&mut self) {
        self.lines.extend(self.label.take());
    }

    /// The nearest part of that kind to which a part belongs.
    fn within(&self, node: usize, role: Role) -> Option<usize> {
        let mut at = self.laid.structure[node].parent;
        while let Some(parent) = at {
            if self.laid.structure[parent].role == role {
                return Some(parent);
            }
            at = self.laid.structure[parent].parent;
        }
        None
    }

    /// The parts directly under a part.
    fn under(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let structure = &self.laid.structure;
        (node..structure.len()).filter(move |&child| structure[child].parent == Some(node))
    }

    /// Everything that is said in a part.
    fn all_of(&self, node: usize) -> String {
        let own = self.said[node].trim().to_owned();
        let below = self.under(node).map(|child| self.all_of(child));
        let said = std::iter::once(own).chain(below);
        said.filter(|said| !said.is_empty())
            .collect::<Vec<_>>()
            .join(SPACE)
    }

    /// Row by row; each value after the name of its column, or all of a row after the row's own name. Rows to be
    /// written by hand say nothing.
    fn table(&mut self, table: usize) {
        self.end_label();
        let rows: Vec<Vec<usize>> = self
            .under(table)
            .map(|row| self.under(row).collect())
            .collect();
        let is_header = |cell: &usize| self.laid.structure[*cell].role == Role::TableHeader;
        let mut names: Vec<String> = vec![];
        for (at, cells) in rows.iter().enumerate() {
            let said: Vec<String> = cells.iter().map(|cell| self.all_of(*cell)).collect();
            if at == 0 && cells.len() > 1 && cells.iter().all(is_header) {
                names = said;
                continue;
            }
            if said.iter().all(String::is_empty) {
                continue;
            }
            let of_row = said.iter().enumerate().filter(|(_, said)| !said.is_empty());
            if names.is_empty() {
                let of_row: Vec<&str> = of_row.map(|(_, said)| said.as_str()).collect();
                let line = match of_row.split_first() {
                    Some((name, rest)) if !rest.is_empty() => self.named(name, &rest.join(SPACE)),
                    _ => of_row.concat(),
                };
                self.lines.push(line);
                continue;
            }
            self.lines.push(String::new());
            for (column, said) in of_row {
                let name = names.get(column).filter(|name| !name.is_empty());
                let line = name.map_or_else(|| said.clone(), |name| self.named(name, said));
                self.lines.push(line);
            }
        }
        if !names.is_empty() {
            self.lines.push(String::new());
        }
    }
}
