//! The memo as a form: one page that stands alone, and one of what belongs to it. Nothing has to be filled in, and
//! resuscitation is not asked for: that belongs into a talk with a doctor.

use super::a4;
use super::form::{Form, beside, part, row, ruled};
use crate::i18n::Words;
use crate::layout::{
    Content, Furniture, Laid, PageNumber, Part, Stack, lay_out as flow, metrics, text,
};
use crate::model::{CarePlace, Leeway, Matter, PersonalGoal, Telling, WishForHome, Worry};
use crate::sheet::block::{line, notes, rows};
use crate::sheet::measure::{BODY, CLOSE, GAP};

/// How many things are dearest.
const DEAREST: usize = 3;
/// How many people may speak for the person.
const SPEAKERS: usize = 2;
/// How many talks there is room for.
const TALKS: usize = 3;

/// Lays out the form.
pub(super) fn lay_out(words: &Words) -> Laid {
    let form = Form { words };
    let furniture = |page| foot(&form, page);
    let page = |body| Part {
        paper: a4(),
        body,
        furniture: &furniture,
        fill: true,
    };
    let pages = [page(first(&form)), page(second(&form))];
    flow(&pages, metrics::built_in())
}

/// That views change stands on every page.
fn foot(form: &Form, page: PageNumber) -> Furniture {
    let below = form.foot(page);
    let change = notes(form.say("memo.foot.change")).bold().leading(CLOSE);
    Furniture {
        foot: Some(Stack::new().with(change).with_some(below.foot).into()),
        ..below
    }
}

fn first(form: &Form) -> Content {
    let place = |name: &str| format!("care_plan.place.{name}");
    let places = ["in_need_of_care", "before_the_end", "at_the_end"];
    let places = places.iter().fold(rows(), |rows, name| {
        let question = place(name);
        let boxes = form.answers::<CarePlace>(&question);
        rows.with(form.ask(&form.say(&question), boxes))
    });
    let wish = place("wish_for_home");
    let places = places.with(form.ask(&form.say(&wish), form.answers::<WishForHome>(&wish)));
    Stack::new()
        .gap(GAP)
        .with(form.bar(&form.say("sheet.care-plan-memo.title")))
        .with(line(form.say("memo.what")))
        .with(whose(form))
        .with(values(form))
        .with(speakers(form))
        .with(heading(form, "memo.place.title"))
        .with(places.with(row(&form.say(&place("when_hard")), ruled(2)).grow()))
        .into()
}

fn heading(form: &Form, key: &str) -> Content {
    text(form.say(key), BODY)
        .bold()
        .leading(CLOSE)
        .heading(2)
        .into()
}

fn whose(form: &Form) -> Stack {
    let field = |key: &str| form.field(&form.say(key));
    Stack::new()
        .with(form.whose())
        .with(beside(field("form.day"), field("memo.talked.blank")))
}

fn values(form: &Form) -> Content {
    let boxes = form.options::<Matter>();
    let dearest = (1..=DEAREST).fold(Stack::new(), |stack, number| {
        let label = form
            .words
            .fill("form.dearest", &[("number", &number.to_string())]);
        stack.with(form.field(&label))
    });
    let body = Stack::new().gap(GAP).with(form.boxes(boxes)).with(dearest);
    part(&form.say("memo.values.title"), body).into()
}

fn speakers(form: &Form) -> Content {
    let asked = ["memo.asked.yes", "memo.asked.not_yet", "memo.accepted.yes"];
    let asked: Vec<String> = asked.iter().map(|key| form.say(key)).collect();
    let people = (0..SPEAKERS).fold(Stack::new(), |stack, _| {
        stack
            .with(beside(
                form.field(&form.say("form.name_relation")),
                form.field(&form.say("form.phone")),
            ))
            .with(form.boxes(asked.clone()))
    });
    let leeway = "care_plan.speaking.leeway";
    let none = ["none", "unknown"].map(|state| form.say(&format!("care_plan.agents.{state}")));
    let body = Stack::new()
        .with(people)
        .with(form.boxes(none.into()))
        .with(notes(form.say("memo.speakers.note")).leading(CLOSE))
        .with(line(form.say(leeway)).bold())
        .with(form.boxes(form.answers::<Leeway>(leeway)));
    part(&form.say("memo.speakers.title"), body).into()
}

fn second(form: &Form) -> Content {
    let goals = ["incurable", "unresponsive", "frail"];
    let goals = goals.iter().fold(Stack::new().gap(GAP), |stack, name| {
        let question = format!("care_plan.goals.{name}");
        let boxes = form.answers::<PersonalGoal>(&question);
        let body = Stack::new()
            .with(form.boxes(boxes))
            .with(form.field(&form.say("form.why")));
        stack.with(part(&form.say(&question), body))
    });
    let telling = ["illness", "time_left"].iter().fold(rows(), |rows, name| {
        let question = format!("care_plan.information.{name}");
        rows.with(form.ask(&form.say(&question), form.answers::<Telling>(&question)))
    });
    let worries = "care_plan.living.worries";
    let mut boxes = form.options::<Worry>();
    boxes.push(form.say(&format!("{worries}.none")));
    let living = rows()
        .with(row(&form.say("care_plan.living.pleasures"), ruled(2)))
        .with(form.ask(&form.say(worries), boxes));
    let talks = form.table(
        &[
            ("form.talk.day", 0.8),
            ("form.talk.with", 1.2),
            ("form.talk.what", 3.0),
        ],
        TALKS,
    );
    Stack::new()
        .gap(GAP)
        .with(form.whose())
        .with(goals)
        .with(heading(form, "memo.living.title"))
        .with(living)
        .with(heading(form, "memo.information.title"))
        .with(telling)
        .with(heading(form, "memo.talks.title"))
        .with(talks)
        .with(part(&form.say("form.questions"), ruled(2)).grow())
        .into()
}
