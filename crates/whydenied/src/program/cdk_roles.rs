//! The roles of programs for the AWS Cloud Development Kit, whose policies are made of principals and of service accounts.
//!
//! Sources: <https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/aws-eks/lib/service-account.ts> and
//! <https://github.com/aripalo/aws-cdk-github-oidc> (observed).

use super::bounds::MAX_FOUND;
use super::cdk;
use super::command::PROVIDER;
use super::expr::Ex;
use super::filled::{By, Filled, Form, Open, Part};
use super::find::Reader;
use super::form::DocumentForm;
use super::found::{Found, Shape};
use super::functions::squeezed;
use super::json_text::{text_of, value};
use super::made::{self, ASSUME_ROLE_WITH_WEB_IDENTITY, GITHUB, STS, for_service_account, text};
use super::resolve::{Env, Resolver};
use crate::json::{Member, Node, Value};
use crate::report::HoleKind;
use crate::span::Span;
use crate::text::Stands;

/// The provider of a cluster, which is known only once that is there.
/// How far back the role of a principal, or the policy that statements are added to, is looked for.
const BEFORE: usize = 64;

/// Statements that are added to the policy of a role.
struct Added<'t> {
    /// The variable that has the role.
    role: String,
    statements: Vec<Node<'t>>,
    filled: Vec<Filled<'t>>,
    span: Span,
}

impl<'t> Reader<'_, 't> {
    /// The policies that CDK makes.
    pub(super) fn cdk_roles(&mut self) {
        let mut end = 0;
        let mut added = Vec::new();
        // Principals that no role is seen to be assumed by, of which half a program may have one.
        let mut alone = Vec::new();
        let mut roles = Vec::new();
        for at in 0..self.names.tokens.len() {
            let is_past = self.names.tokens.get(at).is_some_and(|token| token.span.start >= end);
            let is_call = self.names.words(at + 1) == "(";
            if !is_past || (!is_call && !self.is_separator(at + 1)) || self.program.found.len() >= MAX_FOUND {
                continue;
            }
            let word = self.names.words(at);
            let before = |count: usize| at.checked_sub(count).map_or("", |at| self.names.words(at));
            let found = match &*squeezed(word) {
                "assumedby" => self.of_principal(at + 2, at).inspect(|_| {
                    let role = self.role_constructor(at).and_then(|role| self.variable_of(role));
                    roles.push((role.unwrap_or_default(), self.program.found.len()));
                }),
                _ if !is_call => None,
                _ if cdk::is_principal(word) => {
                    alone.push(at);
                    None
                }
                "policystatement" | "newpolicystatement" => {
                    // What it allows to whom is no matter of a role's own policy.
                    end = self.names.expression(at).map_or(end, |statement| statement.span.end);
                    None
                }
                "addstatements" => {
                    added.extend(self.added(at));
                    end = self.names.expression(at).map_or(end, |call| call.span.end);
                    None
                }
                "addserviceaccount" => self.of_service_account(at),
                "serviceaccount" | "newserviceaccount" if squeezed(before(2)).ends_with("eks") => {
                    self.of_service_account(at)
                }
                "githubactionsrole" => self.of_github_role(at),
                _ => None,
            };
            if let Some((found, span)) = found {
                end = span.end;
                self.program.found.push(found);
            }
        }
        let alone = if roles.is_empty() { alone } else { Vec::new() };
        end = 0;
        for at in alone {
            let is_past = self.names.tokens.get(at).is_some_and(|token| token.span.start >= end);
            if let Some((found, span)) = self.of_principal(at, at).filter(|_| is_past) {
                end = span.end;
                self.program.found.push(found);
            }
        }
        for added in added {
            self.add(added, &roles);
        }
    }

    fn found(
        &self,
        role: Option<String>,
        root: Node<'t>,
        resolver: Resolver<'_, 't>,
        span: Span,
    ) -> Found<'t> {
        let (filled, texts) = (resolver.filled.into_inner(), resolver.texts.into_inner());
        let recovered = self.names.recovered_in(span);
        Found { form: DocumentForm::Cdk, role, shape: Shape::Policy, root, filled, texts, recovered }
    }

    /// The role that is assumed by the principal which starts at a token; its constructor stands before another.
    fn of_principal(&self, at: usize, after: usize) -> Option<(Found<'t>, Span)> {
        let expression = self.names.expression(at)?;
        let resolver = Resolver::new(self.names, self.given);
        let statements = cdk::statements(&resolver, &expression, &Env::default());
        if statements.is_empty() {
            return None;
        }
        let span = expression.span;
        Some((self.found(self.role_before(after), made::policy(statements, span), resolver, span), span))
    }

    fn of_service_account(&self, at: usize) -> Option<(Found<'t>, Span)> {
        let call = self.names.expression(at)?;
        let resolver = Resolver::new(self.names, self.given);
        let id = label(&call);
        let given = |name: &str| cdk::given(&resolver, &call, name);
        let identity = given("identity_type").map(|(kind, _)| squeezed(&resolver.written(&kind)));
        if identity.is_some_and(|kind| kind.contains("podidentity")) {
            return None;
        }
        let parts = |given: Option<(Ex<'t>, Env<'t>)>, otherwise: Part<'t>| match given {
            Some((written, env)) => resolver.hole(&written, &env),
            None => vec![otherwise],
        };
        let (name, namespace) = (given("name"), given("namespace"));
        let span = name.as_ref().or(namespace.as_ref()).map_or(call.span, |(written, _)| written.span);
        // Made of where it stands in the tree of constructs.
        let unnamed = Open {
            expression: format!("name of {}", id.as_deref().unwrap_or("the service account")).into(),
            stands: Stands::ForAny,
            form: Form::AsWanted,
            by: None,
        };
        if name.is_none() {
            resolver.note(Filled {
                expression: unnamed.expression.clone(),
                spans: vec![call.span],
                value: None,
                by: None,
                candidates: Vec::new(),
                stands: Stands::ForAny,
                form: Form::AsWanted,
                cuts: Vec::new(),
                kind: HoleKind::Reference,
            });
        }
        let literal = |text: &'static str| Part::Literal(text.into(), None);
        let mut all = vec![literal("system:serviceaccount:")];
        all.extend(parts(namespace, literal("default")));
        all.push(literal(":"));
        all.extend(parts(name, Part::Hole(unnamed)));
        let (subject, holes) = text_of(&all);
        let subject = Node { value: value(subject, holes), span };
        resolver.note(PROVIDER.filled(call.span));
        let root = for_service_account(PROVIDER, "StringEquals", subject, span);
        Some((self.found(id, root, resolver, call.span), call.span))
    }

    /// The construct for GitHub Actions that many use.
    fn of_github_role(&self, at: usize) -> Option<(Found<'t>, Span)> {
        let call = self.names.expression(at)?;
        let resolver = Resolver::new(self.names, self.given);
        let part = |name: &str| cdk::given(&resolver, &call, name);
        let said = |name: &str| part(name).map(|(written, env)| resolver.hole(&written, &env));
        let span = part("repo").map_or(call.span, |(written, _)| written.span);
        let literal = |text: &'static str| Part::Literal(text.into(), None);
        let mut subject = vec![literal("repo:")];
        subject.extend(said("owner")?);
        subject.push(literal("/"));
        subject.extend(said("repo")?);
        subject.push(literal(":"));
        subject.extend(said("filter").unwrap_or_else(|| vec![literal("*")]));
        let node = |parts: &[Part<'t>]| {
            let (text, holes) = text_of(parts);
            Node { value: value(text, holes), span }
        };
        let own_account = Open {
            expression: "account".into(),
            stands: Stands::ForOwnAccount,
            form: Form::AsWanted,
            by: Some(By::Pseudo),
        };
        let provider =
            [literal("arn:aws:iam::"), Part::Hole(own_account), literal(":oidc-provider/"), literal(GITHUB)];
        let test = |claim: &str, node: Node<'t>| {
            let tests = vec![Member::new(format!("{GITHUB}:{claim}").into(), span, node)];
            Node { value: Value::Object(tests), span }
        };
        let conditions = made::object(
            vec![("StringLike", test("sub", node(&subject))), ("StringEquals", test("aud", text(STS, span)))],
            span,
        );
        let action = text(ASSUME_ROLE_WITH_WEB_IDENTITY, span);
        let statement = made::statement(node(&provider), action, conditions, span);
        let root = made::policy(vec![statement], span);
        Some((self.found(label(&call), root, resolver, call.span), call.span))
    }

    /// The statements that are added to the trust policy of a role.
    fn added(&self, at: usize) -> Option<Added<'t>> {
        let near = (at.saturating_sub(8)..at).rev();
        let policy = near.into_iter().find(|at| squeezed(self.names.words(*at)) == "assumerolepolicy")?;
        let role = self.names.words(policy.checked_sub(2)?).to_owned();
        let call = self.names.expression(at)?;
        let resolver = Resolver::new(self.names, self.given);
        let arguments = cdk::arguments(&call).iter();
        let statements = arguments
            .filter_map(|argument| cdk::policy_statement(&resolver, &argument.value, &Env::default()))
            .collect();
        Some(Added { role, statements, filled: resolver.filled.into_inner(), span: call.span })
    }

    /// Adds statements to the policy of the role that a variable has, or of the only one.
    fn add(&mut self, added: Added<'t>, variables: &[(String, usize)]) {
        let known = variables.iter().find(|(variable, _)| *variable == added.role).map(|(_, at)| *at);
        let at = known.or_else(|| (self.program.found.len() == 1).then_some(0));
        let Some(found) = at.and_then(|at| self.program.found.get_mut(at)) else {
            let root = made::policy(added.statements, added.span);
            let (form, role, filled) = (DocumentForm::Cdk, Some(added.role), added.filled);
            let shape = Shape::Policy;
            // What is added to a role that stands elsewhere is not the whole of its policy.
            let texts = Vec::new();
            self.program.found.push(Found { form, role, shape, root, filled, texts, recovered: None });
            return;
        };
        if let Value::Object(members) = &mut found.root.value
            && let Some(list) = members.iter_mut().find(|member| member.key == "Statement")
            && let Value::Array(statements) = &mut list.node.value
        {
            statements.extend(added.statements);
        }
        for filled in added.filled {
            if !found.filled.iter().any(|known| known.expression == filled.expression) {
                found.filled.push(filled);
            }
        }
    }

    /// The constructor of a role before a token.
    pub(super) fn role_constructor(&self, at: usize) -> Option<usize> {
        let first = at.saturating_sub(BEFORE);
        (first..=at).rev().find(|before| {
            let is_call = self.names.words(before + 1) == "(" || self.names.words(before + 2) == "Builder";
            is_call
                && matches!(
                    &*squeezed(self.names.words(*before)),
                    "role" | "newrole" | "cfnrole" | "newcfnrole"
                )
        })
    }

    /// The variable that what is made at a token is assigned to.
    fn variable_of(&self, at: usize) -> Option<String> {
        let tokens = &self.names.tokens;
        let first = at.saturating_sub(16);
        let start = (first..=at).rev().find(|at| tokens.get(*at).is_some_and(|token| token.starts_line))?;
        let words = (start..at).map(|at| self.names.words(at));
        let head: Vec<_> = words.take_while(|word| !matches!(*word, ":" | "=" | ":=")).collect();
        if head.len() == at - start {
            return None;
        }
        head.last().map(|name| (*name).to_owned())
    }
}

/// What a construct is called: the first text that it is given.
fn label(call: &Ex<'_>) -> Option<String> {
    let mut given = cdk::arguments(call).iter().filter(|argument| argument.key.is_none());
    given.find_map(|argument| argument.value.as_literal()).map(std::borrow::Cow::into_owned)
}
