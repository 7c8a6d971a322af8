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
    /// Another folder, at an address of its own.
    below: Option<(&'static str, PathBuf)>,
    listener: TcpListener,
    port: u16,
}

/// How a file may be compressed, the smaller first: what is asked for, and how its copy ends.
const ENCODINGS: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// What is answered.
struct Answer {
    /// The end of the status line.
    status: &'static str,
    kind: &'static str,
    encoding: Option<&'static str>,
    /// Where it is instead.
    location: Option<String>,
    content: Vec<u8>,
}

impl Answer {
    fn text(status: &'static str, text: &str) -> Self {
        Self { status, kind: TEXT, encoding: None, location: None, content: text.into() }
    }
}

impl Site {
    /// Port 0 takes any that is free.
    pub(crate) fn open(folder: &Path, port: u16) -> Result<Self, Failure> {
        let folder = folder.canonicalize().map_err(|error| Failure::of_path("serve", folder, &error))?;
        let listener = listen(port)?;
        let port = listener.local_addr().map_err(|error| taken(port, &error))?.port();
        Ok(Self { folder, below: None, listener, port })
    }

    /// With another folder at an address such as `/book`, if it is there.
    pub(crate) fn with(mut self, address: &'static str, folder: &Path) -> Self {
        self.below = folder.canonicalize().ok().map(|folder| (address, folder));
        self
    }

    /// The folder that an address lies in, and the rest of it.
    fn folder_of<'a>(&self, address: &'a str) -> (&Path, &'a str) {
        let below = self.below.as_ref().and_then(|(own, folder)| {
            let rest = address.strip_prefix(own)?;
            (rest.is_empty() || rest.starts_with('/')).then_some((&**folder, rest))
        });
        below.unwrap_or((&self.folder, address))
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
        let mut encodings = String::new();
        for line in lines {
            let line = line?;
            if line.is_empty() {
                break;
            }
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("accept-encoding")
            {
                encodings = value.to_ascii_lowercase();
            }
        }
        let (method, address) = request.split_once(' ').unwrap_or_default();
        let Answer { status, kind, encoding, location, content } = match method {
            "GET" | "HEAD" => {
                self.file(address.split([' ', '?', '#']).next().unwrap_or_default(), &encodings)
            }
            _ => Answer::text("405 Method Not Allowed", "only GET and HEAD\n"),
        };
        let encoding =
            encoding.map(|encoding| format!("Content-Encoding: {encoding}\r\n")).unwrap_or_default();
        let location = location.map(|location| format!("Location: {location}\r\n")).unwrap_or_default();
        let mut stream = stream;
        // The next build is seen at the next reload.
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n\
             {encoding}{location}Vary: Accept-Encoding\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
            content.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&content)?;
        }
        stream.flush()
    }

    /// The file behind an address, if it lies within the folder: compressed where there is such a copy and the browser
    /// takes it.
    fn file(&self, address: &str, encodings: &str) -> Answer {
        let (folder, inner) = self.folder_of(address);
        let read = || {
            let mut path = folder.join(inner.trim_start_matches('/')).canonicalize().ok()?;
            path.starts_with(folder).then_some(())?;
            if path.is_dir() && !address.ends_with('/') {
                // The addresses in its page are seen from the folder.
                return Some(Answer {
                    location: Some(format!("{address}/")),
                    ..Answer::text("301 Moved Permanently", "")
                });
            }
            if path.is_dir() {
                path.push("index.html");
            }
            let kind = path.extension().and_then(OsStr::to_str).and_then(content_type);
            let kind = kind.unwrap_or("application/octet-stream");
            let mut taken = ENCODINGS.into_iter().filter(|(name, _)| {
                encodings
                    .split(',')
                    .any(|encoding| encoding.split(';').next().is_some_and(|own| own.trim() == *name))
            });
            let compressed = taken.find_map(|(name, end)| {
                let mut copy = path.clone().into_os_string();
                copy.push(end);
                Some((name, fs::read(copy).ok()?))
            });
            let (encoding, content) = match compressed {
                Some((name, content)) => (Some(name), content),
                None => (None, fs::read(&path).ok()?),
            };
            Some(Answer { status: "200 OK", kind, encoding, location: None, content })
        };
        read().unwrap_or_else(|| Answer::text("404 Not Found", "not found\n"))
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
    fn a_compressed_copy_is_sent_to_who_takes_it() {
        let folder = std::env::temp_dir().join(format!("whydenied-site-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, content) in
            [("a.js", "plain"), ("a.js.br", "brotli"), ("a.js.gz", "zipped"), ("b.js", "plain")]
        {
            std::fs::write(folder.join(name), content).unwrap();
        }
        let site = Site::open(&folder, 0).unwrap_or_else(|_| unreachable!());
        let sent = |address, encodings| String::from_utf8(site.file(address, encodings).content).unwrap();
        assert_eq!(sent("/a.js", "gzip, deflate, br"), "brotli");
        assert_eq!(sent("/a.js", "gzip;q=1.0"), "zipped");
        assert_eq!((sent("/a.js", ""), sent("/b.js", "br")), ("plain".to_owned(), "plain".to_owned()));
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn a_folder_at_an_address_of_its_own_is_served_from_there() {
        let manifest: &std::path::Path = env!("CARGO_MANIFEST_DIR").as_ref();
        let site = Site::open(manifest, 0)
            .unwrap_or_else(|_| unreachable!())
            .with("/book", &manifest.join("../../docs"));
        let [own, below, bare, other] =
            ["/Cargo.toml", "/book/embed.md", "/book", "/bookshelf"].map(|address| site.file(address, ""));
        assert_eq!([own.status, below.status, other.status], ["200 OK", "200 OK", "404 Not Found"]);
        assert_eq!((bare.status, bare.location.as_deref()), ("301 Moved Permanently", Some("/book/")));
    }

    #[test]
    fn hosts_are_told_the_policy_of_the_page() {
        let page = include_str!("../../../web/index.html");
        let (_, rest) = page.split_once(r#"http-equiv="Content-Security-Policy" content=""#).unwrap();
        let (policy, _) = rest.split_once('"').unwrap();
        let hosting = include_str!("../../../docs/hosting.md");
        for text in [hosting, include_str!("../../../web/_headers")] {
            let times = |part: &str| text.matches(part).count();
            assert_eq!(times(&format!("{policy}; frame-ancestors")), times("default-src"), "{policy}");
        }
    }

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
