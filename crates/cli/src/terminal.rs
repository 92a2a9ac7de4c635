//! Where text comes from and how wide the page is.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

/// The widest page that is still pleasant to read, in columns.
const WIDEST: usize = 96;

/// Opens a file, or standard input when it is called `-`; the error names the file.
pub(crate) fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    if path == Path::new("-") {
        let stdin = io::stdin();
        if stdin.is_terminal() {
            eprintln!("Type or paste the text, then press Ctrl+D on a line of its own (Ctrl+Z and Enter on Windows).");
        }
        return Ok(Box::new(stdin.lock()));
    }
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let file = File::open(path).map_err(named)?;
    // Opening a directory succeeds on Unix; only reading it fails, and then without its name.
    if file.metadata().map_err(named)?.is_dir() {
        return Err(named(io::ErrorKind::IsADirectory.into()));
    }
    Ok(Box::new(file))
}

/// Columns of a page: the terminal's, within reason, and 80 where there is no terminal.
pub(crate) fn width() -> usize {
    textwrap::termwidth().clamp(24, WIDEST)
}
