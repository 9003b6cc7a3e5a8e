//! Medicines, and where the notebook and the insurance card are.

use crate::layout::{Content, Paragraph, Span, Stack, span};
use crate::model::{
    Date, MEDICATIONS_STALE_AFTER_MONTHS, MedicationStatement, PartialDate, Profile, is_stale,
};
use crate::sheet::block::{BETWEEN, SPACE, ending, joined, label, labelled, value};
use crate::sheet::fact::{Part, Rank};
use crate::sheet::gather::{Gather, Slot};
use crate::sheet::measure::BODY;
use crate::sheet::say;
use crate::sheet::view::View;

/// The list of medicines.
pub(super) const LIST: &str = "emergency.medications.list";

/// The day on which the pharmacy's code said so.
const SOURCE: &str = "emergency.medications.dispensed_on";

/// So many medicines have room on the front.
const ON_FRONT: usize = 5;

/// The facts of S4 and of the insurance card.
pub(super) fn facts(g: &mut Gather, profile: &Profile, today: Date) {
    let medications = &profile.emergency.medications;
    g.part(Part::Medicines);
    g.one(
        Slot::always(Rank::Notebook),
        "emergency.medications.notebook",
        &medications.notebook,
    );
    if medications.notebook.is_known() {
        g.text(
            Slot::always(Rank::Notebook),
            "emergency.medications.notebook_place",
            &medications.notebook_place,
        );
        g.belonging("emergency.medications.notebook", |g| {
            g.one(
                Slot::front(Rank::Notebook),
                "emergency.medications.notebook_count",
                &medications.notebook_count,
            );
        });
    }
    card(g, profile);
    g.rows(
        Slot::front(Rank::Medicine),
        LIST,
        &medications.list,
        medicine,
    );
    source(g, medications.list.rows());
    let change = Slot::front(Rank::Change);
    if medications.list.is_known() {
        let checked_on = medications.checked_on;
        let is_stale =
            checked_on.is_some_and(|day| is_stale(day, MEDICATIONS_STALE_AFTER_MONTHS, today));
        // That a list may be old stays longer than what is on it.
        let slot = match is_stale {
            true => Slot::front(Rank::Notebook),
            false => change,
        };
        g.together("emergency.medications.checked_on", |g| {
            g.short_date(
                slot,
                "emergency.medications.checked_on",
                checked_on.map(PartialDate::from),
            );
            if is_stale {
                let stale = g.words.say("sheet.medicines.stale");
                g.value(slot, "emergency.medications.checked_on.stale", stale);
            }
        });
    }
    if !medications.recent_change.is_blank() {
        g.together("emergency.medications.recent_change", |g| {
            g.text(
                change,
                "emergency.medications.recent_change",
                &medications.recent_change,
            );
            g.short_date(
                change,
                "emergency.medications.recent_change_on",
                medications.recent_change_on,
            );
        });
    }
    let back = Slot::back();
    g.many(
        back,
        "emergency.medications.managers",
        &medications.managers,
        false,
    );
    g.text(
        back,
        "emergency.medications.over_the_counter",
        &medications.over_the_counter,
    );
}

fn card(g: &mut Gather, profile: &Profile) {
    let slot = Slot::front(Rank::Card);
    if profile.about.no_insurance_card {
        g.flag(slot, "about.no_insurance_card", true);
    } else {
        g.text(
            slot,
            "about.insurance_card_place",
            &profile.about.insurance_card_place,
        );
    }
}

fn medicine(g: &mut Gather, before: usize, path: &str, row: &MedicationStatement) {
    let at = |name| format!("{path}.{name}");
    let slot = Slot::front_for_first(Rank::Medicine, before, ON_FRONT);
    g.together(path, |g| {
        g.text(slot, &at("name"), &row.name);
        g.many(slot, &at("times"), &row.times, false);
    });
    g.text(Slot::back(), &at("purpose"), &row.purpose);
    // What the pharmacy's code said of it; without the day it did not come from there.
    if row.dispensed_on.is_some() {
        g.text(Slot::back(), &at("directions"), &row.directions);
        g.text(Slot::back(), &at("prescribed_at"), &row.prescribed_at);
    }
}

/// Where the list comes from, with the day of the newest dispensing; "in part" where some of it was typed, or
/// came on another day.
fn source(g: &mut Gather, list: &[MedicationStatement]) {
    let named = || list.iter().filter(|row| !row.name.is_blank());
    let Some(newest) = named().filter_map(|row| row.dispensed_on).max() else {
        return;
    };
    let is_whole = named().all(|row| row.dispensed_on == Some(newest));
    let words = match is_whole {
        true => "sheet.medicines.read",
        false => "sheet.medicines.read_partly",
    };
    let day = say::short_date(g.words, newest.into());
    let said = g.words.fill(words, &[("date", &day)]);
    g.value(Slot::front(Rank::Change), SOURCE, said);
}

/// Where notebook and card are, the first five medicines, and what changed of late, in a row.
pub(super) fn row(v: &View) -> Content {
    let (rows, missing) = v.rows(LIST);
    let mut places = places(v);
    let mut groups: Vec<Vec<Span>> = rows.iter().map(|row| medicine_words(v, row)).collect();
    groups.extend(v.at(LIST).map(|fact| vec![value(fact, BODY)]));
    let list = joined(groups, BETWEEN);
    let list = match v.count_pointer("sheet.cut.kinds", missing) {
        // Where none has room, the front must still say that there are some.
        Some(_) if rows.is_empty() => {
            let count = missing.to_string();
            let words = v.fill("sheet.medicines.all_back", &[("count", &count)]);
            places = joined([places.spans, vec![span(words, BODY).bold()]], SPACE);
            None
        }
        pointer => ending(list, pointer),
    };
    let change = v.at("emergency.medications.recent_change").map(|fact| {
        let on = v.text("emergency.medications.recent_change_on");
        let words = on.map_or_else(String::new, |day| v.bracket(day));
        vec![
            label(&fact.label),
            span(&fact.text, BODY).bold(),
            span(words, BODY),
        ]
    });
    let stale = v
        .text("emergency.medications.checked_on.stale")
        .map(|words| vec![span(words, BODY).bold()]);
    let cut = v.cut("emergency.medications.recent_change");
    let checked = v.text("emergency.medications.checked_on");
    let checked = checked.map(|day| v.fill("sheet.medicines.checked", &[("date", day)]));
    let checked = checked.map(|words| vec![span(words, BODY)]);
    let source = v.at(SOURCE).map(|fact| vec![span(&fact.text, BODY)]);
    let said = [list.map(|list| list.spans), source, checked, stale, change];
    let said = joined(said.into_iter().flatten(), SPACE);
    // How many are on the back says already where to look.
    let is_said = missing > 0;
    let body = Stack::new()
        .with(places)
        .with_some(ending(said, v.pointer(cut && !is_said)));
    labelled(&v.say("sheet.medicines.title"), body).into()
}

fn medicine_words(v: &View, row: &str) -> Vec<Span> {
    let name = v.at(&format!("{row}.name"));
    let times = v.at(&format!("{row}.times"));
    let name = name.map(|fact| span(&fact.text, BODY).keep());
    let times = times.map(|fact| span(v.bracket(&fact.text), BODY).keep());
    name.into_iter().chain(times).collect()
}

/// Where the notebook and the card are.
fn places(v: &View) -> Paragraph {
    let notebook = "emergency.medications.notebook";
    let form = v.at(notebook);
    let place = v.at("emergency.medications.notebook_place");
    let count = v.text("emergency.medications.notebook_count");
    let names_itself = form.is_some_and(|form| form.names_itself && place.is_none());
    let title = (!names_itself).then(|| label(&v.say("sheet.medicines.notebook")));
    let mut first: Vec<Span> = title.into_iter().collect();
    first.extend(place.map(|place| value(place, BODY)));
    let mut beside: Vec<&str> = count.into_iter().collect();
    match (form, place) {
        (Some(form), Some(_)) => beside.insert(0, &form.text),
        (Some(form), None) => first.push(value(form, BODY)),
        (None, _) => {}
    }
    if !beside.is_empty() {
        first.push(span(v.bracket(&beside.join("・")), BODY));
    }
    let card = v
        .at("about.insurance_card_place")
        .or_else(|| v.at("about.no_insurance_card"));
    let card = card.map(|fact| vec![label(&v.say("sheet.medicines.card")), value(fact, BODY)]);
    let paths = [
        notebook,
        "emergency.medications.notebook_place",
        "emergency.medications.notebook_count",
        "about.insurance_card_place",
    ];
    let cut = paths.into_iter().any(|path| v.cut(path));
    let body = joined([Some(first), card].into_iter().flatten(), SPACE);
    ending(body, v.pointer(cut)).unwrap_or_default()
}
