//! Who calls: a workflow, manifests or settings, as the calls that they make, each with the token that it sends.
//!
//! ```
//! use whydenied::pasted::caller::{Asked, Caller};
//!
//! let workflow = "
//! on: { push: { branches: [main] } }
//! permissions: { id-token: write }
//! jobs:
//!   deploy:
//!     runs-on: ubuntu-latest
//!     steps:
//!       - uses: aws-actions/configure-aws-credentials@v6
//!         with: { role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: eu-west-1 }
//! ";
//! let asked = Asked { repository: Some("acme/web".to_owned()), ..Asked::default() };
//! let caller = Caller::read(workflow, &asked)?;
//! let call = &caller.calls[0];
//! assert_eq!(call.name, "job `deploy`, push to `main`");
//! assert_eq!(call.token.claim_text("sub"), Some("repo:acme/web:ref:refs/heads/main"));
//! # Ok::<(), whydenied::report::InputError>(())
//! ```
//!
//! What the text leaves open, such as a branch that fits `release/**`, stays open in the claims; claims that nothing
//! follows for are not known. A verdict that rests on either depends.

mod asked;
mod call;
mod command;
mod exchange;
pub(crate) mod finding;
pub(super) mod folded;
pub(crate) mod form;
mod github;
mod gitlab;
mod kubernetes;
mod open;
mod pipelines;
mod pulumi;
mod recognise;
mod request;
mod source;
mod terraform;

pub use asked::Asked;
pub(crate) use asked::Named;
use call::MAX_CALLS;
pub use call::{Call, NoToken};
pub(crate) use finding::{
    caller_asks_for_another_audience, caller_asks_for_another_role, immutable_subject_unknown,
    merge_queue_subject,
};
pub use form::Form;
pub(crate) use github::ask_for;
pub(crate) use request::completed;

use crate::json::Node;
use crate::report::{Input, InputError};
use crate::span::Span;
use crate::unreadable::{check_length, not_json, not_readable_here};
use crate::{limits, order};
use source::Source;

/// Who calls, and what each call sends.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The form in which it is written.
    pub form: Form,
    /// The calls, in the order of the text.
    pub calls: Vec<Call>,
    /// What was assumed where nobody said, each a sentence without its full stop.
    pub assumed: Vec<String>,
}

impl Caller {
    /// Reads a caller.
    ///
    /// # Errors
    /// It is none, it makes no call, or its syntax is broken: where, and what to do now.
    pub fn read(text: &str, asked: &Asked) -> Result<Self, InputError> {
        Self::for_policies(text, asked, &Named::default())
    }

    /// The same, where what nobody said is taken from policies if they name just one.
    pub(crate) fn for_policies(text: &str, asked: &Asked, named: &Named) -> Result<Self, InputError> {
        check_length(Input::Token, text, limits::POLICY)?;
        let cut = source::cut(text);
        let source = match Source::read(text, &cut) {
            // Programs of Terraform and commands are no YAML.
            Err(_) if recognise::of_text(text).is_some() => Source::bare(text),
            // What is wrong with YAML is said of what is meant as YAML.
            Err(error) if not_json::is_yaml_text(text) => return Err(template(text).unwrap_or(error)),
            Err(_) => return Err(template(text).unwrap_or_else(|| of_another_kind(text))),
            Ok(source) => source,
        };
        let form = source.documents.iter().find_map(|document| recognise::of(&document.root));
        let Some(form) = form.or_else(|| recognise::of_text(text)) else {
            return Err(encrypted(text).unwrap_or_else(|| of_another_kind(text)));
        };
        let (asked, mut assumed) = asked.completed(form, named);
        let mut calls = match form {
            Form::GithubWorkflow => github::calls(&source, &asked, &mut assumed),
            Form::GitlabCi => gitlab::calls(&source, &asked, &mut assumed),
            Form::Kubernetes | Form::EksctlCommand => kubernetes::calls(&source, &asked, &mut assumed),
            Form::PulumiEsc => pulumi::of_environment(&source, &asked, &mut assumed),
            Form::PulumiDeployments => pulumi::of_deployment(&source, &asked, &mut assumed),
            Form::HcpTerraform => terraform::calls(text, &asked, &mut assumed),
            Form::CircleCi => pipelines::of_circle(&source, &asked, &mut assumed),
            Form::Buildkite => pipelines::of_buildkite(&source, &asked, &mut assumed),
            Form::Bitbucket => pipelines::of_bitbucket(&source, &asked, &mut assumed),
            Form::AwsRequest => request::calls(text, &mut assumed),
        };
        calls.retain(|call| asked.job.as_ref().is_none_or(|job| *job == call.job));
        calls.truncate(MAX_CALLS);
        if calls.is_empty() {
            let why = match &asked.job {
                Some(job) => format!("no job `{job}` in it asks for a token"),
                None => "nothing in it asks for a token".to_owned(),
            };
            let nothing = || no_caller(text, form.name(), &why);
            return Err(encrypted(text).unwrap_or_else(nothing));
        }
        Ok(Self { form, calls, assumed: order::once(assumed, Clone::clone) })
    }

    /// The ARN of the one role that its calls ask for; `None` where they ask for several, or for none.
    #[must_use]
    pub fn role(&self) -> Option<&str> {
        let mut roles = self.calls.iter().filter_map(|call| call.role.as_deref());
        let first = roles.next().filter(|role| role.starts_with("arn:"))?;
        roles.all(|role| role == first).then_some(first)
    }

    /// The form of a text with these documents, if it is one of a caller.
    pub(super) fn form_of(text: &str, roots: &[Node<'_>]) -> Option<Form> {
        let has_keys = || roots.iter().any(|root| !root.members().is_empty());
        let of_text = || if has_keys() { None } else { recognise::of_text(text) };
        roots.iter().find_map(recognise::of).or_else(of_text)
    }
}

/// What to paste where nothing calls.
const PASTE: &str =
    "paste the workflow, the manifests or the settings of what asks for a token, or the token that it sent";

/// Nothing in the text makes a call.
fn no_caller(text: &str, what: &str, why: &str) -> InputError {
    let span = Span::new(text.len() - text.trim_start().len(), text.trim_end().len());
    unreadable(text, span, format!("this is {what}: {why}"), PASTE)
}

/// The text is of a kind that calls nobody, or of none that is known.
fn of_another_kind(text: &str) -> InputError {
    let Some((name, instead)) = not_json::described(text) else {
        return no_caller(text, "a text without a caller", "nothing in it asks for a token");
    };
    let error = no_caller(text, name, "nothing in it asks for a token");
    if instead.is_empty() {
        error
    } else {
        InputError { help: format!("{instead}; or {PASTE}").into(), ..error }
    }
}

/// What is encrypted says nothing.
fn encrypted(text: &str) -> Option<InputError> {
    let at = text.find("ENC[AES256_GCM,")?;
    let help = "decrypt it first: `sops --decrypt FILE`";
    Some(unreadable(text, Span::new(at, at + 4), "this is encrypted by SOPS".to_owned(), help))
}

/// A template whose expressions make it no YAML.
fn template(text: &str) -> Option<InputError> {
    let mut marks = text.match_indices("{{").map(|(at, _)| at);
    let at = marks.find(|at| !text.get(..*at).is_some_and(|before| before.ends_with('$')))?;
    let message = "this is a template, of which nobody knows what it becomes".to_owned();
    let help = "paste what it is rendered to, such as `helm template` prints it";
    Some(unreadable(text, Span::new(at, at + 2), message, help))
}

fn unreadable(text: &str, span: Span, message: String, help: &'static str) -> InputError {
    not_readable_here::KIND.unreadable(Input::Token, text, span, message, help)
}
