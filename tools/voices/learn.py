#!/usr/bin/env python3
"""Learns how kinds of text sound, from the development corpus and the rules' examples, and writes crates/rules/voices/*.tsv.

A voice is a logistic regression over the words of a text and the concepts found in it, one for each rule. It is then fitted to its rule:
how much it is to count beside the rule's other evidence, and what it costs that something is missing that the rule requires, as told by
posts that neither the rules nor the voice had met (`JUDGES`, by folds). So a voice is in points, like all evidence, and what a finding's
points mean is known: the chance that a careful reader would want to be warned.

What was tried on writers whose posts had not been learned from, and told no more than single words and concepts: pairs of words, stems,
pairs of concepts, learning from the differences between twins. At as many false alarms a rule, weights set by hand beside voices of what
rules share found 46 of 100 risky posts of three new writers, voices fitted to their rules 50, and fitted ones that hear every concept 54.

Run from the root of the repository, with scikit-learn installed (pip install -r tools/voices/requirements.txt):

    cargo build -p bedrail-rules --example features
    python3 tools/voices/learn.py [--benign more.jsonl]...

The development corpus only: tests/corpus/test is for measuring. `--benign` adds texts without labels that are known to be harmless;
`general.py` makes such a file. The table at the end says what folds that had not met them would warn of.
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import tomllib

import numpy
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

# How freely weights may follow the corpus: the best of 0.03 to 4 on posts by writers that were not learned from.
STRENGTH = 0.6
# Features kept; with 500, voices told as much as with 2,000.
MOST = 600
# The development posts of those who knew neither the rules nor their examples, and whom the rules' authors did not read.
JUDGES = re.compile(r"^f[g-z]-")
# The chance from which a rule speaks, by its severity: the worse it would be, the less is enough.
CHANCE = {1: 0.5, 2: 0.35, 3: 0.3}
# Or higher, so that it speaks on no more than this share of the posts that nobody composed ...
ALARMS = 0.0005
# ... of these sets: nobody puts a film review before a patient.
POSTED = ("health", "general", "tweets")
# Points from which a rule speaks, as in crates/core/src/score.rs.
THRESHOLD = 5.0
# Log-odds for a point of a rule's other evidence and for one of the voice's own, what it costs that something is missing, and the rest:
# where a fit starts and is drawn to, and between which values it stays.
EXPECTED = numpy.array([0.5, 1.0, 1.5, -4.0])
BOUNDS = [(0.25, 1.5), (0.3, 2.0), (0.0, 5.0), (None, None)]
DRAW = numpy.array([4.0, 4.0, 1.0, 0.0])


def read(pattern):
    for path in sorted(glob.glob(pattern)):
        with open(path, encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def rules():
    for path in sorted(glob.glob("crates/rules/rules/*.toml")):
        with open(path, "rb") as file:
            yield tomllib.load(file)


def examples():
    """The rules' own: what must be warned of, and what must not, which is also what they offer to say instead."""
    for rule in rules():
        offered = [rule["text"].get("safer"), *rule["text"].get("on", {}).values()]
        for number, text in enumerate(filter(None, offered)):
            yield {"id": f"{rule['id']}-safer-{number}", "text": re.sub(r"\{\w+\|([^}]*)\}", r"\1", text), "example": True, "gold": {"rules": []}}
        for kind in ("flag", "pass"):
            for number, example in enumerate(rule.get(kind, [])):
                post = {key: value for key, value in example.items() if key not in ("note", "miss", "also")}
                post["text"] = post.get("text", "").replace("[[", "").replace("]]", "")
                yield post | {"id": f"{rule['id']}-{kind}-{number}", "example": True,
                              "gold": {"rules": [rule["id"]] if kind == "flag" else example.get("also", [])}}


def observed(posts, binary):
    """For each post what is in its text, and for each rule what its other evidence adds up to and whether it is complete."""
    run = subprocess.run([binary], input="".join(json.dumps(post) + "\n" for post in posts), capture_output=True, text=True, check=True)
    for line in run.stdout.splitlines():
        found = json.loads(line)
        # Those of estimates are numbered anew whenever a figure comes or goes.
        out = {"{%s}" % concept: 1 for concept in found["concepts"] if not re.match(r"f\.\d", concept)}
        for sentence in found["words"]:
            out.update((word, 1) for word in sentence if re.fullmatch(r"[a-z/&]+", word))
        yield out, found["totals"]


def labelled(post, rule):
    """Whether a post has the label; None where it could be argued."""
    gold = post.get("gold", {})
    if rule in gold.get("rules", []):
        return True
    if rule in gold.get("maybe", []) + gold.get("tolerated", []) or (post.get("example") and gold.get("rules")):
        return None
    return False


def learn(posts, found, rule):
    """The weights of what is kept, the weight of nothing, and how each post sounds to folds that have not met it."""
    label = [labelled(post, rule) for post in posts]
    keep = [i for i, yes in enumerate(label) if yes is not None]
    label = numpy.array([label[i] for i in keep])
    count = collections.Counter(feature for i in keep for feature in found[i])
    vectors = DictVectorizer()
    table = vectors.fit_transform([{feature: 1 for feature in found[i] if count[feature] > 2} for i in keep])
    names = vectors.get_feature_names_out()
    # The rules' own examples and what is shown to users say what is meant: each counts as five.
    weight = numpy.array([5.0 if posts[i].get("example") or posts[i].get("set") == "shown" else 1.0 for i in keep])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    # Learned again with the strongest only, so that those kept make up for those dropped.
    strongest = numpy.argsort(-abs(model.fit(table, label, weight).coef_[0]))[:MOST]
    groups = [min(posts[i].get("id", str(i)), posts[i].get("twin", "~")) for i in keep]
    folds = cross_val_predict(model, table[:, strongest], label, groups=groups, cv=GroupKFold(5), method="decision_function",
                              params={"sample_weight": weight})
    model.fit(table[:, strongest], label, weight)
    return dict(zip(names[strongest], model.coef_[0])), model.intercept_[0], dict(zip(keep, folds))


def fitted(posts, totals, sounds, rule):
    """What a point of the rule's other evidence, one of its voice, and completeness are worth in log-odds, and what is left."""
    judges = [JUDGES.match(post.get("id", "")) if "gold" in post else post.get("set") in POSTED for post in posts]
    at = [i for i in sounds if rule in totals[i] and judges[i] and posts[i]["text"]]
    table = numpy.array([[max(-6.0, min(10.0, totals[i][rule][0])), sounds[i], totals[i][rule][1], 1.0] for i in at])
    label = numpy.array([labelled(posts[i], rule) for i in at])
    composed = numpy.array(["gold" in posts[i] for i in at])
    # Posts that nobody composed are many: together they count as the harmless ones that somebody did.
    weight = numpy.where(composed, 1.0, (composed & ~label).sum() / max(1, (~composed).sum()))

    def loss(values):
        odds = table @ values
        wrong = numpy.logaddexp(0, numpy.where(label, -odds, odds))
        slope = weight * (1 / (1 + numpy.exp(-odds)) - label)
        drawn = values - EXPECTED
        return (weight * wrong).sum() + (DRAW * drawn**2).sum(), table.T @ slope + 2 * DRAW * drawn

    values = minimize(loss, EXPECTED, jac=True, bounds=BOUNDS).x
    return values, {i: 1 / (1 + numpy.exp(-odds)) for i, odds in zip(at, table @ values)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", default="tests/corpus/dev/*.jsonl")
    parser.add_argument("--benign", action="append", default=[])
    parser.add_argument("--only", help="the rule whose voice to learn; the others stay as they are")
    parser.add_argument("--features", default=os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "debug/examples/features"))
    options = parser.parse_args()
    posts = list(read(options.corpus)) + list(examples()) + [post for path in options.benign for post in read(path)]
    found, totals = zip(*observed(posts, options.features))
    chances = {}
    for rule in rules():
        if "voice" not in rule or options.only not in (None, rule["id"]):
            continue
        weights, nothing, sounds = learn(posts, found, rule["id"])
        (point, own, complete, rest), chances[rule["id"]] = fitted(posts, totals, sounds, rule["id"])
        plain = [chance for i, chance in chances[rule["id"]].items() if "gold" not in posts[i]]
        chance = max([CHANCE[rule["severity"]], *numpy.quantile(plain, [1 - ALARMS] if plain else [])])
        threshold = numpy.log(chance / (1 - chance))
        path = f"crates/rules/voices/{rule['voice'].removeprefix('voice.')}.tsv"
        numbers = {
            "(bias)": (own * nothing + complete + rest - threshold) / point + THRESHOLD,
            "(lacking)": complete / point,
            "(at)": threshold,
            "(per point)": point,
        }
        with open(path, "w", encoding="utf-8") as out:
            out.write(f"# How texts sound that {rule['id']} warns of.\n")
            out.write("# Learned by tools/voices/learn.py from tests/corpus/dev; don't edit. A word or a {concept}, a tab, points.\n")
            out.writelines(f"{name}\t{number:.3f}\n" for name, number in numbers.items())
            scaled = sorted((feature, weight * own / point) for feature, weight in weights.items())
            out.writelines(f"{feature}\t{weight:.3f}\n" for feature, weight in scaled if abs(weight) >= 0.04)
        print(f"{path:45} {len(weights):4} features, a point {point:.2f}, of the voice {own:.2f}, complete {complete:.2f}, from {chance:.2f}")
    report(posts, chances)


def report(posts, chances):
    """What folds that had not met them would warn of, by how high a chance is asked for: of the judges' posts, and of those nobody composed."""
    kinds = {"risky": [], "harmless": [], "health": [], "general": []}
    for i, post in enumerate(posts):
        best = max((chance[i] for rule, chance in chances.items() if i in chance), default=None)
        if best is None or post.get("example") or ("gold" in post and not JUDGES.match(post.get("id", ""))):
            continue
        if "gold" in post:
            gold = post["gold"].get("rules", [])
            kinds["risky" if gold else "harmless"].append(best)
        else:
            kinds["health" if post.get("set") == "health" else "general"].append(best)
    print("asked for " + "".join(f"{kind:>12}" for kind in kinds))
    for chance in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7):
        print(f"{chance:9} " + "".join(f"{sum(b >= chance for b in best) / max(1, len(best)):12.4f}" for best in kinds.values()))


if __name__ == "__main__":
    main()
