//! What the form says: the text, its context and the sensitivity.

use crate::element::{Result, find};
use bedrail_core::{Attachments, Audience, Author, Direction, Input, Parent, Policy, Request, Sensitivity, Surface};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

/// The fields of the form.
pub(crate) struct Form {
    pub(crate) root: HtmlElement,
    text: HtmlTextAreaElement,
    text_label: Element,
    parent: HtmlTextAreaElement,
    name: HtmlInputElement,
    bio: HtmlInputElement,
    cues: HtmlTextAreaElement,
    employer: HtmlInputElement,
    city: HtmlInputElement,
    specialty: HtmlInputElement,
    photos: HtmlInputElement,
    direction: HtmlSelectElement,
    audience: HtmlSelectElement,
    jurisdiction: HtmlSelectElement,
    sensitivity: HtmlInputElement,
    sensitivity_means: Element,
    stops: Element,
}

impl Form {
    pub(crate) fn find(document: &Document) -> Result<Self> {
        Ok(Form {
            root: find(document, "form")?,
            text: find(document, "text")?,
            text_label: find(document, "text-label")?,
            parent: find(document, "parent")?,
            name: find(document, "name")?,
            bio: find(document, "bio")?,
            cues: find(document, "cues")?,
            employer: find(document, "employer")?,
            city: find(document, "city")?,
            specialty: find(document, "specialty")?,
            photos: find(document, "photos")?,
            direction: find(document, "direction")?,
            audience: find(document, "audience")?,
            jurisdiction: find(document, "jurisdiction")?,
            sensitivity: find(document, "sensitivity")?,
            sensitivity_means: find(document, "sensitivity-means")?,
            stops: find(document, "stops")?,
        })
    }

    /// Shows the fields that the chosen surface needs and hides the others.
    pub(crate) fn arrange(&self) -> Result<()> {
        let surface = self.surface();
        let fields = self.root.query_selector_all("[data-for]")?;
        for field in (0..fields.length()).filter_map(|index| fields.get(index)?.dyn_into::<HtmlElement>().ok()) {
            let wanted = field.get_attribute("data-for").unwrap_or_default();
            field.set_hidden(!wanted.split(' ').any(|name| name == surface));
        }
        let label = if surface == "friend_request" { "The note that comes with it, if any" } else { "Your words" };
        self.text_label.set_text_content(Some(label));
        let stop = self.stops.query_selector(&format!("li:nth-child({})", self.stop()))?.and_then(|stop| stop.text_content());
        self.sensitivity_means.set_text_content(stop.as_deref());
        // "3" alone says nothing to somebody who cannot see the line below the slider.
        self.sensitivity.set_attribute("aria-valuetext", stop.as_deref().unwrap_or_default())
    }

    pub(crate) fn input(&self) -> Input {
        let surface = self.surface();
        let request = surface == "friend_request";
        let (employer, city, specialty) = (given(&self.employer), given(&self.city), given(&self.specialty));
        let stated = employer.is_some() || city.is_some() || specialty.is_some();
        let photos = self.photos.value().parse().unwrap_or(0);
        let parent = Some(self.parent.value()).filter(|text| !text.trim().is_empty());
        Input {
            text: self.text.value(),
            parent: parent.filter(|_| matches!(surface.as_str(), "reply" | "message")).map(|text| Parent { text, author: None }),
            surface: match surface.as_str() {
                "reply" => Surface::Reply,
                "message" => Surface::Message,
                "friend_request" => Surface::FriendRequest,
                _ => Surface::Post,
            },
            direction: if self.direction.value() == "inbound" { Direction::Inbound } else { Direction::Outbound },
            audience: match self.audience.value().as_str() {
                "friends" => Audience::Friends,
                "group" => Audience::Group,
                "private" => Audience::Private,
                "me" => Audience::Me,
                _ => Audience::Public,
            },
            request: request.then(|| Request {
                name: given(&self.name),
                bio: given(&self.bio),
                cues: self.cues.value().lines().filter(|cue| !cue.trim().is_empty()).map(str::to_owned).collect(),
                ..Request::default()
            }),
            author: stated.then(|| Author { employer, city, specialty, ..Author::default() }),
            attachments: (photos > 0).then(|| Attachments { photos, ..Attachments::default() }),
            ..Input::default()
        }
    }

    pub(crate) fn policy(&self) -> Policy {
        Policy { sensitivity: Sensitivity::new(self.stop()), jurisdiction: self.jurisdiction.value(), ..Policy::default() }
    }

    /// Puts an example into the form.
    pub(crate) fn load(&self, input: &Input) -> Result<()> {
        let surface = match input.surface {
            Surface::Post => "post",
            Surface::Reply => "reply",
            Surface::Message => "message",
            Surface::FriendRequest => "friend_request",
        };
        if let Some(choice) = self.root.query_selector(&format!("input[name=surface][value={surface}]"))? {
            choice.unchecked_into::<HtmlInputElement>().set_checked(true);
        }
        let (request, author) = (input.request.as_ref(), input.author.as_ref());
        self.text.set_value(&input.text);
        self.parent.set_value(input.parent.as_ref().map_or("", |parent| &parent.text));
        self.cues.set_value(&request.map(|request| request.cues.join("\n")).unwrap_or_default());
        for (field, value) in [
            (&self.name, request.and_then(|request| request.name.as_deref())),
            (&self.bio, request.and_then(|request| request.bio.as_deref())),
            (&self.employer, author.and_then(|author| author.employer.as_deref())),
            (&self.city, author.and_then(|author| author.city.as_deref())),
            (&self.specialty, author.and_then(|author| author.specialty.as_deref())),
        ] {
            field.set_value(value.unwrap_or_default());
        }
        self.photos.set_value(&input.attachments.as_ref().map_or(0, |attached| attached.photos).to_string());
        self.direction.set_value(match input.direction {
            Direction::Outbound => "outbound",
            Direction::Inbound => "inbound",
        });
        self.audience.set_value(match input.audience {
            Audience::Public => "public",
            Audience::Friends => "friends",
            Audience::Group => "group",
            Audience::Private => "private",
            Audience::Me => "me",
        });
        Ok(())
    }

    /// What selects words in the text (offsets count UTF-16 code units), for a button that outlives this call.
    pub(crate) fn selector(&self) -> impl Fn(u32, u32) -> Result<()> + use<> {
        let text = self.text.clone();
        move |start, end| {
            text.focus()?;
            text.set_selection_range(start, end)
        }
    }

    fn surface(&self) -> String {
        let chosen = self.root.query_selector("input[name=surface]:checked").ok().flatten();
        chosen.map_or_else(|| "post".to_owned(), |choice| choice.unchecked_into::<HtmlInputElement>().value())
    }

    fn stop(&self) -> u8 {
        self.sensitivity.value().parse().unwrap_or(3).clamp(1, 5)
    }
}

fn given(field: &HtmlInputElement) -> Option<String> {
    Some(field.value()).filter(|value| !value.trim().is_empty())
}
