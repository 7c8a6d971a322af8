//! Workflows of GitHub Actions: each job that logs in, by each event that starts it.
//!
//! Sources: <https://docs.github.com/en/actions/reference/security/oidc>,
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax>,
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations>

pub(super) mod customization;
mod expression;
mod login;
mod matrix;
mod permissions;
mod run;
mod trigger;

use super::asked::Asked;
use super::call::{Call, MAX_CALLS, NoToken, call};
use super::finding::{
    fork_pull_request_gets_no_token, id_token_permission_missing, oidc_not_requested,
    reusable_caller_lacks_id_token,
};
use super::open::{is_open, known_start, shown};
use super::source::{Document, Source};
use crate::json::{Member, Node, Value};
use crate::order;
use customization::Customization;
use expression::{Names, filled, holds};
use login::Login;
pub(crate) use login::ask_for;
use matrix::{Values, combinations, product};
use permissions::Permission;
use run::Run;
use trigger::{Ref, Trigger, Usual, texts, triggers};

/// A job with where it is written, and how it came to run.
#[derive(Clone, Copy)]
struct Job<'j, 't> {
    document: &'j Document<'t>,
    entry: &'j Member<'t>,
    /// The job that calls the workflow which this one is in.
    caller: Option<&'j Job<'j, 't>>,
}

/// What is known while the calls of a workflow are put together.
struct Workflow<'w, 't> {
    source: &'w Source<'t>,
    asked: &'w Asked,
    customization: &'w Customization,
    calls: Vec<Call>,
}

/// The calls of all workflows in the text.
pub(super) fn calls(source: &Source<'_>, asked: &Asked, assumed: &mut Vec<String>) -> Vec<Call> {
    let mut asked = asked.clone();
    let customization = customization::read(source, &mut asked, assumed);
    if asked.repository.is_none() {
        assumed.push("nobody said which repository the workflow is in".to_owned());
    }
    let mut usual = Usual::of(&asked);
    let mut workflow = Workflow { source, asked: &asked, customization: &customization, calls: Vec::new() };
    let documents = source.documents.iter().filter(|document| document.root.get("jobs").is_some());
    let is_called = |document: &&Document<'_>| {
        let called = event_of_call(&document.root).is_some()
            && on(&document.root).is_some_and(|on| count(&on.node) == 1);
        called && documents.clone().any(|other| jobs(other).any(|job| calls_file(other, job, document)))
    };
    for document in documents.clone().filter(|document| !is_called(document)) {
        let Some(on) = on(&document.root) else { continue };
        for trigger in triggers(&on.node, on.key_span, &asked, &mut usual) {
            for job in jobs(document) {
                let job = Job { document, entry: job, caller: None };
                workflow.add(&job, &trigger, &inputs_of_dispatch(&on.node, &trigger));
            }
        }
    }
    if asked.default_branch.is_none() && usual.is_used {
        assumed.push("the default branch is taken to be `main`".to_owned());
    }
    // Jobs one after the other, each with all that starts it.
    let mut calls = workflow.calls;
    order::sort_by_key(&mut calls, |call| call.span.start);
    calls
}

fn on<'n, 't>(root: &'n Node<'t>) -> Option<&'n Member<'t>> {
    root.members().iter().find(|member| matches!(&*member.key, "on" | "true"))
}

/// How many events there are.
fn count(on: &Node<'_>) -> usize {
    match &on.value {
        Value::Array(events) => events.len(),
        Value::Object(members) => members.len(),
        _ => 1,
    }
}

/// What a workflow says of being called.
fn event_of_call<'n, 't>(root: &'n Node<'t>) -> Option<&'n Node<'t>> {
    let on = &on(root)?.node;
    on.get("workflow_call").or_else(|| texts(on).iter().any(|event| event == "workflow_call").then_some(on))
}

fn jobs<'d, 't>(document: &'d Document<'t>) -> impl Iterator<Item = &'d Member<'t>> + Clone {
    document.root.get("jobs").map(Node::members).unwrap_or_default().iter()
}

/// The workflow that a job calls, without its ref.
fn used<'j>(job: &'j Member<'_>) -> Option<(&'j str, &'j str)> {
    let uses = job.node.get("uses")?.value.as_str()?;
    Some((uses, uses.split('@').next()?))
}

/// Whether the job calls the workflow in that document: by its file, or because there is no other.
fn calls_file(own: &Document<'_>, job: &Member<'_>, other: &Document<'_>) -> bool {
    let Some((_, path)) = used(job) else { return false };
    match other.file.map(|file| file.trim_start_matches("./")) {
        Some(file) => path.ends_with(file),
        None => !std::ptr::eq(own, other),
    }
}

/// The inputs of a run that is started by hand: what may be chosen, and what is usual.
fn inputs_of_dispatch(on: &Node<'_>, trigger: &Trigger) -> Vec<Values> {
    let inputs = on.get("workflow_dispatch").and_then(|event| event.get("inputs"));
    let mut runs = vec![Values::new()];
    for input in
        inputs.filter(|_| trigger.event == "workflow_dispatch").map(Node::members).unwrap_or_default()
    {
        let options = input.node.get("options").map(texts).unwrap_or_default();
        let usual = || input.node.get("default").map(texts).unwrap_or_default();
        let values = if options.is_empty() { usual() } else { options };
        runs = product(&runs, &format!("inputs.{}", input.key), &values);
    }
    runs
}

impl<'w, 't> Workflow<'w, 't> {
    /// Adds the calls of one job by one event, or of the workflow that it calls.
    fn add(&mut self, job: &Job<'_, 't>, trigger: &Trigger, inputs: &[Values]) {
        for given in inputs {
            for own in combinations(&job.entry.node) {
                let values: Values = own.into_iter().chain(given.iter().cloned()).collect();
                let names = |name: &str| {
                    let given =
                        || values.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
                    run::name(self.asked, trigger, name).or_else(given)
                };
                let condition = job.entry.node.get("if").and_then(|node| node.value.scalar_text());
                if condition.is_some_and(|condition| holds(condition, &names) == Some(false)) {
                    continue;
                }
                if used(job.entry).is_some() {
                    let with = self.inputs_of_call(job, &names);
                    self.add_called(job, trigger, &with);
                    continue;
                }
                for login in login::of_job(self.source, &job.entry.node, &names) {
                    let is_off = login.condition.as_ref().is_some_and(|it| holds(it, &names) == Some(false));
                    if !is_off {
                        let environment = environment(&job.entry.node, &|text| filled(text, &names));
                        self.add_login(job, trigger, environment.as_deref(), login);
                    }
                }
            }
        }
    }

    /// What a called workflow gets: what its caller gives, else what is usual there.
    fn inputs_of_call(&self, job: &Job<'_, 't>, names: Names<'_>) -> Values {
        let given = job.entry.node.get("with").map(Node::members).unwrap_or_default().iter();
        let given = given.filter_map(|it| Some((&*it.key, filled(it.node.value.scalar_text()?, names))));
        let mut values: Values = given.map(|(name, value)| (format!("inputs.{name}"), value)).collect();
        let called = self.called_by(job).and_then(|document| event_of_call(&document.root));
        for input in called.and_then(|event| event.get("inputs")).map(Node::members).unwrap_or_default() {
            let name = format!("inputs.{}", input.key);
            let usual = input.node.get("default").and_then(|node| node.value.scalar_text());
            if let Some(usual) = usual.filter(|_| values.iter().all(|(known, _)| *known != name)) {
                values.push((name, usual.to_owned()));
            }
        }
        values
    }

    fn called_by(&self, job: &Job<'_, 't>) -> Option<&'w Document<'t>> {
        let documents = self.source.documents.iter();
        let mut called = documents.filter(|other| event_of_call(&other.root).is_some());
        called.find(|other| calls_file(job.document, job.entry, other))
    }

    /// The jobs of the workflow that a job calls. A called workflow may call another one; a third is not followed.
    fn add_called(&mut self, job: &Job<'_, 't>, trigger: &Trigger, inputs: &Values) {
        let Some(document) = self.called_by(job) else { return };
        if job.caller.is_some_and(|caller| caller.caller.is_some()) {
            return;
        }
        for own in jobs(document) {
            let called = Job { document, entry: own, caller: Some(job) };
            self.add(&called, trigger, std::slice::from_ref(inputs));
        }
    }

    fn add_login(&mut self, job: &Job<'_, 't>, trigger: &Trigger, environment: Option<&str>, login: Login) {
        let Job { document, caller, .. } = *job;
        let top =
            std::iter::successors(Some(job), |job| job.caller).last().map_or(document, |top| top.document);
        let name = top.root.get("name").and_then(|name| name.value.as_str());
        let run = Run {
            asked: self.asked,
            customization: self.customization,
            trigger,
            environment,
            audience: login.audience.as_deref(),
            workflow: (name, top.file.filter(|file| file.contains(".github/workflows/"))),
            called: caller.and_then(|caller| used(caller.entry)).map(|(uses, _)| uses),
        };
        let Some(token) = run.token(self.asked.immutable == Some(true)) else { return };
        let path = job.path();
        let no_token = self.refused(job, &login);
        let in_environment =
            environment.map(|name| format!(", environment `{}`", shown(name))).unwrap_or_default();
        let title = match no_token {
            // It is so whatever starts it.
            Some(_) => format!("job `{path}`"),
            None => format!("job `{path}`, {}{in_environment}", trigger.label()),
        };
        let is_alike = |call: &Call| call.name == title && call.span == login.span;
        let again = |call: &Call| is_alike(call) && (no_token.is_some() || call.token.claims == token.claims);
        if self.calls.iter().any(again) || self.calls.len() >= MAX_CALLS {
            return;
        }
        let may_have_ids = self.asked.immutable.is_none() && no_token.is_none();
        let mut remarks = Vec::new();
        if trigger.on == Ref::PullRequest && no_token.is_none() {
            remarks.push(fork_pull_request_gets_no_token::remark(&self.source.lines, trigger.span));
        }
        let call = Call {
            event: Some(trigger.event.clone()),
            or: may_have_ids.then(|| run.token(true)).flatten(),
            no_token,
            remarks,
            role: login.role.filter(|role| !is_open(role)),
            session_name: login.session_name.filter(|name| !is_open(name)),
            duration: login.duration,
            ..call(title, &path, token, login.span)
        };
        self.calls.push(match login.exchange {
            Some(exchange) => call.exchanged(exchange),
            None => call,
        });
    }

    /// Why the login gets no token.
    fn refused(&self, job: &Job<'_, 't>, login: &Login) -> Option<NoToken> {
        let lines = &self.source.lines;
        if login.by_keys {
            return Some(oidc_not_requested::found(lines, login.span));
        }
        let given = job.given();
        if given.is_given {
            return None;
        }
        let top = std::iter::successors(Some(job), |job| job.caller).last()?;
        // A called workflow that asks for more than its caller may give does not start.
        let asks = job.caller.is_some() && job.own().is_some_and(|own| own.is_given);
        let owner = if job.own().is_some_and(|own| !own.is_given) { job } else { top };
        let edit = permissions::grant(self.source.text, &owner.document.root, owner.entry);
        let found = if asks {
            reusable_caller_lacks_id_token::found(lines, top.entry.key_span, (&top.entry.key, &job.entry.key))
        } else {
            id_token_permission_missing::found(lines, (given.span, given.is_written), &job.path())
        };
        let title = if permissions::reads_all(&owner.document.root, owner.entry) {
            "Write out what `read-all` gives, with `id-token: write`"
        } else if asks {
            "Add `id-token: write` to the permissions of the calling job"
        } else {
            "Add `id-token: write` to the permissions"
        };
        Some(found.with(title, edit))
    }
}

impl Job<'_, '_> {
    /// Its name with that of the job which calls its workflow.
    fn path(&self) -> String {
        match self.caller {
            Some(caller) => format!("{} / {}", caller.path(), self.entry.key),
            None => self.entry.key.clone().into_owned(),
        }
    }

    /// The permission that is written for it in its own file.
    fn own(&self) -> Option<Permission> {
        permissions::written(&self.entry.node).or_else(|| permissions::written(&self.document.root))
    }

    /// The permission that it has: no more than the job has which calls its workflow.
    fn given(&self) -> Permission {
        let Some(caller) = self.caller else { return permissions::of_job(&self.document.root, self.entry) };
        let ceiling = caller.given();
        match self.own() {
            Some(own) if ceiling.is_given => own,
            _ => ceiling,
        }
    }
}

/// The environment of a job. An empty name is none.
fn environment(job: &Node<'_>, filled: &dyn Fn(&str) -> String) -> Option<String> {
    let environment = job.get("environment")?;
    let name = environment.get("name").unwrap_or(environment).value.scalar_text()?;
    Some(filled(name)).filter(|name| is_open(name) || !known_start(name).trim().is_empty())
}

#[cfg(test)]
mod tests;
