//! What tokens an issuer gives out: the claims that say the same as a subject, the kinds of runs,
//! and which other ones are likely.

/// The tokens of an issuer. In its texts, words in capitals are parts of the token, as in the
/// [shapes of subjects](super::Issuer::subjects).
#[derive(Debug)]
pub(crate) struct Repertoire {
    /// The claims that state parts, whatever the token is for.
    pub(crate) claims: &'static [Claim],
    /// The parts that are others when a part they belong to is another.
    pub(crate) follows: &'static [Follows],
    /// What a token may be for. Of those that a subject fits, the one that agrees with most claims.
    pub(crate) kinds: &'static [Kind],
    /// What parts usually are, where a token does not say.
    pub(crate) usual: &'static [(&'static str, &'static str)],
    /// The tokens that one thinks of, from the nearest to the most foreign.
    pub(crate) likely: &'static [Likely],
    /// How a label goes on where one of these parts is another than in the token at hand.
    pub(crate) elsewhere: &'static [(&'static [&'static str], &'static str)],
    /// How subjects are written that are customised to a list of claims; `None` where they cannot be.
    pub(crate) customised: Option<Customised>,
    /// Whether a subject may be had with ids next to its names and without.
    pub(crate) with_ids: bool,
}

/// How a subject is written that is customised to a list of claims: `NAME:VALUE:NAME:VALUE`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Customised {
    /// The words with which what begins that says what the run is for.
    pub(crate) runs: &'static [&'static str],
    /// Those of them that stand alone.
    pub(crate) alone: &'static [&'static str],
    /// The words that are no claims, each with the shapes of what follows them; those with ids first.
    pub(crate) words: &'static [(&'static str, &'static [&'static str])],
}

/// A claim and what it says.
#[derive(Debug)]
pub(crate) struct Claim {
    /// The keys that lead to it, from the outermost.
    pub(crate) path: &'static [&'static str],
    /// Its text; `None` where a token of this kind has no such claim.
    pub(crate) shape: Option<&'static str>,
    /// Whether a policy that tests it says thereby what the parts are.
    pub(crate) names: bool,
}

/// A part that follows others.
#[derive(Debug)]
pub(crate) struct Follows {
    /// The part.
    pub(crate) part: &'static str,
    /// The parts that it follows.
    pub(crate) of: &'static [&'static str],
    /// What it is then; [`OTHER`] where only its form is known.
    pub(crate) then: &'static str,
}

/// What a token may be for.
#[derive(Debug)]
pub(crate) struct Kind {
    /// The end of the shapes of its subject.
    pub(crate) subject: &'static str,
    /// The parts that are fixed.
    pub(crate) parts: &'static [(&'static str, &'static str)],
    /// What a report calls it.
    pub(crate) label: &'static str,
    /// What its claims say in addition to those of the issuer's.
    pub(crate) claims: &'static [Claim],
}

/// A token that one thinks of.
#[derive(Debug)]
pub(crate) struct Likely {
    /// What a report calls it.
    pub(crate) label: &'static str,
    /// Its kind; `None` for that of the token at hand, which then must have these parts.
    pub(crate) kind: Option<usize>,
    /// What is another in it than in the token at hand.
    pub(crate) parts: &'static [(&'static str, &'static str)],
    /// Whether it belongs to something or somebody else: it is asked for whatever gets in of the
    /// token at hand's own.
    pub(crate) foreign: bool,
}

/// Something else of the same form as what the token at hand has.
pub(crate) const OTHER: &str = "";

impl Repertoire {
    /// What holds of an issuer unless its table says otherwise.
    pub(crate) const PLAIN: Self = Self {
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

/// A claim with that text.
pub(crate) const fn says(path: &'static [&'static str], shape: &'static str) -> Claim {
    Claim { path, shape: Some(shape), names: true }
}

/// A claim that says where something else is kept, which may be elsewhere.
pub(crate) const fn points(path: &'static [&'static str], shape: &'static str) -> Claim {
    Claim { names: false, ..says(path, shape) }
}

/// A claim that such a token does not have.
pub(crate) const fn lacks(path: &'static [&'static str]) -> Claim {
    Claim { path, shape: None, names: true }
}

/// A part that is `then` where one of those that it is `of` is another.
pub(crate) const fn follows(part: &'static str, of: &'static [&'static str], then: &'static str) -> Follows {
    Follows { part, of, then }
}

/// A kind that the shape of its subject tells from the others.
pub(crate) const fn kind(subject: &'static str, label: &'static str, claims: &'static [Claim]) -> Kind {
    Kind { subject, parts: &[], label, claims }
}

/// A token of that kind.
pub(crate) const fn of_kind(
    kind: usize,
    label: &'static str,
    parts: &'static [(&'static str, &'static str)],
) -> Likely {
    Likely { label, kind: Some(kind), parts, foreign: false }
}

/// A token of the same kind as the one at hand.
pub(crate) const fn another(label: &'static str, parts: &'static [(&'static str, &'static str)]) -> Likely {
    Likely { label, kind: None, parts, foreign: false }
}

/// The same of somebody or something else.
pub(crate) const fn foreign(label: &'static str, parts: &'static [(&'static str, &'static str)]) -> Likely {
    Likely { label, kind: None, parts, foreign: true }
}

#[cfg(test)]
mod tests {
    use crate::issuer::ALL;
    use crate::issuer::subject::part_names;

    #[test]
    fn every_issuer_whose_subjects_are_known_has_its_tokens() {
        for issuer in ALL {
            assert_eq!(issuer.repertoire.is_some(), !issuer.subjects.is_empty(), "{}", issuer.id);
        }
    }

    #[test]
    fn every_kind_has_a_subject_and_every_subject_a_kind() {
        for issuer in ALL.iter().filter(|issuer| issuer.repertoire.is_some()) {
            let repertoire = issuer.repertoire.unwrap();
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
        for repertoire in ALL.iter().filter_map(|issuer| issuer.repertoire) {
            for likely in repertoire.likely {
                assert!(likely.kind.is_none_or(|kind| kind < repertoire.kinds.len()), "{}", likely.label);
            }
        }
    }

    #[test]
    fn words_in_capitals_are_parts_of_some_token() {
        for issuer in ALL {
            let Some(it) = issuer.repertoire else { continue };
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

    #[test]
    fn every_part_is_a_field() {
        for issuer in ALL {
            let repertoire = issuer.repertoire;
            let claims = repertoire.into_iter().flat_map(|it| {
                it.kinds.iter().flat_map(|kind| kind.claims).chain(it.claims).filter_map(|claim| claim.shape)
            });
            let shapes = issuer.subjects.iter().copied().chain(claims);
            let parts: Vec<_> = shapes.flat_map(part_names).collect();
            for name in &parts {
                assert!(issuer.fields.iter().any(|field| field.name == *name), "{}: {name}", issuer.id);
            }
            for field in issuer.fields {
                assert!(parts.contains(&field.name), "{}: {} is in no shape", issuer.id, field.name);
            }
        }
    }
}
