//! The texts around the one being checked. They stay the same from key to key, so their charts are kept for the next check, in memory
//! and as long as the engine lives.

use crate::chart::Chart;
use crate::reader::Reader;
use std::sync::{Arc, Mutex, PoisonError};

/// What is read of one; longer ones are cut. Unit: bytes.
const LONGEST: usize = 4_000;

/// Of how much text charts are kept, which take some 60 times as much. Unit: bytes.
const KEPT: usize = 16_000;

/// Charts of texts, the one that was asked for last at the end.
#[derive(Debug, Default)]
pub(crate) struct Surroundings(Mutex<Vec<(String, Arc<Chart>)>>);

impl Surroundings {
    pub(crate) fn read(&self, reader: &Reader, text: &str) -> Arc<Chart> {
        let text = &text[..text.floor_char_boundary(LONGEST)];
        // A chart is whole before it is kept, so whatever panicked elsewhere left nothing half done.
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = match kept.iter().position(|(known, _)| known == text) {
            Some(place) => kept.remove(place),
            None => (text.to_owned(), Arc::new(reader.read(text))),
        };
        let chart = Arc::clone(&entry.1);
        kept.push(entry);
        let mut room = KEPT;
        let fitting =
            kept.iter().rev().take_while(|(text, _)| room.checked_sub(text.len()).map(|left| room = left).is_some()).count();
        let forgotten = kept.len() - fitting;
        kept.drain(..forgotten);
        chart
    }
}
