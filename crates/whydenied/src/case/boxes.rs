//! Which pieces of one pasted text go into which box: a page may have the policy, whoever calls and the request.
//!
//! ```
//! use whydenied::case::boxes::Boxes;
//! use whydenied::pasted::Service;
//! use whydenied::report::Input;
//!
//! let page = "The role trusts\n```json\n{ \"Statement\": [] }\n```\nand the pod is\n```yaml\napiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [] }\n```\n";
//! let boxes = Boxes::of(page);
//! assert!(boxes.are_several());
//! assert_eq!(boxes.alone(Service::Aws, Input::Policy).as_deref(), Some("{ \"Statement\": [] }"));
//! assert!(boxes.alone(Service::Aws, Input::Token).unwrap().starts_with("apiVersion: v1"));
//! assert_eq!(boxes.alone(Service::Aws, Input::Jwks), None);
//! // Places are those of the page.
//! let policy = boxes.in_place(Service::Aws, Input::Policy).unwrap();
//! assert_eq!(policy.find('{'), page.find('{'));
//!
//! let names: Vec<_> = boxes.found().map(|piece| piece.kind.name()).collect();
//! assert_eq!(names, ["a trust policy", "a Kubernetes manifest"]);
//! assert_eq!(boxes.passed_over(), 2);
//! ```

use std::borrow::Cow;

use crate::cut;
use crate::pasted::{self, Kind, Piece, Service};
use crate::program::{Given, given_in};
use crate::report::Input;
use crate::span::Span;

/// The pieces of a text, by the boxes that they go into.
#[derive(Clone, Debug)]
pub struct Boxes<'t> {
    text: &'t str,
    pieces: Vec<Piece<'t>>,
}

impl<'t> Boxes<'t> {
    /// Those of a text. It costs no more than its length.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self { text, pieces: pasted::read(text) }
    }

    /// Whether the text is no single piece, so that no box takes all of it.
    #[must_use]
    pub const fn are_several(&self) -> bool {
        self.pieces.len() > 1
    }

    /// The pieces that were recognised, in their order; a policy of AWS, say, is told by its kind.
    pub fn found(&self) -> impl Iterator<Item = &Piece<'t>> {
        self.pieces.iter().filter(|piece| piece.kind != Kind::Unknown)
    }

    /// How many were not.
    #[must_use]
    pub fn passed_over(&self) -> usize {
        self.pieces.len() - self.found().count()
    }

    /// What goes into a box, as long as the text and with every place as it is there: all else is blank. `None` where
    /// nothing goes into it.
    ///
    /// A token, its claims or its event count more than whoever would send one.
    #[must_use]
    pub fn in_place(&self, service: Service, input: Input) -> Option<Cow<'t, str>> {
        let kept = self.kept(service, input)?;
        Some(match input {
            _ if !self.are_several() => self.text.into(),
            // Documents of YAML, each for itself.
            Input::Token => cut::only(self.text, &kept).into(),
            _ => cut::blanked(self.text, &kept).into(),
        })
    }

    /// The same without what is blank, for a box of its own.
    #[must_use]
    pub fn alone(&self, service: Service, input: Input) -> Option<String> {
        let kept = self.kept(service, input)?;
        let slices = kept.iter().filter_map(|span| self.text.get(span.start..span.end)).map(str::trim);
        let between = if input == Input::Token { "\n---\n" } else { "\n\n" };
        Some(slices.filter(|slice| !slice.is_empty()).collect::<Vec<_>>().join(between))
    }

    /// Where the pieces of a box stand, apart and in their order.
    fn kept(&self, service: Service, input: Input) -> Option<Vec<Span>> {
        let is_for =
            |kind: Kind| kind.input() == Some(input) && kind.service().is_none_or(|own| own == service);
        let is_sent = |kind: Kind| matches!(kind, Kind::Jwt | Kind::Claims | Kind::Event);
        let has_token = self.pieces.iter().any(|piece| is_sent(piece.kind) && is_for(piece.kind));
        let is_of_box = |kind: Kind| is_for(kind) && (input != Input::Token || !has_token || is_sent(kind));
        if !self.pieces.iter().any(|piece| is_of_box(piece.kind)) {
            return None;
        }
        let values = if input == Input::Policy { given_in(self.text) } else { Given::default() };
        // What a program says elsewhere may be of the policy in it, and so may what is given to it.
        let is_kept = |piece: &&Piece<'_>| {
            let is_given = |place: &Span| piece.span.start < place.end && place.start < piece.span.end;
            let gives =
                || piece.kind == Kind::Unknown && values.places.iter().any(|(_, place)| is_given(place));
            let is_said = || piece.kind == Kind::Program(None) || gives();
            is_of_box(piece.kind) || input == Input::Policy && is_said()
        };
        let mut kept: Vec<Span> = Vec::new();
        for piece in self.pieces.iter().filter(is_kept) {
            let end = kept.last().map_or(0, |last| last.end);
            if piece.span.start < end {
                continue;
            }
            // Pieces of a page that go on only after `---` stay as they are.
            let gap = self.text.get(end..piece.span.start).unwrap_or_default();
            let start = match kept.last() {
                Some(last) if gap.trim() == "---" => {
                    let start = last.start;
                    kept.pop();
                    start
                }
                _ => piece.span.start,
            };
            self.push_without(&mut kept, Span::new(start, piece.span.end), &is_kept);
        }
        Some(kept)
    }

    /// Adds a span but for the pieces inside of it that go elsewhere.
    fn push_without(&self, kept: &mut Vec<Span>, whole: Span, is_kept: &dyn Fn(&&Piece<'t>) -> bool) {
        let is_inside = |piece: &&Piece<'t>| {
            piece.span != whole && whole.start <= piece.span.start && piece.span.end <= whole.end
        };
        let mut push = |from: usize, to: usize| {
            if self.text.get(from..to).is_some_and(|own| !own.trim().is_empty()) {
                kept.push(Span::new(from, to));
            }
        };
        let mut at = whole.start;
        for other in self.pieces.iter().filter(is_inside).filter(|piece| !is_kept(piece)) {
            // A part that holds a kept piece is no hole in it.
            if other.span.start >= at && other.kind != Kind::Unknown {
                push(at, other.span.start);
                at = other.span.end;
            }
        }
        push(at, whole.end);
    }
}
