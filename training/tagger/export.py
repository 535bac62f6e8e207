"""Write a trained tagger as the files that the package reads: ONNX graphs with 8-bit weights, transitions, tokenizer.

python -m training.tagger.export model.pt VOCABULARY_DIR OUT_DIR [ARTICLES.jsonl [LEFT_OUT]]

With ARTICLES, gold that the model learned from, the layers are made ready for 8-bit products by what they see in some,
and LEFT_OUT, 0 to 1, of their inner neurons are left out (`calibrate`); without, the layers are taken as they are.

Graphs are written the way ONNX Runtime itself would rewrite them at start-up, with its fused operators, so that opening
them is quick. Only rewritings that suit every processor are made.
"""

import shutil
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from narasumber.tagging import write_card
from narasumber.tagging.labels import REACH
from narasumber.tagging.pieces import load_tokenizer
from training.tagger import encoder
from training.tagger.calibrate import Seen, evened, look, read_texts, thin
from training.tagger.model import HEADS, Framer, Reader, Shape, Tagger

OPSET = 17
SLENDER = 32
ARTICLES = 30  # looked at


class Attention(torch.autograd.Function):
    """ONNX Runtime's fused attention, which never holds the scores of all pairs of pieces at once.

    There is no mask: at run time windows come one at a time and the cues of one paragraph together, so nothing is
    padded.
    """

    @staticmethod
    def forward(ctx: Any, q: Tensor, k: Tensor, v: Tensor) -> Tensor:
        batch, pieces, width = q.shape
        q, k, v = (x.view(batch, pieces, encoder.HEADS, -1).transpose(1, 2) for x in (q, k, v))
        y = nn.functional.scaled_dot_product_attention(q, k, v)
        return y.transpose(1, 2).reshape(batch, pieces, width)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any) -> Any:
        fused = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=encoder.HEADS)
        return fused.setType(q.type())


class Plain(nn.Module):
    """A layer of products, norms and fused attention."""

    def __init__(self, layer: encoder.Layer) -> None:
        super().__init__()
        self.layer = layer
        # One product for queries, keys and values: their input is quantised once instead of three times.
        self.qkv = nn.Linear(encoder.WIDTH, 3 * encoder.WIDTH)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([layer.q.weight, layer.k.weight, layer.v.weight]))
            self.qkv.bias.copy_(torch.cat([layer.q.bias, layer.k.bias, layer.v.bias]))

    def forward(self, x: Tensor) -> Tensor:
        layer = self.layer
        q, k, v = self.qkv(x).split(encoder.WIDTH, -1)
        x = layer.norm1(x + layer.attended(Attention.apply(q, k, v)))
        return layer.norm2(x + layer.narrow(nn.functional.gelu(layer.widen(x))))


def product(weight: Tensor, bias: Tensor) -> nn.Linear:
    made = nn.Linear(weight.shape[1], weight.shape[0])
    with torch.no_grad():
        made.weight.copy_(weight)
        made.bias.copy_(bias)
    return made


class Ready(nn.Module):
    """A layer made ready for 8-bit products by what it saw."""

    def __init__(self, layer: encoder.Layer, seen: Seen, left_out: float) -> None:
        super().__init__()
        self.attended, self.norm1, self.norm2 = layer.attended, layer.norm1, layer.norm2
        qkv = torch.cat([layer.q.weight, layer.k.weight, layer.v.weight])
        even = evened(seen.inputs, qkv)
        self.register_buffer("even", 1 / even)
        self.qkv = product(qkv * even, torch.cat([layer.q.bias, layer.k.bias, layer.v.bias]))
        inner = thin(layer, seen, left_out)
        quiet, loud = layer.widen.weight[inner.quiet], layer.widen.weight[inner.loud]
        even = evened(seen.attended, quiet)
        self.register_buffer("even_inner", 1 / even)
        self.widen = product(quiet * even, layer.widen.bias[inner.quiet])
        self.narrow = product(inner.narrow[:, : len(inner.quiet)], inner.bias)
        self.widen_loud = product(loud, layer.widen.bias[inner.loud])
        self.narrow_loud = product(inner.narrow[:, len(inner.quiet) :], torch.zeros(encoder.WIDTH))

    def forward(self, x: Tensor) -> Tensor:
        gelu = nn.functional.gelu
        q, k, v = self.qkv(x * self.even).split(encoder.WIDTH, -1)
        x = self.norm1(x + self.attended(Attention.apply(q, k, v)))
        loud = gelu(self.widen_loud(x)) @ self.narrow_loud.weight.T
        return self.norm2(x + (loud + self.narrow(gelu(self.widen(x * self.even_inner)))))


class PlainReader(nn.Module):
    """The reader over windows without padding."""

    def __init__(self, reader: Reader, layers: Iterable[nn.Module]) -> None:
        super().__init__()
        self.reader = reader
        self.layers = nn.ModuleList(layers)

    def forward(self, ids: Tensor, states: Tensor) -> tuple[Tensor, ...]:
        reader = self.reader
        x = reader.norm(reader.word(ids) + reader.position.weight[: ids.shape[1]] + reader.quotation(states))
        for layer in self.layers:
            x = layer(x)
        return (x, *(head(x) for head in reader.heads.values()))


class PlainFramer(nn.Module):
    """The framer over the cues of one paragraph, whose states it is given once."""

    def __init__(self, framer: Framer, layers: Iterable[nn.Module]) -> None:
        super().__init__()
        self.framer = framer
        self.layers = nn.ModuleList(layers)

    def forward(self, x: Tensor, distances: Tensor) -> tuple[Tensor, Tensor]:
        """x: (1, pieces, WIDTH); distances: (cues, pieces)."""
        framer = self.framer
        x = x + framer.distance(distances)
        for layer in self.layers:
            x = layer(x)
        cue = (distances == REACH).float()[:, :, None]
        return framer.arguments(x), framer.real((x * cue).sum(1) / cue.sum(1))[:, 0]


def load(path: Path) -> tuple[Tagger, list[str]]:
    """Return the model and the ids of the articles that it learned from."""
    stored = torch.load(path, weights_only=False)
    model = Tagger(Shape(**stored["shape"]))
    model.load_state_dict(stored["state"])
    return model.eval(), stored.get("articles", [])


def slender(path: Path) -> list[str]:
    """Name the products with weights so narrow (heads, loud neurons) that whole precision costs nothing there."""
    graph = onnx.load(str(path)).graph
    narrow = {weights.name for weights in graph.initializer if len(weights.dims) == 2 and min(weights.dims) < SLENDER}
    return [node.name for node in graph.node if node.op_type == "MatMul" and not narrow.isdisjoint(node.input)]


def write_graph(
    module: nn.Module,
    example: tuple[Tensor, ...],
    inputs: dict[str, dict[int, str]],
    outputs: list[str],
    path: Path,
) -> None:
    """Export `module`, give its products 8-bit weights, and let ONNX Runtime fuse what it can fuse anywhere."""
    with TemporaryDirectory() as folder:
        whole, quantised = (str(Path(folder) / name) for name in ("whole.onnx", "quantised.onnx"))
        torch.onnx.export(
            module,
            example,
            whole,
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=inputs,
            opset_version=OPSET,
            custom_opsets={"com.microsoft": 1},
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            quantised,
            nodes_to_exclude=slender(Path(whole)),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
        options = onnxruntime.SessionOptions()
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(path)
        onnxruntime.InferenceSession(quantised, options, providers=["CPUExecutionProvider"])


def layers_of(model: Tagger, vocabulary: Path, texts: Sequence[str], left_out: float) -> list[list[nn.Module]]:
    """Return the layers of reader and framer as they are to be written; without `texts`, as they are."""
    stages = [[*model.reader.layers], [*model.framer.layers]]
    if not texts:
        return [[Plain(layer) for layer in stage] for stage in stages]
    seen = look(model, load_tokenizer(vocabulary / "tokenizer.json"), texts)
    return [
        [Ready(layer, notes, left_out) for layer, notes in zip(*pair, strict=True)]
        for pair in zip(stages, seen, strict=True)
    ]


def write(
    model: Tagger,
    articles: list[str],
    vocabulary: Path,
    out: Path,
    texts: Sequence[str] = (),
    left_out: float = 0.0,
) -> None:
    out.mkdir(parents=True, exist_ok=True)
    of_reader, of_framer = layers_of(model, vocabulary, texts, left_out)
    write_graph(
        PlainReader(model.reader, of_reader),
        (torch.tensor([[0, 5, 6, 2]]), torch.tensor([[3, 0, 0, 3]])),
        {name: {0: "batch", 1: "pieces"} for name in ("ids", "states")},
        ["context", *HEADS],
        out / "reader.onnx",
    )
    write_graph(
        PlainFramer(model.framer, of_framer),
        (torch.zeros(1, 5, encoder.WIDTH), torch.full((2, 5), REACH)),
        {"context": {1: "pieces"}, "distances": {0: "cues", 1: "pieces"}},
        ["arguments", "real"],
        out / "framer.onnx",
    )
    steps, begin = model.crf.transitions()
    np.savez(out / "transitions.npz", steps=steps.detach().numpy(), begin=begin.detach().numpy())
    shutil.copy(vocabulary / "tokenizer.json", out / "tokenizer.json")
    write_card(out, articles)


if __name__ == "__main__":
    with torch.no_grad():
        model_file, vocabulary_folder, out_folder, *rest = sys.argv[1:]
        texts = read_texts(Path(rest[0]), ARTICLES) if rest else ()
        share = float(rest[1]) if rest[1:] else 0.0
        write(*load(Path(model_file)), Path(vocabulary_folder), Path(out_folder), texts, share)
