//! Twelve texts of our own making, one or more of every form: what is read of each stands beside it.

use crate::{codes, folder, read, reading};
use tsutaeru::medication_notebook::{Notebook, Oddity, Reading, medicines};

/// Everything that the app takes from a reading, a line for each thing.
fn said(reading: &Reading) -> String {
    let mut lines = vec![];
    for notebook in &reading.notebooks {
        notebook_lines(notebook, &mut lines);
    }
    for (place, error) in &reading.refused {
        lines.push(format!("refused {place}: {error:?}"));
    }
    lines.join("\n") + "\n"
}

fn notebook_lines(notebook: &Notebook, lines: &mut Vec<String>) {
    lines.push(format!(
        "version {} {:?}",
        notebook.version, notebook.category
    ));
    if let Some(patient) = &notebook.patient {
        let birth = patient.birth_date.map(|day| day.to_string());
        lines.push(format!(
            "patient {} | {} | {:?} | {birth:?}",
            patient.name, patient.kana, patient.sex
        ));
    }
    for remark in &notebook.remarks {
        lines.push(format!("remark {:?} | {}", remark.kind, remark.text));
    }
    for medicine in &notebook.over_the_counter {
        lines.push(format!("over the counter {}", medicine.name));
    }
    for dispensing in &notebook.dispensings {
        let day = dispensing
            .date
            .map_or("?".to_owned(), |day| day.to_string());
        let from = dispensing
            .institution
            .as_ref()
            .map_or("?", |from| &from.name);
        lines.push(format!(
            "dispensed {day} | {from} | {} records",
            dispensing.medicines.len()
        ));
    }
    for medicine in medicines(std::slice::from_ref(notebook)) {
        let times = medicine.times.iter().map(|time| format!("{time:?}"));
        let marks = [
            (medicine.is_doubtful, " DOUBTFUL"),
            (medicine.is_older, " OLDER"),
        ];
        let marks = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark);
        lines.push(format!(
            "medicine {} | {} | {} | {:?} | {} | {}{}",
            medicine.name,
            medicine.directions,
            times.collect::<Vec<_>>().join(" "),
            medicine.form,
            medicine.prescribed_at,
            medicine
                .dispensed_on
                .map_or("?".to_owned(), |day| day.to_string()),
            marks.collect::<String>(),
        ));
    }
    for (line, record) in &notebook.others {
        let record = format!("{record:?}");
        let kind = record.split(['(', ' ']).next().unwrap_or_default();
        lines.push(format!("kept {line} {kind}"));
    }
    for issue in &notebook.issues {
        lines.push(format!(
            "odd {}: {:?} | {}",
            issue.line, issue.what, issue.kept
        ));
    }
    if notebook.parts > 0 {
        lines.push(format!(
            "parts {} missing {:?}",
            notebook.parts, notebook.missing
        ));
    }
}

/// `UPDATE_GOLDEN=1 cargo test` writes the files anew: then read each against its text, line by line.
#[test]
fn every_text_is_read_exactly_as_it_is_said_beside_it() {
    let mut names: Vec<String> = std::fs::read_dir(folder())
        .expect("the folder is there")
        .map(|entry| {
            entry
                .expect("it can be read")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.ends_with(".txt") && !name.ends_with(".said.txt"))
        .collect();
    names.sort();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let said = said(&read(&[&name]));
        let file = folder().join(name.replace(".txt", ".said.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&file, &said).expect("the file can be written");
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        assert_eq!(said, expected, "{name}");
    }
}

#[test]
fn parts_are_joined_in_any_order_and_twice_is_once() {
    let parts = codes("08-three-codes.txt");
    let whole = reading(&parts);
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let mixed: Vec<_> = order
            .iter()
            .chain(&order[..1])
            .map(|part| parts[*part].clone())
            .collect();
        assert_eq!(reading(&mixed), whole, "{order:?}");
    }
    assert_eq!(whole.notebooks.len(), 1);
    assert_eq!(whole.notebooks[0].dispensings.len(), 1);
    assert_eq!(whole.missing().count(), 0);
}

#[test]
fn a_missing_part_is_told_and_the_rest_is_read() {
    let parts = codes("08-three-codes.txt");
    for gone in 0..3 {
        let mut some = parts.clone();
        some.remove(gone);
        let reading = reading(&some);
        let missing: Vec<_> = reading.missing().collect();
        assert_eq!(missing, [(3, &[gone as u32 + 1][..])]);
        assert_eq!(medicines(&reading.notebooks).len(), 2);
    }
}

#[test]
fn a_part_of_another_text_under_the_same_name_does_not_come_in() {
    let parts = codes("08-three-codes.txt");
    let mut other = parts[1].clone();
    let at = other
        .windows(2)
        .position(|two| two == b"75")
        .expect("the strength");
    other[at] = b'2';
    let reading = reading(&[parts[0].clone(), parts[1].clone(), other, parts[2].clone()]);
    // Nobody can say which of the two belongs to the others: all are read, and none is joined.
    for notebook in &reading.notebooks {
        let mut issues = notebook.issues.iter();
        assert!(issues.any(|issue| issue.what == Oddity::Again));
        assert!(notebook.is_unproven && notebook.is_incomplete());
    }
    let read = medicines(&reading.notebooks);
    assert_eq!(read.len(), 4);
    assert!(read.iter().all(|medicine| medicine.is_doubtful));
}

#[test]
fn a_prescription_beside_a_notebook_is_told_and_the_notebook_is_read() {
    let mut all = codes("10-oldest.txt");
    all.push(b"JAHIS8\r\n1,1,1234567,13,\r\n".to_vec());
    all.push(b"https://example.jp/".to_vec());
    let reading = reading(&all);
    assert_eq!(reading.notebooks.len(), 1);
    let places: Vec<_> = reading
        .refused
        .iter()
        .map(|(place, error)| (*place, format!("{error:?}")))
        .collect();
    assert_eq!(
        places,
        [
            (1, "Prescription".to_owned()),
            (2, "SomethingElse".to_owned())
        ]
    );
}
