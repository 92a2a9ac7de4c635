//! How much a user downloads, against the aims.
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::package;
use crate::setup::{self, Needs};
use crate::workspace::Workspace;

/// Bytes in the "KB" of the aims and of what is printed.
const KB: usize = 1000;

pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let tools = setup::ensure(workspace, Needs::BUILD)?;
    let built = package::extension(workspace, &tools)?;
    let at = |name: &str| built.chromium.directory.join(name);
    println!("\n{:<30} {:>10} {:>10}   aim (gzip)", "", "raw", "gzip -9");
    row("wasm module, lexicons within", &built.module.wasm, Some(450 * KB))?;
    row("its glue, before bundling", &built.module.glue, None)?;
    row("content script", &at("content.js"), Some(40 * KB))?;
    row("background worker", &at("background.js"), None)?;
    row("the zip, with everything", &built.chromium.archive, None)?;
    Ok(())
}

fn row(name: &str, file: &Path, aim: Option<usize>) -> Result<()> {
    let bytes = fs_err::read(file)?;
    let gzip = gzipped(&bytes)?;
    let against =
        aim.map_or_else(String::new, |aim| format!("{} {}", kilobytes(aim), if gzip <= aim { "met" } else { "MISSED" }));
    println!("{name:<30} {:>10} {:>10}   {against}", kilobytes(bytes.len()), kilobytes(gzip));
    Ok(())
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn kilobytes(bytes: usize) -> String {
    format!("{}.{} KB", bytes / KB, bytes % KB / (KB / 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (bytes, words) in [(0, "0.0 KB"), (1_049, "1.0 KB"), (917_625, "917.6 KB"), (300_000, "300.0 KB")] {
            assert_eq!(kilobytes(bytes), words);
        }
    }

    #[test]
    fn gzip_shrinks_what_repeats() -> Result<()> {
        assert!(gzipped(&[b'a'; 10_000])? < 100);
        Ok(())
    }
}
