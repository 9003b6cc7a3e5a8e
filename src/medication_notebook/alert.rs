//! Medicines whose names lead to a question for the alert box. A question only: nothing is ever set by a name.

use super::field::Form;
use super::letters::{large, to_katakana};
use super::medicine::ReadMedicine;
use crate::model::{GlucoseLowering, OpioidForm, compatible};
use std::sync::OnceLock;

/// The names, with where they come from.
const NAMES: &str = include_str!("alert_names.txt");

/// What the alert box may have to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alert {
    /// Keeps blood from clotting.
    Antithrombotic,
    /// Lowers blood sugar, in that way.
    GlucoseLowering(GlucoseLowering),
    /// A steroid that is swallowed.
    Steroid,
    /// Against epileptic seizures; some are also given for pain or mood.
    Antiepileptic,
    /// Medical opioid, in that form; `None` for one that the box has no word for.
    Opioid(Option<OpioidForm>),
}

/// The marks by which a name tells its form, where the code does not.
const SWALLOWED: &[&str] = &[
    "錠",
    "カプセル",
    "散",
    "顆粒",
    "細粒",
    "シロップ",
    "内服",
    "エリキシル",
    "徐放",
];
/// The marks of what is not swallowed.
const ELSEWHERE: &[&str] = &[
    "軟膏",
    "クリーム",
    "ローション",
    "眼",
    "鼻",
    "耳",
    "注",
    "坐",
    "座薬",
    "テープ",
    "パッチ",
    "パップ",
    "貼",
    "外用",
    "吸入",
    "スプレー",
    "ゲル",
    "うがい",
    "含嗽",
    "口腔",
    "腟",
    "膣",
    "浣腸",
    "噴霧",
    "エアゾール",
    "湿布",
    "塗布",
];
const STUCK_ON: &[&str] = &["テープ", "パッチ"];
const SUPPOSITORY: &[&str] = &["坐剤", "坐薬", "座薬"];

/// The question that a medicine leads to.
pub fn alert(medicine: &ReadMedicine) -> Option<Alert> {
    if medicine.form == Some(Form::Material) {
        return None;
    }
    let names = [&medicine.name, &medicine.generic_name];
    let list = names.iter().find_map(|name| list_of(name))?;
    let names = names.map(|name| plain(name));
    let has = |marks: &[&str]| {
        let mut marks = marks.iter();
        marks.any(|mark| names.iter().any(|name| name.contains(mark)))
    };
    // What is neither swallowed, injected nor put on tells nothing: then the name does.
    let (is_swallowed, is_injected) = match medicine.form {
        Some(Form::Internal | Form::AsNeeded | Form::Drops) => (true, false),
        Some(Form::Injection) => (false, true),
        Some(Form::External | Form::Material) => (false, false),
        // Where nothing tells it may be either.
        None | Some(Form::Other | Form::Decoction | Form::Infusion) => {
            (has(SWALLOWED) || !has(ELSEWHERE), !has(SWALLOWED))
        }
    };
    match list {
        // A cream with aspirin or heparin in its name keeps no blood from clotting.
        "antithrombotic" => (is_swallowed || is_injected).then_some(Alert::Antithrombotic),
        "insulin" => is_injected.then_some(Alert::GlucoseLowering(GlucoseLowering::Insulin)),
        "other_injection" => {
            is_injected.then_some(Alert::GlucoseLowering(GlucoseLowering::OtherInjection))
        }
        "oral_glucose" => is_swallowed.then_some(Alert::GlucoseLowering(GlucoseLowering::Oral)),
        "steroid" => is_swallowed.then_some(Alert::Steroid),
        "antiepileptic" => is_swallowed.then_some(Alert::Antiepileptic),
        "opioid" => Some(Alert::Opioid(match () {
            () if has(STUCK_ON) => Some(OpioidForm::Patch),
            () if has(SUPPOSITORY) => Some(OpioidForm::Suppository),
            () if is_swallowed && !is_injected => Some(OpioidForm::Oral),
            () => None,
        })),
        _ => None,
    }
}

/// The lines of the list: a heading, or the beginning of a name with what only looks like it.
fn lines() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let lines = NAMES
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| match line.split_once(" (") {
        Some((begins, other)) => (begins, Some(other.trim_end_matches(')'))),
        None => (line, None),
    })
}

/// The names with their list, and what only looks like them, each as it is compared.
struct Known {
    names: Vec<(Letters, &'static str)>,
    others: Vec<Letters>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let mut list = "";
        let mut names = vec![];
        for (line, _) in lines() {
            let heading = line.strip_prefix('[');
            match heading.and_then(|line| line.strip_suffix(']')) {
                Some(next) => list = next,
                None => names.push((Letters::of(line), list)),
            }
        }
        let others = lines().filter_map(|(_, other)| other.map(Letters::of));
        Known {
            names,
            others: others.collect(),
        }
    })
}

/// A name of so many letters is no part of another word by chance.
const LONG: usize = 5;
/// What is written before a name without anything between, in the letters of the name itself.
const GLUED: &[&str] = &["ゾロ", "ジェネ", "ジェネリック", "ゼネリック"];

/// The list on which a name stands: by its beginning, by that of any word in it, and, where it is long or stands behind
/// what pharmacies glue to it, anywhere. They write marks before a name and salts before a substance, and nobody knows
/// all of them; so whatever is before it, a name is found.
fn list_of(name: &str) -> Option<&'static str> {
    let letters = Letters::of(name);
    // The first word that is known says what it is.
    (0..letters.0.len()).find_map(|at| {
        let is_word = letters.begins_word(at) || letters.is_glued(at);
        let is = |known: &Letters| (is_word || known.0.len() >= LONG) && letters.has(at, known);
        if known().others.iter().any(is) {
            return None;
        }
        let mut names = known().names.iter();
        names.find(|(known, _)| is(known)).map(|(_, list)| *list)
    })
}

/// In what a letter is written; a word does not go on from one of them to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Script {
    Katakana,
    Hiragana,
    Latin,
    Kanji,
    /// Signs, digits and blanks: no word begins with them.
    Mark,
}

fn script(letter: char) -> Script {
    match letter {
        '\u{30A1}'..='\u{30FA}' | 'ー' => Script::Katakana,
        '\u{3041}'..='\u{3096}' => Script::Hiragana,
        'a'..='z' => Script::Latin,
        letter if letter.is_alphabetic() => Script::Kanji,
        _ => Script::Mark,
    }
}

/// A name in letters of one width. Letters in a circle or a square are marks, whatever they are without it.
fn plain(name: &str) -> String {
    let is_framed =
        |letter: char| matches!(letter, '\u{2460}'..='\u{24FF}' | '\u{3200}'..='\u{3357}');
    compatible(&name.replace(is_framed, " "))
}

/// What is written for the sign that makes a kana long.
const DASHES: &str =
    "-\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2015}\u{2212}\u{2500}\u{2501}\u{30A0}";
const ONE: char = '\u{4E00}';

/// A name as names are compared: kana of one kind and size, small letters, no blanks. Each letter with what it was
/// written in, and whether something stands between it and the one before.
struct Letters(Vec<(char, Script, bool)>);

impl Letters {
    fn of(name: &str) -> Self {
        let mut letters: Vec<(char, Script, bool)> = vec![];
        let mut is_apart = true;
        let plain: Vec<char> = plain(name).chars().flat_map(char::to_lowercase).collect();
        for (at, letter) in plain.iter().copied().enumerate() {
            if letter.is_whitespace() {
                is_apart = true;
                continue;
            }
            let before = letters.last().map(|(_, script, _)| *script);
            let before = before.filter(|before| {
                !is_apart && matches!(before, Script::Katakana | Script::Hiragana)
            });
            let next = plain.get(at + 1).map(|next| script(*next));
            // The number one looks like the sign, between kana.
            let is_one = letter == ONE && next.is_some() && next == before;
            let is_dash = DASHES.contains(letter) || is_one;
            let (letter, script) = match before {
                // The sign that makes a kana long; narrow printers write a dash for it.
                Some(before) if is_dash || letter == 'ー' => ('ー', before),
                None if letter == 'ー' => (letter, Script::Mark),
                _ => (large(to_katakana(letter)), script(letter)),
            };
            letters.push((letter, script, is_apart));
            is_apart = is_dash;
        }
        Self(letters)
    }

    /// True where a word begins at that place.
    fn begins_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.0.get(before));
        self.0.get(at).is_some_and(|(_, script, is_apart)| {
            let goes_on = !is_apart && before.is_some_and(|(_, before, _)| before == script);
            *script != Script::Mark && !goes_on
        })
    }

    /// True where a word that is glued to names ends at that place.
    fn is_glued(&self, at: usize) -> bool {
        let mut glued = GLUED.iter().map(|word| Self::of(word));
        glued.any(|word| {
            let begins = at.checked_sub(word.0.len());
            begins.is_some_and(|begins| self.begins_word(begins) && self.has(begins, &word))
        })
    }

    /// True where a known name stands at that place.
    fn has(&self, at: usize, known: &Self) -> bool {
        let here = self.0.get(at..at + known.0.len()).unwrap_or_default();
        let same = |((here, ..), (known, ..)): (&(char, Script, bool), &(char, Script, bool))| {
            here == known
        };
        here.len() == known.0.len() && here.iter().zip(&known.0).all(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Choices;

    fn medicine(name: &str, generic_name: &str, form: Option<Form>) -> ReadMedicine {
        ReadMedicine {
            name: name.into(),
            generic_name: generic_name.into(),
            directions: String::new(),
            times: Choices::default(),
            form,
            prescribed_at: String::new(),
            dispensed_on: None,
            is_doubtful: false,
            is_older: false,
        }
    }

    fn found(name: &str, form: Form) -> Option<Alert> {
        alert(&medicine(name, "", Some(form)))
    }

    #[test]
    fn medicines_of_the_box_lead_to_its_question() {
        use Form::*;
        for (name, form, question) in [
            ("ﾜｰﾌｧﾘﾝ錠1mg", Internal, Alert::Antithrombotic),
            (
                "アピキサバン錠２．５ｍｇ「サワイ」",
                Internal,
                Alert::Antithrombotic,
            ),
            ("バファリン配合錠Ａ８１", Internal, Alert::Antithrombotic),
            (
                "アスピリン腸溶錠100mg「トーワ」",
                Internal,
                Alert::Antithrombotic,
            ),
            (
                "ヘパリンカルシウム皮下注5千単位/0.2mL",
                Injection,
                Alert::Antithrombotic,
            ),
            (
                "ランタスＸＲ注ソロスター",
                Injection,
                Alert::GlucoseLowering(GlucoseLowering::Insulin),
            ),
            (
                "オゼンピック皮下注2mg",
                Injection,
                Alert::GlucoseLowering(GlucoseLowering::OtherInjection),
            ),
            (
                "ﾒﾄﾎﾙﾐﾝ塩酸塩錠250mgMT",
                Internal,
                Alert::GlucoseLowering(GlucoseLowering::Oral),
            ),
            (
                "リベルサス錠7mg",
                Internal,
                Alert::GlucoseLowering(GlucoseLowering::Oral),
            ),
            ("プレドニン錠5mg", Internal, Alert::Steroid),
            ("リンデロン錠0.5mg", Internal, Alert::Steroid),
            ("デパケンＲ錠200mg", Internal, Alert::Antiepileptic),
            (
                "ＭＳコンチン錠10mg",
                Internal,
                Alert::Opioid(Some(OpioidForm::Oral)),
            ),
            (
                "フェントステープ1mg",
                External,
                Alert::Opioid(Some(OpioidForm::Patch)),
            ),
            (
                "アンペック坐剤10mg",
                External,
                Alert::Opioid(Some(OpioidForm::Suppository)),
            ),
            (
                "オキノーム散5mg",
                AsNeeded,
                Alert::Opioid(Some(OpioidForm::Oral)),
            ),
            ("モルヒネ塩酸塩注射液10mg", Injection, Alert::Opioid(None)),
        ] {
            assert_eq!(found(name, form), Some(question), "{name}");
        }
    }

    #[test]
    fn names_that_only_look_like_them_lead_to_no_question() {
        use Form::*;
        for (name, form) in [
            ("アスパラカリウム錠300mg", Internal),
            ("バファリンＡ", Internal),
            ("プラバスタチンNa錠5mg", Internal),
            ("プラケニル錠200mg", Internal),
            ("ヘパリン類似物質油性クリーム0.3%", External),
            ("ヘパリン類似物質外用スプレー0.3%", External),
            ("アルマール錠5mg", Internal),
            ("アクトネル錠17.5mg", Internal),
            ("セレネース錠1mg", Internal),
            ("セレコックス錠100mg", Internal),
            ("デパス錠0.5mg", Internal),
            ("テオドール錠100mg", Internal),
            ("リンデロン－ＶＧ軟膏0.12%", External),
            ("ﾍﾞﾀﾒﾀｿﾞﾝ酪酸ｴｽﾃﾙﾌﾟﾛﾋﾟｵﾝ酸ｴｽﾃﾙ軟膏", External),
            ("プレドニゾロン眼軟膏", External),
            ("レグナイト錠300mg", Internal),
            ("ガバペンチン エナカルビル錠300mg", Internal),
            ("リリカカプセル75mg", Internal),
            ("トラマール錠25mg", Internal),
            ("トラムセット配合錠", AsNeeded),
            ("アポカイン皮下注30mg", Injection),
            ("オキシブチニン塩酸塩錠2mg", Internal),
            ("コデインリン酸塩散1%", Internal),
            ("ペンニードルプラス32G", Material),
            ("インスリン用注射針", Material),
            ("トレリーフOD錠25mg", Internal),
            ("ウゴービ皮下注0.25mg", Injection),
            ("エパデールS900", Internal),
            ("", Internal),
        ] {
            assert_eq!(found(name, form), None, "{name}");
        }
    }

    #[test]
    fn the_generic_name_asks_where_the_brand_is_unknown_and_the_name_tells_the_form() {
        let named = medicine("ﾅﾝﾄｶ錠5", "ワルファリンカリウム", Some(Form::Internal));
        assert_eq!(alert(&named), Some(Alert::Antithrombotic));
        assert_eq!(
            alert(&medicine("プレドニン錠5mg", "", None)),
            Some(Alert::Steroid)
        );
        assert_eq!(alert(&medicine("プレドニン眼軟膏", "", None)), None);
    }

    #[test]
    fn every_name_on_the_list_leads_to_a_question_and_stands_there_once() {
        let mut seen = vec![];
        for (name, _) in lines().filter(|(name, _)| !name.starts_with('[')) {
            assert!(!seen.contains(&name), "{name}");
            seen.push(name);
            let asked = [Form::Internal, Form::Injection].map(|form| found(name, form));
            assert!(asked.iter().any(Option::is_some), "{name}");
        }
        assert!(seen.len() > 150);
    }
}
