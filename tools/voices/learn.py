#!/usr/bin/env python3
"""Learns how kinds of text sound, from the development corpus and the rules' examples, and writes crates/rules/voices/*.tsv.

A voice is a logistic regression over the words of a text and the shared concepts found in it. It is one line of a rule's sum among
others, never a rule by itself: it tells a story told from inside care from talk that only shares its words. Pairs of words, stems and
pairs of concepts were tried on writers whose posts had not been learned from: none of them told more than single words do.

Run from the root of the repository, with scikit-learn installed (pip install -r tools/voices/requirements.txt):

    cargo build -p bedrail-rules --example features
    python3 tools/voices/learn.py [--benign more.jsonl]...

The development corpus only: tests/corpus/test is for measuring. `--benign` adds texts without labels that are known to be harmless;
`general.py` makes such a file. Before it was used, 14 of 1,000 tweets about anything were warned of; after, 4 of 1,000 it had not met.
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import tomllib

from sklearn.base import clone
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

# Concepts that say what a text speaks of, whatever rule may ask. Those of single rules would teach a voice what the rule already knows.
SHARED = re.compile(
    r"^(person|patient|care|age|time|place|condition|event|family|outcome|rarity|clinical|inside|outside|beast|who|set|roles|butt|contempt|jibe|id|contact|net|occupation)(\.|$)"
    r"|^(symptom|drug|procedure|body|self|self\.own|media)$"
)

# How freely weights may follow the corpus: the best of 0.03 to 4 on posts by writers that were not learned from.
STRENGTH = 0.6

# name: (rules whose texts sound like it, most features kept)
VOICES = {
    # No rules: whether it is about health and its work at all. Needs `--benign` with posts of which `set` is not "health".
    "work": (set(), 800),
    "care": (
        {"phi-direct-identifier", "quasi-identifier-combo", "public-figure-patient", "patient-media", "live-from-bedside",
         "closed-group-case-share", "patient-ridicule-venting", "patient-lookup"},
        2000,
    ),
    "details": ({"quasi-identifier-combo"}, 1200),
    "confirming": ({"confirms-patient-relationship"}, 1200),
    "advising": ({"individual-medical-advice", "online-prescribing"}, 1200),
    "connecting": ({"patient-connection-request"}, 1200),
    "mocking": ({"patient-ridicule-venting"}, 1200),
    "prescribing": ({"online-prescribing"}, 800),
    "promising": ({"misleading-claim-or-cure"}, 800),
    "recruiting": ({"trial-recruitment"}, 800),
    "promoting": ({"undisclosed-sponsorship"}, 800),
    "confiding": ({"org-confidential"}, 800),
    "unlocking": ({"credential-or-access-leak"}, 800),
    "huddling": ({"closed-group-case-share"}, 800),
    "ailing": ({"colleague-health-disclosure"}, 800),
    "prejudging": ({"discriminatory-language"}, 800),
    "disparaging": ({"disparages-colleague"}, 800),
    "representing": ({"employer-voice-without-disclaimer"}, 800),
    "pretending": ({"inauthentic-or-misrepresented"}, 800),
    "narrating": ({"live-from-bedside"}, 800),
    "borrowing": ({"missing-credit-or-copyright"}, 800),
    "instructing": ({"missing-not-advice-context"}, 800),
    "redirecting": ({"mixed-account-contact"}, 800),
    "prying": ({"patient-lookup"}, 800),
    "picturing": ({"patient-media"}, 800),
    "quoting": ({"patient-testimonial"}, 800),
    "spotting": ({"public-figure-patient"}, 800),
    "flirting": ({"romantic-or-flirtatious-contact"}, 800),
    "soliciting": ({"solicits-patient-or-gift"}, 800),
}


SHARED_RISK = [VOICES[name][0] for name in ("care", "details")]


def read(pattern):
    for path in sorted(glob.glob(pattern)):
        with open(path, encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def examples():
    """The rules' own: what must be warned of, and what must not."""
    for path in sorted(glob.glob("crates/rules/rules/*.toml")):
        with open(path, "rb") as file:
            rule = tomllib.load(file)
        for kind in ("flag", "pass"):
            for number, example in enumerate(rule.get(kind, [])):
                text = example["text"].replace("[[", "").replace("]]", "")
                yield {"id": f"{rule['id']}-{kind}-{number}", "text": text, "example": True,
                       "gold": {"rules": [rule["id"]] if kind == "flag" else example.get("also", [])}}


def features(posts, binary):
    run = subprocess.run([binary], input="".join(json.dumps({"text": p["text"]}) + "\n" for p in posts), capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        found = json.loads(line)
        out = {"{%s}" % concept: 1 for concept in found["concepts"] if SHARED.match(concept)}
        for sentence in found["words"]:
            out.update((word, 1) for word in sentence if re.fullmatch(r"[a-z/&]+", word))
        yield out


def work(post):
    """Whether a post is about health and its work at all: those of the corpus are, and those of the harmless whose set says so."""
    return "gold" in post or post.get("set") == "health"


def says(post, rules):
    """Whether a post without the label speaks against it. For a voice of what the risks have in common, a post that another rule warns
    of doesn't, as it sounds of care too; the others must tell their own risk from the rest."""
    gold = post.get("gold", {})
    return not gold.get("rules") or ("example" not in post and rules not in SHARED_RISK and not rules & set(gold.get("maybe", []) + gold.get("tolerated", [])))


def learn(posts, found, rules, most):
    if rules:
        label = [bool(rules & set(p.get("gold", {}).get("rules", []))) for p in posts]
        keep = [i for i, p in enumerate(posts) if label[i] or says(p, rules)]
    else:
        label = [work(p) for p in posts]
        keep = range(len(posts))
    count = collections.Counter(f for i in keep for f in found[i])
    vectors = DictVectorizer()
    table = vectors.fit_transform([{f: 1 for f in found[i] if count[f] > 2} for i in keep])
    names = vectors.get_feature_names_out()
    model = LogisticRegression(C=STRENGTH, max_iter=3000, class_weight=None if rules else "balanced")
    # The rules' own examples say what is meant: each counts as three.
    weight = [3 if posts[i].get("example") else 1 for i in keep]
    fit = clone(model).fit(table, [label[i] for i in keep], weight)
    # Learned again with the strongest only, so that those kept make up for those dropped.
    strongest = sorted(range(len(names)), key=lambda i: -abs(fit.coef_[0][i]))[:most]
    fit = clone(model).fit(table[:, strongest], [label[i] for i in keep], weight)
    # Nought is where three in a hundred harmless texts of the corpus still sounds like it, or one in a hundred of those that nobody composed
    # to be hard, as seen by folds that have not met it.
    groups = [min(posts[i].get("id", str(i)), posts[i].get("twin", "~")) for i in keep]
    folds = cross_val_predict(model, table[:, strongest], [label[i] for i in keep], groups=groups, cv=GroupKFold(5), method="decision_function")
    hard = sorted(score for score, i in zip(folds, keep) if "gold" in posts[i] and not label[i])
    plain = sorted(score for score, i in zip(folds, keep) if "gold" not in posts[i] and not label[i])
    nought = max(scores[int(len(scores) * share)] for scores, share in ((hard, 0.97), (plain, 0.99 if rules else 0.85)) if scores)
    return fit.intercept_[0] - nought, sorted(zip(names[strongest], fit.coef_[0]), key=lambda pair: pair[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", default="tests/corpus/dev/*.jsonl")
    parser.add_argument("--benign", action="append", default=[])
    parser.add_argument("--only", choices=VOICES, help="learn this voice and leave the others as they are")
    parser.add_argument("--features", default=os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "debug/examples/features"))
    options = parser.parse_args()
    posts = list(read(options.corpus)) + list(examples()) + [post for path in options.benign for post in read(path)]
    found = list(features(posts, options.features))
    for name, (rules, most) in VOICES.items():
        if options.only not in (None, name) or (not rules and all(map(work, posts))):
            continue
        bias, weights = learn(posts, found, rules, most)
        path = f"crates/rules/voices/{name}.tsv"
        with open(path, "w", encoding="utf-8") as out:
            out.write(f"# How texts sound that speak of: {', '.join(sorted(rules)) or 'health and its work, whatever they say'}.\n")
            out.write("# Learned by tools/voices/learn.py from tests/corpus/dev; don't edit. A word or a {concept}, a tab, log-odds.\n")
            out.write(f"(bias)\t{bias:.3f}\n")
            out.writelines(f"{feature}\t{weight:.3f}\n" for feature, weight in weights if abs(weight) >= 0.02)
        print(path, len(weights), "features, bias", round(bias, 2))


if __name__ == "__main__":
    main()
