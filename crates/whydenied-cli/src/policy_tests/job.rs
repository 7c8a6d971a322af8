//! A job that a test describes by its parts, as the claims of the token that it would have.

use std::collections::BTreeSet;

use whydenied::job::{self, Form, Job, Run};
use whydenied::json::{Node, Value};
use whydenied::span::Span;

use super::near;

/// What a job has besides the parts that its issuer knows.
pub(super) const KEYS: &[&str] = &["issuer", "run", "audience", "url", "with-ids"];

/// What is wrong with a description, and where.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub(super) span: Span,
    pub(super) message: String,
    pub(super) help: String,
}

/// The claims as JSON. What the test says of its job outweighs what the file says of all jobs; `audience` is what it asks
/// for where neither says.
pub(super) fn claims(
    own: &Node<'_>,
    of_all: Option<&Node<'_>>,
    audience: Option<&str>,
) -> Result<String, Wrong> {
    let wrong = |span: Span, message: String, help: String| Wrong { span, message, help };
    let said = |name: &str| own.get(name).or_else(|| of_all?.get(name));
    let text = |name: &str| said(name).and_then(|node| node.value.scalar_text());
    let first = own.members().first().map_or(own.span, |member| member.key_span);

    let forms = job::forms();
    let ids = issuers();
    let Some(issuer) = text("issuer") else {
        let message = "the job lacks `issuer`: who issues its token".to_owned();
        return Err(wrong(first, message, format!("the issuers are {}", listed(&ids))));
    };
    let of_issuer: Vec<&Form> = forms.iter().filter(|form| form.issuer == issuer).collect();
    let has_url = text("url").is_some_and(|url| !url.is_empty());
    let form = of_issuer.iter().find(|form| form.needs_url == has_url).or(of_issuer.first()).copied();
    let Some(form) = form else {
        let span = said("issuer").map_or(first, |node| node.span);
        let help = near::help(issuer, ids.iter().copied(), "the issuers are");
        return Err(wrong(span, format!("there is no issuer `{issuer}` whose jobs are known"), help));
    };

    let names = part_names(form);
    let keys = || KEYS.iter().copied().map(str::to_owned).chain(names.iter().map(|name| kebab(name)));
    let mut parts: Vec<(&str, String)> = Vec::new();
    for member in own.members().iter().chain(of_all.map(Node::members).unwrap_or_default()) {
        let key = &*member.key;
        if KEYS.contains(&key) {
            continue;
        }
        let Some(name) = names.iter().copied().find(|name| kebab(name) == key) else {
            let known: Vec<_> = keys().collect();
            let help = near::help(key, known.iter().map(String::as_str), "a job has");
            return Err(wrong(member.key_span, format!("a job of {} has no `{key}`", form.name), help));
        };
        let Some(value) = member.node.value.scalar_text() else {
            let message = format!("`{key}` is a text, and this is {}", super::read::kind(&member.node));
            return Err(wrong(member.node.span, message, "write its value alone".to_owned()));
        };
        // What the test says comes first, and stands.
        let mut add = |name, value: &str| {
            if !parts.iter().any(|(known, _)| *known == name) {
                parts.push((name, value.to_owned()));
            }
        };
        match value.split_once('/').filter(|_| name == "REPOSITORY" && names.contains(&"OWNER")) {
            Some((owner, repository)) => {
                add("OWNER", owner);
                add("REPOSITORY", repository);
            }
            None => add(name, value),
        }
    }

    let given: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    let run = match said("run") {
        Some(node) => {
            let wanted = node.value.scalar_text().unwrap_or_default();
            let by_label =
                |is: fn(&str, &str) -> bool| form.runs.iter().position(|run| is(&run.label, wanted));
            by_label(|label, wanted| label == wanted)
                .or_else(|| by_label(|label, wanted| !wanted.is_empty() && label.starts_with(wanted)))
                .ok_or_else(|| {
                    let message = format!("a job of {} has no run `{wanted}`", form.name);
                    wrong(node.span, message, format!("its runs are {}", labels(form)))
                })?
        }
        None => the_run(&form.runs, &given).map_err(|message| {
            wrong(first, message, format!("say it with `run`, one of {}", labels(form)))
        })?,
    };
    let with_ids = said("with-ids").is_some_and(|node| node.value == Value::Bool(true));
    let parts: Vec<_> = parts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let audience = text("audience").or(audience).unwrap_or_default();
    let url = text("url").unwrap_or_default();
    let job = Job { issuer, run, parts: &parts, audience, url, with_ids };
    job.claims().map_err(|missing| {
        let missing: Vec<_> = missing.iter().map(|name| kebab(name)).collect();
        let missing: Vec<_> = missing.iter().map(String::as_str).collect();
        let label = form.runs.get(run).map(|run| run.label.as_str()).unwrap_or_default();
        wrong(first, format!("the job lacks {}", listed(&missing)), format!("the run `{label}` needs it"))
    })
}

/// The run that has these parts, where they leave no other.
fn the_run(runs: &[Run], given: &[&str]) -> Result<usize, String> {
    let fits = |run: &Run| {
        run.needed.iter().all(|name| given.contains(name))
            && given.iter().all(|name| run.needed.contains(name) || run.more.contains(name))
    };
    let fitting: Vec<usize> = (0..runs.len()).filter(|at| runs.get(*at).is_some_and(fits)).collect();
    // The most that is needed, and the least that is left open.
    let rank = |at: &usize| runs.get(*at).map(|run| (run.needed.len(), std::cmp::Reverse(run.more.len())));
    let best = fitting.iter().filter_map(rank).max();
    let mut chosen = fitting.iter().filter(|at| rank(at) == best);
    match (chosen.next(), chosen.next()) {
        (Some(at), None) => {
            let own = runs.get(*at);
            let needs_less = |run: &Run| {
                own.is_some_and(|own| {
                    own.needed.len() < run.needed.len() && own.needed.iter().all(|it| run.needed.contains(it))
                })
            };
            let is_left_over = runs.len() > 1 && runs.iter().filter(|run| needs_less(run)).count() > 0;
            let says_more = own.is_some_and(|own| given.len() > own.needed.len());
            if is_left_over && !says_more {
                return Err("these parts do not say what the job runs for".to_owned());
            }
            Ok(*at)
        }
        _ => Err("these parts do not say what the job runs for".to_owned()),
    }
}

/// The parts that jobs of that form may have.
fn part_names(form: &Form) -> Vec<&'static str> {
    let mut names = Vec::new();
    for name in form.runs.iter().flat_map(|run| run.needed.iter().chain(&run.more)) {
        if !names.contains(name) {
            names.push(*name);
        }
    }
    names
}

/// The issuers whose jobs can be described.
pub(super) fn issuers() -> Vec<&'static str> {
    let mut ids: Vec<_> = job::forms().iter().map(|form| form.issuer).collect();
    ids.dedup();
    ids
}

/// The parts that jobs of any issuer may have, as keys.
pub(super) fn part_keys() -> BTreeSet<String> {
    job::forms().iter().flat_map(part_names).map(kebab).collect()
}

fn labels(form: &Form) -> String {
    let labels: Vec<_> = form.runs.iter().map(|run| run.label.as_str()).collect();
    listed(&labels)
}

fn kebab(name: &str) -> String {
    name.to_lowercase().replace('_', "-")
}

fn listed(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(yaml: &str) -> Result<String, String> {
        let documents = whydenied::yaml::parse(yaml).unwrap();
        claims(&documents[0], None, Some("sts.amazonaws.com"))
            .map_err(|wrong| format!("{}; {}", wrong.message, wrong.help))
    }

    #[test]
    fn the_parts_say_what_the_job_runs_for() {
        for (yaml, subject) in [
            (
                "{ issuer: github-actions, repository: acme/web, branch: main }",
                "repo:acme/web:ref:refs/heads/main",
            ),
            (
                "{ issuer: github-actions, owner: acme, repository: web, environment: prod }",
                "repo:acme/web:environment:prod",
            ),
            (
                "{ issuer: github-actions, repository: acme/web, run: pull request }",
                "repo:acme/web:pull_request",
            ),
            (
                "{ issuer: gitlab, project: acme/web, ref: v1, run: tag }",
                "project_path:acme/web:ref_type:tag:ref:v1",
            ),
            (
                "{ issuer: eks, url: 'https://oidc.example.com/id/A', namespace: shop, service-account: web }",
                "system:serviceaccount:shop:web",
            ),
        ] {
            let claims = described(yaml).unwrap_or_else(|error| unreachable!("{yaml}: {error}"));
            assert!(claims.contains(&format!(r#""sub":"{subject}""#)), "{claims}");
            assert!(claims.contains(r#""aud":"sts.amazonaws.com""#), "{claims}");
        }
    }

    #[test]
    fn what_is_not_said_is_asked_for() {
        for (yaml, words) in [
            ("{ repository: acme/web }", "lacks `issuer`"),
            ("{ issuer: github, repository: acme/web }", "did you mean `github-actions`?"),
            ("{ issuer: github-actions, repository: acme/web }", "`pull request`"),
            ("{ issuer: gitlab, project: acme/web, ref: main }", "say it with `run`"),
            ("{ issuer: github-actions, repo: acme/web }", "did you mean `repository`?"),
            ("{ issuer: github-actions, repository: acme/web, run: tag }", "lacks `tag`"),
            ("{ issuer: github-actions, repository: acme/web, run: deploy }", "its runs are `environment …`"),
            ("{ issuer: eks, namespace: shop, service-account: web }", "lacks `url`"),
            ("{ issuer: github-actions, repository: [a] }", "`repository` is a text"),
        ] {
            let said = described(yaml).err().unwrap_or_default();
            assert!(said.contains(words), "{yaml}: {said}");
        }
    }
}
