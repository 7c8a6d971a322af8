//! `.gitlab-ci.yml`: each job, by the refs that it runs for.
//!
//! Sources: <https://docs.gitlab.com/ci/secrets/id_token_authentication/>, <https://docs.gitlab.com/ci/yaml/>

use super::asked::Asked;
use super::call::{Call, MAX_CALLS, call};
use super::exchange::{is_audience, of_audience, of_script};
use super::finding::job_has_no_id_token;
use super::open::{is_open, open, shown, shown_pattern, token};
use super::source::Source;
use crate::Token;
use crate::json::{Member, Node, Value};
use crate::pattern::{Unit, matches};
use crate::span::Span;
use crate::variant::job::{Job, put, run_of};

const ISSUER: &str = "gitlab";
/// Keys of the file that are no jobs.
const GLOBAL: &[&str] = &[
    "after_script",
    "before_script",
    "cache",
    "default",
    "image",
    "include",
    "pages",
    "services",
    "spec",
    "stages",
    "variables",
    "workflow",
];
/// How often `extends` is followed.
const MAX_DEPTH: usize = 11;

/// What a pipeline is for: a branch, a tag, or a merge request from a branch.
struct Ref {
    /// How the issuer's table labels such a run.
    run: &'static str,
    name: String,
}

/// The calls of all jobs.
pub(super) fn calls(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    if asked.issuer.is_none() {
        assumed.push("the instance is taken to be `https://gitlab.com`".to_owned());
    }
    if asked.project.is_none() {
        assumed.push("nobody said which project the pipeline is of".to_owned());
    }
    let mut calls = Vec::new();
    for root in source.documents.iter().map(|document| &document.root) {
        for job in root.members().iter().filter(|job| is_job(job)) {
            of_job(source, (root, job), asked, &mut calls);
        }
    }
    calls
}

/// Whether it is a job of a `.gitlab-ci.yml`.
pub(super) fn is_job(member: &Member<'_>) -> bool {
    let has = |key| member.node.get(key).is_some();
    !member.key.starts_with('.')
        && !GLOBAL.contains(&&*member.key)
        && (has("script") || has("extends") || has("id_tokens") || has("run"))
}

fn of_job(source: &Source<'_>, (root, job): (&Node<'_>, &Member<'_>), asked: &Asked, calls: &mut Vec<Call>) {
    let find = |key| lookup(root, &job.node, key, 0);
    let name = &*job.key;
    let refs = refs(find("rules"), find("only"), asked);
    let tokens = find("id_tokens").or_else(|| root.get("default")?.get("id_tokens"));
    let scripts =
        ["before_script", "script"].into_iter().filter_map(find).flat_map(lines).collect::<Vec<_>>();
    let audiences = tokens.map(|tokens| audiences(tokens, &scripts, asked)).unwrap_or_default();
    if audiences.is_empty() {
        let Some(token) = refs.first().and_then(|on| claims(on, asked, &Value::Null)) else { return };
        let no_token = job_has_no_id_token::found(&source.lines, job.key_span, name);
        calls.push(Call {
            no_token: Some(no_token),
            ..call(format!("job `{name}`"), name, token, job.key_span)
        });
        return;
    }
    let role = scripts.iter().find_map(|line| {
        let word =
            line.split_once("--role-arn")?.1.trim_start_matches([' ', '=']).split_whitespace().next()?;
        let word = word.trim_matches(['"', '\'']);
        word.starts_with("arn:").then(|| word.to_owned())
    });
    let made = of_script(&scripts.join("\n"), source.lines.place(job.key_span));
    let exchange = |audience| exchanged(audience).map(|own| made.clone().unwrap_or_else(|| of_audience(own)));
    let sent: Vec<_> = audiences.iter().map(|audience| (audience, exchange(audience))).collect();
    let each =
        refs.iter().flat_map(|on| sent.iter().map(move |(audience, exchange)| (on, audience, exchange)));
    for (on, audience, exchange) in each {
        let Some(token) = claims(on, asked, audience).filter(|_| calls.len() < MAX_CALLS) else { continue };
        let what = on.run.trim_end_matches(" `");
        let title = if is_open(&on.name) {
            format!("job `{name}`, {}", shown(&on.name))
        } else {
            format!("job `{name}`, {what} `{}`", on.name)
        };
        let call = call(title, name, token, job.key_span);
        calls.push(match exchange {
            Some(exchange) => call.exchanged(exchange.clone()),
            None => Call { role: role.clone(), ..call },
        });
    }
}

/// What a job has under a key, of its own or of what it extends, the last first.
fn lookup<'n, 't>(root: &'n Node<'t>, job: &'n Node<'t>, key: &str, depth: usize) -> Option<&'n Node<'t>> {
    if depth > MAX_DEPTH {
        return None;
    }
    if let Some(own) = job.get(key) {
        // `!reference [.base, id_tokens]`
        if let (Value::Array(path), "id_tokens") = (&own.value, key) {
            let mut names = path.iter().filter_map(|name| name.value.as_str());
            return lookup(root, root.get(names.next()?)?, names.next()?, depth + 1);
        }
        return Some(own);
    }
    let bases = lines(job.get("extends")?);
    bases.iter().rev().find_map(|base| lookup(root, root.get(base)?, key, depth + 1))
}

/// The texts of a list, of lists in it as well, or the one text in its place.
fn lines(node: &Node<'_>) -> Vec<String> {
    match &node.value {
        Value::Array(nodes) => nodes
            .iter()
            .flat_map(|node| match &node.value {
                Value::Array(inner) => inner.iter().filter_map(|it| it.value.scalar_text()).collect(),
                value => value.scalar_text().into_iter().collect::<Vec<_>>(),
            })
            .map(str::to_owned)
            .collect(),
        value => value.scalar_text().map(str::to_owned).into_iter().collect(),
    }
}

/// The audiences of the tokens that are sent: of the one that the scripts hand to AWS, else of the first that is not for
/// Pulumi Cloud; and of all that are.
fn audiences(tokens: &Node<'_>, scripts: &[String], asked: &Asked) -> Vec<Value<'static>> {
    let values = tokens.members().iter().filter_map(|token| Some((token, value_of(token, asked)?)));
    let (exchanged, others): (Vec<_>, Vec<_>) = values.partition(|(_, value)| exchanged(value).is_some());
    let is_named = |token: &Member<'_>| {
        let by = |line: &String, before: &str| {
            let rest = line.split(before).skip(1);
            rest.into_iter()
                .any(|rest| rest.trim_start_matches(['=', ' ', '"', '$', '{']).starts_with(&*token.key))
        };
        scripts.iter().any(|line| by(line, "--web-identity-token") || by(line, "echo"))
    };
    let named = others.iter().find(|(token, _)| is_named(token)).or_else(|| others.first()).cloned();
    named.into_iter().chain(exchanged).map(|(_, value)| value).collect()
}

/// The audience of a token that is for Pulumi Cloud, as far as it is known.
fn exchanged<'v>(audience: &'v Value<'_>) -> Option<&'v str> {
    match audience {
        Value::String(text) => Some(&**text).filter(|text| is_audience(text)),
        Value::Open(open) => is_audience(&open.text).then_some(""),
        _ => None,
    }
}

/// The audience of a token, of which a variable is not known.
fn value_of(token: &Member<'_>, asked: &Asked) -> Option<Value<'static>> {
    let audience = &token.node.get("aud")?.value;
    let filled = |text: &str| {
        let instance = asked.issuer.as_deref().unwrap_or("https://gitlab.com");
        let text = text.replace("$CI_SERVER_URL", instance).replace("${CI_SERVER_URL}", instance);
        if text.contains('$') { open("*", &text) } else { text }
    };
    // Whatever they are, AWS takes no two of them.
    let several = |nodes: &[Node<'_>]| {
        let texts = nodes.iter().filter_map(|node| node.value.scalar_text()).map(|text| shown(&filled(text)));
        texts
            .map(|text| Node { value: Value::String(text.into()), span: Span::default() })
            .collect::<Vec<_>>()
    };
    Some(match audience {
        Value::Array(nodes) => match nodes.as_slice() {
            [one] => super::open::value(&filled(one.value.scalar_text()?)),
            nodes => Value::Array(several(nodes)),
        },
        value => super::open::value(&filled(value.scalar_text()?)),
    })
}

/// The refs that the job runs for. What its rules say in other words may be any.
fn refs(rules: Option<&Node<'_>>, only: Option<&Node<'_>>, asked: &Asked) -> Vec<Ref> {
    let usual = || asked.default_branch.clone().unwrap_or_else(|| "main".to_owned());
    let branch = |name: String| Ref { run: "branch `", name };
    let tag = |name: String| Ref { run: "tag `", name };
    let merge_request =
        || Ref { run: "merge request from `", name: open("*", "merge request from any branch") };
    let mut refs = Vec::new();
    if let Some(Value::Array(rules)) = rules.map(|rules| &rules.value) {
        let text = |rule: &Node<'_>, key: &str| {
            rule.get(key).and_then(|it| it.value.scalar_text()).map(str::to_owned)
        };
        for rule in rules.iter().filter(|rule| text(rule, "when").as_deref() != Some("never")) {
            for way in text(rule, "if").iter().flat_map(|condition| condition.split("||")) {
                let value = |name: &str| way.split("&&").find_map(|test| tested(test, name));
                match (value("$CI_COMMIT_BRANCH"), value("$CI_COMMIT_TAG"), value("$CI_PIPELINE_SOURCE")) {
                    (Some(name), ..) => refs.push(branch(match name {
                        Tested::Is(name) if name == "$CI_DEFAULT_BRANCH" => usual(),
                        Tested::Is(name) => name,
                        Tested::Fits(expression) => open("*", &format!("branch that fits {expression}")),
                        Tested::Any => open("*", "any branch"),
                    })),
                    (_, Some(name), _) => refs.push(tag(match name {
                        Tested::Is(name) => name,
                        Tested::Fits(expression) => open("*", &format!("tag that fits {expression}")),
                        Tested::Any => open("*", "any tag"),
                    })),
                    (.., Some(Tested::Is(source))) if source == "merge_request_event" => {
                        refs.push(merge_request());
                    }
                    _ => refs.extend([branch(open("*", "any branch")), tag(open("*", "any tag"))]),
                }
            }
        }
    }
    for name in only.map(|only| lines(only.get("refs").unwrap_or(only))).unwrap_or_default() {
        match &*name {
            "tags" => refs.push(tag(open("*", "any tag"))),
            "branches" => refs.push(branch(open("*", "any branch"))),
            "merge_requests" => refs.push(merge_request()),
            _ if name.starts_with('/') => refs.push(branch(open("*", &format!("branch that fits {name}")))),
            _ => refs.push(branch(name)),
        }
    }
    if refs.is_empty() {
        refs.extend([branch(usual()), branch(open("*", "any branch")), tag(open("*", "any tag"))]);
    }
    refs.retain_mut(|on| {
        let (own, other) =
            if on.run == "tag `" { (&asked.tag, &asked.branch) } else { (&asked.branch, &asked.tag) };
        let Some(own) = own else { return other.is_none() };
        let fits = matches(shown_pattern(&on.name).chars().map(Unit::aws), own);
        if fits && is_open(&on.name) {
            on.name.clone_from(own);
        }
        fits
    });
    refs
}

/// What a condition says of a variable.
enum Tested {
    Is(String),
    Fits(String),
    Any,
}

fn tested(test: &str, name: &str) -> Option<Tested> {
    let rest =
        test.trim().trim_start_matches('(').strip_prefix(name)?.trim().trim_end_matches(')').trim_end();
    if rest.is_empty() {
        return Some(Tested::Any);
    }
    if let Some(value) = rest.strip_prefix("==") {
        let value = value.trim().trim_matches(['"', '\'']);
        return (value != "null").then(|| Tested::Is(value.to_owned()));
    }
    rest.strip_prefix("=~").map(|expression| Tested::Fits(expression.trim().to_owned()))
}

/// The token of a run, of the issuer's own table.
fn claims(on: &Ref, asked: &Asked, audience: &Value<'static>) -> Option<Token> {
    let project = asked.project.clone().unwrap_or_else(|| open("*", "path of the project"));
    let parts = [("PROJECT", &*project), ("REF", &on.name)];
    let run = run_of(ISSUER, on.run)?;
    let job = Job { issuer: ISSUER, run, parts: &parts, audience: "", url: "", with_ids: false };
    let mut tree = job.tree().ok()?;
    if let Some(issuer) = &asked.issuer {
        put(&mut tree, &["iss"], issuer);
    }
    let mut token = token(tree);
    token.set_claim("aud", audience.clone());
    Some(token)
}

#[cfg(test)]
mod tests {
    use crate::pasted::caller::{Asked, Caller};

    #[test]
    fn a_job_has_a_subject_for_each_ref() {
        for (job, expected) in [
            ("rules: [{if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH'}]", "job `a`, branch `main`"),
            ("rules: [{if: '$CI_COMMIT_TAG =~ /^v/'}, {if: $X, when: never}]", "job `a`, tag that fits /^v/"),
            (
                "rules: [{if: '$CI_PIPELINE_SOURCE == \"merge_request_event\"'}]",
                "job `a`, merge request from any branch",
            ),
            ("only: [tags, dev]", "job `a`, any tag; job `a`, branch `dev`"),
            ("rules: [{if: $X}]", "job `a`, any branch; job `a`, any tag"),
            ("needs: []", "job `a`, branch `main`; job `a`, any branch; job `a`, any tag"),
        ] {
            let text = format!("a:\n  id_tokens: {{T: {{aud: sts}}}}\n  script: [x]\n  {job}\n");
            let caller =
                Caller::read(&text, &Asked::default()).unwrap_or_else(|error| unreachable!("{error:?}"));
            let names: Vec<_> = caller.calls.iter().map(|call| call.name.as_str()).collect();
            assert_eq!(names.join("; "), expected, "{job}");
        }
    }

    #[test]
    fn the_token_that_the_script_hands_on_counts() {
        let text = "a:\n  id_tokens: {VAULT: {aud: v}, AWS: {aud: [x, y]}}\n  script:\n    \
                    - aws sts assume-role-with-web-identity --role-arn arn:aws:iam::123456789012:role/r \
                    --web-identity-token $AWS\n";
        let caller = Caller::read(text, &Asked::default()).unwrap_or_else(|error| unreachable!("{error:?}"));
        let call = caller.calls.first().unwrap_or_else(|| unreachable!("a call"));
        assert_eq!(call.role.as_deref(), Some("arn:aws:iam::123456789012:role/r"));
        assert_eq!(call.token.claim("aud").map(crate::json::Value::to_json).as_deref(), Some(r#"["x","y"]"#));
    }
}
