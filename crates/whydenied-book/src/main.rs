//! Writes the chapters that are made into a folder with the sources of the book, and names them in its `SUMMARY.md`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("error: name the folder with the sources of the book");
        return ExitCode::FAILURE;
    };
    match write(&folder) {
        Ok(count) => {
            println!("{count} chapters were made");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: the chapters cannot be written into `{}`: {error}", folder.display());
            ExitCode::FAILURE
        }
    }
}

fn write(folder: &Path) -> io::Result<usize> {
    let parts = whydenied_book::parts();
    let mut count = 0;
    for part in &parts {
        let chapters = part.chapters.iter().map(|chapter| (&*chapter.path, &chapter.text));
        for (path, text) in chapters.chain([(part.path, &part.text)]) {
            let file = folder.join(path);
            file.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(file, text)?;
            count += 1;
        }
    }
    let contents = folder.join("SUMMARY.md");
    let written = fs::read_to_string(&contents)?;
    fs::write(contents, whydenied_book::contents(&written, &parts))?;
    Ok(count)
}
