//! Two texts as a unified difference, which `patch` takes.

/// Lines that are shown around a change.
const CONTEXT: usize = 3;

/// A run of lines, of either text, in which the two differ; the lines before and after it are the same.
struct Change {
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// The difference from `old` to `new`; nothing if there is none.
pub(super) fn difference(name: &str, old: &str, new: &str) -> String {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let hunks = hunks(changes(&old, &new));
    if hunks.is_empty() {
        return String::new();
    }
    let mut text = format!("--- {name}\n+++ {name}\n");
    for hunk in &hunks {
        write_hunk(hunk, &old, &new, &mut text);
    }
    text
}

/// Where the texts differ, by the longest common subsequence of their lines between what is the same
/// at both ends.
fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let ends = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = ends.take_while(|(old, new)| old == new).count();
    let (middle_old, middle_new) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let lengths = common_lengths(middle_old, middle_new);
    let (mut row, mut column) = (0, 0);
    let mut changes: Vec<Change> = Vec::new();
    while row < middle_old.len() || column < middle_new.len() {
        let same = middle_old.get(row).is_some_and(|line| middle_new.get(column) == Some(line));
        if same {
            (row, column) = (row + 1, column + 1);
            continue;
        }
        let (from_row, from_column) = (start + row, start + column);
        let skip_old = column == middle_new.len()
            || (row < middle_old.len() && lengths[row + 1][column] >= lengths[row][column + 1]);
        if skip_old {
            row += 1;
        } else {
            column += 1;
        }
        let (to_row, to_column) = (start + row, start + column);
        match changes.last_mut() {
            Some(last) if last.old.end == from_row && last.new.end == from_column => {
                (last.old.end, last.new.end) = (to_row, to_column);
            }
            _ => changes.push(Change { old: from_row..to_row, new: from_column..to_column }),
        }
    }
    changes
}

/// How many lines the rests of both texts have in common, from each pair of places on.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<Vec<usize>> {
    let mut lengths = vec![vec![0; new.len() + 1]; old.len() + 1];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            lengths[row][column] = if old[row] == new[column] {
                lengths[row + 1][column + 1] + 1
            } else {
                lengths[row + 1][column].max(lengths[row][column + 1])
            };
        }
    }
    lengths
}

/// Changes that are shown together, because their surroundings meet.
fn hunks(changes: Vec<Change>) -> Vec<Vec<Change>> {
    let mut hunks: Vec<Vec<Change>> = Vec::new();
    for change in changes {
        match hunks.last_mut() {
            Some(hunk) if hunk.last().is_some_and(|last| change.old.start - last.old.end <= 2 * CONTEXT) => {
                hunk.push(change);
            }
            _ => hunks.push(vec![change]),
        }
    }
    hunks
}

fn write_hunk(hunk: &[Change], old: &[&str], new: &[&str], text: &mut String) {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return };
    let before = first.old.start.min(CONTEXT);
    let after = (old.len() - last.old.end).min(CONTEXT);
    let old_range = first.old.start - before..last.old.end + after;
    let new_range = first.new.start - before..last.new.end + after;
    text.extend(["@@ -", &place(&old_range), " +", &place(&new_range), " @@\n"]);
    let mut at = old_range.start;
    for change in hunk {
        old[at..change.old.start].iter().for_each(|line| write_line(' ', line, text));
        old[change.old.clone()].iter().for_each(|line| write_line('-', line, text));
        new[change.new.clone()].iter().for_each(|line| write_line('+', line, text));
        at = change.old.end;
    }
    old[at..old_range.end].iter().for_each(|line| write_line(' ', line, text));
}

/// The first line, counted from 1, and how many there are.
fn place(lines: &std::ops::Range<usize>) -> String {
    let start = if lines.is_empty() { lines.start } else { lines.start + 1 };
    match lines.len() {
        1 => start.to_string(),
        count => format!("{start},{count}"),
    }
}

fn write_line(sign: char, line: &str, text: &mut String) {
    text.push(sign);
    text.push_str(line);
    if !line.ends_with('\n') {
        text.push_str("\n\\ No newline at end of file\n");
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn a_difference_is_what_diff_prints() {
        let old = "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\n";
        let new = "a\nb\nc\nD\nd2\ne\nf\ng\nh\ni\nj\nk\n";
        let first = "@@ -1,7 +1,8 @@\n a\n b\n c\n-d\n+D\n+d2\n e\n f\n g\n";
        let second = "@@ -9,4 +10,3 @@\n i\n j\n k\n-l\n";
        assert_eq!(difference("p", old, new), format!("--- p\n+++ p\n{first}{second}"));
    }

    #[test]
    fn distant_changes_have_hunks_of_their_own() {
        let lines: Vec<_> = (1..=20).map(|number| number.to_string()).collect();
        let old = lines.join("\n") + "\n";
        let new = old.replace("2\n", "two\n").replace("1two\n", "12\n").replace("20", "end");
        let expected = "--- p\n+++ p\n@@ -1,5 +1,5 @@\n 1\n-2\n+two\n 3\n 4\n 5\n@@ -17,4 +17,4 @@\n 17\n 18\n 19\n-20\n+end\n";
        assert_eq!(difference("p", &old, &new), expected);
    }

    #[test]
    fn the_end_of_the_text_is_told() {
        let expected =
            "--- p\n+++ p\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n";
        assert_eq!(difference("p", "a", "b"), expected);
        assert_eq!(difference("p", "a", "a"), "");
    }
}
