//! The JSON Schema of what has no derived one.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::Value;

impl JsonSchema for Value {
    fn schema_name() -> Cow<'static, str> {
        "Json".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let own = generator.subschema_for::<Self>();
        json_schema!({
            "description": "Any JSON value.",
            "anyOf": [
                { "type": ["null", "boolean", "number", "string"] },
                { "type": "array", "items": own },
                { "type": "object", "additionalProperties": own },
            ],
        })
    }
}
