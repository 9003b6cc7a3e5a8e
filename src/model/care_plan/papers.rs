//! C10 and C11: other papers, guarantor, guardian. Only that they are and where, never what is in them.
//!
//! Neither a guarantor nor a guardian consents to treatment in the person's place (身寄りがない人の入院及び
//! 医療に係る意思決定が困難な人への支援に関するガイドライン, 厚生労働科学研究, 2019).

use crate::model::{Choices, PartialDate, Phone, Stated, Text, Yes, answers::answers, code::codes};

codes! {
    /// The declaration on giving organs (臓器の移植に関する法律).
    pub enum OrganDonation as "organ_donation" {
        /// 書いてある
        Written = "written",
        /// ない
        NotWritten = "not_written",
        /// ここには書かない
        NotHere = "not_here",
    }
}

codes! {
    /// A paper on wishes for care.
    pub enum LivingWill as "living_will" {
        /// 自分で書いたもの
        OwnPaper = "own_paper",
        /// 公正証書
        NotarialDeed = "notarial_deed",
        /// 団体のもの
        Society = "society",
        /// 病院や施設のもの
        Hospital = "hospital",
    }
}

codes! {
    /// Legal guardianship (民法 第7条から第19条).
    pub enum Guardianship as "guardianship" {
        /// 後見
        Guardian = "guardian",
        /// 保佐
        Curator = "curator",
        /// 補助
        Assistant = "assistant",
    }
}

answers! {
    /// C10 and C11: other papers.
    pub struct OtherPapers {
        /// Organs.
        pub organ_donation: Option<OrganDonation>,
        /// Where that is written.
        pub organ_donation_place: Text,
        /// The body is given to a university.
        pub body_donation: Stated<Yes>,
        /// To which, and where the papers are.
        pub body_donation_detail: Text,
        /// Papers on wishes for care.
        pub living_will: Stated<Choices<LivingWill>>,
        /// Where.
        pub living_will_place: Text,
        /// Since when.
        pub living_will_date: Option<PartialDate>,
        /// An ending notebook.
        pub ending_note: Stated<Yes>,
        /// Where.
        pub ending_note_place: Text,
        /// A will. Kept; printed only where ticked.
        pub will: Stated<Yes>,
        /// Where. Kept; printed only where ticked.
        pub will_place: Text,
        /// Registered with the ward (終活情報登録).
        pub registration: Stated<Yes>,
        /// Which ward, which number.
        pub registration_detail: Text,
        /// A guarantor.
        pub guarantor: Stated<Yes>,
        /// The company or person.
        pub guarantor_name: Text,
        /// Their number.
        pub guarantor_phone: Phone,
        /// Guardianship.
        pub guardianship: Stated<Guardianship>,
        /// Who.
        pub guardian_name: Text,
        /// Their number.
        pub guardian_phone: Phone,
        /// A contract for a guardian later on (任意後見契約).
        pub future_guardian: Stated<Yes>,
        /// With whom.
        pub future_guardian_name: Text,
    }
}
