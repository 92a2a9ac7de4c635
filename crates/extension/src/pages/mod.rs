//! The extension's own pages. Each is built once; afterwards only what changes is touched, so that focus stays where it is.

mod check;
mod dom;
mod file;
mod options;
mod popup;
mod rules;
mod shared;
mod slider;
mod status;
mod tab;
mod verdict;
