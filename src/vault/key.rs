//! The key of a device: an age identity that closes and opens saves at once, itself kept behind a passphrase.

use super::armor::files;
use super::file::{binary, by_passphrase, content, fault, open, open_by, seal};
use super::recognise::is_binary;
use super::{MAX_SEALED_BYTES, Passphrase, VaultFault};
use age::Decryptor;
use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use zeroize::Zeroizing;

/// Opens what a passphrase closes: a backup; or what a locked device hands over, which is the file of its key and
/// below it what is closed to that key, both in text form.
pub fn open_with_passphrase(file: &[u8], passphrase: &Passphrase) -> Result<String, VaultFault> {
    match two_files(file) {
        Some([key, sealed]) => DeviceKey::unwrap(&key, passphrase)?.open(&sealed),
        None => open(file, passphrase),
    }
}

/// Says whether a passphrase could open a file, without any: so that nobody is asked for one in vain.
pub fn look_into(file: &[u8]) -> Result<(), VaultFault> {
    let binary = match two_files(file) {
        Some([key, sealed]) => {
            self::binary(sealed.as_bytes())?;
            self::binary(key.as_bytes())?
        }
        None => self::binary(file)?,
    };
    by_passphrase(&binary).map(drop)
}

fn two_files(file: &[u8]) -> Option<[String; 2]> {
    if is_binary(file) || file.len() > MAX_SEALED_BYTES {
        return None;
    }
    let mut files = files(file).into_iter();
    Some([files.next()?, files.next()?])
}

/// The key of a device.
pub struct DeviceKey(Identity);

impl DeviceKey {
    /// A new one.
    pub fn make() -> Self {
        Self(Identity::generate())
    }

    /// The key as a file behind the passphrase: what `age-keygen` writes, closed by `age -p`.
    pub fn wrap(&self, passphrase: &Passphrase) -> Result<String, VaultFault> {
        let (secret, public) = (self.0.to_string(), self.0.to_public());
        let secret = secret.expose_secret();
        let lines = Zeroizing::new(format!("# public key: {public}\n{secret}\n"));
        seal(&lines, passphrase)
    }

    /// The key out of such a file.
    pub fn unwrap(wrapped: &str, passphrase: &Passphrase) -> Result<Self, VaultFault> {
        let lines = Zeroizing::new(open_by(wrapped.as_bytes(), passphrase.to_open())?);
        let mut lines = lines.lines().filter(|line| !line.starts_with('#'));
        let identity = lines.next().and_then(|line| line.trim().parse().ok());
        identity.map(Self).ok_or(VaultFault::Damaged)
    }

    /// Closes a text to this key: an age file in its text form.
    pub fn seal(&self, text: &str) -> Result<String, VaultFault> {
        age::encrypt_and_armor(&self.0.to_public(), text.as_bytes())
            .map_err(|_| VaultFault::NotMade)
    }

    /// Opens what was closed to this key. What another key closed is damaged to this one.
    pub fn open(&self, sealed: &str) -> Result<String, VaultFault> {
        let binary = binary(sealed.as_bytes())?;
        let decryptor = Decryptor::new_buffered(&binary[..]).map_err(|error| fault(&error))?;
        content(decryptor, &self.0).map_err(|fault| match fault {
            VaultFault::WrongPassphrase => VaultFault::Damaged,
            other => other,
        })
    }
}
