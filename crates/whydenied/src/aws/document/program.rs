//! The trust policy that a program makes.

use super::arguments;
use super::found::{Found, Made, Place, SEVERAL_ROLES};
use crate::aws::grammar;
use crate::aws::policy::Side;
use crate::aws::role::Role;
use crate::aws::script::Script;
use crate::json::{self, Node};
use crate::program::{self, DocumentForm, Filled, Program, Refused, Shape};
use crate::report::{Input, InputError};
use crate::span::Span;
use crate::unreadable::{
    in_another_file, invalid_json, module_makes_no_role, not_json, not_readable_here, unknown_module,
};

/// How many roles an error names.
const NAMED: usize = 12;
/// How many characters of an expression an error shows.
const SHOWN: usize = 60;

/// The trust policy in a program; `None` where the text has none.
pub(super) fn find(
    text: &str,
    chosen: Option<&str>,
    given: &[(String, String)],
) -> Option<Result<Found, InputError>> {
    let program = read(text, given)?;
    Some(choose(text, program, chosen, given).map(|found| {
        let before = || before(text, &found, given);
        let before = if found.form == Some(DocumentForm::TerraformPlan) { before() } else { None };
        found.with(Side::Before, before)
    }))
}

/// The policy of the same role before the plan, where the plan changes it.
fn before(text: &str, after: &Found, given: &[(String, String)]) -> Option<Found> {
    let name = after.role.as_ref()?.name.as_deref();
    let mut before = program::read_before(text, given)?.found.into_iter();
    let before = found(text, before.find(|policy| policy.role.as_deref() == name)?, given).ok()?;
    let json = |found: &Found| match &found.place {
        Place::Program(made) => Some(made.root.value.to_json()),
        _ => None,
    };
    (json(&before) != json(after)).then_some(before)
}

/// The trust policy in a template that is JSON.
pub(super) fn find_in_template(
    text: &str,
    root: &Node<'_>,
    chosen: Option<&str>,
    given: &[(String, String)],
) -> Option<Result<Found, InputError>> {
    let program = program::read_template(text, root, given)?;
    (!program.found.is_empty()).then(|| choose(text, program, chosen, given))
}

/// What was found of each role that trusts an identity provider.
pub(super) fn each(text: &str, given: &[(String, String)]) -> Option<Vec<Found>> {
    let program = read(text, given)?;
    let federated = program.found.into_iter().filter(trusts_provider);
    Some(federated.filter_map(|policy| found(text, policy, given).ok()).collect())
}

/// The policies of a text that starts as no JSON does.
fn read<'t>(text: &'t str, given: &[(String, String)]) -> Option<Program<'t>> {
    if not_json::starts_as_json(text) && !program::are_files(text) {
        return None;
    }
    let program = program::read(text, given);
    (!program.found.is_empty() || !program.refused.is_empty()).then_some(program)
}

fn choose(
    text: &str,
    mut program: Program<'_>,
    chosen: Option<&str>,
    given: &[(String, String)],
) -> Result<Found, InputError> {
    let providers = std::mem::take(&mut program.providers);
    let values = std::mem::take(&mut program.values);
    let mut found = chosen_of(text, program, chosen, given)?;
    if let Place::Program(made) = &mut found.place {
        made.providers = providers;
        made.values = values;
    }
    Ok(found)
}

fn chosen_of(
    text: &str,
    program: Program<'_>,
    chosen: Option<&str>,
    given: &[(String, String)],
) -> Result<Found, InputError> {
    let Program { mut found, refused, .. } = program;
    // A program has no ARNs: a role is known by the name at the end of its own.
    let chosen =
        chosen.map(|role| role.rsplit('/').next().filter(|_| role.starts_with("arn:")).unwrap_or(role));
    if let Some(chosen) = chosen
        && let Some(at) = found.iter().position(|policy| policy.role.as_deref() == Some(chosen))
    {
        return self::found(text, found.swap_remove(at), given);
    }
    let mut federated: Vec<_> =
        (0..found.len()).filter(|at| found.get(*at).is_some_and(trusts_provider)).collect();
    if federated.is_empty() && found.len() == 1 && refused.is_empty() {
        federated.push(0);
    }
    match (federated.as_slice(), refused.first()) {
        (&[only], _) => self::found(text, found.swap_remove(only), given),
        ([], Some(refused)) => Err(refusal(text, refused)),
        ([], None) => Err(failure(
            text,
            Span::new(0, text.len()),
            "no-federated-role",
            format!("none of the {} roles of this program trusts an identity provider", found.len()),
            "a role for web identities has a federated principal in its trust policy; this may be another file"
                .to_owned(),
        )),
        (several, _) => {
            let names = several.iter().filter_map(|at| found.get(*at)?.role.as_deref());
            let names: Vec<_> = names.take(NAMED).map(|name| format!("`{name}`")).collect();
            Err(failure(
                text,
                Span::new(0, text.len()),
                SEVERAL_ROLES,
                format!("this program has {} roles that trust an identity provider", several.len()),
                format!("say which one by its name: {}", names.join(", ")),
            ))
        }
    }
}

fn refusal(text: &str, refused: &Refused) -> InputError {
    match refused {
        Refused::OtherFile(file, span) => in_another_file::error(text, *span, file),
        Refused::Broken(kind, span) => {
            let broken = json::Error { kind: *kind, span: *span };
            invalid_json::error(not_json::Wanted::TrustPolicy, text, broken)
        }
        Refused::UnknownModule { source, inputs, span } => unknown_module::error(text, *span, source, inputs),
        Refused::SwitchedOff { input, needs, span } => {
            module_makes_no_role::error(text, *span, input, *needs)
        }
        Refused::Attached(role, span) => {
            let message = "this command makes no role: it attaches one that is there already".to_owned();
            let name = role.rsplit('/').next().filter(|_| role.starts_with("arn:")).unwrap_or("NAME");
            let help =
                format!("paste that role's policy, the answer of `aws iam get-role --role-name {name}`");
            not_readable_here::KIND.unreadable(Input::Policy, text, *span, message, help)
        }
        Refused::Made(expression, span) => {
            let message = format!("the policy is made by `{}`, which is not known here", short(expression));
            let help = "paste the policy that AWS has, the answer of `aws iam get-role`; before it is deployed, `terraform \
                        show -json` or `pulumi preview --json` has it";
            not_readable_here::KIND.unreadable(Input::Policy, text, *span, message, help.to_owned())
        }
    }
}

/// An expression, as much of it as a sentence takes.
fn short(expression: &str) -> String {
    match expression.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", expression.get(..end).unwrap_or_default()),
        None => expression.to_owned(),
    }
}

fn failure(text: &str, span: Span, code: &'static str, message: String, help: String) -> InputError {
    let error = InputError::at(Input::Policy, text, code, span, message.into(), "");
    InputError { help: help.into(), ..error }
}

/// Whether a policy is about identity providers.
fn trusts_provider(policy: &program::Found<'_>) -> bool {
    let json = policy.root.value.to_json();
    json.contains("Federated") || json.contains("WithWebIdentity")
}

fn found(text: &str, policy: program::Found<'_>, given: &[(String, String)]) -> Result<Found, InputError> {
    let (root, arguments) = match policy.shape {
        Shape::Policy => (policy.root, None),
        Shape::Arguments => {
            arguments::check_complete(text, &policy.root)?;
            let written = policy.root.clone().into_owned();
            (arguments::policy(policy.root), Some(written))
        }
    };
    if !grammar::has_statement(&root) {
        return Err(crate::unreadable::not_a_policy(Input::Policy, text, &root));
    }
    // Of a plan it is the program behind it that is to be edited, and where brackets are missing nobody knows what
    // stands in their place.
    let is_written =
        policy.form != DocumentForm::TerraformPlan && policy.recovered.is_none() && !policy.texts.is_empty();
    let script = is_written.then(|| Script {
        form: policy.form,
        arguments,
        texts: policy.texts,
        role: policy.role.clone(),
        is_beside: false,
        given: given.to_vec(),
    });
    let filled = policy.filled.into_iter().map(Filled::into_owned).collect();
    let made = Made {
        root: root.into_owned(),
        filled,
        recovered: policy.recovered,
        script,
        providers: Vec::new(),
        values: Vec::new(),
    };
    let role = policy.role.map(|name| Role { name: Some(name), ..Role::default() });
    Ok(Found {
        form: Some(policy.form),
        role,
        role_at: None,
        place: Place::Program(Box::new(made)),
        beside: Vec::new(),
    })
}
