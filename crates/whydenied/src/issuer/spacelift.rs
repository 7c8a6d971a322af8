//! Spacelift.

use super::table::field::{Field, Letters, NAME, field, plain};
use super::table::next_run::{Passing, claim, part};
use super::table::tenancy::{Shape, Tenancy, UNKNOWN};
use super::table::tokens::{Kind, Repertoire, foreign, of_kind, says};
use super::table::{CONDITION_KEYS, Issuer};

pub(super) static SPACELIFT: Issuer = Issuer {
    id: "spacelift",
    name: "Spacelift",
    providers: &["*.app.spacelift.io"],
    subjects: &[SUBJECT],
    source: CONDITION_KEYS,
    fields: FIELDS,
    tenancy: Some(&TENANCY),
    repertoire: Some(&REPERTOIRE),
    passing: PASSING,
    ..Issuer::UNNAMED
};

const SUBJECT: &str = "space:SPACE:stack:STACK:run_type:RUN_TYPE:scope:SCOPE";

static FIELDS: &[Field] =
    &[SPACE, STACK, plain("RUN_TYPE", Letters::Words("_")), plain("SCOPE", Letters::Words(""))];

const SPACE: Field = field("SPACE", NAME, "space");
const STACK: Field = field("STACK", NAME, "stack");

static TENANCY: Tenancy = Tenancy {
    anyone: "Any stack of the account",
    owner: "space",
    project: "stack",
    shapes: &[Shape::of(SUBJECT, &SPACE, &STACK).ending(&[("run", "run_type:{}:scope:write")])],
    any_project_is_risky: true,
    ..UNKNOWN
};

/// A run of a stack.
const fn run(parts: &'static [(&'static str, &'static str)], label: &'static str) -> Kind {
    Kind { subject: SUBJECT, parts, label, claims: &[] }
}

/// Source: <https://docs.spacelift.io/integrations/cloud-providers/oidc/>.
static REPERTOIRE: Repertoire = Repertoire {
    claims: &[
        says(&["spaceId"], "SPACE"),
        says(&["callerId"], "STACK"),
        says(&["runType"], "RUN_TYPE"),
        says(&["scope"], "SCOPE"),
    ],
    kinds: &[
        run(&[("RUN_TYPE", "TRACKED"), ("SCOPE", "write")], "a tracked run of `STACK`"),
        run(&[("RUN_TYPE", "PROPOSED"), ("SCOPE", "read")], "a proposed run of `STACK`, which reads"),
        run(&[("RUN_TYPE", "TASK"), ("SCOPE", "write")], "a task of `STACK`"),
        run(&[], "a run of `STACK`, scope `SCOPE`"),
    ],
    likely: &[
        of_kind(0, "a tracked run of `STACK`", &[]),
        of_kind(1, "a proposed run of `STACK`, which reads", &[]),
        of_kind(2, "a task of `STACK`", &[]),
        foreign("another stack of space `SPACE`", &[("STACK", "another-stack")]),
        foreign("another space", &[("SPACE", "another-space")]),
    ],
    elsewhere: &[(&["SPACE"], "of space `SPACE`")],
    ..Repertoire::PLAIN
};

static PASSING: &[Passing] = &[
    // A tracked run plans by `read` and applies by `write`:
    // <https://docs.spacelift.io/integrations/cloud-providers/oidc>
    part("SCOPE", "scope", &["scope"]),
    part("RUN_TYPE", "run type", &["run-type"]).with_kind(),
    claim("runId"),
    claim("scope"),
];
