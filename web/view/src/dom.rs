//! Puts [`Markup`](crate::markup::Markup) into the page, and changes only what differs from what is
//! shown: what is open stays open, and the focus stays where it is.

use std::borrow::Cow;

use web_sys::{Document, Node};

use crate::markup::{Element, Markup};

/// Brings the children of `parent` from `shown` to `wanted`.
pub(crate) fn update_children(parent: &Node, shown: &[Markup], wanted: &[Markup]) {
    let Some(document) = parent.owner_document() else { return };
    let nodes = parent.child_nodes();
    for (index, wanted) in (0..).zip(wanted) {
        let old = shown.get(index as usize);
        if old == Some(wanted) {
            continue;
        }
        let old = old.zip(nodes.item(index));
        let new = match (&old, wanted) {
            (Some((Markup::Text(_), node)), Markup::Text(text)) => {
                node.set_node_value(Some(text));
                continue;
            }
            (Some((Markup::Element(old), node)), Markup::Element(new)) if old.tag == new.tag => {
                update_attributes(node, old, new);
                update_children(node, &old.children, &new.children);
                continue;
            }
            _ => create(&document, wanted),
        };
        // The browser refuses neither: the node is new, and its neighbour a child of this parent.
        let _ = match old {
            Some((_, node)) => parent.replace_child(&new, &node),
            None => parent.append_child(&new),
        };
    }
    for _ in wanted.len()..shown.len() {
        if let Some(last) = parent.last_child() {
            let _ = parent.remove_child(&last);
        }
    }
}

fn update_attributes(node: &Node, shown: &Element, wanted: &Element) {
    let element: &web_sys::Element = wasm_bindgen::JsCast::unchecked_ref(node);
    for (name, _) in &shown.attributes {
        if !wanted.attributes.iter().any(|(wanted, _)| wanted == name) {
            let _ = element.remove_attribute(name);
        }
    }
    set_attributes(element, wanted.attributes.iter().filter(|wanted| !shown.attributes.contains(wanted)));
}

fn set_attributes<'a>(
    element: &web_sys::Element,
    attributes: impl IntoIterator<Item = &'a (&'static str, Cow<'static, str>)>,
) {
    for (name, value) in attributes {
        // The names are ours and valid.
        let _ = element.set_attribute(name, value);
    }
}

fn create(document: &Document, markup: &Markup) -> Node {
    match markup {
        Markup::Text(text) => document.create_text_node(text).into(),
        Markup::Element(wanted) => {
            let namespace = match wanted.tag {
                "svg" | "use" => "http://www.w3.org/2000/svg",
                _ => "http://www.w3.org/1999/xhtml",
            };
            match document.create_element_ns(Some(namespace), wanted.tag) {
                Ok(element) => {
                    set_attributes(&element, &wanted.attributes);
                    update_children(&element, &[], &wanted.children);
                    element.into()
                }
                // No tag of ours is an invalid name; if one were, its text would still be shown.
                Err(_) => document.create_document_fragment().into(),
            }
        }
    }
}
