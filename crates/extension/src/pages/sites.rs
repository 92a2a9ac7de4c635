//! The switches of the sites.

use super::dom::{Build, by_id, el, switch};
use super::shared::Shared;
use crate::protocol::Site;
use crate::texts::{Text, say};
use web_sys::{Element, HtmlInputElement};

/// A switch for each site, with the action `site`.
pub(crate) fn build() -> Element {
    el("ul").class("sites").with(Site::ALL.map(|site| {
        let (name, place) = match site {
            Site::X => (Text::SiteX, Text::SiteXWhere),
            Site::Facebook => (Text::SiteFacebook, Text::SiteFacebookWhere),
        };
        let id = format!("site-{}", site.id());
        let place_id = format!("{id}-where");
        el("li").with([switch(&id, "site", site.id(), &say(name), &place_id), el("p").id(&place_id).class("why").says(place)])
    }))
}

/// Shows which are on.
pub(crate) fn show(shared: &Shared) {
    for site in Site::ALL {
        by_id::<HtmlInputElement>(&format!("site-{}", site.id())).set_checked(shared.settings.site_on(site));
    }
}
