//! Names that are not the one at hand, and that a pattern may take for it.

use std::collections::BTreeSet;

use super::grammar::WORDS;

/// So many of each are tried.
pub(super) const LIKE: usize = 24;

/// What a part may be instead.
pub(super) fn others(name: &str, own: &str) -> Box<dyn Iterator<Item = String>> {
    match WORDS.iter().find(|(known, _)| *known == name) {
        None if name.ends_with(" id") => Box::new((900_000_010..).map(|number: u32| number.to_string())),
        Some((_, words)) => {
            let own = own.to_owned();
            Box::new(words.iter().map(|word| (*word).to_owned()).filter(move |word| *word != own))
        }
        None => Box::new(look_alikes(own)),
    }
}

/// The words in which one may say that a part is another.
pub(super) fn words(name: &'static str, own: &str, other: &str) -> Vec<&'static str> {
    let mut words = vec![name.trim_end_matches(" id")];
    words.extend(Some("letter case").filter(|_| own.eq_ignore_ascii_case(other)));
    // A ref is a branch or a tag, and one in the place of the other is another ref.
    words.extend(Some("ref").filter(|_| name == WORDS[0].0));
    words.extend(WORDS[0].1.iter().copied().filter(|_| name == "ref"));
    words.extend(WORDS[0].1.iter().copied().filter(|word| name == WORDS[0].0 && *word == other));
    words
}

/// Other names, without end. Some look like this one, or have it at their start or end.
pub(super) fn look_alikes(own: &str) -> impl Iterator<Item = String> + use<> {
    let letters: Vec<char> = own.chars().collect();
    let text = |letters: &[char]| letters.iter().collect::<String>();
    let (first, rest) = letters.split_at(letters.len().min(1));
    let swap = |letter: &char| match letter {
        letter if letter.is_uppercase() => letter.to_ascii_lowercase(),
        letter => letter.to_ascii_uppercase(),
    };
    let others = [
        "another".to_owned(),
        format!("{own}-evil"),
        format!("evil-{own}"),
        format!("{own}2"),
        format!("x{own}"),
        format!("{own}x"),
        format!("{own}-"),
        format!("{own}.io"),
        format!("{own}{own}"),
        format!("{own}_x"),
        format!("{}q", text(&letters[..letters.len().saturating_sub(1)])),
        format!("q{}", text(rest)),
        format!("{}{}", text(rest), text(first)),
        own.replace('-', "_"),
        own.replace('-', ""),
        own.replace(['o', 'O'], "0"),
        "mallory".to_owned(),
        "900000009".to_owned(),
        letters.iter().map(swap).collect(),
        format!("{}{}", text(first).to_uppercase(), text(rest)),
        text(&letters[..letters.len().saturating_sub(1)]),
        text(rest),
    ];
    let own = own.to_owned();
    let mut seen = BTreeSet::new();
    let of_own = own.clone();
    let numbered =
        (1..).flat_map(move |number| [format!("{of_own}-{number}"), format!("x{number}-{of_own}")]);
    let others = others.into_iter().chain(numbered);
    others.filter(move |other| !other.is_empty() && *other != own && seen.insert(other.clone()))
}
