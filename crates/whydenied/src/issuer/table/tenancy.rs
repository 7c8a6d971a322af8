//! Who can get tokens of an issuer, and how its tokens say whose they are.
//!
//! A policy is asked what else it lets in with these: a token of another owner, of another project, for
//! another branch.

use super::field::Field;

/// How the tokens of an issuer say whose they are.
#[derive(Debug)]
pub(crate) struct Tenancy {
    /// Whom everyone is who can get a token, as the subject of a sentence.
    pub(crate) anyone: &'static str,
    /// What owns projects, such as `organization`.
    pub(crate) owner: &'static str,
    /// What an owner has, such as `repository`; empty where a subject names nothing below its owner.
    pub(crate) project: &'static str,
    /// The forms of a subject, the usual one first.
    pub(crate) shapes: &'static [Shape],
    /// The condition keys other than `sub`, and what a token of anybody else has there.
    pub(crate) keys: &'static [Key],
    /// Texts in front of which a customised subject names its owner; empty where subjects cannot be
    /// customised.
    pub(crate) marks: &'static [&'static str],
    /// Whether every project of an owner is more than one means to let in.
    pub(crate) any_project_is_risky: bool,
    /// Whether every branch of a project is.
    pub(crate) any_rest_is_risky: bool,
    /// Every job of a project, where a person may want to trust that: what people call them, and what their
    /// subjects differ in.
    pub(crate) every_job: Option<(&'static str, &'static [&'static str])>,
    /// The key that holds a project's id, where its name may pass to somebody else.
    pub(crate) id: Option<&'static str>,
}

/// A form of a subject: `PREFIX OWNER … PROJECT … REST`. In its prefix `{tenant}` is the end of the
/// issuer's URL.
#[derive(Debug)]
pub(crate) struct Shape {
    /// What stands before the owner.
    pub(crate) prefix: &'static str,
    /// What follows the owner; empty where nothing does.
    pub(crate) after_owner: &'static str,
    /// A usual project.
    pub(crate) project: &'static str,
    /// Whether a project's name may have a `/` in it.
    pub(crate) nested: bool,
    /// What follows the project; empty where nothing does.
    pub(crate) after_project: &'static str,
    /// What the rest may be: what people call it, and how it is written; `{}` is open.
    pub(crate) rests: &'static [(&'static str, &'static str)],
}

/// A condition key of an issuer.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its name after the provider's URL, or a whole key of AWS.
    pub(crate) name: &'static str,
    /// The claim it is made of.
    pub(crate) claim: &'static str,
    /// What its value is tied to.
    pub(crate) bound_to: BoundTo,
    /// What a token of anybody may have there; `{owner}` and `{project}` are those of the subject, `{}` is
    /// the name of a branch. None where tokens may lack it.
    pub(crate) values: &'static [&'static str],
    /// After what the value stands in the rest of a subject.
    pub(crate) in_rest: Option<&'static str>,
}

/// What a claim's value is tied to, and so who can have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BoundTo {
    /// Nothing: whoever requests the token chooses it.
    Nothing,
    /// What the job runs for, such as its branch.
    Rest,
    /// The workflow file, which others may use as well.
    Workflow,
    /// The person who started the job.
    Person,
    /// The project.
    Project,
    /// The owner.
    Owner,
}

/// What most issuers' tokens for AWS are meant for.
pub(crate) const STS: &str = crate::program::STS;

/// What stands before the organization in the audience of a token for Pulumi Cloud.
pub const ORGANIZATION_AUDIENCE: &str = "urn:pulumi:org:";

/// The audience of issuers that put in whichever is requested.
pub(crate) const CHOSEN_AUDIENCE: Key = key("aud", BoundTo::Nothing, &[STS]);

/// An issuer about which nothing more is known.
pub(crate) const UNKNOWN: Tenancy = Tenancy {
    anyone: "",
    owner: "",
    project: "",
    shapes: &[],
    keys: &[CHOSEN_AUDIENCE],
    marks: &[],
    any_project_is_risky: false,
    any_rest_is_risky: false,
    every_job: None,
    id: None,
};

/// A key that is called as the claim is.
pub(crate) const fn key(name: &'static str, bound_to: BoundTo, values: &'static [&'static str]) -> Key {
    Key { name, claim: name, bound_to, values, in_rest: None }
}

/// A key whose value the rest of a subject may state.
pub(crate) const fn rest(name: &'static str, after: &'static str, values: &'static [&'static str]) -> Key {
    Key { in_rest: Some(after), ..key(name, BoundTo::Rest, values) }
}

impl Shape {
    /// The form of a subject in which these fields are the owner and the project. What follows the project
    /// begins with one letter that divides.
    pub(crate) const fn of(subject: &'static str, owner: &Field, project: &Field) -> Self {
        let (prefix, below) = cut(subject, owner.name);
        let (after_owner, rest) = cut(below, project.name);
        let after_project = match rest.split_at_checked(1) {
            Some((divider, _)) => divider,
            None => "",
        };
        let nested = project.letters.take('/');
        Self { prefix, after_owner, project: "app", nested, after_project, rests: &[] }
    }

    /// The same with the rests that there are.
    pub(crate) const fn ending(self, rests: &'static [(&'static str, &'static str)]) -> Self {
        Self { rests, ..self }
    }

    /// The same with another usual project.
    pub(crate) const fn usually(self, project: &'static str) -> Self {
        Self { project, ..self }
    }
}

/// What stands before and after a field.
const fn cut(shape: &'static str, field: &str) -> (&'static str, &'static str) {
    let mut at = 0;
    while at < shape.len() {
        if let Some((before, rest)) = shape.split_at_checked(at)
            && let Some((word, after)) = rest.split_at_checked(field.len())
            && same(word.as_bytes(), field.as_bytes())
        {
            return (before, after);
        }
        at += 1;
    }
    (shape, "")
}

const fn same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let (Some((first, rest)), Some((second, others))) = (one.split_first(), other.split_first()) {
        if *first != *second {
            return false;
        }
        (one, other) = (rest, others);
    }
    one.is_empty() && other.is_empty()
}
