//! A static file server for the page: what any web host does, and nothing more.

use std::ffi::OsStr;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread;

use tiny_http::{Header, Method, Request, Response, Server};

use crate::failure::Failure;

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

/// More than the connections that a browser opens to one host.
const ANSWERS_AT_A_TIME: usize = 8;

/// A folder, served to this machine alone.
pub(crate) struct Site {
    folder: PathBuf,
    server: Server,
    port: u16,
}

impl Site {
    /// Port 0 takes any that is free.
    pub(crate) fn open(folder: &Path, port: u16) -> Result<Self, Failure> {
        let folder = folder.canonicalize().map_err(|error| Failure::of_path("serve", folder, &error))?;
        let listener = listen(port)?;
        let taken =
            |error: &dyn std::fmt::Display| Failure::new(format!("cannot serve on port {port}: {error}"));
        let port = listener.local_addr().map_err(|error| taken(&error))?.port();
        let server = Server::from_listener(listener, None).map_err(|error| taken(&error))?;
        Ok(Self { folder, server, port })
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// Answers for as long as the program runs. Several at a time: a browser may leave a large file
    /// half read until it has a small one.
    pub(crate) fn serve(&self) {
        thread::scope(|scope| {
            for _ in 0..ANSWERS_AT_A_TIME {
                scope.spawn(|| {
                    for request in self.server.incoming_requests() {
                        // A browser that closed the connection wants no answer any more.
                        let _ = self.answer(request);
                    }
                });
            }
        });
    }

    fn answer(&self, request: Request) -> std::io::Result<()> {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return request.respond(Response::empty(405));
        }
        let Some((path, content)) = self.file(request.url()) else {
            return request.respond(Response::from_string("not found\n").with_status_code(404));
        };
        let kind = path.extension().and_then(OsStr::to_str).and_then(content_type);
        let headers = [
            ("Content-Type", kind.unwrap_or("application/octet-stream")),
            // The next build is seen at the next reload.
            ("Cache-Control", "no-cache"),
        ];
        let headers = headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok());
        request.respond(headers.fold(Response::from_data(content), Response::with_header))
    }

    /// The file behind an address, if it lies within the folder.
    fn file(&self, address: &str) -> Option<(PathBuf, Vec<u8>)> {
        let name = address.split(['?', '#']).next()?.trim_start_matches('/');
        let mut path = self.folder.join(name).canonicalize().ok()?;
        if path.is_dir() {
            path.push("index.html");
        }
        let content = path.starts_with(&self.folder).then(|| fs::read(&path))?.ok()?;
        Some((path, content))
    }
}

/// Takes the port on this machine's own address.
pub(crate) fn listen(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        Failure::new(format!("port {port} cannot be used: {error}"))
            .remedy("end the program that uses it, or choose another one with `--port`")
    })
}

fn content_type(extension: &str) -> Option<&'static str> {
    TYPES.iter().find(|(name, _)| *name == extension).map(|(_, kind)| *kind)
}
