"""Fine-tune all-MiniLM-L6-v2 on PolNeAR train: what is a source, a cue, a content, and which cue links which.

    python -m training.attribution.train --shared ../shared --steady N --decay M

Writes training/attribution/build/tagger.pt every hundred steps; --resume goes on from there.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch.nn import functional

from training.attribution.corpus import Story, Window, read_stories, windows
from training.attribution.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torch import Tensor

BUILD = Path(__file__).parent / "build"
BATCH, RATE, HEAD_RATE, WARM = 8, 2.5e-4, 1e-3, 80


def batches(tokenizer: Tokenizer, stories: list[Story], seed: int) -> Iterator[list[Window]]:
    """Yield batches for ever: every pass takes each article once, in a state of its own."""
    chance = random.Random(seed)
    pool: list[Window] = []
    while True:
        chance.shuffle(stories)
        for story in stories:
            pool += windows(tokenizer, story, chance)
            if len(pool) > 60 * BATCH:
                chance.shuffle(pool)
                while len(pool) > 30 * BATCH:
                    yield [pool.pop() for _ in range(BATCH)]


def loss_of(tagger: Tagger, batch: list[Window]) -> Tensor:
    """Return the loss of a batch: inside and begin over pieces, links over the rows of the gold cues."""
    longest = max(len(window.pieces) for window in batch) + 2
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    mask = torch.zeros(len(batch), longest)
    marks = torch.zeros(len(batch), longest, 6)
    rows, where, gold = [], [], []
    for index, window in enumerate(batch):
        size = len(window.pieces)
        pieces[index, : size + 2] = torch.tensor([101, *window.pieces, 102])
        mask[index, : size + 2] = 1
        marks[index, 1 : size + 1, :3] = torch.from_numpy(window.inside)
        marks[index, 1 : size + 1, 3:] = torch.from_numpy(window.begin)
        for cue, links in zip(window.cues, window.links, strict=True):
            rows.append(int(cue) + 1)
            where.append(index)
            padded = np.zeros((2, longest), np.float32)
            padded[:, 1 : size + 1] = links
            gold.append(padded)
    logits, links = tagger(pieces, mask)
    each = functional.binary_cross_entropy_with_logits(logits, marks, reduction="none")
    each = (each * mask[:, :, None]).sum((0, 1)) / mask.sum()
    total = each[:3].sum() + 0.5 * each[3:].sum()
    if rows:
        picked = links[torch.tensor(where), :, torch.tensor(rows)]
        weight = mask[torch.tensor(where)][:, None, :]
        cost = functional.binary_cross_entropy_with_logits(picked, torch.from_numpy(np.stack(gold)), reduction="none")
        total = total + 4 * (cost * weight).sum((0, 2)).sum() / weight.sum()
    return total


def main() -> None:
    """Train; see the top of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2: model.safetensors, tokenizer.json"
    )
    parser.add_argument("--steady", type=int, default=1000)
    parser.add_argument("--decay", type=int, default=300)
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    BUILD.mkdir(exist_ok=True)
    torch.manual_seed(3)
    tokenizer = Tokenizer.from_file(str(args.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tagger = Tagger()
    tagger.load_encoder(load_file(args.encoder / "model.safetensors"))
    tagger.words.weight.requires_grad_(False)  # frozen: a rare word keeps what it meant before
    heads = [*tagger.marks.parameters(), *tagger.links.parameters(), tagger.distance]
    named = {id(parameter) for parameter in heads}
    encoder = [parameter for parameter in tagger.parameters() if id(parameter) not in named and parameter.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": encoder, "lr": RATE, "top": RATE}, {"params": heads, "lr": HEAD_RATE, "top": HEAD_RATE}],
        weight_decay=0.01, betas=(0.9, 0.98),
    )  # fmt: skip
    step = since = 0
    if args.resume:
        state = torch.load(BUILD / "tagger.pt")
        step = state["step"]
        since = step if "distance" not in state["tagger"] else 0
        tagger.load_state_dict(state["tagger"], strict=False)
        if "distance" in state["tagger"]:
            optimiser.load_state_dict(state["optimiser"])
    stream = batches(tokenizer, read_stories(args.shared / "data/polnear/train"), seed=step)
    tagger.train()
    last = args.steady + args.decay
    started, mean, seen = time.monotonic(), 0.0, 0
    while step < last:
        share = min(1.0, (step - since + 1) / WARM, (last - step) / args.decay)
        for group in optimiser.param_groups:
            group["lr"] = group["top"] * share
        batch = next(stream)
        loss = loss_of(tagger, batch)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimiser.step()
        step += 1
        mean, seen = 0.98 * mean + 0.02 * loss.item(), seen + sum(len(window.pieces) for window in batch)
        if step % 10 == 0:
            rate = seen / (time.monotonic() - started)
            sys.stderr.write(f"step {step} loss {mean / (1 - 0.98**step):.4f} rate {share:.2f} {rate:.0f} pieces/s\n")
        if step % 100 == 0 or step == last:
            state = {"step": step, "tagger": tagger.state_dict(), "optimiser": optimiser.state_dict()}
            torch.save(state, BUILD / "part.pt")
            (BUILD / "part.pt").replace(BUILD / "tagger.pt")


if __name__ == "__main__":
    main()
