//! Whoever calls, in the place of the token: the list of the calls, and the one that is looked at.

use whydenied::Token;
use whydenied::case::{aws, callers, exchanges, pulumi};
use whydenied::json::Value;
use whydenied::pasted::caller::{Asked, Call as Made, Caller};
use whydenied::pasted::{self, Kind, Service};
use whydenied::report::{
    CallReport, DecidedBy, InputError, Place, Reading, Report, Variant, Verdict, rests_on, sentence,
};
use whydenied::write::WrittenPolicy;
use whydenied_questions::calls::{Call, Calls};
use whydenied_questions::fields::{CALL, OF_CALLER, part_of_caller};
use whydenied_questions::texts::{TOKEN, Texts};

/// A case about one token, in whose place whoever calls may stand.
pub(super) trait OneToken<'c>: Sized {
    /// The door for whoever calls the same service.
    type Callers: Door<'c, Case = Self>;

    fn token(&self) -> &Reading<Token>;
    fn check(&self) -> Result<Report, InputError>;
    fn explain_for(&self, other: &Token) -> Result<Report, InputError>;
    fn variants(&self) -> Result<Vec<Variant>, InputError>;
    fn least_policy(&self) -> Result<WrittenPolicy, InputError>;
}

/// What the engine's doors for whoever calls answer alike.
pub(super) trait Door<'c>: Sized {
    type Case: OneToken<'c>;
    const SERVICE: Service;

    fn read(case: &'c Self::Case, text: &'c str, asked: &Asked) -> Result<Self, InputError>;
    fn caller(&self) -> &Caller;
    fn reports(&self) -> Result<Vec<CallReport>, InputError>;
    fn case_of(&self, number: usize) -> Result<Self::Case, InputError>;
    fn explain(&self, number: usize) -> Result<Report, InputError>;
    fn check(&self, number: usize) -> Result<Report, InputError>;
}

macro_rules! alike {
    ($case:ty, $callers:ty, $service:expr) => {
        impl<'c> OneToken<'c> for $case {
            type Callers = $callers;

            fn token(&self) -> &Reading<Token> {
                &self.token
            }
            fn check(&self) -> Result<Report, InputError> {
                self.check()
            }
            fn explain_for(&self, other: &Token) -> Result<Report, InputError> {
                self.explain_for(other)
            }
            fn variants(&self) -> Result<Vec<Variant>, InputError> {
                self.variants()
            }
            fn least_policy(&self) -> Result<WrittenPolicy, InputError> {
                self.least_policy()
            }
        }

        impl<'c> Door<'c> for $callers {
            type Case = $case;
            const SERVICE: Service = $service;

            fn read(case: &'c $case, text: &'c str, asked: &Asked) -> Result<Self, InputError> {
                Self::read(case, text, asked)
            }
            fn caller(&self) -> &Caller {
                &self.caller
            }
            fn reports(&self) -> Result<Vec<CallReport>, InputError> {
                self.reports()
            }
            fn case_of(&self, number: usize) -> Result<$case, InputError> {
                self.case_of(number)
            }
            fn explain(&self, number: usize) -> Result<Report, InputError> {
                self.explain(number)
            }
            fn check(&self, number: usize) -> Result<Report, InputError> {
                self.check(number)
            }
        }
    };
}

alike!(aws::Case<'c>, callers::Callers<'c>, Service::Aws);
alike!(pulumi::Case<'c>, exchanges::Callers<'c>, Service::Pulumi);

/// Whoever calls, beside the policies of the service.
pub(super) struct Called<D> {
    door: D,
    /// The calls as they are listed, each after its number.
    listed: Vec<(usize, Call)>,
    /// Which of the list is looked at.
    chosen: usize,
}

/// What is read of the text in the place of the token; nothing where that is a token, or no caller.
pub(super) fn called<'c, C: OneToken<'c>>(
    case: &'c C,
    texts: &'c Texts,
) -> Option<Result<Called<C::Callers>, InputError>> {
    case.token().error()?;
    Some(Called::read(case, text(texts)?, texts))
}

/// The whole report, also on the call that is looked at; nothing where a text is missing or cannot be read.
pub(super) fn checked<'c, C: OneToken<'c>>(case: &'c C, texts: &'c Texts) -> Option<Report> {
    match called(case, texts) {
        Some(called) => called.ok()?.check().ok(),
        None => case.check().ok(),
    }
}

/// The least policy for the token, also of the call that is looked at; or why there is none, in sentences.
pub(super) fn least_policy<'c, C: OneToken<'c>>(
    case: &'c C,
    texts: &'c Texts,
) -> Result<WrittenPolicy, String> {
    match called(case, texts) {
        Some(called) => called.map_err(|error| refused(&error))?.least_policy(),
        None => case.least_policy().map_err(|error| refused(&error)),
    }
}

fn refused(error: &InputError) -> String {
    format!("{} {}", sentence(&error.message), sentence(&error.help))
}

/// The text of whoever calls, where that stands in the place of the token.
pub(super) fn text(texts: &Texts) -> Option<&str> {
    let text = texts.given(TOKEN)?;
    pasted::read(text).first().is_some_and(|piece| matches!(piece.kind, Kind::Caller(_))).then_some(text)
}

impl<'c, D: Door<'c>> Called<D> {
    fn read(case: &'c D::Case, text: &'c str, texts: &Texts) -> Result<Self, InputError> {
        let door = D::read(case, text, &asked(texts))?;
        let made = door.caller().calls.iter().enumerate();
        let made: Vec<_> = made.filter(|(_, call)| call.service == D::SERVICE).collect();
        let unjudged = || made.iter().map(|(number, call)| (*number, unjudged(call, text))).collect();
        let judged = |report: CallReport| (report.number, judged(report, door.caller()));
        let mut listed: Vec<_> = match door.reports() {
            Ok(reports) => reports.into_iter().map(judged).collect(),
            // While there is no policy it is known whether a token is sent, and no more.
            Err(_) => unjudged(),
        };
        name(&mut listed);
        let wanted = texts.said(CALL);
        let chosen =
            listed.iter().position(|(_, call)| wanted == Some(call.key.as_str())).unwrap_or_default();
        Ok(Self { door, listed, chosen })
    }

    /// The call that is looked at, as a case of its own.
    pub(super) fn case(&self) -> Result<D::Case, InputError> {
        self.door.case_of(self.number())
    }

    /// The least policy for it, as far as its claims are known.
    fn least_policy(&self) -> Result<WrittenPolicy, String> {
        let case = self.case().map_err(|error| refused(&error))?;
        let is_open = |claim| {
            let value = case.token().read().and_then(|token| token.claim(claim));
            matches!(value, Some(Value::Open(_)))
        };
        if is_open("sub") || is_open("aud") {
            return Err(
                "Its claims are not known in full: say what the text does not, and the policy follows."
                    .to_owned(),
            );
        }
        case.least_policy().map_err(|error| refused(&error))
    }

    /// The verdict on it and why.
    pub(super) fn explain(&self) -> Result<Report, InputError> {
        self.door.explain(self.number())
    }

    /// The whole report on it.
    pub(super) fn check(&self) -> Result<Report, InputError> {
        self.door.check(self.number())
    }

    /// The list.
    pub(super) fn calls(&self) -> Calls {
        let caller = self.door.caller();
        let asks = caller.form.asks();
        let asked = OF_CALLER.iter().filter(|field| asks.contains(&part_of_caller(field.id)));
        Calls {
            form_name: caller.form.name().to_owned(),
            calls: self.listed.iter().map(|(_, call)| call.clone()).collect(),
            chosen: self.chosen,
            assumed: caller.assumed.clone(),
            asked: asked.map(|field| field.id.to_owned()).collect(),
        }
    }

    fn number(&self) -> usize {
        self.listed.get(self.chosen).map_or(usize::MAX, |(number, _)| *number)
    }
}

/// What somebody said of it in the fields.
pub(super) fn asked(texts: &Texts) -> Asked {
    let said = OF_CALLER.iter().filter_map(|field| Some((part_of_caller(field.id), texts.said(field.id)?)));
    said.fold(Asked::default(), |asked, (name, value)| asked.with(name, value))
}

fn judged(report: CallReport, caller: &Caller) -> Call {
    let names: Vec<_> = report.depends_on.iter().map(|name| format!("`{}`", rests_on(name))).collect();
    let rests_on = (!names.is_empty()).then(|| format!("it rests on {}", names.join(" and ")));
    Call {
        key: String::new(),
        subject: caller.calls.get(report.number).and_then(subject),
        name: report.name,
        is_sent: report.decided_by != DecidedBy::Caller,
        verdict: Some(report.verdict),
        title: report.title.or(rests_on),
        place: Some(report.span),
    }
}

fn unjudged(call: &Made, text: &str) -> Call {
    Call {
        key: String::new(),
        name: call.name.clone(),
        subject: subject(call),
        is_sent: call.no_token.is_none(),
        verdict: call.no_token.as_ref().map(|_| Verdict::Denied),
        title: call.no_token.as_ref().map(|no_token| no_token.finding.title.clone()),
        place: Some(Place::of(text, call.span)),
    }
}

fn subject(call: &Made) -> Option<String> {
    match call.token.claim("sub")? {
        Value::String(text) => Some(text.clone().into_owned()),
        Value::Open(open) => Some(open.text.clone().into_owned()),
        _ => None,
    }
}

/// Each is chosen by its name, so that it stays chosen while the text changes. Of several with the same name the second
/// has a number, in the order of the text.
fn name(listed: &mut [(usize, Call)]) {
    let named: Vec<_> = listed.iter().map(|(number, call)| (*number, call.name.clone())).collect();
    for (number, call) in listed {
        let before = named.iter().filter(|(other, name)| *name == call.name && other < number).count();
        call.key = if before == 0 { call.name.clone() } else { format!("{} ({})", call.name, before + 1) };
    }
}
