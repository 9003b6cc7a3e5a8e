//! The first visit: somebody who has never been here answers the seven things that a crew looks for, is interrupted
//! in between, looks at the sheet, and holds a PDF in which every word reads back.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, axe, paper, resident};
use tsutaeru::catalogue::{self, Essential, essential_pages, missing_essentials};
use tsutaeru::model::{
    AllergyIntolerance, Answer, CareTeamMember, Condition, ConditionKind, EmergencyContact,
    MedicationStatement, NightAnswer, Notebook, PartialDate, Phone, Profile, ProfileId,
    ProfileMark, Relation, Sex, Stated, TeamRole, Text,
};

/// Somebody with an answer to each of the seven.
pub fn hanako() -> Step<Profile> {
    let today = "2026-11-20".parse()?;
    let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today);
    let emergency = &mut profile.emergency;
    emergency.person.family_name = Text::new("山田");
    emergency.person.given_name = Text::new("花子");
    emergency.person.family_name_kana = Text::new("やまだ");
    emergency.person.given_name_kana = Text::new("はなこ");
    emergency.person.birth_date = PartialDate::new(1941, Some(3), Some(5), false);
    emergency.person.sex = Some(Sex::Female);
    emergency.person.address = Text::new("練馬区豊玉北6-12-1");
    emergency.person.home_phone = Phone::new("0339932222");
    emergency.alerts.allergies = Stated::Known(vec![AllergyIntolerance {
        name: Text::new("ペニシリン"),
        ..Default::default()
    }]);
    emergency.conditions.current = Stated::Known(vec![Condition {
        kind: Answer::Known(ConditionKind::Hypertension),
        ..Default::default()
    }]);
    emergency.medications.list = Stated::Known(vec![MedicationStatement {
        name: Text::new("アムロジピン"),
        ..Default::default()
    }]);
    emergency.alerts.antithrombotic = Stated::NoneKnown;
    emergency.medications.notebook = Stated::Known(Notebook::Paper);
    emergency.medications.notebook_place = Text::new("茶の間の引き出し");
    emergency.care_team.members = Stated::Known(vec![CareTeamMember {
        role: Answer::Known(TeamRole::PrimaryDoctor),
        organisation: Text::new("みどり内科"),
        person: Text::new("佐藤先生"),
        phone: Phone::new("0339931111"),
        phone_at_night: Answer::Known(NightAnswer::Yes),
        ..Default::default()
    }]);
    emergency.contacts = Stated::Known(vec![EmergencyContact {
        name: Text::new("鈴木陽子"),
        relation: Answer::Known(Relation::Child),
        phone: Phone::new("09012345678"),
        ..Default::default()
    }]);
    if missing_essentials(&profile).is_empty() {
        Ok(profile)
    } else {
        Err("an essential is missing".into())
    }
}

/// The journey, with whatever hands the page is used.
pub async fn first_visit(page: &Page) -> Step {
    let hanako = hanako()?;
    page.open("").await?;
    axe::no_barriers(page).await?;
    resident::begin(page).await?;
    for (essential, id) in essential_pages() {
        let (_, group) = catalogue::group(id).ok_or("no such page")?;
        page.arrive_at_questions(group.id).await?;
        axe::no_barriers(page).await?;
        resident::answer_page(page, group, &hanako).await?;
        axe::no_barriers(page).await?;
        if essential == Essential::Address && id == essential.group() {
            // The telephone rings; later the page is loaded anew.
            page.wait_until_kept("豊玉北").await?;
            page.reload().await?;
            page.see("[name=\"emergency.person.address\"]").await?;
            if page.value("emergency.person.address").await? != "練馬区豊玉北6-12-1" {
                return Err("the address is lost after loading anew".into());
            }
        }
        page.press("next").await?;
    }
    page.arrive("home").await?;
    axe::no_barriers(page).await?;
    paper::from_print_page(
        page,
        &[
            "山田",
            "花子",
            "昭和16年",
            "練馬区豊玉北6-12-1",
            "ペニシリン",
            "みどり内科",
            "03-3993-1111",
            "03-3993-2222",
            "アムロジピン",
            "鈴木陽子",
            "090-1234-5678",
            "茶の間の引き出し",
        ],
    )
    .await
}

#[test]
fn first_visit_to_a_downloaded_paper_in_chromium() {
    walk("first-visit", Engine::Chromium, first_visit);
}

#[test]
fn first_visit_to_a_downloaded_paper_in_firefox() {
    walk("first-visit", Engine::Firefox, first_visit);
}

#[test]
fn first_visit_to_a_downloaded_paper_in_webkit() {
    walk("first-visit", Engine::WebKit, first_visit);
}
