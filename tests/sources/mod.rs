//! What each file of the engine uses of the others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The path of a module, from the root of the crate.
pub(crate) type Module = Vec<String>;
/// The modules that each module uses.
pub(crate) type Uses = BTreeMap<Module, BTreeSet<Module>>;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/whydenied/src");

/// The files of the engine.
pub(crate) struct Sources {
    /// What each uses; a re-export counts as the file that it comes from.
    pub(crate) uses: Uses,
}

/// What stands in one file.
#[derive(Default)]
struct File {
    /// What it imports, and under which name.
    imports: Vec<Import>,
    /// Paths in the code.
    paths: Vec<Vec<String>>,
}

struct Import {
    path: Vec<String>,
    name: String,
    is_public: bool,
}

impl Sources {
    /// Reads them all, tests apart.
    pub(crate) fn read() -> Self {
        let mut files = BTreeMap::new();
        read_folder(Path::new(ROOT), &mut Vec::new(), &mut files);
        let all = Files(files);
        let uses = all.0.keys().map(|module| (module.clone(), all.used_by(module))).collect();
        Self { uses }
    }
}

struct Files(BTreeMap<Module, File>);

impl Files {
    fn used_by(&self, module: &Module) -> BTreeSet<Module> {
        let Some(file) = self.0.get(module) else { return BTreeSet::new() };
        let mut used = BTreeSet::new();
        // Modules by the names that they have in this file.
        let mut local: BTreeMap<&str, Module> = BTreeMap::new();
        for import in &file.imports {
            let Some(path) = self.absolute(module, &import.path) else { continue };
            match self.home_of(&path, 0) {
                Some(home) if home == path => {
                    local.insert(&import.name, path);
                }
                Some(home) if !import.is_public => {
                    used.insert(home);
                }
                _ => {}
            }
        }
        for path in &file.paths {
            let known = path.split_first().and_then(|(first, rest)| Some((local.get(first.as_str())?, rest)));
            let absolute = match known {
                Some((module, rest)) => Some(module.iter().chain(rest).cloned().collect()),
                None => self.absolute(module, path),
            };
            used.extend(absolute.and_then(|path| self.home_of(&path, 0)));
        }
        used.remove(module);
        used
    }

    /// The path from the root of the crate; `None` for what belongs to another crate.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => Some(rest.to_vec()),
            "self" => Some(module.iter().chain(rest).cloned().collect()),
            "super" => {
                let (_, parent) = module.split_last()?;
                let parent = parent.to_vec();
                match rest.first().map(String::as_str) {
                    Some("super") => self.absolute(&parent, rest),
                    _ => Some(parent.into_iter().chain(rest.iter().cloned()).collect()),
                }
            }
            _ => {
                let own: Module = module.iter().chain([first]).cloned().collect();
                self.0.contains_key(&own).then(|| own.into_iter().chain(rest.iter().cloned()).collect())
            }
        }
    }

    /// The file in which that is written; `None` for what another crate has.
    fn home_of(&self, path: &[String], depth: usize) -> Option<Module> {
        assert!(depth < 16, "re-exports in a circle: {path:?}");
        let modules = (0..=path.len()).rev().find_map(|count| self.0.get_key_value(path.get(..count)?));
        let (module, file) = modules?;
        let Some(item) = path.get(module.len()) else { return Some(module.clone()) };
        match file.imports.iter().find(|import| import.is_public && import.name == *item) {
            Some(import) => {
                let from = self.absolute(module, &import.path)?;
                let rest = path.get(module.len() + 1..).unwrap_or_default();
                self.home_of(&from.iter().chain(rest).cloned().collect::<Vec<_>>(), depth + 1)
            }
            None => Some(module.clone()),
        }
    }
}

fn read_folder(folder: &Path, module: &mut Module, files: &mut BTreeMap<Module, File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            module.push(stem);
            read_folder(&path, module, files);
            module.pop();
            continue;
        }
        let tokens: TokenStream = fs::read_to_string(&path).unwrap().parse().unwrap();
        let mut file = File::default();
        read_tokens(tokens, &mut file);
        let own = (!matches!(stem.as_str(), "lib" | "mod")).then_some(stem);
        // Tests beside what they test.
        if own.as_deref() != Some("tests") {
            files.insert(module.iter().cloned().chain(own).collect(), file);
        }
    }
}

fn read_tokens(tokens: TokenStream, file: &mut File) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let (mut at, mut is_test, mut is_public) = (0, false, false);
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Group(group) => {
                let text = group.to_string().replace(' ', "");
                let is_attribute = group.delimiter() == Delimiter::Bracket && text == "[cfg(test)]";
                let is_body = group.delimiter() == Delimiter::Brace;
                if !(is_test && is_body) {
                    read_tokens(group.stream(), file);
                }
                is_test = is_attribute || is_test && !is_body;
            }
            TokenTree::Ident(word) if word == "pub" => is_public = true,
            TokenTree::Ident(word) if word == "use" => {
                let length = tokens.iter().skip(at).take_while(|token| token.to_string() != ";").count();
                let tree = tokens.get(at..at + length).unwrap_or_default();
                if !is_test {
                    read_import(&[], tree, is_public, file);
                }
                (at, is_test, is_public) = (at + length + 1, false, false);
            }
            TokenTree::Ident(word) => {
                let mut path = vec![word.to_string()];
                while let Some([one, other, TokenTree::Ident(next)]) = tokens.get(at..at + 3)
                    && one.to_string() == ":"
                    && other.to_string() == ":"
                {
                    path.push(next.to_string());
                    at += 3;
                }
                if path.len() > 1 {
                    file.paths.push(path);
                }
                is_public = false;
            }
            TokenTree::Punct(mark) => is_public &= mark.as_char() != ';',
            TokenTree::Literal(_) => {}
        }
    }
}

/// What follows `use`: a path, a name for it, a list of others in braces.
fn read_import(before: &[String], tree: &[TokenTree], is_public: bool, file: &mut File) {
    let mut path = before.to_vec();
    let mut words = tree.iter();
    let mut name = None;
    while let Some(token) = words.next() {
        match token {
            TokenTree::Ident(word) if word == "as" => name = words.next().map(ToString::to_string),
            TokenTree::Ident(word) if word == "self" && !path.is_empty() => {}
            TokenTree::Ident(word) => path.push(word.to_string()),
            TokenTree::Group(group) => {
                let list: Vec<_> = group.stream().into_iter().collect();
                for part in list.split(|token| token.to_string() == ",").filter(|part| !part.is_empty()) {
                    read_import(&path, part, is_public, file);
                }
                return;
            }
            _ => {}
        }
    }
    let name = name.or_else(|| path.last().cloned()).unwrap_or_default();
    file.imports.push(Import { path, name, is_public });
}

/// The circles among the files, the largest first; each and all of them in order.
pub(crate) fn circles(uses: &Uses) -> Vec<Vec<Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        uses.keys().map(|module| (module, reach(module, uses))).collect();
    let is_with = |one: &Module, other: &Module| {
        reached.get(one).is_some_and(|all| all.contains(other))
            && reached.get(other).is_some_and(|all| all.contains(one))
    };
    let mut circles: Vec<Vec<Module>> = Vec::new();
    for module in uses.keys().filter(|module| is_with(module, module)) {
        match circles.iter_mut().find(|circle| circle.iter().any(|one| is_with(one, module))) {
            Some(circle) => circle.push(module.clone()),
            None => circles.push(vec![module.clone()]),
        }
    }
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

/// All that a file uses, also by what others use.
fn reach<'u>(module: &Module, uses: &'u Uses) -> BTreeSet<&'u Module> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<_> = uses.get(module).into_iter().flatten().collect();
    while let Some(next) = open.pop() {
        if reached.insert(next) {
            open.extend(uses.get(next).into_iter().flatten());
        }
    }
    reached
}
