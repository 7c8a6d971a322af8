//! What a version brings, as `CHANGELOG.md` has it.

use crate::failure::Failure;

pub(super) const FILE: &str = "CHANGELOG.md";
const UNRELEASED: &str = "## [Unreleased]";

/// What was written since the last version.
pub(super) fn unreleased(text: &str) -> Result<&str, Failure> {
    let rest = text.split_once(UNRELEASED).map(|(_, rest)| rest);
    let section = rest.and_then(|rest| rest.split("\n## [").next()).map(str::trim);
    section.filter(|section| !section.is_empty()).ok_or_else(|| {
        Failure::new(format!("{FILE} has nothing below `{UNRELEASED}`"))
            .remedy("write there what people get to see of this version, one sentence a line")
    })
}

/// The same under a version and its day, with room for what comes next.
pub(super) fn released(text: &str, version: &str, day: &str) -> String {
    text.replacen(UNRELEASED, &format!("{UNRELEASED}\n\n## [{version}] - {day}"), 1)
}

#[cfg(test)]
mod tests {
    use super::{released, unreleased};

    #[test]
    fn what_is_unreleased_becomes_a_version() {
        let text = "# Changelog\n\n## [Unreleased]\n\n- One.\n\n## [0.1.0] - 2026-01-01\n\n- Old.\n";
        assert_eq!(unreleased(text).unwrap(), "- One.");
        let after = released(text, "0.2.0", "2026-12-01");
        assert!(
            after.contains("## [Unreleased]\n\n## [0.2.0] - 2026-12-01\n\n- One.\n\n## [0.1.0]"),
            "{after}"
        );
        assert!(unreleased(&after).is_err() && unreleased("# Changelog\n").is_err());
    }
}
