//! Where what was written meets what was put in: spaces, stops, capitals, `a` or `an`.

use super::around::{begins_sentence, first_word, last_word, owns, stops, uncapital, word_after};
use super::glue;
use super::lists::{COMPLETED, FUNCTION, ORPHANS, PREPOSITIONS, VERBS};
use super::standing::verbal;

/// Joins what was written with what follows a rewritten stretch. Returns how many bytes of what follows are used up.
pub(super) fn seam(out: &mut String, old: &str, new: &str, rest: &str, capital: &mut bool) -> Option<usize> {
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
    if begins && !follows.is_empty() && !follows.starts_with(|c: char| c.is_alphanumeric() || "\"“'(,;:-–—.!?@#".contains(c))
        || begins && out.is_empty() && follows.starts_with('?')
    {
        return None;
    }
    if begins {
        let trimmed = follows.trim_start_matches([',', ';', ':', '-', '–', '—']);
        let trimmed = if trimmed.len() < follows.len() { trimmed.trim_start() } else { trimmed };
        follows = trimmed;
        let empty = follows.trim_start_matches(['.', '!', '?']);
        if empty.len() < follows.len() {
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
    let ends = follows.is_empty() || follows.starts_with([',', '.', '!', '?', ';', ':', ')', '”']);
    // "with ... on" needs what stood between.
    let loose = word_after(follows, 0).map_or("", |word| &follows[word.end..]);
    if PREPOSITIONS.contains(&first_word(follows).as_str()) && stops(loose) {
        return None;
    }
    // What a colon announced is gone.
    if ends && out.ends_with(':') && !begins {
        return None;
    }
    if ends {
        let loose = out.trim_end_matches([',', ';', ':', '-', '–', '—', ' ']).len();
        out.truncate(loose);
    }
    let before = last_word(out);
    let after = first_word(follows);
    // Their son owns what their son Dale owned; nobody does where nobody stands before.
    let owned = owns(rest);
    let owner = before.ends_with("'s") || before.ends_with("’s") || owned && !out.ends_with(char::is_alphanumeric);
    let orphan = ORPHANS.contains(&before.as_str()) && !out.ends_with(['.', '!', '?', ',']);
    if owner
        || orphan
            && (ends
                || follows.starts_with('(')
                || right_space.contains('\n')
                || FUNCTION.contains(&after.as_str())
                || verbal(&after))
    {
        return None;
    }
    // "lives on Ormskirk Road" is nothing without the road.
    if COMPLETED.contains(&before.as_str()) {
        return None;
    }
    // So is what this belonged to.
    if begins
        && !rest.trim_start().starts_with([',', ':', ';', '.'])
        && (PREPOSITIONS.contains(&after.as_str())
            || verbal(&after)
            || ["but", "and", "so", "then", "or", "since", "because"].contains(&after.as_str()))
    {
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
        _ if owned || out.is_empty() || (ends && !follows.starts_with('(')) || out.ends_with(['(', '"', '“']) => "",
        _ => " ",
    };
    article(out, follows);
    out.push_str(between);
    *capital |= begins && was_capital;
    Some(rest.len() - follows.len())
}

/// Appends; a capital that is owed goes to the first letter.
pub(super) fn push(out: &mut String, piece: &str, capital: &mut bool) {
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
pub(super) fn article(out: &mut String, next: &str) {
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
