//! What a text is as a whole, by its content.

#[cfg(feature = "pulumi")]
use super::caller::Caller;
use super::kind::{Kind, Service};
use super::tree;
use crate::json::{self, ErrorKind};
#[cfg(feature = "pulumi")]
use crate::pulumi::exchange::Parameters;
use crate::report::Input;
use crate::span::Span;
use crate::unreadable::not_json;
use crate::variant::job;
#[cfg(feature = "pulumi")]
use crate::yaml;
use crate::{aws, limits, secret, service_answer, token};

/// How many values of JSON one after the other are looked at.
const MAX_VALUES: usize = 16;
/// How often a policy may be encoded.
const MAX_LAYERS: usize = 4;

/// What a text is as a whole.
pub(super) fn kind_of(text: &str) -> Kind {
    match at_once(text).unwrap_or_else(|| at_leisure(text)) {
        // A program, or a page, in which a trust policy is found.
        Kind::Program(None) | Kind::Unknown if aws::Document::is_in(text) => Kind::TrustPolicy,
        kind => kind,
    }
}

/// What a text is that shows it by its first characters or as JSON; `None` for all that takes a reader of other
/// languages, which a page may load later.
///
/// ```
/// use whydenied::pasted::{Kind, at_once};
///
/// assert_eq!(at_once(r#"{ "sub": "a" }"#), Some(Kind::Claims));
/// assert_eq!(at_once("policies:\n  - decision: allow\n"), None);
/// ```
#[must_use]
pub fn at_once(text: &str) -> Option<Kind> {
    if text.len() > limits::ANSWER {
        return None;
    }
    let body = body_from(text);
    let read = match body.chars().next()? {
        '{' | '[' | '/' | '#' | '"' => of_json(text, MAX_LAYERS),
        '%' if body.contains("Statement") => Some(Kind::TrustPolicy),
        _ => None,
    };
    read.or_else(|| token::starts_with_jwt(text).then_some(Kind::Jwt))
}

/// What any other text is.
fn at_leisure(text: &str) -> Kind {
    // No answer that lists roles is of these.
    if text.len() > limits::POLICY {
        return Kind::Unknown;
    }
    #[cfg(feature = "pulumi")]
    let roots = yaml::parse(text).unwrap_or_default();
    #[cfg(not(feature = "pulumi"))]
    let roots: Vec<json::Node<'_>> = Vec::new();
    #[cfg(feature = "pulumi")]
    if let Some(form) = Caller::form_of(text, &roots) {
        return Kind::Caller(form);
    }
    if let Some(kind) = of_values(roots.iter().map(tree::kind)) {
        return kind;
    }
    if service_answer::pulumi::recognise(Input::Request, text).is_some() {
        return Kind::ErrorMessage(Service::Pulumi);
    }
    if service_answer::aws::recognise(Input::Request, text).is_some() {
        return Kind::ErrorMessage(Service::Aws);
    }
    #[cfg(feature = "pulumi")]
    if Parameters::read(text).is_ok() {
        return Kind::Request;
    }
    if job::claims_of_subject(text).is_some() {
        return Kind::Claims;
    }
    // What has the words of such policies was meant as them, however broken it is.
    let of_pulumi = ["tokenType", "OidcIssuer", "oidcIssuers"].iter().any(|word| text.contains(word));
    let program = roots.iter().find_map(not_json::object).is_some() || not_json::is_program(text);
    match (program, of_pulumi) {
        (true, _) => Kind::Program(of_pulumi.then_some(Service::Pulumi)),
        (false, true) => Kind::AuthorizationPolicies,
        (false, false) => Kind::Unknown,
    }
}

/// What JSON is, also several values of it one after the other, or encoded.
fn of_json(text: &str, layers: usize) -> Option<Kind> {
    let mut rest = Some(Span::new(0, text.len()));
    let values = std::iter::from_fn(|| {
        let part = rest.take()?;
        let root = match json::parse_part(text, part) {
            Err(json::Error { kind: ErrorKind::TrailingText, span }) => {
                rest = Some(span);
                json::parse_part(text, Span::new(part.start, span.start)).ok()?.root
            }
            read => read.ok()?.root,
        };
        Some(match root.value.as_str().filter(|_| layers > 0) {
            Some(inner) => of_json(inner, layers - 1),
            None => of_value(&root),
        })
    });
    // In a member that has no name of its own.
    of_values(values.take(MAX_VALUES)).or_else(|| secret::first_jwt(text).map(|_| Kind::Jwt))
}

/// What a value of JSON is: whoever calls, or what its members say otherwise.
pub(super) fn of_value(root: &json::Node<'_>) -> Option<Kind> {
    #[cfg(feature = "pulumi")]
    if let Some(form) = Caller::form_of("", std::slice::from_ref(root)) {
        return Some(Kind::Caller(form));
    }
    tree::kind(root)
}

/// What values one after the other are: what the first of them is that tells. A registration may have its policies
/// after it.
fn of_values(kinds: impl Iterator<Item = Option<Kind>>) -> Option<Kind> {
    let mut registration = None;
    for kind in kinds.flatten() {
        if kind != Kind::Registration {
            return Some(kind);
        }
        registration = Some(kind);
    }
    registration
}

/// The text from its first letter on.
pub(super) fn body_from(text: &str) -> &str {
    text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}')
}
