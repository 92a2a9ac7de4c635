#!/usr/bin/env python3
"""Learns how kinds of text sound, from the development corpus and the rules' examples, and writes crates/rules/voices.tsv.

One small network hears every text: each word, each concept and what is known of the situation has numbers, which add up, those of what is
answered apart; a layer of units makes of them what words mean beside one another; and for each rule there is a voice, a sum over the
units. Each voice is then fitted to its rule: how much it is to count beside the rule's other evidence, and what it costs that something
is missing that the rule requires, as told by posts that neither the rules nor the network had met (`JUDGES`, by folds of writers). So a
voice is in points, like all evidence, and what a finding's points mean is known: the chance that a careful reader would want to be warned.

What was tried, on writers whose posts had not been learned from, at two false alarms in 100 a rule. A logistic regression over words and
concepts for each rule found 60 of 100 risky posts, with the 600 strongest weights a rule alone 58; pairs of words 61; stems, pairs of
concepts, the differences between twins, word vectors from a sentence encoder as further features: the same. The network finds 65, and 69
when it is told the situation; on replies, hearing what is answered takes it from 53 to 65. More words than those mentioned `MENTIONED`
times add nothing, nor does starting from a sentence encoder's vectors, nor numbers finer than 16 steps. Nor, with twice the posts, more
units, other shares unheard, or learning from what several networks agree on; units that hear three words in a row order twins better and
find no more, nor with all that helps (below); what the rules' other evidence adds up to, as further input, finds 4 to 6 in 100 fewer;
three networks together find 2 in 100 more, at three times the size, and the mean of a network's last steps none. What helps is posts,
4,000 further pairs 3 in 100; telling twins apart from one another, 1 to 2; and above all to count thirtyfold the few posts that nobody
composed: where 4 in 1,000 of such posts, not met before, are warned of, 72 to 78 in 100 risky ones are, 60 to 64 when each counts once. A
hundredfold is too much: one risky post in 25 is lost.

Run from the root of the repository, with what it needs installed (pip install -r tools/voices/requirements.txt):

    cargo build -p bedrail-rules --example features
    python3 tools/voices/learn.py [--benign more.jsonl]...

The development corpus only: tests/corpus/test and tests/corpus/unseen are for measuring and never learned from. `--benign` adds texts without
labels that are known to be harmless; `general.py` makes such a file. The table at the end says what folds that had not met them would
warn of.
"""
import argparse
import collections
import glob
import json
import os
import re
import subprocess
import tomllib

import jax
import jax.numpy as jnp
import numpy
import optax
from scipy.optimize import minimize
from scipy.special import logit
from sklearn.model_selection import GroupKFold

# How many numbers a word has, and how many units there are in between.
WIDTH, UNITS = 64, 128
# About how many words say something in a post, so that their sum is about as large as one of them.
MANY = 5
# In how many posts a word has to be.
MENTIONED = 50
# What share of a post's words is left out at each look, and of the units: so that no single one is relied on.
UNHEARD, UNUSED = 0.5, 0.2
# How often each post is looked at, how many at once, and how far weights follow.
ROUNDS, BATCH, PACE, DECAY = 40, 128, 2e-3, 1e-2
# The rules' own examples and what is shown to users say what is meant: each counts as so many.
MEANT = 15.0
# ... and so does each post that nobody composed: they are few, and what people post is more varied than what anybody composes.
FOUND = 30.0
# What is offered to say is learned beside every so manieth of the examples' parents.
OFFERED = 20
# More words than these of one text, or of what it answers, are not looked at.
LONGEST = 200
# What voices hear of the situation. That an author has said where they work says nothing of a post, and of who can read it only that
# a group can: the rest changes how much is said, never whether.
SITUATION = re.compile(r"\{ctx\.(post|reply|message|request|inbound|parent|thread|photo|video|location|group)\}")
# The development posts of those who knew neither the rules nor their examples, and whom the rules' authors did not read.
JUDGES = re.compile(r"^f([g-z]|[ab][a-z])-")
# The chance from which a rule speaks, by its severity: one in three, a little more for a hint.
CHANCE = {1: 0.4, 2: 0.33, 3: 0.33}
# ... but for these: below this they speak of the wrong person, of any answer to a question about symptoms, of pictures that there are not
# or that were looked at, of whoever was in an emergency department.
OF_ITSELF = {"confirms-patient-relationship": 0.5, "individual-medical-advice": 0.6, "patient-media": 0.43, "public-figure-patient": 0.4}
# Or higher, up to this: a rule that asked for more would be deaf for the sake of two or three posts ...
LATEST = 0.45
# ... so that all rules together speak on no more than this share of the posts that nobody composed ...
ALARMS = 0.004
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
    """The rules' own: what must be warned of, and what must not, which is also what they offer to say instead, whatever it answers."""
    answered = [example["parent"] for rule in rules() for example in rule.get("flag", []) if "parent" in example]
    for rule in rules():
        offered = [rule["text"].get("safer"), *rule["text"].get("on", {}).values()]
        for number, text in enumerate(filter(None, offered)):
            post = {"text": re.sub(r"\{\w+\|([^}]*)\}", r"\1", text), "example": True, "gold": {"rules": []}}
            yield post | {"id": f"{rule['id']}-safer-{number}"}
            for parent in answered[number::OFFERED]:
                yield post | {"id": f"{rule['id']}-safer-{number}", "surface": "reply", "parent": parent}
        for kind in ("flag", "pass"):
            for number, example in enumerate(rule.get(kind, [])):
                post = {key: value for key, value in example.items() if key not in ("note", "miss", "also")}
                post["text"] = post.get("text", "").replace("[[", "").replace("]]", "")
                yield post | {"id": f"{rule['id']}-{kind}-{number}", "example": True,
                              "gold": {"rules": [rule["id"]] if kind == "flag" else example.get("also", [])}}


def observed(posts, binary):
    """For each post what is in its text and in what it answers, and for each rule what its other evidence adds up to, and whether complete."""
    run = subprocess.run([binary], input="".join(json.dumps(post) + "\n" for post in posts), capture_output=True, text=True, check=True)
    # Concepts of estimates are numbered anew whenever a figure comes or goes.
    known = re.compile(r"[a-z/&]+|\{(?!f\.\d|ctx\.).*\}")
    for line in run.stdout.splitlines():
        found = json.loads(line)
        heard = [[feature for feature in found[part] if known.fullmatch(feature) or SITUATION.fullmatch(feature)] for part in ("text", "around")]
        yield heard, found["totals"]


def judged(post):
    """Which of the judges wrote a post; None for whatever else there is, labelled or not."""
    judge = JUDGES.match(post.get("id", "")) if "gold" in post else None
    return judge and judge[0]


def posted(post):
    """Whether nobody composed a post, and it is of the kind that alarms are counted on."""
    return "gold" not in post and post.get("set") in POSTED


def twins(posts):
    """Where posts are whose twin is there too, two by two."""
    place = {post["id"]: i for i, post in enumerate(posts) if "twin" in post}
    return numpy.array([(i, place[post["twin"]]) for i, post in enumerate(posts) if i < place.get(post.get("twin"), -1)])


def labelled(post, rule):
    """Whether a post has the label; None where it could be argued."""
    gold = post.get("gold", {})
    if rule in gold.get("rules", []):
        return True
    if rule in gold.get("maybe", []) + gold.get("tolerated", []) or (post.get("example") and gold.get("rules")):
        return None
    return False


def heard_by(network, texts, key=None):
    """What each voice makes of texts, given by the rows of their words; with a key, of what is left of them when some is unheard."""
    sums = []
    for words in texts:
        there = (words > 0).astype(jnp.float32)
        if key is not None:
            key, use = jax.random.split(key)
            there *= jax.random.bernoulli(use, 1 - UNHEARD, there.shape) / (1 - UNHEARD)
        sums.append(jax.nn.relu((network["words"][words] * there[..., None]).sum(1) / MANY))
    units = jax.nn.relu(jnp.concatenate(sums, -1) @ network["inner"] + network["inner bias"])
    if key is not None:
        units *= jax.random.bernoulli(key, 1 - UNUSED, units.shape) / (1 - UNUSED)
    return units @ network["outer"] + network["outer bias"]


def learn(texts, known, labels, weights, pairs, seed):
    """The network that tells the labels from the texts, and of two texts, twins if there are any, which one is which."""
    keys = jax.random.split(jax.random.PRNGKey(seed), 4)
    network = {
        "words": jax.random.normal(keys[0], (known + 1, WIDTH)) * 0.1,
        "inner": jax.random.normal(keys[1], (2 * WIDTH, UNITS)) / WIDTH**0.5,
        "inner bias": jnp.zeros(UNITS),
        "outer": jax.random.normal(keys[2], (UNITS, labels.shape[1])) / UNITS**0.5,
        "outer bias": jnp.full(labels.shape[1], -4.0),
    }
    steps = len(labels) // BATCH * ROUNDS
    method = optax.adamw(optax.cosine_decay_schedule(PACE, steps), weight_decay=DECAY)
    state = method.init(network)

    @jax.jit
    def step(network, state, texts, labels, weights, key):
        def loss(network):
            heard = heard_by(network, texts, key)
            alone = weights * optax.sigmoid_binary_cross_entropy(heard, labels)
            other = labels[0::2] - labels[1::2]
            apart = jnp.minimum(weights[0::2], weights[1::2]) * jnp.abs(other) * jax.nn.softplus(-other * (heard[0::2] - heard[1::2]))
            return (alone.sum() + apart.sum()) / BATCH

        updates, state = method.update(jax.grad(loss)(network), state, network)
        return optax.apply_updates(network, updates), state

    order, key = numpy.random.default_rng(seed), keys[3]
    single = numpy.setdiff1d(numpy.arange(len(labels)), pairs)
    for _ in range(ROUNDS):
        others = order.permutation(single)[: len(single) // 2 * 2].reshape(-1, 2)
        for some in order.permutation(numpy.vstack([pairs, others])).reshape(-1)[: steps // ROUNDS * BATCH].reshape(-1, BATCH):
            key, use = jax.random.split(key)
            network, state = step(network, state, [part[some] for part in texts], labels[some], weights[some], use)
    return network


def told(network, texts):
    """What each voice makes of many texts."""
    hear = jax.jit(heard_by)
    parts = [hear(network, [part[at : at + 512] for part in texts]) for at in range(0, len(texts[0]), 512)]
    return numpy.vstack([numpy.array(part) for part in parts])


def fitted(posts, totals, sounds, rule):
    """What a point of the rule's other evidence, one of its voice, and completeness are worth in log-odds, and what is left."""
    judges = [i for i, post in enumerate(posts) if judged(post) or posted(post)]
    at = [i for i in judges if rule in totals[i] and labelled(posts[i], rule) is not None]
    table = numpy.array([[max(-6.0, min(10.0, totals[i][rule][0])), sounds[i], totals[i][rule][1], 1.0] for i in at], float)
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
    parser.add_argument("--features", default=os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "debug/examples/features"))
    options = parser.parse_args()
    posts = list(read(options.corpus)) + list(examples()) + [post for path in options.benign for post in read(path)]
    found, totals = zip(*observed(posts, options.features))
    spoken = [rule for rule in rules() if "voice" in rule]
    mentions = collections.Counter(feature for parts in found for feature in {*parts[0], *parts[1]})
    row = {feature: number for number, feature in enumerate(sorted(f for f, count in mentions.items() if count >= MENTIONED), 1)}
    texts = [padded([[row[feature] for feature in parts[part] if feature in row] for parts in found]) for part in (0, 1)]
    told_of = [[labelled(post, rule["id"]) for rule in spoken] for post in posts]
    labels = numpy.array([[label is True for label in line] for line in told_of], numpy.float32)
    count = [MEANT if post.get("example") or post.get("set") == "shown" else FOUND if posted(post) else 1.0 for post in posts]
    weights = numpy.array([[0.0 if label is None else much for label in line] for line, much in zip(told_of, count)], numpy.float32)
    # How each post sounds to a network that has met neither it nor its writer.
    groups = [judged(post) or min(post.get("id", str(i)), post.get("twin", "~")) for i, post in enumerate(posts)]
    sounds = numpy.zeros_like(labels)
    for fold, (met, unmet) in enumerate(GroupKFold(5).split(labels, groups=groups)):
        network = learn([part[met] for part in texts], len(row), labels[met], weights[met], twins([posts[i] for i in met]), fold)
        sounds[unmet] = told(network, [part[unmet] for part in texts])
        print(f"fold {fold + 1} of 5", flush=True)
    network = {name: numpy.array(values) for name, values in learn(texts, len(row), labels, weights, twins(posts), 5).items()}
    fits, chances, voices = {}, {}, []
    for number, rule in enumerate(spoken):
        fits[rule["id"]], chances[rule["id"]] = fitted(posts, totals, sounds[:, number], rule["id"])
    enough = asked_for(posts, chances, spoken)
    for number, rule in enumerate(spoken):
        point, own, complete, rest = fits[rule["id"]]
        threshold = logit(enough[rule["id"]])
        bias = (own * network["outer bias"][number] + complete + rest - threshold) / point + THRESHOLD
        step, steps = stepped(network["outer"][:, number] * own / point, 127)
        numbers = [f"{value:.4f}" for value in (bias, complete / point, threshold, point)]
        voices.append(["(voice)", rule["voice"], *numbers, f"{step:.3e}", digits(steps, 128, 2)])
        print(f"{rule['id']:35} a point {point:.2f}, of the voice {own:.2f}, complete {complete:.2f}, from {enough[rule['id']]:.2f}")
    write(network, row, voices)
    report(posts, chances, enough)


def asked_for(posts, chances, spoken):
    """The chance from which each rule speaks: as many risky posts as can be had for so many alarms, wherever they are to be had."""
    composed = [i for i, post in enumerate(posts) if judged(post)]
    found = [i for i, post in enumerate(posts) if posted(post)]
    choices = {}
    for rule in spoken:
        chance = chances[rule["id"]]
        risky = numpy.array([chance[i] for i in composed if i in chance and labelled(posts[i], rule["id"])])
        plain = numpy.array([chance[i] for i in found if i in chance])
        least = OF_ITSELF.get(rule["id"], CHANCE[rule["severity"]])
        steps = numpy.arange(least, max(least, LATEST) + 0.01, 0.02)
        choices[rule["id"]] = [(step, (risky >= step).sum(), (plain >= step).sum()) for step in steps]

    def chosen(price):
        return {rule: max(steps, key=lambda step: step[1] - price * step[2]) for rule, steps in choices.items()}

    # The lowest price of an alarm, in risky posts, at which there are few enough.
    low, high = 0.0, 1000.0
    for _ in range(40):
        price = (low + high) / 2
        few = sum(alarms for _, _, alarms in chosen(price).values()) <= ALARMS * len(found)
        low, high = (low, price) if few else (price, high)
    return {rule: step for rule, (step, _, _) in chosen(high).items()}


def padded(lists):
    longest = min(LONGEST, max(map(len, lists)))
    table = numpy.zeros((len(lists), longest), numpy.int32)
    for line, numbers in zip(table, lists):
        line[: len(numbers[:longest])] = numbers[:longest]
    return table


def stepped(values, most):
    """Values as whole numbers of steps, `most` at most."""
    step = numpy.abs(values).max() / most
    return step, numpy.round(values / step).astype(int)


def digits(steps, added, each):
    return "".join(f"{value + added:0{each}x}" for value in steps)


def write(network, row, voices):
    # The few that are larger are worth less than finer steps for all others.
    step = numpy.quantile(numpy.abs(network["words"][1:]), 0.995) / 7
    with open("crates/rules/voices.tsv", "w", encoding="utf-8") as out:
        out.write("# How texts sound that rules warn of: learned by tools/voices/learn.py from tests/corpus/dev; don't edit.\n")
        out.write("# crates/core/src/author/network.rs says what the fields are.\n")
        out.write(f"(step)\t{step / MANY:.3e}\n")
        for bias, values in zip(network["inner bias"], network["inner"].T):
            each, steps = stepped(values, 127)
            out.write(f"(unit)\t{bias:.4f}\t{each:.3e}\t{digits(steps, 128, 2)}\n")
        out.writelines("\t".join(voice) + "\n" for voice in voices)
        for feature, number in row.items():
            steps = numpy.clip(numpy.round(network["words"][number] / step), -7, 7).astype(int)
            out.write(f"{feature}\t{digits(steps, 8, 1)}\n")


def report(posts, chances, enough):
    """What folds that had not met them would warn of, as it is set and by how much higher or lower a chance is asked for, in log-odds: of the
    judges' posts, and of those nobody composed."""
    kinds = {"risky": [], "harmless": [], "health": [], "general": []}
    for i, post in enumerate(posts):
        if not judged(post) and not posted(post):
            continue
        best = max((logit(chance[i]) - logit(enough[rule]) for rule, chance in chances.items() if i in chance), default=-99.0)
        if judged(post):
            kinds["risky" if post["gold"].get("rules") else "harmless"].append(best)
        else:
            kinds["health" if post["set"] == "health" else "general"].append(best)
    print("by       " + "".join(f"{kind:>12}" for kind in kinds))
    for more in (1.2, 0.6, 0.0, -0.6, -1.2):
        print(f"{more:9} " + "".join(f"{sum(b >= more for b in best) / max(1, len(best)):12.4f}" for best in kinds.values()))


if __name__ == "__main__":
    main()
