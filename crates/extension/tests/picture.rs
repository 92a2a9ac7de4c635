//! What picture files say about themselves, whatever holds it and however much of the file is here.

use bedrail_extension::picture::{Answer, Piece, read};
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use std::io::Cursor;

/// Degrees, minutes and seconds.
type Angle = [u32; 3];

fn rational(parts: Angle) -> Value {
    Value::Rational(parts.map(|num| Rational { num, denom: 1 }).to_vec())
}

fn ascii(text: &str) -> Value {
    Value::Ascii(vec![text.as_bytes().to_vec()])
}

/// Exif data with these fields.
fn exif(fields: Vec<(Tag, Value)>) -> Vec<u8> {
    let fields: Vec<Field> = fields.into_iter().map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value }).collect();
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut data = Cursor::new(Vec::new());
    writer.write(&mut data, false).expect("writes");
    data.into_inner()
}

fn placed(north: (Angle, &str), east: (Angle, &str), time: &str) -> Vec<u8> {
    exif(vec![
        (Tag::DateTimeOriginal, ascii(time)),
        (Tag::GPSLatitude, rational(north.0)),
        (Tag::GPSLatitudeRef, ascii(north.1)),
        (Tag::GPSLongitude, rational(east.0)),
        (Tag::GPSLongitudeRef, ascii(east.1)),
    ])
}

fn elko() -> Vec<u8> {
    placed(([41, 48, 0], "N"), ([115, 45, 36], "W"), "2026:03:03 14:10:22")
}

fn jpeg(exif: &[u8]) -> Vec<u8> {
    let length = u16::try_from(exif.len() + 8).expect("short");
    [b"\xff\xd8\xff\xe1", &length.to_be_bytes()[..], b"Exif\0\0", exif, b"\xff\xd9"].concat()
}

fn png(exif: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| [&(data.len() as u32).to_be_bytes()[..], kind, data, &[0; 4]].concat();
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(b"IHDR", &[0; 13]), &chunk(b"eXIf", exif), &chunk(b"IEND", &[])].concat()
}

fn webp(exif: &[u8]) -> Vec<u8> {
    let chunk = |kind: &[u8], data: &[u8]| {
        let padding = vec![0; data.len() % 2];
        [kind, &(data.len() as u32).to_le_bytes()[..], data, &padding].concat()
    };
    let body = [&b"WEBP"[..], &chunk(b"VP8X", &[0; 10]), &chunk(b"EXIF", exif)].concat();
    chunk(b"RIFF", &body)
}

/// A HEIC file that holds its Exif data behind so many bytes of picture.
fn heic(exif: &[u8], behind: usize) -> Vec<u8> {
    let boxed = |kind: &[u8], data: &[u8]| [&(data.len() as u32 + 8).to_be_bytes()[..], kind, data].concat();
    let entry = boxed(b"infe", b"\x02\0\0\0\0\x01\0\0Exif\0");
    let items = boxed(b"iinf", &[b"\0\0\0\0\0\x01", &entry[..]].concat());
    let item = [&[0; 4][..], exif].concat();
    let brand = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let meta = |offset: u32| {
        let place = [b"\0\0\0\0\x44\0\0\x01\0\x01\0\0\0\x01", &offset.to_be_bytes()[..], &(item.len() as u32).to_be_bytes()[..]];
        boxed(b"meta", &[b"\0\0\0\0", &items[..], &boxed(b"iloc", &place.concat())].concat())
    };
    let start = brand.len() + meta(0).len() + 8 + behind;
    [brand, meta(start as u32), boxed(b"mdat", &[vec![0; behind], item].concat())].concat()
}

fn whole(file: &[u8]) -> Answer {
    read(vec![Piece { start: 0, data: file.to_vec() }], file.len() as u64)
}

fn is_elko(answer: &Answer) -> bool {
    let near = |(north, east): (f64, f64)| (north - 41.8).abs() < 1e-9 && (east + 115.76).abs() < 1e-9;
    answer.place.is_some_and(near) && answer.time.as_deref() == Some("2026-03-03T14:10")
}

#[test]
fn place_and_time_are_read_from_every_kind_of_file() {
    for (kind, file) in
        [("jpeg", jpeg(&elko())), ("png", png(&elko())), ("webp", webp(&elko())), ("heic", heic(&elko(), 9)), ("tiff", elko())]
    {
        let answer = whole(&file);
        assert!(is_elko(&answer), "{kind}: {answer:?}");
    }
}

#[test]
fn what_lies_further_on_is_asked_for() {
    let file = heic(&elko(), 3_000_000);
    let first = Piece { start: 0, data: file[..5000].to_vec() };
    let size = file.len() as u64;
    let answer = read(vec![first.clone()], size);
    let start = answer.more.expect("a place");
    assert_eq!((answer.place, answer.time), (None, None));
    assert!(start > 3_000_000, "{start}");
    let answer = read(vec![first, Piece { start, data: file[start as usize..].to_vec() }], size);
    assert!(is_elko(&answer), "{answer:?}");
}

#[test]
fn what_makes_no_sense_is_not_said() {
    let south = placed(([33, 51, 0], "S"), ([151, 12, 0], "E"), "2026:03:03 14:10:22");
    let place = whole(&jpeg(&south)).place.expect("a place");
    assert!((place.0 + 33.85).abs() < 1e-9 && (place.1 - 151.2).abs() < 1e-9, "{place:?}");
    for (what, north, east) in
        [("no fix", [0, 0, 0], [0, 0, 0]), ("beyond the pole", [91, 0, 0], [10, 0, 0]), ("round twice", [41, 0, 0], [400, 0, 0])]
    {
        let answer = whole(&jpeg(&placed((north, "N"), (east, "E"), "2026:03:03 14:10:22")));
        assert_eq!((answer.place, answer.time.as_deref()), (None, Some("2026-03-03T14:10")), "{what}");
    }
    for time in ["0000:00:00 00:00:00", "2026:13:03 14:10:22", "                   ", "yesterday", ""] {
        let answer = whole(&jpeg(&placed(([41, 48, 0], "N"), ([115, 45, 36], "W"), time)));
        assert_eq!((answer.place.is_some(), answer.time), (true, None), "{time}");
    }
    for (what, file) in [
        ("nothing", vec![]),
        ("a film", b"\0\0\0\x18ftypmp42".to_vec()),
        ("words", b"not a picture".to_vec()),
        ("no Exif", b"\xff\xd8\xff\xd9".to_vec()),
    ] {
        assert_eq!(whole(&file), Answer::default(), "{what}");
    }
    let nothing = Rational { num: 41, denom: 0 };
    let broken = exif(vec![(Tag::GPSLatitude, Value::Rational(vec![nothing; 3])), (Tag::GPSLongitude, rational([1, 2, 3]))]);
    assert_eq!(whole(&jpeg(&broken)), Answer::default());
}

#[test]
fn damage_is_survived() {
    for file in [jpeg(&elko()), png(&elko()), webp(&elko()), heic(&elko(), 9), elko()] {
        for at in 0..file.len() {
            let _ = whole(&file[..at]);
            let _ = read(vec![Piece { start: 0, data: file[..at].to_vec() }], file.len() as u64);
            for value in [0, 1, 0x7f, 0xff, file[at] ^ 0x10] {
                let mut damaged = file.clone();
                damaged[at] = value;
                let _ = whole(&damaged);
            }
        }
    }
    let _ = read(Vec::new(), u64::MAX);
    let _ = read(vec![Piece { start: u64::MAX, data: vec![1] }], u64::MAX);
}
