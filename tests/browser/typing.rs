//! Typing in a full record on a slow machine: no letter waits long, and saving is in no letter's way.
use crate::Step;
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::records::{begin_with, persona};
use crate::stopwatch::Stopwatch;
use crate::yardstick;
use tsutaeru::model::ProfileId;
use tsutaeru::store::Record;

/// How much slower the processor of an old telephone is than the usual one.
const SLOWER: f64 = 4.0;

/// What a letter may take, in milliseconds: of such a processor, and by the clock from its key to its paint. (A
/// browser calls a task long from there on.)
const BAR: f64 = 50.0;
/// The same where ten people share a record, as in a small home for the elderly: a save writes all of them.
const BAR_OF_TEN: f64 = 75.0;

/// Saves are noticed among 98 of 100 letters where they fall into more than 2 of them.
const LETTERS_A_SAVE: usize = 40;

const LETTERS: &str = "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふ";
const DIGITS: &str = "03-0000-1234-090-0000-5678-0312";

/// Where it is typed: the page of questions and the field. Taken are the fields that set most in motion: the name that
/// stands above every page, the last rows of long lists, what other questions hang on.
const TYPED: [(&str, &str); 9] = [
    ("name", "person.family_name"),
    ("address", "person.address"),
    ("medicines", "medications.list.11.name"),
    ("medicine-changes", "medications.recent_change"),
    ("care-team", "care_team.members.11.organisation"),
    ("conditions", "conditions.current.6.detail"),
    ("contacts", "contacts.2.name"),
    ("contacts", "contacts.3.phone"),
    ("message", "message"),
];

/// A record with so many people, each with twelve medicines and four contacts.
fn full_record(people: u64) -> Step<Record> {
    let mut full = persona("full")?;
    let contacts = full.emergency.contacts.known_mut();
    contacts.ok_or("no contacts")?.extend_from_within(..1);
    let mut record = Record::default();
    for number in 1..=people {
        let mut profile = full.clone();
        profile.id = ProfileId::from_random(number);
        record.profiles.push(profile);
    }
    record.settle_current();
    Ok(record)
}

/// What was measured in one go through all the fields.
struct Pass {
    /// For each field the milliseconds that each letter keeps a slow processor busy.
    fields: Vec<(&'static str, Vec<f64>)>,
    saves: usize,
    /// From each key to its paint by the clock of this machine, in milliseconds.
    waits: Vec<f64>,
    /// How many times slower than usual this machine was meanwhile: the middle of one look at each field.
    slowness: f64,
}

impl Pass {
    async fn go(page: &Page, record: &Record) -> Step<Self> {
        begin_with(page, record).await?;
        let watch = Stopwatch::lay(page).await?;
        let mut fields: Vec<(_, Vec<f64>)> = vec![];
        let mut slowness = vec![];
        for (group, name) in TYPED {
            page.open(&format!("#/sheet/{group}")).await?;
            page.arrive_at_questions(group).await?;
            let row = name.split('.').find(|part| part.parse::<usize>().is_ok());
            if let Some(row) = row {
                page.press(&format!("edit-row-{row}")).await?;
            }
            let selector = format!("[name=\"emergency.{name}\"]");
            let is_number = name.ends_with("phone");
            let text = if is_number { DIGITS } else { LETTERS };
            slowness.push(yardstick::of_page(page).await?);
            let letters = watch.typing(page, &selector, text).await?;
            fields.push((name, letters));
        }
        let slowness = percentile(50, &slowness);
        for (_, letters) in &mut fields {
            for letter in letters {
                *letter *= SLOWER / slowness;
            }
        }
        let saves = watch.saves(page).await?;
        let slow = watch.typing_where_it_is_slow(page).await?;
        if let Some(quick) = slow.iter().find(|&&one| one * SLOWER <= BAR) {
            return Err(format!("the stopwatch sees only {quick:.1} ms of a slow letter").into());
        }
        let waits = watch.waits(page).await?;
        Ok(Self {
            fields,
            saves,
            waits,
            slowness,
        })
    }

    /// The value that so many of a hundred letters do not exceed, whatever their field.
    fn busy(&self, hundredth: usize) -> f64 {
        let letters = self.fields.iter().flat_map(|(_, letters)| letters);
        percentile(hundredth, letters)
    }

    /// The same by the clock, from key to paint.
    fn wait(&self, hundredth: usize) -> f64 {
        percentile(hundredth, &self.waits)
    }
}

/// The value that so many of a hundred do not exceed.
fn percentile<'a>(hundredth: usize, values: impl IntoIterator<Item = &'a f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().copied().collect();
    values.sort_by(f64::total_cmp);
    let at = (values.len() * hundredth).div_ceil(100);
    values.get(at.saturating_sub(1)).copied().unwrap_or(0.0)
}

/// Types everything twice. What the page itself is slow at is slow both times; what comes once is the machine's.
async fn type_in_record_of(page: &Page, people: u64, bar: f64) -> Step {
    let record = full_record(people)?;
    let one = Pass::go(page, &record).await?;
    let other = Pass::go(page, &record).await?;
    for pass in [&one, &other] {
        println!(
            "{people} in the record, {} letters, {} saves, this machine {:.2} times slower than usual. On a processor {SLOWER} times slower: half within {:.0} ms, \
             98 of 100 within {:.0}, all within {:.0}. From key to paint by the clock here: half within {:.0} ms, \
             98 of 100 within {:.0}",
            pass.waits.len(),
            pass.saves,
            pass.slowness,
            pass.busy(50),
            pass.busy(98),
            pass.busy(100),
            pass.wait(50),
            pass.wait(98),
        );
        if pass.saves * LETTERS_A_SAVE < pass.waits.len() {
            return Err("too little was saved while typing".into());
        }
    }
    let mut faults = vec![];
    let mut judge = |what: &str, one: f64, other: f64| {
        if one.min(other) > bar {
            faults.push(format!("{what}: {one:.0} ms and {other:.0} ms"));
        }
    };
    judge(
        "98 of 100 letters on a slow processor",
        one.busy(98),
        other.busy(98),
    );
    // The slowest by the clock are those at which the machine was busy with something else.
    judge(
        "half of the letters by the clock",
        one.wait(50),
        other.wait(50),
    );
    for ((name, first), (_, second)) in one.fields.iter().zip(&other.fields) {
        for (at, (one, other)) in first.iter().zip(second).enumerate() {
            judge(&format!("letter {} in {name}", at + 1), *one, *other);
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(format!(
        "over {bar} ms with {people} in the record: {}",
        faults.join("; ")
    )
    .into())
}

async fn typing(page: &Page) -> Step {
    type_in_record_of(page, 1, BAR).await?;
    type_in_record_of(page, 10, BAR_OF_TEN).await
}

#[test]
fn no_letter_typed_into_a_full_record_waits_long_on_a_slow_machine() {
    walk("typing", Engine::Chromium, typing);
}
