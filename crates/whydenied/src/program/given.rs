//! Values that the same text gives to what a program leaves open: a file of environment variables, the values of a Helm chart, the parameters
//! that a command gives a template. Each is known by a name of its own, so that it is taken for nothing else of that name.

#[cfg(feature = "pulumi")]
use crate::json::{Node, Value};
use crate::span::Span;
#[cfg(feature = "pulumi")]
use crate::yaml;
use crate::{cut, shell};

/// What stands before the name of an environment variable.
pub(super) const ENVIRONMENT: &str = "env:";
/// What stands before the name of a parameter of a template.
pub(super) const PARAMETER: &str = "parameter:";
/// What Terraform reads from the environment.
const TERRAFORM: &str = "TF_VAR_";
/// The commands that deploy a template, and the option that gives its parameters.
static COMMANDS: [&[&str]; 2] = [&["aws", "cloudformation"], &["sam"]];
const OVERRIDES: &str = "--parameter-overrides";
/// How many values are taken, and how deep those of Helm may lie.
const MAX_VALUES: usize = 256;
#[cfg(feature = "pulumi")]
const MAX_DEPTH: usize = 8;

/// What a text gives, and where.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    /// Names, each with its value.
    pub(super) values: Vec<(String, String)>,
    /// The places, each with what stands there.
    pub(crate) places: Vec<(&'static str, Span)>,
}

/// What the text gives beside a program.
pub(crate) fn read(text: &str) -> Given {
    let mut given = Given::default();
    for part in cut::parts(text) {
        let Some(own) = text.get(part.span.start..part.span.end) else { continue };
        let file = part.file.and_then(|path| path.rsplit('/').next()).unwrap_or_default();
        let before = given.values.len();
        let form = if file.rsplit('.').next() == Some("env") || file.starts_with(".env") {
            given.values.extend(own.lines().filter_map(variable));
            "dotenv"
        } else if file.starts_with("values") && file.ends_with("ml") {
            #[cfg(feature = "pulumi")]
            helm(own, &mut given.values);
            "helm-values"
        } else {
            commands(own, part.span.start, &mut given);
            continue;
        };
        if given.values.len() > before {
            given.places.push((form, part.span));
        }
    }
    given.values.truncate(MAX_VALUES);
    given
}

/// `NAME=value`
fn variable(line: &str) -> Option<(String, String)> {
    let line = line.trim();
    let (name, value) = line.strip_prefix("export ").unwrap_or(line).split_once('=')?;
    let is_name = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let value = value.split(" #").next().unwrap_or(value).trim().trim_matches(['"', '\'']);
    // What another variable says is not worked out.
    if !is_name || name.is_empty() || value.contains('$') {
        return None;
    }
    let name = match name.strip_prefix(TERRAFORM) {
        Some(name) => format!("var.{name}"),
        None => format!("{ENVIRONMENT}{name}"),
    };
    Some((name, value.to_owned()))
}

/// The values of a chart, by the paths that its templates have for them.
#[cfg(feature = "pulumi")]
fn helm(text: &str, values: &mut Vec<(String, String)>) {
    for root in yaml::parse(text).unwrap_or_default() {
        flatten(".Values", &root, 0, values);
    }
}

#[cfg(feature = "pulumi")]
fn flatten(path: &str, node: &Node<'_>, depth: usize, values: &mut Vec<(String, String)>) {
    if depth > MAX_DEPTH || values.len() >= MAX_VALUES {
        return;
    }
    match &node.value {
        Value::Object(members) => {
            for member in members {
                flatten(&format!("{path}.{}", member.key), &member.node, depth + 1, values);
            }
        }
        value => values.extend(value.scalar_text().map(|text| (path.to_owned(), text.to_owned()))),
    }
}

/// The commands of a part that give a template its parameters.
fn commands(text: &str, start: usize, given: &mut Given) {
    if !text.contains(OVERRIDES) {
        return;
    }
    for command in COMMANDS.iter().flat_map(|name| shell::commands(text, name)) {
        let before = given.values.len();
        given.values.extend(command.after(OVERRIDES).map_while(parameter));
        if given.values.len() > before {
            let span = Span::new(start + command.span.start, start + command.span.end);
            given.places.push(("parameter-overrides", span));
        }
    }
}

/// `NAME=value`, or `ParameterKey=NAME,ParameterValue=value`; `None` of the next option.
fn parameter(word: &str) -> Option<(String, String)> {
    if word.starts_with("--") {
        return None;
    }
    let long = word.strip_prefix("ParameterKey=").and_then(|rest| rest.split_once(",ParameterValue="));
    let (name, value) = long.or_else(|| word.split_once('='))?;
    (!value.contains('$')).then(|| (format!("{PARAMETER}{name}"), value.to_owned()))
}

/// The environment variable that an expression reads, in whatever language.
pub(super) fn variable_of(written: &str) -> Option<&str> {
    let mut names = written.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    let reads = ["env", "environ", "getenv", "lookupenv", "getenvironmentvariable"];
    names.find(|name| reads.contains(&&*name.to_ascii_lowercase().replace('_', "")))?;
    match written.find(['"', '\'']) {
        Some(quote) => written.get(quote + 1..)?.split(['"', '\'']).next(),
        None => written.rsplit(['.', ':']).next(),
    }
}
