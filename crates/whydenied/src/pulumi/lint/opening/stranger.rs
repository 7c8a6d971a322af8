//! Tokens of somebody whom a policy does not name.

use super::grant::Grant;
use crate::issuer::tenancy::Shape;
use crate::pattern::{Unit, matches, meet_where};
use crate::pulumi::compare::fits;

/// A name that nobody means.
const STRANGER: &str = "stranger";
/// The end of a name that only starts as another does.
const LIKE: &str = "-evil";
/// What a token says of its owner and its project apart from the subject.
const NAMED: &[(&str, &str)] = &[
    ("repository", "{owner}/{project}"),
    ("repository_owner", "{owner}"),
    ("project_path", "{owner}/{project}"),
    ("namespace_path", "{owner}"),
    ("org", "{owner}"),
    ("project", "{project}"),
];
/// What whoever asks for the token chooses, or has in common with everybody.
const CHOSEN: &[&str] =
    &["aud", "iss", "ref", "ref_type", "environment", "workflow", "event_name", "head_ref", "base_ref"];

/// Somebody else's token.
pub(crate) struct Stranger {
    pub(crate) subject: String,
    pub(crate) owner: String,
    project: String,
}

impl Stranger {
    /// One of any name whatever, whom the policy lets in.
    pub(crate) fn of_any_name(grant: &Grant<'_>) -> Option<Self> {
        let mut strangers = grant.shapes.iter().filter_map(|shape| stranger(shape, grant.units(), STRANGER));
        strangers.find(|stranger| stranger.gets_in(grant))
    }

    /// One whose name starts as the one that is meant, whom the policy lets in.
    pub(crate) fn named_alike(grant: &Grant<'_>) -> Option<Self> {
        let units = grant.units()?;
        let mut strangers = grant.shapes.iter().filter_map(|shape| stranger(shape, Some(units), LIKE));
        strangers.find(|stranger| stranger.gets_in(grant))
    }

    /// The token that gets in, as a sentence.
    pub(crate) fn witness(&self) -> String {
        format!("A token with the subject `{}` gets in, whoever it belongs to.", self.subject)
    }

    /// Whether a policy lets the token in, whatever its owner can choose. What the issuer does not put into its
    /// tokens nobody can choose.
    fn gets_in(&self, grant: &Grant<'_>) -> bool {
        grant.policy.rules.iter().all(|rule| {
            let Some(pattern) = rule.pattern.as_ref() else { return false };
            let path = &*rule.path.text;
            if !grant.hosts.may_issue(path) {
                return false;
            }
            if path == "sub" {
                return fits(&pattern.text, &self.subject);
            }
            let form = NAMED.iter().find(|(claim, _)| *claim == path).map(|(_, form)| *form);
            match form {
                Some(form) => {
                    let value = form.replace("{owner}", &self.owner).replace("{project}", &self.project);
                    fits(&pattern.text, &value)
                }
                None => CHOSEN.contains(&path),
            }
        })
    }
}

/// A token of that form whose owner has the name, or a name that ends so, where the pattern leaves room for it.
fn stranger(shape: &Shape, pattern: Option<&[Unit]>, name: &str) -> Option<Stranger> {
    let whole = name == STRANGER;
    let start: Vec<Unit> = shape.prefix.chars().map(Unit::Char).collect();
    let mut form = start.clone();
    if !whole {
        form.push(Unit::Any);
    }
    form.extend(name.chars().chain(shape.after_owner.chars()).map(Unit::Char));
    let rest = shape.rests.first().map_or(String::new(), |(_, rest)| rest.replace("{}", "main"));
    let usual =
        format!("{}{name}{}{}{}{rest}", shape.prefix, shape.after_owner, shape.project, shape.after_project);
    let subject = match pattern {
        None => usual,
        Some(pattern) if whole && matches(pattern.iter().copied(), &usual) => usual,
        Some(pattern) => {
            form.push(Unit::Any);
            // No name has what ends one in it.
            let takes = |at: usize, letter: char| at != start.len() || whole || !"/:@".contains(letter);
            meet_where(pattern, &form, 'x', &takes)?
        }
    };
    let own = subject.strip_prefix(shape.prefix)?;
    let (owner, rest) = own.split_once(shape.after_owner).filter(|_| !shape.after_owner.is_empty())?;
    let project = rest.split(':').next().unwrap_or_default().to_owned();
    Some(Stranger { owner: owner.to_owned(), project, subject: subject.clone() })
        .filter(|stranger| stranger.owner.ends_with(name))
}
