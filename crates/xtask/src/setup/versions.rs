//! The outside programs that build and test the page, each in the one version that is known to work with the others.
//!
//! `Trunk.toml` and the workspace's `Cargo.toml` name some of the same versions, because trunk and cargo read them
//! there; the tests below keep all three in step.

/// Where a tool comes from.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    /// A crate that `cargo install` builds, without its default features.
    Crate { features: &'static str },
    /// An npm package that brings the program.
    Npm,
}

/// A program outside this workspace.
pub(crate) struct Tool {
    /// The package that holds it.
    pub(crate) package: &'static str,
    pub(crate) version: &'static str,
    pub(crate) source: Source,
    /// The program that is asked for its version.
    pub(crate) program: &'static str,
    /// The word of its `--version` that must be there.
    pub(crate) says: &'static str,
    /// How long the installation takes, on two cores.
    pub(crate) takes: &'static str,
}

/// 0.22 needs a newer compiler.
pub(crate) const TRUNK: Tool = Tool {
    package: "trunk",
    version: "0.21.14",
    source: Source::Crate { features: "rustls" },
    program: "trunk",
    says: "0.21.14",
    takes: "4 minutes",
};

/// The same version as the `wasm-bindgen` crate, or it refuses the module. 0.2.130 does not install with `--locked`.
pub(crate) const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    version: "0.2.129",
    source: Source::Crate { features: "" },
    program: "wasm-bindgen",
    says: "0.2.129",
    takes: "2 minutes",
};

/// Distributions carry older ones whose output browsers refuse.
pub(crate) const WASM_OPT: Tool = Tool {
    package: "binaryen",
    version: "132.0.0",
    source: Source::Npm,
    program: "wasm-opt",
    says: "132",
    takes: "10 seconds",
};

/// Licences, sources and duplicates of what is built in.
pub(crate) const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    source: Source::Crate { features: "" },
    program: "cargo-deny",
    says: "0.20.2",
    takes: "2 minutes",
};

/// Runs the fuzz targets, on the stable compiler where it is given no sanitizer.
pub(crate) const CARGO_FUZZ: Tool = Tool {
    package: "cargo-fuzz",
    version: "0.13.1",
    source: Source::Crate { features: "" },
    program: "cargo-fuzz",
    says: "0.13.1",
    takes: "2 minutes",
};

/// Builds the book.
pub(crate) const MDBOOK: Tool = Tool {
    package: "mdbook",
    version: "0.5.4",
    source: Source::Crate { features: "search" },
    program: "mdbook",
    says: "v0.5.4",
    takes: "2 minutes",
};

/// Holds the interface of a crate against that of an earlier version.
pub(crate) const CARGO_SEMVER_CHECKS: Tool = Tool {
    package: "cargo-semver-checks",
    version: "0.51.0",
    source: Source::Crate { features: "" },
    program: "cargo-semver-checks",
    says: "0.51.0",
    takes: "8 minutes",
};

/// Every tool, for the search path.
pub(crate) const ALL: [&Tool; 7] =
    [&TRUNK, &WASM_BINDGEN, &WASM_OPT, &CARGO_DENY, &CARGO_FUZZ, &MDBOOK, &CARGO_SEMVER_CHECKS];

#[cfg(test)]
mod tests {
    use super::{TRUNK, WASM_BINDGEN, WASM_OPT};

    const TRUNK_TOML: &str = include_str!("../../../../Trunk.toml");
    const CARGO_TOML: &str = include_str!("../../../../Cargo.toml");

    #[test]
    fn trunk_toml_names_these_versions() {
        for line in [
            format!("trunk-version = \"={}\"", TRUNK.version),
            format!("wasm_bindgen = \"{}\"", WASM_BINDGEN.version),
            format!("wasm_opt = \"version_{}\"", WASM_OPT.says),
        ] {
            assert!(TRUNK_TOML.contains(&line), "no line `{line}`");
        }
    }

    #[test]
    fn the_workspace_pins_the_same_wasm_bindgen() {
        let line = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        assert!(CARGO_TOML.contains(&line), "no line `{line}`");
    }
}
