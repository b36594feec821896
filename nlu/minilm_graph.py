"""Build the ONNX graph of all-MiniLM-L6-v2 from its safetensors weights, without PyTorch.

The model is a six-layer BERT encoder (hidden size 384, 12 heads) followed by mean pooling over the real tokens and L2
normalisation, all of it inside the graph: token ids go in, unit vectors come out, and the vectors of the tokens.  Its
layers may be tuned (:mod:`nlu.tuned_layers`).

Attention and GELU are single operators of ONNX Runtime's own, not of the standard: the texts are so short that a dozen small
operators cost as much as their arithmetic.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

LAYERS, HEADS, HIDDEN = 6, 12, 384
WORDING = 3  # after so many layers a vector still tells more of the words than of what they mean
LAYER_NORM_EPSILON = 1e-12
OPSET = 17
FUSED, FUSED_OPSET = "com.microsoft", 1  # the domain of ONNX Runtime's own operators


def build_onnx(weights: Mapping[str, np.ndarray], target: Path) -> None:
    """Write an encoder as an ONNX file.

    Args:
        weights: the weights of all-MiniLM-L6-v2 by name, tuned or not.
        target: the ONNX file to write; its folder is made if missing.

    The graph maps ``input_ids`` and ``attention_mask`` (int64, batch x tokens) to ``sentence`` (float32, batch x 384,
    rows of length 1) and ``tokens`` (float32, batch x tokens x 384), of the last layer.
    """
    graph = _GraphBuilder(weights)
    mask = _mask(graph)
    tokens = _layers(graph, _embed(graph), mask, range(LAYERS))
    graph.op("Identity", tokens, out="tokens")
    graph.op("Identity", _pool_and_normalise(graph, tokens), out="sentence")
    _save(graph.model(sentence=["batch", HIDDEN], tokens=["batch", "tokens", HIDDEN]), target)


def build_question_onnx(weights: Mapping[str, np.ndarray], target: Path) -> None:
    """Write the encoder of questions, which looks at two layers.

    Args:
        weights: the weights of all-MiniLM-L6-v2 by name, tuned or not.
        target: the ONNX file to write.

    The graph is as that of :func:`build_onnx`, but sentence and tokens have two vectors each (2 x 384 numbers): that of the
    last layer and that after WORDING of them.  Weights are bytes, which makes it more than twice as fast; vectors
    keep a cosine of 0.99 with the exact ones.
    """
    graph = _GraphBuilder(weights)
    mask = _mask(graph)
    wording = _layers(graph, _embed(graph), mask, range(WORDING))
    meaning = _layers(graph, wording, mask, range(WORDING, LAYERS))
    graph.op("Concat", meaning, wording, out="tokens", axis=-1)
    graph.op("Concat", *(_pool_and_normalise(graph, each) for each in (meaning, wording)), out="sentence", axis=-1)
    exact = target.with_suffix(".exact")
    _save(graph.model(sentence=["batch", 2 * HIDDEN], tokens=["batch", "tokens", 2 * HIDDEN]), exact)
    # Seven bits of the eight, so that processors without instructions for bytes do not overflow.  The type of what the fused
    # operators give out has to be named, as nothing infers it.
    quantize_dynamic(
        str(exact),
        str(target),
        op_types_to_quantize=["MatMul", "Attention"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},
    )
    exact.unlink()


def _save(model: onnx.ModelProto, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, str(target))


def read_safetensors(path: Path) -> dict[str, np.ndarray]:
    """Read a safetensors file into arrays by name (float32 tensors only; others are skipped)."""
    raw = path.read_bytes()
    header_size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + header_size])
    data = memoryview(raw)[8 + header_size :]
    tensors = {}
    for name, info in header.items():
        if info.get("dtype") == "F32":
            start, end = info["data_offsets"]
            tensors[name] = np.frombuffer(data[start:end], dtype=np.float32).reshape(info["shape"])
    return tensors


class _GraphBuilder:
    """Collects nodes and constants, and hands out fresh names."""

    def __init__(self, weights: Mapping[str, np.ndarray]) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def op(self, kind: str, *inputs: str, out: str | None = None, **attributes) -> str:
        name = out or f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def constant(self, name: str, value: np.ndarray) -> str:
        self._constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def ints(self, *values: int) -> str:
        return self.constant("ints_" + "_".join(map(str, values)), np.array(values, dtype=np.int64))

    def weight(self, name: str) -> str:
        return self.constant(name, self._weights[name])

    def matrix(self, *names: str) -> str:
        """Return the weights of linear layers side by side, as they are multiplied from the right."""
        columns = [self._weights[f"{name}.weight"].T for name in names]
        return self.constant(f"{names[0]}.matrix", np.hstack(columns))

    def bias(self, *names: str) -> str:
        """Return the constants of linear layers, one after another."""
        return self.constant(f"{names[0]}.biases", np.hstack([self._weights[f"{name}.bias"] for name in names]))

    def linear(self, x: str, name: str) -> str:
        return self.op("Add", self.op("MatMul", x, self.matrix(name)), self.bias(name))

    def layer_norm(self, x: str, name: str) -> str:
        return self.op(
            "LayerNormalization",
            x,
            self.weight(f"{name}.weight"),
            self.weight(f"{name}.bias"),
            axis=-1,
            epsilon=LAYER_NORM_EPSILON,
        )

    def model(self, **outputs: list[str | int]) -> onnx.ModelProto:
        """Return the model with these outputs, each with its shape."""
        ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "tokens"])
        mask = helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "tokens"])
        given = [helper.make_tensor_value_info(name, TensorProto.FLOAT, shape) for name, shape in outputs.items()]
        constants = list(self._constants.values())
        graph = helper.make_graph(self._nodes, "all-MiniLM-L6-v2", [ids, mask], given, constants)
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, FUSED_OPSET)]
        )
        model.ir_version = 8
        onnx.checker.check_model(model)
        return model


def _embed(graph: _GraphBuilder) -> str:
    words = graph.op("Gather", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    # All tokens are of segment 0, and positions count from 0: both are rows that broadcast over the batch.
    segment = graph.op("Gather", graph.weight("embeddings.token_type_embeddings.weight"), graph.ints(0))
    length = graph.op("Slice", graph.op("Shape", "input_ids"), graph.ints(1), graph.ints(2))
    positions = graph.op(
        "Slice", graph.weight("embeddings.position_embeddings.weight"), graph.ints(0), length, graph.ints(0)
    )
    total = graph.op("Add", graph.op("Add", words, segment), positions)
    return graph.layer_norm(total, "embeddings.LayerNorm")


def _mask(graph: _GraphBuilder) -> str:
    """1 for real tokens and 0 for padding, as the fused attention wants it."""
    return graph.op("Cast", "attention_mask", to=TensorProto.INT32)


def _encoder_layer(graph: _GraphBuilder, x: str, mask: str, name: str) -> str:
    projections = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    weights = graph.matrix(*projections), graph.bias(*projections)
    heads = graph.op("Attention", x, *weights, mask, num_heads=HEADS, domain=FUSED)
    attended = graph.linear(heads, f"{name}.attention.output.dense")
    x = graph.layer_norm(graph.op("Add", x, attended), f"{name}.attention.output.LayerNorm")
    inner = graph.op("Gelu", graph.linear(x, f"{name}.intermediate.dense"), domain=FUSED)
    outer = graph.linear(inner, f"{name}.output.dense")
    return graph.layer_norm(graph.op("Add", x, outer), f"{name}.output.LayerNorm")


def _layers(graph: _GraphBuilder, hidden: str, mask: str, numbers: range) -> str:
    for number in numbers:
        hidden = _encoder_layer(graph, hidden, mask, f"encoder.layer.{number}")
    return hidden


def _pool_and_normalise(graph: _GraphBuilder, hidden: str) -> str:
    mask = graph.op("Unsqueeze", graph.op("Cast", "attention_mask", to=TensorProto.FLOAT), graph.ints(2))
    total = graph.op("ReduceSum", graph.op("Mul", hidden, mask), graph.ints(1), keepdims=0)
    mean = graph.op("Div", total, graph.op("ReduceSum", mask, graph.ints(1), keepdims=0))
    return graph.op("LpNormalization", mean, axis=-1, p=2)
