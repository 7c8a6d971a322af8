//! Programs in which policies stand, and workflows that call.

use super::{Family, repeated};

pub(crate) const ALL: &[Family] = &[
    program("program: Terraform documents", documents),
    program("program: locals of Terraform that name each other", locals),
    program("program: a plan as text", plan),
    program("program: TypeScript around one policy", typescript),
    program("program: a flattened page", page),
    program("program: texts with expressions", templates),
    program("program: brackets", brackets),
    program("program: a template of CloudFormation", cloudformation),
    caller("workflow: jobs", jobs),
    caller("workflow: a matrix", matrix),
    caller("manifests: pods", pods),
];

const fn program(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "aws --token token --policy policy", file: "policy", text }
}

const fn caller(name: &'static str, text: fn(usize) -> String) -> Family {
    Family { name, command: "aws --caller token --policy policy --repository acme/web", file: "token", text }
}

const STATEMENT: &str = r#"{ "Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com" },
    "Condition": { "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:acme/web:ref:refs/heads/main" } } }"#;

fn documents(size: usize) -> String {
    let role =
        "resource \"aws_iam_role\" \"r\" {\n  assume_role_policy = data.aws_iam_policy_document.d0.json\n}\n";
    repeated(size, "", |number| {
        format!(
            "data \"aws_iam_policy_document\" \"d{number}\" {{
  statement {{
    actions = [\"sts:AssumeRoleWithWebIdentity\"]
    principals {{
      type        = \"Federated\"
      identifiers = [aws_iam_openid_connect_provider.p.arn]
    }}
    condition {{
      test     = \"StringEquals\"
      variable = \"token.actions.githubusercontent.com:sub\"
      values   = [\"repo:acme/${{var.repo{number}}}:ref:refs/heads/main\"]
    }}
  }}
}}
"
        )
    }) + role
}

fn locals(size: usize) -> String {
    let chain = repeated(size, "", |number| format!("  a{number} = \"${{local.a{}}}x\"\n", number + 1));
    format!(
        "locals {{\n{chain}}}\nresource \"aws_iam_role\" \"r\" {{\n  assume_role_policy = jsonencode({{ Version = \"2012-10-17\", Statement = [{{ Effect = \"Allow\", Action = local.a0 }}] }})\n}}\n"
    )
}

fn plan(size: usize) -> String {
    let lines = repeated(size, "", |number| {
        format!(
            "  + resource \"aws_thing\" \"t{number}\" {{\n      + arn  = (known after apply)\n      + name = \"t{number}\"\n    }}\n"
        )
    });
    format!(
        "{lines}  + resource \"aws_iam_role\" \"r\" {{\n      + assume_role_policy = jsonencode(\n            {{ \"Version\": \"2012-10-17\", \"Statement\": {STATEMENT} }}\n        )\n    }}\n"
    )
}

fn typescript(size: usize) -> String {
    let code = repeated(size, "", |number| {
        format!(
            "const bucket{number} = new aws.s3.Bucket(`b-${{stack}}-{number}`, {{ tags: {{ a: 'b', c: name{number} ?? \"d\" }} }});\n"
        )
    });
    format!(
        "{code}new aws.iam.Role('r', {{ assumeRolePolicy: JSON.stringify({{ Version: '2012-10-17', Statement: [{STATEMENT}] }}) }});\n"
    )
}

fn page(size: usize) -> String {
    let words = repeated(size, " ", |number| {
        format!("It's step {number}: paste the role's \"policy\" here (see below).")
    });
    format!("{words}\n{{ \"Version\": \"2012-10-17\", \"Statement\": {STATEMENT} }} Replace this.\n")
}

fn templates(size: usize) -> String {
    let values = repeated(size, ", ", |number| format!("`repo:acme/${{name{number}}}:${{f(`${{x}}`)}}`"));
    let statement = STATEMENT.replace("\"repo:acme/web:ref:refs/heads/main\"", &format!("[{values}]"));
    format!(
        "new aws.iam.Role('r', {{ assumeRolePolicy: JSON.stringify({{ Version: '2012-10-17', Statement: [{statement}] }}) }});\n"
    )
}

fn brackets(size: usize) -> String {
    format!("assumeRolePolicy: {}", "f({ statement: [".repeat(size / 16))
}

fn cloudformation(size: usize) -> String {
    let resources = repeated(size, "", |number| {
        format!(
            "  Topic{number}:\n    Type: AWS::SNS::Topic\n    Properties:\n      TopicName: !Sub 't-${{AWS::Region}}-{number}'\n"
        )
    });
    format!(
        "Resources:\n{resources}  Role:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: {}\n",
        STATEMENT.replace('\n', " ")
    )
}

fn jobs(size: usize) -> String {
    let jobs = repeated(size, "", |number| {
        format!(
            "  job{number}:\n    runs-on: ubuntu-latest\n    environment: e{number}\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with: {{ role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: eu-west-1 }}\n"
        )
    });
    format!("on: {{ push: {{ branches: [main] }} }}\npermissions: {{ id-token: write }}\njobs:\n{jobs}")
}

fn matrix(size: usize) -> String {
    let values = repeated(size, ", ", |number| format!("e{number}"));
    format!(
        "on: {{ push: {{ branches: [main] }} }}\npermissions: {{ id-token: write }}\njobs:\n  job:\n    runs-on: ubuntu-latest\n    strategy: {{ matrix: {{ env: [{values}] }} }}\n    environment: ${{{{ matrix.env }}}}\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v6\n        with: {{ role-to-assume: 'arn:aws:iam::123456789012:role/deploy', aws-region: eu-west-1 }}\n"
    )
}

fn pods(size: usize) -> String {
    repeated(size, "---\n", |number| {
        format!(
            "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: s{number}\n  annotations: {{ eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/deploy' }}\n---\napiVersion: v1\nkind: Pod\nmetadata: {{ name: p{number} }}\nspec: {{ serviceAccountName: s{number} }}\n"
        )
    })
}
