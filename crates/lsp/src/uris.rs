//! Addresses: from the address of a file to its path, and back.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;

/// Returns the path of a `file:` address; none for any other.
pub(crate) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let scheme = uri.scheme()?.as_str();
    let host = uri.authority().map_or("", |authority| authority.as_str());
    if !scheme.eq_ignore_ascii_case("file") || !(host.is_empty() || host.eq_ignore_ascii_case("localhost")) {
        return None;
    }
    let path = decoded(uri.path().as_str())?;
    let path = drive(&path).unwrap_or(&path);
    (!path.contains('\0')).then(|| PathBuf::from(path)).filter(|path| path.is_absolute())
}

/// Returns the address of a file; none where it has no name that an address can hold.
pub(crate) fn of_path(path: &Path) -> Option<Uri> {
    let path = path.to_str()?;
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut address = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            let hex = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or_default();
            address.extend(['%', hex(byte >> 4), hex(byte & 15)].map(|letter| letter.to_ascii_uppercase()));
        }
    }
    Uri::from_str(&address).ok()
}

/// The path behind the slash that stands before the letter of a drive.
fn drive(path: &str) -> Option<&str> {
    let rest = path.strip_prefix('/').filter(|_| cfg!(windows))?;
    rest.as_bytes().get(1).filter(|byte| **byte == b':').map(|_| rest)
}

/// Replaces `%41` by `A`; none where that leaves no text.
fn decoded(path: &str) -> Option<String> {
    let (mut bytes, mut rest) = (Vec::new(), path.bytes());
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let code = digit()? * 16 + digit()?;
        bytes.push(u8::try_from(code).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{of_path, path_of};
    use lsp_types::Uri;
    use std::path::Path;
    use std::str::FromStr;

    #[test]
    fn a_path_survives_the_way_there_and_back() {
        for path in ["/a/b.kdl", "/حالة/a b#%.kdl", "/💥/x.kdl"] {
            let uri = of_path(Path::new(path)).unwrap();
            assert_eq!(path_of(&uri).as_deref(), Some(Path::new(path)), "{}", uri.as_str());
        }
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for text in [
            "untitled:Untitled-1",
            "https://a/b.kdl",
            "file://host/b.kdl",
            "file:///%FF",
            "file:///a%00",
            "file:b",
            "x",
        ] {
            assert_eq!(Uri::from_str(text).ok().and_then(|uri| path_of(&uri)), None, "{text}");
        }
    }
}
