//! What every finding has: its kind and words, and what several rooms need to report it.

pub(crate) mod both;
pub(crate) mod budget;
pub(crate) mod collected;
pub(crate) mod entry;
pub(crate) mod example;
pub(crate) mod gate;
pub(crate) mod hole;
pub(crate) mod kind;
pub(crate) mod known;
pub(crate) mod list;
pub(crate) mod page;
