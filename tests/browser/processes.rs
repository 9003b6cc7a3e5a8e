//! The processes of a browser that a journey has started, to end them by their numbers.
use crate::Step;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The browser that has this profile, and everything that it has started.
pub fn tree_of(profile: &Path) -> Step<BTreeSet<u32>> {
    let profile = profile.to_string_lossy();
    let mut parents = vec![];
    let mut tree = BTreeSet::new();
    for entry in fs::read_dir("/proc")?.flatten() {
        let Ok(process) = entry.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        // A process may just have ended.
        let said = fs::read(entry.path().join("cmdline")).unwrap_or_default();
        if String::from_utf8_lossy(&said).contains(&*profile) {
            tree.insert(process);
        }
        let state = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // The name in brackets may hold anything; behind it stand a letter and the parent.
        let parent = state
            .rsplit(')')
            .next()
            .and_then(|rest| rest.split_whitespace().nth(1));
        parents.extend(
            parent
                .and_then(|parent| parent.parse::<u32>().ok())
                .map(|parent| (process, parent)),
        );
    }
    if tree.is_empty() {
        return Err("there is no such browser".into());
    }
    loop {
        let before = tree.len();
        let children = parents.iter().filter(|(_, parent)| tree.contains(parent));
        let children: Vec<u32> = children.map(|(process, _)| *process).collect();
        tree.extend(children);
        if tree.len() == before {
            return Ok(tree);
        }
    }
}
