//! What there is to say beyond the verdict: what to do about it, the risks, and tokens like the one at hand.

use serde::{Deserialize, Serialize};
use whydenied_report::{Report, Variant};

use crate::texts::Texts;
use crate::{Question, Service};

/// Asks for it, in a pause of typing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Advise {
    pub service: Service,
    pub texts: Texts,
    /// The token that was pasted, while another is tried in its place: the variants are those of this one.
    pub pasted: Option<String>,
    /// The label of the variant that is looked at.
    pub chosen: Option<String>,
    pub now: i64,
}

impl Question for Advise {
    const FUNCTION: &'static str = "advise";
    type Answer = Advice;
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Advice {
    /// On AWS the report with fixes and risks; nothing of Pulumi Cloud, where the verdict comes with them.
    pub report: Option<Report>,
    /// Tokens like the one that was pasted, that one first.
    pub variants: Vec<Variant>,
    /// Which of them stands in the pane, while another than the pasted one does.
    pub tried: Option<usize>,
    /// Which of them is looked at.
    pub chosen: Option<usize>,
    /// Why that one is kept out: the title of the first cause.
    pub why: Option<String>,
}
