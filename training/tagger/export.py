"""Write a trained tagger as the files that the package reads: ONNX graphs with 8-bit weights, transitions, tokenizer.

python -m training.tagger.export model.pt VOCABULARY_DIR OUT_DIR
"""

import shutil
import sys
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.tagger import encoder
from training.tagger.model import HEADS, Shape, Tagger

OPSET = 17


class Plain(nn.Module):
    """Attention spelled out, so that the graph holds nothing but matrix products and a softmax."""

    def __init__(self, layer: encoder.Layer) -> None:
        super().__init__()
        self.layer = layer
        # One product for queries, keys and values: their input is quantised once instead of three times.
        self.qkv = nn.Linear(encoder.WIDTH, 3 * encoder.WIDTH)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([layer.q.weight, layer.k.weight, layer.v.weight]))
            self.qkv.bias.copy_(torch.cat([layer.q.bias, layer.k.bias, layer.v.bias]))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        layer = self.layer
        batch, pieces = x.shape[0], x.shape[1]

        parts = self.qkv(x).reshape(batch, pieces, 3, encoder.HEADS, encoder.WIDTH // encoder.HEADS)
        q, k, v = parts.permute(2, 0, 3, 1, 4)
        scores = q @ k.transpose(2, 3) * (encoder.WIDTH // encoder.HEADS) ** -0.5
        y = torch.softmax(scores + (1 - mask.float()) * -1e4, -1) @ v
        x = layer.norm1(x + layer.attended(y.transpose(1, 2).reshape(batch, pieces, encoder.WIDTH)))
        return layer.norm2(x + layer.narrow(nn.functional.gelu(layer.widen(x))))


def load(path: Path) -> Tagger:
    stored = torch.load(path, weights_only=False)
    model = Tagger(Shape(**stored["shape"]))
    model.load_state_dict(stored["state"])
    return model.eval()


def write(model: Tagger, vocabulary: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for stage in (model.reader, model.framer):
        stage.layers = nn.ModuleList(Plain(layer) for layer in stage.layers)
    graphs = {
        "reader": (
            model.reader,
            (torch.tensor([[0, 5, 6, 2]]), torch.tensor([[3, 0, 0, 3]])),
            ["ids", "states"],
            ["context", *HEADS],
            {"ids": {0: "batch", 1: "pieces"}, "states": {0: "batch", 1: "pieces"}},
        ),
        "framer": (
            model.framer,
            (torch.zeros(2, 5, encoder.WIDTH), torch.full((2, 5), 48), torch.ones(2, 5, dtype=torch.bool)),
            ["context", "distances", "present"],
            ["arguments", "real"],
            {name: {0: "cues", 1: "pieces"} for name in ("context", "distances", "present")},
        ),
    }
    for name, (module, example, inputs, outputs, axes) in graphs.items():
        whole = Path(mkdtemp()) / f"{name}.onnx"
        torch.onnx.export(
            module,
            example,
            str(whole),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            str(whole),
            str(out / f"{name}.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        shutil.rmtree(whole.parent)
    steps, begin = model.crf.transitions()
    np.savez(out / "transitions.npz", steps=steps.detach().numpy(), begin=begin.detach().numpy())
    shutil.copy(vocabulary / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    write(load(Path(sys.argv[1])), Path(sys.argv[2]), Path(sys.argv[3]))
