//! The text form of age files as mail programs, chats and editors leave it: quoted, indented, joined to one line, with
//! text before and behind, without its last line. What is whole inside is tidied, and then read as strictly as ever:
//! the cipher notices every letter that is not the right one.

use super::recognise::{ARMOR, END, LETTERS, ascii};

/// Letters in a line of the text form.
const LINE: usize = 64;
/// Lines longer than this were joined.
const MAX_LINE: usize = 100;

/// The age files in text form that stand in a text, one after the other, each tidied; one that stands there twice, as
/// in an answered mail, once.
pub(super) fn files(file: &[u8]) -> Vec<String> {
    let text: String = ascii(file).into_iter().map(char::from).collect();
    // What a mail program that spells signs out makes of the filling at the end.
    let text = text.replace("=3D", "=");
    let text = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let mut files: Vec<String> = vec![];
    for rest in text.split(&format!("BEGIN {LETTERS}")).skip(1) {
        let letters = match rest.split_once(&format!("END {LETTERS}")) {
            Some((body, _)) => body.chars().filter(is_letter).collect(),
            None => as_far_as_whole(rest),
        };
        let tidy = tidy(&letters);
        if !files.contains(&tidy) {
            files.push(tidy);
        }
    }
    files
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
        ] {
            assert_eq!(files(mangled.as_bytes()), [whole.as_str()], "{mangled}");
        }
        assert_eq!(files(b"BEGIN nothing of ours"), [""; 0]);
    }

    #[test]
    fn two_files_are_two() {
        let file = |letter: &str| format!("{ARMOR}\n{}\n{END}\n", letter.repeat(40));
        let both = file("a") + &file("b");
        assert_eq!(files(both.as_bytes()), [file("a"), file("b")]);
    }
}
