//! Dates as they stand in a file, and as they are typed in three fields.

use super::{MANY, MEGABYTE, Target, text, texts, today};
use tsutaeru::catalogue::TypedDate;
use tsutaeru::model::{Date, PartialDate};

pub const TARGET: Target = Target {
    name: "date",
    runs: MANY,
    corpus: || {
        texts(&[
            "2026-11-20",
            "1941-03~",
            "1941",
            "showa/16/3/5",
            "reiwa/元年/１２月/31日",
            "meiji/1/1/25",
            "/1941//",
            "heisei/31/4/30",
            "taisho/15/12/24",
        ])
    },
    words: &[
        "-", "~", "/", "元", "年", "月", "日", "showa/", "1868", "2199", "2200", "29", "０",
    ],
    most_memory: MEGABYTE,
    run,
};

fn run(bytes: &[u8]) -> String {
    let text = text(bytes);
    let stored = (text.parse::<Date>().ok(), text.parse::<PartialDate>().ok());
    if let Some(day) = stored.0 {
        assert_eq!(day.to_string().parse(), Ok(day));
        let (era, year) = day.era();
        assert_eq!(era.year(year), Some(day.year()));
    }
    let mut fields = text.split('/');
    let mut field = || fields.next().unwrap_or_default().to_owned();
    let typed = TypedDate {
        era: TypedDate::era_with_code(&field()),
        year: field(),
        month: field(),
        day: field(),
        about: bytes.len().is_multiple_of(2),
    };
    let read = typed.read();
    for date in [stored.1, read.ok().flatten()].into_iter().flatten() {
        assert_eq!(date.to_string().parse(), Ok(date));
        let (first, last) = (date.earliest(), date.latest());
        assert!(first.is_some() && first <= last, "{date} begins and ends");
        if let Some((least, most)) = date.years_until(today()) {
            assert!(
                0 <= least && least <= most && most < 200,
                "{date}: {least} to {most}"
            );
        }
        for in_era in [false, true] {
            assert_eq!(
                TypedDate::of(date, in_era).read(),
                Ok(Some(date)),
                "in the fields and back"
            );
        }
        if let Some(day) = last {
            let months = bytes
                .iter()
                .map(|byte| u16::from(*byte))
                .fold(0_u16, u16::wrapping_add);
            assert!(day.plus_months(months) >= day);
        }
    }
    format!("{} {} {read:?}", stored.0.is_some(), stored.1.is_some())
        .chars()
        .take(40)
        .collect()
}
