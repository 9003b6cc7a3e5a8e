//! Mutates JSON as a tree: what comes out is JSON still, and so is read further than a text with a turned bit.

use crate::hostile;
use crate::mutate::one_of;
use fastrand::Rng;
use serde_json::{Map, Value};

/// Another tree's text; `None` where the text is no JSON.
pub fn mutate(chance: &mut Rng, text: &[u8], words: &[&str]) -> Option<Vec<u8>> {
    let mut tree: Value = serde_json::from_slice(text).ok()?;
    let pieces: Vec<Value> = {
        let count = count(&tree);
        let any = |chance: &mut Rng| nth(&tree, &mut chance.usize(0..count)).cloned();
        (0..2).filter_map(|_| any(chance)).collect()
    };
    for _ in 0..1 << chance.u8(0..3) {
        let mut at = chance.usize(0..count(&tree));
        if let Some(node) = nth_mut(&mut tree, &mut at) {
            change(chance, node, &pieces, words);
        }
    }
    serde_json::to_vec(&tree).ok()
}

fn change(chance: &mut Rng, node: &mut Value, pieces: &[Value], words: &[&str]) {
    let foreign = match chance.u8(0..5) {
        0 => Value::from(word(chance, words)),
        1 => Value::from(long(chance)),
        2 => number(chance),
        3 => [
            Value::Null,
            Value::Bool(true),
            Value::Array(vec![]),
            Value::Object(Map::new()),
        ][chance.usize(0..4)]
        .clone(),
        _ => pieces.get(chance.usize(0..2)).cloned().unwrap_or_default(),
    };
    match node {
        Value::Object(fields) if chance.bool() => {
            let keys: Vec<String> = fields.keys().cloned().collect();
            let name = if keys.is_empty() || chance.u8(0..3) == 0 {
                word(chance, words)
            } else {
                keys[chance.usize(0..keys.len())].clone()
            };
            match chance.u8(0..3) {
                0 => drop(fields.remove(&name)),
                1 => drop(fields.insert(name, foreign)),
                _ => {
                    let moved = fields.remove(&name).unwrap_or_default();
                    fields.insert(word(chance, words), moved);
                }
            }
        }
        Value::Array(items) if chance.bool() => match (chance.u8(0..4), items.len()) {
            (0, 1..) => drop(items.remove(chance.usize(0..items.len()))),
            (1, 1..) => {
                let one = items[chance.usize(0..items.len())].clone();
                let times = 1 << chance.u8(0..8);
                items.extend(vec![one; times]);
            }
            (2, 2..) => chance.shuffle(items),
            _ => items.insert(chance.usize(0..=items.len()), foreign),
        },
        Value::String(text) if chance.bool() => {
            let at = (0..=chance.usize(0..=text.len()))
                .rev()
                .find(|at| text.is_char_boundary(*at));
            text.insert_str(at.unwrap_or(0), &word(chance, words));
        }
        node => *node = foreign,
    }
}

fn word(chance: &mut Rng, words: &[&str]) -> String {
    match words.is_empty() || chance.bool() {
        true => one_of(chance, hostile::TEXTS).to_owned(),
        false => one_of(chance, words).to_owned(),
    }
}

fn long(chance: &mut Rng) -> String {
    let word = one_of(chance, hostile::TEXTS);
    word.repeat(1 << chance.u8(0..9))
}

fn number(chance: &mut Rng) -> Value {
    match chance.u8(0..6) {
        0 => u64::MAX.into(),
        1 => i64::MIN.into(),
        2 => f64::MAX.into(),
        3 => chance.u64(..).into(),
        4 => chance.i8(..).into(),
        _ => 0.5.into(),
    }
}

fn count(tree: &Value) -> usize {
    1 + children(tree).map(count).sum::<usize>()
}

fn children(tree: &Value) -> impl Iterator<Item = &Value> {
    let fields = tree.as_object().into_iter().flat_map(Map::values);
    fields.chain(tree.as_array().into_iter().flatten())
}

/// The node with that number, the root being 0.
fn nth<'a>(tree: &'a Value, at: &mut usize) -> Option<&'a Value> {
    if *at == 0 {
        return Some(tree);
    }
    *at -= 1;
    children(tree).find_map(|child| nth(child, at))
}

fn nth_mut<'a>(tree: &'a mut Value, at: &mut usize) -> Option<&'a mut Value> {
    if *at == 0 {
        return Some(tree);
    }
    *at -= 1;
    match tree {
        Value::Object(fields) => fields.values_mut().find_map(|child| nth_mut(child, at)),
        Value::Array(items) => items.iter_mut().find_map(|child| nth_mut(child, at)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_node_has_its_number() {
        let mut tree = json!({ "a": [1, { "b": 2 }], "c": 3 });
        let all: Vec<Value> = (0..count(&tree))
            .filter_map(|at| nth(&tree, &mut { at }).cloned())
            .collect();
        assert_eq!(all.len(), 6);
        assert_eq!(all[5], json!(3));
        for (at, expected) in all.iter().enumerate() {
            assert_eq!(nth_mut(&mut tree, &mut { at }), Some(&mut expected.clone()));
        }
    }

    #[test]
    fn what_comes_out_is_json_and_seldom_the_same() {
        let before = br#"{"a":[1,{"b":"c"}],"d":"e"}"#;
        let mut chance = Rng::with_seed(3);
        let made: Vec<_> = (0..200)
            .filter_map(|_| mutate(&mut chance, before, &["x"]))
            .collect();
        assert_eq!(made.len(), 200);
        assert!(
            made.iter()
                .all(|text| serde_json::from_slice::<Value>(text).is_ok())
        );
        assert!(made.iter().filter(|text| text.as_slice() == before).count() < 20);
    }
}
