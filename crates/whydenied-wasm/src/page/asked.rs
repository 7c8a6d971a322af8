//! What is asked when a person does something with a verdict.

use whydenied::aws;
use whydenied::pseudonym::{self, Shared};
use whydenied::report::{Report, sentence};
use whydenied::write::Language;
use whydenied_questions::Service;
use whydenied_questions::asked::{About, Check, Rename, Write, Written};
use whydenied_questions::fields::{ORGANIZATION, PULUMI_POLICY, TARGET};
use whydenied_questions::texts::{LIMITS, POLICY};

use super::callers::{checked, least_policy};
use super::{call, exchange};

/// The whole report, to be taken along; nothing where a text is missing or cannot be read.
pub(super) fn check(asked: &Check) -> Option<Report> {
    let Check { service, texts, now } = asked;
    match service {
        Service::Aws => checked(&call::case(texts, &call::texts(texts), *now), texts),
        Service::Pulumi => checked(&exchange::case(texts, *now), texts),
    }
}

/// The texts with other names in them, in their order.
pub(super) fn rename(asked: &Rename) -> Vec<String> {
    let texts = asked.texts.iter().map(|(name, text)| match &**name {
        "claims" => Shared::Claims(text),
        POLICY | LIMITS | PULUMI_POLICY => Shared::Policy(text),
        ORGANIZATION | TARGET => Shared::Name(text),
        _ => Shared::Request(text),
    });
    pseudonym::renamed(&texts.collect::<Vec<_>>())
}

/// The least policy for the token, in the language of whoever declares it.
pub(super) fn write(asked: &Write) -> Result<Written, String> {
    let Write { service, language, texts, now } = asked;
    let written = match service {
        Service::Aws => least_policy(&call::case(texts, &call::texts(texts), *now), texts),
        Service::Pulumi => least_policy(&exchange::case(texts, *now), texts),
    }?;
    let policy = Language::by_name(language).and_then(|language| written.render(language));
    let policy = policy.ok_or("There are no policies in that language.")?;
    Ok(Written { policy, notes: written.notes.iter().map(|note| sentence(note)).collect() })
}

/// Which engine this is.
pub(super) fn introduce() -> About {
    About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        facts_as_of: aws::FACTS_AS_OF.to_owned(),
        recorded_on: aws::RECORDED_ON.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use whydenied::report::Verdict;
    use whydenied_questions::texts::Texts;

    const CLAIMS: &str = r#"{ "iss": "https://gitlab.com", "aud": "a", "sub": "project_path:acme/web:ref_type:branch:ref:main" }"#;
    const POLICIES: &str = r#"[{ "decision": "allow", "tokenType": "personal", "userLogin": "alice", "rules": { "aud": "a" } }]"#;

    fn texts(more: &[(&str, &str)]) -> Texts {
        [("token", CLAIMS)].iter().chain(more).copied().collect()
    }

    #[test]
    fn a_report_is_about_the_service_that_is_asked_about() {
        let texts = texts(&[
            ("pulumi-policy", POLICIES),
            ("pulumi-token-type", "personal"),
            ("pulumi-target", "bob"),
        ]);
        let check = |service| check(&Check { service, texts: texts.clone(), now: 0 });
        assert_eq!(check(Service::Aws), None);
        assert_eq!(check(Service::Pulumi).unwrap().verdict, Verdict::Denied);
    }

    #[test]
    fn what_is_shared_together_gets_the_same_other_names() {
        let texts = [
            ("claims", CLAIMS),
            ("pulumi-policy", POLICIES),
            ("pulumi-target", "alice"),
            ("context", "a=acme"),
        ];
        let texts = texts.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
        let renamed = rename(&Rename { texts });
        assert!(!renamed[0].contains("acme/web") && !renamed[1].contains("alice"), "{renamed:?}");
        assert!(renamed[1].contains(&format!("\"{}\"", renamed[2])), "{renamed:?}");
    }

    #[test]
    fn the_least_policy_is_written_in_each_language_that_its_service_has() {
        let write = |service, language: &str, token: &str| {
            let texts = [("token", token), ("account", "123456789012")].into_iter().collect();
            write(&Write { service, language: language.to_owned(), texts, now: 0 })
        };
        let written = write(Service::Aws, "json", CLAIMS).unwrap();
        assert!(written.policy.contains("arn:aws:iam::123456789012:oidc-provider/gitlab.com"));
        assert!(written.notes.iter().all(|note| note.ends_with(['.', '?', '!', ':'])), "{:?}", written.notes);
        assert!(write(Service::Pulumi, "yaml", CLAIMS).unwrap().policy.contains("OidcIssuer"));
        let refused = |service, language, token| write(service, language, token).unwrap_err();
        assert_eq!(refused(Service::Pulumi, "terraform", CLAIMS), "There are no policies in that language.");
        assert!(refused(Service::Aws, "json", "").ends_with('.'));
    }

    #[test]
    fn the_engine_says_how_old_what_it_knows_is() {
        let About { version, facts_as_of, recorded_on } = introduce();
        assert_eq!(version, env!("CARGO_PKG_VERSION"));
        assert!(facts_as_of.starts_with("20") && recorded_on.len() == 10);
    }
}
