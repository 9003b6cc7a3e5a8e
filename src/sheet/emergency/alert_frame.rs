//! The frame 「いのちに関わる注意」: allergies first, whatever the answer; what else there is in large letters; then
//! what there is not, in one line each. The first words of a line say what the danger is.

use crate::layout::{
    Border, Boxed, Content, Fill, Mm, Paragraph, Row, Span, Stack, Width, span, text, unbroken,
};
use crate::model::{Coded, DeviceKind, ImplantKind, SpecialDisease};
use crate::sheet::block::{BETWEEN, SPACE, joined, label, note, some, whole};
use crate::sheet::fact::{Fact, Facts, Part, State};
use crate::sheet::measure::{
    ALERT_GAP, BAR_PADDING, BODY, CLOSE, HEAVY, LARGE, LINE, MEDIUM, PADDING, TIGHT,
};
use crate::sheet::view::{Elsewhere, View};

/// What a kind of alert says where there is such a thing.
type Lines = fn(&View) -> Vec<Paragraph>;

/// The kind that has a line of its own at the top also where there is none.
const ALLERGIES: &str = "allergies";

/// The kinds of alert in the order of the frame.
const KINDS: &[(&str, Lines)] = &[
    (ALLERGIES, allergies),
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
    let first = Stack::new().with_some(first(v));
    let there_is = first.with(grid(v, others(v), inside));
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

/// The line of allergies: to what, or that there are none, that nobody knows, that nobody has answered.
pub(in crate::sheet) fn first(v: &View) -> Option<Paragraph> {
    allergies(v).into_iter().next()
}

/// What else there is, kind by kind.
fn others(v: &View) -> Vec<Paragraph> {
    let others = KINDS.iter().filter(|(kind, _)| *kind != ALLERGIES);
    others.flat_map(|(_, lines)| lines(v)).collect()
}

/// What there is, kind by kind, with the line of allergies at the top.
pub(in crate::sheet) fn there_is(v: &View) -> Vec<Paragraph> {
    first(v).into_iter().chain(others(v)).collect()
}

/// What there is not, what is not known, and what nobody has answered, but for allergies.
pub(in crate::sheet) fn there_is_not(v: &View) -> impl Iterator<Item = Paragraph> {
    let said = [
        all_none(v),
        named(v, State::NoneKnown, "sheet.alerts.none"),
        named(v, State::Unknown, "sheet.alerts.unknown"),
        named(v, State::Blank, "sheet.alerts.blank"),
    ];
    said.into_iter().flatten()
}

/// What fell off the front, in the letters of the back: each kind apart with its warning, as the front would have said
/// it, after what it belongs to.
pub(super) fn fallen(front: &View, fell: impl Fn(&Fact) -> bool) -> Option<Content> {
    let here = || front.facts.iter().filter(|fact| fell(fact));
    let is_head = |fact: &Fact| here().any(|one| one.head.as_ref() == Some(&fact.path));
    // Some of the allergies alone would read as all of them.
    let is_allergy = |fact: &Fact| fact.path.starts_with(&path(ALLERGIES));
    let allergies = front.facts.iter().any(|fact| {
        let is_of_them = is_allergy(fact) || fact.path == path("epinephrine_place");
        is_of_them && !front.shows(fact)
    });
    let facts = front
        .facts
        .iter()
        .filter(|fact| fell(fact) || is_head(fact) || allergies && is_allergy(fact));
    let v = View {
        facts: &Facts::new(facts.cloned().collect()),
        off: None,
        ..*front
    };
    let lines = there_is(&v).into_iter().chain(there_is_not(&v)).map(small);
    let grid = grid(&v, lines.collect(), v.width - PADDING.across());
    (!grid.children.is_empty()).then(|| grid.into())
}

/// A line of the frame in small letters.
pub(in crate::sheet) fn small(mut line: Paragraph) -> Paragraph {
    for span in &mut line.spans {
        span.style.size = span.style.size.min(BODY);
    }
    line.leading(CLOSE)
}

/// The width in which lines share a line is cut into so many steps.
const STEPS: u16 = 480;

/// Where two lines that share a line are parted, in steps; the middle first, so that most stand below each other.
const PARTED: [u16; 5] = [240, 288, 192, 336, 144];

/// So many lines share one.
const ABREAST: usize = 3;

/// Lines that fit beside the ones before them share a line. None moves up past another: the order says what matters
/// most.
fn grid(v: &View, lines: Vec<Paragraph>, width: Mm) -> Stack {
    // The fewest steps in which a line does not break.
    let needs = |line: &Paragraph| {
        let share = unbroken(&line.clone().into(), v.metrics).0 / width.0;
        ((share * f32::from(STEPS)).ceil() as u16).clamp(1, STEPS)
    };
    let gap = (1..STEPS)
        .find(|steps| width * (f32::from(*steps) / f32::from(STEPS)) >= ALERT_GAP)
        .unwrap_or(STEPS);
    let mut rows: Vec<Vec<(u16, Paragraph)>> = vec![];
    for line in lines {
        let least = needs(&line);
        let is_room = |row: &Vec<(u16, Paragraph)>| {
            let used: u16 = row.iter().map(|(least, _)| least + gap).sum();
            row.len() < ABREAST && used + least <= STEPS
        };
        match rows.last_mut().filter(|row| is_room(row)) {
            Some(row) => row.push((least, line)),
            None => rows.push(vec![(least, line)]),
        }
    }
    rows.into_iter().fold(Stack::new(), |stack, row| {
        let least: Vec<u16> = row.iter().map(|(least, _)| *least).collect();
        let mut lines = row.into_iter().map(|(_, line)| line);
        match (shares(&least, gap), lines.next()) {
            (_, None) => stack,
            (shares, Some(only)) if shares.len() == 1 => stack.with(only),
            (shares, Some(first)) => {
                let lines = std::iter::once(first).chain(lines).zip(shares);
                let row = Row::new()
                    .gap(ALERT_GAP)
                    // Two alerts on a line must not read as one.
                    .divider(LINE)
                    .stretch();
                stack.with(lines.fold(row, |row, (line, share)| {
                    row.with(Width::Share(f32::from(share)), line)
                }))
            }
        }
    })
}

/// How wide the lines that share a line are, of which each needs so much.
fn shares(least: &[u16], gap: u16) -> Vec<u16> {
    let gaps = gap * u16::try_from(least.len().saturating_sub(1)).unwrap_or(0);
    let room = STEPS.saturating_sub(gaps);
    if let [left, right] = *least {
        let fits = |at: &u16| left <= *at && right + *at <= room;
        let at = PARTED.into_iter().find(fits).unwrap_or(left);
        return vec![at, room.saturating_sub(at)];
    }
    let left_over = room.saturating_sub(least.iter().sum());
    let each = left_over / u16::try_from(least.len().max(1)).unwrap_or(1);
    least.iter().map(|least| least + each).collect()
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
        None => *kind == "infection" && v.facts.at(&path(kind)).is_none(),
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
        .filter(|(kind, said)| *said == Some(state) && *kind != ALLERGIES)
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
    // Not what stands inside of names: 「家で使う機器・管」 is one thing.
    let list = joined(list, BETWEEN);
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

/// The same in the words of a clinic; a card has no room to say it twice.
fn term(v: &View, kind: &str) -> Vec<Span> {
    if v.elsewhere == Elsewhere::Sheet {
        return Vec::new();
    }
    let word = v.words.find(&format!("sheet.alert.{kind}.term"));
    word.map(|word| beside(v.bracket(word)))
        .into_iter()
        .collect()
}

/// The name for which a doctor asks at night.
fn which(v: &View, kind: &str) -> Option<Vec<Span>> {
    let name = v.name(&path(kind))?;
    Some(vec![span(name, MEDIUM).bold()])
}

/// What has no name of its own, or one in the person's words, after what kind of thing it is.
fn of_kind(v: &View, kind: &str, words: &str) -> Span {
    let title = v.say(&format!("sheet.alert.{kind}"));
    main(&[title, v.say("sheet.colon"), words.to_owned()].concat())
}

fn texts(v: &View, kinds: &[&str]) -> Vec<Vec<Span>> {
    let facts = kinds.iter().filter_map(|kind| v.at(&path(kind)));
    facts.map(|fact| vec![beside(&fact.text)]).collect()
}

/// That there is none, that nobody knows, that nobody has answered: as large as what there is.
fn no_allergy(v: &View, fact: &Fact) -> Option<Vec<Span>> {
    match fact.state {
        State::NoneKnown => Some(vec![main(&fact.text), beside(v.bracket(&confirmed_by(v)))]),
        State::Unknown => Some(vec![main(&fact.text)]),
        State::Blank => Some(vec![span(&fact.text, LARGE)]),
        State::Bare | State::Value => None,
    }
}

fn allergies(v: &View) -> Vec<Paragraph> {
    let list = path(ALLERGIES);
    let (rows, missing) = v.rows(&list);
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for row in &rows {
        let name = v.name(&format!("{row}.name"));
        let name = name.as_deref();
        let kind = v.text(&format!("{row}.kind"));
        let reactions = v.text(&format!("{row}.reactions"));
        let mut group = vec![whole(main(name.or(kind).or(reactions).unwrap_or_default()))];
        let more: Vec<&str> = match name {
            Some(_) => [kind, reactions].into_iter().flatten().collect(),
            None => kind.and(reactions).into_iter().collect(),
        };
        if !more.is_empty() {
            group.push(whole(beside(v.more(&more.join(&v.say("sheet.colon"))))));
        }
        groups.push(group);
    }
    if let Some(none) = v.at(&list).and_then(|fact| no_allergy(v, fact)) {
        groups.push(none);
    } else if let Some(fact) = head(v, ALLERGIES) {
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
    paragraph.spans.insert(0, of_kind(v, ALLERGIES, ""));
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
    let stopped = v.text(&path("antithrombotic_stopped"));
    if stopped.is_some() || v.at(&path("antithrombotic.paused")).is_some() {
        let since = stopped.map(|day| v.bracket(&v.fill("sheet.since", &[("date", day)])));
        let paused = v.say("sheet.label.alerts.antithrombotic.paused");
        groups.push(vec![beside(paused + &since.unwrap_or_default()).bold()]);
    }
    groups.extend(which(v, "antithrombotic_names"));
    if let Some(day) = v.text(&path("antithrombotic_since")) {
        groups.push(vec![beside(v.fill("sheet.since", &[("date", day)]))]);
    }
    entry(groups)
}

fn glucose_lowering(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "glucose_lowering") else {
        return Vec::new();
    };
    let mut groups = vec![chosen(v, "glucose_lowering", fact)];
    groups.extend(which(v, "glucose_lowering_names"));
    entry(groups)
}

fn steroid(v: &View) -> Vec<Paragraph> {
    let Some(fact) = head(v, "steroid") else {
        return Vec::new();
    };
    let word = v.say("sheet.alert.steroid");
    let warning = v.text("emergency.alerts.steroid.warning");
    let mut said = vec![main(&word), beside(v.bracket(&fact.text))];
    said.extend(warning.map(|words| beside(words).bold()));
    entry(vec![said])
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
    // A card points to the sheet in its last line: how many are there must not take the place of one that kills.
    let counted = v.elsewhere == Elsewhere::Back;
    if let Some(words) = v
        .count_pointer("sheet.cut.things", missing)
        .filter(|_| counted)
    {
        entries.extend(entry(vec![vec![main(&name)], vec![beside(words).bold()]]));
    }
    entries
}

fn implants(v: &View) -> Vec<Paragraph> {
    each_row(v, "implants", |row, name| {
        let at = |column: &str| v.at(&format!("{row}.{column}"));
        let detail = v.name(&format!("{row}.detail"));
        let detail = detail.as_deref();
        let card = at("card_place").map(|fact| vec![label(&fact.label), beside(&fact.text)]);
        let (first, second) = match (at("kind"), detail) {
            (Some(kind), detail) if kind.is(ImplantKind::Other) => {
                (of_kind(v, "implants", &kind.text), detail)
            }
            (Some(kind), detail) => (main(&kind.text), detail),
            (None, Some(detail)) => (of_kind(v, "implants", detail), None),
            (None, None) => (main(&name), None),
        };
        let second = second.map(|words| vec![beside(words)]);
        [Some(vec![first]), second, card]
            .into_iter()
            .flatten()
            .collect()
    })
}

fn devices(v: &View) -> Vec<Paragraph> {
    each_row(v, "devices", |row, name| {
        let at = |column: &str| v.at(&format!("{row}.{column}"));
        let own = v.name(&format!("{row}.name"));
        let first = match (at("kind"), own) {
            (Some(kind), _) if !kind.is(DeviceKind::Other) => main(&kind.text),
            (Some(kind), _) => of_kind(v, "devices", &kind.text),
            (None, Some(own)) => of_kind(v, "devices", &own),
            (None, None) => main(&name),
        };
        let mut groups = vec![vec![first]];
        groups.extend(at("ventilator_interface").map(|fact| vec![beside(&fact.text).bold()]));
        groups.extend(at("tube_size").map(|fact| vec![beside(&fact.text)]));
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
    const KIND: &str = "special_diseases";
    let listed = head(v, KIND);
    let own = v.name(&path("special_disease_other"));
    let mut groups: Vec<Vec<Span>> = Vec::new();
    groups.extend(listed.map(|fact| match fact.codes.as_slice() {
        [code] if *code == SpecialDisease::Other.code() => vec![of_kind(v, KIND, &fact.text)],
        _ => chosen(v, KIND, fact),
    }));
    let (rows, _) = v.rows(&path(KIND));
    groups.extend(rows.iter().filter_map(|row| Some(vec![main(v.text(row)?)])));
    groups.extend(own.map(|own| {
        vec![match groups.is_empty() {
            false => main(&own),
            true => of_kind(v, KIND, &own),
        }]
    }));
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
        // What was chosen says only whether there is one; the words to the crew name it themselves.
        let named = fact.state == State::Bare || !fact.codes.is_empty();
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
