//! Texts that cannot be read: what was found, where, and what to do now.

pub(crate) mod aws_error_message;
pub(crate) mod claims_not_an_object;
pub(crate) mod cloudformation_template;
pub(crate) mod credentials_as_token;
pub(crate) mod empty;
pub(crate) mod encrypted_token;
pub(crate) mod incomplete_jwt;
pub(crate) mod invalid_json;
pub(crate) mod not_a_jwt;
pub(crate) mod not_a_policy;
pub(crate) mod not_json;
pub(crate) mod not_readable_here;
#[cfg(feature = "pulumi")]
pub(crate) mod not_yaml;
pub(crate) mod policy_as_token;
pub(crate) mod provider_as_policy;
pub(crate) mod provider_as_token;
pub(crate) mod request_as_token;
pub(crate) mod text_too_long;
pub(crate) mod token_as_policy;

use crate::json::{self, ErrorKind, Expected, Node, Value};
use crate::near_miss::placeholder;
use crate::report::{Input, InputError};
use crate::service_answer::aws as aws_error;
use crate::service_answer::provider::ProviderAnswer;
use crate::span::{Place, Span};
use not_json::{Wanted, first_line, second_document};

crate::finding::entry::entries![
    aws_error_message,
    claims_not_an_object,
    cloudformation_template,
    credentials_as_token,
    empty,
    encrypted_token,
    incomplete_jwt,
    invalid_json,
    not_a_jwt,
    not_a_policy,
    not_readable_here,
    policy_as_token,
    provider_as_policy,
    provider_as_token,
    request_as_token,
    text_too_long,
    token_as_policy,
];

/// Nothing was pasted.
pub(crate) fn empty(input: Input, text: &str) -> InputError {
    let (message, help) = match input {
        Input::Token => (
            "there is no token here yet",
            "paste the OIDC token that the job or pod sends to AWS, or its claims as JSON",
        ),
        Input::ResourceControlPolicy => (
            "there is no resource control policy here yet",
            "paste a resource control policy, or leave it out",
        ),
        Input::Provider => (
            "there is no provider here yet",
            "paste the answer of `aws iam get-open-id-connect-provider`, or leave it out",
        ),
        Input::Jwks => (
            "there is no key set here yet",
            "paste what the issuer's `jwks_uri` gives: a JSON object with `keys`",
        ),
        Input::Request => (
            "there is no request here yet",
            "paste the parameters of the exchange, its `curl` command or its `pulumi login` line",
        ),
        Input::Policy => {
            ("there is no policy here yet", "paste the role's trust policy (its AssumeRolePolicyDocument)")
        }
    };
    InputError::at(input, text, "empty", Span::new(0, text.len()), message.into(), help)
}

/// Refuses a text of more than `limit` bytes, pointing at the first character too many.
pub(crate) fn check_length(input: Input, text: &str, limit: usize) -> Result<(), InputError> {
    if text.len() <= limit {
        return Ok(());
    }
    let message = format!("this text has {} bytes, up to {limit} are read", text.len());
    let help = match input {
        Input::Token => "paste the token alone; AWS takes tokens of up to 20,000 characters",
        Input::ResourceControlPolicy => "give each resource control policy on its own",
        Input::Provider => "give the answer of `aws iam get-open-id-connect-provider` alone",
        Input::Request => "paste the request of the exchange alone",
        Input::Jwks => "paste the key set alone; AWS takes up to 100 RSA and 100 EC keys",
        Input::Policy => "paste the trust policy alone; IAM takes up to 4,096 characters at the most",
    };
    let span = Span::new(text.floor_char_boundary(limit), text.len());
    Err(InputError::at(input, text, "text-too-long", span, message.into(), help))
}

/// The text is no JSON, or JSON that is broken.
pub(crate) fn json(wanted: impl Into<Wanted>, text: &str, failure: json::Error) -> InputError {
    let wanted = wanted.into();
    let input = wanted.input();
    if failure.kind == ErrorKind::Empty {
        return empty(input, text);
    }
    // In YAML as in JSON.
    if wanted == Wanted::TrustPolicy && text.contains("tokenType") && text.contains("decision") {
        return pulumi_policy(text, Span::new(0, text.len()));
    }
    let known = aws_error::recognise(input, text).or_else(|| not_json::recognise(wanted, text));
    if let Some(error) = known.or_else(|| fragment(wanted, text)) {
        return error;
    }
    let invalid = |message: String, help: &'static str| {
        InputError::at(input, text, "invalid-json", failure.span, message.into(), help)
    };
    let rest = text.get(failure.span.start..).unwrap_or_default();
    if failure.kind == ErrorKind::TrailingText && rest.starts_with(['{', '[']) {
        let first = Span::new(0, failure.span.start);
        return several_documents(wanted, text, failure.span, second_document(wanted, text, first));
    }
    if failure.kind == ErrorKind::UnquotedWord && first_line(text).start == failure.span.start {
        return invalid("this is no JSON, which starts with `{`".to_owned(), wanted.paste());
    }
    if let Some(letter) = escaped_punctuation(rest) {
        return invalid(
            format!("JSON has no escape `\\{letter}`: Markdown and shells write a backslash there"),
            "remove the backslashes before punctuation, or copy the text from the rendered page",
        );
    }
    if is_assignment(failure.kind, rest) {
        return invalid(
            "JSON writes `:` between a key and its value; `=` is how Terraform writes it".to_owned(),
            wanted.paste(),
        );
    }
    let (message, help) = json_words(text, failure);
    invalid(message, help)
}

/// The text is a member of a document, or several, without the braces around them.
pub(crate) fn fragment(wanted: Wanted, text: &str) -> Option<InputError> {
    let (key, rest) = text.get(first_line(text).start..)?.strip_prefix('"')?.split_once('"')?;
    let part = not_json::part(key).filter(|_| rest.trim_start().starts_with(':'))?;
    let code = if wanted == Wanted::TrustPolicy { "not-a-policy" } else { "not-readable-here" };
    Some(InputError::at(wanted.input(), text, code, first_line(text), part.is.into(), part.help))
}

/// Whether Terraform's `=` stands where JSON has the colon after a key.
fn is_assignment(kind: ErrorKind, rest: &str) -> bool {
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
    matches!(kind, ErrorKind::UnquotedWord | ErrorKind::Unexpected(Expected::Colon | Expected::Key))
        && after.trim_start().starts_with('=')
}

/// The punctuation that a backslash stands before, which JSON escapes none of but `"`, `\` and `/`.
fn escaped_punctuation(rest: &str) -> Option<char> {
    let letter = rest.strip_prefix('\\')?.chars().next()?;
    (letter.is_ascii_punctuation() && !matches!(letter, '"' | '\\' | '/')).then_some(letter)
}

/// Several documents stand one after the other, `at` the second one; `wanted_at` the one that belongs here.
fn several_documents(wanted: Wanted, text: &str, at: Span, wanted_at: Option<Span>) -> InputError {
    let is_header = json::parse_part(text, Span::new(0, at.start))
        .is_ok_and(|first| first.root.get("alg").is_some() && wanted == Wanted::Token);
    let place = wanted_at.filter(|_| wanted != Wanted::TrustPolicy || is_header).unwrap_or(at);
    let line = Place::of(text, place).line;
    let (message, help) = if is_header {
        (
            "this is the header of a token, and its claims after it".to_owned(),
            format!("paste the second object alone, the claims that start in line {line}"),
        )
    } else {
        (
            "there is more JSON after the end of the first".to_owned(),
            format!("paste one document at a time; another starts in line {line}"),
        )
    };
    let error = InputError::at(
        wanted.input(),
        text,
        "invalid-json",
        Span::new(place.start, place.start + 1),
        message.into(),
        "",
    );
    InputError { help: help.into(), ..error }
}

fn json_words(text: &str, failure: json::Error) -> (String, &'static str) {
    let found = || match text.get(failure.span.start..).and_then(|rest| rest.chars().next()) {
        None => "the end of the text".to_owned(),
        Some(letter) => format!("`{letter}`"),
    };
    let opened_at = |opened| Place::of(text, opened).line;
    let closing = |open| if open == '{' { '}' } else { ']' };
    match failure.kind {
        ErrorKind::Empty => (String::new(), ""),
        ErrorKind::Unexpected(Expected::Value) => (
            format!("expected a value, found {}", found()),
            "a value is a string in double quotes, a number, `true`, `false`, `null`, `{…}` or `[…]`",
        ),
        ErrorKind::Unexpected(Expected::Key) => {
            (format!("expected a key in double quotes, found {}", found()), "put the key in double quotes")
        }
        ErrorKind::Unexpected(Expected::Colon) => {
            (format!("expected `:` after the key, found {}", found()), "write `\"key\": value`")
        }
        ErrorKind::Unexpected(Expected::Comma) => {
            ("a comma or a closing bracket is missing here".to_owned(), "separate the entries with `,`")
        }
        ErrorKind::Unclosed { open, opened } => (
            format!("the `{open}` of line {} is never closed", opened_at(opened)),
            if open == '{' { "add the missing `}`" } else { "add the missing `]`" },
        ),
        ErrorKind::MismatchedClose { open, opened } => (
            format!(
                "found {} where the `{open}` of line {} needs its `{}`",
                found(),
                opened_at(opened),
                closing(open)
            ),
            if open == '{' { "add the missing `}` before it" } else { "add the missing `]` before it" },
        ),
        ErrorKind::UnclosedString => {
            ("this string has no closing quote on its line".to_owned(), "close it with `\"`")
        }
        ErrorKind::UnclosedComment => ("this comment is never closed".to_owned(), "close it with `*/`"),
        ErrorKind::InvalidEscape => {
            ("this is not an escape that JSON knows".to_owned(), "write `\\\\` for a backslash")
        }
        ErrorKind::InvalidNumber => {
            ("this is not a number as JSON writes it".to_owned(), "put it in double quotes if it is a text")
        }
        ErrorKind::TypographicQuote => (
            format!("{} is a typographic quotation mark", found()),
            "replace it by a plain `\"`; word processors and chats change the quotes",
        ),
        ErrorKind::SingleQuote => {
            ("strings stand in double quotes, not in single ones".to_owned(), "replace `'` by `\"`")
        }
        ErrorKind::UnquotedWord => ("this word needs double quotes".to_owned(), "put it in double quotes"),
        ErrorKind::TooDeep => (
            format!("this is nested deeper than {} levels", json::MAX_DEPTH),
            "paste the policy or the claims alone",
        ),
        ErrorKind::TrailingText => {
            ("there is more text after the end of the JSON".to_owned(), "paste one document at a time")
        }
    }
}

/// A JWT stands where the policy should.
pub(crate) fn token_as_policy(text: &str, span: Span) -> InputError {
    let help = "paste it as the token, and the role's trust policy here";
    InputError::at(Input::Policy, text, "token-as-policy", span, "this is a token, not a policy".into(), help)
}

/// An authorization policy of Pulumi Cloud stands where a trust policy should.
fn pulumi_policy(text: &str, span: Span) -> InputError {
    let message = "this is an authorization policy of Pulumi Cloud, not a trust policy of AWS";
    let help =
        "paste it under Pulumi Cloud, or give it to `whydenied pulumi`; here belongs the role's trust policy";
    InputError::at(Input::Policy, text, "pulumi-policy-as-policy", span, message.into(), help)
}

/// What an object is that is no claims but belongs elsewhere.
pub(crate) fn not_claims(text: &str, root: &Node<'_>) -> Option<InputError> {
    let has = |name: &str| root.get(name).is_some();
    let (code, message, help) = if ProviderAnswer::of(root).is_some() {
        (
            "provider-as-token",
            "this is the answer of `aws iam get-open-id-connect-provider`, not a token",
            "give it as the provider, and paste the token here",
        )
    } else if ["Statement", "AssumeRolePolicyDocument", "Role", "Roles"].into_iter().any(has) {
        (
            "policy-as-token",
            "this is a policy, not a token",
            "paste it as the trust policy, and the token here",
        )
    } else {
        return None;
    };
    Some(InputError::at(Input::Token, text, code, root.span, message.into(), help))
}

/// What an object without a token in it is that is no claims either.
pub(crate) fn not_token(text: &str, root: &Node<'_>) -> Option<InputError> {
    let credentials = root.get("Credentials").unwrap_or(root);
    let has = |node: &Node<'_>, names: &[&str]| names.iter().any(|name| node.get(name).is_some());
    if has(credentials, &["SecretAccessKey", "SessionToken"])
        || has(root, &["access_token", "issued_token_type"])
    {
        let message = "these are the credentials that a token was exchanged for, not the token";
        let help = "paste the OIDC token that was sent, or its claims; whoever reads these credentials can use them \
                    until they expire";
        return Some(InputError::at(
            Input::Token,
            text,
            "credentials-as-token",
            root.span,
            message.into(),
            help,
        ));
    }
    let is_request = has(root, &REQUEST);
    let object = not_json::object(root).filter(|_| !is_request);
    let object = object.map(|object| named_object(Wanted::Token, text, root, object));
    object.or_else(|| is_request.then(|| request(text, root.span)))
}

/// The names that tell the request of a token exchange.
const REQUEST: [&str; 4] = ["grant_type", "subject_token", "subject_token_type", "requested_token_type"];

/// The request of a token exchange as a web form or a command, where no token stands in it.
pub(crate) fn request_as_token(text: &str) -> Option<InputError> {
    let is_request = |name: &&str| {
        text.match_indices(*name)
            .any(|(at, _)| text.get(at + name.len()..).is_some_and(|rest| rest.starts_with('=')))
    };
    REQUEST.iter().any(is_request).then(|| request(text, Span::new(0, text.len())))
}

fn request(text: &str, span: Span) -> InputError {
    let message = "this is the request of a token exchange, and no token stands in it";
    let help = "paste the token that the request sends as `subject_token`, or its claims";
    InputError::at(Input::Token, text, "request-as-token", span, message.into(), help)
}

/// The text is JSON, but no trust policy.
pub(crate) fn not_a_policy(input: Input, text: &str, root: &Node<'_>) -> InputError {
    if ProviderAnswer::of(root).is_some() {
        let message = "this is the answer of `aws iam get-open-id-connect-provider`, not a policy";
        let help = "give it as the provider, and paste the role's trust policy here";
        return InputError::at(input, text, "provider-as-policy", root.span, message.into(), help);
    }
    let first = match &root.value {
        Value::Array(nodes) => nodes.first().unwrap_or(root),
        _ => root,
    };
    if ["policies", "tokenType", "oidcIssuers"].iter().any(|name| first.get(name).is_some()) {
        return pulumi_policy(text, root.span);
    }
    if ["eventName", "Records", "CloudTrailEvent"].iter().any(|name| root.get(name).is_some()) {
        let message = "this is a CloudTrail event, not a policy";
        let help = "paste it as the token, and the role's trust policy here";
        return InputError::at(input, text, "token-as-policy", root.span, message.into(), help);
    }
    if let Some(object) = not_json::object(root) {
        return named_object(input.into(), text, root, object);
    }
    if let Value::Object(members) = &root.value
        && root.get("Effect").is_none()
        && let Some(part) =
            members.iter().find_map(|member| not_json::part(&member.key)).filter(|_| !has_claims(root))
    {
        return InputError::at(input, text, "not-a-policy", root.span, part.is.into(), part.help);
    }
    let (message, help) = match &root.value {
        Value::Array(nodes) if nodes.iter().any(|node| node.get("Effect").is_some()) => (
            "this is a list of statements, a policy holds it under `Statement`".to_owned(),
            "wrap it: `{ \"Version\": \"2012-10-17\", \"Statement\": [ … ] }`",
        ),
        Value::Object(members) if members.is_empty() => {
            ("this object is empty, a policy has a `Statement`".to_owned(), "paste the role's trust policy")
        }
        Value::Object(_) if has_claims(root) => (
            "these look like the claims of a token, not like a policy".to_owned(),
            "paste them as the token, and the role's trust policy here",
        ),
        Value::Object(_) if root.get("Effect").is_some() => (
            "this is a single statement, a policy holds it under `Statement`".to_owned(),
            "wrap it: `{ \"Version\": \"2012-10-17\", \"Statement\": [ … ] }`",
        ),
        Value::Object(_) => (
            "this object has no `Statement`, so it is no policy".to_owned(),
            "paste the role's trust policy (its AssumeRolePolicyDocument)",
        ),
        value => (
            format!("a policy is a JSON object with a `Statement`, this is {}", value.kind()),
            "paste the role's trust policy (its AssumeRolePolicyDocument)",
        ),
    };
    InputError::at(input, text, "not-a-policy", root.span, message.into(), help)
}

fn has_claims(root: &Node<'_>) -> bool {
    root.get("iss").is_some() || root.get("sub").is_some()
}

/// JSON that is something else, and known by its members.
fn named_object(wanted: Wanted, text: &str, root: &Node<'_>, object: &not_json::Object) -> InputError {
    let help = if object.instead.is_empty() { wanted.paste() } else { object.instead };
    let message = format!("this is {}", object.name);
    InputError::at(wanted.input(), text, "not-readable-here", root.span, message.into(), help)
}

/// A part of the policy is a function of `CloudFormation`.
pub(crate) fn template(input: Input, text: &str, span: Span, function: &str) -> InputError {
    let message = format!(
        "this is a template: `{function}` is filled in by CloudFormation when the stack is deployed, so what the policy \
         says is not known here"
    );
    InputError::at(input, text, "cloudformation-template", span, message.into(), placeholder::DEPLOYED)
}

/// The text is no key set: `root` is what it is, if it is JSON.
pub(crate) fn not_a_jwks(text: &str, span: Span, root: Option<&Node<'_>>) -> InputError {
    const PASTE: &str = "paste what the issuer's `jwks_uri` gives: `{\"keys\": [{\"kty\": …}]}`";
    let has = |name: &str| root.is_some_and(|root| root.get(name).is_some());
    let (code, message, help) = match root {
        Some(_) if has("jwks_uri") => (
            "discovery-document",
            "this is the issuer's discovery document, which only says where the keys are",
            "open the address after `jwks_uri`, and paste what it gives",
        ),
        Some(_) if has("iss") || has("sub") => {
            ("not-a-jwks", "these look like the claims of a token, not like the issuer's keys", PASTE)
        }
        Some(_) if has("keys") => {
            ("not-a-jwks", "the `keys` of a key set are an array, this is something else", PASTE)
        }
        Some(_) => ("not-a-jwks", "this is no JSON Web Key Set: it has no `keys`", PASTE),
        None if text.trim_start().starts_with("-----") => {
            ("not-a-jwks", "this is a PEM file, AWS reads the issuer's keys as JSON Web Keys", PASTE)
        }
        None => ("not-a-jwks", "this is a token, not the issuer's keys", PASTE),
    };
    InputError::at(Input::Jwks, text, code, span, message.into(), help)
}

/// One of the keys of a set is no object.
pub(crate) fn not_a_jwk(text: &str, key: &Node<'_>) -> InputError {
    let message = format!("a key is a JSON object with `kty`, this is {}", key.value.kind());
    InputError::at(
        Input::Jwks,
        text,
        "not-a-jwks",
        key.span,
        message.into(),
        "paste the key set as the issuer gives it",
    )
}
