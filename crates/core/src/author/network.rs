//! The network that hears how a text sounds, as `tools/voices/learn.py` writes it. Lines of fields, a tab between them:
//!
//! | fields | |
//! |---|---|
//! | `(step)`, number | what a step of a word's numbers is worth |
//! | `(unit)`, bias, step, weights | one of the units in between |
//! | `(voice)`, concept, bias, lacking, at, per point, step, weights | one for each rule: what it costs that something required is missing, how points become confidence |
//! | a word or `{concept}`, numbers | what it adds |
//!
//! Numbers are hexadecimal digits, one for each, plus 8; weights are two digits each, plus 128.

use super::{Compiler, Fit, SourceError, wrong};
use crate::pack::{Calibration, Neuron, Voice};

const AT: &str = "the network";

impl Compiler<'_> {
    /// Reads it. Concepts have to be known by then.
    pub(super) fn network(&mut self) -> Result<(), SourceError> {
        for line in self.sources.network.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            let fields: Vec<&str> = line.split('\t').collect();
            self.line(&fields).ok_or_else(|| wrong(AT, format!("`{}` can't be read", fields[0])))?;
        }
        let network = &self.pack.network;
        let (width, units) = (network.rows.len() * 2 / network.symbols.len().max(1), network.units.len());
        let even = network.rows.len() == network.symbols.len() * width / 2
            && network.units.iter().all(|unit| unit.weights.len() == 2 * width)
            && network.voices.iter().all(|voice| voice.points.weights.len() == units);
        if even { Ok(()) } else { Err(wrong(AT, "its layers do not fit together".to_owned())) }
    }

    fn line(&mut self, fields: &[&str]) -> Option<()> {
        let number = |at: usize| fields.get(at)?.parse::<f32>().ok();
        match fields {
            ["(step)", _] => self.pack.network.step = number(1)?,
            ["(unit)", _, _, weights] => {
                self.pack.network.units.push(Neuron { bias: number(1)?, step: number(2)?, weights: signed(weights)? });
            }
            ["(voice)", name, .., weights] => {
                let concept = self.symbol(AT, name).ok()?;
                let calibration = Calibration { at: number(4)?, per_point: number(5)? };
                self.fits.insert(concept, Fit { lacking: number(3)?, calibration });
                let points = Neuron { bias: number(2)?, step: number(6)?, weights: signed(weights)? };
                self.pack.network.voices.push(Voice { concept, points });
            }
            [feature, numbers] => {
                let symbol = match feature.strip_prefix('{').and_then(|f| f.strip_suffix('}')) {
                    Some(name) => self.symbol(AT, name).ok()?,
                    None => self.word(feature),
                };
                self.pack.network.symbols.push(symbol);
                self.pack.network.rows.extend(bytes(numbers)?);
            }
            _ => return None,
        }
        Some(())
    }
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = hex.chars().map(|digit| digit.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    digits.len().is_multiple_of(2).then(|| digits.chunks(2).map(|two| two[0] << 4 | two[1]).collect())
}

fn signed(hex: &str) -> Option<Vec<i8>> {
    Some(bytes(hex)?.into_iter().map(|byte| (i16::from(byte) - 128) as i8).collect())
}
