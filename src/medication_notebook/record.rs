//! The records of the pharmacies' format, one type for each, with their fields in the order of the format.
//!
//! After JAHIS 電子版お薬手帳データフォーマット仕様書 Ver.2.6 (24-104, September 2024).

use super::field::{FeeTable, Field, Form, RemarkKind};
use crate::model::{Date, Sex};

/// A field of a record that could not be read as what it should be, by its name and as it was written.
pub type Unfit = (&'static str, String);

/// Declares every record: its number, its type, its fields in order.
macro_rules! records {
    ($($(#[$about:meta])* $name:ident = $number:literal { $($(#[$each:meta])* $field:ident: $kind:ty,)* })*) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Default, PartialEq, Eq)]
            pub struct $name { $($(#[$each])* pub $field: $kind,)* }
        )*

        /// One line of a code.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Record {
            $($(#[$about])* $name($name),)*
            /// A record that is not known: kept as it was written.
            Unknown {
                /// Its number, or what stands there.
                number: String,
                /// Its fields.
                fields: Vec<String>,
            },
        }

        impl Record {
            /// The numbers of all records that are known.
            pub const NUMBERS: &'static [&'static str] = &[$($number,)*];

            /// True where it says nothing: no field has anything but what it belongs to and who wrote it.
            pub fn is_blank(&self) -> bool {
                match self {
                    $(Self::$name(record) => {
                        $((BESIDE.contains(&stringify!($field)) || record.$field == <$kind>::default()) &&)* true
                    })*
                    Self::Unknown { fields, .. } => fields.iter().all(|field| field.trim().is_empty()),
                }
            }

            /// Reads the fields of a line, the record's number first. Missing fields at the end are empty ones;
            /// what does not fit, and fields beyond the known ones, are told.
            pub fn read(line: &str) -> (Self, Vec<Unfit>) {
                let mut fields = line.split(',');
                let number = fields.next().unwrap_or_default().trim();
                let mut unfit = vec![];
                let record = match number {
                    $($number => Self::$name($name {
                        $($field: taken(stringify!($field), fields.next(), &mut unfit),)*
                    }),)*
                    number => {
                        let fields = fields.map(str::to_owned).collect();
                        return (Self::Unknown { number: number.to_owned(), fields }, unfit);
                    }
                };
                let beyond: Vec<&str> = fields.collect();
                if beyond.iter().any(|field| !field.trim().is_empty()) {
                    unfit.push((BEYOND, beyond.join(",")));
                }
                (record, unfit)
            }
        }
    };
}

/// Fields that say nothing alone.
const BESIDE: &[&str] = &["rp", "author", "kind", "code_kind", "generic_code_kind"];

/// The name under which fields are told that no record of this kind has.
pub const BEYOND: &str = "";

fn taken<T: Field>(name: &'static str, written: Option<&str>, unfit: &mut Vec<Unfit>) -> T {
    let written = written.unwrap_or_default();
    T::read(written).unwrap_or_else(|| {
        unfit.push((name, written.to_owned()));
        T::default()
    })
}

records! {
    /// The patient.
    Patient = "1" {
        /// Name.
        name: String,
        /// Sex.
        sex: Option<Sex>,
        /// Birth date.
        birth_date: Option<Date>,
        /// Postal code.
        postal_code: String,
        /// Address.
        address: String,
        /// Telephone.
        phone: String,
        /// Whom to call, in any words.
        emergency_contact: String,
        /// Blood type.
        blood_type: String,
        /// Weight in kilograms.
        weight: String,
        /// Name in kana.
        kana: String,
    }
    /// A remark about the patient.
    PatientRemark = "2" {
        /// What it is about.
        kind: Option<RemarkKind>,
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// A medicine without prescription.
    OverTheCounter = "3" {
        /// Name.
        name: String,
        /// Taken from that day on.
        start: Option<Date>,
        /// Taken until that day.
        end: Option<Date>,
        /// Who wrote it.
        author: String,
        /// By which its ingredients name it.
        sequence: Option<u32>,
        /// Number on the package.
        jan: String,
    }
    /// An ingredient of a medicine without prescription.
    Ingredient = "31" {
        /// The medicine's sequence number.
        sequence: Option<u32>,
        /// Name.
        name: String,
        /// Kind of code.
        code_kind: String,
        /// Code.
        code: String,
        /// Who wrote it.
        author: String,
    }
    /// A memo in the notebook.
    Memo = "4" {
        /// The words.
        text: String,
        /// The day.
        date: Option<Date>,
        /// Who wrote it.
        author: String,
    }
    /// The day of a dispensing, which it opens.
    Dispensed = "5" {
        /// The day.
        date: Option<Date>,
        /// Who wrote it.
        author: String,
    }
    /// Who handed the medicines out.
    DispensingInstitution = "11" {
        /// Name.
        name: String,
        /// Prefecture.
        prefecture: String,
        /// What it is.
        fee_table: Option<FeeTable>,
        /// Code.
        code: String,
        /// Postal code.
        postal_code: String,
        /// Address.
        address: String,
        /// Telephone.
        phone: String,
        /// Who wrote it.
        author: String,
    }
    /// The pharmacist (or the doctor) who handed them out.
    Dispenser = "15" {
        /// Name.
        name: String,
        /// How to reach them.
        contact: String,
        /// Who wrote it.
        author: String,
    }
    /// Who prescribed them.
    PrescribingInstitution = "51" {
        /// Name.
        name: String,
        /// Prefecture.
        prefecture: String,
        /// What it is.
        fee_table: Option<FeeTable>,
        /// Code.
        code: String,
        /// Who wrote it.
        author: String,
    }
    /// The doctor who prescribed what follows, until the next one.
    Prescriber = "55" {
        /// Name.
        name: String,
        /// Department.
        department: String,
        /// Who wrote it.
        author: String,
    }
    /// A medicine.
    Medicine = "201" {
        /// Number of the prescription's part.
        rp: Option<u32>,
        /// Name.
        name: String,
        /// Dose.
        dose: String,
        /// Unit of the dose.
        unit: String,
        /// Kind of code.
        code_kind: String,
        /// Code.
        code: String,
        /// Who wrote it.
        author: String,
        /// Generic name.
        generic_name: String,
        /// Kind of its code.
        generic_code_kind: String,
        /// Its code.
        generic_code: String,
    }
    /// A supplement to the medicine before it.
    MedicineSupplement = "281" {
        /// Number of the prescription's part.
        rp: Option<u32>,
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// A caution about the medicine before it.
    MedicineCaution = "291" {
        /// Number of the prescription's part.
        rp: Option<u32>,
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// How the medicines of a part are taken.
    Direction = "301" {
        /// Number of the prescription's part.
        rp: Option<u32>,
        /// The direction.
        text: String,
        /// For how many days or times.
        quantity: String,
        /// Days, times or what was handed out.
        unit: String,
        /// Form.
        form: Option<Form>,
        /// Kind of code.
        code_kind: String,
        /// Code.
        code: String,
        /// Who wrote it.
        author: String,
    }
    /// A supplement to the direction.
    DirectionSupplement = "311" {
        /// Number of the prescription's part.
        rp: Option<u32>,
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// A caution about the part.
    DirectionCaution = "391" {
        /// Number of the prescription's part.
        rp: Option<u32>,
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// A caution about the dispensing.
    Caution = "401" {
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// Something the institution tells.
    Information = "411" {
        /// The words.
        text: String,
        /// Of what kind.
        kind: String,
        /// Who wrote it.
        author: String,
    }
    /// Medicines left over.
    LeftOver = "421" {
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// A remark.
    Remark = "501" {
        /// The words.
        text: String,
        /// Who wrote it.
        author: String,
    }
    /// What the patient wrote.
    PatientEntry = "601" {
        /// The words.
        text: String,
        /// The day.
        date: Option<Date>,
    }
    /// The family pharmacist.
    FamilyPharmacist = "701" {
        /// Name.
        name: String,
        /// Pharmacy.
        pharmacy: String,
        /// How to reach them.
        contact: String,
        /// From that day on.
        start: Option<Date>,
        /// Until that day.
        end: Option<Date>,
        /// Who wrote it.
        author: String,
    }
    /// Which part this is of a text that is split over several codes.
    Split = "911" {
        /// The same in every part.
        id: String,
        /// How many parts.
        parts: Option<u32>,
        /// Which, from 1 on.
        sequence: Option<u32>,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_fields_at_the_end_are_empty() {
        let (record, unfit) = Record::read("201,1,ｱﾑﾛｼﾞﾋﾟﾝ錠5mg,1,錠");
        let medicine = Medicine {
            rp: Some(1),
            name: "ｱﾑﾛｼﾞﾋﾟﾝ錠5mg".into(),
            dose: "1".into(),
            unit: "錠".into(),
            ..Medicine::default()
        };
        assert_eq!((record, unfit), (Record::Medicine(medicine), vec![]));
    }

    #[test]
    fn what_does_not_fit_is_told_and_the_rest_is_read() {
        let (record, unfit) = Record::read("1,橋本　静江,9,S330230,,,,,,,,,何か");
        let Record::Patient(patient) = record else {
            panic!("{record:?}")
        };
        assert_eq!(patient.name, "橋本　静江");
        assert_eq!((patient.sex, patient.birth_date), (None, None));
        let told = [("sex", "9"), ("birth_date", "S330230"), (BEYOND, ",何か")];
        assert_eq!(
            unfit,
            told.map(|(name, written)| (name, written.to_owned()))
        );
    }

    #[test]
    fn an_unknown_record_is_kept_as_it_was_written() {
        let (record, unfit) = Record::read("999, a,ｂ,");
        let kept = Record::Unknown {
            number: "999".into(),
            fields: [" a", "ｂ", ""].map(str::to_owned).into(),
        };
        assert_eq!((record, unfit), (kept, vec![]));
    }
}
