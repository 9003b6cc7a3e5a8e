//! What is done for each request.

use tsutaeru::vault::protocol::{VaultReply, VaultRequest, VaultWant};
use tsutaeru::vault::{DeviceKey, Passphrase, VaultFault, look_into, open_with_passphrase, seal};

/// Keeps the key of the device while it is unlocked, and a file that waits for its passphrase.
#[derive(Default)]
pub struct Strongroom {
    key: Option<DeviceKey>,
    file: Vec<u8>,
}

impl Strongroom {
    /// Takes in a file that is to be opened.
    pub fn take_file(&mut self, file: Vec<u8>) {
        self.file = file;
    }

    /// Does what is asked. `None` for what is no request: page and worker of one version say none.
    pub fn answer(&mut self, request: String) -> Option<VaultReply> {
        let VaultRequest { id, want } = serde_json::from_str(&request).ok()?;
        Some(match self.work(want) {
            Ok(text) => VaultReply::Done { id, text },
            Err(fault) => VaultReply::Failed { id, fault },
        })
    }

    fn work(&mut self, want: VaultWant) -> Result<String, VaultFault> {
        match want {
            VaultWant::Close { text, passphrase } => seal(&text, &Passphrase::typed(passphrase)),
            VaultWant::Look => look_into(&self.file).map(|()| String::new()),
            VaultWant::Open { passphrase } => {
                let text = open_with_passphrase(&self.file, &Passphrase::typed(passphrase))?;
                self.file = vec![];
                Ok(text)
            }
            VaultWant::MakeKey { passphrase } => {
                let key = DeviceKey::make();
                let file = key.wrap(&Passphrase::typed(passphrase))?;
                self.key = Some(key);
                Ok(file)
            }
            VaultWant::Unlock { key, passphrase } => {
                self.key = Some(DeviceKey::unwrap(&key, &Passphrase::typed(passphrase))?);
                Ok(String::new())
            }
            VaultWant::Rewrap {
                key,
                passphrase,
                new,
            } => {
                let key = DeviceKey::unwrap(&key, &Passphrase::typed(passphrase))?;
                key.wrap(&Passphrase::typed(new))
            }
            VaultWant::Seal { text } => {
                let key = self.key.as_ref().ok_or(VaultFault::Locked)?;
                let sealed = key.seal(&text)?;
                match key.open(&sealed)? == text {
                    true => Ok(sealed),
                    false => Err(VaultFault::NotMade),
                }
            }
            VaultWant::Unseal { sealed } => {
                let key = self.key.as_ref().ok_or(VaultFault::Locked)?;
                key.open(&sealed)
            }
            VaultWant::Forget => {
                *self = Self::default();
                Ok(String::new())
            }
        }
    }
}
