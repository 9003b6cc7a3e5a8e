//! A very small web server for a folder of files: enough to look at `dist/` on this machine, and for the
//! browser journeys, which include this file. It answers GET and HEAD, on 127.0.0.1 only, and nothing is cached.
use std::io::{self, BufRead, BufReader, Write};
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
        Self::start_watched(folder, port, |_| true)
    }

    /// The same; `admits` hears the first line of each request, and one that it does not admit gets no answer.
    pub fn start_watched(
        folder: PathBuf,
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
                std::thread::spawn(move || answer(stream, &folder, &*admits).ok());
            }
        });
        Ok(Self { address })
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }
}

fn answer(mut stream: TcpStream, folder: &Path, admits: &dyn Fn(&str) -> bool) -> io::Result<()> {
    // Browsers open spare connections and may never use them.
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let (mut header, mut takes_brotli) = (String::new(), false);
    while reader.read_line(&mut header)? > 2 {
        let line = header.to_ascii_lowercase();
        takes_brotli |= line.starts_with("accept-encoding:") && line.contains("br");
        header.clear();
    }
    if !admits(request.trim_end()) {
        return Ok(());
    }
    let mut words = request.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let mut is_packed = false;
    let (status, kind, body) = match (method, file(folder, target)) {
        ("GET" | "HEAD", Some(path)) => {
            // Packed already, where somebody has laid such a file beside it.
            let packed = takes_brotli.then(|| std::fs::read(packed(&path)).ok());
            is_packed = matches!(packed, Some(Some(_)));
            match packed.flatten().map_or_else(|| std::fs::read(&path), Ok) {
                Ok(body) => ("200 OK", mime(&path), body),
                Err(_) => (
                    "404 Not Found",
                    "text/plain; charset=utf-8",
                    b"not found\n".to_vec(),
                ),
            }
        }
        ("GET" | "HEAD", None) => (
            "404 Not Found",
            "text/plain; charset=utf-8",
            b"not found\n".to_vec(),
        ),
        _ => (
            "405 Method Not Allowed",
            "text/plain; charset=utf-8",
            b"GET only\n".to_vec(),
        ),
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

/// The file that a request names, if it lies inside the folder.
fn file(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = PathBuf::from(decode(path)?);
    if !path
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let path = folder.join(path);
    Some(if path.is_dir() {
        path.join("index.html")
    } else {
        path
    })
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
    use std::io::Read;

    fn ask(site: &Site, request: &str) -> String {
        let mut stream = TcpStream::connect(site.address).expect("the server listens");
        write!(stream, "{request}\r\nHost: here\r\n\r\n").expect("the request is sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer comes");
        answer
    }

    #[test]
    fn serves_a_folder_and_nothing_outside_it() {
        let folder = std::env::temp_dir().join(format!("tsutaeru-site-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("inner")).expect("a folder to serve");
        std::fs::write(folder.join("inner/index.html"), "<p>中</p>").expect("a page to serve");
        std::fs::write(folder.join("あ.wasm"), "w").expect("a file to serve");
        let site = Site::start(folder.clone(), 0).expect("a free port");
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
        std::fs::remove_dir_all(folder).expect("the folder can go");
    }
}
