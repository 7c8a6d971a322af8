//! From what was given of a call or an exchange to the case that answers: which texts go where, and what cannot be used.

use whydenied::aws::Request;
use whydenied::case::callers::{Callers, chosen_role, completed};
use whydenied::case::{aws, exchanges, pulumi};
use whydenied::report::{Input, InputError};

use crate::args::{Aws, Pulumi};
use crate::given::Given;
use crate::input::{self, Documents, Failure, Source};
use crate::setting;

/// A call of which every text was read.
pub(crate) struct Call<'c> {
    pub(crate) case: &'c aws::Case<'c>,
    /// Whoever calls, in the place of a token.
    pub(crate) callers: Option<Callers<'c>>,
    pub(crate) documents: Documents,
}

/// Reads what was given of a call to AWS. `clock` is the time where nobody says one.
pub(crate) fn call<R>(
    texts: &Given,
    arguments: Aws,
    clock: Option<i64>,
    then: impl FnOnce(Call<'_>) -> Result<R, Failure>,
) -> Result<R, Failure> {
    let (token, is_caller) = (&texts.token, texts.is_caller);
    let asked = arguments.said.asked();
    let others = arguments.rcp.iter().map(|path| input::read(Input::ResourceControlPolicy, path));
    let others = others.collect::<Result<Vec<_>, _>>()?;
    let provider = input::read_given(Input::Provider, arguments.provider.as_deref())?;
    let jwks = input::read_given(Input::Jwks, arguments.jwks.as_deref())?;
    let role_name = arguments.role_name.clone();
    let given = arguments.set.clone();
    setting::refuse_twice(&given)?;
    let request = completed(arguments.request().map_err(Failure::Usage)?, &token.text);
    let role = role_name.or_else(|| request.role_arn.clone());

    let asked_for = (is_caller && role.is_none()).then(|| {
        let alone = aws::Texts::default().policy(&*texts.policy_text).given(given.iter().cloned());
        chosen_role(&aws::Case::read(&alone, Request::default()), &texts.token_text, &asked)
    });
    let role = role.or(asked_for.flatten());
    let text = (!is_caller).then_some(&*texts.token_text);
    let (caller_text, policy) = (&*texts.token_text, &texts.policy);
    let texts = aws::Texts::default().token(text).policy(&*texts.policy_text).role(role.as_deref());
    let texts = texts.limits(others.iter().map(|source| &*source.text)).given(given.iter().cloned());
    let case = aws::Case::read(&texts, request).at(clock).with_provider(text_of(provider.as_ref()));
    let case = case.with_keys(text_of(jwks.as_ref())).check_signature();
    let document = case.document.read();
    document.map_or(Ok(()), |document| setting::refuse_unknown(&given, document))?;
    let policy = match document {
        Some(document) if document.decoded => Source::decoded(&policy.name, document.text()),
        _ => policy.clone(),
    };
    refuse(case.provider.error(), provider.as_ref())?;
    refuse(case.token.error(), Some(token))?;
    refuse(case.jwks.error(), jwks.as_ref())?;
    refuse(case.policy.error(), Some(&policy))?;
    case.unread_limits.iter().try_for_each(|(number, error)| refuse(Some(error), others.get(*number)))?;

    let documents = Documents {
        resource_control_policies: others.clone(),
        policy_part: document.map(whydenied::aws::Document::part),
        caller: is_caller.then(|| token.clone()),
        ..Documents::of(policy)
    };
    let callers = is_caller.then(|| Callers::read(&case, caller_text, &asked)).transpose();
    let callers = callers.map_err(|error| unreadable(token, error))?;
    then(Call { case: &case, callers, documents })
}

/// Reads what was given of an exchange with Pulumi Cloud.
pub(crate) fn exchange<R>(
    token: Option<&Source>,
    policy: &Source,
    arguments: Pulumi,
    clock: Option<i64>,
    then: impl FnOnce(&pulumi::Case<'_>, Documents) -> Result<R, Failure>,
) -> Result<R, Failure> {
    let request = input::read_given(Input::Request, arguments.request.as_deref())?;
    let jwks = input::read_given(Input::Jwks, arguments.jwks.as_deref())?;
    let given = arguments.set.clone();
    setting::refuse_twice(&given)?;
    let said = arguments.exchange(clock).map_err(Failure::Usage)?;

    let texts = pulumi::Texts::default().policies(&*policy.text).request(text_of(request.as_ref()));
    let texts = texts.given(given.iter().cloned()).token(text_of(token)).or_token_of_request();
    let case = pulumi::Case::read(&texts, said).with_keys(text_of(jwks.as_ref())).check_signature();
    refuse(case.request.error(), request.as_ref())?;
    if case.token.is_missing() {
        return Err(Failure::Usage("the request has no token in it, so --token must give it".to_owned()));
    }
    let in_request = case.request.read().and_then(|request| request.subject_token.as_ref());
    let in_request = in_request.map(|token| Source::named("the request's token", token.as_str()));
    refuse(case.token.error(), token.or(in_request.as_ref()))?;
    refuse(case.jwks.error(), jwks.as_ref())?;
    refuse(case.document.error(), Some(policy))?;
    case.document.read().map_or(Ok(()), |document| setting::refuse_unknown(&given, document))?;
    then(&case, Documents { request: request.clone(), ..Documents::of(policy.clone()) })
}

/// Reads what was given of whoever exchanges tokens with Pulumi Cloud.
pub(crate) fn exchanges<R>(
    caller: &Source,
    policy: &Source,
    arguments: Pulumi,
    clock: Option<i64>,
    then: impl FnOnce(exchanges::Callers<'_>, Documents) -> Result<R, Failure>,
) -> Result<R, Failure> {
    let (asked, given) = (arguments.run.asked(), arguments.set.clone());
    setting::refuse_twice(&given)?;
    let said = arguments.exchange(clock).map_err(Failure::Usage)?;
    let issuer = exchanges::chosen_issuer(&caller.text, &asked);
    let texts = pulumi::Texts::default()
        .policies(&*policy.text)
        .given(given.iter().cloned())
        .issuer(issuer.as_deref());
    let case = pulumi::Case::read(&texts, said);
    refuse(case.document.error(), Some(policy))?;
    case.document.read().map_or(Ok(()), |document| setting::refuse_unknown(&given, document))?;
    let callers = exchanges::Callers::read(&case, &caller.text, &asked);
    let callers = callers.map_err(|error| unreadable(caller, error))?;
    let (request, caller) = (Some(caller.clone()), Some(caller.clone()));
    then(callers, Documents { request, caller, ..Documents::of(policy.clone()) })
}

/// The text of what was given.
pub(crate) fn text_of(source: Option<&Source>) -> Option<&str> {
    source.map(|source| &*source.text)
}

/// A text that cannot be read is the answer.
pub(crate) fn refuse(error: Option<&InputError>, source: Option<&Source>) -> Result<(), Failure> {
    match error.zip(source) {
        Some((error, source)) => Err(unreadable(source, error.clone())),
        None => Ok(()),
    }
}

/// The text of the source could not be read.
pub(crate) fn unreadable(source: &Source, error: InputError) -> Failure {
    Failure::Text(source.clone(), Box::new(error))
}
