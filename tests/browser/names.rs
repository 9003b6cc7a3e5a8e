//! Names in letters that the paper's faces lack: drawn as this browser draws them, in the preview and on paper, and
//! copied from the paper as they were typed. A worker draws them; the page does where workers cannot. `xtask` sees to
//! it that the machine has faces for them.
use crate::engine::{Engine, walk};
use crate::page::Page;
use crate::{Step, paper, records};
use serde_json::json;
use std::path::Path;
use std::process::Command;
use tsutaeru::model::{Profile, ProfileId, ProfileMark};
use tsutaeru::store::Record;

/// Somebody's names, and how many letters or words of them must be drawn, at least.
struct Person {
    family: &'static str,
    given: &'static str,
    drawn: usize,
}

const PEOPLE: [Person; 3] = [
    Person {
        family: "髙橋𠮷田",
        given: "槗本葛\u{E0100}城",
        drawn: 2,
    },
    Person {
        family: "김민준",
        given: "刘护药",
        drawn: 6,
    },
    Person {
        family: "Nguyễn Thị Hệ",
        given: "สมชาย प्रकाश 😀",
        drawn: 6,
    },
];

/// A form of a character that not every browser knows how to ask a face for (WebKitGTK does not): then the paper's own
/// face shows the common form, and that is said before printing.
const FORM: &str = "葛\u{E0100}";

/// What stands on paper for what cannot be shown.
const NOTE: &str = "〔表示できない字〕";

/// Dots to the millimetre of the pictures that are looked at: those of 300 dots to the inch.
const DOTS: f64 = 300.0 / 25.4;

fn record(person: &Person) -> Step<Record> {
    let today = "2026-11-20".parse().map_err(|_| "no day")?;
    let mut profile = Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today);
    profile.emergency.person.family_name = person.family.into();
    profile.emergency.person.given_name = person.given.into();
    Ok(Record {
        profiles: serde_json::from_value(json!([profile]))?,
        ..Record::default()
    })
}

/// Counts what the page itself has drawn: it is all that it hands to a worker here as bytes.
const WATCH: &str = "
    window.drawings = 0;
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (said, ...rest) {
        window.drawings += said.byteLength > 0 ? 1 : 0;
        return send.call(this, said, ...rest);
    }";

async fn names(page: &Page) -> Step {
    come_out(page, false).await
}

/// The same in a browser whose workers cannot draw.
async fn names_drawn_by_the_page(page: &Page) -> Step {
    page.host.let_only_pages_draw()?;
    come_out(page, true).await
}

async fn come_out(page: &Page, page_draws: bool) -> Step {
    for person in &PEOPLE {
        records::begin_with(page, &record(person)?).await?;
        page.script(WATCH, vec![]).await?;
        page.open("#/print").await?;
        let file = paper::file(page, "save-emergency-sheet").await?;
        let typed = [person.family, person.given].map(squeezed);
        paper::read_back(&file, &[&typed[0], &typed[1]])?;

        let texts =
            "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)";
        let texts = async |which: &str| -> Step<Vec<String>> {
            let found = page.script(texts, vec![which.into()]).await?;
            Ok(serde_json::from_value(found)?)
        };
        let notes = texts("svg.paper text").await?;
        let told = texts("#unprintable .character").await?;
        if notes.iter().any(|text| text.contains(NOTE)) || told.iter().any(|one| one != FORM) {
            return Err(format!("{} cannot be printed: {told:?}", person.family).into());
        }
        let drawn = drawn(page).await?;
        let mut shapes: Vec<&str> = drawn.iter().map(|one| one.shape.as_str()).collect();
        shapes.sort_unstable();
        shapes.dedup();
        if shapes.len() < person.drawn {
            let count = shapes.len();
            return Err(format!("{}: only {count} drawings", person.family).into());
        }
        ink_of(&file, &drawn)?;
        let has_drawn = page.script("return drawings > 0", vec![]).await? == true;
        if has_drawn != page_draws {
            return Err(format!("{}: drawn by the page: {has_drawn}", person.family).into());
        }
        std::fs::remove_file(&file)?;
    }
    Ok(())
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|one| !one.is_whitespace()).collect()
}

/// What the preview draws instead of letters: its shape, and where it stands on which page, in millimetres.
#[derive(serde::Deserialize)]
struct Drawn {
    shape: String,
    page: usize,
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

async fn drawn(page: &Page) -> Step<Vec<Drawn>> {
    let script = "return [...document.querySelectorAll('svg.paper')].flatMap((sheet, page) => {
        const all = sheet.getBoundingClientRect();
        const unit = all.width / sheet.viewBox.baseVal.width;
        return [...sheet.querySelectorAll('path.p')].map((one) => {
            const place = one.getBoundingClientRect();
            return {
                shape: one.getAttribute('d'), page,
                left: (place.left - all.left) / unit, top: (place.top - all.top) / unit,
                width: place.width / unit, height: place.height / unit,
            };
        });
    })";
    Ok(serde_json::from_value(page.script(script, vec![]).await?)?)
}

/// Looks at the printed page where the preview draws: there is ink, and it is no box.
fn ink_of(file: &Path, all: &[Drawn]) -> Step {
    for (number, drawn) in all.iter().enumerate() {
        let side = |length: f64| (length * DOTS).round().to_string();
        let page = (drawn.page + 1).to_string();
        let raster = Command::new("pdftoppm")
            .args(["-r", "300", "-gray", "-f", &page, "-l", &page])
            .args(["-x", &side(drawn.left), "-y", &side(drawn.top)])
            .args(["-W", &side(drawn.width), "-H", &side(drawn.height)])
            .arg(file)
            .output()?
            .stdout;
        let (width, dots) = grey(&raster)?;
        let height = dots.len() / width;
        let is_dark = |x: usize, y: usize| dots[y * width + x] < 128;
        let dark = (0..dots.len()).filter(|at| dots[*at] < 128).count();
        let near = |at: usize, end: usize| at < 2 || at + 2 >= end;
        let rim = (0..dots.len()).map(|at| (at % width, at / width));
        let rim: Vec<_> = rim
            .filter(|(x, y)| near(*x, width) || near(*y, height))
            .collect();
        let dark_rim = rim.iter().filter(|(x, y)| is_dark(*x, *y)).count();
        let share = dark * 100 / dots.len();
        if !(8..80).contains(&share) || dark_rim * 100 > rim.len() * 60 {
            let of_rim = dark_rim * 100 / rim.len();
            return Err(format!("drawing {number}: {share} % ink, {of_rim} % of its rim").into());
        }
    }
    Ok(())
}

/// The width and the dots of a picture in grey (PGM).
pub fn grey(raster: &[u8]) -> Step<(usize, &[u8])> {
    let mut words = raster.splitn(5, |byte| byte.is_ascii_whitespace());
    let (_, width) = (words.next(), words.next().ok_or("no width")?);
    let (_, _, dots) = (words.next(), words.next(), words.next().ok_or("no dots")?);
    Ok((std::str::from_utf8(width)?.parse()?, dots))
}

#[test]
fn names_in_any_letters_come_out_in_chromium() {
    walk("names", Engine::Chromium, names);
}

#[test]
fn names_in_any_letters_come_out_in_firefox() {
    walk("names", Engine::Firefox, names);
}

#[test]
fn names_in_any_letters_come_out_in_webkit() {
    walk("names", Engine::WebKit, names);
}

#[test]
fn names_are_drawn_by_the_page_where_workers_cannot_in_chromium() {
    walk("names-of-page", Engine::Chromium, names_drawn_by_the_page);
}

#[test]
fn names_are_drawn_by_the_page_where_workers_cannot_in_firefox() {
    walk("names-of-page", Engine::Firefox, names_drawn_by_the_page);
}

#[test]
fn names_are_drawn_by_the_page_where_workers_cannot_in_webkit() {
    walk("names-of-page", Engine::WebKit, names_drawn_by_the_page);
}
