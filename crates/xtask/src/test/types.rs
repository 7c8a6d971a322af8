//! The types of the page's scripts, as TypeScript reads them in their comments, and those of the npm package.

use std::path::Path;

use crate::disk;
use crate::failure::Failure;
use crate::machine::Machine;
use crate::program;
use crate::schema;
use crate::setup::packages;

/// What is checked together, below `web/`: the page's scripts, and the service worker, which sees no document.
const PROJECTS: [&str; 2] = ["editor/tsconfig.json", "service-worker.tsconfig.json"];

/// Checks each of them.
pub(super) fn check(machine: &Machine) -> Result<(), Failure> {
    schema::check(machine)?;
    // The packages stand in the cache, where the compiler does not look by itself.
    let cached = machine.cache.tool(packages::SCRIPT_PACKAGES);
    // Not `tsconfig.json`, which every tool that bundles takes for its own.
    let settings = cached.join("types.json");
    for project in PROJECTS {
        disk::write(&settings, &with_packages(&machine.root.join("web").join(project)))?;
        program::run(schema::compiler(machine).arg("--project").arg(&settings))
            .map_err(|failure| failure.remedy("mend what the lines above point at, below web/"))?;
    }
    Ok(())
}

/// A project's settings, as they stand where the packages are.
fn with_packages(project: &Path) -> String {
    let project = project.to_string_lossy().replace('\\', "/");
    format!(
        r#"{{ "extends": "{project}", "compilerOptions": {{ "paths": {{ "*": ["./node_modules/*"] }} }} }}"#
    )
}

#[cfg(test)]
mod tests {
    use super::PROJECTS;

    #[test]
    fn each_project_is_there() {
        let web = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/");
        assert!(PROJECTS.iter().all(|project| std::path::Path::new(&format!("{web}{project}")).is_file()));
    }
}
