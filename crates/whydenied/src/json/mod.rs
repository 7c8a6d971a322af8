//! JSON with the place of every key and value.
//!
//! The reader accepts what people paste: comments and trailing commas are kept as
//! [`Relaxation`]s, and an object keeps *every* member, so that a repeated key can be seen.
//!
//! ```
//! use whydenied::json::{self, Value};
//!
//! let document = json::parse(r#"{"sub": "a", "sub": "b", }"#).unwrap();
//! assert_eq!(document.root.get("sub").unwrap().value, Value::String("b".into()));
//! assert_eq!(document.root.repeated_keys().len(), 1);
//! assert_eq!(document.relaxations.len(), 1);
//! ```

mod parse;
mod scalar;
mod value;

pub use parse::{
    Document, Error, ErrorKind, Expected, MAX_DEPTH, Relaxation, RelaxationKind, parse, parse_part,
};
pub(crate) use scalar::is_number;
pub(crate) use value::innermost;
pub use value::{Member, Node, Open, Value};
