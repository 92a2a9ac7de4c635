//! Regular English inflection, so that a source says `intubate~` once.

/// The forms of a term: itself, and where words end in `~` their regular inflections (`-s`, `-ed`, `-ing`).
pub(super) fn forms(term: &str) -> Vec<String> {
    let mut forms = vec![String::new()];
    for word in term.split(' ') {
        let options = match word.strip_suffix('~') {
            Some(stem) => inflections(stem),
            None => vec![word.to_owned()],
        };
        forms = forms
            .iter()
            .flat_map(|front| {
                options.iter().map(move |word| if front.is_empty() { word.clone() } else { format!("{front} {word}") })
            })
            .collect();
    }
    forms
}

fn inflections(stem: &str) -> Vec<String> {
    let bytes = stem.as_bytes();
    let last = bytes.last().copied().unwrap_or(b' ');
    let before = bytes.len().checked_sub(2).map_or(b' ', |i| bytes[i]);
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    let cut = &stem[..stem.len().saturating_sub(1)];
    let mut forms = vec![stem.to_owned()];
    match last {
        b'e' => forms.extend([format!("{stem}s"), format!("{stem}d"), format!("{cut}ing")]),
        b'y' if !vowel(before) => forms.extend([format!("{cut}ies"), format!("{cut}ied"), format!("{stem}ing")]),
        b's' | b'x' | b'z' => forms.extend([format!("{stem}es"), format!("{stem}ed"), format!("{stem}ing")]),
        b'h' if matches!(before, b'c' | b's') => forms.extend([format!("{stem}es"), format!("{stem}ed"), format!("{stem}ing")]),
        _ => {
            forms.extend([format!("{stem}s"), format!("{stem}ed"), format!("{stem}ing")]);
            // "scrub", "admit": one vowel before a last consonant may double it
            if vowel(before) && !vowel(last) && !matches!(last, b'w' | b'y') {
                let letter = last as char;
                forms.extend([format!("{stem}{letter}ed"), format!("{stem}{letter}ing")]);
            }
        }
    }
    forms
}

#[cfg(test)]
mod tests {
    #[test]
    fn regular_forms() {
        for (term, form) in [
            ("admit~", "admitted"),
            ("intubate~", "intubating"),
            ("biopsy~", "biopsied"),
            ("flush~ the line", "flushes the line"),
            ("pt", "pt"),
        ] {
            assert!(super::forms(term).contains(&form.to_owned()), "{term} {form}");
        }
    }
}
