//! Few things in order. The library's own ways of sorting are for many, and weigh kilobytes of program for each kind of
//! thing that is sorted.
use std::collections::BTreeSet;

/// The things in the order of their keys; those of one key stay as they stood. For a few hundred at the most.
pub fn by_key<T, K: Ord>(things: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered: Vec<T> = vec![];
    for one in things {
        let here = key(&one);
        let before = ordered.iter().rposition(|other| key(other) <= here);
        ordered.insert(before.map_or(0, |before| before + 1), one);
    }
    ordered
}

/// The things as a set.
pub fn set_of<T: Ord>(things: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(things);
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_of_one_key_stay_as_they_stood() {
        let things = ["bb", "a", "ccc", "dd", "e", ""];
        assert_eq!(
            by_key(things, |one| one.len()),
            ["", "a", "e", "bb", "dd", "ccc"]
        );
        let mut sorted = things.to_vec();
        sorted.sort_by_key(|one| std::cmp::Reverse(one.len()));
        assert_eq!(by_key(things, |one| std::cmp::Reverse(one.len())), sorted);
        assert!(by_key(Vec::<u8>::new(), |one| *one).is_empty());
        assert_eq!(set_of([3, 1, 3]), BTreeSet::from([1, 3]));
    }
}
