//! What the page and the paper engine say to each other, as either of another version might say it.

use super::{FIELDS, FULL, MANY, MEGABYTE, MINIMAL, Target, text};
use serde_json::{Value, json};
use tsutaeru::model::{Date, Profile, from_tree};
use tsutaeru::pdf::protocol::{PaperReply, PaperRequest, PaperWish, Want};
use tsutaeru::sheet::{CopyChoice, MemoChoice, MemoCopy};

pub const TARGET: Target = Target {
    name: "paper-request",
    runs: MANY,
    corpus,
    words: WORDS,
    most_memory: 64 * MEGABYTE,
    run,
};

const WORDS: &[&str] = &[
    "preview",
    "document",
    "fonts",
    "ready",
    "stage",
    "fetching",
    "failed",
    "fault",
    "not-written",
    "pages",
    "svg",
    "about",
    "size",
    "papers",
    "copy",
    "private",
    "will",
    "family",
    "hospital",
    "today",
    FIELDS[6],
];

fn corpus() -> Vec<Vec<u8>> {
    let person = |persona: &str| -> Value {
        let tree: Value = serde_json::from_str(persona).unwrap_or_default();
        tree["record"]["profiles"][0].clone()
    };
    let request = |want, profile: Value, copy: Value| PaperRequest {
        id: 7,
        want,
        papers: vec![PaperWish {
            paper: "care-plan-memo".to_owned(),
            copy,
        }],
        language: "ja".to_owned(),
        words: "# つたえるシート: \n".to_owned(),
        today: (2026, 11, 20),
        profile,
        site: "https://example.org/".to_owned(),
        apart: true,
    };
    let requests = [
        request(Want::Preview, person(MINIMAL), Value::Null),
        request(
            Want::Documents,
            person(MINIMAL),
            MemoChoice::of(MemoCopy::Doctor).write(),
        ),
        request(Want::Fonts, person(FULL), MemoChoice::default().write()),
    ];
    let replies = [
        json!("ready"),
        json!({ "stage": { "id": 1, "stage": { "fetching": { "fetched": 1, "all": 4 } } } }),
        json!({ "stage": { "id": 1, "stage": "composing" } }),
        json!({ "preview": { "id": 2, "pages": [{ "svg": "<svg/>" }], "about": {} } }),
        json!({ "documents": { "id": 3, "files": [{ "name": "a", "size": 23_000, "pages": 2 }], "about": {} } }),
        json!({ "fonts": { "id": 4 } }),
        json!({ "failed": { "id": null, "fault": "not-written" } }),
    ];
    let requests = requests
        .iter()
        .filter_map(|one| serde_json::to_vec(one).ok());
    requests
        .chain(replies.map(|reply| reply.to_string().into_bytes()))
        .collect()
}

fn run(bytes: &[u8]) -> String {
    let text = text(bytes);
    let reply = PaperReply::<Value>::read(&text);
    if let Some(reply) = &reply {
        let said = serde_json::to_string(reply).expect("a reply can be said");
        assert_eq!(PaperReply::<Value>::read(&said).as_ref(), Some(reply));
    }
    let Some(request) = PaperRequest::read(&text) else {
        return format!(
            "no request, {:?}",
            reply.map(|reply| std::mem::discriminant(&reply))
        );
    };
    let (year, month, day) = request.today;
    let today = Date::new(i32::from(year), month, day);
    let mut copies = 0;
    for wish in &request.papers {
        let copy = CopyChoice::read(&wish.paper, &wish.copy);
        if let Some(copy) = &copy {
            let again = CopyChoice::read(&wish.paper, &copy.write());
            assert_eq!(again.as_ref(), Some(copy));
            copies += 1;
        }
    }
    let profile = from_tree::<Profile>(request.profile).ok();
    format!(
        "{:?} {} {copies} {}",
        request.want,
        today.is_some(),
        profile.is_some()
    )
}
