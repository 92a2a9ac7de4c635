//! What callers may write as an input, and that what was read survives being written again.

use bedrail_core::{Audience, Direction, Input, Parent, Surface};
use serde_json::json;

fn read(value: serde_json::Value) -> Input {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

#[test]
fn lenient_forms_mean_the_same_as_the_strict_ones() {
    let parent = |text: &str, author: Option<&str>| Some(Parent { text: text.into(), author: author.map(Into::into) });
    let cases = [
        (json!({}), Input::default()),
        (json!({"text": "a", "unknown": {"x": [1]}}), Input::from("a")),
        (
            json!({"surface": null, "direction": null, "parent": null, "thread": null, "audience": null, "request": null, "author": null, "attachments": null}),
            Input::default(),
        ),
        (json!({"parent": "p"}), Input { parent: parent("p", None), ..Input::default() }),
        (
            json!({"parent": {"text": "p", "author": "q", "likes": 3}}),
            Input { parent: parent("p", Some("q")), ..Input::default() },
        ),
        (json!({"parent": {"text": null}}), Input { parent: parent("", None), ..Input::default() }),
        (json!({"surface": "comment"}), Input { surface: Surface::Reply, ..Input::default() }),
        (json!({"surface": "dm"}), Input { surface: Surface::Message, ..Input::default() }),
        (
            json!({"direction": "inbound", "audience": "group"}),
            Input { direction: Direction::Inbound, audience: Audience::Group, ..Input::default() },
        ),
    ];
    for (written, meant) in cases {
        assert_eq!(read(written.clone()), meant, "{written}");
    }
}

#[test]
fn an_input_survives_text_and_binary_formats() {
    let full = json!({
        "text": "words 😀", "surface": "friend_request", "direction": "inbound", "audience": "private", "thread": ["one", "two"],
        "parent": {"text": "p", "author": "q"},
        "request": {"name": "n", "bio": null, "mutual_count": 4, "cues": ["c"]},
        "author": {"name": "a", "bio": "b", "employer": "e", "city": "c", "specialty": "s"},
        "attachments": {"photos": 2, "videos": 1, "location": "here", "tagged": ["t"], "placed": true, "dated": true, "looked": true},
    });
    for input in [Input::default(), Input::from("x"), read(full), read(json!({"parent": "p", "request": {}, "author": {}}))] {
        let text = serde_json::to_string(&input).expect("writes");
        assert_eq!(serde_json::from_str::<Input>(&text).expect("reads"), input);
        let bytes = postcard::to_allocvec(&input).expect("writes");
        assert_eq!(postcard::from_bytes::<Input>(&bytes).expect("reads"), input);
    }
}
