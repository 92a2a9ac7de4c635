//! What a picture file says about itself: where and when it was taken.
//!
//! A file stays in its page. Pieces of it come here, the first of them its beginning; when what is wanted lies elsewhere, the answer
//! says where, and the same question comes again with one piece more.

use exif::{DateTime, Exif, In, Rational, Reader, Tag, Value};
use serde::Serialize;
use std::io::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom};

/// A stretch of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where in the file it begins. Unit: bytes.
    pub start: u64,
    /// What stands there.
    pub data: Vec<u8>,
}

/// What is known after reading so many pieces.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Answer {
    /// Where it was taken: degrees north and degrees east.
    pub place: Option<(f64, f64)>,
    /// When it was taken, by the camera's own clock: `2026-03-03T14:10`.
    pub time: Option<String>,
    /// Where the piece begins that is still missing.
    pub more: Option<u64>,
}

/// Reads pieces of a JPEG, HEIC, AVIF, PNG, WebP or TIFF file of so many bytes. What is none of these, is damaged or says nothing
/// gets an empty answer.
#[must_use]
pub fn read(pieces: Vec<Piece>, size: u64) -> Answer {
    let mut file = Pieces { pieces, size, at: 0, missing: None };
    let read = Reader::new().continue_on_error(true).read_from_container(&mut file);
    match read.or_else(|error| error.distill_partial_result(|_| ())) {
        Ok(exif) => Answer { place: place(&exif), time: time(&exif), more: None },
        Err(_) => Answer { more: file.missing, ..Answer::default() },
    }
}

fn place(exif: &Exif) -> Option<(f64, f64)> {
    let north = degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S', 90.0)?;
    let east = degrees(exif, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W', 180.0)?;
    // What cameras write that have not found out where they are.
    (north != 0.0 || east != 0.0).then_some((north, east))
}

fn degrees(exif: &Exif, tag: Tag, side: Tag, negative: u8, most: f64) -> Option<f64> {
    let Value::Rational(parts) = &exif.get_field(tag, In::PRIMARY)?.value else { return None };
    let part = |at: usize| parts.get(at).map_or(0.0, Rational::to_f64);
    let value = part(0) + part(1) / 60.0 + part(2) / 3600.0;
    let sign = match exif.get_field(side, In::PRIMARY).map(|field| &field.value) {
        Some(Value::Ascii(letters)) if letters.first().is_some_and(|word| word.first() == Some(&negative)) => -1.0,
        _ => 1.0,
    };
    (!parts.is_empty() && (0.0..=most).contains(&value)).then_some(sign * value)
}

fn time(exif: &Exif) -> Option<String> {
    let Value::Ascii(lines) = &exif.get_field(Tag::DateTimeOriginal, In::PRIMARY)?.value else { return None };
    let DateTime { year, month, day, hour, minute, .. } = DateTime::from_ascii(lines.first()?).ok()?;
    let real = (1..=12).contains(&month) && (1..=31).contains(&day) && hour < 24 && minute < 60;
    real.then(|| format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"))
}

/// A file of which some is here.
struct Pieces {
    pieces: Vec<Piece>,
    size: u64,
    at: u64,
    /// The first place that was asked for and is not here.
    missing: Option<u64>,
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let here = self.fill_buf()?;
        let length = here.len().min(buffer.len());
        buffer[..length].copy_from_slice(&here[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl BufRead for Pieces {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        let at = self.at;
        if at >= self.size {
            return Ok(&[]);
        }
        let here = |piece: &&Piece| at.checked_sub(piece.start).is_some_and(|offset| offset < piece.data.len() as u64);
        match self.pieces.iter().find(here) {
            Some(piece) => Ok(&piece.data[(at - piece.start) as usize..]),
            None => {
                self.missing = Some(at);
                Err(Error::from(ErrorKind::WouldBlock))
            }
        }
    }

    fn consume(&mut self, length: usize) {
        self.at += length as u64;
    }
}

impl Seek for Pieces {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
            SeekFrom::End(by) => self.size.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| Error::from(ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}
