//! What a request is taken to ask for where it does not say so: from the policies, and from the token
//! as `pulumi login` does.

use super::assumption::{AssumedField, Assumption, Basis};
use super::conflict::Conflict;
use super::finding::{self, request_assumed};
use super::{Exchange, Part};
use crate::Token;
use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;
use crate::json::Value;
use crate::pulumi::document::Document;
use crate::pulumi::policy::{Decision, TokenType};
use crate::report::{Finding, TokenForm};

/// A request with what was taken from elsewhere.
#[derive(Clone, Debug)]
pub struct Completed {
    /// The request.
    pub exchange: Exchange,
    /// What nobody said.
    pub assumptions: Vec<Assumption>,
    /// Why `pulumi login` stops before any exchange.
    pub conflicts: Vec<Conflict>,
}

impl Exchange {
    /// The request with what it leaves open taken from the document and the token, as far as they
    /// leave one choice only.
    ///
    /// ```
    /// use whydenied::Token;
    /// use whydenied::pulumi::{Document, Exchange, TokenType};
    ///
    /// let token = Token::read(r#"{ "aud": "urn:pulumi:org:acme", "sub": "repo:acme/web:ref:refs/heads/main" }"#)?;
    /// let policies = r#"[{ "decision": "allow", "tokenType": "personal", "userLogin": "alice", "rules": {} }]"#;
    /// let completed = Exchange::default().completed(&Document::read(policies, None)?, &token);
    /// assert_eq!(completed.exchange.organization.as_deref(), Some("acme"));
    /// assert_eq!(completed.exchange.token_type, Some(TokenType::Personal));
    /// assert_eq!(completed.exchange.user.as_deref(), Some("alice"));
    /// assert_eq!(completed.assumptions.len(), 3);
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    #[must_use]
    pub fn completed(&self, document: &Document<'_>, token: &Token) -> Completed {
        let mut completed =
            Completed { exchange: self.clone(), assumptions: Vec::new(), conflicts: Vec::new() };
        completed.registration(document, token);
        let claimed = Claimed::of(token);
        if self.by_login {
            completed.login(&claimed, token);
        }
        completed.organization(document, &claimed);
        completed.target(document);
        completed
    }
}

/// What `pulumi login` takes from a token.
///
/// Source: <https://github.com/pulumi/pulumi/blob/master/pkg/cmd/pulumi/auth/login.go> (observed).
struct Claimed {
    organization: Option<String>,
    team: Option<String>,
    user: Option<String>,
}

impl Claimed {
    fn of(token: &Token) -> Self {
        let organization = token.claim_text("aud").and_then(organization_of).map(str::to_owned);
        let scopes: Vec<&str> = match token.claim("scope") {
            Some(Value::String(scopes)) => scopes.split_whitespace().collect(),
            Some(Value::Array(scopes)) => scopes.iter().filter_map(|scope| scope.value.as_str()).collect(),
            _ => Vec::new(),
        };
        let last =
            |prefix| scopes.iter().rev().find_map(|scope| scope.strip_prefix(prefix)).map(str::to_owned);
        Self { organization, team: last("team:"), user: last("user:") }
    }
}

/// The organization of `urn:pulumi:org:ORG`, if there is nothing more to it.
fn organization_of(audience: &str) -> Option<&str> {
    let organization = audience.strip_prefix(ORGANIZATION_AUDIENCE)?;
    Some(organization).filter(|organization| !organization.is_empty() && !organization.contains(':'))
}

impl Completed {
    /// What is to be said of it.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let conflicts = self.conflicts.iter().map(finding::conflict);
        conflicts.chain(request_assumed::finding(&self.assumptions)).collect()
    }

    /// Notes something that nobody said.
    fn assume(&mut self, field: AssumedField, value: &str, basis: Basis) {
        self.assumptions.push(Assumption { field, value: value.to_owned(), basis });
    }

    fn registration(&mut self, document: &Document<'_>, token: &Token) {
        let Some(found) = document.registration(token.claim_text("iss")) else { return };
        let own = &mut self.exchange.registration;
        *own = std::mem::take(own).over(found.clone());
    }

    /// `pulumi login` lets the token's claims stand in for flags, and stops where they differ.
    fn login(&mut self, claimed: &Claimed, token: &Token) {
        let exchange = &mut self.exchange;
        for (flag, own, claim, claimed) in [
            ("--oidc-org", &mut exchange.organization, "aud", &claimed.organization),
            ("--oidc-team", &mut exchange.team, "scope", &claimed.team),
            ("--oidc-user", &mut exchange.user, "scope", &claimed.user),
        ] {
            match (&*own, claimed) {
                (Some(said), Some(claimed)) if said != claimed => self.conflicts.push(Conflict::Claim {
                    flag,
                    said: said.clone(),
                    claim,
                    claimed: claimed.clone(),
                }),
                (None, Some(claimed)) => {
                    let (field, basis) = match claim {
                        "aud" => (AssumedField::Organization, Basis::TokenAudience),
                        _ => (AssumedField::Target, Basis::TokenScope),
                    };
                    self.assumptions.push(Assumption { field, value: claimed.clone(), basis });
                    *own = Some(claimed.clone());
                }
                _ => {}
            }
        }
        let is_open = exchange.open.contains(&Part::Organization);
        // Bare claims may be only some of the token's, and an audience may be open.
        let is_known = token
            .claim("aud")
            .map_or(token.form == TokenForm::Jwt, |audience| !matches!(audience, Value::Open(_)));
        if exchange.organization.is_none() && !is_open && is_known {
            self.conflicts.push(Conflict::NoOrganization);
        }
        if let (Some(team), Some(user)) = (&exchange.team, &exchange.user)
            && exchange.refusals.is_empty()
        {
            self.conflicts.push(Conflict::TeamAndUser { team: team.clone(), user: user.clone() });
        }
        if exchange.token_type.is_none() {
            let (token_type, basis) = match (&exchange.team, &exchange.user) {
                (Some(_), _) => (TokenType::Team, Basis::TokenScope),
                (_, Some(_)) => (TokenType::Personal, Basis::TokenScope),
                _ => (TokenType::Organization, Basis::Login),
            };
            exchange.token_type = Some(token_type);
            self.assume(AssumedField::TokenType, token_type.name(), basis);
        }
    }

    fn organization(&mut self, document: &Document<'_>, claimed: &Claimed) {
        // `pulumi login` looks in the token only.
        if self.exchange.organization.is_some() || self.exchange.by_login {
            return;
        }
        let mut of_rules = document.policies.iter().flat_map(|policy| &policy.rules).filter_map(|rule| {
            let pattern = rule.pattern.as_ref().filter(|_| rule.path.text == "aud")?;
            organization_of(&pattern.text).filter(|organization| !organization.contains(['*', '?', '.']))
        });
        let first = of_rules.next();
        let of_rules = first.filter(|first| of_rules.all(|other| other == *first)).map(str::to_owned);
        let sources = [
            (self.exchange.registration.organization.clone(), Basis::Registration),
            (claimed.organization.clone(), Basis::TokenAudience),
            (of_rules, Basis::AudienceRule),
        ];
        let Some((organization, basis)) =
            sources.into_iter().find_map(|(found, basis)| Some((found?, basis)))
        else {
            return;
        };
        self.assume(AssumedField::Organization, &organization, basis);
        self.exchange.organization = Some(organization);
    }

    /// The type and target that all policies that allow are for; with none that allows, those that deny.
    fn target(&mut self, document: &Document<'_>) {
        self.exchange.token_type = self.exchange.token_type.or_else(|| self.exchange.implied_type());
        let asked = self.exchange.token_type;
        // What the request says and cannot be read is not what the policies are for.
        if self.exchange.is_unreadable_target() {
            return;
        }
        if asked.is_some() && (asked == Some(TokenType::Organization) || self.exchange.target().is_some()) {
            return;
        }
        let of = |decision| {
            let policies = document.policies.iter().filter(move |policy| policy.decision == Some(decision));
            let fitting = policies.filter(move |policy| asked.is_none() || policy.token_type == asked);
            let targets = fitting
                .filter_map(|policy| Some((policy.token_type?, policy.target().map(|text| &*text.text))));
            targets.collect::<Vec<_>>()
        };
        let mut targets = of(Decision::Allow);
        if targets.is_empty() {
            targets = of(Decision::Deny);
        }
        let Some((&(token_type, target), others)) = targets.split_first() else { return };
        let same_type = others.iter().all(|other| other.0 == token_type);
        if asked.is_none() && same_type {
            self.exchange.token_type = Some(token_type);
            self.assume(AssumedField::TokenType, token_type.name(), Basis::OnlyTarget);
        }
        let same = others.iter().all(|other| other.1 == target);
        if let Some(target) = target.filter(|_| same && self.exchange.target().is_none())
            && self.exchange.token_type == Some(token_type)
        {
            let own = match token_type {
                TokenType::Organization => return,
                TokenType::Team => &mut self.exchange.team,
                TokenType::Personal => &mut self.exchange.user,
                TokenType::Runner => &mut self.exchange.runner,
            };
            *own = Some(target.to_owned());
            self.assume(AssumedField::Target, target, Basis::OnlyTarget);
        }
    }
}

impl Exchange {
    /// The type of token that what it says is for, where that is one only.
    pub(crate) fn implied_type(&self) -> Option<TokenType> {
        let said = [
            (self.admin, TokenType::Organization),
            (self.team.is_some(), TokenType::Team),
            (self.user.is_some(), TokenType::Personal),
            (self.runner.is_some(), TokenType::Runner),
        ];
        let mut types = said.into_iter().filter(|(said, _)| *said).map(|(_, token_type)| token_type);
        types.next().filter(|_| types.next().is_none())
    }
}
