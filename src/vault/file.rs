//! Closing a text by a passphrase, and opening such a file.

use super::limits::{MAX_WORK, WORK, look_at_head};
use super::recognise::{ARMOR, without_margin};
use super::{MAX_SEALED_BYTES, Passphrase, VaultFault, is_sealed};
use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Identity, scrypt};
use std::io::Read;

/// Closes a text by the passphrase: an age file in its text form.
pub fn seal(text: &str, passphrase: &Passphrase) -> Result<String, VaultFault> {
    let mut recipient = scrypt::Recipient::new(passphrase.to_seal()?);
    recipient.set_work_factor(WORK);
    age::encrypt_and_armor(&recipient, text.as_bytes()).map_err(|_| VaultFault::NotMade)
}

/// Opens an age file, in either form, that a passphrase closes.
pub fn open(file: &[u8], passphrase: &Passphrase) -> Result<String, VaultFault> {
    let binary = binary(file)?;
    let mut outcome = Err(VaultFault::WrongPassphrase);
    for letters in passphrase.to_open() {
        outcome = open_with(&binary, letters);
        if outcome != Err(VaultFault::WrongPassphrase) {
            break;
        }
    }
    outcome
}

fn open_with(binary: &[u8], letters: &SecretString) -> Result<String, VaultFault> {
    let decryptor = Decryptor::new_buffered(binary).map_err(|error| fault(&error))?;
    if !decryptor.is_scrypt() {
        return Err(VaultFault::NotByPassphrase);
    }
    let mut identity = scrypt::Identity::new(letters.clone());
    identity.set_max_work_factor(MAX_WORK);
    content(decryptor, &identity)
}

/// What is in a file, once a key for it is there.
pub(super) fn content(
    decryptor: Decryptor<&[u8]>,
    identity: &dyn Identity,
) -> Result<String, VaultFault> {
    let mut reader = decryptor
        .decrypt(std::iter::once(identity))
        .map_err(|error| fault(&error))?;
    let mut text = String::new();
    match reader.read_to_string(&mut text) {
        Ok(_) => Ok(text),
        Err(_) => Err(VaultFault::Damaged),
    }
}

/// The file in its binary form, after a look at its size and its head.
pub(super) fn binary(file: &[u8]) -> Result<Vec<u8>, VaultFault> {
    if file.len() > MAX_SEALED_BYTES {
        return Err(VaultFault::TooLarge);
    }
    if !is_sealed(file) {
        return Err(VaultFault::NotSealed);
    }
    let text = without_margin(file);
    let binary = if text.starts_with(ARMOR) {
        let mut binary = vec![];
        let read = ArmoredReader::new(text).read_to_end(&mut binary);
        read.map_err(|_| VaultFault::Damaged)?;
        binary
    } else {
        file.to_vec()
    };
    look_at_head(&binary)?;
    Ok(binary)
}

/// What the library's error means to a person.
pub(super) fn fault(error: &DecryptError) -> VaultFault {
    match error {
        DecryptError::DecryptionFailed
        | DecryptError::KeyDecryptionFailed
        | DecryptError::NoMatchingKeys => VaultFault::WrongPassphrase,
        DecryptError::ExcessiveWork { .. } => VaultFault::TooCostly,
        DecryptError::UnknownFormat => VaultFault::NotSealed,
        _ => VaultFault::Damaged,
    }
}
