//! Codes of machines that do not keep to the format: nothing on them is lost, and nothing is joined that need not
//! belong together.

use crate::review::{hashimoto, today};
use encoding_rs::SHIFT_JIS;
use proptest::{collection, prelude::*, sample};
use tsutaeru::medication_notebook::bytes::{decode, fits, texts};
use tsutaeru::medication_notebook::record::Record;
use tsutaeru::medication_notebook::{
    Codes, Notebook, NotebookError, Proposal, Reading, Review, Sight, medicines,
};
use tsutaeru::model::{Answer, TeamRole};

/// A sheet of a patient, a day, and a medicine taken once a day.
fn sheet(patient: &str, day: &str, name: &str, end: &str) -> String {
    [
        "JAHISTC08,1",
        &format!("1,{patient},2,S150303"),
        &format!("5,{day},1"),
        "11,ひばり薬局,13,4,1234567,,,03-0000-2222,1",
        "51,ひなた内科,13,1,1112223,1",
        &format!("201,1,{name},1,錠,2,620000001,1"),
        "301,1,分１　朝食後,28,日分,1,1,,1",
        end,
    ]
    .join("\r\n")
        + "\r\n"
}

fn names(notebooks: &[Notebook]) -> Vec<String> {
    let read = medicines(notebooks).into_iter().map(|one| one.name);
    let mut names: Vec<String> = read.collect();
    names.sort();
    names
}

fn shift_jis(text: &str) -> Vec<u8> {
    SHIFT_JIS.encode(text).0.into_owned()
}

#[test]
fn parts_without_a_name_join_nothing_and_lose_nothing() {
    for (end, missing) in [
        ("911,,,,", 0),
        ("911,,,", 0),
        ("911", 0),
        ("911,,2,1", 2),
        ("911,　,1,1", 0),
    ] {
        let october = sheet("見本　花江", "R081005", "フロセミド錠20mg", end);
        let november = sheet("見本　花江", "R081109", "ワーファリン錠1mg", end);
        for both in [[&october, &november], [&november, &october]] {
            let reading = Reading::of(&both);
            assert_eq!(
                names(&reading.notebooks),
                ["フロセミド錠20mg", "ワーファリン錠1mg"]
            );
            assert_eq!(reading.missing().count(), missing, "{end}");
            assert!(reading.notebooks.iter().all(|one| !one.may_go_on));
        }
    }
}

#[test]
fn one_name_on_every_sheet_joins_only_what_is_one_sheet() {
    let end = "911,00000000000001,1,1";
    let sheets = [
        sheet("見本　花江", "R081005", "フロセミド錠20mg", end),
        sheet("見本　花江", "R081109", "ワーファリン錠1mg", end),
        sheet("見本　次郎", "R081109", "アムロジピン錠5mg", end),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let reading = Reading::of(&order.map(|at: usize| &sheets[at]));
        assert_eq!(names(&reading.notebooks).len(), 3);
        assert!(reading.notebooks.iter().all(|one| one.is_unproven));
    }
    // The first half of one person's sheet and the second half of another's.
    let halves = [
        sheet("見本　花江", "R081005", "フロセミド錠20mg", "911,1,2,1"),
        sheet("山本　一郎", "R081005", "ワーファリン錠1mg", "911,1,2,2"),
    ];
    let reading = Reading::of(&halves);
    assert_eq!(reading.notebooks.len(), 2);
    assert_eq!(reading.missing().count(), 2);
    // Two sheets in two parts each, whose parts name patient and day.
    let part =
        |day: &str, name: &str, at: u32| sheet("見本　花江", day, name, &format!("911,1,2,{at}"));
    let parts = [
        part("R081005", "フロセミド錠20mg", 1),
        part("R081109", "ワーファリン錠1mg", 2),
        part("R081005", "アムロジピン錠5mg", 2),
        part("R081109", "ファモチジン錠10mg", 1),
    ];
    let reading = Reading::of(&parts);
    assert_eq!((reading.notebooks.len(), reading.missing().count()), (2, 0));
    assert_eq!(names(&reading.notebooks).len(), 4);
}

#[test]
fn a_part_without_a_name_is_the_other_half_only_of_the_same_patient_and_day() {
    let half = |patient: &str, day: &str, part: u32| {
        sheet(patient, day, "フロセミド錠20mg", &format!("911,,2,{part}"))
    };
    let first = half("見本　花江", "R081005", 1);
    for (second, missing) in [
        (half("見本　花江", "R081005", 2), 0),
        (half("山本　一郎", "R081005", 2), 2),
        (half("見本　花江", "R081006", 2), 2),
        (
            half("見本　花江", "R081005", 2).replace("1,見本　花江,2,S150303", "1,,2"),
            2,
        ),
    ] {
        for both in [[&first, &second], [&second, &first]] {
            assert_eq!(Reading::of(&both).missing().count(), missing, "{second}");
        }
    }
}

#[test]
fn a_caution_can_take_the_times_away_and_is_never_lost() {
    let with = |records: &str| {
        let name = "リウマトレックスカプセル2mg";
        let mut text = sheet("見本　花江", "R081005", name, "");
        text = text.replace("分１　朝食後", "1日2回 朝夕食後") + records;
        let reading = Reading::of(&[text]);
        let review = Review::new(&reading.notebooks, &hashimoto(), today()).expect("one person");
        let read = medicines(&reading.notebooks).remove(0);
        (read.times.iter().count(), read.directions, review.unused)
    };
    let (times, directions, _) = with("");
    assert_eq!((times, directions.starts_with("1日1錠")), (2, true));
    for (record, has_times) in [
        ("291,1,週1回 月曜日のみ,1", false),
        ("391,1,週1回 月曜日のみ,1", false),
        ("401,リウマトレックスは週1回です,1", false),
        ("501,ﾘｳﾏﾄﾚｯｸｽは月曜日に飲みます,1", false),
        ("4,リウマトレックスは週1回,20261005", false),
        ("421,リウマトレックスが３日分残っている,1", false),
        ("601,ペニシリンで息苦しくなった,20261005", true),
        ("411,粉薬は飲みにくい,1", true),
        ("291,1,1日2回 朝夕食後,1", true),
        ("291,1,一包化,1", true),
        ("391,1,ふらつくことがあります。,1", true),
        ("291,1,納豆と青汁を食べないでください。,1", true),
        ("291,1,痛みがなくなったら飲まなくてよい,1", false),
    ] {
        let (times, directions, unused) = with(&format!("{record}\r\n"));
        assert_eq!(times > 0, has_times, "{record}");
        let is_daily = !record.contains("週1回") && !record.contains("月曜");
        assert_eq!(
            directions.starts_with("1日1錠"),
            is_daily,
            "{record} {directions}"
        );
        let words = record
            .split(',')
            .find(|field| field.chars().count() > 2 && field.parse::<u32>().is_err());
        let words = tsutaeru::medication_notebook::letters::full_width(words.expect("words"));
        assert!(unused.contains(&words), "{record} {unused:?}");
    }
}

/// A record that says nothing. One of a day is left out: a day that is not known is another day.
fn blank() -> impl Strategy<Value = String> {
    let numbers: Vec<&str> = Record::NUMBERS
        .iter()
        .copied()
        .filter(|number| *number != "5")
        .collect();
    (sample::select(numbers), 0..8_usize).prop_map(|(number, way)| {
        let fields: &[&str] = match number {
            "281" | "291" | "311" | "391" => {
                &["", ",", ",1", ",1,", ",1,,1", ",1,　,1", ",,,,", ",2,,1,"]
            }
            "201" | "301" => &["", ",", ",1", ",1,", ",1,,,,,", ",2", ",,,,", ",2,　"],
            "2" => &["", ",", ",1", ",1,", ",2,,1", ",3,　,1", ",,,9", ",9,"],
            _ => &["", ",", ",,", ",　", ",,,,,", ",,　", ",,,,,,,,", ", "],
        };
        format!("{number}{}", fields[way])
    })
}

/// What a person is asked, without what is told beside.
fn offered(text: &str) -> Vec<Proposal> {
    let reading = Reading::of(&[text]);
    let review = Review::new(&reading.notebooks, &hashimoto(), today()).expect("one person");
    review.proposals
}

proptest! {
    #[test]
    fn prop_records_that_say_nothing_change_nothing(
        file in sample::select(vec!["01-internal.txt", "02-two-doctors.txt", "03-injection.txt", "10-oldest.txt"]),
        blanks in collection::vec((0..60_usize, blank()), 1..8),
    ) {
        let whole = decode(&crate::codes(file)[0]).unwrap().text;
        let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
        for (at, blank) in blanks {
            lines.insert((at % lines.len()).max(1), blank);
        }
        prop_assert_eq!(offered(&lines.join("\r\n")), offered(&whole));
    }
}

#[test]
fn a_medicine_without_a_name_is_told_and_its_generic_name_taken() {
    let with = |record: &str| {
        let text =
            sheet("見本　花江", "R081005", "X", "").replace("201,1,X,1,錠,2,620000001,1", record);
        let reading = Reading::of(&[text]);
        let review = Review::new(&reading.notebooks, &hashimoto(), today()).expect("one person");
        (names(&reading.notebooks), review.unused)
    };
    let generic = with("201,1,,1,錠,2,,1,ﾜﾙﾌｧﾘﾝｶﾘｳﾑ錠").0;
    assert_eq!(generic, ["ワルファリンカリウム錠"]);
    let (none, unused) = with("201,1,,0.25,錠,2,62,1");
    assert_eq!((none.len(), unused), (0, vec!["0.25錠".to_owned()]));
}

#[test]
fn what_nobody_is_asked_about_is_told() {
    let mut text = sheet("見本花江", "R081005", "アムロジピン錠5mg", "");
    text += "2,9,飲みこみにくい,1\r\n2,,そばで息苦しい,1\r\n2,9,なし,1\r\n999,新しい記録\r\n";
    text = text.replace(
        "S150303",
        "S150303,,,090-0000-4444(長男),長男　090-0000-4444",
    );
    let reading = Reading::of(&[text]);
    let nobody = crate::review::somebody("", "", "");
    let review = Review::new(&reading.notebooks, &nobody, today()).expect("one person");
    for said in [
        "999,新しい記録",
        "飲みこみにくい",
        "そばで息苦しい",
        "見本花江",
        "090-0000-4444(長男)",
        "長男　090-0000-4444",
    ] {
        assert!(
            review.unused.contains(&said.to_owned()),
            "{said} {:?}",
            review.unused
        );
    }
    assert_eq!(review.unused.len(), 6);
}

#[test]
fn a_clinic_that_hands_out_its_own_medicines_is_offered_with_its_number() {
    let offered = |institution: &str, prescribed: &str| {
        let text = sheet("見本　花江", "R081005", "アムロジピン錠5mg", "");
        let text = text.replace("11,ひばり薬局,13,4,1234567,,,03-0000-2222,1", institution);
        let text = text.replace("51,ひなた内科,13,1,1112223,1", prescribed);
        let reading = Reading::of(&[text]);
        let review = Review::new(&reading.notebooks, &hashimoto(), today()).expect("one person");
        let members = review.proposals.into_iter().filter_map(|one| match one {
            Proposal::TeamMember { member, .. } => Some(format!(
                "{} {}",
                member.organisation.as_str(),
                member.phone.grouped()
            )),
            _ => None,
        });
        members.collect::<Vec<_>>()
    };
    let own = "11,ひなた内科,13,1,1112223,,,０３－００００－５５５５（代）,1";
    let expected = ["ひなた内科 03-0000-5555"];
    assert_eq!(offered(own, "55,見本　一郎,内科"), expected);
    assert_eq!(
        offered(own, "51,ひなた 内科,13,1,1112223"),
        ["ひなた 内科 03-0000-5555"]
    );
    let other = offered(own, "51,みなと病院,13,1,1");
    assert_eq!(other, ["ひなた内科 03-0000-5555", "みなと病院 "]);
    let pharmacy = offered(
        "11,ひばり薬局,13,4,1,,,03-0000-2222(代),1",
        "51,ひなた内科,13,1,1",
    );
    assert_eq!(pharmacy, ["ひばり薬局 03-0000-2222", "ひなた内科 "]);
    // Where nobody says what it is, its name may.
    let unsaid = offered("11,ひなた内科,13,,1,,,03-0000-5555", "51,ひなた内科,13,,1");
    assert_eq!(unsaid, ["ひなた内科 03-0000-5555"]);
    let roles = |name: &str| {
        let text = format!("JAHISTC08,1\r\n5,R081005\r\n11,{name},13,,1\r\n");
        let review = Review::new(&Reading::of(&[text]).notebooks, &hashimoto(), today())
            .expect("one person");
        let mut members = review.proposals.into_iter().filter_map(|one| match one {
            Proposal::TeamMember { member, .. } => {
                Some(member.role == Answer::Known(TeamRole::Pharmacy))
            }
            _ => None,
        });
        members.next()
    };
    assert_eq!(roles("ひなた内科"), Some(false));
    assert_eq!(roles("ひばり調剤薬局"), Some(true));
}

/// A sheet of three medicines, the second with a long name.
fn long_sheet() -> String {
    let mut text = sheet("見本　太一", "R081101", "アムロジピン錠５ｍｇ", "");
    text.truncate(text.trim_end().len());
    for (rp, name) in [
        (2, "ビソプロロールフマル酸塩錠2.5mg「見本」"),
        (3, "ワーファリン錠１ｍｇ"),
    ] {
        text += &format!(
            "\r\n201,{rp},{name},1,錠,2,62,1\r\n281,{rp},1回1錠,1\r\n301,{rp},1日1回 朝食後,28,日分,1,1,,1"
        );
    }
    text + "\r\n"
}

/// What is seen of codes, as the page is told.
fn seen(codes: &[Vec<u8>]) -> Sight {
    let read = texts(codes);
    Sight::of(Codes {
        texts: &read.texts,
        unproven: &read.unproven,
        unreadable: read.unreadable.len(),
        ..Codes::default()
    })
}

#[test]
fn a_text_cut_anywhere_is_joined_or_told_and_no_name_is_taken_for_whole() {
    let text = long_sheet();
    let whole = names(&Reading::of(&[&text]).notebooks);
    let bytes = shift_jis(&text);
    // From behind the first medicine on.
    let from = bytes.windows(6).position(|six| six == b"301,1,").unwrap() + 30;
    let mut joined = 0;
    for cut in from..bytes.len() - 1 {
        let (head, rest) = bytes.split_at(cut);
        for order in [[head, rest], [rest, head]] {
            let sight = seen(&order.map(<[u8]>::to_vec));
            let here = names(&sight.people.concat());
            let is_told = !sight.refused.is_empty()
                || sight.people.concat().iter().any(Notebook::is_incomplete);
            if here == whole {
                joined += usize::from(sight.people[0][0].is_unproven);
            } else {
                assert!(is_told, "{cut} {here:?}");
                let odd = medicines(&sight.people.concat())
                    .into_iter()
                    .find(|one| !whole.contains(&one.name) && !one.is_doubtful);
                assert_eq!(odd, None, "{cut}");
            }
        }
    }
    assert!(
        joined > (bytes.len() - from) / 2,
        "{joined} of {}",
        bytes.len() - from
    );
}

#[test]
fn what_follows_two_sheets_or_neither_is_told_and_not_joined() {
    let rest =
        shift_jis("201,2,ワーファリン錠１ｍｇ,2,錠,4,33\r\n301,2,１日１回夕食後,28,日分,1,1,\r\n");
    let one = shift_jis(&sheet("見本　太一", "R081101", "アムロジピン錠５ｍｇ", ""));
    let other = shift_jis(&sheet("見本　花江", "R081105", "フロセミド錠20mg", ""));
    let alone = seen(&[one.clone(), rest.clone()]);
    assert_eq!(names(&alone.people.concat()).len(), 2);
    assert!(
        medicines(&alone.people.concat())
            .iter()
            .all(|one| one.is_doubtful)
    );
    let two = seen(&[one.clone(), other, rest.clone()]);
    assert_eq!(names(&two.people.concat()).len(), 2);
    assert_eq!(two.refused, [NotebookError::NoHead]);
    // The prescription's parts are not counted on.
    let far =
        shift_jis("201,5,ワーファリン錠１ｍｇ,2,錠,4,33\r\n301,5,１日１回夕食後,28,日分,1,1,\r\n");
    let neither = seen(&[one, far]);
    assert_eq!(names(&neither.people.concat()), ["アムロジピン錠５ｍｇ"]);
    assert_eq!(neither.refused, [NotebookError::NoHead]);
    assert_eq!(seen(&[rest]).refused, [NotebookError::NoHead]);
}

#[test]
fn parts_of_one_text_fit_and_parts_that_are_torn_otherwise_do_not() {
    let one = shift_jis(&long_sheet());
    for cut in 40..one.len() - 1 {
        assert!(fits(&[&one[..cut], &one[cut..]]), "{cut}");
    }
    let middle = one.len() / 2;
    assert!(!fits(&[&one[middle..], &one[..middle]]));
    assert!(!fits(&[&one, &one]));
    // Cut within a letter and gone on with from the middle of another one's name, on a letter's first byte.
    let at = |bytes: &[u8], text: &str| {
        let text = shift_jis(text);
        bytes
            .windows(text.len())
            .position(|some| some == text)
            .unwrap()
    };
    let half = at(&one, "プロロール") + 1;
    let other = shift_jis(&long_sheet().replace("ビソプロロールフマル", "カンデサルタンシレキ"));
    let rest = at(&other, "ンシレキ");
    assert!(!fits(&[&one[..half], &other[rest..]]));
    assert!(!fits(&[&one[..half + 1], &other[rest + 1..]]));
    assert!(!fits(&[
        &one[..at(&one, "301,2")],
        &other[at(&other, "201,3")..]
    ]));
}

/// Letters of pharmacies' texts that both ways of writing have.
const PIECES: &[&str] = &[
    "橋本",
    "静江",
    "瑤子",
    "籠谷",
    "薬局",
    "内科",
    "錠",
    "mg",
    "μg",
    "α",
    "Ω",
    "★",
    "☆",
    "■",
    "°",
    "±",
    "△",
    "×",
    "÷",
    "○",
    "●",
    "◎",
    "※",
    "→",
    "①",
    "Ⅱ",
    "㈱",
    "髙",
    "﨑",
    "アムロジピン",
    "かな",
    "ー",
    "、",
    "　",
    "０．５",
    "－",
    "～",
    "ｱﾑﾛｼﾞﾋﾟﾝ",
    "ﾊｼﾓﾄ",
    "ｯ",
    "ﾂｱ",
    "「」",
    "（局）",
    "1日1回",
    "朝食後",
    "℃",
    "§",
    "¶",
    "Я",
];

proptest! {
    #[test]
    fn prop_a_text_is_read_as_it_was_written_in_either_way(
        pieces in collection::vec(sample::select(PIECES.to_vec()), 0..40),
        kana in sample::select(vec!["あ", "ア", "薬", "錠"]),
        has_mark: bool,
    ) {
        let mut text = "JAHISTC08,1\r\n201,1,".to_owned() + kana;
        for (at, piece) in pieces.iter().enumerate() {
            text += piece;
            text += if at % 5 == 4 { ",1\r\n281,1," } else { "" };
        }
        let (bytes, _, unfit) = SHIFT_JIS.encode(&text);
        prop_assert!(!unfit);
        let read = decode(&bytes).unwrap();
        prop_assert_eq!((read.text.as_str(), read.is_utf8), (text.as_str(), false));
        let mark: &[u8] = if has_mark { b"\xEF\xBB\xBF" } else { b"" };
        let read = decode(&[mark, text.as_bytes()].concat()).unwrap();
        prop_assert_eq!((read.text.as_str(), read.is_utf8), (text.as_str(), true));
    }
}
