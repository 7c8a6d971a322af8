//! Names that somebody mistyped.

/// How alike two names are that may be the same one mistyped, of 1.
const ALIKE: f64 = 0.75;
/// How many names are listed.
const LISTED: usize = 40;

/// What to write in place of a name that there is none of.
pub(super) fn help<'n>(name: &str, known: impl Iterator<Item = &'n str> + Clone, intro: &str) -> String {
    if let Some(meant) = nearest(name, known.clone()) {
        return format!("did you mean `{meant}`?");
    }
    let names: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    let more = if names.len() > LISTED { ", …" } else { "" };
    format!("{intro} {}{more}", names.into_iter().take(LISTED).collect::<Vec<_>>().join(", "))
}

/// The known name that is most like it, if one is.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let typed = name.to_lowercase().replace('_', "-");
    let alike = known.map(|known| (strsim::jaro_winkler(&typed, known), known));
    alike.filter(|(alike, _)| *alike > ALIKE).max_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::help;

    #[test]
    fn a_slip_leads_to_the_name_and_nothing_near_to_all() {
        let known = ["expect", "cause", "caller", "policy", "role-name"];
        for (typed, said) in [
            ("expects", "did you mean `expect`?"),
            ("role_name", "did you mean `role-name`?"),
            ("Polciy", "did you mean `policy`?"),
            ("zzz", "a test has `expect`, `cause`, `caller`, `policy`, `role-name`"),
        ] {
            assert_eq!(help(typed, known.iter().copied(), "a test has"), said);
        }
    }
}
