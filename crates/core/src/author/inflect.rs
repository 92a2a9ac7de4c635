//! Regular inflection, so that a source says `intubate~` once, or `operar~`.

/// How the words of a language are inflected.
pub(super) type Inflect = fn(&str) -> Vec<String>;

/// The regular inflections of a language; a language without any has only the words themselves.
pub(super) fn of(language: &str) -> Inflect {
    match language {
        "en" => english,
        "es" => spanish,
        _ => |stem| vec![stem.to_owned()],
    }
}

/// The forms of a term: itself, and where words end in `~` their regular inflections.
pub(super) fn forms(term: &str, inflect: Inflect) -> Vec<String> {
    let mut forms = vec![String::new()];
    for word in term.split(' ') {
        let options = match word.strip_suffix('~') {
            Some(stem) => inflect(stem),
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

/// `-s`, `-ed`, `-ing`.
pub(super) fn english(stem: &str) -> Vec<String> {
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

/// A verb in the forms that people tell and ask with (accents are folded, so that some fall together), or a noun or adjective in
/// gender and number: `operar~`, `paciente~`, `loco~`.
fn spanish(word: &str) -> Vec<String> {
    const AR: &str = "ar o as a amos an e aste aron aba aban ado ada ados adas ando";
    const ER: &str = "er o es e emos en i iste io imos ieron ia ido ida idos idas iendo";
    const IR: &str = "ir o es e imos en i iste io ieron ia ido ida idos idas iendo";
    let plain: String = word
        .chars()
        .map(|c| match c {
            'á' => 'a',
            'é' => 'e',
            'í' => 'i',
            'ó' => 'o',
            'ú' => 'u',
            c => c,
        })
        .collect();
    for (ending, endings) in [("ar", AR), ("er", ER), ("ir", IR)] {
        if let Some(stem) = plain.strip_suffix(ending).filter(|stem| stem.len() > 1) {
            return endings.split(' ').map(|ending| format!("{stem}{ending}")).collect();
        }
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| plain.ends_with(end));
    let cut = &plain[..plain.len().saturating_sub(1)];
    let endings = |stem: &str, endings: &[&str]| endings.iter().map(|ending| format!("{stem}{ending}")).collect();
    if ends(&["o"]) {
        endings(cut, &["o", "a", "os", "as"])
    } else if ends(&["z"]) {
        vec![plain.clone(), format!("{cut}ces")]
    } else if ends(&["a", "e", "i", "u"]) {
        endings(&plain, &["", "s"])
    } else {
        endings(&plain, &["", "es", "a", "as"])
    }
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
            assert!(super::forms(term, super::english).contains(&form.to_owned()), "{term} {form}");
        }
        for (term, form) in [
            ("operar~ de urgencia", "operamos de urgencia"),
            ("coser~", "cosieron"),
            ("loco~", "locas"),
            ("doctor~", "doctora"),
            ("una vez~", "una veces"),
            ("pte", "pte"),
        ] {
            assert!(super::forms(term, super::spanish).contains(&form.to_owned()), "{term} {form}");
        }
    }
}
