#!/usr/bin/env python3
"""Prints short public texts about anything but clinical work, as JSONL for `learn.py --benign`: what a voice must not be heard in.

They come from the source archive of PyPI's vaderSentiment 3.3.2 (MIT, C.J. Hutto): tweets, product reviews, film reviews and
newspaper editorials that its authors had rated. Only weights learned beside them are kept in the repository, none of the texts.

    pip download --no-deps --no-binary :all: vaderSentiment==3.3.2
    python3 tools/voices/general.py vaderSentiment-3.3.2.tar.gz > general.jsonl
"""
import html
import io
import json
import sys
import tarfile

KINDS = {"tweets": "tweets", "amazonReviewSnippets": "products", "movieReviewSnippets": "films", "nytEditorialSnippets": "editorials"}


def main():
    outer = tarfile.open(sys.argv[1])
    name = next(n for n in outer.getnames() if n.endswith("hutto_ICWSM_2014.tar.gz"))
    inner = tarfile.open(fileobj=io.BytesIO(outer.extractfile(name).read()))
    for file, kind in KINDS.items():
        rows = inner.extractfile(f"hutto_ICWSM_2014/{file}_GroundTruth.txt").read().decode("utf-8", "replace").splitlines()
        for number, _, text in (row.split("\t") for row in rows):
            print(json.dumps({"id": f"{kind}-{number}", "text": html.unescape(text).strip(), "set": kind}, ensure_ascii=False))


if __name__ == "__main__":
    main()
