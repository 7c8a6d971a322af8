//! The arguments of Terraform's `aws_iam_policy_document` and Pulumi's `getPolicyDocument`, as JSON:
//! turned into the policy that the data source makes of them, every part at its own place.
//!
//! Source: <https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document>
//! (documented); that equal tests are merged is what the provider's code does (observed).

use std::borrow::Cow;

use crate::json::{Member, Node, Value};
use crate::report::{Input, InputError};
use crate::span::Span;

/// The version that the data source writes where none is given.
const DEFAULT_VERSION: &str = "2012-10-17";

/// An argument of the document in both spellings, and the element that it becomes.
const DOCUMENT: &[(&str, &str, &str)] = &[
    ("version", "version", "Version"),
    ("policy_id", "policyId", "Id"),
    ("statement", "statements", "Statement"),
];

/// An argument of a statement in both spellings, and the element that it becomes.
const STATEMENT: &[(&str, &str, &str)] = &[
    ("sid", "sid", "Sid"),
    ("effect", "effect", "Effect"),
    ("principals", "principals", "Principal"),
    ("not_principals", "notPrincipals", "NotPrincipal"),
    ("actions", "actions", "Action"),
    ("not_actions", "notActions", "NotAction"),
    ("resources", "resources", "Resource"),
    ("not_resources", "notResources", "NotResource"),
    ("condition", "conditions", "Condition"),
];

/// What the data source gives back, which state files hold in addition to the arguments.
const RESULTS: &[&str] = &[
    "id",
    "json",
    "minified_json",
    "minifiedJson",
    "source_json",
    "sourceJson",
    "override_json",
    "overrideJson",
];

/// Arguments that bring statements from elsewhere.
const MERGED: &[&str] = &[
    "source_policy_documents",
    "sourcePolicyDocuments",
    "override_policy_documents",
    "overridePolicyDocuments",
];

/// Whether these are the arguments of a policy document and not the document.
pub(crate) fn is_arguments(root: &Node<'_>) -> bool {
    let Some(statements) = root.get("statements").or_else(|| root.get("statement")) else { return false };
    let own = |name: &str| {
        !matches!(name, "sid" | "effect" | "condition")
            && STATEMENT.iter().any(|(snake, camel, _)| [snake, camel].contains(&&name))
    };
    let tests = |node: &Node<'_>| list(node).iter().any(|test| test.get("test").is_some());
    list(statements).iter().any(|statement| {
        let mut members = statement.members().iter();
        members.any(|member| own(&member.key) || (member.key == "condition" && tests(&member.node)))
    })
}

/// Refuses arguments that the data source would refuse, or of which a part stands elsewhere.
pub(crate) fn check_complete(text: &str, root: &Node<'_>) -> Result<(), InputError> {
    let failure = |span: Span, message: String, help: &'static str| {
        Err(InputError::at(Input::Policy, text, "incomplete-arguments", span, message.into(), help))
    };
    // What was read of a program is there already, as far as it is known.
    let is_text = |node: &Node<'_>| matches!(node.value, Value::String(_));
    let is_given = |node: &Node<'_>| list(node).iter().any(is_text);
    if let Some(merged) =
        root.members().iter().find(|member| MERGED.contains(&&*member.key) && is_given(&member.node))
    {
        return failure(
            merged.key_span,
            format!("`{}` merges other documents into this one", merged.key),
            "paste the finished document: the `json` of the data source, or the answer of `aws iam get-role`",
        );
    }
    let statements = root.get("statements").or_else(|| root.get("statement"));
    for member in statements.map(list).unwrap_or_default().iter().flat_map(Node::members) {
        let needed: &[&str] = match element(STATEMENT, &member.key) {
            Some("Principal" | "NotPrincipal") => &["type", "identifiers"],
            Some("Condition") => &["test", "variable", "values"],
            _ => continue,
        };
        for entry in list(&member.node).iter().filter(|entry| entry.value != Value::Null) {
            if let Some(missing) = needed.iter().find(|name| entry.get(name).is_none()) {
                return failure(
                    entry.span,
                    format!("an entry of `{}` has no `{missing}`", member.key),
                    "write it as the data source takes it: a condition has `test`, `variable` and `values`, a \
                     principal has `type` and `identifiers`",
                );
            }
        }
    }
    Ok(())
}

/// The policy that the data source makes of its arguments.
pub(crate) fn policy(root: Node<'_>) -> Node<'_> {
    let span = root.span;
    let mut document = Vec::new();
    let (mut sources, mut overrides) = (Vec::new(), Vec::new());
    for member in members(root) {
        match element(DOCUMENT, &member.key) {
            Some("Statement") => {
                let list_span = member.node.span;
                let statements = entries(member.node).into_iter().map(statement).collect();
                let node = Node { value: Value::Array(statements), span: list_span };
                document.push(Member { key: "Statement".into(), node, ..member });
            }
            Some(_) if member.node.value == Value::Null => {}
            Some(name) => document.push(Member { key: name.into(), ..member }),
            None if MERGED.first_chunk::<2>().is_some_and(|source| source.contains(&&*member.key)) => {
                sources.extend(entries(member.node));
            }
            None if MERGED.contains(&&*member.key) => overrides.extend(entries(member.node)),
            None if RESULTS.contains(&&*member.key) => {}
            None => document.push(member),
        }
    }
    if !sources.is_empty() || !overrides.is_empty() {
        let own = document.iter().position(|member| member.key == "Statement");
        let own = own.map(|at| document.remove(at));
        let key_span = own.as_ref().map_or(Span::new(span.start, span.start), |own| own.key_span);
        let mut merged = Vec::new();
        for source in sources {
            merge(&mut merged, statements_of(source));
        }
        merge(&mut merged, own.map(|own| entries(own.node)).unwrap_or_default());
        for document in overrides {
            let open = document.hole();
            merge(&mut merged, statements_of(document));
            // What is not known may take the place of any that has a name.
            let Some(open) = open else { continue };
            for statement in merged.iter_mut().filter(|statement| sid(statement).is_some()) {
                if let Value::Object(members) = &mut statement.value {
                    members.push(Member::of_text(open.clone(), Node { value: Value::Null, span }));
                }
            }
        }
        let node = Node { value: Value::Array(merged), span };
        document.push(Member::new("Statement".into(), key_span, node));
    }
    default(&mut document, "Version", DEFAULT_VERSION, span);
    Node { value: Value::Object(document), span }
}

/// The statements of a policy that is merged into another; of one that is not known, one that may be any.
fn statements_of(document: Node<'_>) -> Vec<Node<'_>> {
    if matches!(document.value, Value::Open(_)) {
        return vec![document];
    }
    let document = if is_arguments(&document) || is_merged(&document) { policy(document) } else { document };
    let statements = members(document).into_iter().filter(|member| member.key == "Statement");
    statements.flat_map(|member| entries(member.node)).collect()
}

/// Whether these are arguments that only merge others.
fn is_merged(root: &Node<'_>) -> bool {
    root.members().iter().any(|member| MERGED.contains(&&*member.key))
}

fn sid<'n>(statement: &'n Node<'_>) -> Option<&'n str> {
    statement.get("Sid")?.value.as_str().filter(|sid| !sid.is_empty())
}

/// Adds statements; one with the `Sid` of another takes its place.
fn merge<'t>(statements: &mut Vec<Node<'t>>, more: Vec<Node<'t>>) {
    for statement in more {
        let same = statements.iter().position(|known| sid(known).is_some() && sid(known) == sid(&statement));
        match same.and_then(|at| statements.get_mut(at)) {
            Some(known) => *known = statement,
            None => statements.push(statement),
        }
    }
}

fn statement(node: Node<'_>) -> Node<'_> {
    let span = node.span;
    if !matches!(node.value, Value::Object(_)) {
        return node;
    }
    let mut statement = Vec::new();
    for member in members(node) {
        let name = element(STATEMENT, &member.key);
        let node = member.node;
        // The data source leaves out what is null or empty.
        let is_empty = match &node.value {
            Value::Null => true,
            Value::Array(nodes) => nodes.is_empty(),
            Value::String(text) => text.is_empty(),
            _ => false,
        };
        if name.is_some() && is_empty {
            continue;
        }
        let node = match name {
            Some("Principal" | "NotPrincipal") => principals(node),
            Some("Condition") => conditions(node),
            Some("Resource" | "NotResource") => with_variables(node),
            _ => node,
        };
        statement.push(Member { key: name.map_or(member.key, Cow::Borrowed), node, ..member });
    }
    default(&mut statement, "Effect", "Allow", span);
    Node { value: Value::Object(statement), span }
}

/// Adds the element that the data source writes where none is given.
fn default(members: &mut Vec<Member<'_>>, name: &'static str, text: &'static str, whole: Span) {
    if !members.iter().any(|member| member.key == name) {
        let span = Span::new(whole.start, whole.start + 1);
        let node = Node { value: Value::String(text.into()), span };
        members.push(Member::new(name.into(), span, node));
    }
}

/// `[{ type, identifiers }]` by type.
fn principals(node: Node<'_>) -> Node<'_> {
    let span = node.span;
    let mut types = Vec::new();
    for entry in entries(node) {
        let (Some(kind), Some(identifiers)) = (entry.get("type").cloned(), entry.get("identifiers").cloned())
        else {
            continue;
        };
        append(&mut types, kind, with_variables(identifiers));
    }
    // The one entry that the data source writes as a bare string.
    if let [Member { key, node: identifiers, .. }] = types.as_slice()
        && key == "*"
        && matches!(list(identifiers), [Node { value: Value::String(text), .. }] if text == "*")
    {
        return Node { value: Value::String("*".into()), span };
    }
    Node { value: Value::Object(types), span }
}

/// `[{ test, variable, values }]` by test and variable; values of equal ones are put together.
fn conditions(node: Node<'_>) -> Node<'_> {
    let span = node.span;
    let mut tests: Vec<Member<'_>> = Vec::new();
    for entry in entries(node) {
        let part = |name| entry.get(name).cloned();
        let (Some(test), Some(variable), Some(values)) = (part("test"), part("variable"), part("values"))
        else {
            continue;
        };
        let Some(test) = test.into_text() else { continue };
        let known = tests.iter().position(|member| member.key == test.text);
        let at = known.unwrap_or(tests.len());
        if known.is_none() {
            let node = Node { value: Value::Object(Vec::new()), span: entry.span };
            tests.push(Member::of_text(test, node));
        }
        let block = tests.get_mut(at);
        if let Some(Value::Object(variables)) = block.map(|member| &mut member.node.value) {
            append(variables, variable, with_variables(values));
        }
    }
    Node { value: Value::Object(tests), span }
}

/// Adds the values of a list under a key, to those that are there already.
fn append<'t>(members: &mut Vec<Member<'t>>, key: Node<'t>, values: Node<'t>) {
    let Some(key) = key.into_text() else { return };
    if let Some(known) = members.iter_mut().find(|member| member.key == key.text) {
        if let Value::Array(nodes) = &mut known.node.value {
            nodes.extend(entries(values));
        }
        return;
    }
    let span = values.span;
    let node = Node { value: Value::Array(entries(values)), span };
    members.push(Member::of_text(key, node));
}

/// Policy variables are written `&{…}` where `${…}` would be an interpolation.
fn with_variables(node: Node<'_>) -> Node<'_> {
    let span = node.span;
    let value = match node.value {
        Value::String(text) if text.contains("&{") => Value::String(text.replace("&{", "${").into()),
        Value::Array(nodes) => Value::Array(nodes.into_iter().map(with_variables).collect()),
        other => other,
    };
    Node { value, span }
}

/// The element that an argument becomes.
fn element(table: &[(&str, &str, &'static str)], argument: &str) -> Option<&'static str> {
    table
        .iter()
        .find(|(snake, camel, _)| [*snake, *camel].contains(&argument))
        .map(|(_, _, element)| *element)
}

/// The entries of a list; a block that stands alone is a list of one.
fn list<'n, 't>(node: &'n Node<'t>) -> &'n [Node<'t>] {
    match &node.value {
        Value::Array(nodes) => nodes,
        _ => std::slice::from_ref(node),
    }
}

fn entries(node: Node<'_>) -> Vec<Node<'_>> {
    match node.value {
        Value::Array(nodes) => nodes,
        _ => vec![node],
    }
}

fn members(node: Node<'_>) -> Vec<Member<'_>> {
    match node.value {
        Value::Object(members) => members,
        _ => Vec::new(),
    }
}
