//! Conformance: the engine says the same natively and in wasm.
//!
//! The build script runs every case natively, even when this crate is built for wasm; the test runs them again where it stands.

mod cases;

pub use cases::results;

/// What the build script found, as JSON.
pub const NATIVE: &str = include_str!(concat!(env!("OUT_DIR"), "/native.json"));
