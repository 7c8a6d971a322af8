//! The links of pages that were built: each leads to a file that is there, and to a part of it that is there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::disk;
use crate::failure::Failure;

/// What a page says of itself: the ids of its parts, and its links.
struct Page {
    ids: Vec<String>,
    links: Vec<String>,
}

/// Checks every page of a folder; how many there are. What lies in the folders `apart` is no page of it, and may not be there.
pub(super) fn check(folder: &Path, apart: &[&str]) -> Result<usize, Failure> {
    let is_apart = |path: &Path| apart.iter().any(|name| path.starts_with(folder.join(name)));
    let mut pages = BTreeMap::new();
    for path in disk::files_below(folder)? {
        // mdBook writes the page of what is not found for a site's root.
        if !is_apart(&path)
            && path.extension().is_some_and(|end| end == "html")
            && !path.ends_with("404.html")
        {
            let text = fs::read_to_string(&path).map_err(|error| Failure::of_path("read", &path, &error))?;
            pages.insert(path, page(&text));
        }
    }
    let mut broken = Vec::new();
    for (path, page) in &pages {
        for link in page.links.iter().filter(|link| !is_elsewhere(link)) {
            let (file, part) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { beside(path, file) };
            let lacks_part = pages
                .get(&target)
                .is_some_and(|page| !part.is_empty() && page.ids.iter().all(|id| id != part));
            if !is_apart(&target) && (lacks_part || !target.is_file()) {
                let page = path.strip_prefix(folder).unwrap_or(path).display();
                broken.push(format!("{page}: {link}"));
            }
        }
    }
    if broken.is_empty() {
        return Ok(pages.len());
    }
    Err(Failure::new(format!("links of the book lead nowhere:\n  {}", broken.join("\n  ")))
        .remedy("mend them in docs/ or in crates/whydenied-book"))
}

fn page(text: &str) -> Page {
    // What is shown as code has no tags.
    let tags: Vec<&str> = text.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect();
    let values = |name: &str| -> Vec<String> {
        let attribute = format!(" {name}=\"");
        let rests = tags.iter().filter_map(|tag| tag.split_once(&attribute));
        rests
            .filter_map(|(_, rest)| rest.split('"').next())
            .map(|value| value.replace("&amp;", "&"))
            .collect()
    };
    Page { ids: values("id"), links: [values("href"), values("src")].concat() }
}

/// What is not of this site is somebody else's to keep alive.
fn is_elsewhere(link: &str) -> bool {
    link.is_empty() || ["https:", "http:", "mailto:", "data:"].iter().any(|scheme| link.starts_with(scheme))
}

/// The file that a page calls so.
fn beside(page: &Path, name: &str) -> PathBuf {
    let mut path = page.parent().unwrap_or(page).to_owned();
    for part in Path::new(name).components() {
        match part {
            Component::ParentDir => drop(path.pop()),
            Component::CurDir => {}
            part => path.push(part),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::disk;

    #[test]
    fn a_link_leads_to_a_file_and_to_a_part_of_it() {
        let folder = std::env::temp_dir().join(format!("whydenied-links-{}", std::process::id()));
        let write =
            |name: &str, text: &str| disk::write(&folder.join(name), text).unwrap_or_else(|_| unreachable!());
        disk::create(&folder.join("a")).unwrap_or_else(|_| unreachable!());
        write(
            "index.html",
            r##"<a href="a/b.html#c">c</a> <a href="#top">t</a> <script src="page/x.js"> <h1 id="top">"##,
        );
        write(
            "a/b.html",
            r#"<a href="../index.html">up</a> <a href="https://a.example/">out</a> <h2 id="c">"#,
        );
        assert_eq!(check(&folder, &["page"]).ok(), Some(2));
        for link in ["b.html#d", "c.html", "#none"] {
            write("a/b.html", &format!(r#"<h2 id="c"> <a href="{link}">x</a>"#));
            let failure =
                check(&folder, &["page"]).err().map(|failure| failure.to_string()).unwrap_or_default();
            assert!(failure.contains(&format!("a/b.html: {link}")), "{failure}");
        }
        disk::remove(&folder).unwrap_or_else(|_| unreachable!());
    }
}
