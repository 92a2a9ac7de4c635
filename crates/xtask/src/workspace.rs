//! Where things are.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

/// The version all crates share, and the extension with them.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The checkout this command works on.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
    target: PathBuf,
}

impl Workspace {
    /// The checkout that `cargo xtask` was started in.
    ///
    /// # Errors
    /// When the binary is started without Cargo from a checkout that has moved since.
    pub(crate) fn find() -> Result<Self> {
        let own = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = own.ancestors().nth(2).context("crates/xtask has no grandparent")?.to_path_buf();
        ensure!(
            root.join("Cargo.lock").is_file(),
            "no Cargo.lock in {}: start this as `cargo xtask` inside the checkout",
            root.display()
        );
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |set| root.join(set));
        Ok(Self { root, target })
    }

    /// The top of the checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the checkout.
    pub(crate) fn at(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where Cargo puts what it builds; honours `CARGO_TARGET_DIR`.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    /// What people install or look at.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("dist")
    }

    /// Bundled browser tests. Inside the checkout whatever `CARGO_TARGET_DIR` says: Node looks for packages upwards from here.
    pub(crate) fn e2e(&self) -> PathBuf {
        self.at("target/e2e")
    }

    /// Waits until no other `cargo xtask` builds in this checkout; the next one waits until what is returned is dropped.
    ///
    /// # Errors
    /// When the file that stands for it can't be made.
    pub(crate) fn lock(&self) -> Result<std::fs::File> {
        // Beside what is guarded, not in the target directory, which two builds of one checkout need not share.
        fs_err::create_dir_all(self.dist())?;
        let file = fs_err::File::create(self.dist().join(".lock"))?.into_file();
        if file.try_lock().is_err() {
            eprintln!("  waiting for another cargo xtask that builds here ...");
            file.lock().context("waiting for another cargo xtask")?;
        }
        Ok(file)
    }

    /// A path as a person in the checkout would write it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
