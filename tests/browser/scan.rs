//! The pharmacy's code: from a photograph, or before the camera, by the review to the printed sheet.
use crate::engine::{Engine, walk, walk_before_camera};
use crate::page::Page;
use crate::printed::{Level, Printed, print, print_torn};
use crate::sheet_picture::{Shot, codes, shot};
use crate::stopwatch::processor_time;
use crate::worker_time::worker_time;
use crate::{Step, axe, paper, records, resident};
use serde_json::json;
use std::time::Duration;
use tsutaeru::model::Profile;
use tsutaeru::store::Record;

/// So much slower a telephone of a resident is.
const SLOWER: u32 = 4;
/// The longest that a photograph of 12 million pixels may be looked at there.
const PHOTO: Duration = Duration::from_millis(1_500);
/// The longest that a picture of the camera may be looked at there: five a second.
const FRAME: Duration = Duration::from_millis(200);

/// The codes of a text, each printed as one.
fn printed(name: &str) -> Step<Vec<Printed>> {
    let codes = codes(name)?;
    Ok(codes.iter().map(alone).collect())
}

fn alone(code: impl AsRef<[u8]>) -> Printed {
    print(code.as_ref(), Level::Medium, None)
}

async fn give(page: &Page, shot: &Shot) -> Step {
    let file = page.folder().with_file_name("sheet.bmp");
    std::fs::write(&file, shot.file())?;
    page.give_file("#choose-photo", &file).await
}

async fn tick_everything(page: &Page) -> Step {
    let values = "return [...document.querySelectorAll('[name=take-over]:not(:checked)')].map((box) => box.value)";
    let values: Vec<String> = serde_json::from_value(page.script(values, vec![]).await?)?;
    for value in values {
        page.choose("take-over", &value).await?;
    }
    Ok(())
}

async fn only_kept(page: &Page) -> Step<Profile> {
    let mut people = records::kept(page).await?.profiles.into_iter();
    Ok(people.next().ok_or("nobody is kept")?)
}

/// A photograph, every line ticked, and the medicines on the paper with where they come from.
async fn photo_to_paper(page: &Page) -> Step {
    page.open("").await?;
    resident::begin(page).await?;
    page.open("#/sheet/medicines").await?;
    page.press("scan").await?;
    page.arrive("scan").await?;
    axe::no_barriers(page).await?;
    let asked = page.host.asked().len();
    // Torn over two codes, as machines do that know no other way.
    let torn = print_torn(&codes("01-internal.txt")?[0], Level::Low, 2);
    give(page, &shot(&torn, 1_400, 800, 5.0)).await?;
    page.see("[data-review=lines]").await?;
    axe::no_barriers(page).await?;
    page.press("tick-new-medicines").await?;
    page.see("#take-over:not([disabled])").await?;
    tick_everything(page).await?;
    axe::no_barriers(page).await?;
    page.press("take-over").await?;
    page.see("[data-review=done]").await?;
    page.wait_until_kept("ブロチゾラム").await?;
    let carries = |line: &&String| !line.starts_with("GET ") || line.contains(['?', '%']);
    if let Some(line) = page.host.asked().iter().skip(asked).find(carries) {
        return Err(format!("something went over the line: {line}").into());
    }
    let here = only_kept(page).await?.emergency;
    if here.person.family_name.as_str() != "橋本" || here.medications.list.rows().len() != 4 {
        return Err("what was ticked is not what is kept".into());
    }
    axe::no_barriers(page).await?;
    let words = [
        "アムロジピンOD錠5mg",
        "ワーファリン錠1mg",
        "酸化マグネシウム錠330mg",
        "ブロチゾラム錠0.25mg",
        "お薬手帳のQRから読み取り",
        "ねりま内科クリニック",
        "みどり薬局",
    ];
    paper::from_print_page(page, &words).await
}

/// Somebody else's sheet stops; what is refused or not there changes nothing.
async fn nothing_by_mistake(page: &Page) -> Step {
    let mut record = Record::default();
    record.profiles.push(records::persona("full")?);
    record.settle_current();
    let before = record.profiles.clone();
    records::begin_with(page, &record).await?;
    page.open("#/scan").await?;
    page.arrive("scan").await?;
    give(page, &shot(&printed("06-husband.txt")?, 700, 700, 5.0)).await?;
    page.see("[data-whose=different]").await?;
    axe::no_barriers(page).await?;
    page.press("not-this-person").await?;
    page.see("#start-camera").await?;
    // What is there stands beside what would come in its place.
    give(page, &shot(&printed("06-husband.txt")?, 700, 700, 5.0)).await?;
    page.press("same-person").await?;
    page.see("[data-part=person] [data-standing=differs] dl")
        .await?;
    axe::no_barriers(page).await?;
    page.press("leave-it").await?;
    page.see("#start-camera").await?;
    for (bytes, trouble) in [
        (&b"JAHIS8\r\n"[..], "prescription"),
        (b"https://example.jp/", "something-else"),
    ] {
        give(page, &shot(&[alone(bytes)], 500, 500, 6.0)).await?;
        page.see(&format!("[data-trouble={trouble}]")).await?;
        axe::no_barriers(page).await?;
    }
    give(page, &shot(&[], 500, 500, 6.0)).await?;
    page.see("[data-trouble=no-code]").await?;
    std::fs::write(page.folder().with_file_name("no.jpg"), "no picture")?;
    page.give_file("#choose-photo", &page.folder().with_file_name("no.jpg"))
        .await?;
    page.see("[data-trouble=not-readable]").await?;
    page.press("start-camera").await?;
    page.see("[data-trouble=no-camera]").await?;
    axe::no_barriers(page).await?;
    for (fault, trouble) in [
        ("NotAllowedError", "camera-refused"),
        ("NotReadableError", "camera-busy"),
    ] {
        let refuse = "const [name] = arguments;
            navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name))";
        page.script(refuse, vec![fault.into()]).await?;
        page.press("start-camera").await?;
        page.see(&format!("[data-trouble={trouble}]")).await?;
    }
    match records::kept(page).await?.profiles == before {
        true => Ok(()),
        false => Err("something has changed unasked".into()),
    }
}

/// One code of three before the camera; the others by a photograph, whose time in the worker is taken.
async fn camera_then_photo(page: &Page) -> Step {
    page.devtools("Performance.enable", json!({})).await?;
    page.open("").await?;
    resident::begin(page).await?;
    page.open("#/scan").await?;
    page.arrive("scan").await?;
    page.press("start-camera").await?;
    page.until("the first of three codes to be read", async || {
        let status = page.text("#camera-status").await?;
        Ok(status.contains("3枚のうち1枚").then_some(()))
    })
    .await?;
    axe::no_barriers(page).await?;
    let looked = async || -> Step<u32> {
        let looked = page.see("[data-looked]").await?.attr("data-looked").await?;
        Ok(looked.unwrap_or_default().parse()?)
    };
    let (first, main, worker) = (looked().await?, processor_time(page).await?, worker_time()?);
    let last = page
        .until("forty more pictures to be looked at", async || {
            let now = looked().await?;
            Ok((now >= first + 40).then_some(now))
        })
        .await?;
    let main = Duration::from_secs_f64((processor_time(page).await? - main) / 1_000.0);
    let worker = worker_time()? - worker;
    let each = (main + worker) * SLOWER / (last - first);
    println!(
        "a picture of the camera, processor {SLOWER} times slower: {each:?}, that is {:.1} a second",
        1.0 / each.as_secs_f64()
    );
    page.press("stop-camera").await?;
    page.see("#start-camera").await?;
    let off = "return document.querySelector('video') === null";
    if page.script(off, vec![]).await? != true || each > FRAME {
        return Err("the camera is slow, or still there".into());
    }
    let photo = shot(&printed("08-three-codes.txt")?, 1_400, 600, 5.0).amid(4_000, 3_000);
    let before = worker_time()?;
    give(page, &photo).await?;
    page.see("[data-review=lines]").await?;
    let took = (worker_time()? - before) * SLOWER;
    println!("a photograph of 12 million pixels, processor {SLOWER} times slower: {took:?}");
    if took > PHOTO || took.is_zero() {
        return Err(format!("a photograph takes {took:?}").into());
    }
    tick_everything(page).await?;
    page.press("take-over").await?;
    page.see("[data-review=done]").await?;
    page.wait_until_kept("フェントステープ").await
}

#[test]
fn a_photograph_of_the_pharmacys_code_becomes_the_printed_sheet_in_chromium() {
    walk("scan-photo", Engine::Chromium, photo_to_paper);
}

#[test]
fn a_photograph_of_the_pharmacys_code_becomes_the_printed_sheet_in_firefox() {
    walk("scan-photo", Engine::Firefox, photo_to_paper);
}

#[test]
fn a_photograph_of_the_pharmacys_code_becomes_the_printed_sheet_in_webkit() {
    walk("scan-photo", Engine::WebKit, photo_to_paper);
}

#[test]
fn codes_of_others_and_of_other_things_change_nothing() {
    walk("scan-mistakes", Engine::Chromium, nothing_by_mistake);
}

#[test]
fn the_camera_reads_quickly_and_a_photograph_brings_the_rest() {
    let codes = printed("08-three-codes.txt").expect("the text is there");
    let seen = shot(&codes[..1], 1_280, 720, 6.0).film();
    walk_before_camera("scan-camera", &seen, camera_then_photo);
}
