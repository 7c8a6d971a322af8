//! The folder outside the repository where tools are kept, so that a second clone finds them ready.

use std::env;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};

use crate::disk;
use crate::failure::Failure;
use crate::progress;

/// The cache folder. All that stands in `tools/` is whole: it was filled elsewhere and moved there in one step.
pub(crate) struct Cache {
    root: PathBuf,
}

impl Cache {
    /// `$WHYDENIED_CACHE`, else the place where this system keeps caches.
    pub(crate) fn find() -> Result<Self, Failure> {
        let named = |variable| env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from);
        let of_user = || {
            let home = named("HOME").or_else(|| named("USERPROFILE"))?;
            let caches = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
            Some(home.join(caches))
        };
        let root = named("WHYDENIED_CACHE")
            .or_else(|| Some(named("XDG_CACHE_HOME").or_else(of_user)?.join("whydenied")))
            .ok_or_else(|| {
                Failure::new("this machine names no home folder to keep tools in")
                    .remedy("set WHYDENIED_CACHE to a folder")
            })?;
        // Tools run in other folders, and cargo looks for a target folder from where it runs.
        let root = std::path::absolute(&root).map_err(|error| Failure::of_path("find", &root, &error))?;
        Ok(Self { root })
    }

    /// Where a tool stands once it is there.
    pub(crate) fn tool(&self, name: &str) -> PathBuf {
        self.root.join("tools").join(name)
    }

    /// A folder for work in between. What a killed command left in it is still there, for those who can go on from it.
    pub(crate) fn work(&self, name: &str) -> Result<PathBuf, Failure> {
        let folder = self.root.join("work").join(name);
        disk::create(&folder)?;
        Ok(folder)
    }

    /// The same, empty.
    pub(crate) fn empty_work(&self, name: &str) -> Result<PathBuf, Failure> {
        disk::remove(&self.root.join("work").join(name))?;
        self.work(name)
    }

    /// Has `fill` make a tool in a folder of its own and moves it to its place when it is whole, so that a killed
    /// command leaves no half of a tool.
    pub(crate) fn place(
        &self,
        name: &str,
        fill: impl FnOnce(&Path) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let (made, place) = (self.empty_work(&format!("{name}.new"))?, self.tool(name));
        fill(&made)?;
        disk::remove(&place)?;
        disk::rename(&made, &place)
    }

    /// Keeps other commands from setting up the same things at the same time, until the file is dropped.
    pub(crate) fn lock(&self) -> Result<File, Failure> {
        disk::create(&self.root)?;
        let path = self.root.join("lock");
        let refused = |error| Failure::of_path("lock", &path, &error);
        let file = File::create(&path).map_err(refused)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                progress::note("another command is setting up; waiting for it");
                file.lock().map_err(refused)?;
            }
            Err(TryLockError::Error(error)) => return Err(refused(error)),
        }
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use super::Cache;
    use crate::disk;
    use crate::failure::Failure;

    #[test]
    fn a_tool_is_there_whole_or_not_at_all() {
        let root = std::env::temp_dir().join(format!("whydenied-cache-{}", std::process::id()));
        let cache = Cache { root: root.clone() };
        let half = cache.place("tool-1", |folder| {
            disk::write(&folder.join("half"), "")?;
            Err(Failure::new("killed"))
        });
        assert!(half.is_err() && !cache.tool("tool-1").exists());

        cache.place("tool-1", |folder| disk::write(&folder.join("whole"), "")).unwrap();
        assert!(cache.tool("tool-1").join("whole").exists());
        assert!(!cache.tool("tool-1").join("half").exists(), "what was left behind is gone");
        disk::remove(&root).unwrap();
    }
}
