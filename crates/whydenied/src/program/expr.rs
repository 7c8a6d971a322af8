//! What programs are read into: literals, and what stands between them.

use std::borrow::Cow;
use std::rc::Rc;

use crate::span::Span;

/// An expression, which several places may name.
pub(super) type Ex<'t> = Rc<Expr<'t>>;

/// An expression and its place.
#[derive(Debug)]
pub(super) struct Expr<'t> {
    pub(super) kind: Kind<'t>,
    pub(super) span: Span,
}

#[derive(Debug)]
pub(super) enum Kind<'t> {
    /// A text in quotes.
    Text(Vec<Piece<'t>>),
    Number,
    Bool(bool),
    Null,
    Name(Cow<'t, str>),
    /// `a.b`
    Field(Ex<'t>, Cow<'t, str>),
    /// `a[b]`
    Index(Ex<'t>, Ex<'t>),
    /// `f(a, k = b)`
    Call(Ex<'t>, Vec<Entry<'t>>),
    /// `[a, ...b]`
    List(Vec<Ex<'t>>),
    /// `{ k: v }`, whichever type is written before it.
    Map(Vec<Entry<'t>>),
    /// `(a, [b, c]) => body`
    Lambda(Vec<Parameter<'t>>, Ex<'t>),
    /// `[body for name in over]`
    Each {
        names: Vec<&'t str>,
        over: Ex<'t>,
        body: Ex<'t>,
    },
    /// `a + b`
    Join(Vec<Ex<'t>>),
    /// `a ?? b`: the first of them that is anything.
    First(Vec<Ex<'t>>),
    /// `c ? a : b`: one of them.
    Choice(Vec<Ex<'t>>),
    /// `...a`
    Spread(Ex<'t>),
    /// Anything else.
    Open,
}

/// A part of a text in quotes.
#[derive(Clone, Debug)]
pub(super) enum Piece<'t> {
    /// It says what it says; it stands there letter by letter where both are equally long.
    Literal(Cow<'t, str>, Span),
    /// An expression between brackets.
    Hole(Ex<'t>),
}

/// A member of a map, or an argument.
#[derive(Clone, Debug)]
pub(super) struct Entry<'t> {
    /// A text or a name that is meant as one; otherwise an expression that gives the key.
    pub(super) key: Option<Ex<'t>>,
    /// Whether a name in the place of the key stands for what it names.
    pub(super) is_computed: bool,
    /// Whether it is a block of Terraform, of which there may be several of one name.
    pub(super) is_block: bool,
    pub(super) value: Ex<'t>,
}

/// What a function calls its arguments.
#[derive(Clone, Debug)]
pub(super) enum Parameter<'t> {
    Name(&'t str),
    /// `[a, b]` or `{a, b}`
    Parts(Vec<&'t str>),
}

impl<'t> Expr<'t> {
    pub(super) fn new(kind: Kind<'t>, span: Span) -> Ex<'t> {
        Rc::new(Self { kind, span })
    }

    /// A text that is known, at a place.
    pub(super) fn literal(text: impl Into<Cow<'t, str>>, span: Span) -> Ex<'t> {
        Self::new(Kind::Text(vec![Piece::Literal(text.into(), span)]), span)
    }

    /// The last name of a path: `Role` of `aws.iam.Role`.
    pub(super) fn last_name(&self) -> Option<&str> {
        match &self.kind {
            Kind::Name(name) | Kind::Field(_, name) => Some(name),
            _ => None,
        }
    }

    /// The text of a literal without holes.
    pub(super) fn as_literal(&self) -> Option<Cow<'_, str>> {
        let Kind::Text(pieces) = &self.kind else { return None };
        let mut text = Cow::Borrowed("");
        for piece in pieces {
            match piece {
                Piece::Literal(more, _) if text.is_empty() => text = Cow::Borrowed(more),
                Piece::Literal(more, _) => text.to_mut().push_str(more),
                Piece::Hole(_) => return None,
            }
        }
        Some(text)
    }
}

impl<'t> Entry<'t> {
    /// A value without a key.
    pub(super) const fn positional(value: Ex<'t>) -> Self {
        Self { key: None, is_computed: false, is_block: false, value }
    }

    /// The key, where it is a name or a text that is known.
    pub(super) fn name(&self) -> Option<Cow<'_, str>> {
        let key = self.key.as_ref()?;
        match &key.kind {
            Kind::Name(name) if !self.is_computed => Some(Cow::Borrowed(name)),
            Kind::Text(_) => key.as_literal(),
            _ => None,
        }
    }

    /// Whether that is its key, however its language writes several words.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name().is_some_and(|own| same_name(&own, name))
    }
}

/// Whether two names are one: `assume_role_policy`, `assumeRolePolicy` and `AssumeRolePolicy` are.
pub(super) fn same_name(left: &str, right: &str) -> bool {
    fn letters(name: &str) -> impl Iterator<Item = u8> {
        name.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase())
    }
    left == right || letters(left).eq(letters(right))
}

/// The name in small letters, without what joins its words.
pub(super) fn squeezed(name: &str) -> String {
    name.chars().filter(|letter| *letter != '_').flat_map(char::to_lowercase).collect()
}

/// The names of a path; indices are left out.
pub(super) fn path<'e>(expression: &'e Expr<'_>) -> Option<Vec<Cow<'e, str>>> {
    let mut names = Vec::new();
    let mut at = expression;
    loop {
        match &at.kind {
            Kind::Name(name) => {
                names.push(Cow::Borrowed(&**name));
                names.reverse();
                return Some(names);
            }
            Kind::Field(base, name) => {
                if name.bytes().any(|byte| !byte.is_ascii_digit()) {
                    names.push(Cow::Borrowed(&**name));
                }
                at = base;
            }
            Kind::Index(base, _) => at = base,
            _ => return None,
        }
    }
}
