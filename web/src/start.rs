//! The way in: what to paste, and examples to begin with.

use leptos::prelude::Get as _;
use whydenied::report::Verdict;
use whydenied_view::examples::{Example, examples};
use whydenied_view::markup::{Element, el};

use crate::state::{Reading, State};

const ERROR: &str = "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: \
                     Not authorized to perform sts:AssumeRoleWithWebIdentity";

/// Some of `web/gallery/examples.jsonl`, by their ids: the verdict, whose token, and the title.
const EXAMPLES: [Example; 6] = [
    (
        "github-actions-environment",
        Verdict::Denied,
        "GitHub Actions",
        "The job names an environment, the policy a branch",
    ),
    ("github-case", Verdict::Denied, "GitHub Actions", "The organization is Acme, the policy says acme"),
    ("eks-pod-staging", Verdict::Denied, "Amazon EKS", "The pod moved to another namespace"),
    ("pulumi-esc-inside-project", Verdict::Denied, "Pulumi", "The environment moved into a project"),
    ("github-source-ip", Verdict::Depends, "GitHub Actions", "It depends on where the call comes from"),
    ("eks-pod-default", Verdict::Allowed, "Amazon EKS", "A pod assumes its role"),
];

/// What stands where the verdict will be.
pub(crate) fn start(state: &State) -> Element {
    let readings = (state.token_reading.get(), state.policy_reading.get());
    let next = match &readings {
        (Reading::Read(_), Reading::Empty) => "The token is read. Now paste the role’s trust policy.",
        (Reading::Empty, Reading::Read(_)) => "The trust policy is read. Now paste the token.",
        (Reading::Unreadable(_), _) => "The token cannot be read yet: what is wrong stands below it.",
        (_, Reading::Unreadable(_)) => "The trust policy cannot be read yet: what is wrong stands below it.",
        _ => {
            "Paste the OIDC token and the role’s trust policy. The verdict appears as you type, \
             with the condition that failed and its place."
        }
    };
    let write = matches!(readings, (Reading::Read(_), Reading::Empty)).then(|| {
        el("button")
            .attr("type", "button")
            .attr("data-opens", "written")
            .child("Or have the least policy written")
    });
    let gallery = el("button").attr("type", "button").attr("data-opens", "gallery").child("All examples");
    el("div")
        .class("start")
        .child(el("h2").child("Why was it denied?"))
        .child(el("p").class("quoted-error").child(el("code").child(ERROR)))
        .child(el("p").class("next").child(next))
        .children(write)
        .child(
            el("div")
                .class("first-examples")
                .child(el("h3").child("Or begin with an example"))
                .child(gallery),
        )
        .child(examples(&EXAMPLES))
}

#[cfg(test)]
mod tests {
    use whydenied_view::icon::Mark as _;

    use super::EXAMPLES;

    #[test]
    fn the_first_examples_are_those_of_the_gallery() {
        let gallery = include_str!("../gallery/examples.jsonl");
        for (id, verdict, issuer, title) in EXAMPLES {
            let line = gallery.lines().find(|line| line.contains(&format!("\"id\": \"{id}\""))).unwrap_or(id);
            assert!(line.contains(&format!("\"issuer\": \"{issuer}\"")), "{line}");
            assert!(line.contains(&format!("\"title\": \"{title}\"")), "{line}");
            let word = if verdict.mark() == "depends" {
                "depends".to_owned()
            } else {
                verdict.word().to_lowercase()
            };
            assert!(line.contains(&format!("\"verdict\": \"{word}\"")), "{line}");
        }
    }
}
