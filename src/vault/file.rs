//! Closing a text by a passphrase, and opening such a file.

use super::armor::files;
use super::limits::{MAX_WORK, WORK, look_at_head};
use super::recognise::is_binary;
use super::{MAX_SEALED_BYTES, Passphrase, VaultFault};
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

/// Opens an age file, in either form, that a passphrase closes, whoever made it.
pub fn open(file: &[u8], passphrase: &Passphrase) -> Result<String, VaultFault> {
    open_by(file, passphrase.to_open_any())
}

/// Opens an age file of ours by whatever of these letters is the passphrase.
pub(super) fn open_by<'a>(
    file: &[u8],
    passphrases: impl Iterator<Item = &'a SecretString>,
) -> Result<String, VaultFault> {
    let binary = binary(file)?;
    let mut outcome = Err(VaultFault::WrongPassphrase);
    for letters in passphrases {
        outcome = open_with(&binary, letters);
        if outcome != Err(VaultFault::WrongPassphrase) {
            break;
        }
    }
    outcome
}

/// Looks whether a passphrase could open a file at all, before one is asked for.
pub(super) fn by_passphrase(binary: &[u8]) -> Result<Decryptor<&[u8]>, VaultFault> {
    let decryptor = Decryptor::new_buffered(binary).map_err(|error| fault(&error))?;
    match decryptor.is_scrypt() {
        true => Ok(decryptor),
        false => Err(VaultFault::NotByPassphrase),
    }
}

fn open_with(binary: &[u8], letters: &SecretString) -> Result<String, VaultFault> {
    let decryptor = by_passphrase(binary)?;
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
    let binary = if is_binary(file) {
        file.to_vec()
    } else {
        let mut binary = vec![];
        let text = files(file).into_iter().next();
        let text = text.ok_or(VaultFault::NotSealed)?;
        let read = ArmoredReader::new(text.as_bytes()).read_to_end(&mut binary);
        read.map_err(|_| VaultFault::Damaged)?;
        binary
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
