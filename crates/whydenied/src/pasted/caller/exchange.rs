//! Exchanges with Pulumi Cloud that jobs make of their tokens: by an action, or by a command of a script.
//!
//! Sources: <https://github.com/pulumi/auth-actions>, <https://github.com/pulumi/esc-action>,
//! <https://www.pulumi.com/docs/iac/cli/commands/pulumi_login/>

use super::open::is_open;
use crate::issuer::table::tenancy::ORGANIZATION_AUDIENCE;
use crate::json::Node;
use crate::pulumi::Exchange;
use crate::pulumi::exchange::{Parameters, inputs, makes_exchange};
use crate::span::Place;

/// Whether a token for that audience is for Pulumi Cloud.
pub(super) fn is_audience(audience: &str) -> bool {
    audience.starts_with(ORGANIZATION_AUDIENCE)
}

/// The exchange that a step with an action of Pulumi makes. `filled` says what is known of an expression.
pub(super) fn of_step(text: &str, step: &Node<'_>, filled: &dyn Fn(&str) -> String) -> Option<Exchange> {
    let mut inputs = inputs(step)?;
    for parameter in &mut inputs.parameters {
        parameter.value = filled(&parameter.value);
    }
    Some(Parameters::of(text, inputs.form, &inputs.parameters, Vec::new()).exchange)
}

/// The exchange that a script makes, if it makes one. `place` is where the script is written.
pub(super) fn of_script(script: &str, place: Place) -> Option<Exchange> {
    let read = makes_exchange(script).then(|| Parameters::read(script).ok());
    let mut exchange = read.flatten()?.exchange;
    // Places of a script are none of the text that it is written in.
    for refusal in &mut exchange.refusals {
        refusal.finding.span = Some(place);
    }
    Some(exchange)
}

/// The exchange of a token for that audience, of which nothing more is written.
pub(super) fn of_audience(audience: &str) -> Exchange {
    let organization = audience.strip_prefix(ORGANIZATION_AUDIENCE).filter(|name| !is_open(name));
    Exchange { organization: organization.map(str::to_owned), ..Exchange::default() }
}
