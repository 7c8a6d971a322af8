//! A dossier for each issuer, made of its table: what its token looks like, its subjects, the condition keys that AWS makes of
//! it, a policy that admits one token and no other, and the denials that its tokens meet in the cases.

mod cases;
mod policies;
mod tokens;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use whydenied::issuer::{self, Field, Issuer, Letters};
use whydenied::job::{Form, forms};

use crate::{Chapter, Part};

/// How many denials are listed.
const MOST: usize = 12;
/// All dossiers, in the order of names.
#[must_use]
pub fn part() -> Part {
    let mut entries: BTreeMap<(&str, &str), Vec<&Issuer>> = BTreeMap::new();
    for entry in issuer::ALL.iter().copied() {
        // Of several entries under one id the first has the name.
        let name =
            issuer::ALL.iter().find(|first| first.id == entry.id).map_or(entry.name, |first| first.name);
        entries.entry((name, entry.id)).or_default().push(entry);
    }
    let denials = cases::denials();
    let forms = forms();
    let chapters: Vec<_> = entries
        .iter()
        .map(|((name, id), entries)| {
            let form = forms.iter().find(|form| form.issuer == *id);
            let text = dossier(name, entries, form, denials.get(*id));
            Chapter { path: format!("issuers/{id}.md"), title: (*name).to_owned(), text }
        })
        .collect();
    let mut text = format!(
        "# Issuers\n\nThe engine knows {} issuers by their URLs. Each dossier is made of the table that the engine itself decides by. \
         Of any other issuer AWS makes condition keys of {}.\n\n",
        chapters.len(),
        code_list(issuer::DEFAULT_CLAIMS.iter().copied())
    );
    for ((name, id), entries) in &entries {
        let urls = entries.iter().flat_map(|entry| entry.providers).copied();
        let _ = writeln!(text, "- [{name}]({id}.md): {}", code_list(urls));
    }
    Part { path: "issuers/index.md", text, chapters }
}

fn dossier(
    name: &str,
    entries: &[&Issuer],
    form: Option<&Form>,
    denials: Option<&BTreeMap<String, usize>>,
) -> String {
    let mut text = format!("# {name}\n\n");
    for entry in entries {
        let _ = writeln!(text, "{}\n", facts(entry));
    }
    let Some(first) = entries.first() else { return text };
    let tokens = form.map(|form| tokens::tokens(first, form)).unwrap_or_default();
    if !tokens.is_empty() {
        text.push_str("## What its token looks like\n\n");
        text.push_str("Made of the table; what stands for names is made up, and claims that follow from none of these parts are left out.\n");
    }
    for (label, claims) in &tokens {
        let _ = writeln!(text, "\n{}:\n\n```json\n{claims}\n```", capital(label));
    }
    text.push_str(&subjects(first));
    text.push_str(&claims(first));
    text.push_str(&keys(entries));
    if let Some((label, claims)) = tokens.first() {
        text.push_str(&policies::safe_policies(label, claims));
    }
    if let Some(denials) = denials {
        text.push_str("\n## Denials that its tokens meet\n\nThe most frequent first causes in the cases that the engine is held to, and how many cases have each:\n\n");
        let mut denials: Vec<_> = denials.iter().collect();
        denials.sort_by_key(|(_, count)| Reverse(**count));
        for (code, count) in denials.into_iter().take(MOST) {
            let title = whydenied::explain(code).map_or("", |explanation| explanation.title);
            let _ = writeln!(text, "- [`{code}`](../findings/{code}.md): {title} ({count})");
        }
    }
    text
}

/// What is peculiar about it, in sentences.
fn facts(entry: &Issuer) -> String {
    let urls = code_list(entry.providers.iter().copied());
    let mut facts = vec![format!("**{}**: {urls} ([source]({})).", entry.name, entry.source)];
    if entry.providers.iter().any(|url| url.contains('*')) {
        facts.push("A `*` stands for what is the customer's own.".to_owned());
    }
    if entry.built_in {
        facts.push(
            "AWS knows it without a provider in the account: a trust policy names the bare host.".to_owned(),
        );
    }
    facts.extend(entry.required_key.map(|key| {
        format!("Many customers share the URL, and IAM saves no trust policy that does not test `{key}`.")
    }));
    facts.extend(entry.fixed_audience.map(str::to_owned));
    facts.join(" ")
}

fn subjects(issuer: &Issuer) -> String {
    if issuer.subjects.is_empty() {
        return String::new();
    }
    let mut text = "\n## Its subjects\n\nWords in capitals vary.\n\n".to_owned();
    for shape in issuer.subjects {
        let _ = writeln!(text, "- `{shape}`");
    }
    if !issuer.fields.is_empty() {
        text.push_str("\n| field | is the name of | letters |\n|---|---|---|\n");
        for Field { name, letters, names } in issuer.fields {
            let names = if *names == "name" { "" } else { names };
            let _ = writeln!(text, "| `{name}` | {names} | {} |", in_words(*letters));
        }
    }
    if issuer.escapes_colons {
        text.push_str("\nA `:` in a name stands in the subject as `%3A`.\n");
    }
    text
}

fn in_words(letters: Letters) -> String {
    let listed =
        |letters: &str| code_list(letters.chars().map(String::from).map(|one| one.replace('|', "\\|")));
    match letters {
        Letters::Digits => "digits".to_owned(),
        Letters::Words("") => "letters and digits".to_owned(),
        Letters::Words(others) => format!("letters, digits, {}", listed(others)),
        Letters::Ref => "what Git takes in the name of a branch or a tag".to_owned(),
        Letters::AllBut("") => "any".to_owned(),
        Letters::AllBut(others) => format!("any but {}", listed(others)),
    }
}

fn claims(issuer: &Issuer) -> String {
    if issuer.claims.is_empty() {
        return String::new();
    }
    let mut text = "\n## Its claims\n\n| claim | says |\n|---|---|\n".to_owned();
    for (claim, meaning) in issuer.claims {
        let _ = writeln!(text, "| `{claim}` | {meaning} |");
    }
    text
}

/// The condition keys of AWS, once for URLs that have the same.
fn keys(entries: &[&Issuer]) -> String {
    let mut text =
        "\n## Its condition keys\n\nA key is the URL, a colon and one of these words.\n".to_owned();
    let mut by_words: Vec<(Vec<String>, Vec<&str>)> = Vec::new();
    for issuer in entries {
        let number = |claim: &str| if issuer.numeric_claims.contains(&claim) { " (a number)" } else { "" };
        let renamed =
            |key: &str| issuer.renamed_keys.iter().find(|(name, _)| *name == key).map(|(_, claim)| *claim);
        let word = |key: &&str| {
            let of = renamed(key).map(|claim| format!(" (of the claim `{claim}`)")).unwrap_or_default();
            format!("`{key}`{}{of}", number(key))
        };
        let words: Vec<_> = issuer.default_claims.iter().chain(issuer.condition_claims).map(word).collect();
        match by_words.iter_mut().find(|(known, _)| *known == words) {
            Some((_, urls)) => urls.extend(issuer.providers),
            None => by_words.push((words, issuer.providers.to_vec())),
        }
    }
    for (words, urls) in by_words {
        let _ = writeln!(text, "\n- {}: {}", code_list(urls.iter()), words.join(", "));
    }
    text
}

fn code_list(words: impl Iterator<Item = impl std::fmt::Display>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
