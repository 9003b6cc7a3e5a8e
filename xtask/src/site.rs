//! A very small web server for a folder of files: enough to look at `dist/` on this machine, and for the
//! browser journeys, which include this file. It answers GET and HEAD, on 127.0.0.1 only and to nobody who calls this
//! machine by another name; it gives what lies in the folder, no hidden files, and nothing that a link leads out to.
//! Nothing is cached.
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// A running server; it ends with the process.
pub struct Site {
    /// Where it listens.
    pub address: SocketAddr,
}

impl Site {
    /// Serves `folder` on `port` of this machine; port 0 takes any free one.
    pub fn start(folder: PathBuf, port: u16) -> io::Result<Self> {
        Self::start_watched(folder, "", port, |_| true)
    }

    /// The same under a path such as `under/`; `admits` hears the first line of each request, and one that it does not
    /// admit gets no answer. The folder itself may be a link, and may come to lead elsewhere.
    pub fn start_watched(
        folder: PathBuf,
        under: &'static str,
        port: u16,
        admits: impl Fn(&str) -> bool + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let admits = Arc::new(admits);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, admits) = (folder.clone(), admits.clone());
                // A browser that goes away in the middle is no fault of ours.
                std::thread::spawn(move || answer(stream, &folder, under, &*admits).ok());
            }
        });
        Ok(Self { address })
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

/// Bytes of a request; ours take a few hundred.
const MAX_REQUEST: u64 = 64_000;

const NOT_FOUND: (&str, &str, &[u8]) = ("404 Not Found", PLAIN, b"not found\n");
const GET_ONLY: (&str, &str, &[u8]) = ("405 Method Not Allowed", PLAIN, b"GET only\n");
const NOT_HERE: (&str, &str, &[u8]) = ("421 Misdirected Request", PLAIN, b"not this host\n");
const PLAIN: &str = "text/plain; charset=utf-8";

fn answer(
    mut stream: TcpStream,
    folder: &Path,
    under: &str,
    admits: &dyn Fn(&str) -> bool,
) -> io::Result<()> {
    // Browsers open spare connections and may never use them.
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut reader = BufReader::new(stream.try_clone()?.take(MAX_REQUEST));
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let (mut header, mut takes_brotli, mut host) = (String::new(), false, None);
    while reader.read_line(&mut header)? > 2 {
        let line = header.to_ascii_lowercase();
        takes_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
        host = host.or_else(|| Some(line.strip_prefix("host:")?.trim().to_owned()));
        header.clear();
    }
    if !admits(request.trim_end()) {
        return Ok(());
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let (called, target) = called(target, host.as_deref());
    let mut is_packed = false;
    let refused = |(status, kind, body): (_, _, &[u8])| (status, kind, body.to_vec());
    let (status, kind, body) = match (method, file(folder, under, target)) {
        // Another name for this machine is one that somebody else gave it, to have its browser read what is here.
        _ if !is_this_machine(called) => refused(NOT_HERE),
        ("GET" | "HEAD", Some(path)) => {
            // Packed already, where somebody has laid such a file beside it.
            let packed = takes_brotli.then(|| read(folder, &packed(&path))).flatten();
            is_packed = packed.is_some();
            match packed.or_else(|| read(folder, &path)) {
                Some(body) => ("200 OK", mime(&path), body),
                None => refused(NOT_FOUND),
            }
        }
        ("GET" | "HEAD", None) => refused(NOT_FOUND),
        _ => refused(GET_ONLY),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         {}X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len(),
        if is_packed {
            "Content-Encoding: br\r\n"
        } else {
            ""
        }
    )?;
    if method == "GET" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// By which name a request calls this machine, and the path that it wants. One that names both at once, as for a proxy,
/// means what it says there.
fn called<'a>(target: &'a str, host: Option<&'a str>) -> (&'a str, &'a str) {
    match target.strip_prefix("http://") {
        Some(rest) => rest.split_at(rest.find('/').unwrap_or(rest.len())),
        None => (host.unwrap_or(""), target),
    }
}

/// True for the names that lead nowhere but to the machine that asks, whatever the port.
fn is_this_machine(called: &str) -> bool {
    let name = match called.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => called,
    };
    ["127.0.0.1", "localhost", "[::1]"].contains(&name.to_ascii_lowercase().as_str())
}

/// The file that a request names, by its path below the folder.
fn file(folder: &Path, under: &str, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = decode(path)?;
    let path = PathBuf::from(path.strip_prefix(under)?);
    let is_plain = |part: Component| match part {
        Component::Normal(name) => !name.to_string_lossy().starts_with('.'),
        _ => false,
    };
    if !path.components().all(is_plain) {
        return None;
    }
    let path = folder.join(path);
    Some(if path.is_dir() {
        path.join("index.html")
    } else {
        path
    })
}

/// What is in a file, if it lies inside the folder when all links are followed.
fn read(folder: &Path, path: &Path) -> Option<Vec<u8>> {
    let (folder, path) = (folder.canonicalize().ok()?, path.canonicalize().ok()?);
    path.starts_with(folder).then(|| std::fs::read(path).ok())?
}

/// Where the same file lies compressed by brotli.
fn packed(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}

/// Undoes percent encoding; `None` for what is not UTF-8.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let (high, low) = (char::from(rest.next()?), char::from(rest.next()?));
            bytes.push(u8::try_from(high.to_digit(16)? * 16 + low.to_digit(16)?).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or("")
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask_as(site: &Site, host: &str, request: &str) -> String {
        let mut stream = TcpStream::connect(site.address).expect("the server listens");
        write!(stream, "{request}\r\n{host}\r\n\r\n").expect("the request is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer comes");
        answer
    }

    fn ask(site: &Site, request: &str) -> String {
        ask_as(site, &format!("Host: {}", site.address), request)
    }

    /// A folder of its own to serve, which goes with it.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("tsutaeru-{name}-{}", std::process::id()));
            std::fs::create_dir_all(path.join("inner")).expect("a folder to serve");
            std::fs::write(path.join("inner/index.html"), "<p>中</p>").expect("a page to serve");
            Self(path)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            drop(std::fs::remove_dir_all(&self.0));
        }
    }

    #[test]
    fn serves_a_folder_and_nothing_outside_it() {
        let folder = Folder::new("site");
        std::fs::write(folder.0.join("あ.wasm"), "w").expect("a file to serve");
        let site = Site::start(folder.0.clone(), 0).expect("a free port");
        let page = ask(&site, "GET /inner/?v=1 HTTP/1.1");
        assert!(
            page.starts_with("HTTP/1.1 200 OK") && page.ends_with("<p>中</p>"),
            "{page}"
        );
        assert!(page.contains("text/html; charset=utf-8") && page.contains("no-store"));
        assert!(ask(&site, "GET /%E3%81%82.wasm HTTP/1.1").contains("application/wasm"));
        assert!(ask(&site, "HEAD /inner/ HTTP/1.1").ends_with("\r\n\r\n"));
        for outside in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "//etc/passwd",
            "/none",
            "/%",
            "none",
        ] {
            assert!(
                ask(&site, &format!("GET {outside} HTTP/1.1")).starts_with("HTTP/1.1 404"),
                "{outside}"
            );
        }
        assert!(ask(&site, "POST / HTTP/1.1").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn serves_nothing_hidden_and_nothing_that_a_link_leads_out_to() {
        let (folder, beside) = (Folder::new("site-links"), Folder::new("site-beside"));
        for hidden in [".env", "inner/.env"] {
            std::fs::write(folder.0.join(hidden), "secret").expect("a file");
        }
        let link = |to: PathBuf, name: &str| {
            std::os::unix::fs::symlink(to, folder.0.join(name)).expect("a link");
        };
        link(beside.0.join("inner/index.html"), "page.html");
        link(beside.0.join("inner"), "away");
        link(folder.0.join("inner"), "within");
        link(beside.0.join("inner/index.html"), "inner/index.html.br");
        let site = Site::start(folder.0.clone(), 0).expect("a free port");
        for refused in [
            "/.env",
            "/inner/.env",
            "/%2eenv",
            "/page.html",
            "/away/",
            "/away/index.html",
        ] {
            let answer = ask(&site, &format!("GET {refused} HTTP/1.1"));
            assert!(answer.starts_with("HTTP/1.1 404"), "{refused}: {answer}");
        }
        assert!(ask(&site, "GET /within/ HTTP/1.1").starts_with("HTTP/1.1 200"));
        let packed = ask(&site, "GET /inner/ HTTP/1.1\r\nAccept-Encoding: br");
        assert!(!packed.contains("Content-Encoding"), "{packed}");
    }

    #[test]
    fn answers_nobody_who_calls_this_machine_by_another_name() {
        let folder = Folder::new("site-names");
        let site = Site::start(folder.0.clone(), 0).expect("a free port");
        let port = site.address.port();
        let page = "GET /inner/ HTTP/1.1";
        for name in ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"] {
            for host in [format!("Host: {name}:{port}"), format!("host:{name}")] {
                let answer = ask_as(&site, &host, page);
                assert!(answer.starts_with("HTTP/1.1 200"), "{host}: {answer}");
            }
        }
        for host in [
            "Host: evil.example",
            "Host: 127.0.0.1.evil.example",
            "Host: localhost.evil.example:80",
            "Host: evil.example:127.0.0.1",
            "Host:",
            "X-Host: localhost",
        ] {
            let answer = ask_as(&site, host, page);
            assert!(answer.starts_with("HTTP/1.1 421"), "{host}: {answer}");
        }
        let whole = |name: &str| format!("GET http://{name}/inner/ HTTP/1.1");
        assert!(ask(&site, &whole(&format!("localhost:{port}"))).starts_with("HTTP/1.1 200"));
        assert!(ask(&site, &whole("evil.example")).starts_with("HTTP/1.1 421"));
    }

    #[test]
    fn serves_under_a_path_what_a_link_leads_to_now() {
        let (one, two) = (Folder::new("site-one"), Folder::new("site-two"));
        std::fs::write(two.0.join("inner/index.html"), "<p>二</p>").expect("a page");
        let place = Folder::new("site-place");
        let served = place.0.join("served");
        let lead = |to: &Folder| {
            drop(std::fs::remove_file(&served));
            std::os::unix::fs::symlink(&to.0, &served).expect("a link");
        };
        lead(&one);
        let site = Site::start_watched(served.clone(), "under/", 0, |_| true).expect("a port");
        assert!(ask(&site, "GET /under/inner/ HTTP/1.1").ends_with("<p>中</p>"));
        assert!(ask(&site, "GET /inner/ HTTP/1.1").starts_with("HTTP/1.1 404"));
        lead(&two);
        assert!(ask(&site, "GET /under/inner/ HTTP/1.1").ends_with("<p>二</p>"));
    }
}
