//! What people have at hand of a request: its parameters, the command that sends it, the inputs of
//! an action.

use std::fmt;

use super::{Exchange, action, command, seconds};
use crate::finding::pulumi_request;
use crate::json::{self, Node};
use crate::pulumi::policy::TokenType;
use crate::report::{Finding, InputError};
use crate::span::{Lines, Span};
use crate::yaml;

/// The longest text that is read as a request, in bytes: a workflow with a token in it.
pub const MAX_LENGTH: usize = 262_144;

/// What stands before the organization in the `audience` of a request.
const AUDIENCE: &str = "urn:pulumi:org:";
const GRANT_TYPE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN: &str = "urn:ietf:params:oauth:token-type:id_token";

/// A request as it was pasted.
///
/// ```
/// use whydenied::pulumi::{TokenType, exchange::{Form, Parameters}};
///
/// let request = Parameters::read(r#"
///   curl -X POST https://api.pulumi.com/api/oauth/token \
///     -d 'audience=urn:pulumi:org:acme' \
///     -d 'grant_type=urn:ietf:params:oauth:grant-type:token-exchange' \
///     -d 'subject_token_type=urn:ietf:params:oauth:token-type:id_token' \
///     -d 'requested_token_type=urn:pulumi:token-type:access_token:personal' \
///     -d 'scope=user:alice' -d "subject_token=$ID_TOKEN"
/// "#)?;
/// assert_eq!(request.form, Form::Curl);
/// assert_eq!(request.exchange.organization.as_deref(), Some("acme"));
/// assert_eq!(request.exchange.token_type, Some(TokenType::Personal));
/// assert_eq!(request.exchange.user.as_deref(), Some("alice"));
/// assert!(request.problems.is_empty());
/// # Ok::<(), whydenied::report::InputError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Parameters<'t> {
    /// What was pasted; all places lie in it.
    pub text: &'t str,
    /// What it was read as.
    pub form: Form,
    /// The request that it makes.
    pub exchange: Exchange,
    /// The token in it, if it stands there and not in a file or a variable.
    pub subject_token: Option<SubjectToken>,
    /// What is wrong or unusual, in source order.
    pub problems: Vec<ParameterProblem>,
}

/// What a request was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The body as a web form.
    Body,
    /// The body as JSON.
    Json,
    /// A `curl` command.
    Curl,
    /// `pulumi login --oidc-token …`.
    Login,
    /// The inputs of `pulumi/auth-actions`.
    AuthAction,
    /// The inputs of `pulumi/esc-action`.
    EscAction,
}

/// A token that stood in a request. It is a credential: printing this shows no more than its length.
#[derive(Clone, PartialEq, Eq)]
pub struct SubjectToken(String);

impl SubjectToken {
    /// The token itself, for [`Token::read`](crate::Token::read).
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SubjectToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SubjectToken({} characters)", self.0.len())
    }
}

/// Something wrong or unusual with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterProblem {
    /// What it is.
    pub kind: ParameterProblemKind,
    /// Where it stands.
    pub span: Span,
}

/// What is wrong or unusual with a request. Texts are as the person wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParameterProblemKind {
    /// A parameter that there is not; with the one that was meant, if that is plain.
    Unknown {
        /// As written.
        name: String,
        /// As Pulumi spells it.
        meant: Option<&'static str>,
    },
    /// A parameter that every request has.
    Missing(&'static str),
    /// A parameter for the second time; the last one counts.
    Repeated(&'static str),
    /// A value that the parameter does not take.
    Invalid {
        /// The parameter.
        name: &'static str,
        /// As written.
        written: String,
        /// What it takes.
        takes: &'static str,
    },
    /// A variable or a placeholder in place of a value.
    Unexpanded {
        /// The parameter.
        name: &'static str,
        /// As written.
        written: String,
    },
    /// A scope that Pulumi does not know.
    UnknownScope(String),
    /// A scope that belongs to another type of token than is asked for.
    ScopeOfOtherType {
        /// As written.
        scope: String,
        /// The type that is asked for.
        token_type: TokenType,
    },
    /// No scope, which tokens of that type need.
    MissingScope(TokenType),
    /// Both a team and a user for `pulumi login`.
    TeamAndUser,
    /// Another address than that of the exchange.
    OtherEndpoint(String),
    /// A body or parameter that stands in a file.
    BodyInFile(String),
    /// A quote that is never closed.
    UnclosedQuote,
}

impl ParameterProblemKind {
    pub(super) const fn at(self, span: Span) -> ParameterProblem {
        ParameterProblem { kind: self, span }
    }
}

/// One parameter as it was written.
pub(super) struct Parameter {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) span: Span,
}

/// What a parameter says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Audience,
    GrantType,
    SubjectTokenType,
    TokenType,
    Scope,
    Expiration,
    Token,
    Organization,
    Team,
    User,
    /// Nothing about the request.
    Nothing,
}

/// The parameters of a form by their names, and those that every request has.
type Names = (&'static [(&'static str, Says)], &'static [&'static str]);

const OAUTH: Names = (
    &[
        ("audience", Says::Audience),
        ("grant_type", Says::GrantType),
        ("subject_token_type", Says::SubjectTokenType),
        ("requested_token_type", Says::TokenType),
        ("scope", Says::Scope),
        ("expiration", Says::Expiration),
        ("subject_token", Says::Token),
    ],
    &["audience", "grant_type", "subject_token_type", "requested_token_type"],
);
const LOGIN: Names = (
    &[
        ("oidc-token", Says::Token),
        ("oidc-org", Says::Organization),
        ("oidc-team", Says::Team),
        ("oidc-user", Says::User),
        ("oidc-expiration", Says::Expiration),
    ],
    &["oidc-token"],
);
const AUTH_ACTION: Names = (
    &[
        ("organization", Says::Organization),
        ("requested-token-type", Says::TokenType),
        ("scope", Says::Scope),
        ("token-expiration", Says::Expiration),
        ("export-environment-variables", Says::Nothing),
        ("cloud-url", Says::Nothing),
    ],
    &["organization", "requested-token-type"],
);
const ESC_ACTION: Names = (
    &[
        ("oidc-organization", Says::Organization),
        ("oidc-requested-token-type", Says::TokenType),
        ("oidc-scope", Says::Scope),
        ("oidc-token-expiration", Says::Expiration),
        ("oidc-auth", Says::Nothing),
        ("version", Says::Nothing),
        ("environment", Says::Nothing),
        ("keys", Says::Nothing),
        ("cloud-url", Says::Nothing),
        ("export-environment-variables", Says::Nothing),
        ("mask", Says::Nothing),
    ],
    &["oidc-organization", "oidc-requested-token-type"],
);

impl Form {
    const fn names(self) -> Names {
        match self {
            Self::Body | Self::Json | Self::Curl => OAUTH,
            Self::Login => LOGIN,
            Self::AuthAction => AUTH_ACTION,
            Self::EscAction => ESC_ACTION,
        }
    }
}

impl<'t> Parameters<'t> {
    /// Reads a pasted request: the body of the exchange as a web form or as JSON, a `curl` command in
    /// the quotes of whatever shell, also within a script, `pulumi login` with its flags, the inputs
    /// of `pulumi/auth-actions` or `pulumi/esc-action`, also within a workflow.
    ///
    /// # Errors
    /// There is no request: what was found instead, where, and what to do about it.
    pub fn read(text: &'t str) -> Result<Self, InputError> {
        pulumi_request::check_length(text)?;
        if let Some(start) = command::start_of(text, "curl") {
            let mut curl = command::curl(text, start);
            if let Some((body, span)) = &curl.json {
                let document = json::parse(body)
                    .map_err(|error| pulumi_request::json_in_command(text, body, *span, error))?;
                curl.parameters
                    .extend(members(&document.root).map(|parameter| Parameter { span: *span, ..parameter }));
            }
            return Ok(Self::of(text, Form::Curl, curl.parameters, curl.problems));
        }
        if let Some(start) = command::start_of(text, "pulumi login") {
            let (parameters, problems) = command::login(text, start);
            return Ok(Self::of(text, Form::Login, parameters, problems));
        }
        let body = text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
        if body.starts_with('{')
            && let Ok(document) = json::parse(text)
            && document.root.members().iter().any(|member| says(Form::Json, &member.key).is_some())
        {
            return Ok(Self::of(text, Form::Json, members(&document.root).collect(), Vec::new()));
        }
        if !body.starts_with('{') && !body.contains(": ") {
            let parameters = command::body(text);
            if parameters.iter().any(|parameter| says(Form::Body, &parameter.name).is_some()) {
                return Ok(Self::of(text, Form::Body, parameters, Vec::new()));
            }
        }
        let documents = yaml::parse(text).map_err(|error| pulumi_request::no_yaml(text, error))?;
        let inputs = documents.iter().find_map(action::inputs);
        let inputs = inputs.ok_or_else(|| pulumi_request::not_a_request(text, documents.first()))?;
        Ok(Self::of(text, inputs.form, inputs.parameters, Vec::new()))
    }

    /// What is wrong or unusual with the request, in words.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let lines = Lines::new(self.text);
        self.problems.iter().map(|problem| pulumi_request::finding(problem, &lines)).collect()
    }

    fn of(text: &'t str, form: Form, parameters: Vec<Parameter>, problems: Vec<ParameterProblem>) -> Self {
        let mut read = Self { text, form, exchange: Exchange::default(), subject_token: None, problems };
        read.exchange.by_login = form == Form::Login;
        let (names, required) = form.names();
        let whole = parameters.iter().map(|parameter| parameter.span).reduce(Span::to).unwrap_or_default();
        let mut seen = Vec::new();
        for parameter in parameters {
            let Some((name, meaning)) = says(form, &parameter.name) else {
                let kind = ParameterProblemKind::Unknown { name: parameter.name, meant: None };
                read.problems.push(kind.at(parameter.span));
                continue;
            };
            if name != parameter.name {
                let kind = ParameterProblemKind::Unknown { name: parameter.name.clone(), meant: Some(name) };
                read.problems.push(kind.at(parameter.span));
            }
            if seen.contains(&name) {
                read.problems.push(ParameterProblemKind::Repeated(name).at(parameter.span));
            }
            seen.push(name);
            read.take(name, meaning, &parameter);
        }
        let missing = required.iter().filter(|name| !seen.contains(name));
        let head = Span::new(whole.start, whole.start);
        read.problems.extend(missing.map(|name| ParameterProblemKind::Missing(name).at(head)));
        let says_scope = names.iter().any(|(name, meaning)| *meaning == Says::Scope && seen.contains(name));
        read.check(whole, says_scope);
        read.problems.sort_by_key(|problem| problem.span);
        read
    }

    fn take(&mut self, name: &'static str, says: Says, parameter: &Parameter) {
        let Parameter { value, span, .. } = parameter;
        let value = value.trim();
        if says == Says::Token {
            self.subject_token = value.starts_with("eyJ").then(|| SubjectToken(value.to_owned()));
            return;
        }
        if says != Says::Nothing && is_unexpanded(value) {
            let kind = ParameterProblemKind::Unexpanded { name, written: value.to_owned() };
            self.problems.push(kind.at(*span));
            return;
        }
        let exchange = &mut self.exchange;
        let takes = match says {
            Says::Audience => {
                match value.strip_prefix(AUDIENCE).filter(|organization| !organization.is_empty()) {
                    Some(organization) => {
                        exchange.organization = Some(organization.to_owned());
                        return;
                    }
                    None => "urn:pulumi:org:ORG",
                }
            }
            Says::GrantType if value == GRANT_TYPE => return,
            Says::GrantType => GRANT_TYPE,
            Says::SubjectTokenType if value == ID_TOKEN => return,
            Says::SubjectTokenType => ID_TOKEN,
            Says::TokenType => {
                exchange.token_type = TokenType::by_name(value);
                if exchange.token_type.is_some_and(|token_type| value == token_type.urn()) {
                    return;
                }
                exchange.token_type.unwrap_or(TokenType::Personal).urn()
            }
            Says::Expiration => {
                exchange.expiration = seconds(value);
                let is_duration = self.form == Form::Login;
                if exchange.expiration.is_some() && is_duration != value.parse::<u64>().is_ok() {
                    return;
                }
                if is_duration { "a duration such as 2h" } else { "a number of seconds such as 7200" }
            }
            Says::Organization => {
                exchange.organization = Some(value.to_owned());
                return;
            }
            Says::Team => return self.target(TokenType::Team, value),
            Says::User => return self.target(TokenType::Personal, value),
            Says::Scope => return self.scope(value, *span),
            Says::Token | Says::Nothing => return,
        };
        let kind = ParameterProblemKind::Invalid { name, written: value.to_owned(), takes };
        self.problems.push(kind.at(*span));
    }

    fn target(&mut self, token_type: TokenType, name: &str) {
        let target = match token_type {
            TokenType::Organization => return,
            TokenType::Team => &mut self.exchange.team,
            TokenType::Personal => &mut self.exchange.user,
            TokenType::Runner => &mut self.exchange.runner,
        };
        *target = Some(name.to_owned());
    }

    /// The page of the API calls it a list with commas, the guide a single one.
    fn scope(&mut self, value: &str, span: Span) {
        for scope in value.split([',', ' ']).filter(|scope| !scope.is_empty()) {
            let types = [TokenType::Team, TokenType::Personal, TokenType::Runner];
            let target = types.into_iter().find_map(|token_type| {
                let name = scope.strip_prefix(token_type.scope_prefix()?)?;
                Some((token_type, name)).filter(|_| !name.is_empty())
            });
            match target {
                Some((token_type, name)) => self.target(token_type, name),
                None if scope == "admin" => self.exchange.admin = true,
                None => self.problems.push(ParameterProblemKind::UnknownScope(scope.to_owned()).at(span)),
            }
        }
    }

    /// What the parameters say together.
    fn check(&mut self, whole: Span, says_scope: bool) {
        let exchange = &mut self.exchange;
        let head = Span::new(whole.start, whole.start);
        if self.form == Form::Login {
            if exchange.team.is_some() && exchange.user.is_some() {
                self.problems.push(ParameterProblemKind::TeamAndUser.at(whole));
            }
            exchange.token_type = match (&exchange.team, &exchange.user) {
                (Some(_), _) => Some(TokenType::Team),
                (_, Some(_)) => Some(TokenType::Personal),
                _ => None,
            };
            return;
        }
        let Some(token_type) = exchange.token_type else { return };
        if exchange.target().is_none() && token_type.scope_prefix().is_some() && !says_scope {
            self.problems.push(ParameterProblemKind::MissingScope(token_type).at(head));
        }
        let foreign = [
            (TokenType::Team, exchange.team.as_deref()),
            (TokenType::Personal, exchange.user.as_deref()),
            (TokenType::Runner, exchange.runner.as_deref()),
            (TokenType::Organization, exchange.admin.then_some("admin")),
        ];
        let foreign = foreign.into_iter().filter(|(of, _)| *of != token_type);
        self.problems.extend(foreign.filter_map(|(of, name)| {
            let scope = of.scope_prefix().unwrap_or_default().to_owned() + name?;
            Some(ParameterProblemKind::ScopeOfOtherType { scope, token_type }.at(whole))
        }));
    }
}

/// The parameter that is meant, in whatever letter case, with or without `-` and `_`.
fn says(form: Form, name: &str) -> Option<(&'static str, Says)> {
    fn letters(text: &str) -> impl Iterator<Item = char> {
        let plain = text.chars().filter(|letter| !matches!(letter, '_' | '-'));
        plain.map(|letter| letter.to_ascii_lowercase())
    }
    form.names().0.iter().copied().find(|(known, _)| letters(known).eq(letters(name)))
}

/// The parameters of a body in JSON.
fn members<'n>(root: &'n Node<'_>) -> impl Iterator<Item = Parameter> + 'n {
    root.members().iter().filter_map(|member| {
        let value = member.node.value.scalar_text()?.to_owned();
        Some(Parameter { name: member.key.clone().into_owned(), value, span: member.span() })
    })
}

/// Whether it is a variable, an expression or a placeholder: `$ORG`, `${{ … }}`, `<org>`,
/// `{ORG_NAME}`, `ORG_NAME`.
fn is_unexpanded(value: &str) -> bool {
    let last = value.rsplit(':').next().unwrap_or_default();
    let is_capitals =
        last.contains('_') && last.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
    value.contains(['$', '<', '{']) || is_capitals
}
