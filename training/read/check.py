"""Are the labels here well formed, and do their offsets fit the lent texts?  python check.py [shared/data]"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
LENT = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parents[2] / "shared" / "data"
FILES = {
    "allsides": "allsides/articles",
    "basil": "stories/basil",
    "semeval22": "stories/semeval22_t8_train_en",
    "wire_reprints/census": "wire_reprints/census",
    "wire_reprints/spotify": "wire_reprints/spotify",
}
DERIVED = {"verbatim", "edited", "paraphrased"}
LABELS = DERIVED | {"new", "boilerplate"}


def texts(corpus):
    """id -> untouched text, for one corpus."""
    found = {}
    with gzip.open(LENT / f"{FILES[corpus]}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if corpus == "semeval22":
                found |= {f"{record['pair_id']}#{side}": record[f"text{side}"] for side in (1, 2)}
            else:
                found[record["doc_id" if corpus == "basil" else "id"]] = record["text"]
    return found


def sentences(text):
    """The split the reader worked on; None without sentencex."""
    try:
        from sentencex import get_sentence_boundaries
    except ImportError:
        return None
    spans, start = [], 0
    for paragraph in text.replace("###", "\n\n\n").split("\n"):
        for found in get_sentence_boundaries("en", paragraph) if paragraph.strip() else ():
            begin, end = found["start_index"], found["end_index"]
            bare = paragraph[begin:end].strip()
            begin += len(paragraph[begin:end]) - len(paragraph[begin:end].lstrip())
            if bare:
                spans.append([start + begin, start + begin + len(bare)])
        start += len(paragraph) + 1
    return spans


def check(path, corpora):
    pair = json.loads(path.read_text(encoding="utf-8"))
    corpus = pair["corpus"]
    if corpus not in corpora:
        corpora[corpus] = texts(corpus)
    child, parent = corpora[corpus][pair["child"]], corpora[corpus][pair["parent"]]
    assert set(pair) == {"corpus", "child", "parent", "child_end", "sentences"}, path
    last = 0
    for row in pair["sentences"]:
        where = (path.name, row["child"])
        assert set(row) == {"child", "label", "also", "parent", "related"}, where
        begin, end = row["child"]
        assert last <= begin < end <= (pair["child_end"] or len(child)), where
        assert child[begin:end] == child[begin:end].strip(), where
        last = end
        assert row["label"] in LABELS, where
        assert set(row["also"]) <= LABELS - {row["label"]}, where
        assert (row["label"] in DERIVED) == bool(row["parent"]), where
        assert row["related"] or row["label"] != "new" or not DERIVED & set(row["also"]), where
        for begin, end in row["parent"] + row["related"]:
            assert 0 <= begin < end <= len(parent), where
            assert parent[begin:end] == parent[begin:end].strip(), where
    split = sentences(child[: pair["child_end"]])
    assert split is None or split == [row["child"] for row in pair["sentences"]], path
    return corpus, pair["sentences"]


def main():
    corpora, labels, of_corpus = {}, Counter(), Counter()
    paths = sorted(HERE.glob("*.json"), key=lambda path: int(path.stem))
    for path in paths:
        corpus, rows = check(path, corpora)
        for row in rows:
            labels[row["label"]] += 1
            of_corpus[corpus, row["label"]] += 1
    print(f"{len(paths)} pairs, {sum(labels.values())} sentences:", dict(labels))
    for (corpus, label), count in sorted(of_corpus.items()):
        print(f"  {corpus:24}{label:12}{count:4}")


if __name__ == "__main__":
    main()
