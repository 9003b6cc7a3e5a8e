//! The frame 「いのちに関わる注意」: what there is in large letters, then what there is not, in one line each.

use crate::layout::{
    Border, Boxed, Content, Fill, Mm, Paragraph, Row, Span, Stack, Width, measure, span, text,
};
use crate::sheet::block::{BETWEEN, SPACE, joined, label, note, some};
use crate::sheet::fact::{Fact, Part, State};
use crate::sheet::measure::{
    BAR_PADDING, BODY, CLOSE, COLUMN_GAP, HEAVY, LARGE, LINE, MEDIUM, PADDING, TIGHT,
};
use crate::sheet::view::View;

/// What a kind of alert says where there is such a thing.
type Lines = fn(&View) -> Vec<Paragraph>;

/// The kinds of alert in the order of the frame.
const KINDS: &[(&str, Lines)] = &[
    ("allergies", allergies),
    ("antithrombotic", antithrombotic),
    ("glucose_lowering", glucose_lowering),
    ("steroid", steroid),
    ("dialysis", dialysis),
    ("avoid_arm", avoid_arm),
    ("implants", implants),
    ("devices", devices),
    ("opioid", opioid),
    ("antiepileptic", antiepileptic),
    ("special_diseases", special_diseases),
    ("swallowing", swallowing),
    ("infection", infection),
];

/// The frame.
pub(super) fn block(v: &View) -> Content {
    let inside = v.width - HEAVY * 2.0 - PADDING.across();
    let there_is = Stack::new().with(grid(v, there_is(v), inside));
    let body = there_is_not(v).fold(there_is, Stack::with);
    let title = text(v.say("sheet.alerts.title"), MEDIUM)
        .bold()
        .white()
        .leading(CLOSE)
        .heading(2);
    let bar: Content = match v.pointer(v.part_cut(Part::Alerts)) {
        None => title.into(),
        Some(words) => Row::new()
            .with(Width::Share(1.0), title)
            .with(Width::Hug, text(words, BODY).bold().white())
            .into(),
    };
    Boxed::new(body)
        .border(Border::Solid(HEAVY))
        .padding(PADDING)
        .title(bar, Fill::Black, BAR_PADDING)
        .into()
}

/// What there is, kind by kind.
pub(in crate::sheet) fn there_is(v: &View) -> Vec<Paragraph> {
    KINDS.iter().flat_map(|(_, lines)| lines(v)).collect()
}

/// What there is not, what is not known, and what nobody has answered.
pub(in crate::sheet) fn there_is_not(v: &View) -> impl Iterator<Item = Paragraph> {
    let said = [
        all_none(v),
        named(v, State::NoneKnown, "sheet.alerts.none"),
        named(v, State::Unknown, "sheet.alerts.unknown"),
        named(v, State::Blank, "sheet.alerts.blank"),
    ];
    said.into_iter().flatten()
}

/// The width in which lines share a line is cut into so many steps.
const STEPS: u8 = 40;

/// Where two lines that share a line are parted, in steps; the middle first, so that most stand below each other.
const PARTED: [u8; 5] = [20, 24, 16, 28, 12];

/// Lines that fit beside another share a line; a later short one moves up to fill a hole.
fn grid(v: &View, lines: Vec<Paragraph>, width: Mm) -> Stack {
    let one_line = measure(&text(SPACE, LARGE).leading(TIGHT).into(), width, v.metrics);
    let part = |steps: u8| (width - COLUMN_GAP) * (f32::from(steps) / f32::from(STEPS));
    // The fewest steps in which a line does not break.
    let needs = |line: &Paragraph| {
        let content = line.clone().into();
        let breaks = |steps: u8| measure(&content, part(steps), v.metrics) > one_line + Mm(0.01);
        let (mut low, mut high) = (0, STEPS);
        while high - low > 1 {
            let middle = (low + high) / 2;
            if breaks(middle) {
                low = middle;
            } else {
                high = middle;
            }
        }
        (high < STEPS).then_some(high)
    };
    let mut waiting: Vec<(Option<u8>, Paragraph)> =
        lines.into_iter().map(|line| (needs(&line), line)).collect();
    let mut stack = Stack::new();
    while !waiting.is_empty() {
        let (least, first) = waiting.remove(0);
        let parted = |other: Option<u8>| {
            let (left, right) = least.zip(other)?;
            let fits = |at: &u8| left <= *at && right <= STEPS - *at;
            PARTED.into_iter().chain([left]).find(fits)
        };
        let partner = waiting
            .iter()
            .enumerate()
            .find_map(|(place, (other, _))| Some((place, parted(*other)?)));
        stack = match partner {
            Some((place, at)) => {
                let (_, second) = waiting.remove(place);
                stack.with(
                    Row::new()
                        .with(Width::Share(f32::from(at)), first)
                        .with(Width::Share(f32::from(STEPS - at)), second)
                        .gap(COLUMN_GAP)
                        // Two alerts on a line must not read as one.
                        .divider(LINE)
                        .stretch(),
                )
            }
            None => stack.with(first),
        };
    }
    stack
}

fn path(kind: &str) -> String {
    format!("emergency.alerts.{kind}")
}

/// The states of all kinds that stand here, unless it was answered with something.
fn states(v: &View) -> Vec<(&'static str, Option<State>)> {
    KINDS
        .iter()
        .map(|(kind, _)| (*kind, v.at(&path(kind)).map(|fact| fact.state)))
        .collect()
}

/// Whether every kind that is always asked for was answered with none.
fn is_all_none(v: &View) -> bool {
    states(v).iter().all(|(kind, state)| match state {
        Some(State::NoneKnown) => true,
        // An infection is asked for, but a blank there is not looked for.
        None => *kind == "infection",
        _ => false,
    })
}

fn all_none(v: &View) -> Option<Paragraph> {
    is_all_none(v).then(|| {
        let words = v.fill("sheet.alerts.all_none", &[("by", &confirmed_by(v))]);
        text(words, MEDIUM).bold()
    })
}

/// Who stands behind an answer.
pub(super) fn confirmed_by(v: &View) -> String {
    v.say(&format!(
        "sheet.confirmed_by.{}",
        v.writer.unwrap_or("blank")
    ))
}

/// The kinds that were answered so, by their names.
fn named(v: &View, state: State, title: &str) -> Option<Paragraph> {
    let names: Vec<String> = states(v)
        .into_iter()
        .filter(|(_, said)| *said == Some(state))
        .map(|(kind, _)| v.say(&format!("sheet.alert.{kind}")))
        .collect();
    if names.is_empty() {
        return None;
    }
    let small = |words: String| match state {
        State::Blank => note(words),
        _ => span(words, BODY),
    };
    let mut words = v.say(title);
    if state == State::NoneKnown {
        words += &v.bracket(&confirmed_by(v));
    }
    let title = small(format!("{words}："));
    let title = match state {
        State::Blank => title,
        // The sentence above the list has said it all.
        State::NoneKnown if is_all_none(v) => small(String::new()),
        _ => title.bold(),
    };
    let list = names.into_iter().map(|name| vec![small(name).keep()]);
    let list = joined(list, "・");
    let mut paragraph = Paragraph::new().with(title);
    paragraph.spans.extend(list.spans);
    Some(paragraph)
}

/// Large words.
fn main(words: &str) -> Span {
    span(words, LARGE).bold()
}

/// Words beside them.
fn beside(words: impl Into<String>) -> Span {
    span(words, BODY)
}

fn entry(groups: Vec<Vec<Span>>) -> Vec<Paragraph> {
    some(joined(groups, " ").leading(TIGHT))
        .into_iter()
        .collect()
}

/// The head of a kind that there is. Where no more was said than that, just that.
fn head<'a>(v: &View<'a>, kind: &str) -> Option<&'a Fact> {
    v.at(&path(kind))
        .filter(|fact| matches!(fact.state, State::Value | State::Bare))
}

/// The large words of a kind: what was chosen, or the kind's name where nothing was.
fn chosen(v: &View, kind: &str, fact: &Fact) -> Vec<Span> {
    match fact.state {
        State::Value => vec![main(&fact.text)],
        _ => vec![
            main(&v.say(&format!("sheet.alert.{kind}"))),
            beside(&fact.text),
        ],
    }
}

fn term(v: &View, kind: &str) -> Vec<Span> {
    let word = v.words.find(&format!("sheet.alert.{kind}.term"));
    word.map(|word| beside(v.bracket(word)))
        .into_iter()
        .collect()
}

fn texts(v: &View, kinds: &[&str]) -> Vec<Vec<Span>> {
    let facts = kinds.iter().filter_map(|kind| v.at(&path(kind)));
    facts.map(|fact| vec![beside(&fact.text)]).collect()
}

fn allergies(v: &View) -> Vec<Paragraph> {
    let list = path("allergies");
    let (rows, missing) = v.rows(&list);
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for row in &rows {
        let name = v.text(&format!("{row}.name"));
        let kind = v.text(&format!("{row}.kind"));
        let reactions = v.text(&format!("{row}.reactions"));
        let mut group = vec![main(name.or(kind).or(reactions).unwrap_or_default())];
        let more: Vec<&str> = match name {
            Some(_) => [kind, reactions].into_iter().flatten().collect(),
            None => kind.and(reactions).into_iter().collect(),
        };
        if !more.is_empty() {
            group.push(beside(v.bracket(&more.join("："))));
        }
        groups.push(group);
    }
    if let Some(fact) = head(v, "allergies") {
        groups.push(vec![beside(&fact.text)]);
    } else if rows.is_empty() && missing > 0 {
        groups.push(vec![beside(v.beyond("sheet.alerts.see_back"))]);
    } else if let Some(words) = v.count_pointer("sheet.cut.things", missing) {
        groups.push(vec![beside(words).bold()]);
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let mut paragraph = joined(groups, BETWEEN);
    let title = format!("{}：", v.say("sheet.alert.allergies"));
    paragraph.spans.insert(0, main(&title));
    if let Some(place) = v.at(&path("epinephrine_place")) {
        paragraph = paragraph
            .with(beside(SPACE))
            .with(label(&place.label))
            .with(beside(&place.text).bold());
    }
    vec![paragraph.leading(TIGHT)]
}

fn antithrombotic(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "antithrombotic") else {
        return Vec::new();
    };
    let mut groups = vec![[vec![main(&fact.text)], term(v, "antithrombotic")].concat()];
    if let Some(day) = v.text(&path("antithrombotic_stopped")) {
        let since = v.bracket(&v.fill("sheet.since", &[("date", day)]));
        let stopped = v.say("sheet.alert.antithrombotic.stopped");
        groups.push(vec![beside(stopped + &since).bold()]);
    }
    groups.extend(texts(v, &["antithrombotic_names"]));
    if let Some(day) = v.text(&path("antithrombotic_since")) {
        groups.push(vec![beside(v.fill("sheet.since", &[("date", day)]))]);
    }
    entry(groups)
}

fn glucose_lowering(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "glucose_lowering") else {
        return Vec::new();
    };
    let mut first = chosen(v, "glucose_lowering", fact);
    let names = texts(v, &["glucose_lowering_names"]);
    // Injections name themselves; of tablets one must say what they are for, also beside an injection.
    if fact.state == State::Value && fact.text.contains(&v.oral()) {
        first.extend(term(v, "glucose_lowering"));
    }
    let mut groups = vec![first];
    groups.extend(names);
    entry(groups)
}

fn steroid(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "steroid") else {
        return Vec::new();
    };
    let word = v.say("sheet.alert.steroid");
    entry(vec![
        vec![main(&word), beside(v.bracket(&fact.text))],
        vec![beside(v.say("sheet.alert.steroid.warning")).bold()],
    ])
}

fn dialysis(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "dialysis") else {
        return Vec::new();
    };
    let mut groups = vec![vec![main(&fact.text)]];
    if let Some(arm) = v.at(&path("dialysis_shunt")) {
        groups.push(match arm.state {
            State::Value => {
                let title = v.say("sheet.alert.dialysis_shunt");
                vec![main(&format!("{title}{}", arm.text))]
            }
            _ => vec![beside(&arm.text)],
        });
    }
    groups.extend(texts(
        v,
        &["dialysis_days", "dialysis_days_other", "dialysis_clinic"],
    ));
    entry(groups)
}

fn avoid_arm(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "avoid_arm") else {
        return Vec::new();
    };
    let warning = v.say("sheet.alert.avoid_arm.warning");
    let mut groups = vec![vec![main(&format!("{}{warning}", fact.text))]];
    groups.extend(texts(v, &["avoid_arm_reasons", "avoid_arm_reason_other"]));
    entry(groups)
}

/// One entry for each row of a list, and one for the rest.
fn each_row(v: &View, kind: &str, row: impl Fn(&str, String) -> Vec<Vec<Span>>) -> Vec<Paragraph> {
    let list = path(kind);
    let name = v.say(&format!("sheet.alert.{kind}"));
    let (rows, missing) = v.rows(&list);
    let mut entries: Vec<Paragraph> = rows
        .iter()
        .flat_map(|path| entry(row(path, name.clone())))
        .collect();
    if let Some(fact) = head(v, kind) {
        entries.extend(entry(vec![vec![main(&name), beside(&fact.text)]]));
    }
    if let Some(words) = v.count_pointer("sheet.cut.things", missing) {
        entries.extend(entry(vec![vec![main(&name)], vec![beside(words).bold()]]));
    }
    entries
}

fn implants(v: &View) -> Vec<Paragraph> {
    each_row(v, "implants", |row, name| {
        let at = |column: &str| v.at(&format!("{row}.{column}"));
        let kind = at("kind").map(|fact| fact.text.clone());
        let detail = at("detail").map(|fact| fact.text.clone());
        let card = at("card_place").map(|fact| vec![label(&fact.label), beside(&fact.text)]);
        let (first, second) = match (kind, detail) {
            (None, Some(detail)) => (detail, None),
            (kind, detail) => (kind.unwrap_or(name), detail),
        };
        let second = second.map(|words| vec![beside(words)]);
        [Some(vec![main(&first)]), second, card]
            .into_iter()
            .flatten()
            .collect()
    })
}

fn devices(v: &View) -> Vec<Paragraph> {
    each_row(v, "devices", |row, name| {
        let at = |column: &str| v.at(&format!("{row}.{column}"));
        let kind = ["kind", "name"].into_iter().find_map(at);
        let mut groups = vec![vec![main(kind.map_or(&name, |fact| &fact.text))]];
        groups.extend(at("ventilator_interface").map(|fact| vec![beside(&fact.text).bold()]));
        for column in ["flow_at_rest", "flow_in_motion"] {
            groups
                .extend(at(column).map(|fact| vec![label(&fact.label), beside(&fact.text).keep()]));
        }
        groups
    })
}

fn opioid(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "opioid") else {
        return Vec::new();
    };
    let word = v.say("sheet.alert.opioid");
    let mut groups = vec![vec![main(&word), beside(v.bracket(&fact.text))]];
    if let Some(site) = v.at(&path("opioid_patch_site")) {
        groups.push(vec![label(&site.label), beside(&site.text)]);
    }
    entry(groups)
}

fn antiepileptic(v: &View) -> Vec<Paragraph> {
    let fact = head(v, "antiepileptic");
    fact.map_or_else(Vec::new, |fact| {
        entry(vec![
            [vec![main(&fact.text)], term(v, "antiepileptic")].concat(),
        ])
    })
}

fn special_diseases(v: &View) -> Vec<Paragraph> {
    let mut groups: Vec<Vec<Span>> = Vec::new();
    if let Some(fact) = head(v, "special_diseases") {
        groups.push(chosen(v, "special_diseases", fact));
    }
    if let Some(fact) = v.at(&path("special_disease_other")) {
        groups.push(vec![main(&fact.text)]);
    }
    some(joined(groups, "・").leading(TIGHT))
        .into_iter()
        .collect()
}

fn swallowing(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "swallowing") else {
        return Vec::new();
    };
    let mut first = chosen(v, "swallowing", fact);
    if fact.state == State::Value {
        first.push(beside(v.bracket(&v.say("sheet.alert.swallowing"))));
    }
    entry(vec![first])
}

fn infection(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "infection") else {
        return Vec::new();
    };
    let mut groups = Vec::new();
    let more = texts(v, &["infection_name", "tuberculosis"]);
    if more.is_empty() {
        let named = fact.state == State::Bare;
        groups.extend(named.then(|| vec![span(v.say("sheet.alert.infection"), MEDIUM).bold()]));
        groups.push(vec![
            span(&fact.text, if named { BODY } else { MEDIUM }).bold(),
        ]);
    } else {
        let title = format!("{}{}：", v.say("sheet.alert.infection"), fact.text);
        groups.push(vec![span(title, MEDIUM).bold()]);
        groups.extend(more);
    }
    entry(groups)
}
