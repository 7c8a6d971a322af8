//! Where text goes: how wide it is, and whether it shows colour.

use std::borrow::Cow;
use std::io::{self, ErrorKind, Write};

use annotate_snippets::Renderer;
use anstream::stream::{AsLockedWrite, RawStream};
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;
pub(crate) use whydenied::text::visible;

/// The width of text that does not go to a terminal.
const PAGE: usize = 100;
/// The width of excerpts there; a line of a policy is seldom longer.
const WIDE_PAGE: usize = 140;
/// Prose in longer lines than this is hard to read, however wide the terminal is.
const LONGEST_LINE: usize = 110;
/// A word that is wider is not copied from here: its middle is left out.
const LONGEST_WORD: usize = 1_024;
/// Prose is not broken into shorter lines than this.
const SHORTEST_LINE: usize = 24;

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const GREEN: Style = AnsiColor::Green.on_default().bold();
pub(crate) const RED: Style = AnsiColor::BrightRed.on_default().bold();
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
/// Line numbers, and what else stands around an excerpt.
pub(crate) const BLUE: Style = AnsiColor::BrightBlue.on_default().bold();

/// What the output can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Screen {
    /// Without colour, words take the place of symbols.
    pub(crate) colour: bool,
    /// Columns for prose.
    width: usize,
    /// Columns for lines of a policy.
    excerpt: usize,
}

impl Screen {
    /// The screen behind a stream. `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are respected.
    pub(crate) fn of(stream: &impl RawStream) -> Self {
        let columns = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        let columns = columns.filter(|_| stream.is_terminal());
        Self {
            colour: AutoStream::choice(stream) != ColorChoice::Never,
            width: columns.unwrap_or(PAGE),
            excerpt: columns.unwrap_or(WIDE_PAGE),
        }
    }

    /// A screen without colour, of that width.
    #[cfg(test)]
    pub(crate) const fn plain(width: usize) -> Self {
        Self { colour: false, width, excerpt: width }
    }

    /// What a text is made for that goes into a file.
    pub(crate) const fn page() -> Self {
        Self { colour: false, width: PAGE, excerpt: WIDE_PAGE }
    }

    /// The text in that style, where the screen shows styles.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// What draws excerpts of a text here.
    pub(crate) fn renderer(self) -> Renderer {
        let renderer = if self.colour { Renderer::styled().line_num(BLUE) } else { Renderer::plain() };
        renderer.term_width(self.excerpt_columns(0))
    }

    /// The columns for values and lines of a policy that are left after an indent.
    pub(crate) fn excerpt_columns(self, indent: usize) -> usize {
        self.excerpt.saturating_sub(indent).max(SHORTEST_LINE)
    }

    /// The columns that are left after an indent.
    pub(crate) fn columns(self, indent: usize) -> usize {
        self.width.saturating_sub(indent).max(SHORTEST_LINE)
    }

    /// Breaks prose into lines at its spaces; what has none stays whole, so that it can be copied, unless
    /// nobody would.
    pub(crate) fn wrap(self, text: &str, indent: usize) -> Vec<String> {
        let columns = self.columns(indent).min(LONGEST_LINE);
        let mut lines = vec![String::new()];
        for word in text.split_whitespace().map(without_middle) {
            let line = lines.last().map_or(0, |line| line.width());
            if line > 0 && line + 1 + word.width() > columns {
                lines.push(word.into_owned());
            } else if let Some(last) = lines.last_mut() {
                if line > 0 {
                    last.push(' ');
                }
                last.push_str(&word);
            }
        }
        lines
    }

    /// Prose after a label of that many columns, its further lines below its first.
    pub(crate) fn hang(self, text: &str, indent: usize) -> String {
        self.wrap(text, indent).join(&format!("\n{:indent$}", ""))
    }
}

/// The word; of one that is very long its start and its end.
fn without_middle(word: &str) -> Cow<'_, str> {
    let length = word.chars().count();
    if length <= LONGEST_WORD {
        return Cow::Borrowed(word);
    }
    let start = word.chars().take(LONGEST_WORD / 2);
    Cow::Owned(start.chain(['…']).chain(word.chars().skip(length - LONGEST_WORD / 2)).collect())
}

/// Writes all of it. A reader who closed the pipe has seen enough: that is no failure.
pub(crate) fn print(stream: impl RawStream + AsLockedWrite, text: &str) -> io::Result<()> {
    let mut stream = AutoStream::auto(stream);
    match stream.write_all(text.as_bytes()).and_then(|()| stream.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_broken_at_spaces_only() {
        let screen = Screen::plain(30);
        assert_eq!(
            screen.wrap("the token has `repo:acme/web:environment:production` here", 4),
            ["the token has", "`repo:acme/web:environment:production`", "here"]
        );
    }

    #[test]
    fn of_a_word_that_nobody_would_copy_the_middle_is_left_out() {
        let lines = Screen::plain(80).wrap(&format!("start`{}`end", "ü".repeat(65_536)), 0);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].chars().count(), 1_025);
        assert!(lines[0].starts_with("start`ü") && lines[0].ends_with("ü`end"), "{lines:?}");
    }

    #[test]
    fn without_colour_there_is_no_style() {
        assert_eq!(Screen::plain(80).paint(RED, "no"), "no");
        assert_eq!(Screen { colour: true, ..Screen::plain(80) }.paint(BOLD, "no"), "\u{1b}[1mno\u{1b}[0m");
    }
}
