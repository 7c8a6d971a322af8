//! Fixes of authorization policies: `pulumi_fixes.jsonl`, and what holds of every fix in every case.

mod foreign;

use serde::Deserialize;
use serde_json::Value;
use whydenied::Token;
use whydenied::pulumi::evaluate::evaluate;
use whydenied::pulumi::{Document, Exchange, TokenType};
use whydenied::report::{Edit, Fix, Report, Verdict};

use crate::exchanges::{self, ExchangeCase};
use crate::tally::{Case, Tally};
use crate::{Decision, word};

/// The longest title that fits on a line.
const TITLE: usize = 100;
/// What a title says before what changes with every run, and is a wildcard therefore.
const FOR_ANY: &str = "for any ";

/// What was found when every fix of every denied exchange was tried.
#[derive(Debug, Default)]
pub struct Tried {
    /// Denied exchanges.
    pub denied: usize,
    /// Those with a fix, or with something to do elsewhere.
    pub mended: usize,
    /// Fixes.
    pub fixes: usize,
    /// Tokens of somebody else that a fix was measured by, over all of them.
    pub foreign: usize,
    /// The fewest for one fix.
    pub fewest: usize,
    /// What does not hold.
    pub wrong: Vec<String>,
}

/// One fix of one denied exchange.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FixCase {
    /// Its name.
    pub id: String,
    /// Who says so.
    pub source: String,
    /// The exchange: the name of one in `pulumi_exchanges.jsonl`, or one of its own.
    of: Option<String>,
    /// The same, where it is one of its own.
    exchange: Option<ExchangeCase>,
    /// Which of the fixes, counted from 1.
    #[serde(default = "first")]
    number: usize,
    /// What it is called.
    title: Option<String>,
    /// The text of the policies that it makes; as JSON where they were pasted as JSON on one line.
    edited: Option<String>,
    /// What is still needed then.
    #[serde(default)]
    needs: Vec<String>,
    /// What those differ in whom it lets in besides.
    #[serde(default)]
    admits: Vec<String>,
    /// What can be done elsewhere about the first cause: the place, and words of the title or the text.
    #[serde(default)]
    elsewhere: Vec<(String, String)>,
    /// In a few words.
    pub why: String,
}

const fn first() -> usize {
    1
}

/// The cases.
#[must_use]
pub fn fixes() -> Tally {
    Tally::of::<FixCase>(include_str!("../cases/pulumi_fixes.jsonl"))
}

/// The denied exchanges without a case of their first fix.
#[must_use]
pub fn without_case() -> Vec<String> {
    let cases = include_str!("../cases/pulumi_fixes.jsonl").lines();
    let known: Vec<_> = cases.filter_map(|line| serde_json::from_str::<FixCase>(line).ok()?.of).collect();
    let denied = exchanges::cases().into_iter().filter(|case| case.expect == Decision::Deny);
    denied.map(|case| case.id).filter(|id| !known.contains(id)).collect()
}

impl FixCase {
    fn exchange(&self) -> Option<ExchangeCase> {
        match &self.of {
            Some(id) => exchanges::cases().into_iter().find(|case| case.id == *id),
            None => self.exchange.clone(),
        }
    }

    fn differs(&self, report: &Report, text: &str) -> Result<(), String> {
        let fixes = report.fixes();
        let titles: Vec<_> = fixes.iter().map(|(_, fix)| &fix.title).collect();
        let main = report.main_finding();
        for (place, words) in &self.elsewhere {
            let remedies = main.map_or(&[][..], |main| &main.remedies);
            let says = remedies.iter().any(|remedy| {
                let text = remedy.snippet.as_ref().map_or("", |snippet| &snippet.text);
                word(remedy.place) == *place && (remedy.title.contains(words) || text.contains(words))
            });
            if !says {
                return Err(format!("`{words}` is not said of {place}: {remedies:#?}"));
            }
        }
        let Some(title) = &self.title else {
            return if titles.is_empty() { Ok(()) } else { Err(format!("no fix is expected: {titles:#?}")) };
        };
        let Some((_, fix)) = fixes.get(self.number - 1) else {
            return Err(format!("no fix {}: {titles:#?}", self.number));
        };
        let edited = applied(fix, text);
        let admits: Vec<_> = fix.admits.iter().map(|class| &**class).collect();
        let needs: Vec<_> = fix.needs.iter().map(|need| &**need).collect();
        if fix.title != *title {
            Err(format!("{title:?} and not {titles:#?}"))
        } else if self.edited.is_some() && self.edited.as_deref() != Some(&*edited) {
            Err(format!("makes {edited}"))
        } else if admits != self.admits {
            Err(format!("admits {admits:?}"))
        } else if needs != self.needs {
            Err(format!("needs {needs:?}"))
        } else {
            Ok(())
        }
    }
}

impl Case for FixCase {
    fn id(&self) -> &str {
        &self.id
    }

    fn check(&self) -> Result<(), String> {
        let case = self.exchange().ok_or("there is no such exchange")?;
        let text = case.pasted();
        let report = exchanges::check(case.claims.get(), &text, &case.exchange());
        let report = report.map_err(|error| error.to_string())?;
        self.differs(&report, &text).map_err(|found| format!("{found} ({})", self.why))
    }
}

/// Tries every fix of every denied exchange, on its token and on those of others.
#[must_use]
pub fn every_fix() -> Tried {
    let mut tried = Tried { fewest: usize::MAX, ..Tried::default() };
    let own = include_str!("../cases/pulumi_fixes.jsonl").lines();
    let own = own.filter_map(|line| serde_json::from_str::<FixCase>(line).ok()?.exchange);
    for case in exchanges::cases().into_iter().chain(own) {
        let text = case.pasted();
        let Ok(report) = exchanges::check(case.claims.get(), &text, &case.exchange()) else { continue };
        if report.verdict != Verdict::Denied {
            continue;
        }
        tried.denied += 1;
        let elsewhere = report.findings.iter().any(|finding| !finding.remedies.is_empty());
        tried.mended += usize::from(elsewhere || !report.fixes().is_empty());
        let before = Policies::of(&text, &case);
        for (_, fix) in report.fixes() {
            tried.fixes += 1;
            let edited = applied(fix, &text);
            let after = Policies::of(&edited, &case);
            if let Err(found) = tried.measure(&before, &after, fix) {
                tried.wrong.push(format!("{}: {:?}: {found}", case.id, fix.title));
            }
        }
    }
    tried
}

impl Tried {
    /// Whether a fix keeps what it promises.
    fn measure(&mut self, before: &Policies<'_>, after: &Policies<'_>, fix: &Fix) -> Result<(), String> {
        let report = exchanges::check(after.case.claims.get(), after.text, &after.case.exchange());
        let report = report.map_err(|error| format!("{error} in {}", after.text))?;
        if report.verdict != fix.verdict_after {
            return Err(format!("promised {:?}, gives {:?}", fix.verdict_after, report.verdict));
        }
        if report.verdict != Verdict::Allowed && fix.needs.is_empty() {
            return Err("does not say what else is needed".to_owned());
        }
        if fix.title.chars().count() > TITLE {
            return Err("too long a title".to_owned());
        }
        // No wildcard that was not there, unless the title says whom it lets in.
        let stars = |text: &str| text.matches('*').count();
        if fix.edits.iter().any(|edit| {
            stars(&edit.text) > stars(before.text.get(edit.start..edit.end).unwrap_or_default())
                && !before.copies(&edit.text)
        }) && !says_so(fix)
        {
            return Err(format!("adds a wildcard: {}", after.text));
        }
        let claims: Value =
            serde_json::from_str(after.case.claims.get()).map_err(|error| error.to_string())?;
        let others = foreign::tokens(&claims);
        self.foreign += others.len();
        self.fewest = self.fewest.min(others.len());
        let own = &after.asked;
        let provider = claims["iss"].as_str().unwrap_or_default().trim_start_matches("https://");
        let next = claims.as_object().map(|claims| crate::foreign::next_run(claims, provider));
        let next = Value::from(next.unwrap_or_default()).to_string();
        let token = Token::read(&next).map_err(|error| error.to_string())?;
        if !after.lets_in(&token, own) && after.lets_in(&after.token(), own) {
            return Err(format!("keeps out the next run {next}"));
        }
        for other in &others {
            let token = Token::read(&other.claims.to_string()).map_err(|error| error.to_string())?;
            if before.lets_in(&token, own) || !after.lets_in(&token, own) {
                continue;
            }
            let told = |class: &&'static str| fix.admits.iter().any(|told| told == class);
            if !other.differs_in.iter().all(told) || !says_so(fix) {
                return Err(format!("lets in {}, which differs in {:?}", other.claims, other.differs_in));
            }
        }
        let asked = others_asked(own);
        self.foreign += asked.len();
        let token = after.token();
        for other in asked {
            if !before.lets_in(&token, &other) && after.lets_in(&token, &other) && !says_so(fix) {
                return Err(format!("lets {:?} be asked for", other.target()));
            }
        }
        Ok(())
    }
}

/// Whether the title says that others are let in.
fn says_so(fix: &Fix) -> bool {
    ["(also other", "Trust every ", FOR_ANY].iter().any(|words| fix.title.contains(words))
}

/// Policies, and the exchange that they are tried on.
struct Policies<'a> {
    text: &'a str,
    case: &'a ExchangeCase,
    document: Option<Document<'a>>,
    /// What is asked for, with what is assumed.
    asked: Exchange,
}

impl<'a> Policies<'a> {
    fn of(text: &'a str, case: &'a ExchangeCase) -> Self {
        let token = Token::read(case.claims.get());
        let token = token.unwrap_or_else(|error| panic!("{}: {error}", case.id));
        let document = Document::read(text, token.claim_text("iss")).ok();
        let given = case.exchange();
        let completed = document.as_ref().map(|document| given.completed(document, &token).exchange);
        Self { text, case, document, asked: completed.unwrap_or(given) }
    }

    fn lets_in(&self, token: &Token, exchange: &Exchange) -> bool {
        let document = self.document.as_ref();
        document.is_some_and(|document| evaluate(token, document, exchange).verdict == Verdict::Allowed)
    }

    fn token(&self) -> Token {
        Token::read(self.case.claims.get()).unwrap_or_else(|error| panic!("{}: {error}", self.case.id))
    }

    /// Whether every pattern with a wildcard in a text stands in the policies already.
    fn copies(&self, text: &str) -> bool {
        let words = text.split(|letter: char| letter.is_whitespace() || "\"',".contains(letter));
        words.filter(|word| word.contains('*')).all(|word| self.text.contains(word))
    }
}

/// The same token, asked to be exchanged for somebody else's.
fn others_asked(own: &Exchange) -> Vec<Exchange> {
    let names = ["mallory", "alice2", "lice", "Alice", "platform-x", "root"];
    let different = |name: &&&str| own.target() != Some(**name);
    let others = names.iter().filter(different).map(|name| {
        let name = Some((*name).to_owned());
        match own.token_type {
            Some(TokenType::Team) => Exchange { team: name, ..own.clone() },
            Some(TokenType::Runner) => Exchange { runner: name, ..own.clone() },
            _ => Exchange { token_type: Some(TokenType::Personal), user: name, admin: false, ..own.clone() },
        }
    });
    others.collect()
}

/// The text with the edits made, from the last to the first.
fn applied(fix: &Fix, text: &str) -> String {
    let mut text = text.to_owned();
    for Edit { start, end, text: new } in fix.edits.iter().rev() {
        text.replace_range(*start..*end, new);
    }
    text
}
