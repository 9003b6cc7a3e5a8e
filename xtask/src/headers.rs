//! What a host may say with the site's files, from one policy: as a line in the page itself, and ready for the
//! hosts that are common. The page is safe without them; a host's own word also holds where a page's cannot.
use std::io;
use std::path::Path;

/// What the page may do: load and ask for its own files, nothing else. What becomes a program or markup must go
/// through the policy in `start.js`.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' blob: data:; frame-src blob:; object-src blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default";

/// What only a host can say: nobody shows the page inside a page of theirs.
const BY_HOST_ALONE: &str = "; frame-ancestors 'none'";

/// Beside the policy, for every file.
const OTHERS: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    // Names carry the hash of what is in the file, but not all do: asking whether it has changed is cheap.
    ("Cache-Control", "no-cache"),
];

/// Writes the files for hosts into the site: Netlify and Cloudflare, Apache, nginx.
pub fn write(site: &Path) -> io::Result<()> {
    let policy = format!("{POLICY}{BY_HOST_ALONE}");
    let all = || {
        std::iter::once(("Content-Security-Policy", policy.as_str())).chain(OTHERS.iter().copied())
    };
    let lines = |line: fn((&str, &str)) -> String| all().map(line).collect::<String>();
    let netlify = format!(
        "/*\n{}",
        lines(|(name, value)| format!("  {name}: {value}\n"))
    );
    let apache = format!(
        "AddType application/wasm .wasm\n<IfModule mod_headers.c>\n{}</IfModule>\n",
        lines(|(name, value)| format!("  Header always set {name} \"{value}\"\n"))
    );
    let nginx = lines(|(name, value)| format!("add_header {name} \"{value}\" always;\n"));
    std::fs::write(site.join("_headers"), netlify)?;
    std::fs::write(site.join(".htaccess"), apache)?;
    std::fs::write(site.join("nginx-headers.conf"), nginx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_host_says_the_policy_of_the_page_and_that_nobody_frames_it() {
        let site = std::env::temp_dir().join(format!("tsutaeru-headers-{}", std::process::id()));
        std::fs::create_dir_all(&site).expect("a folder");
        write(&site).expect("three files");
        for name in ["_headers", ".htaccess", "nginx-headers.conf"] {
            let said = std::fs::read_to_string(site.join(name)).expect("it");
            assert!(
                said.contains(&format!("{POLICY}; frame-ancestors 'none'")),
                "{said}"
            );
            for (header, value) in OTHERS {
                assert!(
                    said.contains(header) && said.contains(value),
                    "{name}: {header}"
                );
            }
        }
        std::fs::remove_dir_all(site).expect("the folder can go");
    }

    #[test]
    fn the_policy_lets_nothing_run_that_is_not_a_file_of_the_site() {
        assert!(POLICY.starts_with("default-src 'none'; "));
        assert!(!POLICY.contains("unsafe-inline") && !POLICY.contains("'unsafe-eval'"));
        assert!(!POLICY.contains("http") && !POLICY.contains('*') && !POLICY.contains('"'));
    }
}
