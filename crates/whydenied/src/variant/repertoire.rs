//! What tokens an issuer gives out: the claims that say the same as a subject, the kinds of runs,
//! and which other ones are likely.
//!
//! A new issuer is one table in the file of its family. Sources are those of the
//! [issuers](crate::issuer), where a table names no other.

mod code;
mod identity;
mod kubernetes;
mod pipelines;
mod platforms;
mod pulumi;

use crate::issuer::Issuer;

/// The tokens of an issuer. In its texts, words in capitals are parts of the token, as in the
/// [shapes of subjects](Issuer::subjects).
#[derive(Debug)]
pub(super) struct Repertoire {
    /// The claims that state parts, whatever the token is for.
    pub(super) claims: &'static [Claim],
    /// The parts that are others when a part they belong to is another.
    pub(super) follows: &'static [Follows],
    /// What a token may be for. Of those that a subject fits, the one that agrees with most claims.
    pub(super) kinds: &'static [Kind],
    /// What parts usually are, where a token does not say.
    pub(super) usual: &'static [(&'static str, &'static str)],
    /// The tokens that one thinks of, from the nearest to the most foreign.
    pub(super) likely: &'static [Likely],
    /// How a label goes on where one of these parts is another than in the token at hand.
    pub(super) elsewhere: &'static [(&'static [&'static str], &'static str)],
    /// Where subjects can be customised to a list of claims: the words with which the part begins that
    /// says what the run is for.
    pub(super) customised: Option<&'static [&'static str]>,
    /// Whether a subject may be had with ids beside its names and without.
    pub(super) with_ids: bool,
}

/// A claim and what it says.
#[derive(Debug)]
pub(super) struct Claim {
    /// The keys that lead to it, from the outermost.
    pub(super) path: &'static [&'static str],
    /// Its text; `None` where a token of this kind has no such claim.
    pub(super) shape: Option<&'static str>,
    /// Whether a policy that tests it says thereby what the parts are.
    pub(super) names: bool,
}

/// A part that follows others.
#[derive(Debug)]
pub(super) struct Follows {
    pub(super) part: &'static str,
    pub(super) of: &'static [&'static str],
    /// What it is then; [`OTHER`] where only its form is known.
    pub(super) then: &'static str,
}

/// What a token may be for.
#[derive(Debug)]
pub(super) struct Kind {
    /// The end of the shapes of its subject.
    pub(super) subject: &'static str,
    /// The parts that are fixed.
    pub(super) parts: &'static [(&'static str, &'static str)],
    pub(super) label: &'static str,
    /// What its claims say beside those of the issuer's.
    pub(super) claims: &'static [Claim],
}

/// A token that one thinks of.
#[derive(Debug)]
pub(super) struct Likely {
    pub(super) label: &'static str,
    /// Its kind; `None` for that of the token at hand, which then must have these parts.
    pub(super) kind: Option<usize>,
    /// What is another in it than in the token at hand.
    pub(super) parts: &'static [(&'static str, &'static str)],
    /// Whether it belongs to something or somebody else: it is asked for whatever gets in of the
    /// token at hand's own.
    pub(super) foreign: bool,
}

/// Something else of the same form as what the token at hand has.
pub(super) const OTHER: &str = "";

impl Repertoire {
    const PLAIN: Self = Self {
        claims: &[],
        follows: &[],
        kinds: &[],
        usual: &[],
        likely: &[],
        elsewhere: &[],
        customised: None,
        with_ids: false,
    };
}

/// The tokens of that issuer, if they are known.
pub(super) fn of(issuer: &Issuer) -> Option<&'static Repertoire> {
    Some(match issuer.id {
        "github-actions" => &code::GITHUB,
        "github-enterprise-server" => &code::GITHUB_SERVER,
        "gitlab" => &code::GITLAB,
        "eks" | "gke" => &kubernetes::CLUSTER,
        "hcp-terraform" => &pipelines::TERRAFORM,
        "circleci" => &pipelines::CIRCLECI,
        "buildkite" => &pipelines::BUILDKITE,
        "bitbucket" => &pipelines::BITBUCKET,
        "spacelift" => &pipelines::SPACELIFT,
        "pulumi" => &pulumi::CLOUD,
        "pulumi-v2" => &pulumi::CLOUD_V2,
        "vercel" => &platforms::VERCEL,
        "fly" => &platforms::FLY,
        "cognito" => &identity::COGNITO,
        "auth0" => &identity::AUTH0,
        "vault" => &identity::VAULT,
        _ => return None,
    })
}

/// A claim with that text.
const fn says(path: &'static [&'static str], shape: &'static str) -> Claim {
    Claim { path, shape: Some(shape), names: true }
}

/// A claim that says where something else is kept, which may be elsewhere.
const fn points(path: &'static [&'static str], shape: &'static str) -> Claim {
    Claim { names: false, ..says(path, shape) }
}

/// A claim that such a token does not have.
const fn lacks(path: &'static [&'static str]) -> Claim {
    Claim { path, shape: None, names: true }
}

const fn follows(part: &'static str, of: &'static [&'static str], then: &'static str) -> Follows {
    Follows { part, of, then }
}

/// A kind that the shape of its subject tells from the others.
const fn kind(subject: &'static str, label: &'static str, claims: &'static [Claim]) -> Kind {
    Kind { subject, parts: &[], label, claims }
}

/// A token of that kind.
const fn of_kind(kind: usize, label: &'static str, parts: &'static [(&'static str, &'static str)]) -> Likely {
    Likely { label, kind: Some(kind), parts, foreign: false }
}

/// A token of the same kind as the one at hand.
const fn another(label: &'static str, parts: &'static [(&'static str, &'static str)]) -> Likely {
    Likely { label, kind: None, parts, foreign: false }
}

/// The same of somebody or something else.
const fn foreign(label: &'static str, parts: &'static [(&'static str, &'static str)]) -> Likely {
    Likely { label, kind: None, parts, foreign: true }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::issuer::ALL;
    use crate::issuer::subject::part_names;

    #[test]
    fn every_issuer_whose_subjects_are_known_has_its_tokens() {
        for issuer in ALL {
            assert_eq!(of(issuer).is_some(), !issuer.subjects.is_empty(), "{}", issuer.id);
        }
    }

    #[test]
    fn every_kind_has_a_subject_and_every_subject_a_kind() {
        for issuer in ALL.iter().filter(|issuer| of(issuer).is_some()) {
            let repertoire = of(issuer).unwrap();
            for kind in repertoire.kinds {
                let shape = issuer.subjects.iter().find(|shape| shape.ends_with(kind.subject));
                assert!(shape.is_some(), "{}: {}", issuer.id, kind.subject);
            }
            for shape in issuer.subjects {
                let kind = repertoire.kinds.iter().find(|kind| shape.ends_with(kind.subject));
                assert!(kind.is_some(), "{}: {shape}", issuer.id);
            }
        }
    }

    #[test]
    fn likely_tokens_are_of_a_kind_that_there_is() {
        for repertoire in ALL.iter().filter_map(|issuer| of(issuer)) {
            for likely in repertoire.likely {
                assert!(likely.kind.is_none_or(|kind| kind < repertoire.kinds.len()), "{}", likely.label);
            }
        }
    }

    #[test]
    fn words_in_capitals_are_parts_of_some_token() {
        for issuer in ALL {
            let Some(it) = of(issuer) else { continue };
            let claims = it.kinds.iter().flat_map(|kind| kind.claims).chain(it.claims);
            let shapes = issuer.subjects.iter().copied().chain(claims.filter_map(|claim| claim.shape));
            let known: Vec<_> = shapes.flat_map(part_names).collect();
            let is_known = |name: &str| {
                known.contains(&name)
                    || ["_GROUP", "_NAME"]
                        .iter()
                        .any(|end| name.strip_suffix(end).is_some_and(|part| known.contains(&part)))
            };
            let likely =
                it.likely.iter().map(|likely| likely.label).chain(it.kinds.iter().map(|kind| kind.label));
            let values = it.likely.iter().flat_map(|likely| likely.parts).chain(it.usual).map(|part| part.0);
            for name in
                likely.chain(it.elsewhere.iter().map(|(_, label)| *label)).flat_map(part_names).chain(values)
            {
                assert!(is_known(name), "{}: {name}", issuer.id);
            }
        }
    }
}
