//! Every fix that any case is offered: made by its edits, decided from scratch, and tried on foreign
//! tokens.

mod stranger;
mod title;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Map, Value};
use whydenied::Token;
use whydenied::aws::{self, Document, Policy, Request};
use whydenied::report::{DecidedBy, Edit, Finding, Fix, Input, InputError, Report, Verdict, Words, rests_on};

use crate::foreign;
use crate::scenario::Scenario;
use stranger::{Known, Stranger, rank, verdict};
use title::says;

/// So many of the tokens that a fix lets in by mistake are shown.
const SHOWN: usize = 3;

/// Denials for which neither a fix nor a remedy is offered, by what a person reads first, and why.
const LEFT: &[(&str, &str)] = &[
    ("audience-not-registered", "an empty audience can be no client ID"),
    ("claim-missing", "what the token lacks, and how to get it, only its issuer knows"),
    ("cognito-amr-mismatch", "how somebody must have signed in is the author's decision"),
    ("critical-header", "the issuer's own"),
    ("duplicate-key", "which of two tests of one key was meant, nobody can tell"),
    ("invalid-character", "a character that is seen was written on purpose"),
    ("invalid-element", "what was meant cannot be seen from it"),
    ("invalid-request-parameter", "a session name that is too short can be completed in any way"),
    ("invalid-session-tags", "what is no text can be put into a list in any way"),
    ("invalid-source-identity", "the issuer's own"),
    ("invalid-timestamp", "what is no number can be no time"),
    ("issuer-not-registered", "AWS registers `https` URLs only"),
    ("missing-key-id", "the issuer's own"),
    ("missing-required-claim", "the issuer's own"),
    ("null-subject", "the issuer's own"),
    ("permissions-policy", "it is not the policy that decides"),
    ("principal-bare-host", "the role's account is not known"),
    ("principal-not-federated", "the role's account is not known"),
    ("principal-wrong-provider", "the account is filled in by a tool"),
    ("prohibited-element", "whom a Deny should be about cannot be seen from whom it should not"),
    ("provider-id-not-allowed", "the help says it all: leave it out"),
    ("session-tag-limit", "which tags to leave out is the issuer's decision"),
    ("signature-invalid", "the token, or the key set, is another one's"),
    ("token-expired", "the help says it all: request a fresh one"),
    ("token-issued-in-future", "the clock of the issuer"),
    ("token-not-yet-valid", "the clock of the issuer"),
    ("token-too-long", "which claims to leave out is the issuer's decision"),
    ("too-many-keys", "the issuer's own"),
    ("unknown-key-id", "the issuer's own"),
    ("unknown-operator", "what was meant cannot be seen from it"),
    ("unreplaced-placeholder", "the role's account is not known"),
    ("unsupported-algorithm", "the issuer's own"),
    ("unusable-key", "the issuer's own"),
    ("value-mismatch", "a limit, a switch or how somebody must have signed in is the author's decision"),
    ("value-ruled-out", "a pattern that rules it out was written on purpose"),
    ("variable-unresolved", "what the variable should stand for cannot be seen from it"),
];

/// What became of the fixes of every case.
#[derive(Debug, Default)]
pub struct Tried {
    /// How many cases are denied.
    pub denied: usize,
    /// How many fixes were made and decided.
    pub fixes: usize,
    /// How many foreign tokens were judged before and after one.
    pub foreign: usize,
    /// The denied cases without a fix or a remedy, by the code that a person reads first.
    left: BTreeMap<Words, Vec<String>>,
    failures: BTreeSet<String>,
}

/// Tries every fix of every case.
#[must_use]
pub fn tried() -> Tried {
    let mut tried = Tried::default();
    let mut known = Known::default();
    let programs = crate::scenario::of_programs();
    for scenario in crate::scenario::all().into_iter().chain(programs) {
        // A text that cannot be read has no fix.
        let _ = scenario.with(|token, policy, others, request| {
            let report = aws::check_under(token, policy, others, request);
            tried.denied += usize::from(report.verdict == Verdict::Denied);
            // A plan, the inputs of a module, or what deciding names stand for, is not edited.
            if let Some(code) = left(&report).filter(|_| !is_of_program(&scenario)) {
                tried.left.entry(code).or_default().push(scenario.id.clone());
            }
            if !report.fixes().is_empty() {
                let request = request.completed(token, policy);
                let case =
                    Case { scenario: &scenario, report: &report, token, policy, others, request: &request };
                case.check(&mut known, &mut tried);
            }
        });
    }
    tried
}

impl Tried {
    /// Demands that every fix does what it says, and that there were at least so many.
    ///
    /// # Panics
    /// With every fix that does not, one a line.
    pub fn demand(&self, fixes: usize) {
        assert!(self.failures.is_empty(), "{self}");
        assert!(self.fixes >= fixes, "{} fixes only", self.fixes);
        let known = |code: &str| LEFT.iter().any(|(known, _)| *known == code);
        let helpless: Vec<_> = self.left.iter().filter(|(code, _)| !known(code)).collect();
        assert!(helpless.is_empty(), "nothing is offered for {helpless:?}");
        let helped: Vec<_> = LEFT.iter().filter(|(code, _)| !self.left.contains_key(*code)).collect();
        assert!(helped.is_empty(), "something is offered for every case of {helped:?}");
    }
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { denied, fixes, foreign, failures, .. } = self;
        writeln!(
            f,
            "{fixes} fixes of {denied} denied cases on {foreign} foreign tokens, {} wrong",
            failures.len()
        )?;
        failures.iter().try_for_each(|failure| writeln!(f, "  {failure}"))
    }
}

/// Whether the policy stands in a program, a template, or what a tool says of them.
fn is_of_program(scenario: &Scenario) -> bool {
    let document = Document::read(&scenario.policy, scenario.choose.as_deref());
    document.is_ok_and(|document| document.form.is_program() || document.tree().is_some())
}

/// The code that a person reads first of a denial for which nothing is offered.
fn left(report: &Report) -> Option<Words> {
    let offers = |finding: &Finding| finding.fix.is_some() || !finding.remedies.is_empty();
    let first = report.main_finding().filter(|_| report.verdict == Verdict::Denied)?;
    report.findings.iter().all(|finding| !offers(finding)).then(|| first.code.clone())
}

/// One case, read.
struct Case<'c> {
    scenario: &'c Scenario,
    report: &'c Report,
    token: &'c Token,
    policy: &'c Policy<'c>,
    others: &'c [Policy<'c>],
    /// Completed by what the pasted texts say, some of which an edited text no longer says.
    request: &'c Request,
}

impl Case<'_> {
    fn check(&self, known: &mut Known, tried: &mut Tried) {
        let id = &self.scenario.id;
        let (provider, claims) = (self.provider(), self.claims());
        let strangers = known.strangers(&claims, &provider, &self.tested(), self.request);
        let audiences = self.audiences(&claims, &provider);
        if strangers.len() < foreign::AT_LEAST {
            tried.failures.insert(format!("{id}: {} foreign tokens only", strangers.len()));
        }
        for (finding, fix) in self.report.fixes() {
            tried.fixes += 1;
            tried.foreign += strangers.len();
            let wrong = self.wrong(finding, fix, &strangers, &audiences);
            let wrong = wrong.unwrap_or_else(|wrong| vec![wrong]);
            tried.failures.extend(wrong.iter().map(|wrong| format!("{id}: {:?}: {wrong}", fix.title)));
        }
    }

    /// The provider of the token, as its condition keys start.
    fn provider(&self) -> String {
        let sub = self.report.context.iter().find(|entry| entry.claim.as_deref() == Some("sub"));
        sub.and_then(|entry| entry.key.strip_suffix(":sub")).unwrap_or_default().to_owned()
    }

    fn claims(&self) -> Map<String, Value> {
        let claims = serde_json::to_value(&self.report.token.claims).expect("claims are JSON");
        let mut claims = claims.as_object().cloned().unwrap_or_default();
        claims.entry("iss").or_insert_with(|| format!("https://{}", self.provider()).into());
        claims
    }

    /// The claims whose keys the policies test.
    fn tested(&self) -> Vec<&str> {
        let texts = || [&self.scenario.policy].into_iter().chain(&self.scenario.resource_control);
        let entries = self.report.context.iter();
        let conditions = || self.policy.statements.iter().flat_map(|statement| &statement.conditions);
        let is_tested = |key: &str| conditions().any(|condition| condition.key.text == key);
        let tested =
            entries.filter(|entry| is_tested(&entry.key) || texts().any(|text| text.contains(&*entry.key)));
        tested.filter_map(|entry| entry.claim.as_deref()).collect()
    }

    /// The audiences that the policy names, where whoever has the token may have it for these as well.
    fn audiences(&self, claims: &Map<String, Value>, provider: &str) -> Vec<&str> {
        let key = format!("{provider}:aud");
        let conditions = self.report.statements.iter().flat_map(|statement| &statement.conditions);
        let expected = conditions.filter(|condition| condition.key == key).flat_map(|it| &it.expected);
        expected.filter(|_| foreign::any_audience(claims, provider)).map(String::as_str).collect()
    }

    /// What is wrong with a fix, once it is made.
    fn wrong(
        &self,
        finding: &Finding,
        fix: &Fix,
        strangers: &[Stranger],
        audiences: &[&str],
    ) -> Result<Vec<String>, String> {
        let unread = |error: InputError| format!("{}: {error}", error.code);
        let choose = self.scenario.choose.as_deref();
        let given = self.scenario.given.as_slice();
        let document = Document::read_with(&self.scenario.policy, choose, given).map_err(unread)?;
        let mut trust = document.text().to_owned();
        let mut others = self.scenario.resource_control.clone();
        let text = match finding.input {
            Input::Policy => &mut trust,
            Input::ResourceControlPolicy => others.get_mut(finding.document).ok_or("no such document")?,
            input => return Err(format!("it is a fix of the {input:?}")),
        };
        *text = made(text, &fix.edits)?;
        let choose = choose.filter(|_| !document.decoded);
        let read = |given: &[(String, String)]| Document::read_with(&trust, choose, given).map_err(unread);
        let of =
            |document| Policy::read_document_for(document, Some(self.token), self.request).map_err(unread);
        let document = read(given)?;
        let policy = of(&document)?;
        let others = others.iter().map(|text| Policy::read_resource_control(text));
        let others = others.collect::<Result<Vec<_>, _>>().map_err(unread)?;
        let after = aws::explain(self.token, &policy, &others, self.request);
        // Who is let in where expressions decide is seen once they are what the fix says that they must be.
        let needs = after.holes.iter().filter(|hole| hole.decides && after.verdict == Verdict::Depends);
        let needs = needs.map(|hole| (hole.expression.clone(), hole.needs.concat())).collect::<Vec<_>>();
        let filled = read(&[given, needs.as_slice()].concat())?;
        let policy = if needs.is_empty() { policy } else { of(&filled)? };
        let unsaid = strangers.iter().filter_map(|stranger| {
            let now = stranger.verdict(&policy, &others);
            if now == Verdict::Denied {
                return None;
            }
            let words =
                unsaid(fix, stranger).filter(|_| rank(now) > rank(self.before(stranger, audiences)))?;
            let claims = Value::from(stranger.foreign.claims.clone());
            Some(format!("it lets in {claims}, which differs in the {}", words.join(" or ")))
        });
        let next = self.keeps_out_next(&policy, &others);
        Ok(differs(fix, &after).into_iter().chain(next).chain(unsaid.take(SHOWN)).collect())
    }

    /// Whether the next run of the same job gets less from the policies than this one.
    fn keeps_out_next(&self, policy: &Policy<'_>, others: &[Policy<'_>]) -> Option<String> {
        let claims = self.claims();
        let next = foreign::next_run(&claims, &self.provider());
        let of = |claims| rank(verdict(claims, self.request, policy, others));
        (of(&next) < of(&claims)).then(|| format!("it keeps out the next run {}", Value::from(next)))
    }

    /// What the policies made before of whoever has the token, for whichever audience.
    fn before(&self, stranger: &Stranger, audiences: &[&str]) -> Verdict {
        let own = stranger.verdict(self.policy, self.others);
        let for_others = audiences
            .iter()
            .map(|audience| stranger.verdict_for(audience, self.policy, self.others, self.request));
        for_others.chain([own]).max_by_key(|verdict| rank(*verdict)).unwrap_or(own)
    }
}

/// What a stranger differs in that the title does not say, if it does not name the very subject.
fn unsaid<'s>(fix: &Fix, stranger: &'s Stranger) -> Option<&'s [&'static str]> {
    let foreign = &stranger.foreign;
    let sub = foreign.claims.get("sub").and_then(Value::as_str).unwrap_or_default();
    let is_named = fix.title.split('`').skip(1).step_by(2).any(|value| value == sub);
    let unsaid = foreign.differs_in.iter().find(|words| !words.iter().any(|word| says(fix, word)))?;
    Some(unsaid.as_slice()).filter(|_| !is_named)
}

/// The text with the edits made, which are in order and apart from each other.
fn made(text: &str, edits: &[Edit]) -> Result<String, String> {
    let mut made = String::new();
    let mut at = 0;
    for Edit { start, end, text: new } in edits {
        if *start < at || end < start {
            return Err(format!("its edits are not in order: {edits:?}"));
        }
        made += text.get(at..*start).ok_or("an edit starts within a letter, or nowhere")?;
        made += new;
        at = *end;
    }
    made += text.get(at..).ok_or("an edit ends within a letter, or nowhere")?;
    if made == text { Err("it changes nothing".to_owned()) } else { Ok(made) }
}

/// What is wrong with the verdict after a fix, or with what the fix says of it.
fn differs(fix: &Fix, after: &Report) -> Option<String> {
    let says = |words: &str| fix.needs.iter().any(|need| need.contains(words));
    let told = match after.verdict {
        Verdict::Allowed => fix.needs.is_empty(),
        Verdict::Depends => after.depends_on.iter().all(|key| says(&format!("`{}`", rests_on(key)))),
        Verdict::Denied => match after.decided_by {
            DecidedBy::Token => says("a token"),
            DecidedBy::Request => says("parameters of the call"),
            _ => false,
        },
    };
    if after.verdict != fix.verdict_after {
        Some(format!("the verdict is {:?} and not {:?}", after.verdict, fix.verdict_after))
    } else if !told {
        let why = after.main_finding().map(|finding| &*finding.title);
        Some(format!("{:?} by {:?} ({why:?}), it needs {:?}", after.verdict, after.decided_by, fix.needs))
    } else {
        None
    }
}
