//! Whoever calls, in the place of the token: the list of the calls, and the one that is looked at.

use whydenied::case::aws::Case;
use whydenied::case::callers::Callers;
use whydenied::json::Value;
use whydenied::pasted::caller::{Asked, Call as Made, Caller};
use whydenied::pasted::{self, Kind};
use whydenied::report::{CallReport, DecidedBy, InputError, Place, Report, Verdict, rests_on, sentence};
use whydenied::write::WrittenPolicy;
use whydenied_questions::calls::{Call, Calls};
use whydenied_questions::fields::{CALL, OF_CALLER, part_of_caller};
use whydenied_questions::texts::{TOKEN, Texts};

/// Whoever calls, beside the policy.
pub(super) struct Called<'c> {
    callers: Callers<'c>,
    /// The calls as they are listed, each after its number.
    listed: Vec<(usize, Call)>,
    /// Which of the list is looked at.
    chosen: usize,
}

impl<'c> Called<'c> {
    /// What is read of the text in the place of the token; nothing where that is a token, or no caller.
    pub(super) fn of(case: &'c Case<'c>, texts: &'c Texts) -> Option<Result<Self, InputError>> {
        case.token.error()?;
        let text = texts.given(TOKEN)?;
        let is_caller = pasted::read(text).first().is_some_and(|it| matches!(it.kind, Kind::Caller(_)));
        is_caller.then(|| Self::read(case, text, texts))
    }

    fn read(case: &'c Case<'c>, text: &'c str, texts: &Texts) -> Result<Self, InputError> {
        let callers = Callers::read(case, text, &asked(texts))?;
        let made = callers.caller.calls.iter().enumerate();
        let made: Vec<_> = made.filter(|(_, call)| call.service == pasted::Service::Aws).collect();
        let unjudged = || made.iter().map(|(number, call)| (*number, unjudged(call, text))).collect();
        let judged = |report: CallReport| (report.number, judged(report, &callers.caller));
        let mut listed: Vec<_> = match callers.reports() {
            Ok(reports) => reports.into_iter().map(judged).collect(),
            // While there is no policy it is known whether a token is sent, and no more.
            Err(_) => unjudged(),
        };
        name(&mut listed);
        let wanted = texts.said(CALL);
        let chosen =
            listed.iter().position(|(_, call)| wanted == Some(call.key.as_str())).unwrap_or_default();
        Ok(Self { callers, listed, chosen })
    }

    /// The call that is looked at, as a case of its own.
    pub(super) fn case(&self) -> Result<Case<'c>, InputError> {
        self.callers.case_of(self.number())
    }

    /// The least policy for it, as far as its claims are known.
    pub(super) fn least_policy(&self) -> Result<WrittenPolicy, String> {
        let refused = |error: InputError| format!("{} {}", sentence(&error.message), sentence(&error.help));
        let case = self.case().map_err(refused)?;
        let is_open = |claim| {
            let value = case.token.read().and_then(|token| token.claim(claim));
            matches!(value, Some(Value::Open(_)))
        };
        if is_open("sub") || is_open("aud") {
            return Err(
                "Its claims are not known in full: say what the text does not, and the policy follows."
                    .to_owned(),
            );
        }
        case.least_policy().map_err(refused)
    }

    /// The verdict on it and why.
    pub(super) fn explain(&self) -> Result<Report, InputError> {
        self.callers.explain(self.number())
    }

    /// The whole report on it.
    pub(super) fn check(&self) -> Result<Report, InputError> {
        self.callers.check(self.number())
    }

    /// The list.
    pub(super) fn calls(&self) -> Calls {
        let caller = &self.callers.caller;
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
fn asked(texts: &Texts) -> Asked {
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
