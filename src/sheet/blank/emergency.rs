//! The crew's sheet as a form: the same order, the front on one page, the back on another.

use super::a4;
use super::form::{Form, Room, beside, lines, part, row, ruled};
use crate::i18n::Words;
use crate::layout::{
    Border, Boxed, Content, Fill, Laid, Part, Row, Stack, Upright, Width, lay_out as flow, metrics,
    text,
};
use crate::model::{
    Arm, Coded, Eating, EntryMode, GlucoseLowering, Hearing, Notebook, Paralysis, Sex, Side,
    SwallowingHelp, Talking, Understanding, Walking,
};
use crate::sheet::block::{notes, rows};
use crate::sheet::measure::{
    BAR_PADDING, BODY, COLUMN_GAP, FORM_LINE, FORM_PADDING, GAP, HEAVY, MEDIUM, PHOTO,
};
use crate::sheet::say;

/// How many lines the table of medicines has.
const MEDICINES: usize = 7;
/// How many lines the table of the team has.
const TEAM: usize = 4;

/// Lays out the form.
pub(super) fn lay_out(words: &Words) -> Laid {
    let form = Form { words };
    let furniture = |page| form.foot(page);
    let page = |body| Part {
        paper: a4(),
        body,
        furniture: &furniture,
        fill: true,
    };
    flow(
        &[page(front(&form)), page(back(&form))],
        metrics::built_in(),
    )
}

fn front(form: &Form) -> Content {
    let contacts = ["sheet.contacts.first", "sheet.contacts.second"].map(|key| {
        let fields = ["form.name_relation", "form.phone"];
        part(&form.say(key), fields_of(form, &fields))
    });
    let [first, second] = contacts;
    let doctor = Stack::new()
        .with(form.field(&form.say("form.clinic")))
        .with(beside(
            form.field(&form.say("form.phone")),
            form.field(&form.say("form.night")),
        ));
    Stack::new()
        .gap(GAP)
        .with(form.bar(&form.say("sheet.emergency-sheet.title")))
        .with(written(form))
        .with(who(form))
        .with(alerts(form))
        .with(beside(first, second))
        .with(part(&form.say("sheet.doctor.title"), doctor))
        .with(part(&form.say("form.today"), ruled(1)).grow())
        .into()
}

fn fields_of(form: &Form, keys: &[&str]) -> Stack {
    let fields = keys.iter().map(|key| form.field(&form.say(key)));
    fields.fold(Stack::new(), Stack::with)
}

/// When it was written, and by whom: what a crew trusts it by.
fn written(form: &Form) -> Stack {
    let day = text(form.say("form.day"), MEDIUM).bold();
    let modes = EntryMode::CODES.iter();
    let modes = modes.map(|code| form.say(&format!("form.writer.{code}")));
    rows()
        .with(row(&form.say("sheet.bar.confirmed"), day))
        .with(form.ask(&form.say("sheet.label.about.entry_mode"), modes.collect()))
}

fn who(form: &Form) -> Row {
    let sex = [Sex::Female, Sex::Male].map(Coded::code);
    let sex = sex.map(|code| say::option(form.words, Sex::NAME, code));
    let name = text(form.say("form.name"), MEDIUM).bold();
    let words = Stack::new()
        .with(form.field(&form.say("form.reading")))
        .with(form.after(name))
        .with(
            Row::new()
                .with(Width::Share(1.0), form.field(&form.say("form.birth")))
                .with(Width::Hug, form.boxes(sex.into()))
                .gap(COLUMN_GAP)
                .upright(Upright::Bottom),
        )
        .with(form.field(&form.say("form.address")))
        .with(lines(1))
        .with(beside(
            form.field(&form.say("form.home_phone")),
            form.field(&form.say("form.mobile_phone")),
        ));
    let (width, height) = PHOTO;
    let photo = Boxed::placeholder(height, notes(form.say("sheet.who.photo")));
    Row::new()
        .with(Width::Share(1.0), words)
        .with(Width::Fixed(width), photo)
        .gap(COLUMN_GAP)
}

/// What kills when it is not known. Every kind has its boxes: what nobody ticked was not answered.
fn alerts(form: &Form) -> Boxed {
    let kind = |name: &str| form.say(&format!("sheet.alert.{name}"));
    let there = |name: &str, room| form.named(&kind(name), form.is_there(), room);
    let chosen = |name: &str, boxes| form.named(&kind(name), boxes, Room::None);
    let shunt = form.named(
        &kind("dialysis_shunt"),
        form.options::<Side>(),
        Room::Beside,
    );
    let body = Stack::new()
        .with(there("allergies", Room::Below))
        .with(there("antithrombotic", Room::Beside))
        .with(chosen(
            "glucose_lowering",
            form.none_or::<GlucoseLowering>(),
        ))
        .with(beside(
            there("steroid", Room::None),
            there("antiepileptic", Room::None),
        ))
        .with(beside(
            there("opioid", Room::None),
            there("infection", Room::None),
        ))
        .with(beside(there("dialysis", Room::None), shunt))
        .with(chosen("avoid_arm", form.none_or::<Arm>()))
        .with(there("implants", Room::Beside))
        .with(there("devices", Room::Beside))
        .with(there("special_diseases", Room::Beside))
        .with(chosen("swallowing", form.none_or::<SwallowingHelp>()));
    let title = text(form.say("sheet.alerts.title"), MEDIUM)
        .bold()
        .white()
        .heading(2);
    Boxed::new(body)
        .border(Border::Solid(HEAVY))
        .padding(FORM_PADDING)
        .title(title, Fill::Black, BAR_PADDING)
}

fn back(form: &Form) -> Content {
    let label = |key: &str| form.say(&format!("sheet.label.{key}"));
    let usual = rows()
        .with(form.ask(&label("usual_state.talking"), form.options::<Talking>()))
        .with(form.ask(
            &label("usual_state.understanding"),
            form.options::<Understanding>(),
        ))
        .with(form.ask(&label("usual_state.walking"), form.options::<Walking>()))
        .with(form.ask(&label("usual_state.paralysis"), form.none_or::<Paralysis>()))
        .with(form.ask(&label("usual_state.hearing"), form.options::<Hearing>()))
        .with(form.ask(&label("usual_state.eating"), form.options::<Eating>()));
    let medicines = form.table(
        &[
            ("sheet.label.medications.list.name", 2.4),
            ("sheet.label.medications.list.times", 1.4),
            ("sheet.label.medications.list.purpose", 1.2),
        ],
        MEDICINES,
    );
    let team = form.table(
        &[
            ("form.team.role", 1.0),
            ("form.team.who", 1.6),
            ("form.phone", 1.1),
            ("form.night", 1.2),
        ],
        TEAM,
    );
    let notebook = Row::new()
        .with(Width::Hug, form.boxes(form.none_or::<Notebook>()))
        .with(Width::Share(1.0), form.field(&form.say("form.place")))
        .gap(COLUMN_GAP)
        .upright(Upright::Bottom);
    // Days on which it was found right as it is.
    let unchanged = || text(form.say("sheet.review.unchanged"), BODY);
    let reviewed = Row::new()
        .with(Width::Share(1.0), unchanged())
        .with(Width::Share(1.0), unchanged());
    let reviewed = Boxed::new(reviewed)
        .least_height(FORM_LINE)
        .upright(Upright::Bottom);
    let papers = rows()
        .with(row(&form.say("sheet.medicines.notebook"), notebook))
        .with(row(&form.say("sheet.medicines.card"), ruled(1)))
        .with(row(&form.say("sheet.dependant.title"), ruled(1)))
        .with(row(&form.say("sheet.message.title"), ruled(1)).grow())
        .with(row(&form.say("sheet.review.title"), reviewed));
    Stack::new()
        .gap(GAP)
        .with(form.whose())
        .with(part(&form.say("form.illnesses"), ruled(3)))
        .with(medicines)
        .with(team)
        .with(usual)
        .with(papers)
        .into()
}
