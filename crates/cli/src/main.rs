//! Bedrail on the command line.
fn main() {}
