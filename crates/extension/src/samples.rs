//! The posts under the slider. All of them are made up.

use bedrail_core::{Author, Input, Parent, Surface};

/// A sample and what stands above it.
#[derive(Debug)]
pub struct Sample {
    /// Where it is written.
    pub surface: Surface,
    /// What it answers, when it answers anything.
    pub about: &'static str,
    text: &'static str,
}

impl Sample {
    const fn post(text: &'static str) -> Self {
        Sample { surface: Surface::Post, about: "", text }
    }

    const fn reply(about: &'static str, text: &'static str) -> Self {
        Sample { surface: Surface::Reply, about, text }
    }

    /// As the engine is asked about it.
    #[must_use]
    pub fn input(&self) -> Input {
        let parent = (self.surface == Surface::Reply).then(|| Parent { text: self.about.into(), author: None });
        let author = Some(Author { specialty: Some("nurse".into()), ..Author::default() });
        Input { surface: self.surface, parent, author, ..Input::from(self.text) }
    }
}

/// From plainly risky to plainly innocent. Each stop of the slider changes at least one of them: see `tests/samples.rs`.
pub const SAMPLES: [Sample; 10] = [
    Sample::post("So proud of Mrs. Hendricks, six weeks after her hip replacement and dancing at her granddaughter’s wedding!"),
    Sample::reply(
        "Best clinic in town, they saved my knee!",
        "Thank you, Dana! It was lovely to see you again at your check-up on Monday.",
    ),
    Sample::reply(
        "My son has had a fever since Friday, should I worry?",
        "Stop the ibuprofen and give him 5 ml of paracetamol every six hours.",
    ),
    Sample::post("Third one this week who swears it is a twelve out of ten."),
    Sample::post("A man from my old school was on my list."),
    Sample::post("Our miracle baby went home today."),
    Sample::post("Our oldest patient went home."),
    Sample::post("An old lady on our ward told me about the war."),
    Sample::post("A patient thanked me today and I cried in the car. This job."),
    Sample::post("Flu season is here. Ask your doctor or pharmacist whether the vaccine is right for you."),
];
