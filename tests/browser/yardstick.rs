//! How much slower this machine works now than the one on which the bars of the measuring journeys were set.
//!
//! A bar speaks of a device: "four times slower than a usual computer". Processor time leaves out what others do on a
//! machine, but not that a rented one is two and a half times slower on one day than on another. So a fixed piece of
//! work of the same nature is done beside what is measured, in the same minute. No code of ours is in
//! it (a page's style sheet is): what makes our program slower leaves it as it is.
use crate::page::Page;
use crate::worker_time::{TICK, own_time};
use crate::{Step, stopwatch};
use age::scrypt;
use age::secrecy::SecretString;
use std::time::Duration;

/// Milliseconds of a page's main thread for [`PIECE`] on a usual machine. Fitted on 2026-11-29, on a slow one: so that
/// typing comes out at the 35 ms for 98 of 100 letters that it had where the bars were set. To be measured where a
/// usual machine is at hand again.
const USUAL_PIECE: f64 = 55.0;
/// Processor time for opening a file of that cost natively on a usual machine. Fitted likewise, to the 240 ms that the vault
/// took there in the browser.
const USUAL_OPENING: Duration = Duration::from_millis(140);

/// The cost of the passphrase that is worked on beside: 2 to this power rounds, as ours was when the bar was set.
const WORK: u8 = 16;
/// So often, as the kernel counts in hundredths of a second.
const OPENINGS: u32 = 5;

/// What a page does for a letter, without ours: it makes text of data and data of text, changes elements, lays them out.
const PIECE: &str = "
    const rows = Array.from({ length: 60 }, (_, at) => ({ name: `row ${at}`, marks: [at, at * 7, `${at}`] }));
    const part = document.createElement('section');
    part.style.position = 'absolute';
    document.body.append(part);
    for (let turn = 0; turn < 40; turn += 1) {
        const copy = JSON.parse(JSON.stringify(rows));
        part.replaceChildren(...copy.map((row) => {
            const line = document.createElement('p');
            line.textContent = row.name + row.marks.join(' ') + turn;
            return line;
        }));
        window.height = part.offsetHeight;
    }
    part.remove();";

/// How many times slower than usual the page's main thread works now. Chromium only, `Performance.enable` before.
pub async fn of_page(page: &Page) -> Step<f64> {
    let before = stopwatch::processor_time(page).await?;
    page.script(PIECE, vec![]).await?;
    let took = stopwatch::processor_time(page).await? - before;
    Ok(took / USUAL_PIECE)
}

/// How many times slower than usual a passphrase is worked on now. By the library alone and with a cost of its own: a
/// dearer passphrase of ours is no slower machine.
pub fn of_passphrase() -> Step<f64> {
    let words = || SecretString::from("Sakuramochi 5 tsu");
    let mut closing = scrypt::Recipient::new(words());
    closing.set_work_factor(WORK);
    let closed = age::encrypt(&closing, b"{}")?;
    let mut opening = scrypt::Identity::new(words());
    opening.set_max_work_factor(WORK);
    let before = own_time()?;
    for _ in 0..OPENINGS {
        age::decrypt(&opening, &closed)?;
    }
    let took = (own_time()? - before) / OPENINGS;
    match took > TICK {
        true => Ok(took.as_secs_f64() / USUAL_OPENING.as_secs_f64()),
        false => Err("opening a file took no time".into()),
    }
}
