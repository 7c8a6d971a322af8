//! A static file server for the page: what any web host does, and nothing more.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::failure::Failure;

const TEXT: &str = "text/plain; charset=utf-8";

/// The types of the files that a page is made of.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("map", "application/json"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("woff2", "font/woff2"),
];

/// How long a browser may keep a connection open without asking for anything.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest request that is read, in bytes.
const LONGEST_REQUEST: u64 = 64 * 1024;

/// A folder, served to this machine alone.
pub(crate) struct Site {
    folder: PathBuf,
    listener: TcpListener,
    port: u16,
}

/// What is answered: the status line's end, the type, and the content.
type Answer = (&'static str, &'static str, Vec<u8>);

impl Site {
    /// Port 0 takes any that is free.
    pub(crate) fn open(folder: &Path, port: u16) -> Result<Self, Failure> {
        let folder = folder.canonicalize().map_err(|error| Failure::of_path("serve", folder, &error))?;
        let listener = listen(port)?;
        let port = listener.local_addr().map_err(|error| taken(port, &error))?.port();
        Ok(Self { folder, listener, port })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Answers for as long as the program runs, each connection by itself: a browser opens several at
    /// once, and leaves some of them waiting.
    pub(crate) fn serve(&self) {
        thread::scope(|scope| {
            for stream in self.listener.incoming().filter_map(Result::ok) {
                // A browser that closed the connection wants no answer any more.
                scope.spawn(move || self.answer(&stream).ok());
            }
        });
    }

    /// Answers one request, and closes the connection.
    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(stream.take(LONGEST_REQUEST)).lines();
        let Some(request) = lines.next().transpose()? else { return Ok(()) };
        // The whole head is read, or closing the connection would reset it.
        for line in lines {
            if line?.is_empty() {
                break;
            }
        }
        let (method, address) = request.split_once(' ').unwrap_or_default();
        let (status, kind, content) = match method {
            "GET" | "HEAD" => self.file(address.split([' ', '?', '#']).next().unwrap_or_default()),
            _ => ("405 Method Not Allowed", TEXT, b"only GET and HEAD\n".to_vec()),
        };
        let mut stream = stream;
        // The next build is seen at the next reload.
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             Cache-Control: no-cache\r\nConnection: close\r\n\r\n",
            content.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&content)?;
        }
        stream.flush()
    }

    /// The file behind an address, if it lies within the folder.
    fn file(&self, address: &str) -> Answer {
        let read = || {
            let mut path = self.folder.join(address.trim_start_matches('/')).canonicalize().ok()?;
            if path.is_dir() {
                path.push("index.html");
            }
            let content = path.starts_with(&self.folder).then(|| fs::read(&path))?.ok()?;
            let kind = path.extension().and_then(OsStr::to_str).and_then(content_type);
            Some(("200 OK", kind.unwrap_or("application/octet-stream"), content))
        };
        read().unwrap_or_else(|| ("404 Not Found", TEXT, b"not found\n".to_vec()))
    }
}

/// Takes the port on this machine's own address.
pub(crate) fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| taken(port, &error))
}

fn taken(port: u16, error: &io::Error) -> Failure {
    Failure::new(format!("port {port} cannot be used: {error}"))
        .remedy("end the program that uses it, or choose another one with `--port`")
}

fn content_type(extension: &str) -> Option<&'static str> {
    TYPES.iter().find(|(name, _)| *name == extension).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    use super::Site;

    #[test]
    fn connections_that_wait_keep_no_other_from_its_answer() {
        let site = Site::open(env!("CARGO_MANIFEST_DIR").as_ref(), 0).unwrap_or_else(|_| unreachable!());
        let address = ("127.0.0.1", site.port);
        std::thread::spawn(move || site.serve());
        let _waiting: Vec<_> = (0..20).map(|_| TcpStream::connect(address)).collect();
        for (path, status) in [("/Cargo.toml", "200"), ("/../../Cargo.toml", "404"), ("/none", "404")] {
            let mut stream = TcpStream::connect(address).unwrap();
            write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{path}: {answer}");
        }
    }
}
