#!/usr/bin/env python3
"""Checks the held-out corpus: JSON, fields, rule ids, twin and variant links, spans that are exact substrings.

Prints one line per fault and the counts per file; exits 1 when there is a fault. Needs Python 3.9, nothing else.
"""
import collections
import json
import pathlib
import sys

RULES = set(
    """phi-direct-identifier quasi-identifier-combo public-figure-patient confirms-patient-relationship
    individual-medical-advice online-prescribing patient-connection-request mixed-account-contact
    romantic-or-flirtatious-contact patient-ridicule-venting patient-media live-from-bedside
    colleague-health-disclosure org-confidential credential-or-access-leak discriminatory-language
    profanity-or-intoxication disparages-colleague undisclosed-sponsorship misleading-claim-or-cure
    patient-testimonial missing-credit-or-copyright employer-voice-without-disclaimer
    inauthentic-or-misrepresented missing-not-advice-context trial-recruitment patient-lookup
    solicits-patient-or-gift closed-group-case-share""".split()
)
VALUES = {
    "surface": {"post", "reply", "message", "friend_request"},
    "direction": {"outbound", "inbound"},
    "audience": {"public", "friends", "group", "private"},
    "set": {"six", "rest", "benign", "identifier", "scenario", "obfuscated"},
}
OBJECTS = {
    "parent": {"text", "author"},
    "request": {"name", "bio", "mutual_count", "cues"},
    "author": {"name", "bio", "employer", "city", "specialty"},
    "attachments": {"photos", "videos", "location"},
}
KEYS = set(VALUES) | set(OBJECTS) | {"id", "text", "thread", "gold", "twin", "variant_of"}
faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def read(folder):
    for path in sorted(folder.glob("*.jsonl")):
        for number, raw in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not raw:
                continue
            try:
                yield path.stem, json.loads(raw)
            except json.JSONDecodeError as error:
                fault(f"{path.name}:{number}", error)


def check_line(row):
    where = row.get("id", "?")
    for key in set(row) - KEYS:
        fault(where, f"unknown field {key}")
    for key, allowed in VALUES.items():
        if key in row and row[key] not in allowed:
            fault(where, f"{key} is {row[key]!r}")
    for key, allowed in OBJECTS.items():
        if key in row and not (isinstance(row[key], dict) and set(row[key]) <= allowed):
            fault(where, f"{key} has the wrong shape")
    gold = row["gold"]
    rules, tolerated = gold["rules"], gold.get("tolerated", [])
    for rule in [*rules, *tolerated]:
        if rule not in RULES:
            fault(where, f"no rule {rule}")
    if len(set(rules) | set(tolerated)) != len(rules) + len(tolerated):
        fault(where, "a rule is named twice")
    for span in gold["spans"]:
        if set(span) != {"text", "concept"} or not span["text"] or span["text"] not in row["text"]:
            fault(where, f"span is not an exact substring: {span}")
    if not rules and gold["spans"]:
        fault(where, "a benign line has spans")
    if rules and row["text"] and row["surface"] != "friend_request" and not gold["spans"]:
        fault(where, "a risky line without spans")


def main():
    rows, counts, seen = {}, collections.Counter(), {}
    for name, row in read(pathlib.Path(__file__).parent):
        where = row.get("id", "?")
        if where in rows:
            fault(where, "id used twice")
        rows[where] = row
        check_line(row)
        risky = bool(row["gold"]["rules"])
        counts[name, "risky" if risky else "benign"] += 1
        content = json.dumps({k: v for k, v in row.items() if k not in {"id", "gold", "twin", "variant_of", "set"}}, sort_keys=True)
        if content in seen:
            fault(where, f"same input as {seen[content]}")
        seen[content] = where
    for where, row in rows.items():
        if "twin" in row:
            other = rows.get(row["twin"])
            if not other or other.get("twin") != where:
                fault(where, "twin does not link back")
            elif bool(other["gold"]["rules"]) == bool(row["gold"]["rules"]):
                fault(where, "twins are not one risky and one benign")
        if "variant_of" in row:
            base = rows.get(row["variant_of"])
            if not base:
                fault(where, "variant of nothing")
            elif base["gold"]["rules"] != row["gold"]["rules"]:
                fault(where, "a variant must keep the rules of its original")
    print(*faults, sep="\n", end="\n" if faults else "")
    for (name, kind), count in sorted(counts.items()):
        print(f"{name:12} {kind:7} {count}")
    per_rule = collections.Counter(rule for row in rows.values() for rule in row["gold"]["rules"])
    for rule in sorted(RULES):
        print(f"{per_rule[rule]:4} {rule}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
