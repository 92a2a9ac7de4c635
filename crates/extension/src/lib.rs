//! The wasm module of the Bedrail extension.
//!
//! One module serves two places. In the background worker it is the [`Backend`](backend::Backend): it owns the settings, runs the
//! engine and decides what every message is answered with. On the extension's own pages (`pages`, wasm only) it builds the
//! page and runs the same engine on what is shown there. TypeScript around it only carries messages and bytes.

pub mod backend;
#[cfg(target_arch = "wasm32")]
mod bridge;
pub mod health;
pub mod holds;
pub mod marks;
pub mod names;
#[cfg(target_arch = "wasm32")]
mod pages;
pub mod people;
pub mod picture;
pub mod pieces;
pub mod profile;
pub mod protocol;
pub mod replies;
pub mod report;
pub mod samples;
pub mod settings;
pub mod sites;
pub mod tallies;
pub mod texts;
pub mod validation;
