//! Reads a CloudTrail event as the token that stood in the call.

use super::{Event, SOURCE_IDENTITY, TAGS};
use crate::json::{self, Member, Node, Value};
use crate::order;
use crate::report::{Input, InputError, TokenForm};
use crate::span::Span;
use crate::time::Moment;
use crate::token::claims::Token;

const CALL: &str = "AssumeRoleWithWebIdentity";
/// The parameter that some show the subject in.
const SUBJECT: &str = "subjectFromWebIdentityToken";
/// What CloudTrail writes in place of a text that may be a secret.
const HIDDEN: &str = "HIDDEN_DUE_TO_SECURITY_REASONS";

/// The token of the event, or of the one among several, if `root` is one; otherwise `None`.
pub(in crate::token) fn read(text: &str, root: &Node<'_>) -> Option<Result<Token, InputError>> {
    let listed = root.get("Records").or_else(|| root.get("Events")).or_else(|| root.get("events"));
    let entries = match listed.map_or(&root.value, |list| &list.value) {
        Value::Array(entries) => entries.as_slice(),
        _ => std::slice::from_ref(root),
    };
    let events: Vec<_> = entries.iter().filter_map(event).collect();
    if events.is_empty() {
        return None;
    }
    Some(choose(text, root.span, &events).and_then(|event| token(text, root.span, event)))
}

/// Whether it is an event, or has some.
pub(in crate::token) fn is_event(root: &Node<'_>) -> bool {
    let has = |name| root.get(name).is_some();
    event(root).is_some() || has("Records") || has("Events")
}

/// The event itself, the one that `lookup-events` gives as a string, the one that a rule passes on, or the parameters of the
/// call alone.
fn event(entry: &Node<'_>) -> Option<Node<'static>> {
    let inner = entry.get("CloudTrailEvent").unwrap_or(entry).value.as_str();
    if let Some(inner) = inner {
        let root = json::parse(inner).ok()?.root;
        return event(&root);
    }
    let entry = entry.get("detail").filter(|detail| detail.get("eventName").is_some()).unwrap_or(entry);
    let is_event = entry.get("eventName").is_some()
        && (entry.get("userIdentity").is_some() || entry.get("eventSource").is_some());
    if is_event {
        return Some(entry.clone().into_owned());
    }
    let parameters = entry.get("requestParameters").unwrap_or(entry);
    let says_subject = parameters.get(SUBJECT).or_else(|| entry.get("responseElements")?.get(SUBJECT));
    let is_call = parameters.get("roleArn").is_some() && says_subject.is_some();
    is_call.then(|| of_parameters(entry, parameters).into_owned())
}

/// The event of which only these parts were copied.
fn of_parameters<'t>(entry: &Node<'t>, parameters: &Node<'t>) -> Node<'t> {
    let span = entry.span;
    let member = |name: &'static str, node: Node<'t>| Member::new(name.into(), span, node);
    let mut members = vec![
        member("eventName", Node { value: Value::String(CALL.into()), span }),
        member("requestParameters", parameters.clone()),
    ];
    members.extend(entry.get("responseElements").map(|node| member("responseElements", node.clone())));
    Node { value: Value::Object(members), span }
}

fn name<'n>(event: &'n Node<'_>) -> &'n str {
    event.get("eventName").and_then(|name| name.value.as_str()).unwrap_or_default()
}

/// The only call with a web identity, or the only one of them that was refused.
fn choose<'e>(text: &str, span: Span, events: &'e [Node<'static>]) -> Result<&'e Node<'static>, InputError> {
    let calls: Vec<_> = events.iter().filter(|event| name(event) == CALL).collect();
    let refused: Vec<_> = calls.iter().copied().filter(|event| event.get("errorCode").is_some()).collect();
    let failure = |code, message: String, help| {
        Err(InputError::at(Input::Token, text, code, span, message.into(), help))
    };
    match (calls.as_slice(), refused.as_slice()) {
        ([only], _) | (_, [only]) => Ok(only),
        ([], _) => {
            let mut names: Vec<_> = events.iter().map(name).collect();
            order::sort_by(&mut names, Ord::cmp);
            names.dedup();
            let names: Vec<_> = names.iter().take(5).map(|name| format!("`{name}`")).collect();
            failure(
                "other-event",
                format!("this is CloudTrail's record of {}, not of `{CALL}`", names.join(", ")),
                "look for the call itself: `aws cloudtrail lookup-events --lookup-attributes \
                 AttributeKey=EventName,AttributeValue=AssumeRoleWithWebIdentity`",
            )
        }
        (several, _) => failure(
            "several-events",
            format!("there are {} events of `{CALL}` here", several.len()),
            "paste the one event that you ask about",
        ),
    }
}

/// A text of the event, unless it is hidden.
fn text_of<'n>(node: &'n Node<'_>, path: &[&str]) -> Option<&'n str> {
    let found = path.iter().try_fold(node, |node, name| node.get(name))?;
    found.value.scalar_text().filter(|text| !text.is_empty() && *text != HIDDEN)
}

fn token(text: &str, span: Span, event: &Node<'static>) -> Result<Token, InputError> {
    let identity = |name| text_of(event, &["userIdentity", name]);
    let parameter = |name| text_of(event, &["requestParameters", name]);
    let own = |text: Option<&str>| text.map(str::to_owned);
    let principal =
        Principal::of(identity("principalId"), identity("identityProvider"), identity("userName"));
    let provider = principal.provider.or_else(|| text_of(event, &["responseElements", "provider"]));
    let subject = principal.subject.or_else(|| text_of(event, &["responseElements", SUBJECT]));
    let subject = subject.or_else(|| parameter(SUBJECT));
    let audience = text_of(event, &["responseElements", "audience"]).or(principal.audience);
    if provider.is_none() && subject.is_none() {
        return Err(InputError::at(
            Input::Token,
            text,
            "event-without-identity",
            span,
            "this event says neither who the identity provider is nor who the subject".into(),
            "paste the token that was sent, or its claims",
        ));
    }
    let mut claims = Vec::new();
    let mut claim = |name: &'static str, value: Value<'static>| {
        claims.push(Member::new(name.into(), span, Node { value, span }));
    };
    let string = |text: &str| Value::String(text.to_owned().into());
    if let Some(provider) = provider {
        claim("iss", string(&issuer(provider)));
    }
    if let Some(audience) = audience {
        claim("aud", string(audience));
    }
    if let Some(subject) = subject {
        claim("sub", string(subject));
    }
    if let Some(tags) = session_tags(event) {
        claim(TAGS, tags);
    }
    if let Some(identity) = parameter("sourceIdentity") {
        claim(SOURCE_IDENTITY, string(identity));
    }
    let facts = Event {
        time: text_of(event, &["eventTime"]).and_then(Moment::parse).map(Moment::epoch),
        provider_arn: own(provider.filter(|provider| provider.starts_with("arn:"))),
        role_arn: own(parameter("roleArn")),
        session_name: own(parameter("roleSessionName")),
        duration_seconds: parameter("durationSeconds").and_then(|seconds| seconds.parse().ok()),
        source_ip: own(text_of(event, &["sourceIPAddress"])),
        vpc_endpoint: own(text_of(event, &["vpcEndpointId"])),
        user_agent: own(text_of(event, &["userAgent"])),
        region: own(text_of(event, &["awsRegion"])),
        error_code: own(text_of(event, &["errorCode"])),
        error_message: own(text_of(event, &["errorMessage"])),
    };
    Ok(Token {
        form: TokenForm::CloudTrail,
        claims: Node { value: Value::Object(claims), span },
        event: Some(Box::new(facts)),
        ..Token::bare()
    })
}

/// The parts of `PROVIDER:AUDIENCE:SUBJECT`.
struct Principal<'n> {
    provider: Option<&'n str>,
    audience: Option<&'n str>,
    subject: Option<&'n str>,
}

impl<'n> Principal<'n> {
    /// Takes the text apart. An ARN has colons of its own, and so may the audience and the subject
    /// have: what is known of the parts already says where they end.
    fn of(id: Option<&'n str>, provider: Option<&'n str>, subject: Option<&'n str>) -> Self {
        let parts = id.and_then(|id| {
            let provider = match provider {
                Some(provider) => provider,
                None if id.starts_with("arn:") => {
                    id.match_indices(':').nth(5).and_then(|(end, _)| id.get(..end))?
                }
                None => id.split_once(':')?.0,
            };
            let rest = id.strip_prefix(provider)?.strip_prefix(':')?;
            let known = subject.and_then(|subject| rest.strip_suffix(subject)?.strip_suffix(':'));
            let (audience, rest) = match (known, subject) {
                (Some(audience), Some(subject)) => (audience, subject),
                _ => rest.split_once(':')?,
            };
            Some((provider, audience, rest))
        });
        Self {
            provider: provider.or(parts.map(|(provider, _, _)| provider)),
            audience: parts.map(|(_, audience, _)| audience),
            subject: subject.or(parts.map(|(_, _, subject)| subject)),
        }
    }
}

/// The `iss` of a provider's ARN, host or URL.
fn issuer(provider: &str) -> String {
    let url = provider.split_once(":oidc-provider/").map_or(provider, |(_, url)| url);
    if url.contains("://") { url.to_owned() } else { format!("https://{url}") }
}

/// The session tags of the call, in the form of the token's claim.
fn session_tags(event: &Node<'static>) -> Option<Value<'static>> {
    let parameters = event.get("requestParameters")?;
    let tags = parameters.get("principalTags").filter(|tags| !tags.members().is_empty())?;
    let tag = |member: &Member<'static>| {
        let span = member.node.span;
        let node = Node { value: Value::Array(vec![member.node.clone()]), span };
        Member { node, ..member.clone() }
    };
    let named = |key: &'static str, value: Value<'static>| {
        Member::new(key.into(), tags.span, Node { value, span: tags.span })
    };
    let mut claim = vec![named("principal_tags", Value::Object(tags.members().iter().map(tag).collect()))];
    claim.extend(
        parameters.get("transitiveTagKeys").map(|keys| named("transitive_tag_keys", keys.value.clone())),
    );
    Some(Value::Object(claim))
}
