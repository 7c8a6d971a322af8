//! What can be changed outside of the policies: in the job, the pod, the request, the registration of the
//! issuer. Each is a sentence, and where it can be a text to paste, and is tried on the exchange before it is offered.

use crate::issuer::table::audience::{Ask, Asks};
use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;
use crate::mend::elsewhere::{Called, Change, Setting, cluster, note, shell, tried, workflow, yaml};
use crate::mend::style::Style;
use crate::mend::{MOST_REMEDIED, elsewhere};
use crate::outcome::Outcome;
use crate::pulumi::checks::{self, Fault};
use crate::pulumi::decision::{self, Asked};
use crate::pulumi::evaluate::evaluate;
use crate::pulumi::exchange::{Completed, Conflict, Exchange};
use crate::pulumi::explain::report::explain;
use crate::pulumi::path::KeyPath;
use crate::pulumi::policy::{Decision, Policy, TokenType};
use crate::report::{Elsewhere, Finding, Input, ParameterChange, Report, Severity};
use crate::{Token, issuer};

/// What may be offered of an exchange.
type Candidate = elsewhere::Candidate<Exchange>;

/// What remedies are made from.
struct Denied<'a> {
    asked: Asked<'a>,
    completed: Completed,
    setting: Setting<'a>,
}

/// Adds to the findings that explain a denial what can be done about them elsewhere.
pub(crate) fn offer(decision: &decision::Decision<'_>, report: &mut Report) {
    let decision::Decision { asked, completed, .. } = decision;
    let explains = |finding: &Finding| {
        let of_asker = matches!(finding.input, Input::Token | Input::Request);
        finding.severity == Severity::Cause || (of_asker && finding.severity != Severity::Hint)
    };
    let findings = report.findings.iter().enumerate();
    let explaining = findings.filter(|(_, finding)| explains(finding)).map(|(index, _)| index);
    let tested = tested(*asked);
    for index in explaining.take(MOST_REMEDIED).collect::<Vec<_>>() {
        let Some(finding) = report.findings.get(index) else { continue };
        let rule = report.rule_at(finding);
        let rule = rule.map(|rule| (&*rule.path, rule.pattern.as_deref()));
        let setting = setting(*asked, rule, &tested);
        let denied = Denied { asked: *asked, completed: completed.clone(), setting };
        let remedies = tried(denied.remedies(&finding.code), finding, report, &denied);
        if let Some(finding) = report.findings.get_mut(index) {
            finding.remedies = remedies;
        }
    }
}

/// The claims that the policies test.
fn tested(asked: Asked<'_>) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for rule in asked.document.policies.iter().flat_map(|policy| &policy.rules) {
        let Ok(path) = KeyPath::read(&rule.path.text) else { continue };
        let path: Vec<String> = path.keys.into_iter().map(|key| key.name.into_owned()).collect();
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
    paths
}

/// The token, and what the rule expects of it.
fn setting<'a>(
    asked: Asked<'a>,
    rule: Option<(&'a str, Option<&'a str>)>,
    tested: &[Vec<String>],
) -> Setting<'a> {
    let (claim, expected) = rule.map_or((None, None), |(path, pattern)| (Some(path), pattern));
    let (part, expected) = match (claim, expected) {
        (Some("\"kubernetes.io\".namespace"), _) => (Some("NAMESPACE"), expected),
        (Some("\"kubernetes.io\".serviceaccount.name"), _) => (Some("SERVICE_ACCOUNT"), expected),
        (Some("ref"), Some(wanted)) => match wanted.strip_prefix("refs/heads/") {
            Some(branch) => (Some("BRANCH"), Some(branch)),
            None => (Some("TAG"), wanted.strip_prefix("refs/tags/")),
        },
        _ => (None, expected),
    };
    let issuer = asked.token.claim_text("iss").and_then(issuer::recognise);
    Setting { token: asked.token, issuer, claim, expected, part, tested: tested.to_vec() }
}

impl Denied<'_> {
    fn remedies(&self, code: &str) -> Vec<Candidate> {
        let setting = &self.setting;
        let now = self.exchange().now;
        match code {
            "audience-rule-mismatch" => setting.wanted().and_then(|wanted| self.ask_for_audience(wanted)),
            "no-policy-for-request" => self.ask_for_another(),
            "admin-not-authorised" => {
                let exchange = self.requesting(|exchange| exchange.admin = false);
                Some(Candidate::request(Elsewhere::Call, "Leave scope `admin` out of the request", exchange))
            }
            "issuer-url-mismatch" => self.register(),
            "issuer-not-registered" => self.other_organization(),
            "flag-conflicts-with-token" => self.without_flag(),
            "token-expired" if !setting.is_cluster() => {
                let title = "Request a fresh token right before the exchange";
                now.map(|now| Candidate::token(Elsewhere::Call, title, setting.fresh(now)))
            }
            "token-not-yet-valid" => checks::time(self.asked.token, "nbf").map(|nbf| {
                let exchange = self.requesting(|exchange| exchange.now = Some(nbf));
                Candidate::request(Elsewhere::Call, "Exchange the token when its `nbf` has come", exchange)
            }),
            _ => {
                let of_job = workflow::remedies(code, setting);
                return if of_job.is_empty() { cluster::remedies(code, setting, now) } else { of_job };
            }
        }
        .into_iter()
        .collect()
    }

    /// What is asked for with something else of it.
    fn requesting(&self, change: impl FnOnce(&mut Exchange)) -> Exchange {
        let mut exchange = self.asked.given.clone();
        change(&mut exchange);
        exchange
    }

    fn exchange(&self) -> &Exchange {
        &self.completed.exchange
    }

    /// How a job of that issuer asks for a token for an audience, if it can.
    fn ask_for_audience(&self, audience: &str) -> Option<Candidate> {
        let exchange = self.exchange();
        let token_type = exchange.token_type.unwrap_or(TokenType::Organization);
        let scope = token_type.scope_prefix().zip(exchange.target());
        let scope = scope.map(|(prefix, target)| format!("{prefix}{target}"));
        let scope = scope.or_else(|| exchange.admin.then(|| "admin".to_owned()));
        let organization = audience.strip_prefix(ORGANIZATION_AUDIENCE);
        let wanted: fn(&Asks) -> Option<Ask> = match organization {
            Some(_) => |asks| asks.pulumi_organization.or(asks.pulumi),
            None => |asks| asks.pulumi,
        };
        self.setting.ask_for(audience, wanted, |name| match name {
            "organization" => yaml(organization.unwrap_or_default()),
            "token_type" => token_type.urn().to_owned(),
            _ => scope.as_ref().map(|scope| format!("\n      scope: {}", yaml(scope))).unwrap_or_default(),
        })
    }

    /// A token that a policy is for whose rules this one passes.
    fn ask_for_another(&self) -> Option<Candidate> {
        let trace = evaluate(self.asked.token, self.asked.document, self.exchange());
        let allowing = trace.policies.iter().filter(|trace| trace.policy.decision == Some(Decision::Allow));
        let passing = allowing.filter(|trace| {
            trace.without_rules.is_none() && trace.rules.iter().all(|rule| rule.outcome == Outcome::Pass)
        });
        let policy = passing.map(|trace| trace.policy).find(|policy| self.can_be_asked_for(policy))?;
        let token_type = policy.token_type?;
        let target = policy.target().map(|target| &*target.text);
        let whose =
            crate::pulumi::explain::wording::tokens_for(token_type, target).replacen(" tokens", " token", 1);
        let article = if token_type == TokenType::Organization { "an" } else { "a" };
        let own = || target.map(str::to_owned);
        let exchange = self.requesting(|exchange| {
            exchange.token_type = Some(token_type);
            exchange.admin &= token_type == TokenType::Organization;
            exchange.team = own().filter(|_| token_type == TokenType::Team);
            exchange.user = own().filter(|_| token_type == TokenType::Personal);
            exchange.runner = own().filter(|_| token_type == TokenType::Runner);
        });
        let title = format!("Ask for {article} {whose}, as policy {} allows", policy.index + 1);
        let remedy = Candidate::request(Elsewhere::Call, title, exchange);
        let flag = match token_type {
            TokenType::Organization => String::new(),
            TokenType::Team => format!(" --oidc-team {}", shell(target?)),
            TokenType::Personal => format!(" --oidc-user {}", shell(target?)),
            // `pulumi login` knows none.
            TokenType::Runner => {
                let text = format!("requested_token_type={}&scope=runner:{}", token_type.urn(), target?);
                return Some(remedy.with("sh", text));
            }
        };
        let organization = self.exchange().organization.as_deref().unwrap_or("ORG");
        Some(remedy.with(
            "sh",
            format!("pulumi login --oidc-token file://token.jwt --oidc-org {}{flag}", shell(organization)),
        ))
    }

    /// Whether a policy names one token that is not the one asked for.
    fn can_be_asked_for(&self, policy: &Policy<'_>) -> bool {
        let Some(token_type) = policy.token_type else { return false };
        let target = policy.target().map(|target| &*target.text);
        let named = target.is_some_and(|target| {
            !target.contains(['*', '?'])
                && crate::pulumi::explain::unreplaced_placeholder::find(target).is_none()
        });
        (token_type == TokenType::Organization || named)
            && (Some(token_type), target) != (self.exchange().token_type, self.exchange().target())
    }

    /// The issuer registered under the URL that its tokens name.
    fn register(&self) -> Option<Candidate> {
        let exchange = self.exchange();
        let iss = self.asked.token.claim_text("iss").filter(|iss| iss.starts_with("https://"))?;
        let organization = exchange.organization.as_deref().unwrap_or("ORG");
        let name = exchange.registration.name.as_deref().unwrap_or(match self.setting.issuer_id() {
            "" => "issuer",
            id => id,
        });
        let body = format!("{{ \"name\": {}, \"url\": {} }}", Style::quote(name), Style::quote(iss));
        let registered = self.requesting(|exchange| {
            (exchange.registration.url, exchange.registration.issuer) = (Some(iss.to_owned()), None);
        });
        let title = format!("Register the issuer as `{iss}`");
        Some(Candidate::request(Elsewhere::Registration, title, registered).with(
            "sh",
            format!(
                "curl -X POST {} \\\n  -H \"Authorization: token $PULUMI_ACCESS_TOKEN\" \\\n  -H 'Accept: \
                 application/vnd.pulumi+8' -H 'Content-Type: application/json' \\\n  -d {}",
                shell(&format!("https://api.pulumi.com/api/orgs/{organization}/oidc/issuers")),
                shell(&body),
            ),
        ))
    }

    /// The organization that the issuer is registered with.
    fn other_organization(&self) -> Option<Candidate> {
        let faults = checks::faults(self.asked.token, self.exchange());
        faults.iter().find_map(|fault| match fault {
            Fault::OtherOrganization { registered, .. } => {
                let title = format!("Ask the organization `{registered}`, which has registered the issuer");
                let exchange = self.requesting(|exchange| exchange.organization = Some(registered.clone()));
                let remedy = Candidate::request(Elsewhere::Call, title, exchange);
                Some(remedy.with("sh", format!("audience={ORGANIZATION_AUDIENCE}{registered}")))
            }
            _ => None,
        })
    }

    /// The flag that says otherwise than the token, as the token has it.
    fn without_flag(&self) -> Option<Candidate> {
        let (flag, claimed) = self.completed.conflicts.iter().find_map(|conflict| match conflict {
            Conflict::Claim { flag, claimed, .. } => Some((*flag, claimed)),
            _ => None,
        })?;
        let exchange = self.requesting(|exchange| match flag {
            "--oidc-org" => exchange.organization = Some(claimed.clone()),
            "--oidc-team" => exchange.team = Some(claimed.clone()),
            _ => exchange.user = Some(claimed.clone()),
        });
        let title = format!("Leave `{flag}` out, or write `{claimed}` as the token has it");
        let text = format!("{flag} {}", shell(claimed));
        Some(Candidate::request(Elsewhere::Call, title, exchange).with("sh", text))
    }
}

impl Called for Denied<'_> {
    type Request = Exchange;

    fn token(&self) -> &Token {
        self.asked.token
    }

    fn decide(&self, change: &Change<Exchange>) -> Report {
        match change {
            // Another token is signed as its issuer signs.
            Change::Token(token) => {
                let given = Exchange { signature: None, ..self.asked.given.clone() };
                explain(&Asked { token, given: &given, ..self.asked }.decide())
            }
            Change::Request(given) => explain(&Asked { given, ..self.asked }.decide()),
        }
    }

    fn parameters(&self, other: &Exchange) -> Vec<ParameterChange> {
        let (own, mut list) = (self.asked.given, Vec::new());
        let text = |text: &Option<String>| text.clone();
        note(&mut list, "organization", (&own.organization, &other.organization), text);
        let name = |token_type: &Option<TokenType>| token_type.map(|token_type| token_type.name().to_owned());
        note(&mut list, "token_type", (&own.token_type, &other.token_type), name);
        note(&mut list, "team", (&own.team, &other.team), text);
        note(&mut list, "user", (&own.user, &other.user), text);
        note(&mut list, "runner", (&own.runner, &other.runner), text);
        note(&mut list, "admin", (&own.admin, &other.admin), |admin| admin.then(|| "admin".to_owned()));
        note(&mut list, "issuer_url", (&own.registration.url, &other.registration.url), text);
        note(&mut list, "issuer", (&own.registration.issuer, &other.registration.issuer), text);
        note(&mut list, "now", (&own.now, &other.now), |now| now.map(|now| now.to_string()));
        list
    }
}
