//! Which sites there are: two that are built in, others that the user turns on one by one, and any page beside them.
//!
//! Whether a site of the second and third kind is on, only the browser knows: it is on while the browser's permission for it is granted,
//! whoever granted or took it. Nothing of it is stored here.

use crate::texts::Text;
use serde::{Deserialize, Serialize};

/// A site whose pages the page side knows its way around, or [`Other`](Site::Other).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // names of sites
pub enum Site {
    X,
    /// And Messenger.
    Facebook,
    YouTube,
    Instagram,
    Threads,
    LinkedIn,
    Bluesky,
    /// On any host.
    Mastodon,
    Reddit,
    /// Replies to reviews of a business.
    Google,
    Yelp,
    /// And Swarm.
    Foursquare,
    /// Any other page.
    Other,
}

/// A site that is off until the user turns it on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Optional {
    /// Which.
    pub site: Site,
    /// As everybody calls it, in every language.
    pub name: &'static str,
    /// What of it is checked.
    pub place: Text,
    /// What the browser is asked for, as match patterns.
    pub origins: &'static [&'static str],
    /// Where the page side runs.
    pub runs: Runs,
}

/// Where in the pages of its origins the page side of an optional site runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runs {
    /// At the top of all of them.
    AtTop,
    /// There, and in frames with these addresses.
    AlsoInFrames(&'static [&'static str]),
    /// Only where an address is one of these, at the top or in a frame.
    OnlyAt(&'static [&'static str]),
}

/// The optional sites that are offered by name, in the order in which they are listed.
pub const OPTIONAL: [Optional; 9] = [
    Optional {
        site: Site::Instagram,
        name: "Instagram",
        place: Text::SiteInstagramWhere,
        origins: &["https://www.instagram.com/*"],
        runs: Runs::AtTop,
    },
    Optional {
        site: Site::Threads,
        name: "Threads",
        place: Text::SiteThreadsWhere,
        origins: &["https://www.threads.com/*", "https://www.threads.net/*"],
        runs: Runs::AtTop,
    },
    Optional {
        site: Site::LinkedIn,
        name: "LinkedIn",
        place: Text::SiteLinkedinWhere,
        origins: &["https://www.linkedin.com/*"],
        // Parts of its older interface stand in frames.
        runs: Runs::OnlyAt(&["https://www.linkedin.com/*"]),
    },
    Optional {
        site: Site::YouTube,
        name: "YouTube",
        place: Text::SiteYoutubeWhere,
        origins: &["https://www.youtube.com/*"],
        // The chat of a live video is a frame.
        runs: Runs::AlsoInFrames(&["https://www.youtube.com/live_chat*"]),
    },
    Optional {
        site: Site::Bluesky,
        name: "Bluesky",
        place: Text::SiteBlueskyWhere,
        origins: &["https://bsky.app/*"],
        runs: Runs::AtTop,
    },
    Optional {
        site: Site::Reddit,
        name: "Reddit",
        place: Text::SiteRedditWhere,
        origins: &["https://www.reddit.com/*", "https://old.reddit.com/*", "https://sh.reddit.com/*"],
        runs: Runs::AtTop,
    },
    Optional {
        site: Site::Google,
        name: "Google Business",
        place: Text::SiteGoogleWhere,
        origins: &["https://www.google.com/*", "https://business.google.com/*"],
        // The box for a reply is a frame of its own; on no other page of Google's anything runs.
        runs: Runs::OnlyAt(&["https://www.google.com/*customers/reviews*", "https://business.google.com/*"]),
    },
    Optional {
        site: Site::Yelp,
        name: "Yelp",
        place: Text::SiteYelpWhere,
        origins: &["https://www.yelp.com/*", "https://biz.yelp.com/*"],
        runs: Runs::AtTop,
    },
    Optional {
        site: Site::Foursquare,
        name: "Foursquare, Swarm",
        place: Text::SiteFoursquareWhere,
        origins: &["https://foursquare.com/*", "https://www.swarmapp.com/*"],
        runs: Runs::AtTop,
    },
];

/// Where the page side has to run, as match patterns.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Scripts {
    /// At the top of pages.
    pub top: Vec<String>,
    /// In every frame.
    pub frames: Vec<String>,
}

impl Site {
    const IDS: [(Site, &'static str); 13] = [
        (Site::X, "x"),
        (Site::Facebook, "facebook"),
        (Site::YouTube, "youtube"),
        (Site::Instagram, "instagram"),
        (Site::Threads, "threads"),
        (Site::LinkedIn, "linkedin"),
        (Site::Bluesky, "bluesky"),
        (Site::Mastodon, "mastodon"),
        (Site::Reddit, "reddit"),
        (Site::Google, "google"),
        (Site::Yelp, "yelp"),
        (Site::Foursquare, "foursquare"),
        (Site::Other, "other"),
    ];

    /// The sites that the manifest asks for, and that have a switch in the settings.
    pub const BUILT_IN: [Site; 2] = [Site::X, Site::Facebook];

    /// The name used in messages and in the settings.
    #[must_use]
    pub fn id(self) -> &'static str {
        Site::IDS.iter().find(|(site, _)| *site == self).map_or("other", |(_, id)| id)
    }

    /// The site with this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Site> {
        Site::IDS.iter().find(|(_, name)| *name == id).map(|(site, _)| *site)
    }

    /// The site with this name, when it is one with a switch in the settings.
    #[must_use]
    pub fn built_in(id: &str) -> Option<Site> {
        Site::from_id(id).filter(|site| Site::BUILT_IN.contains(site))
    }

    /// The site that a page belongs to, when its address alone tells.
    #[must_use]
    pub fn of_url(url: &str) -> Option<Site> {
        let host = host_of(url)?;
        let is = |domain: &str| host.strip_suffix(domain).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'));
        if is("x.com") || is("twitter.com") {
            Some(Site::X)
        } else if is("facebook.com") || is("messenger.com") {
            Some(Site::Facebook)
        } else {
            named(&pattern(host)).map(|optional| optional.site)
        }
    }
}

/// The site that this origin is one of.
fn named(origin: &str) -> Option<&'static Optional> {
    OPTIONAL.iter().find(|optional| optional.origins.contains(&origin))
}

/// The host of an address that can be asked for.
fn host_of(url: &str) -> Option<&str> {
    let host = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    // The browser's patterns know no ports and no user names.
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    (host.contains('.') && host.chars().all(plain) && !host.starts_with('.') && !host.ends_with('.')).then_some(host)
}

fn pattern(host: &str) -> String {
    format!("https://{host}/*")
}

/// What to ask the browser for, so that the page with this address is checked: all of a named site's origins, otherwise this one alone.
/// `None` where nothing can be asked for: no https, or the browser's own page.
#[must_use]
pub fn wanted(url: &str) -> Option<Vec<String>> {
    let origin = pattern(host_of(url)?);
    match named(&origin) {
        Some(named) => Some(named.origins.iter().map(|&origin| origin.to_owned()).collect()),
        None if Site::of_url(url).is_some() => None,
        None => Some(vec![origin]),
    }
}

/// Of everything that the browser says it grants, the origins that the user turned on: each a single host, and none of the built-in sites.
/// A grant for all sites at once, which can be given in the browser's own settings, turns on nothing: it says of no site that it was meant.
#[must_use]
pub fn turned_on(granted: &[String]) -> Vec<String> {
    let mut origins: Vec<String> =
        granted.iter().filter(|origin| host_in(origin).is_some_and(|host| !built_in_host(host))).cloned().collect();
    origins.sort_unstable();
    origins
}

/// Where the page side has to run, with what the browser says it grants.
#[must_use]
pub fn scripts(granted: &[String]) -> Scripts {
    let mut scripts = Scripts::default();
    for origin in turned_on(granted) {
        let runs = named(&origin).map_or(Runs::AtTop, |optional| optional.runs);
        if let Runs::AlsoInFrames(frames) | Runs::OnlyAt(frames) = runs {
            let here = frames.iter().filter(|frame| frame.starts_with(origin.trim_end_matches('*')));
            scripts.frames.extend(here.map(|&frame| frame.to_owned()));
        }
        if !matches!(runs, Runs::OnlyAt(_)) {
            scripts.top.push(origin);
        }
    }
    scripts
}

/// The host that a pattern is about, when it is one.
#[must_use]
pub fn host_in(origin: &str) -> Option<&str> {
    let host = host_of(origin)?;
    (pattern(host) == origin).then_some(host)
}

fn built_in_host(host: &str) -> bool {
    Site::of_url(&format!("https://{host}/")).is_some_and(|site| Site::BUILT_IN.contains(&site))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(list: &[&str]) -> Vec<String> {
        list.iter().map(|&one| one.to_owned()).collect()
    }

    #[test]
    fn a_page_belongs_to_its_site() {
        let cases = [
            ("https://x.com/home", Some(Site::X)),
            ("https://mobile.x.com", Some(Site::X)),
            ("https://twitter.com/i?x=https://www.facebook.com/", Some(Site::X)),
            ("https://www.facebook.com/", Some(Site::Facebook)),
            ("https://www.messenger.com/t/1", Some(Site::Facebook)),
            ("https://bsky.app/profile/a", Some(Site::Bluesky)),
            ("https://old.reddit.com/r/a", Some(Site::Reddit)),
            ("https://netflix.com/", None),
            ("https://x.com.example/", None),
            ("https://bsky.app.example/", None),
            ("http://x.com/", None),
            ("chrome-extension://abc/options.html", None),
            ("", None),
        ];
        for (url, site) in cases {
            assert_eq!(Site::of_url(url), site, "{url}");
        }
    }

    #[test]
    fn ids_lead_back_to_their_sites_as_messages_write_them() {
        for (site, id) in Site::IDS {
            assert_eq!((site.id(), Site::from_id(id)), (id, Some(site)));
            assert_eq!(serde_json::to_value(site).expect("a name"), id);
        }
    }

    #[test]
    fn one_site_is_asked_for_at_a_time() {
        let cases: [(&str, Option<&[&str]>); 9] = [
            ("https://mastodon.example/@a/1", Some(&["https://mastodon.example/*"])),
            ("https://www.threads.net/", Some(&["https://www.threads.com/*", "https://www.threads.net/*"])),
            ("https://x.com/", None),
            ("http://mastodon.example/", None),
            ("https://localhost/", None),
            ("https://a.example:8443/", None),
            ("https://user@a.example/", None),
            ("https://*.example/", None),
            ("chrome://extensions", None),
        ];
        for (url, origins) in cases {
            assert_eq!(wanted(url), origins.map(owned), "{url}");
        }
    }

    #[test]
    fn only_what_the_user_turned_on_is_looked_at() {
        let granted = owned(&[
            "https://x.com/*",
            "https://www.facebook.com/*",
            "https://www.google.com/*",
            "https://www.youtube.com/*",
            "https://mastodon.example/*",
            "https://*/*",
            "<all_urls>",
            "*://*.example.org/*",
        ]);
        assert_eq!(turned_on(&granted), ["https://mastodon.example/*", "https://www.google.com/*", "https://www.youtube.com/*"]);
        let scripts = scripts(&granted);
        assert_eq!(scripts.top, ["https://mastodon.example/*", "https://www.youtube.com/*"]);
        assert_eq!(scripts.frames, ["https://www.google.com/*customers/reviews*", "https://www.youtube.com/live_chat*"]);
    }

    #[test]
    fn the_manifest_may_ask_for_every_optional_site_and_asks_for_none() {
        let manifest: serde_json::Value =
            serde_json::from_str(include_str!("../../../extension/manifest/base.json")).expect("JSON");
        let listed = |name: &str| serde_json::from_value::<Vec<String>>(manifest[name].clone()).expect("a list");
        let (required, optional) = (listed("host_permissions"), listed("optional_host_permissions"));
        assert_eq!(turned_on(&required), Vec::<String>::new());
        let mut named: Vec<String> = OPTIONAL.iter().flat_map(|one| one.origins).map(|&origin| origin.to_owned()).collect();
        named.sort_unstable();
        assert_eq!(turned_on(&optional), named);
        for one in OPTIONAL {
            assert!(
                one.origins.iter().all(|origin| Site::of_url(origin.trim_end_matches('*')) == Some(one.site)),
                "{}",
                one.name
            );
        }
    }
}
