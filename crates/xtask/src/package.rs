//! Putting the extension together: `dist/chromium/` and `dist/firefox/`, each also as a zip that is equal byte for byte when built again.
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::bundle::{self, Kind};
use crate::progress;
use crate::setup::Tools;
use crate::workspace::{VERSION, Workspace};
use crate::{locales, manifest, wasm};

/// Our own pages: the script of `extension/src/pages/` that each runs, and the class of its body. `extension/page.html` is all of them.
const PAGES: [(&str, &str); 5] =
    [("check", "small"), ("draft", "small"), ("options", "options"), ("popup", "popup"), ("welcome", "options")];
/// What goes into the extension from `extension/` as it is, beside the directories.
const COPIED: [&str; 2] = ["css", "svg"];
/// Directories that go in whole, and the managed-policy schema.
const COPIED_WHOLE: [&str; 2] = ["icons", "managed-schema.json"];

/// The extension for one browser.
#[derive(Debug)]
pub(crate) struct Packed {
    /// To be loaded as it is.
    pub(crate) directory: PathBuf,
    /// To be handed on or uploaded.
    pub(crate) archive: PathBuf,
}

/// A finished extension: the same files for every browser, but for the manifest.
#[derive(Debug)]
pub(crate) struct Built {
    pub(crate) chromium: Packed,
    pub(crate) firefox: Packed,
    /// The module inside it, with its glue as wasm-bindgen made it.
    pub(crate) module: wasm::Module,
}

/// Builds the extension for each browser.
///
/// # Errors
/// When a part is missing or a step fails. What was in a browser's directory before stays as it was.
pub(crate) fn extension(workspace: &Workspace, tools: &Tools) -> Result<Built> {
    let _alone = workspace.lock()?;
    let source = workspace.at("extension");
    let common = emptied(workspace, "extension")?;

    let module = wasm::module(workspace, tools, "extension")?;
    // wasm-bindgen's glue looks for the module beside the script that it was bundled into.
    fs_err::copy(&module.wasm, common.join(module.wasm.file_name().context("the module has no name")?))?;
    bundle::scripts(workspace, tools, Kind::Content, &[source.join("src/content/index.ts")], &common)?;
    let mut modules = vec![source.join("src/background/index.ts")];
    let template = fs_err::read_to_string(source.join("page.html"))?;
    for (page, kind) in PAGES {
        modules.push(source.join(format!("src/pages/{page}.ts")));
        fs_err::write(common.join(format!("{page}.html")), template.replace("{page}", page).replace("{kind}", kind))?;
    }
    bundle::scripts(workspace, tools, Kind::Module, &modules, &common)?;
    copy(&source, &common)?;
    locales::merge(&source.join("_locales"), &common.join("_locales"))?;

    let built =
        Built { chromium: packed(workspace, "chromium", &common)?, firefox: packed(workspace, "firefox", &common)?, module };
    fs_err::remove_dir_all(&common)?;
    Ok(built)
}

/// What all browsers get, with the manifest that this one gets.
fn packed(workspace: &Workspace, browser: &str, common: &Path) -> Result<Packed> {
    let fresh = emptied(workspace, browser)?;
    copy_tree(common, &fresh)?;
    let manifest = manifest::of(workspace, browser)?;
    manifest::check_files(&manifest, &fresh)?;
    fs_err::write(fresh.join("manifest.json"), format!("{manifest:#}\n"))?;

    let directory = workspace.dist().join(browser);
    if directory.exists() {
        fs_err::remove_dir_all(&directory)?;
    }
    fs_err::rename(&fresh, &directory)?;
    let archive = workspace.dist().join(format!("bedrail-{browser}-{VERSION}.zip"));
    progress::step(&workspace.shown(&archive), || archived(&directory, &archive))?;
    Ok(Packed { directory, archive })
}

/// An empty directory to build something in, without touching what was built before.
fn emptied(workspace: &Workspace, what: &str) -> Result<PathBuf> {
    let fresh = workspace.dist().join(format!(".{what}-under-way"));
    if fresh.exists() {
        fs_err::remove_dir_all(&fresh)?;
    }
    fs_err::create_dir_all(&fresh)?;
    Ok(fresh)
}

fn copy(source: &Path, to: &Path) -> Result<()> {
    for entry in fs_err::read_dir(source)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some_and(|extension| COPIED.iter().any(|copied| extension == *copied)) {
            fs_err::copy(&path, to.join(path.file_name().unwrap_or_default()))?;
        }
    }
    for name in COPIED_WHOLE {
        copy_tree(&source.join(name), &to.join(name))?;
    }
    Ok(())
}

/// Copies a file, or a directory with what is in it; nothing when there is no such thing.
pub(crate) fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    if !from.exists() {
        return Ok(());
    }
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs_err::create_dir_all(&target)?;
        } else {
            if let Some(parent) = target.parent() {
                fs_err::create_dir_all(parent)?;
            }
            fs_err::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// A zip of the directory that depends on nothing but names and contents: sorted, with one date and one mode for all.
fn archived(directory: &Path, archive: &Path) -> Result<()> {
    let mut zip = ZipWriter::new(fs_err::File::create(archive)?);
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for entry in WalkDir::new(directory).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let inside =
            entry.path().strip_prefix(directory)?.components().map(|part| part.as_os_str().to_str()).collect::<Option<Vec<_>>>();
        let name = inside.with_context(|| format!("{} has a name that is not UTF-8", entry.path().display()))?.join("/");
        zip.start_file(name, options)?;
        zip.write_all(&fs_err::read(entry.path())?)?;
    }
    zip.finish()?;
    ensure!(archive.is_file(), "{} was not written", archive.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn archives_of_equal_directories_are_equal_and_complete() -> Result<()> {
        let scratch = std::env::temp_dir().join(format!("bedrail-xtask-{}", std::process::id()));
        let mut archives = Vec::new();
        for (name, order) in [("one", ["b/inner.txt", "a.txt"]), ("two", ["a.txt", "b/inner.txt"])] {
            let directory = scratch.join(name);
            for file in order {
                let path = directory.join(file);
                fs_err::create_dir_all(path.parent().context("no parent")?)?;
                fs_err::write(path, file.repeat(100))?;
            }
            let archive = scratch.join(format!("{name}.zip"));
            archived(&directory, &archive)?;
            archives.push(fs_err::read(&archive)?);
        }
        let mut zip = zip::ZipArchive::new(fs_err::File::open(scratch.join("one.zip"))?)?;
        let names = zip.file_names().map(|name| Ok(name?.into_owned())).collect::<Result<Vec<String>>>()?;
        let mut words = String::new();
        zip.by_name("b/inner.txt")?.read_to_string(&mut words)?;
        fs_err::remove_dir_all(scratch)?;
        assert_eq!(archives[0], archives[1]);
        assert_eq!(names, ["a.txt", "b/inner.txt"]);
        assert_eq!(words, "b/inner.txt".repeat(100));
        Ok(())
    }
}
