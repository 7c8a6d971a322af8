//! The kinds of text that people paste in place of JSON, and what each is known by.

use super::first_line::is_blank;
use super::wanted::Wanted;
use crate::program::TERRAFORM;

/// How much of a text is looked at.
const LOOKED_AT: usize = 32_768;

/// A kind of text.
pub(crate) struct Kind {
    /// As a message names it, with its article.
    pub(crate) name: &'static str,
    is: fn(&Pasted<'_>) -> bool,
    /// What to do with it, apart from pasting what is wanted.
    pub(crate) instead: &'static str,
    /// Whether it is read as YAML where that is taken, so that only what is wrong with it is reported there.
    is_plain_yaml: bool,
    /// Whether it declares roles or issuers, or runs what does.
    is_program: bool,
    /// Whether it may stand for whoever calls, written in YAML.
    is_caller: bool,
}

const fn kind(name: &'static str, is: fn(&Pasted<'_>) -> bool) -> Kind {
    Kind { name, is, instead: "", is_plain_yaml: false, is_program: false, is_caller: false }
}

impl Kind {
    const fn but(mut self, instead: &'static str) -> Self {
        self.instead = instead;
        self
    }

    const fn plain_yaml(mut self) -> Self {
        self.is_plain_yaml = true;
        self
    }

    const fn program(mut self) -> Self {
        self.is_program = true;
        self
    }

    const fn caller(mut self) -> Self {
        self.is_caller = true;
        self.program()
    }
}

/// The beginning of a pasted text.
struct Pasted<'t> {
    text: &'t str,
    /// The first line that is neither blank nor a comment.
    first: &'t str,
    /// The first line that is not blank.
    top: &'t str,
}

impl<'t> Pasted<'t> {
    fn of(text: &'t str) -> Self {
        let text = text.get(..text.floor_char_boundary(LOOKED_AT)).unwrap_or(text);
        let text = text.trim_start_matches(is_blank);
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let top = lines.clone().next().unwrap_or_default();
        let is_comment = |line: &&str| {
            line.starts_with("//")
                || line.starts_with('#') && !line.starts_with("#!") && !line.starts_with("##[")
        };
        Self { text, first: lines.find(|line| !is_comment(line)).unwrap_or(top), top }
    }

    /// Whether the first line starts with one of these, after a prompt.
    fn starts(&self, words: &[&str]) -> bool {
        let first = self.first.trim_start_matches(['$', '>', ' ', '%']);
        words.iter().any(|word| first.starts_with(word))
    }

    /// Whether any line starts with one of these, as an entry of a list as well.
    fn line(&self, words: &[&str]) -> bool {
        let mut lines = self.text.lines().map(|line| line.trim_start().trim_start_matches("- "));
        lines.any(|line| words.iter().any(|word| line.starts_with(word)))
    }

    /// Whether one of these stands anywhere.
    fn has(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.contains(word))
    }

    fn is_one_word(&self) -> bool {
        !self.text.trim_end().contains(char::is_whitespace)
    }
}

/// Whether the first line is a key, or an entry of a list, as YAML has them, and not the only line.
fn is_yaml(it: &Pasted<'_>) -> bool {
    let entry = it.first.trim_start_matches("- ");
    let key = entry.split_once(':').filter(|(_, rest)| rest.is_empty() || rest.starts_with(' '));
    let is_key = key.is_some_and(|(key, _)| {
        !key.is_empty()
            && key.chars().all(|letter| letter.is_ascii_alphanumeric() || "_-./\"'".contains(letter))
    });
    (is_key || it.first == "---") && it.text.trim_end().contains('\n')
}

/// Every kind, in the order in which they are asked.
static KINDS: &[Kind] = &[
    kind("an encrypted text", |it| {
        it.starts(&["$ANSIBLE_VAULT", "ANSIBLE_VAULT"]) || it.has(&["ENC[AES256_GCM,", "!vault |"])
    })
    .but("decrypt it first"),
    kind("a template", |it| it.starts(&["{{", "{%"])).but("paste what it is rendered to"),
    kind("a PEM file", |it| it.starts(&["-----BEGIN"])),
    kind("HTML", |it| it.starts(&["<!DOCTYPE html", "<!doctype html", "<html", "<HTML"]))
        .but("the address answered with a page, such as a login or an error"),
    kind("XML", |it| it.starts(&["<"])),
    kind("a diff", |it| it.top.starts_with("diff --git") || it.starts(&["--- a/", "@@ "]))
        .but("paste the file itself"),
    kind("Terraform's plan as text", |it| {
        it.line(&[
            "Terraform will perform",
            "Terraform used the selected",
            "+ resource \"",
            "~ resource \"",
            "-/+ resource",
        ])
    })
    .but("a plan hides what is not known yet"),
    kind("what `pulumi` prints", |it| it.line(&["Previewing update", "Updating (", "Previewing destroy"])),
    kind("Markdown", |it| it.line(&["```", "~~~"])).but("paste what stands inside of the code block"),
    kind("a log", |it| {
        it.starts_with_time()
            || it.line(&[
                "##[",
                "::error",
                "::warning",
                "::group",
                "::debug",
                "[command]",
                "/usr/bin/docker ",
            ])
            || it.starts(&[
                "[INFO]", "[ERROR]", "[WARN", "[DEBUG]", "INFO ", "WARN ", "ERROR ", "DEBUG ", "time=",
                "level=",
            ])
    }),
    kind("an error message", |it| {
        it.starts(&[
            "Error:",
            "error:",
            "ERROR:",
            "An error occurred",
            "Traceback (most recent",
            "fatal:",
            "panic:",
            "Uncaught ",
            "│",
            "╷",
            "Exception",
        ])
    }),
    kind("a shell command", |it| {
        it.starts(&[
            "aws ",
            "eksctl ",
            "kubectl ",
            "curl ",
            "cat ",
            "terraform ",
            "tofu ",
            "pulumi ",
            "gh ",
            "gcloud ",
            "az ",
            "docker ",
            "echo ",
            "export ",
            "#!/",
            "set -e",
            "source ",
            "sudo ",
            "git ",
            "jq ",
            "helm ",
        ])
    })
    .program()
    .but("run it, and paste what it prints"),
    kind("a Dockerfile", |it| {
        it.starts(&["FROM ", "ARG "]) && it.line(&["RUN ", "COPY ", "ENTRYPOINT", "CMD ", "ENV "])
    }),
    kind("what Azure or Google Cloud trusts", |it| {
        it.has(&[
            "azuread_application_federated_identity_credential",
            "azurerm_federated_identity_credential",
            "federatedIdentityCredentials",
            "google_iam_workload_identity_pool_provider",
        ])
    })
    .but("their decisions are not explained here"),
    kind("Terraform", |it| {
        it.line(&TERRAFORM)
            || it.line(&["condition {", "principals {", "assume_role_policy "])
            || it.has(&["jsonencode(", "data.aws_iam_policy_document."])
    })
    .program(),
    kind("a program in Python", |it| {
        it.has(&["json.dumps(", "import pulumi_aws", "import boto3"])
            || it.line(&["def ", "import json", "import os", "import pulumi\n", "if __name__"])
            || it.text.lines().any(|line| line.starts_with("from ") && line.contains(" import "))
    })
    .program(),
    kind("a program in Go", |it| {
        it.line(&["package main", "func "]) || it.has(&["pulumi.String(", "fmt.Sprintf(", "jsii.String("])
    })
    .program(),
    kind("a program in C#", |it| {
        it.text.lines().any(|line| line.starts_with("using ") && line.trim_end().ends_with(';'))
            || it.has(&["JsonSerializer.Serialize(", "new Dictionary<", "InputMap<"])
    })
    .program(),
    kind("a program in Java", |it| {
        it.line(&["import com.", "import java.", "import software.", "public class "])
    })
    .program(),
    kind("a program in TypeScript or JavaScript", |it| {
        it.line(&[
            "const ",
            "let ",
            "import * as ",
            "import {",
            "export const ",
            "export class ",
            "module.exports",
            "function ",
        ]) || it.has(&["JSON.stringify(", "new aws.", "new iam.", "require(\"", "require('"])
    })
    .program(),
    kind("a CloudFormation template", |it| {
        it.line(&["AWSTemplateFormatVersion"]) || it.has(&["Type: AWS::", "Type: 'AWS::", "Type: \"AWS::"])
    })
    .program(),
    kind("a workflow of GitHub Actions", |it| {
        it.line(&["jobs:"]) && it.line(&["runs-on:", "uses:"])
            || it.line(&["uses: aws-actions/", "uses: pulumi/"])
    })
    .caller(),
    kind("a pipeline of GitLab CI", |it| {
        is_yaml(it) && it.line(&["id_tokens:", "stages:", "before_script:", "script:"])
    })
    .caller(),
    kind("the configuration of a pipeline", |it| {
        is_yaml(it) && it.line(&["pipelines:", "orbs:", "workflows:", "steps:"])
    })
    .caller(),
    kind("a Kubernetes manifest", |it| it.line(&["apiVersion:"]) && it.line(&["kind:"])).caller(),
    kind("a Pulumi program in YAML", |it| {
        it.line(&["runtime: yaml"])
            || it.line(&["resources:"]) && it.has(&["type: aws:", "type: \"aws:", "type: 'aws:"])
    })
    .program(),
    kind("an answer of AWS in YAML", |it| {
        it.line(&["AssumeRolePolicyDocument:", "ClientIDList:", "Role:", "Roles:"])
    })
    .but("have it printed as JSON, with `--output json`"),
    kind("an answer of AWS as a table", |it| it.first.starts_with("----") && it.has(&["|"]))
        .but("have it printed as JSON, with `--output json`"),
    kind("an answer of AWS as text", |it| it.starts(&["ROLE\t", "ROLES\t", "ASSUMEROLEPOLICYDOCUMENT"]))
        .but("have it printed as JSON, with `--output json`"),
    kind("a policy in YAML", |it| is_yaml(it) && it.line(&["Statement:", "Condition:", "Principal:"]))
        .but("write it as JSON"),
    kind("YAML", is_yaml).but("write it as JSON").plain_yaml(),
    kind("a profile of the AWS CLI", |it| it.starts(&["[default]", "[profile "])),
    kind("the name of a file", |it| {
        let endings = [
            ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".pdf", ".tf", ".json", ".yaml", ".yml", ".ts",
            ".py",
        ];
        it.is_one_word()
            && !it.has(&["://", "{"])
            && endings.iter().any(|ending| it.text.trim_end().ends_with(ending))
    })
    .but("paste what stands in it, as text"),
    kind("an ARN", |it| it.starts(&["arn:aws"]) && it.is_one_word()),
    kind("an address", |it| it.starts(&["https://", "http://"]) && it.is_one_word())
        .but("open it, and paste what it shows"),
    kind("a list of variables", is_assignments),
    kind("Markdown", |it| it.top.starts_with("# ") || it.starts(&["## ", "* ", "> "])).plain_yaml(),
];

impl Pasted<'_> {
    /// Whether it starts with a day, such as `2026-11-20T18:00:00Z`.
    fn starts_with_time(&self) -> bool {
        let day = self.first.trim_start_matches('[').as_bytes();
        let is_day = |(at, byte): (usize, &u8)| {
            if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() }
        };
        day.len() > 10 && day.iter().take(10).enumerate().all(is_day)
    }
}

/// Whether the first line says that a name is something.
fn is_assignments(it: &Pasted<'_>) -> bool {
    let name = it.first.split_once('=').map_or("", |(name, _)| name.trim_end());
    !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// Whether the text is a program, or what declares as one does.
pub(crate) fn is_program(text: &str) -> bool {
    of(Wanted::TrustPolicy, text).is_some_and(|kind| kind.is_program)
}

/// Whether the text is meant for whoever calls, such as a workflow, and written in YAML.
pub(crate) fn is_caller(text: &str) -> bool {
    of(Wanted::Token, text).is_some_and(|kind| kind.is_caller)
}

/// Whether it is that, or YAML of any other kind.
pub(crate) fn is_yaml_text(text: &str) -> bool {
    of(Wanted::Token, text).is_some_and(|kind| kind.is_caller || kind.is_plain_yaml)
}

/// What the text is, with its article, and what to do with it; neither where nobody knows.
pub(crate) fn described(text: &str) -> Option<(&'static str, &'static str)> {
    of(Wanted::Token, text).map(|kind| (kind.name, kind.instead))
}

/// Whether the text starts as JSON does, comments left out.
pub(crate) fn starts_as_json(text: &str) -> bool {
    let first = Pasted::of(text).first;
    let is_template = first.starts_with("{{") || first.starts_with("{%");
    !is_template && (first.starts_with(['{', '"']) || first.starts_with("[{") || first == "[")
}

/// What the text is. What starts as JSON does is JSON that is broken.
pub(crate) fn of(wanted: Wanted, text: &str) -> Option<&'static Kind> {
    if starts_as_json(text) {
        return None;
    }
    let pasted = Pasted::of(text);
    KINDS.iter().find(|kind| (kind.is)(&pasted) && !(kind.is_plain_yaml && wanted.reads_yaml()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_by_what_stands_in_it() {
        for (text, name) in [
            ("resource \"aws_iam_role\" \"r\" {\n  assume_role_policy = \"\"\n}", "Terraform"),
            ("# The role\n\nmodule \"irsa\" {\n", "Terraform"),
            ("assume_role_policy = jsonencode({\n", "Terraform"),
            ("import * as aws from \"@pulumi/aws\";\n", "a program in TypeScript or JavaScript"),
            ("import json\nimport pulumi_aws as aws\n", "a program in Python"),
            ("package main\n\nfunc main() {\n", "a program in Go"),
            ("using Pulumi;\nusing Aws = Pulumi.Aws;\n", "a program in C#"),
            ("AWSTemplateFormatVersion: '2010-09-09'\nResources:\n", "a CloudFormation template"),
            ("Resources:\n  Role:\n    Type: AWS::IAM::Role\n", "a CloudFormation template"),
            ("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n", "a workflow of GitHub Actions"),
            ("deploy:\n  id_tokens:\n    T:\n      aud: a\n", "a pipeline of GitLab CI"),
            ("apiVersion: v1\nkind: ServiceAccount\n", "a Kubernetes manifest"),
            ("Role:\n  AssumeRolePolicyDocument:\n", "an answer of AWS in YAML"),
            ("Version: \"2012-10-17\"\nStatement:\n  - Effect: Allow\n", "a policy in YAML"),
            ("iss: a\nsub: b\n", "YAML"),
            ("2026-11-20T18:00:00Z something\n", "a log"),
            ("Run x\n##[group]y\n", "a log"),
            ("$ aws iam get-role --role-name r", "a shell command"),
            ("FROM alpine\nRUN true\n", "a Dockerfile"),
            ("# Title\n\nSome words\n", "Markdown"),
            ("```json\n{}\n```", "Markdown"),
            ("<html></html>", "HTML"),
            ("-----BEGIN PUBLIC KEY-----\n", "a PEM file"),
            ("{{ .Values.policy }}", "a template"),
            ("arn:aws:iam::123456789012:role/deploy", "an ARN"),
            ("Error: it failed", "an error message"),
            ("A=b\nC=d\n", "a list of variables"),
        ] {
            assert_eq!(of(Wanted::TrustPolicy, text).map(|kind| kind.name), Some(name), "{text}");
        }
        for text in ["", "hello", "dear diary", "{ 'a': 1 }", "\"Condition\": {}", "[{]", "// x\n{ broken"] {
            assert!(of(Wanted::TrustPolicy, text).is_none(), "{text}");
        }
        assert!(of(Wanted::AuthorizationPolicies, "policies:\n  - decision: allow\n").is_none());
    }
}
