//! What was read off a picture: bytes, and which part they are of something longer (structured append).

/// Which part a code is of something that is torn over several codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// The same in all parts: a check over the whole.
    pub parity: u8,
    /// How many parts.
    pub count: u8,
    /// Which, from 0 on.
    pub index: u8,
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Which part it is, where it is one.
    pub part: Option<Part>,
    /// Its bytes as they were printed.
    pub bytes: Vec<u8>,
}

/// Everything that was found, put together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    /// The bytes of whole codes, and of those that are whole now.
    pub whole: Vec<Vec<u8>>,
    /// What is not whole yet: how many parts it has, and which are missing, from 1 on.
    pub missing: Vec<(u8, Vec<u8>)>,
}

/// Joins the parts, in whatever order they were found. A part that was found twice counts once.
pub fn joined(found: &[Found]) -> Joined {
    let mut joined = Joined::default();
    let mut torn: Vec<(u8, u8)> = vec![];
    for code in found {
        match code.part {
            None if !joined.whole.contains(&code.bytes) => joined.whole.push(code.bytes.clone()),
            None => {}
            Some(part) if !torn.contains(&(part.parity, part.count)) => {
                torn.push((part.parity, part.count))
            }
            Some(_) => {}
        }
    }
    for (parity, count) in torn {
        let part = |index: u8| {
            let wanted = Part {
                parity,
                count,
                index,
            };
            found
                .iter()
                .find(|code| code.part == Some(wanted))
                .map(|code| code.bytes.as_slice())
        };
        let missing: Vec<u8> = (0..count)
            .filter(|index| part(*index).is_none())
            .map(|index| index + 1)
            .collect();
        match missing.is_empty() {
            true => joined
                .whole
                .push((0..count).filter_map(part).collect::<Vec<_>>().concat()),
            false => joined.missing.push((count, missing)),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(part: Option<(u8, u8, u8)>, bytes: &[u8]) -> Found {
        let part = part.map(|(parity, count, index)| Part {
            parity,
            count,
            index,
        });
        Found {
            part,
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn parts_are_joined_in_their_order_and_missing_ones_are_told() {
        let found = [
            code(Some((7, 3, 2)), b"c"),
            code(None, b"alone"),
            code(Some((7, 3, 0)), b"a"),
            code(Some((9, 2, 1)), b"y"),
            code(Some((7, 3, 1)), b"b"),
            code(Some((7, 3, 1)), b"b"),
            code(None, b"alone"),
        ];
        let expected = Joined {
            whole: vec![b"alone".to_vec(), b"abc".to_vec()],
            missing: vec![(2, vec![1])],
        };
        assert_eq!(joined(&found), expected);
    }
}
