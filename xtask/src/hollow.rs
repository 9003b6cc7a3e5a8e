//! Hollows out functions that are linked in and never called. What only they need goes with them when wasm-opt has
//! looked; were one called after all, the program would end as in a panic, and the page would say so.
use anyhow::{Context, Result, ensure};
use std::collections::BTreeSet;
use std::ops::Range;
use wasm_encoder::{CodeSection, Module, RawSection};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// What no paper has: encryption, and packing by LZW. lopdf brings both, with AES, RC4 and MD5 behind them.
pub const OF_PAPERS: [&str; 4] = [
    "Aes128CryptFilter as lopdf::",
    "Aes256CryptFilter as lopdf::",
    "Rc4CryptFilter as lopdf::",
    " as weezl::decode::Stateful>",
];
/// The body of a hollow function: no locals, `unreachable`, `end`.
const HOLLOW: [u8; 3] = [0x00, 0x00, 0x0b];

/// Hollows every function out in whose name one of the parts stands. An error where a part stands in none: a library
/// has changed then, and this must be looked at.
pub fn hollow(wasm: &[u8], parts: &[&str]) -> Result<Vec<u8>> {
    let (imported, unused) = unused(wasm, parts)?;
    let mut module = Module::new();
    let (mut code, mut left, mut index) = (CodeSection::new(), 0, imported);
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionStart { count, .. } => left = count,
            Payload::CodeSectionEntry(body) => {
                let is_unused = unused.contains(&index);
                code.raw(if is_unused { &HOLLOW } else { body.as_bytes() });
                index += 1;
                left -= 1;
                if left == 0 {
                    module.section(&code);
                }
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let data = piece(wasm, range)?;
                    module.section(&RawSection { id, data });
                }
            }
        }
    }
    Ok(module.finish())
}

/// How many functions are imported, and the numbers of those to be hollowed out.
fn unused(wasm: &[u8], parts: &[&str]) -> Result<(u32, BTreeSet<u32>)> {
    let (mut imported, mut unused, mut seen) = (0, BTreeSet::new(), BTreeSet::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function =
                        matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    imported += u32::from(is_function);
                }
            }
            Payload::CustomSection(section) => {
                let KnownCustom::Name(names) = section.as_known() else {
                    continue;
                };
                for names in names {
                    let Name::Function(names) = names? else {
                        continue;
                    };
                    for named in names {
                        let named = named?;
                        for part in parts.iter().filter(|part| named.name.contains(**part)) {
                            seen.insert(part);
                            unused.insert(named.index);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    for part in parts {
        ensure!(seen.contains(part), "no function is called {part}");
    }
    Ok((imported, unused))
}

fn piece(wasm: &[u8], range: Range<u64>) -> Result<&[u8]> {
    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
    wasm.get(range).context("the module ends too soon")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Imports one function, has two of its own, called `kept` and `crate..unused..it`, and a byte behind them.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0\
        \x01\x04\x01\x60\x00\x00\
        \x02\x07\x01\x01a\x01b\x00\x00\
        \x03\x03\x02\x00\x00\
        \x0a\x07\x02\x02\x00\x0b\x02\x00\x0b\
        \x00\x22\x04name\x01\x1b\x02\x01\x04kept\x02\x12crate..unused..it.\
        \x00\x04\x02x!\x07";

    fn bodies(wasm: &[u8]) -> Vec<Vec<u8>> {
        let payloads = Parser::new(0).parse_all(wasm);
        let bodies = payloads.filter_map(|payload| match payload.expect("a module") {
            Payload::CodeSectionEntry(body) => Some(body.as_bytes().to_vec()),
            _ => None,
        });
        bodies.collect()
    }

    #[test]
    fn only_what_is_named_is_hollowed_out() {
        let hollowed = hollow(MODULE, &["..unused.."]).expect("a module");
        assert_eq!(bodies(MODULE), [[0x00, 0x0b], [0x00, 0x0b]]);
        assert_eq!(bodies(&hollowed), [&[0x00, 0x0b][..], &HOLLOW]);
        // Nothing else is another: two bytes of the section's and the body's length, and one more in the body.
        assert_eq!(hollowed.len(), MODULE.len() + 1);
        assert!(hollowed.ends_with(b"\x02x!\x07"));
    }

    #[test]
    fn what_is_not_there_is_an_error() {
        assert!(hollow(MODULE, &["..unused..", "weezl"]).is_err());
        assert!(hollow(&MODULE[..MODULE.len() - 3], &["..unused.."]).is_err());
    }
}
