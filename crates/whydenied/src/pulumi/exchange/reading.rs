//! What the parameters of a request come to: what it asks for, and for what it fails.

use super::finding::unexpanded_variable::is_unexpanded;
use super::finding::{self, other_endpoint};
use super::form::Form;
use super::names::{Says, says};
use super::parameter::{LIST, OBJECT, Parameter};
use super::parameters::{Parameters, SubjectToken};
use super::problem::{ParameterProblem, ParameterProblemKind as Kind};
use super::refusal::Part;
use super::{Exchange, seconds};
use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;
use crate::order;
use crate::pulumi::policy::TokenType;
use crate::span::{Lines, Span};

const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN: &str = "urn:ietf:params:oauth:token-type:id_token";

/// A request while its parameters are read.
struct Reading<'t> {
    parameters: Parameters<'t>,
    lines: Lines,
    /// The type of token and the target of a scope, and where it stands.
    scopes: Vec<(TokenType, String, Span)>,
}

impl<'t> Parameters<'t> {
    /// The request that these parameters make.
    pub(crate) fn of(
        text: &'t str,
        form: Form,
        parameters: &[Parameter],
        problems: Vec<ParameterProblem>,
    ) -> Self {
        let exchange = Exchange { by_login: form == Form::Login, ..Exchange::default() };
        let in_file = problems.iter().any(|problem| matches!(problem.kind, Kind::BodyInFile(_)));
        let elsewhere: Vec<_> = problems
            .iter()
            .filter(|problem| other_endpoint::has_no_exchange(&problem.kind))
            .cloned()
            .collect();
        let read = Self { text, form, exchange, subject_token: None, problems };
        let mut reading = Reading { parameters: read, lines: Lines::new(text), scopes: Vec::new() };
        for problem in elsewhere {
            reading.refuse_for(Part::Fixed("url"), &problem);
        }
        let whole = parameters.iter().map(|parameter| parameter.span).reduce(Span::to).unwrap_or_default();
        let mut seen: Vec<(&'static str, String)> = Vec::new();
        for parameter in parameters {
            let Some((name, says)) = reading.named(parameter) else { continue };
            // What is empty is not there.
            if parameter.value.trim().is_empty() {
                continue;
            }
            let before = seen.iter().find(|(known, _)| *known == name);
            if let Some((_, before)) = before {
                if *before != parameter.value {
                    reading.parameters.exchange.leave_open(says.part(name));
                }
                reading.note(Kind::Repeated(name), parameter.span);
            } else {
                seen.push((name, parameter.value.clone()));
            }
            reading.take(name, says, parameter);
        }
        let (names, required) = form.names();
        let head = Span::new(whole.start, whole.start);
        // What stands in a file may have them.
        for name in required.iter().filter(|name| !in_file && !seen.iter().any(|(seen, _)| seen == *name)) {
            let part = names.iter().find(|(known, _)| known == name).map(|(name, says)| says.part(name));
            reading.refuse(part.unwrap_or(Part::Fixed(name)), Kind::Missing(name), head);
        }
        reading.check(whole, in_file);
        let mut read = reading.parameters;
        order::sort_by_key(&mut read.problems, |problem| problem.span);
        read
    }
}

impl Reading<'_> {
    /// Notes something unusual.
    fn note(&mut self, kind: Kind, span: Span) {
        self.parameters.problems.push(kind.at(span));
    }

    /// Notes something for which the exchange fails.
    fn refuse(&mut self, part: Part, kind: Kind, span: Span) {
        let problem = kind.at(span);
        self.refuse_for(part, &problem);
        self.parameters.problems.push(problem);
    }

    fn refuse_for(&mut self, part: Part, problem: &ParameterProblem) {
        let finding = finding::finding(problem, &self.lines);
        self.parameters.exchange.refuse(part, finding);
    }

    /// The parameter that there is, or is meant; a service finds only those that are spelt as it has them.
    fn named(&mut self, parameter: &Parameter) -> Option<(&'static str, Says)> {
        let form = self.parameters.form;
        let Some((name, says)) = says(form, &parameter.name) else {
            let kind = Kind::Unknown { name: parameter.name.clone(), meant: None };
            // A command stops at a flag that it does not know.
            if form == Form::Login {
                self.refuse(Part::Fixed("pulumi login"), kind, parameter.span);
            } else {
                self.note(kind, parameter.span);
            }
            return None;
        };
        // GitHub reads the inputs of an action in whatever letter case.
        let any_case = matches!(form, Form::AuthAction | Form::EscAction);
        if name != parameter.name && !(any_case && name.eq_ignore_ascii_case(&parameter.name)) {
            let kind = Kind::Unknown { name: parameter.name.clone(), meant: Some(name) };
            let is_needed = form.names().1.contains(&name) || says == Says::Scope || form == Form::Login;
            if is_needed {
                self.refuse(says.part(name), kind, parameter.span);
            } else {
                self.note(kind, parameter.span);
            }
        }
        Some((name, says))
    }

    fn take(&mut self, name: &'static str, says: Says, parameter: &Parameter) {
        let Parameter { value, span, .. } = parameter;
        let value = value.trim();
        if says == Says::Token {
            let token = value.starts_with("eyJ").then(|| SubjectToken(value.to_owned()));
            self.parameters.subject_token = token;
            return;
        }
        let is_object = value == OBJECT && matches!(self.parameters.form, Form::Json | Form::Curl);
        if says != Says::Nothing && !is_object && is_unexpanded(value) {
            self.parameters.exchange.leave_open(says.part(name));
            self.note(Kind::Unexpanded { name, written: value.to_owned() }, *span);
            let of_flag = match says {
                Says::Team => Some(TokenType::Team),
                Says::User => Some(TokenType::Personal),
                Says::Scope => scope_type(value),
                _ => None,
            };
            self.scopes.extend(of_flag.map(|token_type| (token_type, value.to_owned(), *span)));
            return;
        }
        if value == LIST || is_object {
            let kind = Kind::Invalid { name, written: value.to_owned(), takes: "a single value" };
            return self.refuse(says.part(name), kind, *span);
        }
        let is_login = self.parameters.form == Form::Login;
        let exchange = &mut self.parameters.exchange;
        let takes = match says {
            Says::Audience => {
                match value.strip_prefix(ORGANIZATION_AUDIENCE).filter(|name| is_organization(name)) {
                    Some(organization) => {
                        exchange.organization = Some(organization.to_owned());
                        return;
                    }
                    None => "urn:pulumi:org:ORG",
                }
            }
            Says::Organization if is_organization(value) => {
                exchange.organization = Some(value.to_owned());
                return;
            }
            Says::Organization => "the name of the organization alone",
            Says::GrantType if value == GRANT_TYPE => return,
            Says::GrantType => GRANT_TYPE,
            Says::SubjectTokenType if value == ID_TOKEN => return,
            Says::SubjectTokenType => ID_TOKEN,
            Says::TokenType => {
                exchange.token_type = TokenType::by_name(value)
                    .or_else(|| TokenType::by_name(value.rsplit(':').next().unwrap_or_default()));
                if exchange.token_type.is_some_and(|token_type| value == token_type.urn()) {
                    return;
                }
                exchange.token_type.map_or("urn:pulumi:token-type:access_token:TYPE", TokenType::urn)
            }
            Says::Expiration => {
                exchange.expiration = seconds(value);
                let is_number = value.parse::<u64>().is_ok();
                if exchange.expiration.is_some() && (is_login != is_number || value == "0") {
                    return;
                }
                if is_login { "a duration such as 2h" } else { "a number of seconds such as 7200" }
            }
            Says::Team => return self.target(TokenType::Team, value, *span),
            Says::User => return self.target(TokenType::Personal, value, *span),
            Says::Scope => return self.scope(value, *span),
            Says::Token | Says::Nothing => return,
        };
        self.refuse(says.part(name), Kind::Invalid { name, written: value.to_owned(), takes }, *span);
    }

    fn target(&mut self, token_type: TokenType, name: &str, span: Span) {
        self.scopes.push((token_type, name.to_owned(), span));
        let exchange = &mut self.parameters.exchange;
        let target = match token_type {
            TokenType::Organization => return,
            TokenType::Team => &mut exchange.team,
            TokenType::Personal => &mut exchange.user,
            TokenType::Runner => &mut exchange.runner,
        };
        *target = Some(name.to_owned());
    }

    /// The page of the API calls it a list with commas, the guide a single one.
    fn scope(&mut self, value: &str, span: Span) {
        let mut named: Option<(TokenType, &str)> = None;
        for scope in value.split([',', ' ']).filter(|scope| !scope.is_empty()) {
            let target = scope_type(scope).and_then(|token_type| {
                let name = scope.strip_prefix(token_type.scope_prefix()?)?;
                Some((token_type, name)).filter(|_| !name.is_empty())
            });
            match target {
                Some((token_type, _)) if named.is_some_and(|it| it.0 == token_type && target != named) => {
                    self.refuse(Part::Target, Kind::SecondScope(scope.to_owned()), span);
                }
                Some((token_type, name)) => {
                    named = named.or(target);
                    self.target(token_type, name, span);
                }
                None if scope == ADMIN => {
                    self.parameters.exchange.admin = true;
                    self.scopes.push((TokenType::Organization, ADMIN.to_owned(), span));
                }
                None => self.refuse(Part::Target, Kind::UnknownScope(scope.to_owned()), span),
            }
        }
    }

    /// What the parameters say together.
    fn check(&mut self, whole: Span, in_file: bool) {
        let scopes = std::mem::take(&mut self.scopes);
        let says = |token_type| scopes.iter().any(|(of, ..)| *of == token_type);
        if self.parameters.form == Form::Login {
            let (team, user) = (says(TokenType::Team), says(TokenType::Personal));
            if team && user {
                self.refuse(Part::Target, Kind::TeamAndUser, whole);
            }
            let asked = team.then_some(TokenType::Team).or(user.then_some(TokenType::Personal));
            self.parameters.exchange.token_type = asked;
            return;
        }
        let Some(token_type) = self.parameters.exchange.token_type else { return };
        let is_unreadable = self.parameters.exchange.is_unreadable_target();
        if token_type.scope_prefix().is_some() && scopes.is_empty() && !in_file && !is_unreadable {
            let head = Span::new(whole.start, whole.start);
            self.refuse(Part::Target, Kind::MissingScope(token_type), head);
        }
        for (of, name, span) in scopes.into_iter().filter(|(of, ..)| *of != token_type) {
            let prefix = of.scope_prefix().filter(|prefix| !name.starts_with(prefix)).unwrap_or_default();
            let kind = Kind::ScopeOfOtherType { scope: prefix.to_owned() + &name, token_type };
            self.refuse(Part::Target, kind, span);
        }
    }
}

/// The scope of an organization token with admin permissions.
const ADMIN: &str = "admin";
/// The type of token that a scope is for, by how it begins.
fn scope_type(scope: &str) -> Option<TokenType> {
    let types = [TokenType::Team, TokenType::Personal, TokenType::Runner];
    types.into_iter().find(|it| it.scope_prefix().is_some_and(|prefix| scope.starts_with(prefix)))
}

/// Whether it may be the name of an organization, and not the URN that has it, or a path.
fn is_organization(name: &str) -> bool {
    !name.is_empty() && !name.contains([':', '/']) && !name.contains(char::is_whitespace)
}
