//! Reading: from a text to its chart, with a pack.

use crate::chart::{
    CAP, Chart, DIGITS, EMAIL, EMOJI, Edge, FIRST_CAP, HEADLINE, INITIAL, INITIALS, MENTION, NO_VALUE, NOT_PAST, NUM, PAST,
    PAUSE, POSSESSIVE, QUESTION, QUOTED, TAG, UNKNOWN, UPPER, URL,
};
use crate::fold::Folded;
use crate::matcher::Matcher;
use crate::number::spelled_number;
use crate::pack::{Case, Element, Needs, Pack, Symbol, VOICE_STEP, sums};
use crate::pattern::{self, Class};
use crate::token::{Kind, Shape, Token, Tokens};
use crate::validate;
use std::borrow::Cow;
use std::ops::Range;

/// What is needed to read a text: a pack, its term index and its classes of bytes.
pub(crate) struct Reader {
    pub(crate) pack: Pack,
    terms: Terms,
    classes: Vec<Class>,
    /// Which phrases can begin with a symbol: those from `first_at[symbol]` to `first_at[symbol + 1]`.
    first: Vec<u16>,
    first_at: Vec<u32>,
}

impl Reader {
    pub(crate) fn new(mut pack: Pack, terms: Terms) -> Self {
        for set in &mut pack.sets {
            *set = sums(set);
        }
        for voice in &mut pack.voices {
            voice.symbols = sums(&voice.symbols);
        }
        let first = pack.first();
        let mut first_at = vec![0u32; pack.symbols as usize + 1];
        for (symbol, _) in &first {
            first_at[*symbol as usize + 1] += 1;
        }
        for i in 1..first_at.len() {
            first_at[i] += first_at[i - 1];
        }
        let first = first.into_iter().map(|(_, phrase)| phrase).collect();
        let classes = pack.classes.iter().map(|ranges| pattern::class(ranges)).collect();
        Reader { pack, terms, classes, first, first_at }
    }

    /// Reads a text. Time and memory grow linearly with its length.
    pub(crate) fn read(&self, text: &str) -> Chart {
        self.chart(text).0
    }

    /// Reads a text and hears how it sounds, which rules ask of the text being checked and not of what surrounds it.
    pub(crate) fn hear(&self, text: &str) -> Chart {
        let (mut chart, present) = self.chart(text);
        chart.voices = self.voices(&present);
        chart
    }

    /// The chart of a text, and which symbols are in it.
    fn chart(&self, text: &str) -> (Chart, Vec<bool>) {
        let folded = Folded::new(text);
        let tokens = Tokens::new(&folded, &self.pack.spellings);
        let count = tokens.list.len();
        let mut work = Work {
            reader: self,
            chart: Chart {
                folded,
                tokens,
                edges: vec![Vec::new(); count],
                ends: vec![Vec::new(); count + 1],
                found: Vec::new(),
                voices: Vec::new(),
            },
            agenda: vec![Vec::new(); self.pack.layers as usize + 1],
            present: vec![false; self.pack.symbols as usize],
        };
        work.lay_shapes();
        work.lay_terms();
        work.lay_patterns();
        work.run_phrases();
        let Work { mut chart, present, .. } = work;
        let concepts = self.pack.concepts.len() as Symbol;
        let mut found: Vec<Edge> = chart.edges.iter().flatten().filter(|e| e.symbol < concepts).cloned().collect();
        found.sort_by_key(|e| (e.symbol, e.start, std::cmp::Reverse(e.end)));
        chart.found = found;
        (chart, present)
    }

    /// The phrases that can begin with a symbol.
    fn beginning(&self, symbol: Symbol) -> &[u16] {
        &self.first[self.first_at[symbol as usize] as usize..self.first_at[symbol as usize + 1] as usize]
    }

    /// Sums each voice's words over the text, every word once.
    fn voices(&self, present: &[bool]) -> Vec<(Symbol, f32)> {
        self.pack
            .voices
            .iter()
            .map(|voice| {
                let steps: i32 = voice
                    .symbols
                    .iter()
                    .zip(&voice.weights)
                    .filter(|(s, _)| present[**s as usize])
                    .map(|(_, w)| i32::from(*w))
                    .sum();
                // Beyond three, in log-odds, more of the same adds nothing.
                (voice.concept, ((voice.bias + steps as f32 * VOICE_STEP) / 3.0).clamp(-1.0, 1.0))
            })
            .collect()
    }

    /// The words that speak most for a voice, at most three.
    pub(crate) fn telling(&self, chart: &Chart, concept: Symbol) -> Vec<Range<u32>> {
        let Some(voice) = self.pack.voices.iter().find(|v| v.concept == concept) else { return Vec::new() };
        let weight = |edge: &Edge| voice.symbols.binary_search(&edge.symbol).map_or(0, |at| voice.weights[at]);
        let mut telling: Vec<(i8, &Edge)> =
            chart.edges.iter().flatten().map(|edge| (weight(edge), edge)).filter(|(weight, _)| *weight > 0).collect();
        telling.sort_by_key(|(weight, edge)| (std::cmp::Reverse(*weight), edge.start));
        telling.into_iter().take(3).map(|(_, edge)| edge.span.clone()).collect()
    }
}

struct Work<'r> {
    reader: &'r Reader,
    chart: Chart,
    /// Whether a symbol is anywhere in the text, by symbol.
    present: Vec<bool>,
    /// Phrases to try, by layer: phrase and first token.
    agenda: Vec<Vec<(u16, u32)>>,
}

impl Work<'_> {
    fn add(&mut self, symbol: Symbol, start: usize, end: usize, span: Option<Range<u32>>, value: u32) {
        let (pack, chart) = (&self.reader.pack, &mut self.chart);
        if let Some(edge) = chart.edges[start].iter_mut().find(|e| e.symbol == symbol && e.end == end as u32) {
            // Found twice over the same tokens: the one that reports more, such as an opening bracket, is right.
            if let Some(span) = span.filter(|s| s.len() > edge.span.len()) {
                edge.span = span;
            }
            return;
        }
        let fresh = !chart.edges[start].iter().any(|e| e.symbol == symbol);
        let span = span.unwrap_or_else(|| chart.tokens.list[start].span.start..chart.tokens.list[end - 1].span.end);
        chart.edges[start].push(Edge { symbol, start: start as u32, end: end as u32, span, value });
        chart.ends[end].push(symbol);
        if fresh {
            self.present[symbol as usize] = true;
            for phrase in self.reader.beginning(symbol) {
                self.agenda[pack.phrases[*phrase as usize].layer as usize].push((*phrase, start as u32));
            }
        }
    }

    /// What the way a token is written says.
    fn lay_shapes(&mut self) {
        if self.chart.tokens.headline {
            self.add(HEADLINE, 0, 1, None, NO_VALUE);
        }
        for i in 0..self.chart.tokens.list.len() {
            let token = self.chart.tokens.list[i].clone();
            let shouting = self.chart.tokens.shouting;
            let asked = token.first && self.chart.tokens.questions.get(token.sentence as usize).copied().unwrap_or(false);
            // "I" and "A" are words unless a point says otherwise.
            let pronoun = matches!(self.chart.tokens.plain(i), "i" | "a");
            let plain = self.chart.tokens.plain(i);
            let past = plain.len() > 3 && plain.ends_with("ed") && NOT_PAST.binary_search(&plain).is_err();
            let whole = self.chart.tokens.plain(i).bytes().all(|b| b.is_ascii_digit());
            let mut add = |symbol| self.add(symbol, i, i + 1, None, NO_VALUE);
            match token.kind {
                Kind::Mention => add(MENTION),
                Kind::Url => add(URL),
                Kind::Email => add(EMAIL),
                Kind::Emoji => add(EMOJI),
                Kind::Number if whole => add(DIGITS),
                Kind::Number => {}
                Kind::Word => {
                    let single = token.span.len() == 1 || (token.dotted && token.span.len() == 2);
                    match token.shape {
                        Shape::Capital if token.first => add(FIRST_CAP),
                        Shape::Capital => add(CAP),
                        Shape::Upper if token.dotted && token.span.len() > 2 => add(INITIALS),
                        Shape::Upper if single && (token.dotted || !pronoun) => add(INITIAL),
                        Shape::Upper if !shouting => add(UPPER),
                        _ => {}
                    }
                    if past {
                        add(PAST);
                    }
                }
            }
            if token.tag {
                add(TAG);
            }
            if token.possessive {
                add(POSSESSIVE);
            }
            if token.after_pause {
                add(PAUSE);
            }
            if token.quoted {
                add(QUOTED);
            }
            if asked {
                add(QUESTION);
            }
            if let Some(value) = token.value {
                self.add(NUM, i, i + 1, None, value);
            } else if let Some((end, value)) = spelled_number(&self.chart.tokens, i) {
                self.add(NUM, i, end, None, value);
            }
        }
    }

    /// Looks up every term that begins at each token, walking the index byte by byte.
    fn lay_terms(&mut self) {
        let fst = &self.reader.terms;
        for start in 0..self.chart.tokens.list.len() {
            let sentence = self.chart.tokens.list[start].sentence;
            let mut node = fst.root();
            let mut output = fst::raw::Output::zero();
            let mut hits: Vec<(usize, u64)> = Vec::new();
            let mut i = start;
            'walk: while i < self.chart.tokens.list.len() && self.chart.tokens.list[i].sentence == sentence {
                if i > start && (self.chart.tokens.list[i].kind == Kind::Emoji || !step(fst, &mut node, &mut output, b' ')) {
                    break;
                }
                for byte in self.chart.tokens.plain(i).bytes() {
                    if !step(fst, &mut node, &mut output, byte) {
                        break 'walk;
                    }
                }
                i += 1;
                if node.is_final() {
                    hits.push((i, output.cat(node.final_output()).value()));
                }
            }
            if hits.is_empty() {
                hits.extend(self.disguised(start).map(|value| (start + 1, value)));
            }
            let token = &self.chart.tokens.list[start];
            if hits.is_empty() && token.kind == Kind::Word && token.span.len() > 2 {
                self.add(UNKNOWN, start, start + 1, None, NO_VALUE);
            }
            for (end, value) in hits {
                let pack = &self.reader.pack;
                match value.checked_sub(u64::from(pack.symbols)) {
                    None => self.add(value as Symbol, start, end, None, NO_VALUE),
                    Some(number) => {
                        for posting in pack.postings.get(number as usize).into_iter().flatten() {
                            if self.case_fits(posting.case, start, end) {
                                self.add(posting.symbol, start, end, None, NO_VALUE);
                            }
                        }
                    }
                }
            }
        }
    }

    /// A word with digits or signs for letters (`H1V`, `0verdose`), looked up as the word that it looks like.
    fn disguised(&self, at: usize) -> Option<u64> {
        let token = &self.chart.tokens.list[at];
        let plain = self.chart.tokens.plain(at);
        let mixed = plain.bytes().any(|b| b.is_ascii_digit()) && plain.bytes().any(|b| b.is_ascii_alphabetic());
        if token.kind != Kind::Word || !mixed || plain.len() < 3 {
            return None;
        }
        let read = |one: char| -> String {
            plain
                .chars()
                .map(|c| match c {
                    '0' => 'o',
                    '1' => one,
                    '3' => 'e',
                    '4' => 'a',
                    '5' => 's',
                    '7' => 't',
                    '8' => 'b',
                    other => other,
                })
                .collect()
        };
        ['i', 'l'].into_iter().find_map(|one| self.reader.terms.get(read(one)).map(|o| o.value()))
    }

    fn case_fits(&self, case: Case, start: usize, end: usize) -> bool {
        let tokens = &self.chart.tokens;
        let list = &tokens.list[start..end];
        match case {
            Case::Any => true,
            Case::Upper => !tokens.shouting && list.iter().all(|t| t.shape == Shape::Upper || t.kind == Kind::Number),
            // Three capitals are an abbreviation before they are a name.
            Case::Capital => list
                .iter()
                .all(|t| t.shape == Shape::Capital || (t.shape == Shape::Upper && (tokens.shouting || t.span.len() > 3))),
            Case::Lower => tokens.shouting || list.iter().all(|t| t.shape == Shape::Lower),
        }
    }

    fn lay_patterns(&mut self) {
        let bytes = self.chart.folded.text.as_bytes();
        let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
        let at = bytes.contains(&b'@');
        let dot = bytes.windows(3).any(|w| w[1] == b'.' && w[0].is_ascii_alphanumeric() && w[2].is_ascii_alphanumeric());
        let mut hits = Vec::new();
        for pattern in &self.reader.pack.patterns {
            let wanted = match pattern.needs {
                Needs::Digit => digits > 0,
                Needs::Digits4 => digits >= 4,
                Needs::Digits7 => digits >= 7,
                Needs::Dot => dot,
                Needs::At => at,
            };
            if !wanted {
                continue;
            }
            let classes = &self.reader.classes;
            for fit in pattern::fits(&pattern.steps, &classes[pattern.first as usize], classes, bytes) {
                // A class that takes bytes beyond ASCII may end within a character; such a match is none.
                let Some(text) = self.chart.folded.text.get(fit.reported.clone()) else { continue };
                if pattern.validator.is_none_or(|v| validate::holds(v, text)) {
                    hits.push((pattern.concept, fit.reported));
                }
            }
        }
        for (concept, range) in hits {
            let list = &self.chart.tokens.list;
            let start = list.partition_point(|t| t.span.end as usize <= range.start);
            let end = list.partition_point(|t| (t.span.start as usize) < range.end);
            if start < end {
                self.add(concept, start, end, Some(range.start as u32..range.end as u32), NO_VALUE);
            }
        }
    }

    fn run_phrases(&mut self) {
        let sentence_ends = sentence_ends(&self.chart.tokens.list);
        // Whether any symbol of a set is in the text at all. Asked of a set only when its concepts are complete.
        let mut sets: Vec<Option<bool>> = vec![None; self.reader.pack.sets.len()];
        for layer in 0..self.agenda.len() {
            // A layer's phrases only lay edges that later layers use, so its agenda does not grow while it runs.
            let mut agenda = std::mem::take(&mut self.agenda[layer]);
            agenda.sort_unstable();
            agenda.dedup();
            for (index, start) in agenda {
                let phrase = &self.reader.pack.phrases[index as usize];
                let hopeless = phrase.elements.iter().any(|element| match element {
                    Element::Any(set) | Element::Also(set) => {
                        let symbols = &self.reader.pack.sets[*set as usize];
                        !*sets[*set as usize].get_or_insert_with(|| symbols.iter().any(|s| self.present[*s as usize]))
                    }
                    _ => false,
                });
                if hopeless {
                    continue;
                }
                let sentence_end = sentence_ends[start as usize] as usize;
                let matcher = Matcher { chart: &self.chart, pack: &self.reader.pack, sentence_end };
                if let Some(hit) = matcher.phrase(phrase, start as usize) {
                    let (from, to) = (hit.open.unwrap_or(start as usize), hit.close.unwrap_or(hit.end));
                    if let [Element::Any(set)] = phrase.elements[..] {
                        // One concept under another name: what it reports is reported.
                        let inner = self.chart.edges[start as usize]
                            .iter()
                            .find(|e| e.end as usize == hit.end && matcher.has(set, e.symbol));
                        let span = inner.map(|e| e.span.clone());
                        self.add(phrase.concept, start as usize, hit.end, span, NO_VALUE);
                    } else if from < to {
                        let (first, last) = (&self.chart.tokens.list[from], &self.chart.tokens.list[to - 1]);
                        let span = first.span.start..last.span.end;
                        self.add(phrase.concept, start as usize, hit.end, Some(span), NO_VALUE);
                    }
                }
            }
        }
    }
}

type Terms = fst::raw::Fst<Cow<'static, [u8]>>;

/// Follows one byte in the term index.
fn step<'t>(terms: &'t Terms, node: &mut fst::raw::Node<'t>, output: &mut fst::raw::Output, byte: u8) -> bool {
    let Some(index) = node.find_input(byte) else { return false };
    let transition = node.transition(index);
    *output = output.cat(transition.out);
    *node = terms.node(transition.addr);
    true
}

/// For each token, one past the last token of its sentence.
fn sentence_ends(list: &[Token]) -> Vec<u32> {
    let mut ends = vec![list.len() as u32; list.len()];
    for i in (0..list.len().saturating_sub(1)).rev() {
        ends[i] = if list[i].sentence == list[i + 1].sentence { ends[i + 1] } else { i as u32 + 1 };
    }
    ends
}
