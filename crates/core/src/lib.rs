//! The Bedrail engine: a text and its context in, findings out.
//!
//! # Overview
//!
//! ```text
//! Input -> fold      look-alikes, zero-width, accents, curly quotes; offsets lead back to the original
//!       -> tokens    sentences and words; contractions opened, chat spellings written out
//!       -> chart     evidence: terms (a tree of words), numbers told by form and check digits (one walk), patterns (by their own
//!                    small matcher), phrases (layer by layer); names then grow over what belongs to them
//!       -> score     each rule: the heaviest evidence of each group within its scope, minus suppressors, against a threshold
//!       -> Report    findings with spans, confidence and the sum that led there
//! ```
//!
//! The engine knows no rule by name; rules and concepts are data (see the feature `author`). It has no clock, no I/O and no state that
//! can be seen, and never panics, whatever the text.
//!
//! # Why a chart and not a pile of regular expressions
//!
//! What makes a post risky is who is spoken of, what was done, when and where. Such things are said in countless ways, so each is a
//! *concept* with its own terms and phrases, and phrases are made of concepts: "`{self} {care.verb} {patient}`". The blueprint had one
//! Aho-Corasick pass over every literal as a prefilter; a tree of words, one probe of a hash table for each word, does the same job,
//! is made in a fraction of the time (a cold Aho-Corasick of 274 literals was measured at 5 to 8 ms, and there are tens of thousands
//! of terms here), and its result is the evidence itself.
//!
//! # Voices
//!
//! Phrases reach what somebody thought of. On posts by another hand (`tests/corpus/test`), rules of phrases alone caught 57 in 100 of
//! what the six core rules are for, with 90 in 100 on the posts they were written on. A *voice* is a concept of the whole text: how
//! much it sounds like what a rule warns of. One small network hears all of them (64 numbers for each of some thousand words and
//! concepts, 128 units, an output for each rule), learned from the labelled posts (`tools/voices`), and each voice is then fitted to its
//! rule on posts by writers that neither had met: how many points it is worth beside the rule's other evidence, and what it costs that
//! something is missing that the rule requires. So points mean a chance, which is what confidence says and the slider asks for, and a
//! phrase counts for what it was worth to others than those who thought of it. It hears the text, the situation (a reply, a photo) and
//! what is answered. A logistic regression for each rule, which it took the place of, found 58 of 100 risky posts of writers not learned
//! from where it finds 69, at as many false alarms: what a word means beside others, weights for single words can't say, and what one
//! rule's posts teach of words serves the others. Which words it heard is shown: they are those that move the voice most.
//!
//! As points mean a chance, what several rules half hear can be added up: where none is sure enough alone, but it is likely enough that
//! one of them is right, the surest that has what it requires speaks.
//!
//! # About how many people
//!
//! Where the place, the time and a rate are known, the engine multiplies them ([`Estimate`]). A rule may weigh the result: details that
//! fit one person say more than those that fit thousands.
//!
//! # Untrusted input
//!
//! Any string is answered. Sentences are cut at 120 words, phrases have a budget of steps, surroundings are cut at 4,000 bytes.

#[cfg(feature = "author")]
pub mod author;
mod chart;
mod code;
mod engine;
mod estimate;
mod fold;
mod grow;
mod input;
mod jurisdiction;
mod language;
mod matcher;
mod number;
mod order;
// Much of a pack's vocabulary is that of the rule files, and public only where those are read.
#[cfg_attr(not(feature = "author"), allow(unreachable_pub))]
mod pack;
mod pattern;
mod policy;
mod reader;
mod report;
mod score;
mod surroundings;
mod terms;
mod token;
mod validate;
mod voices;

pub use engine::{Engine, PackError};
pub use fold::plain;
pub use input::{Attachments, Audience, Author, Direction, Input, Known, Parent, Request, Surface, Tie};
pub use pack::{Case, Crowd, Needs, Scope, Validator};
pub use policy::{Policy, Sensitivity};
pub use report::{Estimate, Factor, Finding, Report, Span, Trace, Unit};
pub use score::THRESHOLD;
