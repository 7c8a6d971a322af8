//! The compiler flags of the page, which stand in `.cargo/config.toml` and which a variable can hide.

use std::env;

use crate::failure::Failure;

/// The variables in whose favour cargo ignores the flags of its configuration, the one that counts first, with what
/// stands between their words.
const VARIABLES: [(&str, char); 2] = [("CARGO_ENCODED_RUSTFLAGS", '\u{1f}'), ("RUSTFLAGS", ' ')];

/// Without this one every view of Leptos has a type of its own, and the interface weighs twice as much.
const FLAG: &str = "erase_components";

/// Fails where the page would be built without its flags.
pub(crate) fn check() -> Result<(), Failure> {
    match hidden_by(|variable| env::var(variable).ok()) {
        None => Ok(()),
        Some(variable) => Err(Failure::new(format!(
            "`{variable}` hides the compiler flags of the page, which would be much larger"
        ))
        .remedy(format!("unset `{variable}`, or add `--cfg {FLAG}` to it"))),
    }
}

/// The variable that is set and lacks the flag, if it is the one that cargo reads.
fn hidden_by(variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    let (name, separator, flags) =
        VARIABLES.iter().find_map(|(name, separator)| Some((*name, *separator, variable(name)?)))?;
    let words: Vec<&str> = flags.split(separator).collect();
    let has_flag = words.windows(2).any(|pair| pair == ["--cfg", FLAG])
        || words.iter().any(|word| word.strip_prefix("--cfg=") == Some(FLAG));
    (!has_flag).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{FLAG, hidden_by};

    const CONFIGURATION: &str = include_str!("../../../.cargo/config.toml");

    fn hidden(set: &[(&str, &str)]) -> Option<&'static str> {
        hidden_by(|name| set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_configuration_has_the_flag() {
        assert!(CONFIGURATION.contains(&format!(r#"rustflags = ["--cfg", "{FLAG}"]"#)));
    }

    #[test]
    fn a_variable_without_the_flag_is_named() {
        assert_eq!(hidden(&[]), None);
        assert_eq!(hidden(&[("RUSTFLAGS", "")]), Some("RUSTFLAGS"));
        assert_eq!(hidden(&[("RUSTFLAGS", "-Dwarnings")]), Some("RUSTFLAGS"));
        assert_eq!(hidden(&[("RUSTFLAGS", "-Dwarnings --cfg erase_components")]), None);
        assert_eq!(hidden(&[("RUSTFLAGS", "--cfg=erase_components")]), None);
    }

    #[test]
    fn the_encoded_flags_count_first() {
        let with_flag = ("CARGO_ENCODED_RUSTFLAGS", "--cfg\u{1f}erase_components");
        assert_eq!(hidden(&[with_flag, ("RUSTFLAGS", "-Dwarnings")]), None);
        let without = ("CARGO_ENCODED_RUSTFLAGS", "-Dwarnings");
        assert_eq!(hidden(&[without, ("RUSTFLAGS", "--cfg erase_components")]), Some(without.0));
    }
}
