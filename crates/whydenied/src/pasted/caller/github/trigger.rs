//! What starts a workflow, `on`, and which ref its runs are for then.
//!
//! Source: <https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows>

use super::super::asked::Asked;
use super::super::open::{is_open, known_start, open, shown, shown_pattern};
use crate::json::{Node, Value};
use crate::pattern::{Unit, matches};
use crate::span::Span;

/// One way in which a workflow starts.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    pub(super) event: String,
    pub(super) on: Ref,
    pub(super) span: Span,
}

/// What a run is for. The names may be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ref {
    Branch(String),
    Tag(String),
    /// A pull request, with the ref that its merge would have.
    PullRequest,
    /// Whatever the event says.
    Unknown,
}

impl Trigger {
    /// What starts it, in words.
    pub(super) fn label(&self) -> String {
        let event = &*self.event;
        match (&self.on, event) {
            (Ref::Branch(name), "push") => format!("push to {}", named("", name)),
            (Ref::Branch(name), "merge_group") => format!("merge_group for {}", named("", name)),
            (Ref::Branch(name), _) => format!("{event} on {}", named("", name)),
            (Ref::Tag(name), _) => format!("{event} of {}", named("the tag ", name)),
            (Ref::PullRequest | Ref::Unknown, _) => event.to_owned(),
        }
    }

    /// The full ref; `None` where nothing is known of it.
    pub(super) fn full_ref(&self) -> Option<String> {
        match &self.on {
            Ref::Branch(name) => Some(format!("refs/heads/{name}")),
            Ref::Tag(name) => Some(format!("refs/tags/{name}")),
            Ref::PullRequest => Some(format!("refs/pull/{}/merge", open("*", "number of the pull request"))),
            Ref::Unknown => None,
        }
    }
}

/// A branch or tag in words: what is known of it in backticks.
fn named(kind: &str, name: &str) -> String {
    let is_open = is_open(name) && known_start(name).is_empty();
    if is_open { shown(name) } else { format!("{kind}`{}`", shown(name)) }
}

/// The default branch, and whether a run is for it that no filter names.
pub(super) struct Usual {
    name: String,
    pub(super) is_used: bool,
}

impl Usual {
    pub(super) fn of(asked: &Asked) -> Self {
        let name = asked.default_branch.clone().unwrap_or_else(|| "main".to_owned());
        Self { name, is_used: false }
    }

    fn branch(&mut self) -> String {
        self.is_used = true;
        self.name.clone()
    }
}

/// The ways in which a workflow starts, as far as they are asked about.
pub(super) fn triggers(on: &Node<'_>, span: Span, asked: &Asked, usual: &mut Usual) -> Vec<Trigger> {
    let mut all = Vec::new();
    match &on.value {
        Value::String(event) => of_event(event, None, span, usual, &mut all),
        Value::Array(events) => {
            for event in events {
                if let Some(name) = event.value.as_str() {
                    of_event(name, None, event.span, usual, &mut all);
                }
            }
        }
        _ => {
            for member in on.members() {
                of_event(&member.key, Some(&member.node), member.key_span, usual, &mut all);
            }
        }
    }
    all.retain(|trigger| asked.event.as_ref().is_none_or(|event| *event == trigger.event));
    all.retain_mut(|trigger| chosen(trigger, asked));
    all
}

/// Whether the run is for the branch or tag that is asked about; an open one becomes that one if it may be it.
fn chosen(trigger: &mut Trigger, asked: &Asked) -> bool {
    let (name, asked_for, other) = match &mut trigger.on {
        Ref::Branch(name) => (name, &asked.branch, &asked.tag),
        Ref::Tag(name) => (name, &asked.tag, &asked.branch),
        Ref::PullRequest | Ref::Unknown => return true,
    };
    let Some(asked_for) = asked_for else { return other.is_none() };
    let pattern = shown_pattern(name);
    let fits = matches(pattern.chars().map(Unit::aws), asked_for);
    if fits && is_open(name) && trigger.event != "merge_group" {
        name.clone_from(asked_for);
    }
    fits
}

fn of_event(event: &str, filters: Option<&Node<'_>>, span: Span, usual: &mut Usual, all: &mut Vec<Trigger>) {
    let mut add = |on| all.push(Trigger { event: event.to_owned(), on, span });
    let list = |name| filters.and_then(|filters| filters.get(name)).map(texts);
    match event {
        "push" => {
            let (branches, tags) = (list("branches"), list("tags"));
            let both_ignored = (list("branches-ignore"), list("tags-ignore"));
            let has_branches = branches.is_some() || both_ignored.0.is_some();
            let has_tags = tags.is_some() || both_ignored.1.is_some();
            if has_branches || !has_tags {
                for name in names(branches, both_ignored.0.as_deref(), "branch", Some(usual)) {
                    add(Ref::Branch(name));
                }
            }
            if has_tags || !has_branches {
                for name in names(tags, both_ignored.1.as_deref(), "tag", None) {
                    add(Ref::Tag(name));
                }
            }
        }
        "pull_request" | "pull_request_review" | "pull_request_review_comment" => add(Ref::PullRequest),
        "merge_group" => {
            let bases = list("branches").unwrap_or_else(|| vec![usual.branch()]);
            for base in names(Some(bases), None, "branch", None) {
                add(Ref::Branch(format!("gh-readonly-queue/{base}/{}", open("pr-*", "pr-N-sha"))));
            }
        }
        "release" => add(Ref::Tag(open("*", "tag of the release"))),
        "create" => {
            add(Ref::Branch(open("*", "branch that is created")));
            add(Ref::Tag(open("*", "tag that is created")));
        }
        "workflow_dispatch" => {
            add(Ref::Branch(usual.branch()));
            add(Ref::Branch(open("*", "branch that is chosen")));
            add(Ref::Tag(open("*", "tag that is chosen")));
        }
        "deployment" | "deployment_status" | "workflow_call" => add(Ref::Unknown),
        // Of all others the run is for the default branch.
        _ => add(Ref::Branch(usual.branch())),
    }
}

/// The branches or tags of a filter: one for each literal name and each pattern. Without a filter the usual one and any.
fn names(
    listed: Option<Vec<String>>,
    ignored: Option<&[String]>,
    kind: &str,
    usual: Option<&mut Usual>,
) -> Vec<String> {
    if let Some(listed) = listed {
        let listed = listed.into_iter().filter(|name| !name.starts_with('!'));
        return listed.map(|name| fitting(&name, kind)).collect();
    }
    let leaves_out = |name: &String| {
        let mut ignored = ignored.unwrap_or_default().iter();
        ignored.any(|pattern| matches(pattern_of(pattern).chars().map(Unit::aws), name))
    };
    let any = match ignored {
        Some(ignored) => open("*", &format!("{kind} other than {}", ignored.join(", "))),
        None => open("*", &format!("any {kind}")),
    };
    usual.map(Usual::branch).into_iter().filter(|name| !leaves_out(name)).chain([any]).collect()
}

/// The name, or any that fits the pattern.
fn fitting(pattern: &str, kind: &str) -> String {
    if pattern.contains(['*', '?', '+', '[', '\\']) {
        open(&pattern_of(pattern), &format!("{kind} that fits {pattern}"))
    } else {
        pattern.to_owned()
    }
}

/// The pattern as AWS would write it, or one that takes more: what only GitHub's patterns have is any text.
fn pattern_of(pattern: &str) -> String {
    let known = pattern.find(['?', '+', '[', '\\']);
    let Some(end) = known else { return pattern.replace("**", "*") };
    // A quantifier is about the letter before it.
    let end = if pattern.get(end..).is_some_and(|rest| rest.starts_with(['?', '+'])) {
        end.saturating_sub(1)
    } else {
        end
    };
    let start = pattern.get(..pattern.floor_char_boundary(end)).unwrap_or_default();
    format!("{}*", start.replace("**", "*").trim_end_matches('*'))
}

/// The texts of a list, or the one in its place.
pub(super) fn texts(list: &Node<'_>) -> Vec<String> {
    let nodes = match &list.value {
        Value::Array(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(list),
    };
    nodes.iter().filter_map(|node| node.value.scalar_text()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{Usual, pattern_of, triggers};
    use crate::pasted::caller::Asked;
    use crate::span::Span;
    use crate::yaml;

    #[test]
    fn each_event_has_its_refs() {
        for (on, expected) in [
            ("push", "push to `main`; push to any branch; push of any tag"),
            ("{push: {tags: ['v*']}}", "push of tag that fits v*"),
            ("{push: {branches: [dev, '!x']}}", "push to `dev`"),
            ("{push: {branches-ignore: [main]}}", "push to branch other than main"),
            ("[pull_request, schedule]", "pull_request; schedule on `main`"),
            ("{workflow_call: {}}", "workflow_call"),
            ("merge_group", "merge_group for `gh-readonly-queue/main/pr-*`"),
            ("7", ""),
        ] {
            let roots = yaml::parse(on).unwrap();
            let asked = Asked::default();
            let all = triggers(&roots[0], Span::default(), &asked, &mut Usual::of(&asked));
            let labels: Vec<_> = all.iter().map(super::Trigger::label).collect();
            assert_eq!(labels.join("; "), expected, "{on}");
        }
        let asked = Asked { branch: Some("release/1".to_owned()), ..Asked::default() };
        let roots = yaml::parse("{push: {branches: [main, 'release/**'], tags: [v1]}}").unwrap();
        let mut usual = Usual::of(&asked);
        let all = triggers(&roots[0], Span::default(), &asked, &mut usual);
        assert!(!usual.is_used);
        assert_eq!(all.iter().map(super::Trigger::label).collect::<Vec<_>>(), ["push to `release/1`"]);
    }

    #[test]
    fn patterns_take_no_less_than_those_of_github() {
        for (pattern, expected) in
            [("release/**", "release/*"), ("v[12].*", "v*"), ("v1+", "v*"), ("é?x", "*"), ("a**b", "a*b")]
        {
            assert_eq!(pattern_of(pattern), expected, "{pattern}");
        }
    }
}
