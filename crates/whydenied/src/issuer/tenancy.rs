//! Who can get tokens of an issuer, and how its tokens say whose they are.

pub(crate) use super::table::tenancy::{BoundTo, Key, Shape, Tenancy, UNKNOWN};
use super::table::{Issuer, Peculiarity};

/// Whether customers who have nothing to do with each other share the issuer's URL.
pub(crate) fn is_shared(issuer: &Issuer) -> bool {
    issuer.built_in || issuer.required_key.is_some() || issuer.is(Peculiarity::SharedUrl)
}

/// Whether whoever requests a token of the issuer chooses its audience.
pub(crate) fn has_chosen_audience(issuer: Option<&Issuer>) -> bool {
    let keys = issuer.and_then(of).map_or(UNKNOWN.keys, |tenancy| tenancy.keys);
    keys.iter().any(|key| key.claim == "aud" && key.bound_to == BoundTo::Nothing)
}

/// What is known of whose an issuer's tokens are.
pub(crate) fn of(issuer: &Issuer) -> Option<&'static Tenancy> {
    issuer.tenancy
}

#[cfg(test)]
mod tests {
    use crate::issuer::ALL;

    #[test]
    fn every_form_is_one_of_the_subjects() {
        for issuer in ALL {
            for shape in issuer.tenancy.map_or(&[][..], |tenancy| tenancy.shapes) {
                let start = [shape.prefix, "owner", shape.after_owner, shape.project, shape.after_project];
                let start = start.concat().replace("{tenant}", "tenant");
                let bare = [("", "")];
                let rests = if shape.rests.is_empty() { &bare[..] } else { shape.rests };
                for (_, rest) in rests {
                    let subject = [&*start, &rest.replace("{}", "main")].concat();
                    // Those that customers make up end in a colon here, or have a claim for the project.
                    let is_customised = rest.is_empty() && start.starts_with("repository");
                    let parts = issuer.take_apart(&subject);
                    assert!(parts.is_some() || is_customised, "{}: {subject}", issuer.id);
                    for part in parts.into_iter().flatten() {
                        let field = issuer.fields.iter().find(|field| field.name == part.name).unwrap();
                        let takes = part.value.chars().all(|letter| field.letters.take(letter));
                        assert!(takes, "{}: {part:?} of {subject}", issuer.id);
                    }
                }
            }
        }
    }
}
