//! What stands where a provider does is taken to be the token's: an assumption, without which hardly a program could be
//! judged, since providers are known only once they are there.

use std::borrow::Cow;

use super::filled::{By, Filled, Form, Open, Part};
use super::json_text::{parts, text_of, value};
use crate::json::{Member, Node, Value};
use crate::text::{self, Stands};

/// An expression, and what it was taken for.
pub(crate) type Assumed = (String, String);

/// Puts the issuer with that URL, without its scheme, where the tree of a policy has an expression in its place.
pub(crate) fn provider(root: &mut Node<'_>, filled: &[Filled<'_>], url: &str) -> Vec<Assumed> {
    let mut assumption = Assumption { filled, url, assumed: Vec::new() };
    for member in members(root) {
        if member.key == "Statement" {
            each(&mut member.node, &mut |statement| assumption.statement(statement));
        }
    }
    assumption.assumed
}

fn members<'n, 't>(node: &'n mut Node<'t>) -> &'n mut [Member<'t>] {
    match &mut node.value {
        Value::Object(members) => members,
        _ => &mut [],
    }
}

/// Visits the entries of a list; what is none is the only one.
fn each<'t>(node: &mut Node<'t>, visit: &mut dyn FnMut(&mut Node<'t>)) {
    match &mut node.value {
        Value::Array(nodes) => nodes.iter_mut().for_each(visit),
        _ => visit(node),
    }
}

struct Assumption<'f> {
    filled: &'f [Filled<'f>],
    url: &'f str,
    assumed: Vec<Assumed>,
}

impl Assumption<'_> {
    fn statement(&mut self, statement: &mut Node<'_>) {
        for member in members(statement) {
            match &*member.key {
                "Principal" => {
                    for principal in members(&mut member.node) {
                        if principal.key == "Federated" {
                            each(&mut principal.node, &mut |node| self.federated(node));
                        }
                    }
                }
                "Condition" => {
                    for operator in members(&mut member.node) {
                        for test in members(&mut operator.node) {
                            self.key(test);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn form(&self, expression: &str) -> Form {
        let known = self.filled.iter().find(|filled| filled.expression == expression);
        known.map_or(Form::AsWanted, |filled| filled.form)
    }

    fn is_taken_otherwise(&self, expression: &str) -> bool {
        let known = self.filled.iter().find(|filled| filled.expression == expression);
        known.is_some_and(|filled| {
            !matches!(filled.stands, Stands::ForAny | Stands::Varying) || !filled.candidates.is_empty()
        })
    }

    fn take(&mut self, expression: &str, value: String) -> String {
        if !self.assumed.iter().any(|(known, _)| known == expression) {
            self.assumed.push((expression.to_owned(), value.clone()));
        }
        value
    }

    /// A provider that is an expression, or whose URL is.
    fn federated(&mut self, node: &mut Node<'_>) {
        let Value::Open(open) = &node.value else { return };
        let mut parts = parts(&open.text, &open.holes);
        let account = || {
            let (stands, by) = (Stands::ForOwnAccount, Some(By::Pseudo));
            Part::Hole(Open { expression: "account".into(), stands, form: Form::AsWanted, by })
        };
        let literal = |text: String| Part::Literal(Cow::Owned(text), None);
        match parts.as_slice() {
            [Part::Hole(open)] if !self.is_taken_otherwise(&open.expression) => {
                let arn = format!(":oidc-provider/{}", self.url);
                self.take(&open.expression.clone(), format!("arn:aws:iam::{{{{account}}}}{arn}"));
                parts = vec![literal("arn:aws:iam::".to_owned()), account(), literal(arn)];
            }
            [.., Part::Literal(before, _), Part::Hole(open)]
                if before.ends_with("oidc-provider/") && !self.is_taken_otherwise(&open.expression) =>
            {
                let url = self.as_url(&open.expression);
                let url = self.take(&open.expression.clone(), url);
                parts.pop();
                parts.push(literal(url));
            }
            _ => return,
        }
        let (text, holes) = text_of(&parts);
        node.value = value(text, holes).into_owned();
    }

    fn as_url(&self, expression: &str) -> String {
        match self.form(expression) {
            Form::AsWanted | Form::Either => self.url.to_owned(),
            Form::WithScheme => format!("https://{}", self.url),
            Form::Host => self.url.split('/').next().unwrap_or_default().to_owned(),
        }
    }

    /// A key whose provider is an expression.
    fn key(&mut self, test: &mut Member<'_>) {
        let mut parts = parts(&test.key, &test.key_holes);
        let [Part::Hole(open), Part::Literal(after, _), ..] = parts.as_slice() else { return };
        if !after.starts_with(':') || self.is_taken_otherwise(&open.expression) {
            return;
        }
        let is_either = self.form(&open.expression) == Form::Either;
        let known = self.assumed.iter().find(|(known, _)| *known == open.expression && !is_either);
        // An expression that is the ARN elsewhere is the ARN here, which no key has.
        let url = known.map_or_else(|| self.as_url(&open.expression), |(_, value)| value.clone());
        let url = self.take(&open.expression.clone(), url);
        if let Some(first) = parts.first_mut() {
            *first = Part::Literal(Cow::Owned(url), None);
        }
        let (key, holes) = text_of(&parts);
        (test.key, test.key_holes) = (Cow::Owned(key), owned(&holes));
    }
}

fn owned(holes: &[text::Hole<'_>]) -> text::Holes<'static> {
    let own = |hole: &text::Hole<'_>| text::Hole {
        part: hole.part,
        expression: Cow::Owned(hole.expression.clone().into_owned()),
        stands: hole.stands.clone(),
    };
    holes.iter().map(own).collect()
}
