//! How to talk with the person where spoken Japanese does not reach them, or they cannot answer by voice: decided once
//! for the front, the card and the memo beside the telephone.

use super::fact::Rank;
use super::gather::{Gather, Slot};
use super::say;
use crate::model::{
    Answer, CareTeamMember, Coded, CommunicationAid, DeviceKind, Hearing, NightAnswer, Profile,
    Seeing, SpokenLanguage, Talking, Understanding, VentilatorInterface,
};

/// What stands in the way of talking.
pub(super) const HINDRANCE: &str = "emergency.talk.hindrance";
/// What helps.
pub(super) const WAYS: &str = "emergency.talk.ways";
/// What the person understands; said here where that is not Japanese.
pub(super) const LANGUAGES: [&str; 2] = [
    "emergency.person.languages",
    "emergency.person.language_other",
];
/// The interpreter, with columns as a member of the team has them.
pub(super) const INTERPRETER: &str = "emergency.talk.interpreter";

/// Whether nobody can talk with the person in Japanese, as far as the record says.
pub(super) fn speaks_no_japanese(profile: &Profile) -> bool {
    let mut languages = profile.emergency.person.languages.iter().peekable();
    languages.peek().is_some() && !languages.any(|one| one == SpokenLanguage::Japanese)
}

/// Whether the person signs, and does not hear as others do.
fn signs(profile: &Profile) -> bool {
    let usual = &profile.emergency.usual_state;
    let languages = &profile.emergency.person.languages;
    let signs = usual
        .communication_aids
        .contains(CommunicationAid::SignLanguage)
        || languages.contains(SpokenLanguage::SignLanguage);
    signs && usual.hearing != Answer::Known(Hearing::Normal)
}

/// Whether a tube in the throat, of its own or of a ventilator, takes the voice, where nobody said that the person talks.
fn is_silenced(profile: &Profile) -> bool {
    let talks = matches!(
        profile.emergency.usual_state.talking,
        Answer::Known(Talking::Normal | Talking::Slowly)
    );
    let devices = profile.emergency.alerts.devices.rows();
    let has_tube = devices.iter().any(|one| {
        let is_ventilated = one.kind == Answer::Known(DeviceKind::Ventilator)
            && one.ventilator_interface == Answer::Known(VentilatorInterface::Tracheostomy);
        is_ventilated || one.kind == Answer::Known(DeviceKind::TracheostomyTube)
    });
    has_tube && !talks
}

/// Whether the person cannot call anybody by voice: does not hear the answer, or has no voice or words to call with.
pub(super) fn is_without_voice(profile: &Profile) -> bool {
    let usual = &profile.emergency.usual_state;
    let is_mute = matches!(
        usual.talking,
        Answer::Known(Talking::NoVoice | Talking::HardlyAny | Talking::Aphasia)
    );
    is_mute
        || usual.hearing == Answer::Known(Hearing::Deaf)
        || signs(profile)
        || is_silenced(profile)
}

/// The facts, where there is something to say.
pub(super) fn facts(g: &mut Gather, profile: &Profile) {
    if !is_without_voice(profile) && !speaks_no_japanese(profile) {
        return;
    }
    let slot = Slot::front(Rank::Address);
    let usual = &profile.emergency.usual_state;
    let option = |list: &str, code: &str| say::option(g.words, list, code);
    let hearing = match usual.hearing {
        Answer::Known(one @ Hearing::Deaf) => Some(option(Hearing::NAME, one.code())),
        _ => None,
    };
    let talking = match usual.talking {
        Answer::Known(one @ (Talking::NoVoice | Talking::HardlyAny | Talking::Aphasia)) => {
            Some(option(Talking::NAME, one.code()))
        }
        _ => None,
    };
    // Nor is there any use in writing or signing to whoever does not see.
    let seeing = match usual.seeing {
        Answer::Known(one @ Seeing::Blind) => Some(option(Seeing::NAME, one.code())),
        _ => None,
    };
    let hindrance: Vec<String> = seeing.into_iter().chain(hearing).chain(talking).collect();
    let aids = usual.communication_aids.iter();
    let mut ways: Vec<String> = aids
        .map(|one| option(CommunicationAid::NAME, one.code()))
        .collect();
    if let Answer::Known(one @ Talking::Slowly) = usual.talking {
        ways.push(option(Talking::NAME, one.code()));
    }
    if let Answer::Known(one @ Understanding::ShortWords) = usual.understanding {
        ways.push(option(Understanding::NAME, one.code()));
    }
    for (path, said) in [(HINDRANCE, hindrance), (WAYS, ways)] {
        if !said.is_empty() {
            g.together(HINDRANCE, |g| g.value(slot, path, said.join("・")));
        }
    }
    if speaks_no_japanese(profile) {
        let person = &profile.emergency.person;
        let other = (LANGUAGES[1], &person.language_other);
        g.together(LANGUAGES[0], |g| {
            g.many_or_other(slot, LANGUAGES[0], &person.languages, false, other);
        });
    }
    if let Some(member) = interpreter(g, profile) {
        called(g, slot, member);
    }
}

/// The interpreter's name and number; the rest only where there is room for it.
fn called(g: &mut Gather, slot: Slot, member: &CareTeamMember) {
    let at = |name| format!("{INTERPRETER}.{name}");
    let more = Slot::front(Rank::Approach);
    let by_night = member.number_at_night();
    g.together(INTERPRETER, |g| {
        let name = match member.organisation.is_blank() {
            true => ("person", &member.person),
            false => ("organisation", &member.organisation),
        };
        g.text(slot, &at(name.0), name.1);
        g.phone(slot, &at("phone"), by_night.unwrap_or(&member.phone));
    });
    let when = |answer: NightAnswer| Answer::Known(answer);
    g.belonging(&at("phone"), |g| {
        g.together(&at("role_detail"), |g| {
            g.text(more, &at("role_detail"), &member.role_detail);
            if by_night.is_some() {
                g.one(more, &at("phone_at_night"), &when(NightAnswer::Yes));
            }
        });
        // At night nobody would answer: that stands wherever the number does.
        if by_night.is_none() && member.phone_at_night == when(NightAnswer::DayOnly) {
            g.together(INTERPRETER, |g| {
                g.one(slot, &at("phone_at_night"), &member.phone_at_night);
            });
        }
    });
}

/// Who interprets, by the word that the person wrote: whoever answers at night first.
fn interpreter<'a>(g: &Gather, profile: &'a Profile) -> Option<&'a CareTeamMember> {
    let word = g.words.say("sheet.talk.interpreter");
    let members = profile.emergency.care_team.members.rows().iter();
    let found = members.filter(|one| {
        let said = [&one.role_detail, &one.organisation, &one.person, &one.note];
        let has_number = one.phone.is_number() || one.night_phone.is_number();
        has_number && said.iter().any(|said| said.as_str().contains(&word))
    });
    found.min_by_key(|one| one.number_at_night().is_none())
}
