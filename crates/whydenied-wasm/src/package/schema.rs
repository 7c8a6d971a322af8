//! The JSON Schema of what the package takes and gives, of which its types are made.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};
use whydenied::Explanation;
use whydenied::report::{Calls, InputError, Report, Variant};

use super::callers::CallOptions;
use super::exchange::PulumiOptions;
use super::options::{CheckOptions, DecodeOptions, LintOptions};
use super::written::{WriteOptions, Written};

/// A schema of reports, with all else among its definitions.
#[must_use]
pub fn schema() -> Value {
    let mut given = SchemaSettings::default().for_serialize().into_generator();
    define::<Report>(&mut given);
    define::<Calls>(&mut given);
    define::<Variant>(&mut given);
    define::<Written>(&mut given);
    define::<Explanation>(&mut given);
    define::<InputError>(&mut given);
    let mut taken = SchemaSettings::default().for_deserialize().into_generator();
    define::<CheckOptions>(&mut taken);
    define::<PulumiOptions>(&mut taken);
    define::<CallOptions>(&mut taken);
    define::<DecodeOptions>(&mut taken);
    define::<LintOptions>(&mut taken);
    define::<WriteOptions>(&mut taken);
    let definitions: Map<String, Value> =
        given.take_definitions(true).into_iter().chain(taken.take_definitions(true)).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/Report",
        "$defs": definitions,
    })
}

fn define<T: JsonSchema>(generator: &mut SchemaGenerator) {
    // The reference to it is not needed.
    let _ = generator.subschema_for::<T>();
}
