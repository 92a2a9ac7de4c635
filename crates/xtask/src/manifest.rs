//! One manifest from a base and what a browser wants otherwise.
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::workspace::{VERSION, Workspace};

/// The manifest for a browser, of which `extension/manifest/` has an overlay.
///
/// # Errors
/// When there is no such overlay, or a file is not JSON.
pub(crate) fn of(workspace: &Workspace, browser: &str) -> Result<Value> {
    let directory = workspace.at("extension/manifest");
    merged(&directory.join("base.json"), &directory.join(format!("{browser}.json")), VERSION)
}

/// The manifest of one browser: `base`, changed by `overlay` as RFC 7396 (JSON Merge Patch) says, with this version.
///
/// # Errors
/// When a file is missing or is not JSON.
fn merged(base: &Path, overlay: &Path, version: &str) -> Result<Value> {
    let mut manifest = read(base)?;
    merge(&mut manifest, read(overlay)?);
    // A store accepts dotted numbers only; what follows a hyphen is ours.
    manifest["version"] = Value::from(version.split('-').next().unwrap_or(version));
    Ok(manifest)
}

fn read(path: &Path) -> Result<Value> {
    let words = fs_err::read_to_string(path)?;
    serde_json::from_str(&words).with_context(|| format!("{} is not valid JSON", path.display()))
}

/// Objects are merged member by member, null removes a member, anything else (arrays too) replaces what was there.
fn merge(target: &mut Value, patch: Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(patch)) => {
            for (name, change) in patch {
                if change.is_null() {
                    target.remove(&name);
                } else {
                    merge(target.entry(name).or_insert(Value::Null), change);
                }
            }
        }
        (target, patch) => {
            *target = patch;
            strip_nulls(target);
        }
    }
}

/// A null inside a member that is new means the same as one beside an old member: not there.
fn strip_nulls(value: &mut Value) {
    if let Value::Object(members) = value {
        members.retain(|_, member| !member.is_null());
        members.values_mut().for_each(strip_nulls);
    }
}

/// Checks that every file the manifest names is in the directory, before a browser says so less clearly.
///
/// # Errors
/// Names every file that is missing.
pub(crate) fn check_files(manifest: &Value, directory: &Path) -> Result<()> {
    let mut named = Vec::new();
    files(manifest, &mut named);
    if manifest.get("default_locale").is_some() {
        named.push(format!("_locales/{}/messages.json", manifest["default_locale"].as_str().unwrap_or_default()));
    }
    let missing: Vec<&str> = named.iter().map(String::as_str).filter(|file| !directory.join(file).is_file()).collect();
    ensure!(missing.is_empty(), "the manifest names files that the build did not make: {}", missing.join(", "));
    Ok(())
}

/// Every string that looks like a file of the extension: relative, with an extension that we ship, no pattern.
fn files(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            let path = text.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
            let shipped = [".js", ".html", ".css", ".png", ".svg", ".wasm", ".json"].iter().any(|end| path.ends_with(end));
            if shipped && !path.contains(['*', ':', ' ']) {
                found.push(path.to_owned());
            }
        }
        Value::Array(entries) => entries.iter().for_each(|entry| files(entry, found)),
        Value::Object(members) => members.values().for_each(|member| files(member, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::bundle;

    #[test]
    fn merging_follows_rfc_7396() {
        for (base, patch, expected) in [
            (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "b"}), json!({"b": "c"}), json!({"a": "b", "b": "c"})),
            (json!({"a": "b"}), json!({"a": null}), json!({})),
            (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
            (json!({"a": [1, 2]}), json!({"a": [3]}), json!({"a": [3]})),
            (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
            (json!([1, 2]), json!({"a": "b", "c": null}), json!({"a": "b"})),
        ] {
            let mut target = base.clone();
            merge(&mut target, patch.clone());
            assert_eq!(target, expected, "{base} with {patch}");
        }
    }

    #[test]
    fn browsers_get_the_same_manifest_but_for_what_only_one_of_them_knows() -> Result<()> {
        let workspace = Workspace::find()?;
        let (mut chromium, mut firefox) = (of(&workspace, "chromium")?, of(&workspace, "firefox")?);
        let chromium_only = json!({
            "background": {"service_worker": "background.js", "type": "module"},
            // Private windows in a process of their own.
            "incognito": "split",
            "key": chromium["key"],
            "minimum_chrome_version": bundle::OLDEST_CHROMIUM,
        });
        let firefox_only = json!({
            "background": {"scripts": ["background.js"], "type": "module"},
            // Firefox has no such process, and one that is shared would keep what private windows teach it.
            "incognito": "not_allowed",
            "browser_specific_settings": {
                "gecko": {
                    "id": firefox["browser_specific_settings"]["gecko"]["id"].as_str().context("no id")?,
                    "strict_min_version": format!("{}.0", bundle::OLDEST_FIREFOX),
                    "data_collection_permissions": {"required": ["none"]},
                },
                // The first on Android that knows data_collection_permissions.
                "gecko_android": {"strict_min_version": "142.0"},
            },
        });
        for (manifest, own) in [(&mut chromium, chromium_only), (&mut firefox, firefox_only)] {
            let members = manifest.as_object_mut().context("a manifest is an object")?;
            for (name, expected) in own.as_object().context("so is this")? {
                assert!(!expected.is_null(), "{name} is missing");
                assert_eq!(members.remove(name).as_ref(), Some(expected), "{name}");
            }
        }
        assert_eq!(chromium, firefox);
        Ok(())
    }

    #[test]
    fn files_named_anywhere_are_found_and_patterns_are_not() {
        let manifest = json!({
            "background": {"service_worker": "background.js"},
            "content_scripts": [{"matches": ["https://x.com/*"], "js": ["content.js"], "css": ["highlight.css"]}],
            "icons": {"16": "icons/16.png"},
            "options_ui": {"page": "options.html?from=menu"},
            "web_accessible_resources": [{"resources": ["img/*.png"]}],
            "content_security_policy": {"extension_pages": "script-src 'self'"},
        });
        let mut found = Vec::new();
        files(&manifest, &mut found);
        found.sort();
        assert_eq!(found, ["background.js", "content.js", "highlight.css", "icons/16.png", "options.html"]);
    }
}
