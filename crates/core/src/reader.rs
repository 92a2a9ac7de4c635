//! Reading: from a text to its chart, with a pack.

use crate::chart::{
    CAP, CODE, CODE_KINDS, Chart, DIGITS, EMAIL, EMOJI, Edge, FIRST_CAP, HEADLINE, INITIAL, INITIALS, MENTION, NO_VALUE,
    NOT_PAST, NUM, PAST, PAUSE, POSSESSIVE, QUESTION, QUOTED, SMALL, TAG, UNKNOWN, UPPER, URL,
};
use crate::code::codes;
use crate::fold::Folded;
use crate::grow::grow;
use crate::language::{Ear, FIRST, Spoken, mark};
use crate::matcher::Matcher;
use crate::number::spelled_number;
use crate::order;
use crate::pack::{Case, Element, Needs, Pack, Pattern, Sets, Symbol};
use crate::pattern::Patterns;
use crate::terms::{Node, ROOT, Terms, Word, postings};
use crate::token::{Kind, Shape, Token, Tokens};
use crate::validate;
use crate::voices::{Heard, Voices};
use std::ops::Range;

/// What is needed to read a text: a pack, and its sets, terms, patterns and voices laid out.
pub(crate) struct Reader {
    pub(crate) pack: Pack,
    sets: Sets,
    terms: Terms,
    patterns: Patterns,
    ear: Ear,
    pub(crate) voices: Voices,
    /// Which phrases can begin with a symbol: those from `first_at[symbol]` to `first_at[symbol + 1]`.
    first: Vec<u16>,
    first_at: Vec<u32>,
}

impl Reader {
    pub(crate) fn new(mut pack: Pack) -> Self {
        let words = pack.concepts.len() as Symbol;
        let sets = Sets::new(&std::mem::take(&mut pack.sets), words);
        let terms = Terms::new(words, &std::mem::take(&mut pack.words), &pack.lists);
        let mut next = 0;
        for set in pack.phrases.iter_mut().flat_map(|phrase| &mut phrase.elements).filter_map(Element::set_mut) {
            let number = next - *set;
            next += u16::from(*set == 0);
            *set = number;
        }
        let voices = Voices::new(std::mem::take(&mut pack.network), pack.symbols);
        pack.figures.lay_out();
        let mut first: Vec<u64> = Vec::new();
        for (index, phrase) in pack.phrases.iter().enumerate() {
            let beginning = |symbol: &Symbol| u64::from(*symbol) << 32 | index as u64;
            match phrase.elements.iter().find(|e| !e.is_silent()) {
                Some(Element::Any(set)) => first.extend(sets.of(*set).iter().map(beginning)),
                Some(Element::Number(..)) => first.push(beginning(&NUM)),
                _ => {}
            }
        }
        first.sort_unstable();
        let mut first_at = vec![0u32; pack.symbols as usize + 1];
        for beginning in &first {
            first_at[(beginning >> 32) as usize + 1] += 1;
        }
        for i in 1..first_at.len() {
            first_at[i] += first_at[i - 1];
        }
        let first = first.into_iter().map(|beginning| beginning as u16).collect();
        let patterns = Patterns::new(&pack.patterns, &pack.classes);
        let ear = Ear::new(&pack.languages);
        Reader { pack, sets, terms, patterns, ear, voices, first, first_at }
    }

    /// Hears how a text sounds, in which situation, and beside what others wrote. Voices are learned from texts in the first language, and
    /// say nothing of others or where nothing is said.
    pub(crate) fn hear(&self, text: &Chart, facts: &[Symbol], around: &[&Chart]) -> Heard {
        let first = text.spoken.is_empty() || text.spoken.iter().any(|spoken| spoken & FIRST != 0);
        let said = |chart: &Chart| !chart.symbols.is_empty();
        if !first || !(said(text) || around.iter().any(|chart| said(chart))) {
            return Heard::default();
        }
        let around = around.iter().flat_map(|chart| &chart.symbols);
        self.voices.hear(text.symbols.iter().chain(facts).copied(), around.copied())
    }

    /// The ids of the languages in which a text is read, that of most sentences first.
    pub(crate) fn languages(&self, text: &str) -> Vec<&str> {
        let spoken = self.ear.hear(&Tokens::new(&Folded::new(text), &self.pack.spellings));
        let sentences = |number: &usize| spoken.iter().filter(|s| *s >> number & 1 == 1).count();
        let mut heard: Vec<usize> = (0..self.pack.languages.len()).filter(|number| sentences(number) > 0).collect();
        order::by(&mut heard, |number| u128::from(!(sentences(number) as u32)));
        heard.into_iter().map(|number| self.pack.languages[number].id.as_str()).collect()
    }

    /// Reads a text. Time and memory grow linearly with its length.
    pub(crate) fn read(&self, text: &str) -> Chart {
        let folded = Folded::new(text);
        let tokens = Tokens::new(&folded, &self.pack.spellings);
        let count = tokens.list.len();
        let spoken = self.ear.hear(&tokens);
        let mut work = Work {
            reader: self,
            chart: Chart {
                folded,
                tokens,
                spoken,
                edges: vec![Vec::new(); count],
                ends: vec![Vec::new(); count + 1],
                found: Vec::new(),
                found_at: Vec::new(),
                symbols: Vec::new(),
            },
            agenda: vec![Vec::new(); self.pack.layers as usize + 1],
            present: vec![false; self.pack.symbols as usize],
        };
        work.lay_shapes();
        work.lay_terms();
        work.lay_codes();
        work.lay_patterns();
        work.run_phrases();
        for growth in self.pack.growths.iter().filter(|growth| work.present[growth.concept as usize]) {
            grow(&mut work.chart, growth);
        }
        let mut chart = work.chart;
        chart.index(self.pack.concepts.len() as Symbol);
        chart
    }

    /// The phrases that can begin with a symbol.
    fn beginning(&self, symbol: Symbol) -> &[u16] {
        &self.first[self.first_at[symbol as usize] as usize..self.first_at[symbol as usize + 1] as usize]
    }
}

struct Work<'r> {
    reader: &'r Reader,
    chart: Chart,
    /// Whether a symbol is anywhere in the text, by symbol.
    present: Vec<bool>,
    /// Phrases to try, by layer: the phrase's number in the upper half, the first token in the lower.
    agenda: Vec<Vec<u64>>,
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
            if !std::mem::replace(&mut self.present[symbol as usize], true) {
                chart.symbols.push(symbol);
            }
            let spoken = chart.spoken[chart.tokens.list[start].sentence as usize];
            let foreign = pack.languages.get(1).map_or(u16::MAX, |language| language.phrases);
            let read = |phrase: u16| phrase < foreign || pack.in_language(phrase, spoken);
            for phrase in self.reader.beginning(symbol).iter().filter(|phrase| read(**phrase)) {
                self.agenda[pack.phrases[*phrase as usize].layer as usize].push(u64::from(*phrase) << 32 | start as u64);
            }
        }
    }

    /// What the way a token is written says.
    fn lay_shapes(&mut self) {
        if self.chart.tokens.headline {
            self.add(HEADLINE, 0, 1, None, NO_VALUE);
        }
        // One past the last word of a number spelled out: the six of "twenty-six" is no number.
        let mut spelled_to = 0;
        for i in 0..self.chart.tokens.list.len() {
            let token = self.chart.tokens.list[i].clone();
            let (shouting, small) = (self.chart.tokens.shouting, self.chart.tokens.small);
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
                    if small {
                        add(SMALL);
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
            } else if let Some((end, value)) = spelled_number(&self.chart.tokens, i).filter(|_| i >= spelled_to) {
                spelled_to = end;
                self.add(NUM, i, end, None, value);
            }
        }
    }

    /// Looks up every term that begins at each token.
    fn lay_terms(&mut self) {
        let Reader { terms, pack, .. } = self.reader;
        let words: Vec<Vec<Option<Word>>> = (0..pack.languages.len().max(1)).map(|language| self.words_of(language)).collect();
        let mut hits: Vec<(usize, Node)> = Vec::new();
        let mut own: Vec<(usize, Node)> = Vec::new();
        for start in 0..self.chart.tokens.list.len() {
            let spoken = self.chart.spoken[self.chart.tokens.list[start].sentence as usize];
            for (_, words) in words.iter().enumerate().skip(1).filter(|(language, _)| spoken >> language & 1 == 1) {
                self.walk(words, start, &mut own);
            }
            self.walk(&words[0], start, &mut hits);
            if spoken == 0 {
                // Of a language that can't be read only abbreviations are known, such as the label of a number.
                let list = &self.chart.tokens.list;
                let abbreviated = |t: &Token| t.shape == Shape::Upper && t.span.len() > 1;
                hits.retain(|(end, _)| list[start..*end].iter().all(abbreviated) && !self.chart.tokens.shouting);
            }
            if hits.is_empty() && own.is_empty() && spoken & FIRST != 0 {
                hits.extend(self.disguised(start).map(|node| (start + 1, node)));
            }
            let token = &self.chart.tokens.list[start];
            if hits.is_empty() && own.is_empty() && token.kind == Kind::Word && token.span.len() > 2 {
                self.add(UNKNOWN, start, start + 1, None, NO_VALUE);
            }
            for (end, node) in hits.drain(..) {
                // What is a word of the language that is spoken means only that, unless it is written as a name.
                let shadowed = spoken & FIRST == 0 && own.iter().any(|(other, _)| *other == end);
                for posting in postings(&pack.lists, terms.means(node)) {
                    let name = matches!(posting.case, Case::Capital | Case::Upper);
                    if (name || !shadowed) && self.case_fits(posting.case, start, end) {
                        self.add(posting.symbol, start, end, None, NO_VALUE);
                    }
                }
            }
            for (end, node) in own.drain(..) {
                for posting in postings(&pack.lists, terms.means(node)) {
                    if self.case_fits(posting.case, start, end) {
                        self.add(posting.symbol, start, end, None, NO_VALUE);
                    }
                }
            }
        }
    }

    /// The numbers of the words as words of a language; empty where none is spoken.
    fn words_of(&self, language: usize) -> Vec<Option<Word>> {
        let (tokens, terms) = (&self.chart.tokens, &self.reader.terms);
        match mark(language) {
            None => (0..tokens.list.len()).map(|i| terms.word(tokens.plain(i))).collect(),
            Some(mark) if self.chart.spoken.iter().any(|spoken: &Spoken| spoken >> language & 1 == 1) => {
                let mut marked = String::new();
                let word = |i| {
                    marked.clear();
                    marked.push(mark);
                    marked.push_str(tokens.plain(i));
                    terms.word(&marked)
                };
                (0..tokens.list.len()).map(word).collect()
            }
            Some(_) => Vec::new(),
        }
    }

    /// Every term that begins at a token, by its end.
    fn walk(&self, words: &[Option<Word>], start: usize, hits: &mut Vec<(usize, Node)>) {
        let (list, terms) = (&self.chart.tokens.list, &self.reader.terms);
        let mut node = ROOT;
        for i in start..words.len() {
            if i > start && (list[i].kind == Kind::Emoji || list[i].sentence != list[start].sentence) {
                break;
            }
            let Some(next) = words[i].and_then(|word| terms.next(node, word)) else { break };
            node = next;
            if terms.ends_at(node) {
                hits.push((i + 1, node));
            }
        }
    }

    /// A word with digits or signs for letters (`H1V`, `0verdose`), looked up as the word that it looks like.
    fn disguised(&self, at: usize) -> Option<Node> {
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
        let terms = &self.reader.terms;
        let node = |one| terms.next(ROOT, terms.word(&read(one))?).filter(|node| terms.ends_at(*node));
        ['i', 'l'].into_iter().find_map(node)
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
        let patterns = &self.reader.pack.patterns;
        let wanted = |pattern: &Pattern| match pattern.needs {
            Needs::Digit => digits > 0,
            Needs::Digits4 => digits >= 4,
            Needs::Digits7 => digits >= 7,
            Needs::Dot => dot,
            Needs::At => at,
        };
        for (pattern, found) in patterns.iter().zip(self.reader.patterns.find(patterns, wanted, bytes)) {
            for range in found {
                // A class that takes bytes beyond ASCII may end within a character; such a match is none.
                let Some(text) = self.chart.folded.text.get(range.clone()) else { continue };
                if pattern.validator.is_none_or(|v| validate::holds(v, text)) {
                    hits.push((pattern.concept, range));
                }
            }
        }
        for (concept, range) in hits {
            self.lay(concept, range);
        }
    }

    /// Lays what was found in the text itself over the words that it covers.
    fn lay(&mut self, concept: Symbol, range: Range<usize>) {
        let list = &self.chart.tokens.list;
        let start = list.partition_point(|t| t.span.end as usize <= range.start);
        let end = list.partition_point(|t| (t.span.start as usize) < range.end);
        if start < end {
            self.add(concept, start, end, Some(range.start as u32..range.end as u32), NO_VALUE);
        }
    }

    /// Numbers and addresses, wherever they are not part of a link or hashtag.
    fn lay_codes(&mut self) {
        let text = &self.chart.folded.text;
        if self.chart.tokens.list.is_empty() {
            return;
        }
        for (concept, range) in codes(text) {
            let list = &self.chart.tokens.list;
            let token = &list[list.partition_point(|t| t.span.end as usize <= range.start).min(list.len() - 1)];
            if !token.tag && !matches!(token.kind, Kind::Url | Kind::Email | Kind::Mention) {
                self.lay(concept, range);
            }
        }
    }

    fn run_phrases(&mut self) {
        let sentence_ends = sentence_ends(&self.chart.tokens.list);
        // Whether any symbol of a set is in the text at all, and what that makes of a phrase. Asked only when its concepts are complete.
        let mut sets: Vec<Option<bool>> = vec![None; self.reader.sets.len()];
        let mut phrases: Vec<Option<bool>> = vec![None; self.reader.pack.phrases.len()];
        for layer in 0..self.agenda.len() {
            // A layer's phrases only lay edges that later layers use, so its agenda does not grow while it runs.
            let mut agenda = std::mem::take(&mut self.agenda[layer]);
            agenda.retain(|entry| {
                let index = (entry >> 32) as usize;
                *phrases[index].get_or_insert_with(|| {
                    self.reader.pack.phrases[index].elements.iter().all(|element| match element {
                        Element::Any(set) | Element::Also(set) => *sets[*set as usize]
                            .get_or_insert_with(|| self.reader.sets.of(*set).iter().any(|s| self.present[*s as usize])),
                        _ => true,
                    })
                })
            });
            agenda.sort_unstable();
            agenda.dedup();
            for entry in agenda {
                let (phrase, start) = (&self.reader.pack.phrases[(entry >> 32) as usize], entry as u32);
                let sentence_end = sentence_ends[start as usize] as usize;
                let matcher = Matcher { chart: &self.chart, sets: &self.reader.sets, sentence_end };
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
                        // A number that fills the brackets is reported with its own signs: "+44 ...", "(02) ...".
                        let codes = self.chart.edges[from].iter().filter(|e| e.end as usize == to && is_code(e.symbol));
                        let span = codes
                            .map(|e| e.span.clone())
                            .max_by_key(ExactSizeIterator::len)
                            .unwrap_or(first.span.start..last.span.end);
                        self.add(phrase.concept, start as usize, hit.end, Some(span), NO_VALUE);
                    }
                }
            }
        }
    }
}

fn is_code(symbol: Symbol) -> bool {
    (CODE..CODE_KINDS + validate::KINDS.len() as Symbol).contains(&symbol)
}

/// For each token, one past the last token of its sentence.
fn sentence_ends(list: &[Token]) -> Vec<u32> {
    let mut ends = vec![list.len() as u32; list.len()];
    for i in (0..list.len().saturating_sub(1)).rev() {
        ends[i] = if list[i].sentence == list[i + 1].sentence { ends[i + 1] } else { i as u32 + 1 };
    }
    ends
}
