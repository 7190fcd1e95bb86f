"""The tagger: MiniLM's six layers, a head that marks pieces, and a head that links a cue to its source and content."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, LAYERS, LINK, FAR = 384, 12, 6, 64, 127


class Layer(nn.Module):
    """A layer of BERT (post-norm)."""

    def __init__(self) -> None:
        """Make an untrained layer."""
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm, self.final = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)

    def forward(self, hidden: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Map batch x pieces x width to the same; `mask` is added to the attention's logits."""
        batch, length = hidden.shape[0], hidden.shape[1]

        def heads(linear: nn.Linear) -> Tensor:
            return linear(hidden).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = heads(self.query), heads(self.key), heads(self.value)
        weights = torch.softmax(query @ key.transpose(2, 3) * (WIDTH // HEADS) ** -0.5 + mask, dim=-1)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm(hidden + functional.dropout(self.out(mixed), drop, self.training))
        grown = functional.gelu(self.up(hidden))
        return self.final(hidden + functional.dropout(self.down(grown), drop, self.training))


class Tagger(nn.Module):
    """Logits of inside and begin for each piece, and of links between every two pieces."""

    def __init__(self) -> None:
        """Make an untrained tagger."""
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.marks = nn.Linear(WIDTH, 6)
        self.links = nn.Linear(WIDTH, 4 * LINK)
        self.distance = nn.Parameter(torch.zeros(2 * FAR + 1, 2))  # how far a source or a content stands from its cue
        self.drop = 0.1

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Map pieces and their mask (batch x length) to marks (… x 6) and links (batch x 2 x length x length)."""
        length = pieces.shape[1]
        hidden = self.norm(self.words(pieces) + self.places.weight[:length] + self.kinds)
        hidden = functional.dropout(hidden, self.drop, self.training)
        added = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -1e4
        for layer in self.layers:
            hidden = layer(hidden, added, self.drop)
        return self.heads(hidden)

    def heads(self, hidden: Tensor) -> tuple[Tensor, Tensor]:
        """Map what the last layer says (batch x length x width) to marks and links."""
        batch, length, _ = hidden.shape
        ends = self.links(hidden).view(batch, length, 2, 2, LINK).permute(2, 0, 3, 1, 4)
        at = torch.arange(length)
        apart = self.distance[(at[None, :] - at[:, None]).clamp(-FAR, FAR) + FAR].permute(2, 0, 1)
        return self.marks(hidden), ends[0] @ ends[1].transpose(2, 3) * LINK**-0.5 + apart

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of all-MiniLM-L6-v2, by their names in its file."""
        names = {
            "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
            "attention.output.dense": "out", "attention.output.LayerNorm": "norm", "intermediate.dense": "up",
            "output.dense": "down", "output.LayerNorm": "final",
        }  # fmt: skip
        state = self.state_dict()
        state["words.weight"] = weights["embeddings.word_embeddings.weight"]
        state["places.weight"] = weights["embeddings.position_embeddings.weight"]
        state["kinds"] = weights["embeddings.token_type_embeddings.weight"][0]
        for kind in ("weight", "bias"):
            state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
            for index in range(LAYERS):
                for theirs, ours in names.items():
                    state[f"layers.{index}.{ours}.{kind}"] = weights[f"encoder.layer.{index}.{theirs}.{kind}"]
        self.load_state_dict(state)
