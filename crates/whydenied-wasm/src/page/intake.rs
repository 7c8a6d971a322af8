//! Where a text belongs that was pasted: people paste what they have at hand.

#[cfg(test)]
mod tests;

use whydenied::Token;
use whydenied::aws::document::provider::ProviderAnswer;
use whydenied::aws::{Document, Policy};
use whydenied::case::boxes::Boxes;
use whydenied::pasted::{self, Kind};
use whydenied::report::Input;
use whydenied_questions::Service;
use whydenied_questions::fields::{self, CLIENT_IDS, PROVIDER, PULUMI_POLICY, PULUMI_REQUEST};
use whydenied_questions::intake::{Place, PlaceOf};
use whydenied_questions::job::AUDIENCE;
use whydenied_questions::texts::{JWKS, LIMITS, POLICY, TOKEN, Texts};

use super::decoded::decoded;
use super::exchange::fields_of;

/// The panes in which a text may have gone astray.
const PANES: [&str; 5] = [TOKEN, POLICY, LIMITS, PULUMI_POLICY, PULUMI_REQUEST];
/// Words of Pulumi Cloud's documents: any object may be claims, also one with these.
const WORDS_OF_PULUMI: [&str; 3] = ["\"decision\"", "\"tokenType\"", "\"requested_token_type\""];

/// Where it belongs, where that is elsewhere, or there in another form.
pub(super) fn place_of(asked: &PlaceOf) -> Option<Place> {
    taken_apart(asked).or_else(|| at_once(asked)).or_else(|| astray(asked))
}

/// A page or several files at once: each part goes where it belongs, and what was recognised is said once.
fn taken_apart(asked: &PlaceOf) -> Option<Place> {
    let PlaceOf { service, into, came_in, whole, .. } = asked;
    let boxes = Boxes::of(came_in);
    if !PANES.contains(&&**into) || came_in != whole || !boxes.are_several() {
        return None;
    }
    // The side that is shown first, then the other one.
    let own = if *service == Service::Pulumi { pasted::Service::Pulumi } else { pasted::Service::Aws };
    let (other, turned) = match own {
        pasted::Service::Aws => (pasted::Service::Pulumi, Service::Pulumi),
        pasted::Service::Pulumi => (pasted::Service::Aws, Service::Aws),
    };
    let mut texts = Texts::default();
    let mut side = *service;
    match (boxes.alone(own, Input::Policy), boxes.alone(other, Input::Policy)) {
        (Some(policy), _) => texts.put(service.policy(), policy),
        (None, Some(policy)) => {
            side = turned;
            texts.put(turned.policy(), policy);
        }
        (None, None) => {}
    }
    let decides = if side == *service { own } else { other };
    let others = [(TOKEN, Input::Token), (LIMITS, Input::ResourceControlPolicy), (JWKS, Input::Jwks)];
    for (name, input) in others {
        texts.put(name, boxes.alone(decides, input).unwrap_or_default());
    }
    if let Some(request) = boxes.alone(decides, Input::Request).filter(|_| side == Service::Pulumi) {
        for (name, text) in fields_of(&request).iter() {
            texts.put(name, text);
        }
        texts.put(PULUMI_REQUEST, request);
    }
    // A request with its token in it is for one box, and so is a policy, which may stand in it.
    let is_for_one = texts.iter().count() < 2 && **into == *side.policy();
    if texts.given(side.policy()).is_none() || is_for_one {
        return None;
    }
    let names: Vec<_> = boxes.found().map(|piece| piece.kind.name()).collect();
    let said =
        format!("What you pasted was taken apart: {}{}", listed(&names), passed_over(boxes.passed_over()));
    Some(Place { texts, at: (*into).clone(), service: Some(side), note: said.clone(), pointer: said })
}

/// Each of them once, in their order.
fn listed(names: &[&str]) -> String {
    let mut once: Vec<&str> = Vec::new();
    for name in names {
        if !once.contains(name) {
            once.push(name);
        }
    }
    match once.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    }
}

fn passed_over(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => "; one part was passed over".to_owned(),
        count => format!("; {count} parts were passed over"),
    }
}

/// What is known at sight of all but the documents of Pulumi Cloud.
fn at_once(asked: &PlaceOf) -> Option<Place> {
    let PlaceOf { into, came_in, whole, role, .. } = asked;
    match (&**into, pasted::at_once(came_in)) {
        (_, Some(Kind::Provider)) => provider(into, came_in),
        (TOKEN, Some(Kind::TrustPolicy | Kind::ResourceControlPolicy)) => Some(Place {
            service: Some(Service::Aws),
            ..place(
                POLICY,
                &decoded(came_in, None).unwrap_or_else(|| came_in.clone()),
                "Moved here: it holds the trust policy",
                "What you pasted holds the trust policy: it was moved there",
            )
        }),
        (POLICY | LIMITS | JWKS, Some(Kind::Jwt | Kind::Claims | Kind::Event)) => Some(place(
            TOKEN,
            came_in,
            "Moved here: it stands in for the token",
            "What you pasted stands in for the token: it was moved there",
        )),
        (TOKEN | POLICY | LIMITS, Some(Kind::KeySet)) => Some(place(
            JWKS,
            came_in,
            "Moved here: these are the issuer's keys",
            "What you pasted are the issuer's keys: they were moved to their pane",
        )),
        // A subject alone is taken for the claims that go with it.
        (TOKEN, None) if came_in == whole => {
            let claims = subject_alone(came_in)?;
            let note = "A subject alone: its claims stand here, and the audience is assumed";
            Some(place(TOKEN, &claims, note, ""))
        }
        (POLICY, _) => {
            let text = decoded(whole, role.as_deref())?;
            let note = "The policy was encoded: it stands here decoded";
            Some(Place { service: Some(Service::Aws), ..place(POLICY, &text, note, "") })
        }
        _ => None,
    }
}

/// The claims that follow from a subject, for AWS.
fn subject_alone(subject: &str) -> Option<String> {
    let claims = whydenied::job::claims_of_subject(subject)?;
    Some(claims.replacen('{', &format!(r#"{{"aud":"{AUDIENCE}","#), 1))
}

/// The answer of AWS about a provider fills the provider's fields, wherever it was pasted.
fn provider(into: &str, text: &str) -> Option<Place> {
    let ProviderAnswer { url, client_ids, .. } = ProviderAnswer::read(text).ok()?;
    let pointer = match into {
        PROVIDER | CLIENT_IDS => "",
        _ => "What you pasted describes the provider: it was moved to its fields",
    };
    Some(Place {
        texts: [(PROVIDER, url), (CLIENT_IDS, client_ids.join(" "))].into_iter().collect(),
        at: "provider".to_owned(),
        service: Some(Service::Aws),
        note: "Taken from the answer of `aws iam get-open-id-connect-provider`".to_owned(),
        pointer: pointer.to_owned(),
    })
}

/// A text that is where both sides have it.
fn place(at: &str, text: &str, note: &str, pointer: &str) -> Place {
    Place {
        texts: [(at, text)].into_iter().collect(),
        at: at.to_owned(),
        service: None,
        note: note.to_owned(),
        pointer: pointer.to_owned(),
    }
}

/// What cannot be read where it was pasted, or may be of Pulumi Cloud.
fn astray(asked: &PlaceOf) -> Option<Place> {
    let PlaceOf { into, came_in, .. } = asked;
    if !PANES.contains(&&**into) || !is_astray(asked) {
        return None;
    }
    let kind = pasted::read(came_in).first()?.kind;
    let (to, service, words) = match (kind.input()?, kind.service()) {
        (Input::Token, _) if matches!(kind, Kind::Caller(_)) => (TOKEN, None, "says who calls"),
        (Input::Token, _) => (TOKEN, None, "stands in for the token"),
        (Input::Policy, Some(pasted::Service::Pulumi)) => {
            (PULUMI_POLICY, Some(Service::Pulumi), "holds authorization policies of Pulumi Cloud")
        }
        // What is wrong with it is said there.
        (Input::ResourceControlPolicy, _) if into == LIMITS => return None,
        (Input::Policy | Input::ResourceControlPolicy, _) => {
            (POLICY, Some(Service::Aws), "holds the trust policy of a role in AWS")
        }
        (Input::Request, _) => {
            (PULUMI_REQUEST, Some(Service::Pulumi), "is about the exchange with Pulumi Cloud")
        }
        (Input::Provider | Input::Jwks, _) => return None,
    };
    if to == into {
        return None;
    }
    let mut texts = if to == PULUMI_REQUEST { fields_of(came_in) } else { Texts::default() };
    texts.put(to, came_in);
    let said = format!("What you pasted {words}, so it was put where that belongs");
    Some(Place { texts, at: to.to_owned(), service, note: said.clone(), pointer: said })
}

fn is_astray(asked: &PlaceOf) -> bool {
    let PlaceOf { service, into, came_in, whole, role } = asked;
    let is_of_pulumi = *service == Service::Pulumi || fields::is_of_pulumi(into);
    let is_read = || match &**into {
        TOKEN => Token::read(whole).is_ok(),
        LIMITS => Policy::read_resource_control(whole).is_ok(),
        _ => Document::read(whole, role.as_deref())
            .is_ok_and(|document| Policy::read_document(&document).is_ok()),
    };
    is_of_pulumi || WORDS_OF_PULUMI.iter().any(|word| came_in.contains(word)) || !is_read()
}
