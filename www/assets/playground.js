// Starts the engine; everything else on the page is Rust (crates/site).
import init from "./bedrail_site.js";

init().catch((error) => {
  document.getElementById("broken").hidden = false;
  throw error;
});
