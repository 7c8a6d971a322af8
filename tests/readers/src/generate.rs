//! Policies made up at random, and what it takes to write one in a language.

pub(crate) use whydenied_tests::robustness::Numbers as Random;

/// Numbers at random, the same ones for the same seed.
#[derive(Debug)]
pub(crate) struct Numbers(pub(crate) Random);

impl Numbers {
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0.below(end)
    }

    pub(crate) fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Literal parts of texts: of policies, and what languages take for something else.
const LITERALS: &[&str] = &[
    "repo:acme/web:*",
    "system:serviceaccount:web:default",
    "a",
    " ",
    "\"",
    "'",
    "`",
    "\\",
    "\n",
    "\r",
    "\t",
    "${",
    "$",
    "$$",
    "%{",
    "{{",
    "}}",
    "}",
    "]",
    "#",
    "//",
    "/*",
    "*/",
    "<<EOF",
    "é",
    "🦀",
    "\u{2028}",
    "=>",
    ": ",
    ",",
    "?",
    "null",
    "",
];
const OPERATORS: &[&str] =
    &["StringEquals", "StringLike", "ForAllValues:StringEquals", "StringNotLikeIfExists"];
const KEYS: &[&str] =
    &["gitlab.com:sub", "gitlab.com:aud", "token.actions.githubusercontent.com:sub", "a'b\"c:sub"];

/// A part of a text.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    Literal(&'static str),
    Expression(&'static str),
}

type Text = Vec<Piece>;

/// A policy, which a language writes.
#[derive(Debug)]
pub(crate) struct Policy {
    statements: Vec<Statement>,
    /// Whether a single statement stands in a list as well.
    in_list: bool,
}

#[derive(Debug)]
struct Statement {
    provider: Text,
    actions: usize,
    conditions: Vec<(Text, Vec<(Text, Tested)>)>,
}

#[derive(Debug)]
enum Tested {
    One(Text),
    Several(Vec<Text>),
    Bool(bool),
    Number(usize),
}

/// Writes the parts of a policy in its language.
pub(crate) trait Writer {
    fn text(&mut self, pieces: &[Piece]) -> String;
    fn key(&mut self, pieces: &[Piece]) -> String;
    fn list(&mut self, elements: &[String]) -> String;
    fn map(&mut self, members: &[(String, String)]) -> String;
}

impl Policy {
    pub(crate) fn of(numbers: &mut Numbers, expressions: &'static [&'static str]) -> Self {
        let statements = (0..=numbers.below(3)).map(|_| Statement::of(numbers, expressions)).collect();
        Self { statements, in_list: numbers.below(3) > 0 }
    }

    /// The policy as a map of a language.
    pub(crate) fn written(&self, writer: &mut impl Writer) -> String {
        let mut statements: Vec<_> =
            self.statements.iter().map(|statement| statement.written(writer)).collect();
        let statements = match statements.pop() {
            Some(only) if statements.is_empty() && !self.in_list => only,
            last => {
                statements.extend(last);
                writer.list(&statements)
            }
        };
        let version = writer.text(&[Piece::Literal("2012-10-17")]);
        let members = [
            (writer.key(&[Piece::Literal("Version")]), version),
            (writer.key(&[Piece::Literal("Statement")]), statements),
        ];
        writer.map(&members)
    }
}

impl Statement {
    fn of(numbers: &mut Numbers, expressions: &'static [&'static str]) -> Self {
        let mut provider = vec![Piece::Literal("arn:aws:iam::123456789012:oidc-provider/")];
        provider.extend(text(numbers, expressions));
        let conditions = (0..=numbers.below(2)).map(|at| {
            let tests = (0..=numbers.below(3))
                .map(|at| (key(numbers, expressions, at), tested(numbers, expressions)));
            (vec![Piece::Literal(OPERATORS[at])], tests.collect())
        });
        let conditions = conditions.collect();
        Self { provider, actions: numbers.below(3), conditions }
    }

    fn written(&self, writer: &mut impl Writer) -> String {
        let mut members =
            vec![(writer.key(&[Piece::Literal("Effect")]), writer.text(&[Piece::Literal("Allow")]))];
        let provider = [(writer.key(&[Piece::Literal("Federated")]), writer.text(&self.provider))];
        members.push((writer.key(&[Piece::Literal("Principal")]), writer.map(&provider)));
        let action = writer.text(&[Piece::Literal("sts:AssumeRoleWithWebIdentity")]);
        let actions = match self.actions {
            0 => action,
            1 => writer.list(&[action]),
            _ => {
                let second = writer.text(&[Piece::Literal("sts:TagSession")]);
                writer.list(&[action, second])
            }
        };
        members.push((writer.key(&[Piece::Literal("Action")]), actions));
        let mut conditions = Vec::new();
        for (operator, tests) in &self.conditions {
            let mut written = Vec::new();
            for (key, tested) in tests {
                let value = match tested {
                    Tested::One(text) => writer.text(text),
                    Tested::Bool(value) => value.to_string(),
                    Tested::Number(value) => value.to_string(),
                    Tested::Several(texts) => {
                        let texts: Vec<_> = texts.iter().map(|text| writer.text(text)).collect();
                        writer.list(&texts)
                    }
                };
                written.push((writer.key(key), value));
            }
            conditions.push((writer.key(operator), writer.map(&written)));
        }
        members.push((writer.key(&[Piece::Literal("Condition")]), writer.map(&conditions)));
        writer.map(&members)
    }
}

fn text(numbers: &mut Numbers, expressions: &'static [&'static str]) -> Text {
    let piece = |numbers: &mut Numbers| match numbers.below(3) {
        0 => Piece::Expression(numbers.one_of(expressions)),
        _ => Piece::Literal(numbers.one_of(LITERALS)),
    };
    (0..numbers.below(5)).map(|_| piece(numbers)).collect()
}

/// A key that its map has once.
fn key(numbers: &mut Numbers, expressions: &'static [&'static str], at: usize) -> Text {
    match numbers.below(3) {
        0 => vec![Piece::Expression(expressions[at]), Piece::Literal(":sub")],
        _ => vec![Piece::Literal(KEYS[at])],
    }
}

fn tested(numbers: &mut Numbers, expressions: &'static [&'static str]) -> Tested {
    match numbers.below(8) {
        0 => Tested::Bool(numbers.below(2) == 0),
        1 => Tested::Number(numbers.below(1000)),
        2..=4 => Tested::Several((0..numbers.below(4)).map(|_| text(numbers, expressions)).collect()),
        _ => Tested::One(text(numbers, expressions)),
    }
}
