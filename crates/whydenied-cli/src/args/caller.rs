//! What may be said of a caller: what its text leaves open.

use clap::Args;
use whydenied::pasted::caller::Asked;

/// What the text of a caller does not say of the run that it is.
#[derive(Args, Debug)]
#[command(next_help_heading = "With a workflow, manifests or settings in the place of a token")]
pub(crate) struct Run {
    /// The repository that the workflow is in
    #[arg(long, value_name = "OWNER/NAME")]
    repository: Option<String>,
    /// Its default branch; `main` where nobody says
    #[arg(long, value_name = "NAME")]
    default_branch: Option<String>,
    /// Whether the subject has ids next to the names; without it both are judged
    #[arg(long, value_name = "BOOL")]
    immutable_subject: Option<bool>,
    /// The claims that the subject lists, where the repository chose them, such as repo,context
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    claim_keys: Option<Vec<String>>,
    /// The branch that the run is for
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,
    /// The tag that the run is for
    #[arg(long, value_name = "NAME")]
    tag: Option<String>,
    /// The event that starts the run, such as push
    #[arg(long, value_name = "NAME")]
    event: Option<String>,
    /// The job alone
    #[arg(long, value_name = "NAME")]
    job: Option<String>,
    /// The URL of the issuer, where it is a cluster's or an instance's own
    #[arg(long, value_name = "URL")]
    issuer: Option<String>,
    /// The project, of GitLab with its groups
    #[arg(long, value_name = "NAME")]
    project: Option<String>,
}

impl Run {
    /// As the engine takes it.
    pub(crate) fn asked(&self) -> Asked {
        Asked {
            repository: self.repository.clone(),
            default_branch: self.default_branch.clone(),
            immutable: self.immutable_subject,
            claim_keys: self.claim_keys.clone(),
            branch: self.branch.clone(),
            tag: self.tag.clone(),
            event: self.event.clone(),
            job: self.job.clone(),
            issuer: self.issuer.clone(),
            project: self.project.clone(),
            ..Asked::default()
        }
    }
}

/// What the text of a caller of AWS does not say.
#[derive(Args, Debug)]
#[command(next_help_heading = "With a workflow, manifests or settings in the place of a token")]
pub(crate) struct Said {
    #[command(flatten)]
    run: Run,
    /// The organization on Pulumi Cloud or HCP Terraform
    #[arg(long, value_name = "NAME")]
    org: Option<String>,
    /// The environment of Pulumi ESC
    #[arg(long, value_name = "NAME")]
    environment: Option<String>,
    /// The stack
    #[arg(long, value_name = "NAME")]
    stack: Option<String>,
    /// The workspace on HCP Terraform
    #[arg(long, value_name = "NAME")]
    workspace: Option<String>,
    /// The user who opens the environment
    #[arg(long, value_name = "LOGIN")]
    user: Option<String>,
}

impl Said {
    /// As the engine takes it.
    pub(crate) fn asked(&self) -> Asked {
        Asked {
            organization: self.org.clone(),
            environment: self.environment.clone(),
            stack: self.stack.clone(),
            workspace: self.workspace.clone(),
            user: self.user.clone(),
            ..self.run.asked()
        }
    }
}
