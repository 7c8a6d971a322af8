//! What the page says of a text that was put elsewhere than where it was pasted.

/// For the id of each pane that there is something to say of: what.
#[derive(Debug)]
pub(crate) struct Notes(Vec<String>);

impl Notes {
    /// Each note after its pane; that of the pane it was pasted into is the first.
    pub(crate) const fn of(named: Vec<String>) -> Self {
        Self(named)
    }

    /// The note on a pane.
    pub(crate) fn on(&self, pane: &str) -> Option<&str> {
        let mut pairs = self.0.chunks_exact(2).filter_map(|pair| pair.first().zip(pair.get(1)));
        pairs.find(|(known, _)| *known == pane).map(|(_, words)| words.as_str())
    }

    /// The one for those who hear the page.
    pub(crate) fn first(&self) -> Option<&str> {
        self.0.get(1).map(String::as_str)
    }
}
