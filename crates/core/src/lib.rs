//! The Bedrail engine.
mod input;
mod policy;
mod report;

pub use input::{Attachments, Audience, Author, Direction, Input, Parent, Request, Surface};
pub use policy::{Policy, Sensitivity};
pub use report::{Finding, Report, Span, Trace};

/// TEMPORARY stand-in until the engine lands: flags the word "Hendricks".
#[derive(Debug)]
pub struct Engine;
impl Engine {
    /// Temporary.
    pub fn stub() -> Self { Engine }
    /// Temporary.
    pub fn check(&self, input: &Input, _policy: &Policy) -> Report {
        let Some(at) = input.text.find("Mrs. Hendricks") else { return Report::default() };
        let u = |i: usize| input.text[..i].encode_utf16().count() as u32;
        let end = at + "Mrs. Hendricks".len();
        Report { level: 3, score: 0.9, findings: vec![Finding { rule: "phi-direct-identifier".into(), severity: 3, confidence: 0.9,
            spans: vec![Span { start: at as u32, end: end as u32, utf16_start: u(at), utf16_end: u(end), concept: "person.name".into() }],
            trace: vec![Trace { evidence: "name with a title".into(), weight: 3.0 }] }] }
    }
}
