"""Write the trained tagger as src/whence/text/data/attribution.onnx: int8 weights, any number of windows of any length.

python -m training.attribution.export --encoder FOLDER
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional

from training.attribution.tagger import HEADS, WIDTH, Tagger

BUILD = Path(__file__).parent / "build"
DATA = Path(__file__).parents[2] / "src/whence/text/data"


class Read(nn.Module):
    """The tagger as it is read with: query, key and value in one product, and no mask, as nothing is padded."""

    def __init__(self, tagger: Tagger) -> None:
        """Take the weights of `tagger`."""
        super().__init__()
        self.tagger = tagger
        self.heads = nn.ModuleList(nn.Linear(WIDTH, 3 * WIDTH) for _ in tagger.layers)
        for merged, layer in zip(self.heads, tagger.layers, strict=True):
            share = (WIDTH // HEADS) ** -0.5
            for kind in ("weight", "bias"):
                parts = [getattr(part, kind) for part in (layer.query, layer.key, layer.value)]
                getattr(merged, kind).data = torch.cat([parts[0] * share, parts[1], parts[2]])

    def forward(self, pieces: Tensor) -> tuple[Tensor, Tensor]:
        """Map windows x length pieces to marks and links."""
        tagger, (windows, length) = self.tagger, pieces.shape
        hidden = tagger.norm(tagger.words(pieces) + tagger.places.weight[:length] + tagger.kinds)
        for merged, layer in zip(self.heads, tagger.layers, strict=True):
            parts = merged(hidden).view(windows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
            mixed = torch.softmax(parts[0] @ parts[1].transpose(2, 3), dim=-1) @ parts[2]
            hidden = layer.norm(hidden + layer.out(mixed.transpose(1, 2).reshape(windows, length, WIDTH)))
            hidden = layer.final(hidden + layer.down(functional.gelu(layer.up(hidden))))
        return tagger.heads(hidden)


def main() -> None:
    """Export; see the top of the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="folder with tokenizer.json of all-MiniLM-L6-v2")
    parser.add_argument("--to", type=Path, default=DATA)
    args = parser.parse_args()
    tagger = Tagger()
    tagger.load_state_dict(torch.load(BUILD / "tagger.pt", map_location="cpu")["tagger"])
    tagger.eval()
    pieces, read = torch.randint(1000, 2000, (2, 40)), Read(tagger).eval()
    for one, other in zip(tagger(pieces, torch.ones(2, 40)), read(pieces), strict=True):
        torch.testing.assert_close(one, other, rtol=1e-3, atol=1e-3)
    axes = {"windows": 0, "length": 1}
    torch.onnx.export(
        read, (pieces,), str(BUILD / "full.onnx"), dynamo=False, opset_version=17,
        input_names=["pieces"], output_names=["marks", "links"],
        dynamic_axes={
            "pieces": {at: name for name, at in axes.items()}, "marks": {at: name for name, at in axes.items()},
            "links": {0: "windows", 2: "length", 3: "length"},
        },
    )  # fmt: skip
    quant_pre_process(str(BUILD / "full.onnx"), str(BUILD / "ready.onnx"), skip_symbolic_shape=True)
    # Seven-bit weights: without VNNI instructions eight bits overflow, and results would differ between machines.
    quantize_dynamic(
        str(BUILD / "ready.onnx"), str(BUILD / "int8.onnx"), weight_type=QuantType.QInt8, per_channel=True,
        reduce_range=True, op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip
    onnx.checker.check_model(str(BUILD / "int8.onnx"))
    args.to.mkdir(exist_ok=True)
    shutil.copy(BUILD / "int8.onnx", args.to / "attribution.onnx")
    shutil.copy(args.encoder / "tokenizer.json", args.to / "attribution.tokenizer.json")


if __name__ == "__main__":
    main()
