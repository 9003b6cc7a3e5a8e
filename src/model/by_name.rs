//! Things by name, in the order of the names.

use super::{Misfit, Readable, Stored, Written, answers::from_tree};
use serde_json::Value;

/// Things by name. (A sorted list: there are few, and a map would be another copy of its code for each
/// kind of thing, in a program that is to be small.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByName<T>(Vec<(String, T)>);

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self(vec![])
    }
}

impl<T> ByName<T> {
    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(name))
    }
    /// True where nothing has a name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What has that name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.get(self.place(name).ok()?).map(|(_, thing)| thing)
    }
    /// Gives something that name, and takes it from what had it.
    pub fn insert(&mut self, name: &str, thing: T) -> Option<T> {
        match self.place(name) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, thing)),
            Err(at) => {
                self.0.insert(at, (name.to_owned(), thing));
                None
            }
        }
    }
    /// The names, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
    /// Takes out what has another name than those.
    pub fn retain(&mut self, keeps: impl Fn(&str) -> bool) {
        self.0.retain(|(name, _)| keeps(name));
    }
    /// Takes out what has that name.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        let at = self.place(name).ok()?;
        Some(self.0.remove(at).1)
    }
}

impl<T: Readable> Stored for ByName<T> {
    fn write(&self) -> Written<'_> {
        let things = self.0.iter();
        Written::Group(
            things
                .map(|(name, thing)| (name.as_str(), thing.write()))
                .collect(),
        )
    }
    fn read(&mut self, value: Value) -> Result<(), Misfit> {
        let Value::Object(things) = value else {
            return Err(Misfit);
        };
        self.0.clear();
        for (name, thing) in things {
            self.0.push((name, from_tree(thing)?));
        }
        Ok(())
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for ByName<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("ByName_{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        std::collections::BTreeMap::<String, T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PageMark, to_tree};

    #[test]
    fn things_are_found_by_name_and_stand_in_its_order() {
        let mut pages = ByName::default();
        assert_eq!(pages.insert("name", PageMark::Seen), None);
        assert_eq!(pages.insert("address", PageMark::Later), None);
        assert_eq!(
            pages.insert("name", PageMark::Declined),
            Some(PageMark::Seen)
        );
        assert_eq!(pages.get("name"), Some(&PageMark::Declined));
        assert_eq!(
            to_tree(&pages).to_string(),
            r#"{"address":"later","name":"declined"}"#
        );
        assert_eq!(pages.remove("address"), Some(PageMark::Later));
        assert_eq!(pages.get("address"), None);
        assert_eq!(pages.remove("address"), None);
    }
}
