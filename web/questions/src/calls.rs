//! Whoever calls, in the place of a token: a workflow, manifests or settings, as the list of the calls that are made.

use serde::{Deserialize, Serialize};
use whydenied_report::{Place, Verdict};

/// All of them, and which one is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calls {
    /// What people call the form of the text, with its article.
    pub form_name: String,
    /// The calls, the denied ones first; in the order of the text while there is no policy.
    pub calls: Vec<Call>,
    /// Which of them is looked at: what is said of the token, and the report, are about that one.
    pub chosen: usize,
    /// What was assumed where nobody said, each a sentence without its full stop.
    pub assumed: Vec<String>,
    /// The ids of the fields in which it can be said.
    pub asked: Vec<String>,
}

/// One of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// What it is chosen by: its name, with a number where several have the same.
    pub key: String,
    /// What makes it and what starts that.
    pub name: String,
    /// The subject of its token; an open part stands there as a pattern.
    pub subject: Option<String>,
    /// Whether a token is sent.
    pub is_sent: bool,
    /// What comes of it; nothing while there is no policy.
    pub verdict: Option<Verdict>,
    /// The title of the finding to read first.
    pub title: Option<String>,
    /// Where the text says so.
    pub place: Option<Place>,
}
