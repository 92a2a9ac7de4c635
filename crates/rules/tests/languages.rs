//! In which language a text is read, and what is said about it in which language.

use bedrail_core::{Engine, Input, Policy};
use bedrail_rules::{catalogue, explain, explain_in_own_words, local};

fn rules(engine: &Engine, text: &str) -> Vec<String> {
    engine.check(&Input::from(text), &Policy::default()).findings.into_iter().map(|finding| finding.rule).collect()
}

#[test]
fn texts_are_read_in_their_language() {
    let engine = bedrail_rules::engine();
    for (text, want) in [
        ("The patient in room 4 said she was fine.", &["en"][..]),
        ("El paciente de la cama 4 dijo que estaba bien.", &["es"]),
        ("¿Alguien sabe si hoy hay guardia?", &["es"]),
        ("34yo F, ferry ramp, tetanus #ED", &["en"]),
        ("", &[]),
        ("Los Angeles and El Paso are on the list of the De La Cruz family.", &["en"]),
        ("My abuela said que no quiere ir al doctor porque le da miedo, and the nurse laughed.", &["en", "es"]),
        ("The nurse came in. El doctor no quiso decir nada de la operación.", &["en", "es"]),
        ("Não se esqueçam de beber água, este fim de semana vai fazer muito calor em todo o país.", &[]),
        ("Les soignants demandent des postes et du repos, pas des applaudissements.", &[]),
        ("Heute war ein langer Dienst, aber das Team ist einfach das beste, das ich kenne.", &[]),
        ("Il treno è arrivato in ritardo anche stamattina, che novità per tutti noi.", &[]),
    ] {
        assert_eq!(engine.languages(text), want, "{text}");
    }
}

#[test]
fn words_mean_what_they_mean_in_the_language_that_is_spoken() {
    let engine = bedrail_rules::engine();
    let has = |text: &str, concept: &str| engine.evidence(text).iter().any(|(name, _)| name == concept);
    assert!(has("El paciente llegó hoy a la consulta", "patient.one"));
    assert!(!has("She wrote el paciente on the board", "patient.one"), "two words of Spanish don't make a text Spanish");
    // "once" is eleven, "he" is have, "red" is net.
    assert!(has("We once saw it and he was there", "who.third"));
    assert!(!has("Lo he visto once veces en la red de la clínica", "who.third"));
}

#[test]
fn numbers_are_found_in_any_language_by_their_abbreviated_label() {
    let engine = bedrail_rules::engine();
    for text in [
        "Bonjour, je cherche le dossier MRN 00482917, merci de me dire qui est le médecin",
        "Ich suche die Akte mit der MRN 00482917, bitte meldet euch wenn ihr etwas wisst, danke",
        "Busco el expediente 00482917 de la paciente de ayer",
    ] {
        assert!(rules(&engine, text).contains(&"phi-direct-identifier".to_owned()), "{text}");
    }
    let french =
        "Mon patient d'hier au marché avait raison, on ne trouve plus de bon pain dans le quartier, dit le docteur Martin";
    assert_eq!(rules(&engine, french), Vec::<String>::new());
}

#[test]
fn a_card_speaks_the_language_of_the_interface() {
    let engine = bedrail_rules::engine();
    let input = Input::from("La señora Quiroga de la 305 por fin se sentó hoy después de su operación de rodilla");
    let report = engine.check(&input, &Policy::default());
    let found = report.findings.iter().find(|finding| finding.rule == "phi-direct-identifier").expect("an identifier");
    for (language, title) in [
        ("", "Possible patient identifier"),
        ("es", "Posible identificador de un paciente"),
        ("de", "Possible patient identifier"),
    ] {
        let policy = Policy { language: language.to_owned(), ..Policy::default() };
        let card = explain_in_own_words(&engine, &input, found, &policy);
        assert_eq!(card.title, title);
        // What would be put into the text is English.
        assert!(!card.edited);
        assert_eq!(card, explain(&input, found, &policy));
    }
    // A rule that says nothing in Spanish yet says it in English.
    let spanish = Policy { language: "es".to_owned(), ..Policy::default() };
    let other = catalogue().iter().find(|rule| rule.id == "org-confidential").expect("the rule");
    assert_eq!(local(other, &spanish).why, other.why);
}
