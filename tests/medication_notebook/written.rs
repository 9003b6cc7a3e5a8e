//! Whatever is written as the format says is read as it was written; and nothing that is read makes a fuss.

use crate::review::today;
use proptest::{collection, option, prelude::*, sample};
use tsutaeru::medication_notebook::record::*;
use tsutaeru::medication_notebook::{
    FeeTable, Form, Issue, Lines, MAX_RECORDS, Notebook, Reading, RemarkKind, Review, medicines,
};
use tsutaeru::model::{Coded, Date, Era, Profile, ProfileId, ProfileMark, Sex};

/// A date as a machine writes it, in the era if it likes.
fn date(date: &Option<Date>, in_era: bool) -> String {
    let Some(date) = date else {
        return String::new();
    };
    if !in_era {
        return format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    }
    let (era, year) = date.era();
    let letter = ["M", "T", "S", "H", "R"][Era::ALL.iter().position(|one| *one == era).unwrap()];
    format!("{letter}{year:02}{:02}{:02}", date.month(), date.day())
}

fn number(number: &Option<u32>) -> String {
    number.map_or(String::new(), |number| number.to_string())
}

fn sex(sex: &Option<Sex>) -> String {
    match sex {
        Some(Sex::Male) => "1".into(),
        Some(Sex::Female) => "2".into(),
        _ => String::new(),
    }
}

fn table(table: &Option<FeeTable>) -> String {
    let known = |table: FeeTable| match table {
        FeeTable::Medical => "1",
        FeeTable::Dental => "3",
        FeeTable::Pharmacy => "4",
    };
    table.map_or("", known).to_owned()
}

fn form(form: &Option<Form>) -> String {
    let found = Form::ALL.iter().find(|(known, _)| Some(*known) == *form);
    found.map_or(String::new(), |(_, number)| number.to_string())
}

fn remark(kind: &Option<RemarkKind>) -> String {
    let found = RemarkKind::ALL
        .iter()
        .find(|(known, _)| Some(*known) == *kind);
    found.map_or(String::new(), |(_, number)| number.to_string())
}

/// The fields of a record in the order of the format's table, written down once more from there.
fn fields(record: &Record, in_era: bool) -> Vec<String> {
    let s = String::clone;
    let d = |day: &Option<Date>| date(day, in_era);
    let n = |number: &str| number.to_owned();
    match record {
        Record::Patient(p) => vec![
            n("1"),
            s(&p.name),
            sex(&p.sex),
            d(&p.birth_date),
            s(&p.postal_code),
            s(&p.address),
            s(&p.phone),
            s(&p.emergency_contact),
            s(&p.blood_type),
            s(&p.weight),
            s(&p.kana),
        ],
        Record::PatientRemark(r) => vec![n("2"), remark(&r.kind), s(&r.text), s(&r.author)],
        Record::OverTheCounter(o) => vec![
            n("3"),
            s(&o.name),
            d(&o.start),
            d(&o.end),
            s(&o.author),
            number(&o.sequence),
            s(&o.jan),
        ],
        Record::Ingredient(i) => vec![
            n("31"),
            number(&i.sequence),
            s(&i.name),
            s(&i.code_kind),
            s(&i.code),
            s(&i.author),
        ],
        Record::Memo(m) => vec![n("4"), s(&m.text), d(&m.date), s(&m.author)],
        Record::Dispensed(r) => vec![n("5"), d(&r.date), s(&r.author)],
        Record::DispensingInstitution(i) => vec![
            n("11"),
            s(&i.name),
            s(&i.prefecture),
            table(&i.fee_table),
            s(&i.code),
            s(&i.postal_code),
            s(&i.address),
            s(&i.phone),
            s(&i.author),
        ],
        Record::Dispenser(p) => vec![n("15"), s(&p.name), s(&p.contact), s(&p.author)],
        Record::PrescribingInstitution(i) => vec![
            n("51"),
            s(&i.name),
            s(&i.prefecture),
            table(&i.fee_table),
            s(&i.code),
            s(&i.author),
        ],
        Record::Prescriber(p) => vec![n("55"), s(&p.name), s(&p.department), s(&p.author)],
        Record::Medicine(m) => vec![
            n("201"),
            number(&m.rp),
            s(&m.name),
            s(&m.dose),
            s(&m.unit),
            s(&m.code_kind),
            s(&m.code),
            s(&m.author),
            s(&m.generic_name),
            s(&m.generic_code_kind),
            s(&m.generic_code),
        ],
        Record::MedicineSupplement(r) => vec![n("281"), number(&r.rp), s(&r.text), s(&r.author)],
        Record::MedicineCaution(r) => vec![n("291"), number(&r.rp), s(&r.text), s(&r.author)],
        Record::Direction(r) => vec![
            n("301"),
            number(&r.rp),
            s(&r.text),
            s(&r.quantity),
            s(&r.unit),
            form(&r.form),
            s(&r.code_kind),
            s(&r.code),
            s(&r.author),
        ],
        Record::DirectionSupplement(r) => vec![n("311"), number(&r.rp), s(&r.text), s(&r.author)],
        Record::DirectionCaution(r) => vec![n("391"), number(&r.rp), s(&r.text), s(&r.author)],
        Record::Caution(r) => vec![n("401"), s(&r.text), s(&r.author)],
        Record::Information(r) => vec![n("411"), s(&r.text), s(&r.kind), s(&r.author)],
        Record::LeftOver(r) => vec![n("421"), s(&r.text), s(&r.author)],
        Record::Remark(r) => vec![n("501"), s(&r.text), s(&r.author)],
        Record::PatientEntry(r) => vec![n("601"), s(&r.text), d(&r.date)],
        Record::FamilyPharmacist(p) => vec![
            n("701"),
            s(&p.name),
            s(&p.pharmacy),
            s(&p.contact),
            d(&p.start),
            d(&p.end),
            s(&p.author),
        ],
        Record::Split(p) => vec![n("911"), s(&p.id), number(&p.parts), number(&p.sequence)],
        Record::Unknown { number, fields } => {
            let mut all = vec![number.clone()];
            all.extend(fields.iter().cloned());
            all
        }
    }
}

/// The line, with or without the empty fields at its end.
fn line(record: &Record, in_era: bool, whole: bool) -> String {
    let mut fields = fields(record, in_era);
    let is_known = !matches!(record, Record::Unknown { .. });
    while is_known && !whole && fields.len() > 1 && fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    fields.join(",")
}

/// Text as it stands in a field: no comma, no line end, no blank at its ends.
fn text() -> BoxedStrategy<String> {
    let piece = sample::select(vec![
        "橋本",
        "ｱﾑﾛｼﾞﾋﾟﾝ",
        "錠5mg",
        "　",
        " ",
        "，",
        "1",
        "２.5",
        "－",
        "①",
        "「",
        "㈱",
        "髙",
        "A",
        "%",
        "(",
        "・",
    ]);
    let pieces = collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat().trim().to_owned());
    prop_oneof![1 => Just(String::new()), 4 => pieces].boxed()
}

fn day() -> BoxedStrategy<Option<Date>> {
    let day = (1868..=2099_i32, 1..=12_u8, 1..=31_u8);
    prop_oneof![1 => Just(None), 4 => day.prop_map(|(year, month, day)| Date::new(year, month, day))].boxed()
}

fn small() -> BoxedStrategy<Option<u32>> {
    option::of(0..120_u32).boxed()
}

fn form_or_none() -> BoxedStrategy<Option<Form>> {
    let forms: Vec<_> = Form::ALL.iter().map(|(form, _)| *form).collect();
    option::of(sample::select(forms)).boxed()
}

fn table_or_none() -> BoxedStrategy<Option<FeeTable>> {
    let tables: Vec<_> = FeeTable::ALL.iter().map(|(table, _)| *table).collect();
    option::of(sample::select(tables)).boxed()
}

fn kind_or_none() -> BoxedStrategy<Option<RemarkKind>> {
    let kinds: Vec<_> = RemarkKind::ALL.iter().map(|(kind, _)| *kind).collect();
    option::of(sample::select(kinds)).boxed()
}

fn texts<const N: usize>() -> BoxedStrategy<[String; N]> {
    collection::vec(text(), N)
        .prop_map(|texts| texts.try_into().expect("so many"))
        .boxed()
}

/// Any record of the format.
fn record() -> BoxedStrategy<Record> {
    let sexes = option::of(sample::select(vec![Sex::Female, Sex::Male]));
    let rp = || (small(), texts::<2>());
    let pair = || texts::<2>();
    Union::new(vec![
        (sexes, day(), texts::<8>())
            .prop_map(
                |(
                    sex,
                    birth_date,
                    [
                        name,
                        postal_code,
                        address,
                        phone,
                        emergency_contact,
                        blood_type,
                        weight,
                        kana,
                    ],
                )| {
                    Record::Patient(Patient {
                        name,
                        sex,
                        birth_date,
                        postal_code,
                        address,
                        phone,
                        emergency_contact,
                        blood_type,
                        weight,
                        kana,
                    })
                },
            )
            .boxed(),
        (kind_or_none(), pair())
            .prop_map(|(kind, [text, author])| {
                Record::PatientRemark(PatientRemark { kind, text, author })
            })
            .boxed(),
        (day(), day(), small(), texts::<3>())
            .prop_map(|(start, end, sequence, [name, author, jan])| {
                Record::OverTheCounter(OverTheCounter {
                    name,
                    start,
                    end,
                    author,
                    sequence,
                    jan,
                })
            })
            .boxed(),
        (small(), texts::<4>())
            .prop_map(|(sequence, [name, code_kind, code, author])| {
                Record::Ingredient(Ingredient {
                    sequence,
                    name,
                    code_kind,
                    code,
                    author,
                })
            })
            .boxed(),
        (day(), pair())
            .prop_map(|(date, [text, author])| Record::Memo(Memo { text, date, author }))
            .boxed(),
        (day(), text())
            .prop_map(|(date, author)| Record::Dispensed(Dispensed { date, author }))
            .boxed(),
        (table_or_none(), texts::<7>())
            .prop_map(
                |(fee_table, [name, prefecture, code, postal_code, address, phone, author])| {
                    Record::DispensingInstitution(DispensingInstitution {
                        name,
                        prefecture,
                        fee_table,
                        code,
                        postal_code,
                        address,
                        phone,
                        author,
                    })
                },
            )
            .boxed(),
        texts::<3>()
            .prop_map(|[name, contact, author]| {
                Record::Dispenser(Dispenser {
                    name,
                    contact,
                    author,
                })
            })
            .boxed(),
        (table_or_none(), texts::<4>())
            .prop_map(|(fee_table, [name, prefecture, code, author])| {
                Record::PrescribingInstitution(PrescribingInstitution {
                    name,
                    prefecture,
                    fee_table,
                    code,
                    author,
                })
            })
            .boxed(),
        texts::<3>()
            .prop_map(|[name, department, author]| {
                Record::Prescriber(Prescriber {
                    name,
                    department,
                    author,
                })
            })
            .boxed(),
        (small(), texts::<9>())
            .prop_map(
                |(
                    rp,
                    [
                        name,
                        dose,
                        unit,
                        code_kind,
                        code,
                        author,
                        generic_name,
                        generic_code_kind,
                        generic_code,
                    ],
                )| {
                    Record::Medicine(Medicine {
                        rp,
                        name,
                        dose,
                        unit,
                        code_kind,
                        code,
                        author,
                        generic_name,
                        generic_code_kind,
                        generic_code,
                    })
                },
            )
            .boxed(),
        rp().prop_map(|(rp, [text, author])| {
            Record::MedicineSupplement(MedicineSupplement { rp, text, author })
        })
        .boxed(),
        rp().prop_map(|(rp, [text, author])| {
            Record::MedicineCaution(MedicineCaution { rp, text, author })
        })
        .boxed(),
        (small(), form_or_none(), texts::<6>())
            .prop_map(
                |(rp, form, [text, quantity, unit, code_kind, code, author])| {
                    Record::Direction(Direction {
                        rp,
                        text,
                        quantity,
                        unit,
                        form,
                        code_kind,
                        code,
                        author,
                    })
                },
            )
            .boxed(),
        rp().prop_map(|(rp, [text, author])| {
            Record::DirectionSupplement(DirectionSupplement { rp, text, author })
        })
        .boxed(),
        rp().prop_map(|(rp, [text, author])| {
            Record::DirectionCaution(DirectionCaution { rp, text, author })
        })
        .boxed(),
        pair()
            .prop_map(|[text, author]| Record::Caution(Caution { text, author }))
            .boxed(),
        texts::<3>()
            .prop_map(|[text, kind, author]| {
                Record::Information(Information { text, kind, author })
            })
            .boxed(),
        pair()
            .prop_map(|[text, author]| Record::LeftOver(LeftOver { text, author }))
            .boxed(),
        pair()
            .prop_map(|[text, author]| Record::Remark(Remark { text, author }))
            .boxed(),
        (day(), text())
            .prop_map(|(date, text)| Record::PatientEntry(PatientEntry { text, date }))
            .boxed(),
        (day(), day(), texts::<4>())
            .prop_map(|(start, end, [name, pharmacy, contact, author])| {
                Record::FamilyPharmacist(FamilyPharmacist {
                    name,
                    pharmacy,
                    contact,
                    start,
                    end,
                    author,
                })
            })
            .boxed(),
        (small(), small(), text())
            .prop_map(|(parts, sequence, id)| {
                Record::Split(Split {
                    id,
                    parts,
                    sequence,
                })
            })
            .boxed(),
        collection::vec(text(), 0..4)
            .prop_map(|fields| Record::Unknown {
                number: "999".into(),
                fields,
            })
            .boxed(),
    ])
    .boxed()
}

use proptest::strategy::Union;

fn somebody() -> Profile {
    let today = "2026-11-21".parse().unwrap();
    Profile::new(ProfileId::from_random(1), ProfileMark::Circle, today)
}

proptest! {
    #[test]
    fn prop_a_record_is_read_as_it_was_written(record in record(), in_era: bool, whole: bool) {
        prop_assert_eq!(Record::read(&line(&record, in_era, whole)), (record, vec![]));
    }

    #[test]
    fn prop_every_record_of_a_text_is_kept_and_only_real_oddities_are_told(
        records in collection::vec(record(), 0..30),
        version in 1..=8_u32,
        end in sample::select(vec!["\r\n", "\n", "\r"]),
    ) {
        let records: Vec<Record> = records.into_iter().filter(|record| !matches!(record, Record::Split(_))).collect();
        let mut lines = vec![format!("JAHISTC{version:02},1")];
        lines.extend(records.iter().map(|record| line(record, true, false)));
        let read = Lines::read(&lines.join(end)).expect("it is a notebook");
        prop_assert_eq!(read.version, version);
        prop_assert_eq!(read.records.iter().map(|(_, record)| record).collect::<Vec<_>>(), records.iter().collect::<Vec<_>>());
        let unknown = records.iter().filter(|record| matches!(record, Record::Unknown { .. }) && !record.is_blank()).count();
        prop_assert_eq!(read.issues.len(), unknown);
        // No medicine gets lost between the lines and the dispensings.
        let count = records.iter().filter(|record| matches!(record, Record::Medicine(_)) && !record.is_blank()).count();
        let notebook = Notebook::of(read);
        let held: usize = notebook.dispensings.iter().map(|one| one.medicines.len()).sum();
        prop_assert_eq!(held, count);
    }

    #[test]
    fn prop_any_text_is_read_or_refused_and_can_be_reviewed(
        text in "(JAHISTC0[0-9],[12]\r\n)?([0-9]{1,3}(,(\\PC{0,6}|[0-9]{0,8})){0,10}\r?\n){0,20}"
    ) {
        let reading = Reading::of(&[text]);
        let odd: Vec<&Issue> = reading.notebooks.iter().flat_map(|one| &one.issues).collect();
        prop_assert!(odd.len() <= MAX_RECORDS * 12);
        prop_assert!(medicines(&reading.notebooks).len() <= MAX_RECORDS);
        prop_assert!(Review::new(&reading.notebooks, &somebody(), today()).is_ok());
    }
}
