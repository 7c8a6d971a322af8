//! Examples to begin with, which stand where a verdict will be.

use leptos::prelude::*;
use whydenied_report::Verdict;

use crate::dialogs::Dialog;
use crate::state::{State, state};
use crate::words::{Mark as _, shape};

/// One of `web/gallery/examples.jsonl`: its id, the verdict, whose token it is, and the title.
type Example = (&'static str, Verdict, &'static str, &'static str);

pub(super) const OF_AWS: [Example; 6] = [
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

pub(super) const OF_PULUMI: [Example; 6] = [
    (
        "exchange-eks-namespace",
        Verdict::Denied,
        "Amazon EKS",
        "The pod runs in staging, the rule says default",
    ),
    ("exchange-eks-unquoted-path", Verdict::Denied, "Amazon EKS", "The key path lacks its quotes"),
    ("exchange-eks-default-deny", Verdict::Denied, "Amazon EKS", "The default Deny was left in place"),
    (
        "exchange-github-sts-audience",
        Verdict::Denied,
        "GitHub Actions",
        "The token was asked for with the audience of AWS",
    ),
    ("exchange-which-user", Verdict::Depends, "Another issuer", "Whose token is asked for is not known"),
    ("exchange-eks", Verdict::Allowed, "Amazon EKS", "A pod logs in to Pulumi Cloud"),
];

/// Some of them, each a button that shows it, and the way to all.
pub(super) fn first_examples(some: &[Example]) -> AnyView {
    let state = state();
    let all = move |_| state.dialog.set(Some(Dialog::Gallery));
    view! {
        <div class="first-examples">
            <h3>"Or begin with an example"</h3>
            <button type="button" data-opens="gallery" on:click=all>
                "All examples"
            </button>
        </div>
        <ul class="examples">{some.iter().map(|one| example(state, *one)).collect_view()}</ul>
    }
    .into_any()
}

fn example(state: State, (id, verdict, issuer, title): Example) -> AnyView {
    view! {
        <li>
            <button type="button" class="example" data-example=id on:click=move |_| state.show_example(id)>
                {shape(verdict.mark())}
                <b>{title}</b>
                <span class="from">{format!("{} · {issuer}", verdict.word())}</span>
            </button>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use whydenied_report::Verdict;

    use super::{OF_AWS, OF_PULUMI};

    #[test]
    fn the_first_examples_are_those_of_the_gallery() {
        let gallery = include_str!("../../gallery/examples.jsonl");
        for (id, verdict, issuer, title) in OF_AWS.into_iter().chain(OF_PULUMI) {
            let line = gallery.lines().find(|line| line.contains(&format!("\"id\": \"{id}\""))).unwrap_or(id);
            let verdict = match verdict {
                Verdict::Allowed => "allowed",
                Verdict::Denied => "denied",
                Verdict::Depends => "depends",
            };
            for (name, value) in [("issuer", issuer), ("title", title), ("verdict", verdict)] {
                assert!(line.contains(&format!("\"{name}\": \"{value}\"")), "{line}");
            }
        }
    }
}
