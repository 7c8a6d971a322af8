//! From pasted text to a [`Token`], or to the reason why not.

use std::borrow::Cow;

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::claims::Token;
use super::within::Within;
use super::{credential, event, within, wrapping};
use crate::json::{self, Node, Value};
use crate::report::{Input, InputError, TokenForm};
use crate::service_answer::aws as aws_error;
use crate::span::{Lines, Span};
use crate::unreadable::not_json::Wanted;
use crate::unreadable::{
    claims_not_an_object, encrypted_token, incomplete_jwt, not_a_jwt, not_readable_here, request_as_token,
};
use crate::{limits, secret, unreadable};

/// JWTs carry no padding; some tools add it all the same.
pub(super) const BASE64URL: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Members of JSON that carry a JWT: the answers of GitHub's and Kubernetes' token requests, OAuth, a token exchange.
const TOKEN_MEMBERS: [&str; 5] = ["value", "id_token", "token", "access_token", "subject_token"];

/// Without any of these an object is perhaps no claims.
const REQUIRED_CLAIMS: [&str; 5] = ["iss", "sub", "aud", "exp", "iat"];

impl Token {
    /// Reads a pasted token: a JWT, also with white space and line breaks in it, in quotes, after
    /// `Bearer`, `Authorization:` or a shell variable assignment, or as the `value`, `token` or
    /// `id_token` of a JSON answer; or its claims as a JSON object, which may be only some of them.
    ///
    /// # Errors
    /// What was found instead, where, and what to do about it.
    ///
    /// ```
    /// use whydenied::Token;
    ///
    /// let token = Token::read("Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln")?;
    /// assert_eq!(token.claim("sub").and_then(|sub| sub.as_str()), Some("a"));
    ///
    /// let error = Token::read("ghs_16C7e42F292c6912E7710c838347Ae178B4a").unwrap_err();
    /// assert_eq!(error.code, "not-a-jwt");
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, InputError> {
        self::read(text)
    }
}

pub(super) fn read(text: &str) -> Result<Token, InputError> {
    unreadable::check_length(Input::Token, text, limits::TOKEN)?;
    let start = text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
    match text.get(start..).and_then(|rest| rest.chars().next()) {
        None => Err(unreadable::empty(Input::Token, text)),
        Some('{' | '[' | '/' | '#') => read_json(text),
        Some(first) => {
            if let Some(token) = Some(text).filter(|_| first == '"').and_then(read_string) {
                return token;
            }
            let core = wrapping::peel(text);
            let written = text.get(core.start..core.end).unwrap_or_default();
            if written.starts_with("eyJ") || credential::kind(written).is_some() {
                return read_jwt(text, core);
            }
            let claims = claims_within(text);
            let answer = claims.or_else(|| aws_error::recognise(Input::Token, text).map(Err));
            let answer = answer.or_else(|| read_within(text));
            let answer = answer.or_else(|| request_as_token::in_text(text).map(Err));
            let answer = answer.or_else(|| unreadable::fragment(Wanted::Token, text).map(Err));
            answer.unwrap_or_else(|| read_jwt(text, core))
        }
    }
}

fn read_json(text: &str) -> Result<Token, InputError> {
    let answer = || aws_error::recognise(Input::Token, text);
    let root = match json::parse(text) {
        Ok(document) => document.root,
        Err(error) => {
            let inner = claims_within(text).or_else(|| read_escaped(text));
            let wrong = || Err(answer().unwrap_or_else(|| unreadable::json(Input::Token, text, error)));
            return inner.unwrap_or_else(wrong);
        }
    };
    if let Some(token) = event::read::read(text, &root) {
        return token;
    }
    if REQUIRED_CLAIMS.iter().all(|claim| root.get(claim).is_none()) {
        let other = unreadable::not_claims(text, &root).or_else(answer);
        other.map_or(Ok(()), Err)?;
        if let Some(token) = read_within(text) {
            return token;
        }
        unreadable::not_token(text, &root).map_or(Ok(()), Err)?;
    }
    if !matches!(root.value, Value::Object(_)) {
        return Err(claims_not_an_object::error(text, root.span, root.value.kind()));
    }
    if let Some(jwt) = answer_with_jwt(&root) {
        // The string's own characters stand between its quotes: a JWT has none to escape.
        return read_jwt(text, Span::new(jwt.span.start + 1, jwt.span.end - 1));
    }
    // What decoders print: the header and the payload side by side.
    let payload = root.get("payload").filter(|payload| !payload.members().is_empty());
    let (header, claims) = match (root.get("header"), payload) {
        (Some(header), Some(payload)) => (Some(header.clone().into_owned()), payload.clone()),
        _ => (None, root),
    };
    Ok(Token { header, claims: claims.into_owned(), pasted: Some(text.into()), ..Token::bare() })
}

/// The claims that stand somewhere in a text, or the event.
fn claims_within(text: &str) -> Option<Result<Token, InputError>> {
    let found = within::find(text)?;
    if let Some(token) = event::read::read(text, &found.root) {
        return Some(token);
    }
    let Within { header, root: claims } = found;
    Some(Ok(Token { header, claims, pasted: Some(text.into()), ..Token::bare() }))
}

/// An event that is a string of JSON, as `CloudTrailEvent` is.
fn read_string(text: &str) -> Option<Result<Token, InputError>> {
    let document = json::parse(text).ok()?;
    let inner = json::parse(document.root.value.as_str()?).ok()?;
    event::read::read(text, &inner.root)
}

/// The same without the quotes around it.
fn read_escaped(text: &str) -> Option<Result<Token, InputError>> {
    let text = text.trim();
    text.starts_with("{\\\"").then(|| read_string(&format!("\"{text}\""))).flatten()
}

/// The JWT that stands somewhere in a text, in whatever form: in a request, an answer or a log.
fn read_within(text: &str) -> Option<Result<Token, InputError>> {
    let (jwt, span) = secret::first_jwt(text)?;
    let token = read_jwt(&jwt, Span::new(0, jwt.len()));
    Some(token.map_err(|error| InputError { span: Lines::new(text).place(span), ..error }))
}

/// The JWT in the JSON answer of a token request.
fn answer_with_jwt<'n, 't>(root: &'n Node<'t>) -> Option<&'n Node<'t>> {
    let answer = root.get("status").filter(|status| status.get("token").is_some()).unwrap_or(root);
    TOKEN_MEMBERS.iter().filter_map(|name| answer.get(name)).find(|node| {
        let text = node.value.as_str().unwrap_or_default();
        text.starts_with("eyJ") && text.contains('.') && node.span.end - node.span.start == text.len() + 2
    })
}

/// One of the parts between the dots of a JWT, without the white space inside it.
struct Part<'t> {
    text: Cow<'t, str>,
    span: Span,
}

/// A pasted text and the part of it that should be a JWT.
struct Pasted<'t> {
    text: &'t str,
    core: Span,
}

fn read_jwt(text: &str, core: Span) -> Result<Token, InputError> {
    let pasted = Pasted { text, core };
    let jwt = text.get(core.start..core.end).unwrap_or_default();
    if let Some(kind) = credential::kind(jwt) {
        return Err(not_a_jwt::credential(text, core, kind));
    }
    let parts = split(jwt, core.start);
    let Some(header_part) = parts.first().filter(|part| part.text.starts_with("eyJ")) else {
        let other = not_readable_here::recognise(Wanted::Token, text);
        return Err(other.unwrap_or_else(|| not_a_jwt::other_start(text, core)));
    };
    pasted.check_characters(jwt)?;
    let header = decode(header_part).map_err(|_| incomplete_jwt::header(text, header_part.span))?;
    if header.get("enc").is_some() {
        return Err(encrypted_token::error(text, core));
    }
    let payload = pasted.payload(&parts)?;
    let claims = decode(payload).map_err(|damage| match damage {
        Damage::NotAnObject(kind) => claims_not_an_object::error(text, payload.span, kind),
        Damage::CutOff => {
            let end = Span::new(payload.span.end, payload.span.end);
            incomplete_jwt::claims(text, end)
        }
    })?;
    let compact = parts.iter().map(|part| &*part.text).collect::<Vec<_>>().join(".");
    Ok(Token {
        form: TokenForm::Jwt,
        header: Some(header),
        claims,
        signed: parts.get(2).is_some_and(|signature| !signature.text.is_empty()),
        length: compact.len(),
        compact: Some(compact.into()),
        event: None,
        is_partial: false,
        pasted: None,
    })
}

impl Pasted<'_> {
    fn check_characters(&self, jwt: &str) -> Result<(), InputError> {
        let may_stand =
            |letter: char| is_base64url(letter) || is_blank(letter) || matches!(letter, '.' | '=');
        if jwt.bytes().all(|byte| may_stand(char::from(byte))) {
            return Ok(());
        }
        let Some((at, letter)) = jwt.char_indices().find(|&(_, letter)| !may_stand(letter)) else {
            return Ok(());
        };
        let at = self.core.start + at;
        Err(not_a_jwt::character(self.text, Span::new(at, at + letter.len_utf8()), letter))
    }

    fn payload<'p>(&self, parts: &'p [Part<'p>]) -> Result<&'p Part<'p>, InputError> {
        if parts.len() > 3 {
            return Err(not_a_jwt::parts(self.text, self.core, parts.len()));
        }
        parts.get(1).filter(|part| !part.text.is_empty()).ok_or_else(|| {
            let end = Span::new(self.core.end, self.core.end);
            incomplete_jwt::ends_after_header(self.text, end)
        })
    }
}

fn is_base64url(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')
}

/// White space, and the backslash that continues a line in a shell.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || letter == '\\'
}

/// The parts between the dots.
fn split(jwt: &str, offset: usize) -> Vec<Part<'_>> {
    let mut start = offset;
    jwt.split('.')
        .map(|part| {
            let span = Span::new(start, start + part.len());
            start = span.end + 1;
            let text = if part.bytes().all(|byte| is_base64url(char::from(byte))) {
                Cow::Borrowed(part)
            } else {
                Cow::Owned(part.chars().filter(|&letter| !is_blank(letter)).collect())
            };
            Part { text, span }
        })
        .collect()
}

/// Why a part could not be decoded.
enum Damage {
    CutOff,
    /// It is some other JSON value, of this kind.
    NotAnObject(&'static str),
}

/// The JSON object that a part encodes.
fn decode(part: &Part<'_>) -> Result<Node<'static>, Damage> {
    let bytes = BASE64URL.decode(part.text.as_bytes()).map_err(|_| Damage::CutOff)?;
    let text = String::from_utf8(bytes).map_err(|_| Damage::CutOff)?;
    let root = json::parse(&text).map_err(|_| Damage::CutOff)?.root;
    match root.value {
        Value::Object(_) => Ok(root.into_owned()),
        value => Err(Damage::NotAnObject(value.kind())),
    }
}
