//! How what a program leaves open is usually set, by the way in which it is written.

use crate::program::name_of;
use crate::report::{HoleKind, HoleReport};
use crate::span::{Lines, Span};

/// A way to set something from outside. `{name}` and `{value}` stand for what they say.
struct Way {
    /// What the expression has one of in it, and what the text has.
    known_by: (&'static [&'static str], &'static str),
    /// What it is declared by, if it is.
    declared: &'static str,
    words: &'static str,
}

static WAYS: [Way; 7] = [
    Way {
        known_by: (&["var."], ""),
        declared: "variable \"{name}\"",
        words: "`terraform apply -var '{name}={value}'`, or `{name} = \"{value}\"` in `terraform.tfvars`",
    },
    Way { known_by: (&["ontext("], ""), declared: "", words: "`cdk deploy -c {name}={value}`" },
    Way { known_by: (&["onfig"], "ulumi"), declared: "", words: "`pulumi config set {name} {value}`" },
    Way {
        known_by: (&[".Values."], ""),
        declared: "",
        words: "`--set {name}={value}` of Helm, or in its values file",
    },
    Way {
        known_by: (&["process.env", "environ[", "environ.get", "etenv(", "env:"], ""),
        declared: "",
        words: "`{name}={value}` in the environment",
    },
    Way {
        known_by: (&[""], "AWS::IAM::Role"),
        declared: "{name}:",
        words: "`--parameter-overrides {name}={value}` of `aws cloudformation deploy`",
    },
    Way { known_by: (&["$"], "aws "), declared: "", words: "`{name}={value}` before the command" },
];

/// How the expression is set to the one text that it must be, and where it is declared; `None` where nobody knows.
pub(super) fn way(hole: &HoleReport, text: &str, lines: &Lines) -> Option<String> {
    let [value] = hole.needs.as_slice() else { return None };
    let is_plain =
        |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || "_./:-".contains(letter));
    let name = name_of(&hole.expression).trim_matches(['{', '}']);
    if hole.kind != HoleKind::Variable || !is_plain(value) || !is_plain(name) {
        return None;
    }
    let is_it = |way: &&Way| {
        let (words, beside) = way.known_by;
        words.iter().any(|word| hole.expression.contains(word)) && text.contains(beside)
    };
    let way = WAYS.iter().find(is_it)?;
    let filled = |words: &str| words.replace("{name}", name).replace("{value}", value);
    let declared = filled(way.declared);
    let mut starts = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at + line.len() - line.trim_start().len();
        *at += line.len();
        Some((start, line.trim_start().trim_start_matches('"')))
    });
    let is_declared = |line: &str| !declared.is_empty() && line.replace("\":", ":").starts_with(&declared);
    let declared = starts.find(|(_, line)| is_declared(line));
    let place = declared.map(|(start, _)| lines.place(Span::new(start, start)).line);
    let place = place.map(|line| format!(" (it is declared in line {line})")).unwrap_or_default();
    Some(format!("set it with {}{place}", filled(way.words)))
}

#[cfg(test)]
mod tests {
    use super::way;
    use crate::report::{HoleKind, HoleReport};
    use crate::span::Lines;

    #[test]
    fn what_is_open_is_set_as_its_tool_does() {
        let terraform = "variable \"branch\" {}\n";
        let template = "Parameters:\n  Branch:\n    Type: String\nResources:\n  R: {Type: AWS::IAM::Role}\n";
        for (text, expression, expected) in [
            (
                terraform,
                "var.branch",
                Some(
                    "set it with `terraform apply -var 'branch=main'`, or `branch = \"main\"` in \
                                            `terraform.tfvars` (it is declared in line 1)",
                ),
            ),
            (
                template,
                "Branch",
                Some(
                    "set it with `--parameter-overrides Branch=main` of `aws cloudformation deploy` \
                                       (it is declared in line 2)",
                ),
            ),
            (
                "import pulumi",
                "config.require(\"branch\")",
                Some("set it with `pulumi config set branch main`"),
            ),
            ("", "process.env.BRANCH", Some("set it with `BRANCH=main` in the environment")),
            ("", "this.node.tryGetContext('branch')", Some("set it with `cdk deploy -c branch=main`")),
            ("", "branch", None),
        ] {
            let hole = HoleReport {
                expression: expression.to_owned(),
                kind: HoleKind::Variable,
                spans: Vec::new(),
                value: None,
                resolved_by: None,
                candidates: Vec::new(),
                needs: vec!["main".to_owned()],
                is_example: false,
                may_be_pattern: false,
                must_not_be: Vec::new(),
                fits: None,
                decides: true,
            };
            assert_eq!(way(&hole, text, &Lines::new(text)).as_deref(), expected, "{expression}");
        }
    }
}
