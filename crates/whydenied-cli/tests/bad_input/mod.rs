//! What is pasted by mistake, or broken on the way: what the command says of it.

use std::fmt::Write as _;

use crate::piped::run_on;
use crate::shell::{assert_expected, code, stderr, stdout};

const AS_CALLER: &str = "aws --caller - --policy github-policy.json";
const AS_TOKEN: &str = "aws --token - --policy github-policy.json";
const AS_POLICY: &str = "aws --token eks-claims.json --policy -";

#[test]
fn each_is_told_what_it_is_and_what_to_paste_instead() {
    let tabs = "on: push\njobs:\n\tdeploy:\n\t\truns-on: ubuntu-latest\n";
    let helm = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: {{ include \"web.name\" . }}\n  annotations:\n    \
                {{- toYaml .Values.annotations | nindent 4 }}\n";
    let sops = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ENC[AES256_GCM,data:8Fq=,iv:x,tag:y,type:str]\nsops:\n  \
                kms: []\n";
    let heredoc = "cat > trust.json <<EOF\n{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n";
    let template = "const role = new aws.iam.Role(\"deploy\", {\n  assumeRolePolicy: `{\n    \"Version\": \"2012-10-17\",\n    \
                    \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": { \"Federated\": \"${arn}\" }\n";
    let prose = "Dear all,\n\nsince yesterday nothing deploys. Could somebody look into it?\nThank you.\n";
    let mut told = String::new();
    for (name, options, text) in [
        ("tabs in a workflow", AS_CALLER, tabs),
        ("tabs in a workflow, as a token", AS_TOKEN, tabs),
        ("a Helm template", AS_CALLER, helm),
        ("a Helm template, as a token", AS_TOKEN, helm),
        ("a manifest that SOPS encrypted", AS_CALLER, sops),
        ("the name of an image", AS_CALLER, "screenshot.png\n"),
        ("the name of an image, as a policy", AS_POLICY, "screenshot.png\n"),
        ("a link", AS_CALLER, "https://example.com/policy.png\n"),
        ("half a heredoc", AS_POLICY, heredoc),
        ("half a heredoc, as a caller", AS_CALLER, heredoc),
        ("an unclosed template literal", AS_POLICY, template),
        ("a page of prose", AS_CALLER, prose),
        ("a page of prose, as a policy", AS_POLICY, prose),
        ("a page of prose, as a token", AS_TOKEN, prose),
    ] {
        let output = run_on(text, options);
        assert_eq!(code(&output), 2, "{name}: {}", stdout(&output));
        writeln!(told, "# {name}\n{}", stderr(&output)).unwrap();
    }
    assert_expected("bad-input.txt", &told);
}

#[test]
fn a_bare_subject_calls() {
    let subject = "repo:acme/web:environment:prod\n";
    for options in [AS_CALLER, AS_TOKEN] {
        let output = run_on(subject, options);
        assert!(matches!(code(&output), 1 | 3), "{}", stderr(&output));
        assert!(stdout(&output).contains("repo:acme/web:environment:prod"), "{}", stdout(&output));
    }
}

#[test]
fn a_plan_of_ten_thousand_lines_is_answered() {
    let mut plan = "Terraform will perform the following actions:\n\n".to_owned();
    for number in 0..1_000 {
        write!(
            plan,
            "  # aws_iam_role.r{number} will be created\n  + resource \"aws_iam_role\" \"r{number}\" {{\n      \
             + assume_role_policy = jsonencode(\n            {{\n              + Statement = []\n              \
             + Version   = \"2012-10-17\"\n            }}\n        )\n      + name = \"r{number}\"\n    }}\n"
        )
        .unwrap();
    }
    assert!(plan.lines().count() > 10_000);
    let output = run_on(&plan, AS_POLICY);
    assert_eq!(code(&output), 2, "{}", stdout(&output));
    assert!(stderr(&output).contains("trusts an identity provider"), "{}", stderr(&output));
}
