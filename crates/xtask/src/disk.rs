//! Files and folders, with failures that name them.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Makes a folder and those above it.
pub(crate) fn create(folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(|error| Failure::of_path("create", folder, &error))
}

/// Removes a folder that may not be there.
pub(crate) fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(Failure::of_path("remove", folder, &error)),
        _ => Ok(()),
    }
}

/// Moves a folder within one file system: all at once or not at all.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(parent) = to.parent() {
        create(parent)?;
    }
    fs::rename(from, to).map_err(|error| Failure::of_path("make", to, &error))
}

pub(crate) fn read(file: &Path) -> Result<String, Failure> {
    fs::read_to_string(file).map_err(|error| Failure::of_path("read", file, &error))
}

pub(crate) fn write(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(|error| Failure::of_path("write", file, &error))
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(|error| Failure::of_path("write", to, &error))
}

/// Copies all that is in a folder into another one, beside what is there.
pub(crate) fn copy_all(from: &Path, to: &Path) -> Result<(), Failure> {
    create(to)?;
    for path in entries(from)? {
        let Some(name) = path.file_name() else { continue };
        let copied = to.join(name);
        if path.is_dir() { copy_all(&path, &copied)? } else { copy(&path, &copied)? }
    }
    Ok(())
}

/// Has a folder at another place as well.
pub(crate) fn link(folder: &Path, place: &Path) -> Result<(), Failure> {
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(folder, place);
    #[cfg(windows)]
    let linked = std::os::windows::fs::symlink_dir(folder, place);
    linked.map_err(|error| Failure::of_path("link", place, &error))
}

/// What stands directly in a folder, in the order of names.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let unreadable = |error| Failure::of_path("read", folder, &error);
    let mut paths = fs::read_dir(folder)
        .map_err(unreadable)?
        .map(|entry| entry.map(|entry| entry.path()).map_err(unreadable))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

/// Every file in a folder and below.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            files.extend(files_below(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}
