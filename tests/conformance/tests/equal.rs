//! Natively this shows that results do not depend on the run; in wasm, that they do not depend on the machine.

use serde_json::Value;

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[test]
fn equal_to_the_native_results() {
    let native: Vec<Value> = serde_json::from_str(bedrail_conformance::NATIVE).expect("the build script's results");
    let here: Vec<Value> =
        serde_json::from_str(&serde_json::to_string(&bedrail_conformance::results()).expect("plain data")).expect("plain data");
    assert!(native.len() > 100, "only {} cases", native.len());
    assert_eq!(native.len(), here.len());
    for (native, here) in native.iter().zip(&here) {
        assert_eq!(native, here);
    }
    assert!(here.iter().any(|case| case["level"] == 3), "no case has a finding");
}
