// The Rust side (crates/extension), loaded from the package itself. Background worker and our own pages use the same module.
import init, * as rust from "../../crates/extension/pkg/bedrail_extension.js";

let loading: Promise<typeof rust> | null = null;

/** Loads the module once; a failed load is tried again by the next caller. */
export function load(): Promise<typeof rust> {
  loading ??= init({ module_or_path: fetch(chrome.runtime.getURL("bedrail_extension_bg.wasm")) }).then(
    () => rust,
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}
