//! What can be changed outside of the policies: in the job, the pod, the request, the registration of the
//! issuer. Each is a sentence, and where it can be a text to paste.

use super::attempt::Asked;
use crate::fix::MOST_REMEDIED;
use crate::fix::elsewhere::{Setting, cluster, remedy, shell, workflow, yaml};
use crate::fix::style::Style;
use crate::issuer;
use crate::outcome::Outcome;
use crate::pulumi::checks::{self, Fault};
use crate::pulumi::evaluate::evaluate;
use crate::pulumi::exchange::{Completed, Conflict, Exchange};
use crate::pulumi::policy::{Decision, Policy, TokenType};
use crate::report::{Elsewhere, Finding, Input, Remedy, Report, Severity};

/// What stands before the organization in the audience of a token for Pulumi Cloud.
const AUDIENCE: &str = "urn:pulumi:org:";

/// What remedies are made from.
struct Scene<'a> {
    asked: Asked<'a>,
    completed: Completed,
    setting: Setting<'a>,
}

/// Adds to the findings that explain a denial what can be done about them elsewhere.
pub(super) fn offer(asked: Asked<'_>, report: &mut Report) {
    let explains = |finding: &Finding| {
        let of_asker = matches!(finding.input, Input::Token | Input::Request);
        finding.severity == Severity::Cause || (of_asker && finding.severity != Severity::Hint)
    };
    let completed = asked.given.completed(asked.document, asked.token);
    let findings = report.findings.iter().enumerate();
    let explaining = findings.filter(|(_, finding)| explains(finding)).map(|(index, _)| index);
    for index in explaining.take(MOST_REMEDIED).collect::<Vec<_>>() {
        let Some(finding) = report.findings.get(index) else { continue };
        let rule = report.rule_at(finding);
        let setting = setting(asked, rule.map(|rule| (&*rule.path, rule.pattern.as_deref())));
        let remedies = Scene { asked, completed: completed.clone(), setting }.remedies(finding.code);
        if let Some(finding) = report.findings.get_mut(index) {
            finding.remedies = remedies;
        }
    }
}

/// The token, and what the rule expects of it.
fn setting<'a>(asked: Asked<'a>, rule: Option<(&'a str, Option<&'a str>)>) -> Setting<'a> {
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
    Setting { token: asked.token, issuer, claim, expected, part }
}

impl Scene<'_> {
    fn remedies(&self, code: &str) -> Vec<Remedy> {
        match code {
            "audience-rule-mismatch" => self.setting.wanted().map(|wanted| self.ask_for_audience(wanted)),
            "no-policy-for-request" => self.ask_for_another(),
            "admin-not-authorised" => Some(remedy(Elsewhere::Call, "Leave scope `admin` out of the request")),
            "issuer-url-mismatch" => self.register(),
            "issuer-not-registered" => self.other_organization(),
            "flag-conflicts-with-token" => self.without_flag(),
            "token-expired" if !self.setting.is_cluster() => {
                Some(remedy(Elsewhere::Call, "Request a fresh token right before the exchange"))
            }
            "token-not-yet-valid" => {
                Some(remedy(Elsewhere::Call, "Exchange the token when its `nbf` has come"))
            }
            _ => {
                let of_job = workflow::remedies(code, &self.setting);
                return if of_job.is_empty() { cluster::remedies(code, &self.setting) } else { of_job };
            }
        }
        .into_iter()
        .collect()
    }

    fn exchange(&self) -> &Exchange {
        &self.completed.exchange
    }

    /// How a job of that issuer asks for a token for an audience.
    fn ask_for_audience(&self, audience: &str) -> Remedy {
        let title = format!("Request the token for the audience `{audience}`");
        let value = yaml(audience);
        let workflow = remedy(Elsewhere::Workflow, title.clone());
        match (self.setting.issuer_id(), audience.strip_prefix(AUDIENCE)) {
            // The action asks for the audience of the organization that it is given.
            ("github-actions" | "github-enterprise-server", Some(organization)) => {
                workflow.with("yaml", self.action(organization))
            }
            ("github-actions" | "github-enterprise-server", None) => workflow.with(
                "yaml",
                format!(
                    "permissions:\n  id-token: write\nsteps:\n  - uses: actions/github-script@v8\n    with:\n      \
                     script: core.setOutput('token', await core.getIDToken({}))",
                    Style::quote(audience)
                ),
            ),
            ("gitlab", _) => workflow.with("yaml", format!("id_tokens:\n  PULUMI_TOKEN:\n    aud: {value}")),
            _ if self.setting.is_cluster() => remedy(Elsewhere::Pod, title).with(
                "yaml",
                format!(
                    "volumes:\n  - name: pulumi-token\n    projected:\n      sources:\n        - serviceAccountToken:\n            \
                     path: token\n            audience: {value}"
                ),
            ),
            _ => remedy(Elsewhere::Issuer, format!("Have the token issued for the audience `{audience}`")),
        }
    }

    /// The step of a workflow that logs in, for what is asked for.
    fn action(&self, organization: &str) -> String {
        let exchange = self.exchange();
        let token_type = exchange.token_type.unwrap_or(TokenType::Organization);
        let scope = token_type.scope_prefix().zip(exchange.target());
        let scope = scope.map(|(prefix, target)| format!("{prefix}{target}"));
        let scope = scope.or_else(|| exchange.admin.then(|| "admin".to_owned()));
        let scope = scope.map(|scope| format!("\n      scope: {}", yaml(&scope))).unwrap_or_default();
        format!(
            "permissions:\n  id-token: write\n  contents: read\nsteps:\n  - uses: pulumi/auth-actions@v2\n    with:\n      \
             organization: {}\n      requested-token-type: {}{scope}",
            yaml(organization),
            token_type.urn(),
        )
    }

    /// A token that a policy is for whose rules this one passes.
    fn ask_for_another(&self) -> Option<Remedy> {
        let trace = evaluate(self.asked.token, self.asked.document, self.exchange());
        let allowing = trace.policies.iter().filter(|trace| trace.policy.decision == Some(Decision::Allow));
        let passing = allowing.filter(|trace| {
            trace.without_rules.is_none() && trace.rules.iter().all(|rule| rule.outcome == Outcome::Pass)
        });
        let policy = passing.map(|trace| trace.policy).find(|policy| self.can_be_asked_for(policy))?;
        let token_type = policy.token_type?;
        let target = policy.target().map(|target| &*target.text);
        let whose = crate::finding::pulumi::tokens_for(token_type, target).replacen(" tokens", " token", 1);
        let article = if token_type == TokenType::Organization { "an" } else { "a" };
        let remedy = remedy(
            Elsewhere::Call,
            format!("Ask for {article} {whose}, as policy {} allows", policy.index + 1),
        );
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
            !target.contains(['*', '?']) && crate::finding::pulumi::placeholder(target).is_none()
        });
        (token_type == TokenType::Organization || named)
            && (Some(token_type), target) != (self.exchange().token_type, self.exchange().target())
    }

    /// The issuer registered under the URL that its tokens name.
    fn register(&self) -> Option<Remedy> {
        let exchange = self.exchange();
        let iss = self.asked.token.claim_text("iss").filter(|iss| iss.starts_with("https://"))?;
        let organization = exchange.organization.as_deref().unwrap_or("ORG");
        let name = exchange.registration.name.as_deref().unwrap_or(match self.setting.issuer_id() {
            "" => "issuer",
            id => id,
        });
        let body = format!("{{ \"name\": {}, \"url\": {} }}", Style::quote(name), Style::quote(iss));
        Some(remedy(Elsewhere::Registration, format!("Register the issuer as `{iss}`")).with(
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
    fn other_organization(&self) -> Option<Remedy> {
        let faults = checks::faults(self.asked.token, self.exchange());
        faults.iter().find_map(|fault| match fault {
            Fault::OtherOrganization { registered, .. } => {
                let title = format!("Ask the organization `{registered}`, which has registered the issuer");
                Some(remedy(Elsewhere::Call, title).with("sh", format!("audience={AUDIENCE}{registered}")))
            }
            _ => None,
        })
    }

    /// The flag that says otherwise than the token, as the token has it.
    fn without_flag(&self) -> Option<Remedy> {
        let (flag, claimed) = self.completed.conflicts.iter().find_map(|conflict| match conflict {
            Conflict::Claim { flag, claimed, .. } => Some((*flag, claimed)),
            _ => None,
        })?;
        let title = format!("Leave `{flag}` out, or write `{claimed}` as the token has it");
        Some(remedy(Elsewhere::Call, title).with("sh", format!("{flag} {}", shell(claimed))))
    }
}
