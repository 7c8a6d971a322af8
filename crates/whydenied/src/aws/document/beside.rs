//! A program, and beside it what AWS has of the role that it makes: an answer, a state, a plan. What AWS has is judged, and the program is
//! where it is to be changed.

use super::found::{Found, Place};
use super::program;
use crate::aws::policy::Side;
use crate::aws::role::Role;
use crate::program::{DocumentForm, plan_in};
use crate::report::InputError;
use crate::span::Span;
use crate::{cut, json};

/// How many braces at the beginning of a line are tried as the beginning of an answer.
const TRIED: usize = 64;
/// Keys without one of which no JSON is an answer, a state or a plan.
static KEYS: [&str; 3] = ["olicyDocument\"", "\"assume_role_policy\"", "\"assumeRolePolicy\""];
/// What a role is in a template, which is none of these.
const TEMPLATE: &str = "\"AWS::IAM::Role\"";

/// What finds the policy in a text.
type Find = fn(&str, Option<&str>, &[(String, String)]) -> Result<Found, InputError>;

/// The role that AWS has, with the policy that the program gives it; `None` of any text that has not both.
pub(super) fn find(text: &str, role: Option<&str>, given: &[(String, String)], find: Find) -> Option<Found> {
    let place = plan_in(text).or_else(|| answer_in(text))?;
    let around = [Span::new(0, place.start), Span::new(place.end, text.len())];
    let around = cut::blanked(text, &around);
    if around.trim().is_empty() {
        return None;
    }
    let alone = cut::blanked(text, &[place]);
    let read = |role: Option<&str>| find(&alone, role, given).ok();
    let of_name = |name: Option<&str>| {
        let found = program::find(&around, name, given)?.ok()?;
        let is_program = |form| form != DocumentForm::Prose && form != DocumentForm::TerraformPlan;
        found.form.is_some_and(is_program).then_some(found)
    };
    // Where one of them has several roles, the other says which.
    let answer = role.and_then(|role| read(Some(role))).or_else(|| read(None));
    let (answer, mut program) = if let Some(answer) = answer {
        let own = called(&answer).filter(|_| role.is_none());
        let program = of_name(own.as_deref().or(role)).or_else(|| of_name(None))?;
        (answer, program)
    } else {
        let program = of_name(role)?;
        (read(called(&program).as_deref())?, program)
    };
    let is_answer = matches!(
        answer.form?,
        DocumentForm::Role | DocumentForm::Roles | DocumentForm::State | DocumentForm::TerraformPlan
    );
    if let Place::Program(made) = &mut program.place
        && let Some(script) = &mut made.script
    {
        script.is_beside = true;
    }
    is_answer.then(|| answer.with(Side::Program, Some(program)))
}

fn called(found: &Found) -> Option<String> {
    found.role.as_ref().and_then(Role::called).map(str::to_owned)
}

/// Where an answer stands: JSON that begins a line.
fn answer_in(text: &str) -> Option<Span> {
    if !KEYS.iter().any(|key| text.contains(key)) {
        return None;
    }
    let (mut at, mut tries) = (0, TRIED);
    for line in text.split_inclusive('\n') {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        if !line.trim_start().starts_with('{') {
            continue;
        }
        tries = tries.checked_sub(1)?;
        let Some(run) = cut::braces(text, start)?.run else { continue };
        let own = text.get(run.start..run.end)?;
        let is_one = KEYS.iter().any(|key| own.contains(key)) && !own.contains(TEMPLATE);
        if is_one && json::parse_part(text, run).is_ok() {
            return Some(run);
        }
    }
    None
}
