//! The names that texts have, and the other ones that take their places.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use super::vocabulary::vocabulary;
use super::word::words;
use crate::letters::lower;
use crate::order;

/// Numbers below this length are counts and versions, unless they are somebody's.
const SHORT_NUMBER: usize = 4;

/// The bytes of the longest beginning of a name that is looked for.
const LONGEST_STEM: usize = 256;

/// Names and what is known of them, in lower case.
pub(super) struct Names {
    vocabulary: BTreeSet<String>,
    known: BTreeMap<String, Seen>,
    /// Words that stay.
    kept: BTreeMap<String, Seen>,
    /// Every word of the texts: none of them may take the place of another.
    present: BTreeSet<String>,
}

/// What is known of a word.
struct Seen {
    /// What it is the name of.
    kind: &'static str,
    /// Whether a wildcard extends it somewhere.
    open: bool,
}

/// What takes the place of a name.
pub(super) struct Chosen {
    pub(super) name: String,
    /// How it is spelt for each spelling of the name that was met.
    pub(super) spellings: Vec<(String, String)>,
}

impl Chosen {
    fn new(name: &str) -> Self {
        Self { name: name.to_owned(), spellings: Vec::new() }
    }
}

impl Names {
    pub(super) fn new() -> Self {
        Self {
            vocabulary: vocabulary(),
            known: BTreeMap::new(),
            kept: BTreeMap::new(),
            present: BTreeSet::new(),
        }
    }

    /// The words of a text that is shared.
    pub(super) fn saw(&mut self, text: &str) {
        self.present.extend(words(text).map(|word| lower(&word.text).into_owned()));
    }

    /// Every word of a value is a name, unless it is nobody's.
    pub(super) fn learn(&mut self, kind: &'static str, value: &str) {
        if !is_time(value) && !is_address(value) {
            self.take(kind, value, false);
        }
    }

    /// The same of what is known to be somebody's: its numbers are names however short they are.
    pub(super) fn learn_own(&mut self, kind: &'static str, value: &str) {
        self.take(kind, value, true);
    }

    fn take(&mut self, kind: &'static str, value: &str, own: bool) {
        for word in words(value) {
            let name = lower(&word.text).into_owned();
            let stays = self.vocabulary.contains(&name) || is_count(&name, own);
            let words = if stays { &mut self.kept } else { &mut self.known };
            words.entry(name).or_insert(Seen { kind, open: false }).open |= word.open;
        }
    }

    /// For each name another one, which is nobody's yet. One that a wildcard extends keeps its beginning in
    /// common with those that begin like it, and with no others.
    pub(super) fn chosen(self) -> BTreeMap<String, Chosen> {
        let Self { known: names, kept, present, .. } = self;
        // The beginning of a word that stays is as good as the word.
        let stays = |name: &String| {
            kept.range(name.clone()..).next().is_some_and(|(word, _)| word.starts_with(&**name))
        };
        let stems = names.iter().filter(|(name, _)| stays(name));
        let stems = kept.iter().chain(stems).filter(|(_, seen)| seen.open).map(|(word, _)| word);
        let (mut chosen, mut open, mut taken) = (BTreeMap::new(), BTreeSet::new(), BTreeSet::new());
        for stem in stems {
            chosen.insert(stem.clone(), Chosen::new(stem));
            open.insert(stem.clone());
        }
        let mut counts: Vec<(&str, usize)> = Vec::new();
        let mut shortest: Vec<_> = names.iter().filter(|(name, _)| !chosen.contains_key(*name)).collect();
        order::sort_by_key(&mut shortest, |(name, _)| name.len());
        for (name, &Seen { kind, open: is_open }) in shortest {
            let stem = (1..name.len().min(LONGEST_STEM))
                .rev()
                .filter_map(|end| name.get(..end))
                .find(|start| open.contains(*start));
            let stem = stem.and_then(|stem| chosen.get(stem)).map(|chosen| &*chosen.name);
            let used = counts.iter().find(|(counted, _)| *counted == kind);
            let mut count = used.map_or(0, |(_, count)| *count);
            let other = loop {
                count += 1;
                let other = another(name, kind, count, is_open, stem);
                if !present.contains(&other) && !names.contains_key(&other) && taken.insert(other.clone()) {
                    break other;
                }
            };
            if is_open {
                open.insert(name.clone());
            }
            counts.retain(|(counted, _)| *counted != kind);
            counts.push((kind, count));
            chosen.insert(name.clone(), Chosen::new(&other));
        }
        chosen
    }
}

/// The number after a name; the first has none.
fn numbered(count: usize) -> String {
    if count == 1 { String::new() } else { count.to_string() }
}

/// A name of that kind, which begins with the stem if there is one. A number is a number of the same length,
/// and so is an id in hexadecimal digits: where accounts, clusters and UUIDs stand, nothing else may. What is
/// open begins as no other name does.
fn another(name: &str, kind: &str, count: usize, is_open: bool, stem: Option<&str>) -> String {
    let padded = |first: &str| {
        let width = name.len().saturating_sub(first.len()).min(64);
        format!("{first}{count:0>width$}")
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    match stem {
        Some(stem) if is_number(name) && is_number(stem) => padded(stem),
        Some(stem) => format!("{stem}x{}", numbered(count)),
        None if is_number(name) && is_open => padded("9"),
        None if is_number(name) && name.len() == 12 => padded("11112222"),
        None if is_number(name) => padded("1"),
        None if is_open => format!("{kind}{}z", numbered(count)),
        None if is_hexadecimal(name) => {
            format!("a{count:0>width$x}", width = name.len().saturating_sub(1).min(64))
        }
        None => format!("{kind}{}", numbered(count)),
    }
}

fn is_hexadecimal(name: &str) -> bool {
    name.len() >= SHORT_NUMBER
        && name.bytes().all(|byte| byte.is_ascii_hexdigit())
        && name.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a word names nobody: a single letter, a number that counts, a version.
fn is_count(name: &str, own: bool) -> bool {
    let digits = name.strip_prefix('v').unwrap_or(name);
    let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
    name.chars().nth(1).is_none() || is_number && digits.len() < SHORT_NUMBER && !own
}

/// Whether it is an IP address, or a range of them: what is in a range must stay there.
fn is_address(value: &str) -> bool {
    value.split('/').next().is_some_and(|address| address.parse::<IpAddr>().is_ok())
}

/// Whether it is a date, perhaps with a time.
fn is_time(value: &str) -> bool {
    let digits = |part: Option<&str>| part.is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    value.get(4..5) == Some("-")
        && value.get(7..8) == Some("-")
        && [value.get(..4), value.get(5..7), value.get(8..10)].into_iter().all(digits)
        && value.get(10..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['T', 't', ' ']))
}
