//! A check that runs beside those before it, in a process of its own: two cores have more to do that way.

use std::env;
use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::machine::Machine;

/// The check underway. What it says is kept until its turn comes.
pub(super) struct Beside {
    said: PathBuf,
    ended: JoinHandle<io::Result<(ExitStatus, Duration)>>,
}

impl Beside {
    /// Starts the check of that name.
    pub(super) fn start(machine: &Machine, name: &str) -> Result<Self, Failure> {
        let own = std::process::id();
        let said = machine.cache.work("beside")?.join(format!("{name}-{own}.log"));
        let start = Instant::now();
        let spawned = File::create(&said).and_then(|file| {
            Command::new(env::current_exe()?)
                .args(["test", "--only", name])
                .stdin(Stdio::null())
                .stdout(file.try_clone()?)
                .stderr(file)
                .spawn()
        });
        let mut child =
            spawned.map_err(|error| Failure::new(format!("cannot start the check `{name}`: {error}")))?;
        let ended = thread::spawn(move || child.wait().map(|status| (status, start.elapsed())));
        Ok(Self { said, ended })
    }

    /// Waits for its end and shows what it has said; how long it took, and why it failed.
    pub(super) fn end(self) -> (Duration, Result<(), Failure>) {
        let ended = self.ended.join().unwrap_or_else(|_| Err(io::Error::other("the wait for it was ended")));
        print!("{}", fs::read_to_string(&self.said).unwrap_or_default());
        let removed = fs::remove_file(&self.said);
        let removed = removed.map_err(|error| Failure::of_path("remove", &self.said, &error));
        match ended {
            Ok((status, took)) if status.success() => (took, removed),
            Ok((status, took)) => (took, Err(Failure::new(format!("it says above why ({status})")))),
            Err(error) => (Duration::ZERO, Err(Failure::new(format!("its end is not known: {error}")))),
        }
    }
}
