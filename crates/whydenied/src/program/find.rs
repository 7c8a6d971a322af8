//! Where policies stand in a program, by the names that every program writes before them.

use super::bounds::MAX_FOUND;
use super::command;
use super::declared;
use super::expr::{Ex, Kind, same_name};
use super::form::DocumentForm;
use super::found::{Found, Program, Read, Refused, Shape};
use super::given;
#[cfg(feature = "pulumi")]
use super::in_yaml;
use super::module;
use super::names::Names;
use super::plan::{self, Side};
use super::prose;
use super::resolve::{Env, Resolver};
use super::token::{Dialect, TokenKind};
use crate::cut;
use crate::span::Span;

/// Words without one of which a text has no policy.
static WORDS: [&str; 16] = [
    "ssumeRolePolicyDocument",
    "ClusterConfig",
    "\"Condition\"",
    "ssume_role_policy",
    "ssumeRolePolicy",
    "olicy_document",
    "olicyDocument",
    "Principal(",
    "tatement",
    "TATEMENT",
    "sts:",
    "erviceAccount(",
    "ervice_account(",
    "module \"",
    "ithubActionsRole(",
    "iamserviceaccount",
];
/// What lines of Terraform start with.
pub(crate) static TERRAFORM: [&str; 9] = [
    "resource \"",
    "data \"",
    "module \"",
    "variable \"",
    "output \"",
    "provider \"",
    "locals {",
    "terraform {",
    "statement {",
];
/// What takes a trust policy.
static ANCHORS: [&str; 2] = ["assume_role_policy", "assume_role_policy_document"];

/// The policies of a program, in their order: those of roles, or, where no role is there, all.
pub(crate) fn read<'t>(text: &'t str, given: &[(String, String)]) -> Program<'t> {
    if !WORDS.iter().any(|word| text.contains(word)) {
        return Program::default();
    }
    let own = given::read(text);
    if own.places.is_empty() {
        return read_alone(text, given);
    }
    // What gives values is no part of the program.
    let mut kept = Vec::new();
    let mut at = 0;
    for (_, place) in &own.places {
        kept.push(Span::new(at, place.start));
        at = place.end;
    }
    kept.push(Span::new(at, text.len()));
    let text = cut::blanked(text, &kept);
    let given = [given, &own.values].concat();
    Program { values: own.places, ..read_alone(&text, &given).into_owned() }
}

/// The same of a text that gives no values.
fn read_alone<'t>(text: &'t str, given: &[(String, String)]) -> Program<'t> {
    #[cfg(feature = "pulumi")]
    if let Some(program) = in_yaml::read(text, given) {
        return program;
    }
    if let Some(program) = of_plan(text, given, Side::After) {
        return program;
    }
    let program = in_program(text, given);
    if program.found.is_empty() && program.refused.is_empty() { command::read(text, given) } else { program }
}

/// The policies as they were before a plan; `None` of any other text.
pub(crate) fn before(text: &str, given: &[(String, String)]) -> Option<Program<'static>> {
    of_plan(text, given, Side::Before)
}

fn of_plan(text: &str, given: &[(String, String)], side: Side) -> Option<Program<'static>> {
    let own = plan::read(text, side)?;
    let mut program = in_program(&own, given).into_owned();
    for found in &mut program.found {
        found.form = DocumentForm::TerraformPlan;
    }
    Some(program)
}

fn in_program<'t>(text: &'t str, given: &[(String, String)]) -> Program<'t> {
    let names = Names::of(text, dialect(text));
    let mut reader = Reader { names: &names, given, program: Program::default(), last_end: 0, unknown: None };
    reader.roles();
    module::read(&names, given, &mut reader.program);
    reader.cdk_roles();
    if reader.program.found.is_empty() && reader.program.refused.is_empty() {
        let found = prose::read(text, given);
        if !found.found.is_empty() || !found.refused.is_empty() {
            return found;
        }
        reader.documents();
    }
    if reader.program.found.is_empty() && reader.program.refused.is_empty() {
        reader.program.refused = module::unknown(&names, given);
        reader.program.refused.extend(reader.unknown);
    }
    reader.program.providers = declared::read(&names, given);
    reader.program
}

/// Which language's rules hold where languages differ.
pub(super) fn dialect(text: &str) -> Dialect {
    let is_terraform = |line: &str| TERRAFORM.iter().any(|word| line.trim_start().starts_with(word));
    if text.lines().any(is_terraform) || text.contains("jsonencode(") {
        Dialect::Hcl
    } else {
        Dialect::Program
    }
}

pub(super) struct Reader<'r, 't> {
    pub(super) names: &'r Names<'t>,
    pub(super) given: &'r [(String, String)],
    pub(super) program: Program<'t>,
    /// Where the last policy that was found ends.
    last_end: usize,
    /// The first policy of a role of which nothing is known.
    unknown: Option<Refused>,
}

impl<'t> Reader<'_, 't> {
    pub(super) fn is_separator(&self, at: usize) -> bool {
        matches!(self.names.words(at), ":" | "=")
    }

    /// Whether the value of a key is written as YAML has it: on lines of its own, with keys or dashes.
    fn is_yaml(&self, key: usize, value: usize) -> bool {
        let Some(token) = self.names.tokens.get(value).filter(|_| self.names.words(key + 1) == ":") else {
            return false;
        };
        let is_entry = self.names.words(value) == "-" || self.names.words(value + 1) == ":";
        token.starts_line && is_entry || matches!(self.names.words(value), "!" | "|" | ">")
    }

    /// The policies that roles are given.
    fn roles(&mut self) {
        for at in 0..self.names.tokens.len() {
            if self.program.found.len() >= MAX_FOUND {
                return;
            }
            let word = self.names.words(at).trim_matches(['"', '\'']);
            let is_anchor = word.len() > 15 && ANCHORS.iter().any(|anchor| same_name(anchor, word));
            if !is_anchor {
                continue;
            }
            // `.assumeRolePolicy(value)` of Java.
            let is_given = self.is_separator(at + 1) || self.names.words(at + 1) == "(";
            let value = if is_given { at + 2 } else { at };
            if self.is_yaml(at, value) {
                continue;
            }
            let Some(expression) = self.names.expression(value) else { continue };
            let role = self.role_before(at);
            self.take(&expression, role, at);
        }
    }

    /// Every policy, whatever it is for.
    fn documents(&mut self) {
        for block in self.names.blocks_of("data", &["aws_iam_policy_document"]) {
            let Some(body) = self.names.body(block) else { continue };
            let name = block.labels.get(1).map(|name| (*name).to_owned());
            let resolver = Resolver::new(self.names, self.given);
            let Some(read) = resolver.document(&body, &Env::default()) else { continue };
            self.push(read, resolver, body.span, name);
        }
        if !self.program.found.is_empty() {
            return;
        }
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.names.tokens.len() {
            let Some(token) = self.names.tokens.get(at) else { break };
            match token.kind {
                TokenKind::Open(_) => open.push(at),
                TokenKind::Close(_) => drop(open.pop()),
                TokenKind::Name | TokenKind::Quoted if token.span.start >= self.last_end => {
                    let word = self.names.words(at).trim_matches(['"', '\'']);
                    let is_key = matches!(word, "Statement" | "statements" | "Statements")
                        && self.is_separator(at + 1)
                        && !self.is_yaml(at, at + 2);
                    if !is_key || self.program.found.len() >= MAX_FOUND {
                        continue;
                    }
                    let brace = open.last().copied().filter(|brace| self.names.words(*brace) == "{");
                    let Some(expression) = self.names.expression(brace.unwrap_or(at)) else { continue };
                    self.take(&expression, None, at);
                }
                _ => {}
            }
        }
    }

    fn take(&mut self, expression: &Ex<'t>, role: Option<String>, at: usize) {
        let resolver = Resolver::new(self.names, self.given);
        let Some(read) = resolver.document(expression, &Env::default()) else {
            // Anything else may be the type of a parameter.
            let is_made = matches!(&expression.kind, Kind::Call(_, entries) if !entries.is_empty());
            if is_made && role.is_some() {
                let written = resolver.written(expression).into_owned();
                self.unknown.get_or_insert(Refused::Made(written, expression.span));
            }
            return;
        };
        let start = self.names.tokens.get(at).map_or(0, |token| token.span.start);
        self.push(read, resolver, Span::new(start, expression.span.end.max(start)), role);
    }

    fn push(&mut self, read: Read<'t>, resolver: Resolver<'_, 't>, span: Span, role: Option<String>) {
        let (filled, texts) = (resolver.filled.into_inner(), resolver.texts.into_inner());
        let (shape, root) = match read {
            Read::Tree(shape, root) => (shape, root),
            Read::OtherFile(file, at) => {
                self.program.refused.push(Refused::OtherFile(file, at));
                return;
            }
            Read::Broken(kind, at) => {
                self.program.refused.push(Refused::Broken(kind, at));
                return;
            }
        };
        self.last_end = self.last_end.max(span.end);
        let form = match (self.names.dialect, shape) {
            (Dialect::Hcl, Shape::Arguments) => DocumentForm::TerraformDocument,
            (Dialect::Hcl, Shape::Policy) => DocumentForm::TerraformJson,
            (Dialect::Program, _) => DocumentForm::Pulumi,
        };
        let recovered = self.names.recovered_in(root.span.to(span));
        self.program.found.push(Found { form, role, shape, root, filled, texts, recovered });
    }

    /// What the role is called whose policy stands at a token: by the block around it, or by the constructor before it.
    pub(super) fn role_before(&self, at: usize) -> Option<String> {
        if self.names.dialect == Dialect::Hcl {
            let first = at.saturating_sub(64);
            let block = (first..at).rev().find(|before| self.names.words(*before) == "resource")?;
            return Some(self.names.words(block + 2).trim_matches('"').to_owned());
        }
        let mut arguments = self.role_constructor(at)? + 2..at;
        let is_text =
            |at: &usize| self.names.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Quoted);
        let name = self.names.words(arguments.find(is_text)?);
        Some(name.trim_matches(['"', '\'', '`']).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::{Program, read};

    /// The policies of a text as JSON, open expressions as they are in a template.
    fn policies(text: &str) -> Vec<String> {
        read(text, &[]).found.iter().map(|found| found.root.value.to_json()).collect()
    }

    /// A policy whose one test is of that subject.
    fn of_subject(key: &str, subject: &str) -> String {
        format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Principal":{{"Federated":"p"}},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{{"StringEquals":{{"{key}":"{subject}"}}}}}}]}}"#
        )
    }

    #[test]
    fn one_policy_is_read_from_every_language() {
        let expected = of_subject("i:sub", "repo:acme/${name}:x");
        for program in [
            // TypeScript
            "new aws.iam.Role('r', { assumeRolePolicy: JSON.stringify({ Version: '2012-10-17', Statement: [{
                Effect: 'Allow', Principal: { Federated: 'p' }, Action: `sts:AssumeRoleWithWebIdentity`,
                Condition: { StringEquals: { ['i' + ':sub']: `repo:acme/${name}:x` } } }] }) });",
            // Python
            "aws.iam.Role('r', assume_role_policy=json.dumps({'Version': '2012-10-17', 'Statement': [{
                'Effect': 'Allow', 'Principal': {'Federated': 'p'}, 'Action': 'sts:AssumeRoleWithWebIdentity',
                'Condition': {'StringEquals': {'i:sub': f'repo:acme/{name}:x'}}}]}))",
            // Go
            "iam.NewRole(ctx, \"r\", &iam.RoleArgs{AssumeRolePolicy: pulumi.Any(json.Marshal(map[string]interface{}{
                \"Version\": \"2012-10-17\", \"Statement\": []interface{}{map[string]interface{}{\"Effect\": \"Allow\",
                \"Principal\": map[string]string{\"Federated\": \"p\"}, \"Action\": \"sts:AssumeRoleWithWebIdentity\",
                \"Condition\": map[string]interface{}{\"StringEquals\": map[string]string{
                \"i:sub\": fmt.Sprintf(\"repo:acme/%s:x\", name)}}}}}))})",
            // C#
            "new Role(\"r\", new RoleArgs { AssumeRolePolicy = JsonSerializer.Serialize(new Dictionary<string, object?> {
                [\"Version\"] = \"2012-10-17\", [\"Statement\"] = new[] { new Dictionary<string, object?> {
                { \"Effect\", \"Allow\" }, { \"Principal\", new Dictionary<string, string> { { \"Federated\", \"p\" } } },
                { \"Action\", \"sts:AssumeRoleWithWebIdentity\" }, { \"Condition\", new Dictionary<string, object?> {
                [\"StringEquals\"] = new Dictionary<string, string> { [\"i:sub\"] = $\"repo:acme/{name}:x\" } } } } } }) });",
            // Terraform
            "resource \"aws_iam_role\" \"r\" {\n assume_role_policy = jsonencode({\n Version = \"2012-10-17\"
                Statement = [{ Effect = \"Allow\", Principal = { Federated = \"p\" }\n Action = \"sts:AssumeRoleWithWebIdentity\"
                Condition = { StringEquals = { \"i:sub\" = \"repo:acme/${name}:x\" } } }]\n })\n}",
        ] {
            assert_eq!(policies(program), [expected.as_str()], "{program}");
        }
    }

    #[test]
    fn names_are_followed_to_what_the_text_says() {
        for (before, subject, read) in [
            ("const a = 'x'; const b = `${a}:y`;", "b", "x:y"),
            ("const a = c.get('a') ?? 'x';", "a", "x"),
            ("const a = process.env.A || 'x';", "a", "x"),
            ("const a = ['x', 'y'];", "a[1]", "y"),
            ("const a = { b: { c: 'x' } };", "a.b.c", "x"),
            ("const a = 'x';", "a.toUpperCase()", "X"),
            ("const a = ['x', 'y'];", "a.join(':')", "x:y"),
            ("function f(a: string, b = 'd') { return g; }\nf('x');", "`${a}${b}`", "xd"),
            ("const f = (a: string) => { return g; };\nf('x');", "a", "x"),
            ("const a = 'https://x/y';", "a.replace(/^https?:\\/\\//, '')", "x/y"),
            ("const a = 'https://x/y';", "a.split('//')[1]", "x/y"),
            ("const a = a;", "a", "a"),
            ("const a = b; const b = a;", "a", "a"),
            ("const a = 'x'; a = 'y';", "a", "a"),
            ("function f() { const a = 'x'; return a; }", "a", "a"),
            ("const a = 'y'; function f() { const a = 'x'; return a; }", "a", "y"),
            ("let a = 'y'; if (b) { a = 'x'; }", "a", "a"),
            ("let a = g(); if (b) { a = 'x'; }", "a", "a"),
            ("def f():\n  a = 'x'\n  return a\n", "a", "a"),
            ("a = 'y'\ndef f():\n  a = 'x'\n  return a\n", "a", "y"),
            ("def f():\na = 'x'\n", "a", "x"),
            ("func f() string {\n  a := \"x\"\n  return a\n}\n", "a", "a"),
            ("", "pulumi.interpolate`${a}:x`", "${a}:x"),
            ("", "pulumi.output('x').apply(v => `${v}:y`)", "x:y"),
            ("", "pulumi.all([a, 'x']).apply(([b, c]) => `${b}:${c}`)", "${b}:x"),
            ("", "f(a, \"b\")", "f(a, \\\"b\\\")"),
        ] {
            let program = format!(
                "{before}\nnew Role('r', {{ assumeRolePolicy: {{ Version: '2012-10-17', Statement: [{{ Effect: 'Allow',
                Principal: {{ Federated: 'p' }}, Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: {{ StringEquals: {{ 'i:sub': {subject} }} }} }}] }} }});"
            );
            assert_eq!(policies(&program), [of_subject("i:sub", read)], "{before} {subject}");
        }
    }

    #[test]
    fn what_is_no_policy_is_none() {
        for text in [
            "",
            "dear diary",
            "assume_role_policy",
            "assumeRolePolicy: x",
            "Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n",
            "const statement = 1;",
            "\"Statement\"",
            "{{{{ \"Statement\" ",
        ] {
            let Program { found, refused, .. } = read(text, &[]);
            assert!(found.is_empty() && refused.is_empty(), "{text}: {found:?}");
        }
    }

    #[test]
    fn brackets_nest_only_so_deep() {
        for bracket in ["(", "[", "{", "f(", "{a:", "`${", "a?", "x => ", "[a for b in "] {
            let text = format!("assumeRolePolicy: {} Statement: [", bracket.repeat(10_000));
            drop(read(&text, &[]));
        }
    }
}
