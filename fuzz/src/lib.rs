//! What the targets have in common: how an input is several texts, calls made of pieces that fit, and what must hold
//! of every answer.

pub mod exchanges;
pub mod holds;
pub mod pieces;
pub mod rewritten;
pub mod texts;
pub mod trust;
