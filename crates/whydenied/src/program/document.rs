//! The policy that an expression is: a map, the JSON of one, or the arguments that one is made of.

use super::builders;
use super::cdk;
use super::expr::{Entry, Ex, Expr, Kind, Piece};
use super::files;
use super::filled::Part;
use super::found::{Read, Shape};
use super::functions::squeezed;
use super::json_text;
use super::made;
use super::parse::expression_in;
use super::quoted;
use super::resolve::{Env, Head, Resolver};
use super::tree::Level;
use crate::span::Span;

/// Functions that write JSON.
static TO_JSON: [&str; 12] = [
    "jsonencode",
    "stringify",
    "dumps",
    "jsondumps",
    "jsonstringify",
    "serialize",
    "marshal",
    "tojsonstring",
    "tojson",
    "serializejson",
    "serializeobject",
    "writevalueasstring",
];
/// Functions that make a policy of arguments.
static FROM_ARGUMENTS: [&str; 5] = [
    "getpolicydocument",
    "getpolicydocumentoutput",
    "getpolicydocumentplain",
    "policydocument",
    "awsiampolicydocument",
];
/// The helper of Pulumi that makes a policy for a principal.
const PULUMI_HELPER: &str = "assumerolepolicyforprincipal";
/// Functions that read another file.
static OTHER_FILES: [&str; 5] = ["templatefile", "file", "readfilesync", "readfile", "readtext"];

impl<'t> Resolver<'_, 't> {
    /// The policy that an expression is.
    pub(super) fn document(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Read<'t>> {
        match &expression.kind {
            Kind::Text(_) | Kind::Join(_) => self.json_document(expression, env),
            Kind::Map(entries) => {
                let own = || Head {
                    expression: expression.clone(),
                    env: env.clone(),
                    by: None,
                    of_type: "".into(),
                };
                let has = |name: &str| entries.iter().any(|entry| entry.name().as_deref() == Some(name));
                if has("Statement")
                    && !entries.iter().any(|entry| entry.is_block)
                    && !Self::holds_arguments(entries)
                {
                    return Some(Read::Tree(Shape::Policy, self.node(expression, env)));
                }
                let names =
                    ["statement", "statements", "source_policy_documents", "override_policy_documents"];
                let is_arguments = entries.iter().any(|entry| names.iter().any(|name| entry.is(name)));
                is_arguments.then(|| Read::Tree(Shape::Arguments, self.arguments(&own(), Level::Document)))
            }
            Kind::Call(callee, entries) => {
                if let Some(made) = builders::literal(callee, entries, expression.span) {
                    return self.document(&made, env);
                }
                if let Some((body, inner)) = self.applied(callee, entries, env) {
                    return self.document(&body, &inner);
                }
                if let Some(inner) = Self::wrapped(callee, entries) {
                    return self.document(inner, env);
                }
                let name = squeezed(callee.last_name()?);
                let is_invoke = name == "invoke" || name == "invokeasync";
                if TO_JSON.contains(&&*name) {
                    let first = entries.first()?;
                    return self.document(&first.value, env);
                }
                if OTHER_FILES.contains(&&*name) {
                    let file = entries.first().map(|entry| self.written(&entry.value).into_owned());
                    let file = file.unwrap_or_default();
                    let file = file.trim_matches(['"', '\'', '`']);
                    let file = file.rsplit_once("}/").map_or(file, |(_, file)| file);
                    let beside = || self.other_file(&name, file, entries, env);
                    return beside().or_else(|| Some(Read::OtherFile(file.to_owned(), expression.span)));
                }
                // `document.json()` of Java.
                if let (Kind::Field(base, _), "json", []) = (&callee.kind, &*name, entries.as_slice()) {
                    return self.document_of_heads(base, env);
                }
                if name == PULUMI_HELPER {
                    return self.for_principal(entries, env, expression.span);
                }
                if FROM_ARGUMENTS.contains(&&*name) || is_invoke {
                    let own = Head {
                        expression: expression.clone(),
                        env: env.clone(),
                        by: None,
                        of_type: "".into(),
                    };
                    if name == "policydocument"
                        && let Some(statements) = cdk::document(self, &own)
                    {
                        let root = made::policy(statements, expression.span);
                        return Some(Read::Tree(Shape::Policy, root));
                    }
                    let head = self.arguments_head(&own);
                    return Some(Read::Tree(Shape::Arguments, self.arguments(&head, Level::Document)));
                }
                self.json_document(expression, env)
            }
            Kind::Field(base, name) if matches!(&*squeezed(name), "json" | "minifiedjson") => {
                self.document_of_heads(base, env)
            }
            _ => self.document_of_heads(expression, env),
        }
    }

    /// The policy that Pulumi's helper makes for a principal of whatever kind.
    ///
    /// Source: <https://github.com/pulumi/pulumi-aws/blob/master/sdk/nodejs/iam/documents.ts> (observed).
    fn for_principal(&self, entries: &[Entry<'t>], env: &Env<'t>, span: Span) -> Option<Read<'t>> {
        let principal = self.node(&entries.first()?.value, env);
        let statement = vec![
            ("Sid", made::text("AllowAssumeRole", span)),
            ("Effect", made::text("Allow", span)),
            ("Principal", principal),
            ("Action", made::text("sts:AssumeRole", span)),
        ];
        let statement = made::object(statement, span);
        Some(Read::Tree(Shape::Policy, made::policy(vec![statement], span)))
    }

    /// Whether the statements of a map are those of arguments, whatever the letters of their names.
    fn holds_arguments(entries: &[Entry<'t>]) -> bool {
        let statements = entries.iter().filter(|entry| entry.is("statement") || entry.is("statements"));
        let mut lists = statements.filter_map(|entry| match &entry.value.kind {
            Kind::List(elements) => elements.first(),
            _ => None,
        });
        lists.any(|first| match &first.kind {
            Kind::Map(entries) => entries.iter().any(|entry| entry.is("actions") || entry.is("conditions")),
            _ => false,
        })
    }

    /// The policy in another file, if that stands in the text as well.
    fn other_file(
        &self,
        function: &str,
        file: &str,
        entries: &[Entry<'t>],
        env: &Env<'t>,
    ) -> Option<Read<'t>> {
        let section = files::section(self.names.text, file)?;
        if function != "templatefile" {
            let text = self.names.text.get(section.start..section.end)?;
            let parts = [Part::Literal(text.into(), Some(section))];
            return Some(match json_text::tree(&parts, section) {
                Ok((root, texts)) => {
                    self.texts.borrow_mut().extend(texts);
                    Read::Tree(Shape::Policy, root)
                }
                Err((kind, span)) => Read::Broken(kind, span),
            });
        }
        let values = entries.get(1).map(|values| self.heads(&values.value, env)).unwrap_or_default();
        let mut inner = Env::default();
        for head in &values {
            let Kind::Map(values) = &head.expression.kind else { continue };
            for entry in values {
                if let Some(name) = entry.name() {
                    inner = inner.with(name.into_owned(), entry.value.clone(), head.env.clone());
                }
            }
        }
        let pieces = quoted::template(self.names.text, section, expression_in);
        // A template may be one function that writes JSON.
        let mut holes =
            pieces.iter().filter(|piece| !matches!(piece, Piece::Literal(text, _) if text.trim().is_empty()));
        if let (Some(Piece::Hole(only)), None) = (holes.next(), holes.next()) {
            return self.following(only, || self.document(only, &inner));
        }
        self.json_document(&Expr::new(Kind::Text(pieces), section), &inner)
    }

    fn document_of_heads(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Read<'t>> {
        let heads = self.heads(expression, env);
        heads.iter().find_map(|head| {
            if std::rc::Rc::ptr_eq(&head.expression, expression) {
                return None;
            }
            self.following(&head.expression, || self.document(&head.expression, &head.env))
        })
    }

    /// The policy in the JSON of a text.
    fn json_document(&self, expression: &Ex<'t>, env: &Env<'t>) -> Option<Read<'t>> {
        let said = self.text(expression, env)?;
        let is_json = said.parts.iter().find_map(|part| match part {
            Part::Literal(text, _) => text.trim_start().chars().next(),
            Part::Hole(_) => Some(' '),
        });
        if is_json != Some('{') {
            return None;
        }
        Some(match json_text::tree(&said.parts, expression.span) {
            Ok((root, texts)) => {
                self.texts.borrow_mut().extend(texts);
                Read::Tree(Shape::Policy, root)
            }
            Err((kind, span)) => Read::Broken(kind, span),
        })
    }
}
