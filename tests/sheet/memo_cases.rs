//! The memo of the care plan, case by case: what a family and a doctor on night duty go by.

use crate::memo_laws::everything;
use crate::personas::PERSONAS;
use crate::printed::{Printed, people, squeezed, today};
use tsutaeru::i18n::Words;
use tsutaeru::layout::{Mark, Role};
use tsutaeru::model::{
    Answer, CarePlace, CprWish, EntryMode, History, Profile, Stated, TreatmentPreference,
};
use tsutaeru::sheet::{MemoChoice, MemoCopy, PrivatePart};

fn full() -> Profile {
    people("full").remove(0)
}

fn family(profile: &Profile) -> Printed {
    Printed::memo(profile, &MemoChoice::default())
}

#[test]
fn the_first_page_of_a_full_memo_stands_alone_and_four_pages_are_enough() {
    let printed = family(&full());
    assert!(printed.document.laid.pages.len() <= 4);
    let page = printed.page(0);
    for words in [
        "小笠原千鶴子",
        "1942年（昭和17年）5月18日生まれ",
        "84歳",
        "2026年（令和8年）11月3日",
        "医師・ケアマネジャー",
        "家に帰りたい気持ち強い",
        "家で過ごす",
        "縁側から庭の梅",
        "家族や友人と過ごす",
        "孫の声を聞くと元気が出ます",
        "食べる楽しみ",
        "古谷美和",
        "090-0000-6611",
        "頼んだ・引き受けた",
        "小笠原徹",
        "090-0000-6622",
        "話し合って変えてよい",
        "そのときに任せる",
        "苦しさをやわらげることを第一に",
        "苦しくなく、家で話ができる時間を大事にしたい",
        "信頼する人と医療者に任せる",
        "期間を決めて試し、よくならなければ見直す",
        "本人に聞きながら、代わりに書いた",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
}

#[test]
fn an_endless_memo_has_its_short_answers_on_the_first_page_and_its_reasons_after() {
    let printed = family(&people("extreme").remove(0));
    let page = printed.page(0);
    for words in [
        "家に帰りたい気持ち強い",
        "できるだけ長く生きる",
        "090-0000-9401",
        "緩和ケア病棟",
        "まだわからない・説明を聞きたい",
        "理由などの続きは、次のページから",
    ] {
        assert!(page.contains(words), "{words} in {page}");
    }
    assert!(printed.page(1).contains("大切にしたい理由"));
}

#[test]
fn a_blank_memo_is_room_to_write_and_says_none_of_nothing() {
    let printed = family(&people("minimal").remove(0));
    assert!(printed.document.laid.pages.len() <= 2);
    assert!(!printed.says_none());
    assert!(!printed.says("わからない"));
    let lines = printed
        .document
        .laid
        .pages
        .iter()
        .flat_map(|page| &page.frames);
    let lines = lines.filter(|frame| matches!(frame.mark, Mark::Line { .. }));
    assert!(lines.count() > 20, "lines to write on");
    for words in [
        "いらない」という意味ではありません",
        "丸でかこむ",
        "ふつうの治療をする場面です",
        "確かめた日が空いているものは、書きかけです",
    ] {
        assert!(printed.says(words), "{words}");
    }
}

#[test]
fn nobody_and_undecided_are_full_answers() {
    let mut profile = full();
    for (agents, words) in [
        (Stated::NoneKnown, "いない"),
        (Stated::Unknown, "決めていない・決めたくない"),
    ] {
        profile.care_plan.agents = agents;
        let printed = family(&profile);
        assert!(printed.page(0).contains(words), "{words}");
        assert!(printed.says("これも本人の答えです"));
    }
}

#[test]
fn the_wish_about_resuscitation_has_one_size_whatever_it_is() {
    let mut profile = full();
    let mut sizes = Vec::new();
    for (wish, words) in [
        (CprWish::Want, "できるかぎり救命してほしい"),
        (CprWish::NotWant, "心臓が止まったときは、"),
        (CprWish::Leave, "医師と信頼する人に任せる"),
        (CprWish::Undecided, "まだ決めていない"),
    ] {
        profile.care_plan.cpr.wish = Some(wish);
        profile.history = History::default();
        let printed = family(&profile);
        sizes.push(printed.size_of(words));
        assert!(printed.says("医師の指示ではなく、ほかの治療や入院を断るものでもありません"));
    }
    assert!(sizes.windows(2).all(|pair| pair[0] == pair[1]), "{sizes:?}");
}

#[test]
fn what_a_family_remembers_is_said_large_on_every_page_and_no_wish_about_resuscitation_with_it() {
    let mut profile = full();
    profile.care_plan.treatments.resuscitation.frail = Answer::Known(TreatmentPreference::NotWant);
    profile.care_plan.treatments.drip.frail = Answer::Known(TreatmentPreference::NotWant);
    profile.care_plan.cpr.wish = Some(CprWish::NotWant);
    profile.about.entry_mode = Some(EntryMode::Inferred);
    let words = Words::of("ja");
    let printed = family(&profile);
    assert!(printed.size_of("家族などが思い出して書いたものです") >= 14.0);
    for page in 0..printed.document.laid.pages.len() {
        assert!(
            printed
                .page(page)
                .contains(&squeezed(&words.say("memo.by.inferred")))
        );
    }
    for hidden in [words.say("memo.cpr.title"), words.say("cpr_wish.not_want")] {
        assert!(!printed.says(&hidden), "{hidden}");
    }
    assert!(
        !printed.says(&words.say("memo.what")),
        "it is not the person's view"
    );
    assert!(!printed.says(&words.say("group.treatment-resuscitation")));
    assert!(printed.says(&words.say("group.treatment-drip")));
}

#[test]
fn changed_answers_are_marked_in_their_place_and_said_beside_what_was_said_before() {
    let printed = family(&full());
    assert!(printed.says_together(&["そのときに任せる", "前回から変更"]));
    assert!(printed.says("前は「自宅」→いまはそのときに任せる"));
    assert!(printed.says("前回（2025年11月8日）から変わったところ"));
    assert!(
        !printed.says_together(&["書いたことをもとに", "変更"]),
        "as before"
    );
}

#[test]
fn what_was_written_after_the_day_of_confirmation_is_said_to_be_so() {
    let mut profile = full();
    profile.care_plan.place.at_the_end = Answer::Known(CarePlace::Hospital);
    let printed = family(&profile);
    assert!(printed.says_together(&["病院", "確認後に記入"]));
    assert!(printed.says("前は「そのときに任せる」→いまは病院"));
    assert!(
        printed
            .page(0)
            .contains("確かめた日のあとに、書きかえたところがあります")
    );
    profile.history = History::default();
    let first = family(&profile);
    assert!(
        !first.says("〔"),
        "the first memo has nothing to compare with"
    );
}

#[test]
fn a_refusal_remembered_by_others_the_time_before_is_not_said_as_what_was_before() {
    let mut profile = full();
    let mut before = profile.care_plan.clone();
    before.cpr.wish = Some(CprWish::NotWant);
    profile.history = History::default();
    let day = |text: &str| text.parse().expect("a day");
    profile
        .history
        .confirm(&before, Some(EntryMode::Inferred), day("2025-11-01"));
    let now = profile.care_plan.clone();
    profile
        .history
        .confirm(&now, Some(EntryMode::Person), day("2026-11-01"));
    let refusal = Words::of("ja").say("cpr_wish.not_want");
    assert!(!family(&profile).says(&refusal));
}

#[test]
fn a_word_to_those_who_are_dear_has_a_page_of_its_own_and_is_for_the_family_alone() {
    let profile = full();
    let ticked = |copy| MemoChoice {
        private: [PrivatePart::Message].into_iter().collect(),
        ..MemoChoice::of(copy)
    };
    let printed = Printed::memo(&profile, &ticked(MemoCopy::Family));
    let last = printed.document.laid.pages.len() - 1;
    assert!(printed.page(last).contains("いつもありがとう。"));
    assert!(!printed.page(last).contains("書き足すところ"));
    assert!((0..last).all(|page| !printed.page(page).contains("いつもありがとう。")));
    for copy in [MemoCopy::Doctor, MemoCopy::Hospital] {
        assert!(!Printed::memo(&profile, &ticked(copy)).says("いつもありがとう。"));
    }
    assert!(!family(&profile).says("いつもありがとう。"));
}

#[test]
fn what_the_person_knows_of_the_illness_is_for_doctors_only() {
    let profile = people("couple").remove(1);
    let words = Words::of("ja").say("sheet.label.conditions.explained");
    assert!(!family(&profile).says(&words));
    for copy in [MemoCopy::Doctor, MemoCopy::Hospital] {
        assert!(Printed::memo(&profile, &MemoChoice::of(copy)).says(&words));
    }
}

#[test]
fn nothing_on_the_memo_calls_itself_an_order() {
    for profile in PERSONAS.into_iter().flat_map(people) {
        let printed = Printed::memo(&profile, &everything());
        for word in ["指示書", "DNAR", "POLST", "リビングウイル"] {
            assert!(!printed.says(word), "{word}");
        }
        assert!(printed.says("医師の指示ではありません"));
    }
}

#[test]
fn the_file_names_nobody_and_the_same_record_gives_the_same_paper() {
    let (one, other) = (family(&full()), family(&full()));
    assert_eq!(one.document, other.document);
    assert_eq!(
        one.document.file_name,
        format!("つたえる_人生会議メモ_{}", today())
    );
}

#[test]
fn the_memo_has_headings_lists_and_tables_for_those_who_listen() {
    let laid = family(&full()).document.laid;
    let count = |role: Role| {
        laid.structure
            .iter()
            .filter(|node| node.role == role)
            .count()
    };
    assert_eq!(count(Role::Heading(1)), 1);
    assert!(count(Role::Heading(2)) >= 10);
    assert!(count(Role::Table) >= 4);
    assert!(count(Role::TableHeader) >= 12);
    assert!(count(Role::List) >= 2 && count(Role::ListItem) >= 6);
}
