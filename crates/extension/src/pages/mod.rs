//! The extension's own pages. Each is built once; afterwards only what changes is touched, so that focus stays where it is.

mod change;
mod check;
mod dom;
mod draft;
mod file;
mod health;
mod options;
mod people;
mod place;
mod popup;
mod profile;
mod rules;
mod sensitivity;
mod shared;
mod sites;
mod slider;
mod status;
mod tab;
mod verdict;
mod welcome;
