#!/usr/bin/env python3
"""Makes dutch-wordnet.txt.gz from Open Dutch WordNet (the table of the Open Multilingual Wordnet) and WordNet 3.0.

    make-lexicon.py wn-data-nld.tab WNdb-3.0/dict dutch-wordnet.txt.gz

Kept are Dutch lemmas of one word, the synsets they stand in, and what is broader up to four steps. The format stands in
DutchWordNet.cs, which reads it. The same input gives the same file.
"""
import collections
import gzip
import os
import re
import sys

POS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
BROADER = {"@", "@i", "&"}  # hypernym, instance hypernym, similar to
STEPS = 4


def broader(folder):
    parents = {}
    for pos, name in POS.items():
        with open(os.path.join(folder, "data." + name), encoding="latin1") as lines:
            for line in lines:
                if line.startswith(" "):
                    continue
                fields = line.split("|")[0].split()
                at = 4 + 2 * int(fields[3], 16)
                pointers = [fields[at + 1 + 4 * i: at + 5 + 4 * i] for i in range(int(fields[at]))]
                parents[f"{fields[0]}-{pos}"] = [f"{p[1]}-{p[2]}" for p in pointers if p[0] in BROADER]
    return parents


def main(table, folder, target):
    parents = broader(folder)
    lemmas = collections.defaultdict(set)
    with open(table, encoding="utf8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if len(fields) == 3 and fields[1] == "nld:lemma" and re.fullmatch(r"[a-zà-ÿ][a-zà-ÿ-]{2,}", fields[2]):
                lemmas[fields[2]].add(fields[0])
    needed = {synset for synsets in lemmas.values() for synset in synsets}
    front = set(needed)
    for _ in range(STEPS):
        front = {p for s in front for p in parents[s]} - needed
        needed |= front
    order = {synset: number for number, synset in enumerate(sorted(needed))}
    out = ["synsets"]
    out += [" ".join(str(order[p]) for p in parents[s] if p in order) for s in sorted(needed)]
    out.append("lemmas")
    out += [" ".join([lemma, *(s[-1] + str(order[s]) for s in sorted(lemmas[lemma]))]) for lemma in sorted(lemmas)]
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write("\n".join(out).encode("utf8"))


main(*sys.argv[1:])
