//! What `whydenied test` may be given.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Format;

pub(super) const EXAMPLES: &str = "\
A file of tests, such as policies/deploy.tests.yaml:
  policy: deploy-role.json        # of all tests that name none
  job: { issuer: github-actions, repository: acme/web }
  tests:
    - name: main may deploy
      job: { branch: main }
      expect: allowed
    - name: no other branch may
      job: { branch: feature }
      expect: denied
      cause: github-ref-mismatch  # the finding to read first; optional
    - name: the workflow may, by every call
      caller: ../.github/workflows/deploy.yml
      repository: acme/web
      expect: allowed

A test is about a `token` (a file), `claims`, a `job` or a `caller`, and
expects `allowed`, `denied`, `depends` or `no-token`. The options of
`whydenied aws` are keys of a test and of the file. A test with `exchange`,
such as { org: acme, user: alice }, is one of Pulumi Cloud. Paths are seen
from the folder of the file.

Examples:
  whydenied test policies/*.tests.yaml
  whydenied test policies/deploy.tests.yaml --filter branch
  whydenied test policies/deploy.tests.yaml --update

Exit codes: 0 all as expected, 1 some test is not, 2 bad usage or something
that cannot be read.";

#[derive(Args, Debug)]
pub(crate) struct Test {
    /// A file of policy tests; `-` reads standard input
    #[arg(value_name = "FILE", required_unless_present = "schema")]
    pub(crate) files: Vec<PathBuf>,
    /// Run the tests alone whose name has this in it
    #[arg(long, value_name = "TEXT")]
    pub(crate) filter: Option<String>,
    /// Write what came into `expect` and `cause` of the tests that fail
    #[arg(long)]
    pub(crate) update: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = TestFormat::Text)]
    pub(crate) format: TestFormat,
    /// Print the JSON Schema of such a file, by which editors complete it
    #[arg(long, exclusive = true)]
    pub(crate) schema: bool,
}

/// How a run of tests is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TestFormat {
    /// For a terminal
    Text,
    /// XML in the form of `JUnit`, which CI systems show
    Junit,
    /// Workflow commands of GitHub Actions: annotations on the lines of the files
    Github,
    /// For a program
    Json,
}

impl TestFormat {
    /// How it is told that there is no run.
    pub(crate) const fn of_failure(self) -> Format {
        match self {
            Self::Json => Format::Json,
            Self::Text | Self::Junit | Self::Github => Format::Text,
        }
    }
}
