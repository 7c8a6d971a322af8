//! Hypothetical tokens of a provider, and whether the policy lets them in.

use std::cell::OnceCell;

use super::form::{Form, IN_NO_OWNER};
use super::trust::{Trust, claim_of};
use crate::Token;
use crate::aws::context::Context;
use crate::aws::evaluate::{ConditionTrace, Reason};
use crate::aws::policy::{Condition, ConditionValue, Effect, Policy};
use crate::aws::provider::Provider;
use crate::aws::{ASSUME_ROLE, Request};
use crate::finding::budget::Budget;
use crate::issuer::Peculiarity;
use crate::issuer::tenancy::{self, BoundTo, Key, Shape, Tenancy};
use crate::json::{Member, Node, Value};
use crate::operator::Operator;
use crate::outcome::Outcome;
use crate::pattern::{Unit, matches, meet};
use crate::report::TokenForm;
use crate::span::Span;

/// What a call chooses or has in any case: a test of it keeps nobody out.
const OPEN_KEYS: [&str; 5] =
    ["aws:UserAgent", "aws:RequestedRegion", "aws:CurrentTime", "aws:EpochTime", "sts:RoleSessionName"];

/// The longest pattern that is asked what fits it, in characters. AWS takes values of any length.
const LONGEST: usize = 2_048;

/// Whose token it is, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Probe {
    pub(crate) subject: String,
    pub(crate) owner: String,
    pub(crate) project: String,
    pub(crate) rest: String,
}

/// One statement and one provider that it trusts.
pub(crate) struct Grant<'a> {
    policy: &'a Policy<'a>,
    pub(crate) trust: &'a Trust<'a>,
    pub(crate) provider: &'a Provider,
    pub(crate) tenancy: Option<&'static Tenancy>,
    /// The name of somebody whom the policy does not name.
    pub(crate) stranger: &'static str,
    /// A name that a pattern fits only if it fits every name.
    pub(crate) any_name: &'static str,
    pub(crate) budget: &'a Budget,
    /// For each shape, what the rest of a subject may be.
    rests: OnceCell<Vec<Vec<String>>>,
}

impl<'a> Grant<'a> {
    pub(crate) fn new(
        policy: &'a Policy<'a>,
        trust: &'a Trust<'a>,
        provider: &'a Provider,
        budget: &'a Budget,
    ) -> Self {
        let tenancy = provider.issuer.and_then(tenancy::of);
        let Trust { stranger, any_name, .. } = *trust;
        Self { policy, trust, provider, tenancy, stranger, any_name, budget, rests: OnceCell::new() }
    }

    /// Whether customers who have nothing to do with each other share the provider.
    pub(crate) fn is_shared(&self) -> bool {
        self.provider.issuer.is_some_and(tenancy::is_shared)
    }

    /// Whether it is GitHub's.
    pub(crate) fn is_github(&self) -> bool {
        self.provider.issuer.is_some_and(|issuer| issuer.is(Peculiarity::GitHubActions))
    }

    /// Everybody who can get a token of the provider, as the subject of a sentence.
    pub(crate) fn anyone(&self) -> String {
        match (self.tenancy.map(|tenancy| tenancy.anyone), self.provider.issuer) {
            (Some(anyone), _) if !anyone.is_empty() => anyone.to_owned(),
            (_, Some(issuer)) if self.is_shared() => format!("Any customer of {}", issuer.name),
            _ => format!("Anyone with a token of `{}`", self.provider.url),
        }
    }

    /// The keys of the provider other than `sub`.
    pub(crate) fn keys(&self) -> &'static [Key] {
        self.tenancy.map_or(tenancy::UNKNOWN.keys, |tenancy| tenancy.keys)
    }

    /// The forms of its subjects, as far as they are known.
    pub(crate) fn shapes(&self) -> &'static [Shape] {
        self.tenancy.map_or(&[], |tenancy| tenancy.shapes)
    }

    /// The key that tells its customers apart best.
    pub(crate) fn telling_key(&self) -> String {
        let bound = self.keys().iter().find(|key| key.bound_to == BoundTo::Owner);
        let name = bound.filter(|_| self.shapes().is_empty()).map_or("sub", |key| key.name);
        if name.contains(':') { name.to_owned() } else { [&self.provider.url, ":", name].concat() }
    }

    /// Whether the condition tests what a stranger cannot choose.
    pub(crate) fn is_bound(&self, condition: &Condition<'_>) -> bool {
        let Some(name) = claim_of(&condition.key.text, self.provider) else { return false };
        let bound_to =
            self.keys().iter().find(|key| key.name.eq_ignore_ascii_case(name)).map(|key| key.bound_to);
        bound_to.is_none_or(|bound_to| !matches!(bound_to, BoundTo::Nothing | BoundTo::Rest))
            && name != "oaud"
    }

    /// The first positive test of a key that is bound so, with its first value.
    pub(crate) fn first_bound_to(&self, bound_to: BoundTo) -> Option<(&'a Condition<'a>, String)> {
        let keys = self.keys().iter().filter(|key| key.bound_to == bound_to);
        let mut tests = keys.flat_map(|key| self.tests(key.name));
        tests.find_map(|condition| Some((condition, condition.values.first()?.text.clone().into_owned())))
    }

    /// The statement's tests of one of the provider's keys, or of a key of AWS.
    pub(crate) fn tests(&self, name: &str) -> impl Iterator<Item = &'a Condition<'a>> {
        self.trust.statement.conditions.iter().filter(move |condition| {
            let key = &*condition.key.text;
            let own = claim_of(key, self.provider);
            own.unwrap_or(key).eq_ignore_ascii_case(name) && (own.is_some() || name.contains(':'))
        })
    }

    /// What the values of positive tests of a key stand for.
    pub(crate) fn patterns(&self, name: &str) -> Vec<Vec<Unit>> {
        self.each_pattern(name).collect()
    }

    fn each_pattern(&self, name: &str) -> impl Iterator<Item = Vec<Unit>> {
        let positive = self.tests(name).filter_map(|condition| {
            let positive = |operator: &Operator| !operator.is_negated() && !operator.tests_presence();
            Some((condition, condition.operator.filter(positive)?))
        });
        let values = positive
            .flat_map(|(condition, operator)| condition.values.iter().map(move |value| (value, operator)));
        values
            .filter(|(value, _)| value.template.is_none() && value.text.len() <= LONGEST)
            .map_while(|(value, operator)| self.pattern(value, operator))
    }

    /// What a value stands for under that operator; `None` where nothing more is to be tried.
    pub(crate) fn pattern(&self, value: &ConditionValue<'_>, operator: Operator) -> Option<Vec<Unit>> {
        let unit = operator.unit();
        self.budget.fits(value.text.len(), 1).then(|| value.text.chars().map(unit).collect())
    }

    /// A value with which the statement's tests of the key pass, as far as their first says; `usual`
    /// where that does.
    fn wanted(&self, name: &str, usual: Option<&str>) -> Option<String> {
        let first = self.each_pattern(name).next();
        match (&first, usual) {
            (None, usual) => usual.map(str::to_owned),
            (Some(pattern), Some(usual)) if matches(pattern.iter().copied(), usual) => Some(usual.to_owned()),
            (Some(pattern), _) => meet(pattern, &[Unit::Any], 'x'),
        }
    }

    /// Why each condition of the statement lets the token in, if the policy does. Of the claims bound to
    /// `shared` the token has what the policy wants, of all others what a stranger's has.
    pub(crate) fn lets_in(&self, probe: &Probe, shared: &[BoundTo]) -> Option<Vec<Reason>> {
        let forms = self.keys().iter().map(|key| key.values.len()).max();
        (0..forms.unwrap_or_default().max(1)).find_map(|form| self.lets_in_as(probe, shared, form))
    }

    fn lets_in_as(&self, probe: &Probe, shared: &[BoundTo], form: usize) -> Option<Vec<Reason>> {
        if !self.budget.token() {
            return None;
        }
        let request = Request { session_name: self.session_name(shared), ..Request::default() };
        let token = self.token(probe, shared, form);
        let context = Context::for_provider(&token, &request, self.provider.clone());
        let trace = self.policy.evaluate(ASSUME_ROLE, &context);
        let own =
            trace.statements.iter().find(|trace| trace.statement.index == self.trust.statement.index)?;
        let denied = trace
            .statements
            .iter()
            .any(|trace| trace.statement.effect == Some(Effect::Deny) && trace.outcome != Outcome::Fail);
        let all = own.conditions.iter().all(passes);
        (all && !denied).then(|| own.conditions.iter().map(|trace| trace.reason).collect())
    }

    fn session_name(&self, shared: &[BoundTo]) -> Option<String> {
        const NAME: &str = "sts:RoleSessionName";
        match self.keys().iter().find(|key| key.name == NAME) {
            Some(key) if !shared.contains(&key.bound_to) => key.values.first().map(|&name| name.to_owned()),
            _ => self.wanted(NAME, Some("session")),
        }
    }

    fn token(&self, probe: &Probe, shared: &[BoundTo], form: usize) -> Token {
        let url = &self.provider.url;
        let mut members = vec![member("iss", format!("https://{url}")), member("sub", probe.subject.clone())];
        for key in self.keys() {
            let usual = key.values.get(form).or(key.values.last());
            let usual = usual.map(|usual| {
                let run = if shared.contains(&BoundTo::Rest) { "main" } else { self.any_name };
                usual.replace("{owner}", &probe.owner).replace("{project}", &probe.project).replace("{}", run)
            });
            let stated = key.in_rest.and_then(|after| probe.rest.strip_prefix(after));
            let value = match stated {
                Some(rest) => rest.split(':').next().map(str::to_owned),
                // The rest would say so.
                None if key.in_rest.is_some() && usual.is_none() => None,
                None if shared.contains(&key.bound_to) => self.wanted(key.name, usual.as_deref()),
                None => usual,
            };
            members.extend(value.map(|value| member(key.claim, value)));
        }
        let claims = Node { value: Value::Object(members), span: Span::default() };
        Token { form: TokenForm::Jwt, claims, ..Token::bare() }
    }

    /// What the rest of a subject may be, as the policy has it and as it usually is.
    pub(crate) fn rests(&self, shape: &Shape) -> &[String] {
        let all = self.rests.get_or_init(|| self.shapes().iter().map(|shape| self.rests_of(shape)).collect());
        let index = self.shapes().iter().position(|known| std::ptr::eq(known, shape));
        index.and_then(|index| all.get(index)).map_or(&[], Vec::as_slice)
    }

    fn rests_of(&self, shape: &Shape) -> Vec<String> {
        if shape.after_project.is_empty() {
            return vec![String::new()];
        }
        let keys = self.keys();
        let stated =
            keys.iter().filter_map(|key| Some([key.in_rest?, &self.wanted(key.name, None)?].concat()));
        let usual = shape.rests.iter().map(|(_, form)| form.replace("{}", "main"));
        stated.chain(usual).collect()
    }

    /// The subject of that form, taken apart.
    pub(crate) fn take_apart(&self, shape: &Shape, subject: &str) -> Option<Probe> {
        let after_prefix = subject.strip_prefix(&*self.prefix(shape))?;
        let (owner, below) = split(after_prefix, shape.after_owner)?;
        let (project, rest) = split(below, shape.after_project)?;
        let own = str::to_owned;
        Some(Probe { subject: own(subject), owner: own(owner), project: own(project), rest: own(rest) })
    }

    /// The subject of that form with these parts.
    pub(crate) fn subject(&self, shape: &Shape, owner: &str, project: &str, rest: &str) -> Probe {
        Probe {
            subject: [&*self.prefix(shape), owner, shape.after_owner, project, shape.after_project, rest]
                .concat(),
            owner: owner.to_owned(),
            project: project.to_owned(),
            rest: rest.to_owned(),
        }
    }

    /// A subject of that form that fits the pattern. In owner, project and rest `*` is open; `filler`
    /// stands where the pattern leaves open a character of these.
    pub(crate) fn fitting(
        &self,
        shape: &Shape,
        pattern: &[Unit],
        (owner, in_no_owner): (&str, &'static str),
        project: &str,
        rest: &str,
        filler: char,
    ) -> Option<Probe> {
        let in_no_project = if shape.nested { ":{}" } else { "/:{}" };
        let form = Form::within(self.budget)?.text(&self.prefix(shape)).name(owner, in_no_owner);
        let form = form
            .text(shape.after_owner)
            .name(project, in_no_project)
            .text(shape.after_project)
            .name(rest, ":");
        self.take_apart(shape, &form.meet(pattern, filler, self.budget)?)
    }

    /// The same with each project and each rest that it may have, the usual ones first.
    pub(crate) fn all_fitting(
        &self,
        shape: &Shape,
        pattern: &[Unit],
        owner: (&str, &'static str),
        projects: &[&str],
        filler: char,
    ) -> Vec<Probe> {
        let mut rests = self.rests(shape).to_vec();
        rests.extend(shape.rests.iter().map(|(_, form)| form.replace("{}", "*")));
        let forms = rests.iter().flat_map(|rest| projects.iter().map(move |project| (project, rest)));
        forms
            .filter_map(|(project, rest)| self.fitting(shape, pattern, owner, project, rest, filler))
            .collect()
    }

    /// Owner and project of a fitting subject, as far as the pattern names them.
    pub(crate) fn name(&self, shape: &Shape, pattern: &[Unit], probe: &Probe) -> Option<String> {
        let owner = ("*", IN_NO_OWNER);
        let other = self.fitting(shape, pattern, owner, "*", &probe.rest, 'y')?;
        (other.owner == probe.owner).then(|| {
            if other.project == probe.project {
                [&*probe.owner, shape.after_owner, &probe.project].concat()
            } else {
                probe.owner.clone()
            }
        })
    }

    pub(crate) fn prefix(&self, shape: &Shape) -> String {
        let tenant = self.provider.url.rsplit('/').next().unwrap_or_default();
        shape.prefix.replace("{tenant}", tenant)
    }
}

fn member(name: &'static str, value: String) -> Member<'static> {
    let span = Span::default();
    Member::new(name.into(), span, Node { value: Value::String(value.into()), span })
}

fn split<'t>(text: &'t str, after: &str) -> Option<(&'t str, &'t str)> {
    if after.is_empty() { Some((text, "")) } else { text.split_once(after) }
}

/// Whether the test passes, or rests on what the caller chooses only.
fn passes(trace: &ConditionTrace<'_, '_>) -> bool {
    let key = &*trace.condition.key.text;
    match trace.outcome {
        Outcome::Pass => true,
        Outcome::Depends => OPEN_KEYS.iter().any(|open| open.eq_ignore_ascii_case(key)),
        Outcome::Fail => false,
    }
}
