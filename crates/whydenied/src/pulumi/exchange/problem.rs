//! What is wrong or unusual with a request.

use crate::pulumi::policy::TokenType;
use crate::span::Span;

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
    /// A parameter for the second time; the last one was taken.
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
    /// A scope in addition to another one that the exchange could be for as well.
    SecondScope(String),
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
    pub(crate) const fn at(self, span: Span) -> ParameterProblem {
        ParameterProblem { kind: self, span }
    }
}
