//! The care plan: three questions by somebody who has never been here, and the gate before the wish about
//! resuscitation, opened step by step and closed again.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe, paper, resident};
use tsutaeru::catalogue::{self, Essential};
use tsutaeru::model::{
    Answer, Asked, CarePlace, CprWish, Date, HealthcareAgent, Matter, Phone, Priority, Profile,
    ProfileId, ProfileMark, Relation, Stage, Stated, Text, Track, YesNo,
};

/// Nobody knows on which day a journey is gone: the page's own.
async fn profile(page: &Page) -> Step<Profile> {
    let today = "const day = new Date();
        return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
            .map((part) => String(part).padStart(2, '0')).join('-')";
    let today = page.script(today, vec![]).await?;
    let today: Date = today.as_str().ok_or("no day")?.parse()?;
    Ok(Profile::new(
        ProfileId::from_random(1),
        ProfileMark::Circle,
        today,
    ))
}

async fn answer(page: &Page, group: &str, profile: &Profile) -> Step {
    page.arrive_at_questions(group).await?;
    axe::no_barriers(page).await?;
    let (_, questions) = catalogue::group(group).ok_or("no such page")?;
    resident::answer_page(page, questions, profile).await?;
    axe::no_barriers(page).await
}

/// Three questions, found right, and still there after the page is loaded anew.
async fn three_questions(page: &Page) -> Step {
    page.open("").await?;
    resident::begin(page).await?;
    let mut wishes = profile(page).await?;
    let plan = &mut wishes.care_plan;
    plan.start.stage = Some(Stage::Healthy);
    plan.start.track = Some(Track::Three);
    plan.values.matters = [Matter::Home, Matter::Eating].into_iter().collect();
    plan.values.priorities = Stated::Known(vec![
        Priority {
            matter: Some(Matter::Eating),
            reason: Text::new("だしの味が好きだから"),
            ..Default::default()
        },
        Priority {
            matter: Some(Matter::Home),
            ..Default::default()
        },
    ]);
    plan.agents = Stated::Known(vec![HealthcareAgent {
        name: Text::new("鈴木陽子"),
        relation: Answer::Known(Relation::Child),
        asked: Some(Asked::NotYet),
        ..Default::default()
    }]);
    plan.place.before_the_end = Answer::Known(CarePlace::Home);
    plan.place.at_the_end = Answer::Known(CarePlace::Leave);
    page.open("#/care-plan").await?;
    page.arrive("care-plan").await?;
    axe::no_barriers(page).await?;
    page.press("begin-care-plan").await?;
    for group in ["stage", "matters", "priorities", "agents", "place"] {
        answer(page, group, &wishes).await?;
        page.press("next").await?;
    }
    page.arrive("care-plan-check").await?;
    axe::no_barriers(page).await?;
    page.press("confirm-care-plan").await?;
    page.wait_until_kept("confirmed_on").await?;
    page.reload().await?;
    page.open("#/care-plan").await?;
    page.see("#hints [data-hint=agent_not_asked]").await?;
    axe::no_barriers(page).await?;
    page.open("#/history").await?;
    page.see("#compare select#earlier").await?;
    axe::no_barriers(page).await?;
    let choose = "const list = document.querySelector('#later');
        list.focus(); list.selectedIndex = 0; list.dispatchEvent(new Event('change', { bubbles: true }));
        const done = arguments[0];
        requestAnimationFrame(() => setTimeout(() => done(document.activeElement === list)))";
    if page.script_until_called(choose, vec![]).await? != true {
        return Err("choosing a day takes the keyboard off the list".into());
    }
    paper::memo_from_print_page(
        page,
        &[
            "人生会議メモ",
            "食べる楽しみ",
            "だしの味が好きだから",
            "鈴木陽子",
            "そのときに任せる",
        ],
    )
    .await
}

/// What the page says is missing, one line each.
async fn missing(page: &Page) -> Step<usize> {
    page.open("#/care-plan/cpr-print").await?;
    page.see("#cpr-missing").await?;
    let count = "return document.querySelectorAll('#cpr-missing li').length";
    let count = page.script(count, vec![]).await?.as_u64();
    Ok(usize::try_from(count.ok_or("no number")?)?)
}

const BLOCK: &str = "この紙は医師の指示ではありません";

/// Each answer takes one line away; then the block is on the paper, and with one answer changed it is not.
async fn gate(page: &Page) -> Step {
    page.open("").await?;
    resident::begin(page).await?;
    let mut wishes = profile(page).await?;
    let today = wishes.created_on;
    let person = &mut wishes.emergency.person;
    person.family_name = Text::new("山田");
    person.birth_date = "1941-03-05".parse().ok();
    let cpr = &mut wishes.care_plan.cpr;
    cpr.wish = Some(CprWish::NotWant);
    cpr.stated_on = Some(today);
    cpr.doctor_name = Text::new("佐藤先生");
    cpr.doctor_talked_on = Some(today);
    cpr.final_stage = Answer::Known(YesNo::Yes);
    cpr.foreseen_condition = Text::new("肺の病気が進んだとき");
    cpr.doctor_night_phone = Phone::new("0300001111");
    cpr.trusted_person = Text::new("鈴木陽子");
    cpr.trusted_person_knows = Answer::Known(YesNo::Yes);
    cpr.print = true;
    let (_, name) = catalogue::group(Essential::NameAndBirth.group()).ok_or("no such page")?;
    let mut left = vec![];
    page.open("#/care-plan/cpr").await?;
    answer(page, "cpr", &wishes).await?;
    left.push(missing(page).await?);
    for group in ["cpr-doctor", "cpr-trusted", "cpr-print"] {
        page.open(&format!("#/care-plan/{group}")).await?;
        answer(page, group, &wishes).await?;
        left.push(missing(page).await?);
    }
    page.open(&format!("#/sheet/{}", name.id)).await?;
    answer(page, name.id, &wishes).await?;
    left.push(missing(page).await?);
    // Who writes was said at the beginning: birth, doctor (4), the person who knows, the tick.
    if left != [7, 3, 2, 1, 0] {
        return Err(format!("what is missing: {left:?}").into());
    }
    paper::from_print_page(page, &[BLOCK, "佐藤先生", "03-0000-1111", "鈴木陽子"]).await?;
    page.open("#/care-plan/cpr-doctor").await?;
    page.arrive_at_questions("cpr-doctor").await?;
    page.choose("care_plan.cpr.final_stage", "no").await?;
    if missing(page).await? != 1 {
        return Err("the gate does not close".into());
    }
    match paper::from_print_page(page, &[BLOCK]).await {
        Ok(()) => Err("the block is still on the paper".into()),
        Err(fault) if fault.to_string().starts_with("not on the paper") => Ok(()),
        Err(fault) => Err(fault),
    }
}

#[test]
fn three_questions_of_the_care_plan_in_chromium() {
    walk("care-plan", Engine::Chromium, three_questions);
}

#[test]
fn three_questions_of_the_care_plan_in_webkit() {
    walk("care-plan", Engine::WebKit, three_questions);
}

#[test]
fn the_gate_opens_with_the_last_condition_and_closes_with_any() {
    walk("gate", Engine::Chromium, gate);
}
