//! Tokens like the one at hand under the same policies.

use super::Request;
use super::context::{Context, Entry};
use super::decision::Call;
use super::policy::{Condition, Effect, Policy, PolicyKind};
use crate::Token;
use crate::pattern::Unit;
use crate::report::Variant;
use crate::variant::{self, Judgement, LONGEST_POLICY, Test, Tests};

/// What the policies make of tokens like this one.
pub(crate) fn variants(call: Call<'_>) -> Vec<Variant> {
    let length: usize = call.documents().iter().map(|document| document.policy.own_text().len()).sum();
    if length > LONGEST_POLICY {
        return Vec::new();
    }
    let own = call.decide();
    // Another token would be as fresh and as well signed as its issuer makes them.
    let of_others = Request { judge_times: false, signature: None, ..(*own.request).clone() };
    let judge = |other: &Token| {
        let request = if std::ptr::eq(other, call.token) { &*own.request } else { &of_others };
        let decision = Call { token: other, request, ..call }.decide();
        Judgement { verdict: decision.verdict, depends_on: decision.depends_on() }
    };
    let tests = tests(call.policy, call.resource_control, &own.context);
    variant::judged(call.token, own.context.provider.issuer, &tests, judge)
}

/// What the policies test of the token's own claims.
fn tests<'p>(policy: &'p Policy<'p>, resource_control: &'p [Policy<'p>], context: &Context) -> Tests<'p> {
    let mut tests = Tests { allowing: Vec::new(), denying: Vec::new(), tested: Vec::new() };
    for policy in [policy].into_iter().chain(resource_control) {
        for statement in &policy.statements {
            let conditions = statement.conditions.iter().filter_map(|condition| test(condition, context));
            let (passing, others): (Vec<_>, Vec<_>) = conditions.partition(|(_, passes)| *passes);
            let all = || passing.iter().chain(&others).map(|(test, _)| test.path.clone());
            for path in all() {
                if !tests.tested.contains(&path) {
                    tests.tested.push(path);
                }
            }
            let bare = |tests: Vec<(Test<'p>, bool)>| tests.into_iter().map(|(test, _)| test);
            let allows = statement.effect == Some(Effect::Allow) && policy.kind == PolicyKind::Trust;
            if allows {
                tests.allowing.push(bare(passing).collect());
                tests.denying.extend(bare(others));
            } else {
                tests.denying.extend(bare(passing).chain(bare(others)));
            }
        }
    }
    tests
}

/// The test of a claim that a condition makes, and whether its values are those that pass.
fn test<'p>(condition: &'p Condition<'p>, context: &Context) -> Option<(Test<'p>, bool)> {
    let prefix = [&context.provider.url, ":"].concat();
    let is_own = |entry: &&Entry| {
        entry.key.starts_with(&*prefix) && entry.key.eq_ignore_ascii_case(&condition.key.text)
    };
    let claim = context.entries.iter().find(is_own)?.claim?;
    let operator = condition.operator?;
    let unit: fn(char) -> Unit = if operator.row.wildcards { Unit::aws } else { Unit::Char };
    let is_text = operator.takes_variables();
    let plain = condition.values.iter().filter(|value| is_text && value.template.is_none());
    let patterns = plain.map(|value| &*value.text).collect();
    Some((Test { path: vec![claim.to_owned()], patterns, unit }, !operator.is_negated()))
}
