//! Taking words out of a text, or putting others in their place, so that what is left still reads.

use crate::rewrite::{Form, Rewrite};
use bedrail_core::Span;
use std::ops::Range;

/// Words to rewrite.
pub(crate) struct Place<'t> {
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    pub(crate) rewrite: &'t Rewrite,
}

/// A text that was rewritten.
pub(crate) struct Edit {
    pub(crate) text: String,
    /// How many of the user's own words are left, in hundredths.
    pub(crate) kept: usize,
}

const DETERMINERS: [&str; 16] =
    ["a", "an", "the", "my", "our", "this", "that", "his", "her", "their", "your", "another", "some", "one", "every", "no"];
/// Words that can't end a sentence, nor stand before a gap that is followed by nothing they could belong to.
const ORPHANS: [&str; 51] = [
    "under", "behind", "past", "through", "along", "outside", "off", "around", "i'm", "we're", "it's", "she's", "he's",
    "they're", "a", "an", "the", "my", "our", "his", "their", "of", "in", "at", "on", "from", "to", "for", "with", "by", "and",
    "or", "but", "is", "was", "are", "were", "who", "named", "called", "than", "as", "near", "about", "into", "since", "until",
    "between", "because", "your", "its",
];
/// What follows a noun and not an adjective.
const FUNCTION: [&str; 40] = [
    "with",
    "who",
    "whose",
    "in",
    "on",
    "at",
    "from",
    "of",
    "to",
    "for",
    "by",
    "and",
    "or",
    "but",
    "that",
    "after",
    "before",
    "came",
    "comes",
    "is",
    "was",
    "has",
    "had",
    "presented",
    "presents",
    "died",
    "walked",
    "fell",
    "because",
    "so",
    "when",
    "while",
    "then",
    "today",
    "w",
    "s",
    "into",
    "as",
    "this",
    "last",
];
const VOCATIVE: [&str; 15] = [
    "rip",
    "dear",
    "hi",
    "hey",
    "hello",
    "bye",
    "goodbye",
    "thanks",
    "congrats",
    "congratulations",
    "birthday",
    "thank",
    "love",
    "you",
    "welcome",
];
/// Who it is has been said by the word before.
const SAID: [&str; 39] = [
    "cousin",
    "nan",
    "gran",
    "granddad",
    "niece",
    "nephew",
    "grandson",
    "granddaughter",
    "friend",
    "colleague",
    "nurse",
    "matron",
    "driver",
    "patient",
    "pt",
    "client",
    "resident",
    "daughter",
    "son",
    "wife",
    "husband",
    "mom",
    "mum",
    "dad",
    "mother",
    "father",
    "sister",
    "brother",
    "baby",
    "man",
    "woman",
    "lady",
    "gentleman",
    "guy",
    "girl",
    "boy",
    "kid",
    "named",
    "name",
];

/// What begins something else than a noun.
const GOES_ON: [&str; 19] = [
    "i", "we", "he", "she", "they", "it", "you", "who", "what", "if", "there", "again", "now", "already", "still", "just", "yet",
    "too", "not",
];
/// Said before a name, and goes with it.
const ADDRESSED: [&str; 12] =
    ["old", "big", "little", "young", "poor", "sweet", "lovely", "señora", "señor", "lola", "lolo", "tiny"];
/// What a sentence can't begin with when its subject was taken out.
const VERBS: [&str; 20] = [
    "now", "also", "still", "needs", "wants", "expired", "got", "is", "was", "has", "had", "are", "were", "will", "said", "says",
    "and", "who", "came", "keeps",
];
/// Who is spoken of in a sentence before.
const PRONOUNS: [&str; 9] = ["she", "he", "her", "his", "him", "she's", "he's", "it", "both"];
/// What can't begin a sentence when the one before is gone.
const POINTING: [&str; 10] = ["they", "their", "that", "this", "and", "but", "so", "then", "it's", "same"];

/// Rewrites the places, which are in order and don't overlap. Nothing when the result would not read.
pub(crate) fn apply(text: &str, places: &[Place<'_>], wide: bool) -> Option<Edit> {
    let mut mentioned: Vec<&str> = Vec::new();
    let mut cuts: Vec<(Range<usize>, String)> = Vec::new();
    for place in places {
        let Some((range, new)) = rewritten(text, place, wide, &mut mentioned) else {
            // Who somebody is can't stay where it is; a time or a place can, if the engine agrees.
            if matches!(place.rewrite.form, Form::Person | Form::Drop) && !place.rewrite.closed {
                return None;
            }
            continue;
        };
        match cuts.last_mut() {
            // Neighbours that are both taken out leave one gap.
            Some((last, old))
                if range.start <= last.end || (new.is_empty() && old.is_empty() && glue(&text[last.end..range.start])) =>
            {
                last.start = last.start.min(range.start);
                last.end = last.end.max(range.end);
                if old.is_empty() {
                    *old = new;
                }
            }
            _ => cuts.push((range, new)),
        }
    }
    let gone: usize = cuts.iter().map(|(range, _)| text[range.clone()].split_whitespace().count()).sum();
    let all = text.split_whitespace().count().max(1);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let mut capital = false;
    for (range, new) in &cuts {
        push(&mut out, text.get(at..range.start)?, &mut capital);
        at = range.end + seam(&mut out, &text[range.clone()], new, &text[range.end..], &mut capital)?;
    }
    push(&mut out, &text[at..], &mut capital);
    let out = out.trim().to_owned();
    (!out.is_empty()).then_some(Edit { text: out, kept: all.saturating_sub(gone) * 100 / all })
}

/// Nothing that would be missed between two gaps.
fn glue(between: &str) -> bool {
    !between.contains('\n') && between.chars().all(|c| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '/' | '-'))
}

/// What becomes of one place: the bytes that go and what comes. Nothing when it is better left alone.
fn rewritten<'t>(text: &'t str, place: &Place<'_>, wide: bool, mentioned: &mut Vec<&'t str>) -> Option<(Range<usize>, String)> {
    let Place { range, rewrite } = place;
    let words = &text[range.clone()];
    let lead = |range: &Range<usize>| led(text, range.clone(), &rewrite.lead);
    if words.starts_with('#') {
        return Some((range.clone(), String::new()));
    }
    let before = word_before(text, range.start).map(|w| text[w].to_lowercase()).unwrap_or_default();
    let after = word_after(text, range.end).map(|w| text[w].to_lowercase()).unwrap_or_default();
    let closed = after.is_empty()
        || stops(&text[range.end..])
        || [&FUNCTION[..], &DETERMINERS, &GOES_ON].concat().contains(&after.as_str());
    if (rewrite.closed && !closed) || before.ends_with("self") {
        return None;
    }
    match rewrite.form {
        Form::Drop if text[range.end..].starts_with(['\'', '’']) => Some((lead(range), "someone".to_owned())),
        Form::Drop => Some((lead(range), String::new())),
        Form::Say if !rewrite.after.is_empty() && !rewrite.after.contains(&before) => None,
        Form::Say => {
            let wider = lead(range);
            Some(if wider == *range { named(text, range.clone(), &rewrite.say) } else { (wider, String::new()) })
        }
        Form::Person => {
            let wider = lead(range);
            if wider != *range || SAID.contains(&before.as_str()) {
                return Some((wider, String::new()));
            }
            if VOCATIVE.contains(&before.as_str()) {
                return None;
            }
            if ["you", "thank", "stay", "please", "we", "your"].contains(&second_after(text, range.end).as_str()) {
                return None;
            }
            let names: Vec<&str> = words.split_whitespace().collect();
            let known = names.iter().any(|name| mentioned.contains(name));
            let new = match rewrite.say.strip_prefix("a ") {
                Some(noun) if known => format!("the {noun}"),
                Some(noun) if !mentioned.is_empty() => format!("another {noun}"),
                None if known => "this person".to_owned(),
                None if !mentioned.is_empty() => "somebody else".to_owned(),
                _ => rewrite.say.clone(),
            };
            mentioned.extend(names);
            let range = led(text, range.clone(), &ADDRESSED.map(str::to_owned));
            Some(named(text, range, &new))
        }
        Form::Age => age(text, place, wide, &before, &after),
        Form::When => {
            let wider = lead(range);
            let rest = &text[wider.end..];
            if let Some(rest) = rest.strip_prefix("'s").or_else(|| rest.strip_prefix("’s")) {
                // "my 10am's" leaves "my"; "from this week's list" leaves "from a list".
                let article = if DETERMINERS.contains(&before.as_str()) { "" } else { "a" };
                return Some((range.start..text.len() - rest.len(), article.to_owned()));
            }
            let begins = begins_sentence(&text[..wider.start])
                && !rest.trim_start_matches(' ').starts_with([',', ':', '-', '.', '!', '?']);
            match after.as_str() {
                "is" | "was" | "has" | "had" | "will" | "were" | "s" => None,
                "i" | "we" | "my" | "our" | "a" | "an" | "the" if begins => Some((wider, "Once".to_owned())),
                _ => Some((wider, String::new())),
            }
        }
        Form::Own => {
            let own = words.split_whitespace().next().is_some_and(|w| DETERMINERS.contains(&w.to_lowercase().as_str()));
            match words.split_whitespace().next_back() {
                Some(noun) if own => Some((range.clone(), format!("the {noun}"))),
                _ => Some((lead(range), String::new())),
            }
        }
    }
}

/// An age in a wider form.
fn age(text: &str, place: &Place<'_>, wide: bool, before: &str, after: &str) -> Option<(Range<usize>, String)> {
    let range = place.range.clone();
    let words = text[range.clone()].to_lowercase();
    let years = years(&words)?;
    let bare = words.trim().chars().all(|c| c.is_ascii_digit());
    let letters: Vec<&str> = words.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| !w.is_empty()).collect();
    let last = letters.last().copied().unwrap_or_default();
    let spoken = ["old", "olds", "yo", "y", "o", "yof", "yom", "age"].iter().any(|w| letters.contains(w)) || words.contains("yo");
    let sexed = letters.last().is_some_and(|w| !matches!(*w, "year" | "years" | "yr" | "yrs"));
    let sum = text[..range.start].ends_with(['£', '$', '€', '.', ',', '-', '#']);
    if words.contains("week") || words.contains("wk") || sum || !(bare || spoken || sexed) {
        return None;
    }
    let small = ["day", "month", "mo ", "mos"].iter().any(|unit| words.contains(unit)) || words.ends_with("mo");
    let decade = match years {
        18 | 19 => "their late teens",
        20..=29 => "their twenties",
        30..=39 => "their thirties",
        40..=49 => "their forties",
        50..=59 => "their fifties",
        60..=69 => "their sixties",
        70..=79 => "their seventies",
        80..=89 => "their eighties",
        _ => "",
    };
    let led = led(text, range.clone(), &place.rewrite.lead);
    if before == "happy" {
        return None;
    }
    if led != range || words.starts_with("born") || SAID.contains(&before) {
        return Some((led, String::new()));
    }
    if bare {
        return match before {
            "is" | "was" | "were" | "are" if years >= 90 => Some((range, "very old".to_owned())),
            "is" | "was" if !decade.is_empty() => Some((range, format!("in {decade}"))),
            "is" | "was" | "are" | "were" => Some((range, "young".to_owned())),
            _ if text[range.end..].trim_start().starts_with(',') || text[..range.start].trim_end().ends_with(',') => {
                Some((range, String::new()))
            }
            _ => None,
        };
    }
    let noun = match years {
        _ if small => "baby",
        0 | 1 => "baby",
        2..=12 => "child",
        13..=17 => "teenager",
        90.. => "older adult",
        _ => "adult",
    };
    if words.contains("olds") {
        return Some((
            range,
            match noun {
                "baby" => "babies".to_owned(),
                "child" => "children".to_owned(),
                n => format!("{n}s"),
            },
        ));
    }
    if SAID.contains(&after) {
        return Some((range, String::new()));
    }
    let person = match last {
        "m" | "male" | "man" | "gentleman" | "guy" | "dad" | "father" | "grandpa" if noun == "adult" => Some("man"),
        "f" | "female" | "woman" | "lady" | "mom" | "mum" | "mother" | "grandma" | "grandmother" if noun == "adult" => {
            Some("woman")
        }
        _ => None,
    };
    let closed = after.is_empty() || FUNCTION.contains(&after) || stops(&text[range.end..]);
    let pronoun = match person {
        Some("man") => "his",
        Some(_) => "her",
        None => "their",
    };
    let new = match person {
        _ if wide || decade.is_empty() || !closed => {
            let noun = person.filter(|_| !wide).unwrap_or(noun);
            format!("{} {noun}", if noun.starts_with(['a', 'o']) { "an" } else { "a" })
        }
        Some(person) => format!("a {person} in {}", decade.replace("their", pronoun)),
        None => format!("someone in {decade}"),
    };
    Some(named(text, range, &new))
}

/// The first number of some words, in digits or spelled.
fn years(words: &str) -> Option<u32> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let digits: String = words.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().or_else(|| TENS.iter().position(|tens| words.contains(tens)).map(|at| (at as u32 + 2) * 10))
}

/// A noun in place of words, with the article before them made to fit.
fn named(text: &str, range: Range<usize>, new: &str) -> (Range<usize>, String) {
    let Some(before) = word_before(text, range.start) else { return (range, new.to_owned()) };
    let word = |range: &Range<usize>| text[range.clone()].to_lowercase();
    if DETERMINERS.contains(&word(&before).as_str()) {
        // "the 47-year-old" has been spoken of before.
        let new = match new.strip_prefix("a ").or_else(|| new.strip_prefix("an ")) {
            Some(noun) if word(&before) == "the" && !noun.contains(' ') => format!("the {noun}"),
            _ => new.to_owned(),
        };
        return (before.start..range.end, new);
    }
    // "the lovely Mrs. Hendricks"
    let described = word_before(text, before.start).is_some_and(|two| DETERMINERS.contains(&word(&two).as_str()))
        && !FUNCTION.contains(&word(&before).as_str())
        && !ORPHANS.contains(&word(&before).as_str());
    let noun = ["a ", "an ", "the ", "another "].iter().find_map(|article| new.strip_prefix(article));
    match noun {
        Some(noun) if described => (range, noun.to_owned()),
        _ => (range, new.to_owned()),
    }
}

/// Joins what was written with what follows a rewritten stretch. Returns how many bytes of what follows are used up.
fn seam(out: &mut String, old: &str, new: &str, rest: &str, capital: &mut bool) -> Option<usize> {
    let begins = begins_sentence(out);
    let was_capital = old.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || c == '#');
    if !new.is_empty() {
        *capital |= begins && was_capital;
        let new = if begins && was_capital { new.to_owned() } else { uncapital(new) };
        if last_word(out) == first_word(&new) && !first_word(&new).is_empty() {
            return None;
        }
        article(out, &new);
        push(out, &new, capital);
        if first_word(rest) == last_word(out) && glue(&rest[..rest.len() - rest.trim_start().len()]) && !stops(rest) {
            return None;
        }
        return Some(0);
    }
    let left_space = out[out.trim_end().len()..].to_owned();
    out.truncate(out.trim_end().len());
    let mut follows = rest.trim_start();
    let right_space = &rest[..rest.len() - follows.len()];
    // Brackets with nothing in them any more.
    if let (Some(open), Some(close)) = (out.chars().next_back(), follows.chars().next())
        && matches!((open, close), ('(', ')') | ('[', ']') | ('"', '"') | ('“', '”'))
    {
        out.truncate(out.len() - open.len_utf8());
        out.truncate(out.trim_end().len());
        follows = follows[close.len_utf8()..].trim_start();
    }
    if begins {
        let trimmed = follows.trim_start_matches([',', ';', ':', '-', '–', '—']);
        let trimmed = if trimmed.len() < follows.len() { trimmed.trim_start() } else { trimmed };
        follows = trimmed;
        let empty = follows.trim_start_matches(['.', '!', '?']);
        if empty.len() < follows.len() && !out.is_empty() {
            follows = empty.trim_start();
        }
    }
    // Both commas of what was put in between go when the verb comes next.
    if out.ends_with(',')
        && let Some(verb) = follows.strip_prefix(',')
        && VERBS.contains(&first_word(verb).as_str())
    {
        out.pop();
        follows = verb.trim_start();
    }
    let ends = follows.is_empty() || follows.starts_with([',', '.', '!', '?', ';', ':', ')']);
    if ends {
        let loose = out.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']).len();
        out.truncate(loose);
    }
    let before = last_word(out);
    let after = first_word(follows);
    let owner = before.ends_with("'s") || before.ends_with("’s");
    let orphan = ORPHANS.contains(&before.as_str()) && !out.ends_with(['.', '!', '?', ',']);
    if owner || orphan && (ends || follows.starts_with('(') || right_space.contains('\n') || FUNCTION.contains(&after.as_str())) {
        return None;
    }
    // The subject of what follows is gone.
    let asks = ["why", "how", "when", "where", "if", "because", "that", "says", "the"].contains(&before.as_str());
    if VERBS.contains(&after.as_str()) && (begins || asks || !out.ends_with(char::is_alphanumeric)) {
        return None;
    }
    if !before.is_empty() && before == after && !ends && !out.ends_with(['.', '!', '?', ',']) {
        return None;
    }
    let between = match (left_space.contains('\n'), right_space.contains('\n')) {
        (true, _) if !out.is_empty() => left_space.as_str(),
        (_, true) if !out.is_empty() => right_space,
        _ if out.is_empty() || (ends && !follows.starts_with('(')) || out.ends_with(['(', '"', '“']) => "",
        _ => " ",
    };
    article(out, follows);
    out.push_str(between);
    *capital |= begins && was_capital;
    Some(rest.len() - follows.len())
}

/// Appends; a capital that is owed goes to the first letter.
fn push(out: &mut String, piece: &str, capital: &mut bool) {
    let mut chars = piece.chars();
    match chars.clone().find(|c| !c.is_whitespace()) {
        Some(first) if *capital && first.is_lowercase() => {
            let space = piece.len() - piece.trim_start().len();
            out.push_str(&piece[..space]);
            out.extend(first.to_uppercase());
            chars.by_ref().find(|c| !c.is_whitespace());
            out.push_str(chars.as_str());
            *capital = false;
        }
        Some(_) => {
            out.push_str(piece);
            *capital = false;
        }
        None => out.push_str(piece),
    }
}

/// Makes an `a` or `an` at the end fit what comes.
fn article(out: &mut String, next: &str) {
    let word = last_word(out);
    let first = first_word(next);
    let raw: String = next.trim_start().chars().take_while(|c| c.is_alphanumeric()).collect();
    if !matches!(word.as_str(), "a" | "an") || first.is_empty() {
        return;
    }
    let letters = raw.len() <= 4 && raw.chars().all(char::is_uppercase);
    let starts = |sounds: &[&str]| sounds.iter().any(|sound| first.starts_with(sound));
    let vowel = if letters {
        starts(&["a", "e", "f", "h", "i", "l", "m", "n", "o", "r", "s", "x"])
    } else {
        (starts(&["a", "e", "i", "o", "u"]) && !starts(&["uni", "use", "usu", "one", "once", "eu", "ut"]))
            || starts(&["hour", "honest", "heir"])
    };
    let cut = out.trim_end().len() - word.len() + 1;
    let tail = if vowel { "n" } else { "" };
    let space = out[out.trim_end().len()..].to_owned();
    out.truncate(cut);
    out.push_str(tail);
    out.push_str(&space);
}

/// The text without the sentences in which any of these words stand. Nothing when they stand nowhere.
pub(crate) fn without_sentences(text: &str, spans: &[Span]) -> Option<String> {
    let mut ends: Vec<usize> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let trails = text[at + c.len_utf8()..].trim_start().starts_with(|c: char| c.is_lowercase() || c == '.')
            || text[..at].ends_with('.');
        let stop = matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace) && !trails && !abbreviated(&text[..at]);
        if c == '\n' || stop {
            ends.push(at + c.len_utf8());
        }
    }
    ends.push(text.len());
    if spans.is_empty() || spans.iter().any(|span| span.start == span.end) {
        return None;
    }
    let mut rest = String::new();
    let (mut from, mut gap) = (0, false);
    for end in ends {
        let sentence = &text[from..end];
        let stays = spans.iter().all(|span| span.end as usize <= from || end <= span.start as usize);
        let mut words = sentence.split(|c: char| !part_of_word(c)).map(str::to_lowercase).filter(|word| !word.is_empty());
        let points = words.clone().take(1).any(|word| POINTING.contains(&word.as_str()))
            || words.any(|word| PRONOUNS.contains(&word.as_str()));
        if stays && gap && points {
            // Of whom it speaks can't be told any more.
            return None;
        }
        if stays {
            rest.push_str(sentence);
        }
        gap |= !stays;
        from = end;
    }
    let rest = rest.trim();
    let words = rest.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    (words >= 4).then(|| rest.to_owned())
}

fn abbreviated(before: &str) -> bool {
    let word = last_word(before);
    word.chars().all(char::is_alphabetic) && word.chars().count() == 1
        || ["dr", "mr", "mrs", "ms", "st", "vs", "pt", "approx", "etc", "no"].contains(&word.as_str())
}

/// A range made longer by the words before it that go with it.
fn led(text: &str, range: Range<usize>, lead: &[String]) -> Range<usize> {
    let mut start = range.start;
    loop {
        let bare = text[..start].trim_end_matches([' ', ':', '#', '=']);
        let Some(before) = word_before(text, bare.len()) else { break };
        if !lead.contains(&text[before.clone()].to_lowercase()) {
            break;
        }
        start = before.start;
    }
    // The sign of a number goes with it.
    start = text[..start].trim_end_matches('#').len();
    start..range.end
}

/// The word after a comma after an offset.
fn second_after(text: &str, at: usize) -> String {
    text[at..].strip_prefix(',').map(first_word).unwrap_or_default()
}

/// The word that ends right before an offset, spaces aside.
fn word_before(text: &str, at: usize) -> Option<Range<usize>> {
    let end = text[..at].trim_end_matches([' ', '\t']).len();
    let start =
        text[..end].rfind(|c: char| !part_of_word(c)).map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    (start < end).then_some(start..end)
}

/// The word that begins right after an offset, spaces aside.
fn word_after(text: &str, at: usize) -> Option<Range<usize>> {
    let start = text.len() - text[at..].trim_start_matches([' ', '\t']).len();
    let end = text[start..].find(|c: char| !part_of_word(c)).map_or(text.len(), |i| start + i);
    (start < end).then_some(start..end)
}

fn part_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '&' | '/')
}

fn last_word(text: &str) -> String {
    word_before(text, text.len()).map(|w| text[w].to_lowercase()).unwrap_or_default()
}

fn first_word(text: &str) -> String {
    word_after(text, 0).map(|w| text[w].to_lowercase()).unwrap_or_default()
}

/// Whether a text begins with what ends a sentence or a part of one.
fn stops(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\t']).chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether what follows a text begins a sentence.
fn begins_sentence(text: &str) -> bool {
    let trimmed = text.trim_end_matches([' ', '\t', '"', '“', '(', ')']);
    let stopped = trimmed.ends_with(['.', '!', '?', '…']) && !abbreviated(trimmed.trim_end_matches('.'));
    stopped || trimmed.ends_with('\n') || !trimmed.contains(char::is_alphanumeric)
}

fn uncapital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
