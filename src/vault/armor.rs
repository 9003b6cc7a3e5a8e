//! The text form of age files as mail programs, chats and editors leave it: quoted, indented, joined to one line, with
//! text before and behind, with numbers or names before its lines, spelled out, without its last line. What is whole inside is tidied, and then read as strictly as ever:
//! the cipher notices every letter that is not the right one.

use super::recognise::{ARMOR, END, LETTERS, ascii};

/// Letters in a line of the text form.
const LINE: usize = 64;
/// Lines longer than this were joined.
const MAX_LINE: usize = 100;
/// No margin is as long as this.
const MIN_LINE: usize = 40;

/// The age files in text form that stand in a text, one after the other, each tidied; one that stands there twice, as
/// in an answered mail, once.
pub(super) fn files(file: &[u8]) -> Vec<String> {
    let text: String = ascii(file).into_iter().map(char::from).collect();
    let text = squeezed(&without_spelling(&text));
    // Of the same length: a line may end between any two words.
    let flat = text.replace('\n', " ");
    let (begin, end) = (format!("BEGIN {LETTERS}"), format!("END {LETTERS}"));
    let begins: Vec<usize> = flat.match_indices(&begin).map(|(at, _)| at).collect();
    let mut files: Vec<String> = vec![];
    for (number, at) in begins.iter().enumerate() {
        let from = at + begin.len();
        let until = begins.get(number + 1).copied().unwrap_or(text.len());
        let letters = match flat[from..until].find(&end) {
            Some(length) => body(&text[from..from + length]),
            None => as_far_as_whole(&flat[from..until]),
        };
        let tidy = tidy(&letters);
        if !files.contains(&tidy) {
            files.push(tidy);
        }
    }
    files
}

/// The text without what a program has made of its signs: `=3D` (a mail), `&gt;` and `<br>` (a page).
fn without_spelling(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (sign, behind) = match c {
            '=' => spelled(rest).unwrap_or(('=', &rest[1..])),
            '&' => named(rest).unwrap_or(('&', &rest[1..])),
            '<' => match tag(rest) {
                Some(behind) => ('\n', behind),
                None => ('<', &rest[1..]),
            },
            _ => (c, &rest[c.len_utf8()..]),
        };
        plain.push(sign);
        rest = behind;
    }
    plain
}

/// A sign by its number in a mail. What fills the end of a file is followed by no number.
fn spelled(rest: &str) -> Option<(char, &str)> {
    let digits = rest.get(1..3)?;
    let is_number = |byte: u8| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte);
    let code = digits.bytes().all(is_number).then_some(digits)?;
    let code = u8::from_str_radix(code, 16).ok()?;
    Some((char::from(code), rest.get(3..)?))
}

/// A sign by its name in a page.
fn named(rest: &str) -> Option<(char, &str)> {
    let names = [
        ("&gt;", '>'),
        ("&lt;", '<'),
        ("&nbsp;", ' '),
        ("&#43;", '+'),
        ("&#x2F;", '/'),
    ];
    let found = |(name, sign): (&str, char)| Some((sign, rest.strip_prefix(name)?));
    names.into_iter().find_map(found)
}

/// What is behind a tag of a page. (An address in `<…>` is none of the file either.)
fn tag(rest: &str) -> Option<&str> {
    const LONGEST: usize = 200;
    let line = rest.lines().next()?;
    let end = line.bytes().take(LONGEST).position(|byte| byte == b'>')?;
    rest.get(end + 1..)
}

/// The same with one space or line end between two words.
fn squeezed(text: &str) -> String {
    let lines = text.split(['\n', '\r']);
    let lines = lines.map(|line| line.split_ascii_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The letters between the first and the last line, where both are there.
fn body(text: &str) -> String {
    beside_margins(text).unwrap_or_else(|| text.chars().filter(is_letter).collect())
}

/// The letters where each line has, beside its own, some of a margin: a number, or the name of who is quoted. Only
/// where every line but the last has the same width, so that none of them can be taken for the margin.
fn beside_margins(text: &str) -> Option<String> {
    // What is left of the lines that begin and end the file is none of its letters, but may have a margin.
    let (_, inside) = text.split_once('\n')?;
    let (inside, _) = inside.rsplit_once('\n')?;
    let runs = |line: &'_ str| -> Vec<String> {
        let runs = line.split(|c| !is_letter(&c)).filter(|run| !run.is_empty());
        runs.map(str::to_owned).collect()
    };
    let mut lines: Vec<Vec<String>> = inside.lines().map(runs).collect();
    lines.retain(|runs| !runs.is_empty());
    let width = lines.iter().flatten().map(String::len).max()?;
    let last = lines.pop()?;
    let has_margin = lines.iter().any(|runs| runs.len() > 1);
    if !has_margin || !(MIN_LINE..=MAX_LINE).contains(&width) {
        return None;
    }
    let mut letters = String::new();
    for runs in lines {
        let mut full = runs.into_iter().filter(|run| run.len() == width);
        letters += &full.next()?;
        if full.next().is_some() {
            return None;
        }
    }
    let is_full = |run: &&String| run.len() == width;
    letters += last.iter().find(is_full).or(last.last())?;
    Some(letters)
}

/// What stands for the file's bytes (base64).
fn is_letter(c: &char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/')
}

/// The letters of a file whose last line is gone: full lines and one that is shorter. What follows is somebody's name.
fn as_far_as_whole(rest: &str) -> String {
    let rest = rest
        .trim_start_matches(['-', ' '])
        .split('=')
        .next()
        .unwrap_or_default();
    let lines = rest.split(' ').filter(|word| !is_quote(word));
    let lines = lines.map(|word| word.trim_matches(['>', '|']));
    let (mut letters, mut width) = (String::new(), None);
    for line in lines {
        let width = *width.get_or_insert(line.len());
        if line.len() > width || !line.chars().all(|c| is_letter(&c)) {
            break;
        }
        letters += line;
        if line.len() < width || width > MAX_LINE {
            break;
        }
    }
    letters
}

fn is_quote(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '>' | '|'))
}

/// The text form as the standard has it.
fn tidy(letters: &str) -> String {
    let mut text = ARMOR.to_owned() + "\n";
    let padding = "=".repeat((4 - letters.len() % 4) % 4);
    let letters = letters.to_owned() + &padding;
    let mut rest = letters.as_str();
    while !rest.is_empty() {
        let (line, below) = rest.split_at(rest.len().min(LINE));
        text += line;
        text.push('\n');
        rest = below;
    }
    text + END + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_whole_stays_as_it_is_and_what_is_around_it_goes() {
        let body = format!("{}\n{}\nYQ==", "a".repeat(64), "b".repeat(64));
        let whole = format!("{ARMOR}\n{body}\n{END}\n");
        assert_eq!(files(whole.as_bytes()), [whole.as_str()]);
        for mangled in [
            whole.replace('\n', " "),
            whole.replace('\n', ""),
            whole.replace('\n', "\r\n> "),
            format!("花子です。\n\n{whole}\n-- \nHanako\n{whole}"),
            format!("{ARMOR}\n{body}\n\nHanako"),
            format!("{ARMOR}\n{body}\n-----END AGE ENC"),
            whole.replace("==", "=3D=3D"),
            whole.replace("==", ""),
            whole.replace('\n', "\n&gt; "),
            whole.replace('\n', "<br>"),
            whole.replace('\n', "<br class=\"x\">\n"),
            whole.replace('\n', "=20\n"),
            whole.replace('\n', "\nH> "),
            whole.replace('\n', "\nFumi Morita> "),
            numbered(&whole, ": "),
            numbered(&whole, "\t"),
            numbered(&whole, " | "),
            numbered(&whole, " "),
        ] {
            assert_eq!(files(mangled.as_bytes()), [whole.as_str()], "{mangled}");
        }
        assert_eq!(files(b"BEGIN nothing of ours"), [""; 0]);
    }

    /// With a number before each line.
    fn numbered(text: &str, between: &str) -> String {
        let lines = text.lines().enumerate();
        let lines = lines.map(|(at, line)| format!("{}{between}{line}\n", at + 8));
        lines.collect()
    }

    #[test]
    fn lines_that_were_broken_elsewhere_are_all_of_the_file() {
        let body = "a".repeat(640);
        let whole = tidy(&body);
        for width in [20, 39, 50, 60, 63, 65, 76, 99, 150] {
            let lines: Vec<_> = body.as_bytes().chunks(width).collect();
            let lines = lines.iter().map(|line| String::from_utf8_lossy(line));
            let broken: String = lines.map(|line| format!("> {line}\n")).collect();
            let file = format!("{ARMOR}\n{broken}{END}\n");
            assert_eq!(files(file.as_bytes()), [whole.as_str()], "{width}");
        }
        // Each line by itself, as a mail program breaks it.
        let lines = whole.lines().map(|line| match line.split_at_checked(50) {
            Some((line, rest)) if !line.contains('-') => format!("> {line}\n> {rest}\n"),
            _ => format!("> {line}\n"),
        });
        let broken: String = lines.collect();
        assert_eq!(files(broken.as_bytes()), [whole.as_str()]);
    }

    #[test]
    fn two_files_are_two() {
        let file = |letter: &str| format!("{ARMOR}\n{}\n{END}\n", letter.repeat(40));
        let both = file("a") + &file("b");
        assert_eq!(files(both.as_bytes()), [file("a"), file("b")]);
    }
}
