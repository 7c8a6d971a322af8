//! Names that were to be another one, and went wrong in the writing.

/// Whether a word was to be the other: they differ in signs between the letters, in their order, or in
/// one letter. Another number is another name.
pub(crate) fn is_slip(written: &str, own: &str) -> bool {
    let plain = |text: &str| -> String {
        let signs = ['-', '_', ' ', '.'];
        text.chars().filter(|letter| !signs.contains(letter)).flat_map(char::to_lowercase).collect()
    };
    if plain(written) == plain(own) {
        return true;
    }
    let (one, other): (Vec<char>, Vec<char>) = (written.chars().collect(), own.chars().collect());
    let start = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
    let rest = one.len().min(other.len()) - start;
    let ending = one.iter().rev().zip(other.iter().rev()).take(rest);
    let end = ending.take_while(|(one, other)| one == other).count();
    let middle = |text: &[char]| text.get(start..text.len() - end).unwrap_or_default().to_vec();
    let (one_middle, other_middle) = (middle(&one), middle(&other));
    let mut letters = one_middle.iter().chain(&other_middle);
    if one.len().min(other.len()) < 4 || letters.any(|letter| !letter.is_alphabetic()) {
        return false;
    }
    match (one_middle.as_slice(), other_middle.as_slice()) {
        ([a, b], [c, d]) => a == d && b == c,
        // A longer name is another name; a letter too few or too many is not at its end.
        ([_], []) | ([], [_]) => end > 0 && start > 0,
        ([_], [_]) => end > 1 && start > 1 && one.len() >= 8,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    #[test]
    fn slips_are_told_from_other_names() {
        for (written, own) in
            [("Platform_Team", "Platform Team"), ("mian", "main"), ("infrastucture", "infrastructure")]
        {
            assert!(is_slip(written, own), "{written} {own}");
        }
        for (written, own) in
            [("dev", "prod"), ("v1", "v2"), ("web-app", "web-api"), ("apps", "app"), ("eu1", "eu2")]
        {
            assert!(!is_slip(written, own), "{written} {own}");
        }
    }
}
