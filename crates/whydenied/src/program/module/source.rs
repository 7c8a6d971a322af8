//! Where a module is from, however that is written.

use std::borrow::Cow;

use crate::program::expr::Entry;

/// The source of a module.
pub(super) struct Source {
    /// As it is written.
    pub(super) written: String,
    /// Namespace, name and the last part of the path: `terraform-aws-modules/iam//iam-role`.
    pub(super) name: String,
    /// The version, where one is named: 3.1 is 3,001.
    pub(super) version: Option<u32>,
}

impl Source {
    pub(super) fn of(written: &str, version: Option<&str>) -> Self {
        let (path, query) = written.split_once('?').unwrap_or((written, ""));
        let asked = query.split('&').find_map(|part| {
            let value = part.strip_prefix("ref=").or_else(|| part.strip_prefix("version="))?;
            Some(value.trim_start_matches("tags/").trim_start_matches('v'))
        });
        Self { written: written.to_owned(), name: name(path), version: version.or(asked).and_then(major) }
    }
}

/// Where the module of a block is from.
pub(super) fn source_of(entries: &[Entry<'_>]) -> Option<Source> {
    let text = |name: &str| {
        let entry = entries.iter().find(|entry| entry.name().as_deref() == Some(name))?;
        entry.value.as_literal().map(Cow::into_owned)
    };
    Some(Source::of(&text("source")?, text("version").as_deref()))
}

/// The name of the module in the registry, also of one that is taken from its repository.
fn name(path: &str) -> String {
    let path = path.trim_start_matches("git::");
    let path = path.split_once("://").map_or(path, |(_, rest)| rest).trim_start_matches('/');
    let path = path.split_once('@').map_or(path, |(_, rest)| rest);
    let (root, inner) = path.split_once("//").unwrap_or((path, ""));
    let root = root.trim_end_matches(".git").replace(':', "/");
    let mut parts: Vec<&str> = root.split('/').collect();
    // A host has a dot, a namespace has none.
    if parts.len() > 2 && parts.first().is_some_and(|host| host.contains('.')) {
        parts.remove(0);
    }
    let namespace = parts.first().copied().unwrap_or_default();
    let repository = parts.get(1).copied().unwrap_or_default();
    let module = repository.strip_prefix("terraform-aws-").unwrap_or(repository);
    match inner.trim_end_matches('/').rsplit('/').next() {
        Some(inner) if !inner.is_empty() => format!("{namespace}/{module}//{inner}"),
        _ => format!("{namespace}/{module}"),
    }
}

/// The version that a constraint asks for, if it keeps to one major version.
fn major(constraint: &str) -> Option<u32> {
    let mut parts = constraint.split(',').map(str::trim);
    let (first, rest) = (parts.next()?, parts.next());
    // What is only no older may be of any later version.
    if rest.is_none() && (first.starts_with('>') || first.starts_with('<') || first.starts_with('!')) {
        return None;
    }
    let number = first.trim_start_matches(['~', '>', '=', '<', ' ', 'v']);
    let mut numbers = number.split('.').map(|part| part.parse::<u32>().ok());
    let major = numbers.next()??;
    let minor = numbers.next().flatten().unwrap_or(0);
    Some(major.min(1_000) * 1_000 + minor.min(999))
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn a_module_is_one_wherever_it_is_taken_from() {
        let name = "terraform-aws-modules/iam//iam-role";
        for source in [
            "terraform-aws-modules/iam/aws//modules/iam-role",
            "registry.terraform.io/terraform-aws-modules/iam/aws//modules/iam-role",
            "github.com/terraform-aws-modules/terraform-aws-iam//modules/iam-role?ref=v6.2.0",
            "git::https://github.com/terraform-aws-modules/terraform-aws-iam.git//modules/iam-role?ref=v6.2.0",
            "git@github.com:terraform-aws-modules/terraform-aws-iam.git//modules/iam-role",
            "tfr:///terraform-aws-modules/iam/aws//modules/iam-role?version=6.2.0",
        ] {
            assert_eq!(Source::of(source, None).name, name, "{source}");
        }
        assert_eq!(Source::of("unfunco/oidc-github/aws", None).name, "unfunco/oidc-github");
    }

    #[test]
    fn a_version_counts_where_it_is_one() {
        for (constraint, version) in [
            ("5.39.0", Some(5_039)),
            ("~> 5.30", Some(5_030)),
            (">= 5.0, < 6.0", Some(5_000)),
            (">= 5.0", None),
            ("v3.0.1", Some(3_000)),
            ("main", None),
        ] {
            assert_eq!(Source::of("a/b/aws", Some(constraint)).version, version, "{constraint}");
        }
        assert_eq!(Source::of("git::https://github.com/a/b.git?ref=v6.2.0", None).version, Some(6_002));
    }
}
