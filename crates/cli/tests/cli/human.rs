//! `bedrail check`: what a person reads.

use crate::{CLEAN, NAME, RISKY, bedrail, stderr, stdout};
use snapbox::cmd::{Command, cargo_bin};

#[test]
fn a_finding_says_what_why_and_what_instead() {
    let assert = bedrail(["check"], RISKY).code(1);
    let page = stdout(&assert);
    for part in [NAME, "^^^", "Stop and confirm", "phi-direct-identifier", "Words", "Why", "Source", "Sum", "confidence"] {
        assert!(page.contains(part), "{part} is missing:\n{page}");
    }
    assert!(!page.contains('\x1b'), "colours belong on a terminal:\n{page}");
    // An address is not broken, so that it can be opened.
    assert!(page.lines().all(|line| line.chars().count() <= 100 || line.contains("https://")), "{page}");
}

#[test]
fn who_says_so_follows_where_one_practises() {
    for (place, authority) in
        [("us", "HIPAA"), ("uk", "GMC"), ("ca", "Ontario"), ("au", "Ahpra"), ("nz", "Health Information Privacy Code")]
    {
        let page = stdout(&bedrail(["check", "--jurisdiction", place], RISKY).code(1));
        let sources: String = page.lines().skip_while(|line| !line.contains("Source")).collect();
        assert!(sources.contains(authority), "{place}:\n{page}");
        assert_eq!(sources.contains("HIPAA"), place == "us", "{place}:\n{page}");
    }
    assert_eq!(stdout(&bedrail(["check"], RISKY)), stdout(&bedrail(["check", "--jurisdiction", "us"], RISKY)));
    bedrail(["check", "--jurisdiction", "atlantis"], RISKY).code(2);
}

#[test]
fn the_marks_stand_under_the_words() {
    for before in ["", "Long day. ", "👩‍⚕️ Long day. ", "日本 day. "] {
        let page = stdout(&bedrail(["check"], format!("{before}{RISKY}")));
        let lines: Vec<&str> = page.lines().collect();
        let at = lines.iter().position(|line| line.contains(NAME)).expect("the line is shown");
        use unicode_width::UnicodeWidthStr;
        let column = lines[at].split(NAME).next().map(|start| start.width()).expect("the name is there");
        let under = lines[at + 1];
        assert_eq!(under.get(column..column + NAME.len()), Some("^^^^^^^^^"), "{page}");
    }
}

#[test]
fn of_a_long_text_only_the_lines_that_matter_are_shown() {
    let filler = "Nothing to see in this line.\n".repeat(40);
    let page = stdout(&bedrail(["check"], format!("{filler}{RISKY}\n{filler}")).code(1));
    assert!(page.contains(NAME) && page.contains("…"), "{page}");
    assert!(page.matches("Nothing to see").count() < 10, "{page}");
}

#[test]
fn clean_text_is_not_praised_as_safe() {
    for text in [CLEAN, "", "\u{feff}", "🙂", "\n\n"] {
        let page = stdout(&bedrail(["check"], text).code(0));
        assert!(page.starts_with("Nothing to point out") && page.contains("can miss"), "{page}");
    }
}

#[test]
fn files_are_read_and_trouble_names_them() {
    let folder = std::env::temp_dir().join(format!("bedrail-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let path = |name: &str| folder.join(name).display().to_string();
    let (risky, latin) = (path("risky.txt"), path("latin1.txt"));
    std::fs::write(&risky, format!("\u{feff}{RISKY}\r\n")).expect("writes");
    std::fs::write(&latin, b"caf\xe9").expect("writes");
    bedrail(["check", &risky], "").code(1);
    for (file, reason) in [(latin, "not UTF-8"), (path("none.txt"), ""), (path(""), "")] {
        let assert = bedrail(["check", &file], "").code(2);
        assert!(stderr(&assert).contains(&file) && stderr(&assert).contains(reason), "{}", stderr(&assert));
        assert_eq!(stdout(&assert), "");
    }
    std::fs::remove_dir_all(folder).expect("cleans up");
}

#[test]
fn the_context_can_be_given() {
    for (option, values) in [
        ("--surface", ["post", "reply", "message", "friend_request"]),
        ("--audience", ["public", "friends", "group", "private"]),
        ("--direction", ["outbound", "inbound", "outbound", "inbound"]),
        ("--parent", ["Does this look infected?", "-", "--", "🙂"]),
    ] {
        for value in values {
            bedrail(["check", option, value], CLEAN).code(0);
        }
    }
    for arguments in
        [["check", "--surface", "wall"], ["check", "--audience", "mum"], ["check", "--bogus", "x"], ["chekc", "a", "b"]]
    {
        bedrail(arguments, RISKY).code(2);
    }
}

#[test]
fn pasted_control_characters_do_not_reach_the_terminal() {
    let page = stdout(&bedrail(["check"], format!("\x1b]0;title\x07\x1b[2J\u{9b}31m {RISKY}")).code(1));
    assert!(page.chars().all(|c| c == '\n' || !c.is_control()), "{page:?}");
}

#[test]
fn colours_follow_the_environment() {
    let coloured = |variables: &[(&str, &str)]| {
        let command = Command::new(cargo_bin!("bedrail")).arg("check").env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        let command = variables.iter().fold(command, |command, (name, value)| command.env(name, value));
        stdout(&command.stdin(RISKY).assert().code(1)).contains('\x1b')
    };
    assert!(!coloured(&[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[("NO_COLOR", "1")]));
}
