//! Codes of findings that somebody mistyped.

/// How many codes are suggested.
const SUGGESTED: usize = 3;
/// Words are taken for the same one if they start with so many of the same letters.
const ROOT: usize = 4;

/// What to say to a code that there is none of.
pub(crate) fn unknown(code: &str) -> String {
    format!("there is no finding `{code}`; {}", hint(code))
}

/// Which one may be meant.
pub(crate) fn hint(code: &str) -> String {
    match nearest(code).as_slice() {
        [] => "`whydenied explain` lists all of them".to_owned(),
        near => {
            let near: Vec<_> = near.iter().map(|code| format!("`{code}`")).collect();
            format!("perhaps {}", near.join(" or "))
        }
    }
}

/// The codes that share most words with this one.
fn nearest(code: &str) -> Vec<&'static str> {
    let wanted = words(code);
    let shared = |known: &str| {
        let known = words(known);
        wanted.iter().filter(|word| known.iter().any(|known| is_same(word, known))).count()
    };
    let mut near: Vec<_> = whydenied::catalogue()
        .map(|explanation| (shared(explanation.code), explanation.code))
        .filter(|(shared, _)| *shared > 0)
        .collect();
    // Of those with as many the one that is about less else.
    near.sort_by_key(|(shared, code)| (std::cmp::Reverse(*shared), words(code).len()));
    near.into_iter().take(SUGGESTED).map(|(_, code)| code).collect()
}

fn words(code: &str) -> Vec<String> {
    code.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn is_same(one: &str, other: &str) -> bool {
    let root = |word: &'_ str| word.chars().take(ROOT).collect::<String>();
    one == other || one.chars().count() >= ROOT && root(one) == root(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_a_slip_leads_to_the_right_one() {
        for (typed, meant) in [
            ("wildcard-in-string-equal", "wildcard-in-string-equals"),
            ("expired", "token-expired"),
            ("github_environment", "github-environment-mismatch"),
            ("Explicit Deny", "explicit-deny"),
        ] {
            assert!(nearest(typed).contains(&meant), "{typed}: {:?}", nearest(typed));
        }
        assert!(nearest("").is_empty());
        assert!(unknown("xyz").contains("lists all"));
    }
}
