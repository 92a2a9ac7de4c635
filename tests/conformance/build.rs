//! Runs every case natively and writes the results down for the test.

#[path = "src/cases.rs"]
#[expect(unreachable_pub, reason = "public in the crate itself")]
mod cases;

fn main() {
    println!("cargo::rerun-if-changed=src/cases.rs");
    let out = std::path::PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names the folder")).join("native.json");
    let results = serde_json::to_string(&cases::results()).expect("results are plain data");
    std::fs::write(out, results).expect("the folder can be written to");
}
