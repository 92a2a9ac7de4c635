//! The posts under the slider. All of them are made up.

use bedrail_core::{Author, Input, Parent, Request, Surface};

/// A sample and what stands above it.
#[derive(Debug)]
pub struct Sample {
    /// Where it is written.
    pub surface: Surface,
    /// Whom or what it answers, as shown.
    pub about: &'static str,
    text: &'static str,
    bio: Option<&'static str>,
}

impl Sample {
    const fn post(text: &'static str) -> Self {
        Sample { surface: Surface::Post, about: "", text, bio: None }
    }

    const fn reply(about: &'static str, text: &'static str) -> Self {
        Sample { surface: Surface::Reply, about, text, bio: None }
    }

    /// As the engine is asked about it.
    pub fn input(&self) -> Input {
        let parent = (self.surface == Surface::Reply).then(|| Parent { text: self.about.into(), author: None });
        let request = (self.surface == Surface::FriendRequest).then(|| Request {
            name: Some(self.about.into()),
            bio: self.bio.map(Into::into),
            ..Request::default()
        });
        let author = Some(Author { specialty: Some("nurse".into()), ..Author::default() });
        Input { surface: self.surface, parent, request, author, ..Input::from(self.text) }
    }
}

/// From plainly risky to plainly innocent.
pub const SAMPLES: [Sample; 8] = [
    Sample::post(
        "So proud of Mrs. Hendricks, 6 weeks after her hip replacement and already dancing at her granddaughter’s wedding!",
    ),
    Sample::post("Tonight in our ER in Elko: a 34-year-old firefighter with a snake bite. Never seen one that bad."),
    Sample::reply(
        "Best clinic in town, they saved my knee!",
        "Thank you Dana, it was lovely to see you again at your check-up on Monday!",
    ),
    Sample::reply(
        "My son has had a fever since Friday, should I worry?",
        "Stop the ibuprofen and give him 5 ml of paracetamol every six hours instead.",
    ),
    Sample::post("Third frequent flyer this week who swears the pain is a twelve out of ten. Bed 9 deserves an Oscar."),
    Sample::post("A patient thanked me today and I cried in the car. This job."),
    Sample::post("Flu season is here. Ask your doctor or pharmacist whether the vaccine is right for you."),
    Sample::post("Night shift number four. If anybody needs me I will be asleep until Thursday."),
];
