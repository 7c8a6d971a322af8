//! What of a token the next run of the same job has otherwise.

/// What of a token another run has otherwise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Passing {
    /// Where it stands.
    pub(crate) place: Place,
    /// What people call it.
    pub(crate) what: &'static str,
    /// What subjects differ in that a wildcard in its place takes.
    pub(crate) differ_in: &'static [&'static str],
    /// How much of it is another.
    pub(crate) how: How,
}

/// Where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// This part of the subject.
    Part(&'static str),
    /// This part, where the subject lacks that one.
    PartWithout(&'static str, &'static str),
    /// What follows these words in a claim, to the next colon.
    After(&'static str),
    /// All of a claim, by the keys that lead to it.
    Claim(&'static str),
}

/// How much of it is another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// All of it, with every run.
    Whole,
    /// What follows the first digit.
    Version,
    /// What follows the branch that a merge queue leads to.
    Queue,
    /// What stands before the next slash.
    Number,
    /// The endings that Kubernetes gives the pods of a Deployment, a `ReplicaSet` or a Job.
    Generated,
    /// All of it, but only with runs of another kind: whoever names this kind may mean it.
    OfKind,
}

/// A part of the subject that every run has otherwise.
pub(crate) const fn part(
    part: &'static str,
    what: &'static str,
    differ_in: &'static [&'static str],
) -> Passing {
    Passing { place: Place::Part(part), what, differ_in, how: How::Whole }
}

/// What follows these words.
pub(crate) const fn after(
    words: &'static str,
    what: &'static str,
    differ_in: &'static [&'static str],
    how: How,
) -> Passing {
    Passing { place: Place::After(words), what, differ_in, how }
}

/// A claim that every run has otherwise.
pub(crate) const fn claim(path: &'static str) -> Passing {
    Passing { place: Place::Claim(path), what: "run", differ_in: &[], how: How::Whole }
}

impl Passing {
    /// The same, if only a run of another kind has it otherwise.
    pub(crate) const fn with_kind(self) -> Self {
        Self { how: How::OfKind, ..self }
    }

    /// Whether it is a part of the subject.
    pub(crate) const fn is_part(&self) -> bool {
        matches!(self.place, Place::Part(_) | Place::PartWithout(..))
    }
}
