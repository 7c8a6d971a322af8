//! Shapes that say an outcome without colour. They are drawn once, in `shapes.svg`.

use leptos::prelude::*;
use whydenied_report::{Applies, GateState, Outcome, Severity, Verdict};

/// What has a shape and a colour of its own.
pub(crate) trait Mark {
    /// The name of the shape, which is also the class of what is coloured after it.
    fn mark(&self) -> &'static str;
    /// The same in a word.
    fn word(&self) -> &'static str;
}

impl Mark for Verdict {
    fn mark(&self) -> &'static str {
        match self {
            Self::Allowed => "pass",
            Self::Denied => "fail",
            Self::Depends => "depends",
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Allowed => "Allowed",
            Self::Denied => "Denied",
            Self::Depends => "It depends",
        }
    }
}

impl Mark for Outcome {
    fn mark(&self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Depends => "depends",
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Depends => "depends",
        }
    }
}

impl Mark for Applies {
    fn mark(&self) -> &'static str {
        match self {
            Self::Applies => "pass",
            Self::DoesNotApply => "none",
            Self::Depends => "depends",
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Applies => "applies",
            Self::DoesNotApply => "does not apply",
            Self::Depends => "depends",
        }
    }
}

impl Mark for GateState {
    fn mark(&self) -> &'static str {
        match self {
            Self::Passed => "pass",
            Self::Failed => "fail",
            Self::Depends => "depends",
            Self::NotChecked | Self::NotNeeded => "none",
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Depends => "depends",
            Self::NotChecked => "not checked",
            Self::NotNeeded => "not needed",
        }
    }
}

impl Mark for Severity {
    fn mark(&self) -> &'static str {
        match self {
            Self::Error | Self::Cause => "fail",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Cause => "cause",
            Self::Warning => "warning",
            Self::Hint => "good to know",
        }
    }
}

/// The shape of a [`Mark`], in its colour. A word always stands with it.
pub(crate) fn shape(mark: &'static str) -> AnyView {
    view! { <span data-shape=mark></span> }.into_any()
}
