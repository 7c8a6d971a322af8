//! What is wrong or unusual with the request of a token exchange, and what was assumed about it.

pub(crate) mod body_in_file;
pub(crate) mod flag_conflicts_with_token;
pub(crate) mod invalid_parameter;
pub(crate) mod missing_parameter;
mod no_request;
pub(crate) mod not_a_request;
pub(crate) mod other_endpoint;
pub(crate) mod policy_as_request;
pub(crate) mod pulumi_error_message;
pub(crate) mod repeated_parameter;
pub(crate) mod request_assumed;
pub(crate) mod scope_mismatch;
pub(crate) mod token_as_request;
pub(crate) mod unclosed_quote;
pub(crate) mod unexpanded_variable;
pub(crate) mod unknown_parameter;

use crate::finding::kind::Cause;
use crate::pulumi::exchange::conflict::Conflict;
use crate::pulumi::exchange::problem::{ParameterProblem, ParameterProblemKind};
use crate::report::{Finding, Input};
use crate::span::Lines;

crate::finding::entry::entries![
    body_in_file,
    flag_conflicts_with_token,
    invalid_parameter,
    missing_parameter,
    not_a_request,
    other_endpoint,
    policy_as_request,
    pulumi_error_message,
    repeated_parameter,
    request_assumed,
    scope_mismatch,
    token_as_request,
    unclosed_quote,
    unexpanded_variable,
    unknown_parameter,
];

/// The finding for a problem of the request.
pub(crate) fn finding(problem: &ParameterProblem, lines: &Lines) -> Finding {
    let (kind, message) = cause(&problem.kind);
    Finding { span: Some(lines.place(problem.span)), ..kind.finding(Input::Request, message) }
}

/// Which finding a problem is, and what is said of it.
fn cause(problem: &ParameterProblemKind) -> Cause {
    match problem {
        ParameterProblemKind::Unknown { name, meant } => unknown_parameter::cause(name, *meant),
        ParameterProblemKind::Missing(name) => missing_parameter::cause(name),
        ParameterProblemKind::Repeated(name) => repeated_parameter::cause(name),
        ParameterProblemKind::Invalid { name, written, takes } => {
            invalid_parameter::cause(name, written, takes)
        }
        ParameterProblemKind::Unexpanded { name, written } => unexpanded_variable::cause(name, written),
        ParameterProblemKind::UnknownScope(scope) => invalid_parameter::unknown_scope(scope),
        ParameterProblemKind::SecondScope(scope) => invalid_parameter::second_scope(scope),
        ParameterProblemKind::ScopeOfOtherType { scope, token_type } => {
            scope_mismatch::cause(scope, *token_type)
        }
        ParameterProblemKind::MissingScope(token_type) => missing_parameter::scope(*token_type),
        ParameterProblemKind::TeamAndUser => invalid_parameter::team_and_user_flags(),
        ParameterProblemKind::OtherEndpoint(address) => other_endpoint::cause(address),
        ParameterProblemKind::BodyInFile(written) => body_in_file::cause(written),
        ParameterProblemKind::UnclosedQuote => unclosed_quote::cause(),
    }
}

/// Why `pulumi login` stops before any exchange.
pub(crate) fn conflict(conflict: &Conflict) -> Finding {
    let (kind, message) = match conflict {
        Conflict::Claim { flag, said, claim, claimed } => {
            flag_conflicts_with_token::cause(flag, said, claim, claimed)
        }
        Conflict::TeamAndUser { team, user } => invalid_parameter::team_and_user(team, user),
        Conflict::NoOrganization => missing_parameter::organization(),
    };
    kind.finding(Input::Request, message)
}
