//! What kinds of expressions there are, by how they are written.

use super::expr::{Ex, Kind, path};
use super::functions::squeezed;
use super::resolve::{Env, Resolver};
use super::token::Dialect;
use crate::report::HoleKind;

/// What holds settings, in every language: `config.require("x")`, `process.env.X`, `os.environ["X"]`.
static SETTINGS: [&str; 6] = ["config", "cfg", "environ", "env", "context", "settings"];
/// What functions that read a setting start with.
static READING: [&str; 4] = ["get", "require", "tryget", "lookup"];

impl<'t> Resolver<'_, 't> {
    /// What kind of an expression it is.
    pub(super) fn kind(&self, expression: &Ex<'t>, env: &Env<'t>) -> HoleKind {
        match &expression.kind {
            Kind::Choice(_) | Kind::First(_) => HoleKind::Condition,
            Kind::Each { .. } => HoleKind::Element,
            Kind::Open => of_open(&self.written(expression)),
            Kind::Call(callee, _) => {
                let reads = callee.last_name().is_some_and(|name| {
                    let name = squeezed(name);
                    READING.iter().any(|word| name.starts_with(word))
                });
                let is_setting = reads && holds_settings(&self.written(callee));
                if is_setting { HoleKind::Variable } else { HoleKind::Call }
            }
            Kind::Name(_) | Kind::Field(..) | Kind::Index(..) => self.kind_of_path(expression, env),
            _ => HoleKind::Call,
        }
    }

    fn kind_of_path(&self, expression: &Ex<'t>, env: &Env<'t>) -> HoleKind {
        let Some(path) = path(expression) else { return HoleKind::Reference };
        let first = path.first().map_or("", |first| &**first);
        let is_name = path.len() == 1;
        if self.names.is_template {
            let is_reference = !is_name || self.names.is_of_template(first);
            return if is_reference { HoleKind::Reference } else { HoleKind::Variable };
        }
        let is_terraform = self.names.dialect == Dialect::Hcl;
        match first {
            "var" if is_terraform => HoleKind::Variable,
            "local" if is_terraform => HoleKind::Local,
            "each" | "count" if is_terraform => HoleKind::Element,
            _ if is_terraform && env.has(first) => HoleKind::Element,
            _ if is_terraform && !is_name => HoleKind::Reference,
            _ if is_name && (env.has(first) || self.names.is_assigned(first)) => HoleKind::Local,
            _ if is_name || holds_settings(&self.written(expression)) => HoleKind::Variable,
            _ if !self.values(expression, env).is_empty() => HoleKind::Local,
            _ => HoleKind::Reference,
        }
    }
}

fn holds_settings(written: &str) -> bool {
    let mut names = written.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    names.any(|name| SETTINGS.contains(&&*squeezed(name)))
}

/// What was left out or hidden.
fn of_open(written: &str) -> HoleKind {
    let inside = written.trim_start_matches("${").trim_end_matches('}').trim();
    match inside.trim_start_matches(['#', '/', '*', ' ']) {
        "" | "..." | "\u{2026}" | "(known after apply)" | "known after apply" | "<computed>" => {
            HoleKind::Elided
        }
        "(sensitive value)" | "sensitive value" | "***" => HoleKind::Secret,
        inside if inside.starts_with("...") => HoleKind::Elided,
        _ => HoleKind::Call,
    }
}

/// What an expression of a shell, or of a text that some tool fills in, is.
pub(super) fn of_shell(written: &str, is_assigned: bool) -> HoleKind {
    if written.starts_with("$(") {
        HoleKind::Call
    } else if is_assigned {
        HoleKind::Local
    } else {
        match of_open(written) {
            HoleKind::Call => HoleKind::Variable,
            kind => kind,
        }
    }
}
