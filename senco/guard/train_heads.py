"""Fit one network of :mod:`senco.guard.meaning` with TensorFlow, which only training needs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import tensorflow as tf

from senco.guard.meaning import Head

UNITS = 64  # to which a vector is squeezed
QUERIES = 4
HIDDEN = 64
EPOCHS = 8
BATCH = 64
RATE = 2e-3  # of learning, at its highest
WARM_UP = 100  # steps
LEAST = 0.02  # of the rate, at the end
DROPPED = (0.2, 0.3)  # of the vectors and of what is pooled, while learning
DECAY = 1e-5  # keeps the many weights of the squeezing small

tf.config.experimental.enable_op_determinism()


class Texts:
    """The vectors of the tokens of many texts.

    Args:
        vectors: for each text a row a token.
    """

    def __init__(self, vectors: list[np.ndarray]) -> None:
        self._vectors = vectors
        self._lengths = np.array([len(tokens) for tokens in vectors])
        self.size = vectors[0].shape[1]

    def __getitem__(self, index: int) -> np.ndarray:
        return self._vectors[index].astype(np.float32)

    def batches(self, chosen: np.ndarray, rng: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Yield places, vectors and which of these are real, in random order, texts of like length together."""
        about = self._lengths[chosen] + 3 * rng.random(len(chosen))
        ordered = chosen[np.argsort(about, kind="stable")]
        starts = rng.permutation(np.arange(0, len(ordered), BATCH))
        for start in starts:
            places = ordered[start : start + BATCH]
            vectors = np.zeros((len(places), self._lengths[places].max(), self.size), dtype=np.float32)
            real = np.zeros(vectors.shape[:2], dtype=np.float32)
            for row, place in enumerate(places):
                vectors[row, : self._lengths[place]] = self._vectors[place]
                real[row, : self._lengths[place]] = 1
            yield places, vectors, real


class _Network(tf.Module):
    """The network of :class:`senco.guard.meaning.Head`, as it learns."""

    def __init__(self, size: int, seed: int) -> None:
        super().__init__()
        self._random = tf.random.Generator.from_seed(seed)
        pooled = UNITS * (QUERIES + 2)
        self.squeeze, self.squeeze_bias = self._weights(size, UNITS, size**-0.5), tf.Variable(tf.zeros(UNITS))
        self.query = self._weights(size, QUERIES, 0.1 * size**-0.5)
        self.hidden, self.hidden_bias = self._weights(pooled, HIDDEN, pooled**-0.5), tf.Variable(tf.zeros(HIDDEN))
        self.output, self.output_bias = self._weights(HIDDEN, 1, 0.1), tf.Variable(tf.zeros(1))

    def _weights(self, rows: int, columns: int, spread: float) -> tf.Variable:
        return tf.Variable(self._random.normal((rows, columns)) * spread)

    def __call__(self, vectors: tf.Tensor, real: tf.Tensor) -> tf.Tensor:
        vectors = tf.nn.dropout(vectors, DROPPED[0])
        units = tf.nn.relu(vectors @ self.squeeze + self.squeeze_bias) * real[..., None]
        attention = tf.nn.softmax(vectors @ self.query - (1 - real)[..., None] * 1e4, axis=1)
        attended = tf.reshape(tf.einsum("ntq,ntu->nqu", attention, units), (tf.shape(units)[0], QUERIES * UNITS))
        mean = tf.reduce_sum(units, axis=1) / tf.reduce_sum(real, axis=1, keepdims=True)
        pooled = tf.nn.dropout(tf.concat([attended, tf.reduce_max(units, axis=1), mean], axis=1), DROPPED[1])
        return (tf.nn.relu(pooled @ self.hidden + self.hidden_bias) @ self.output + self.output_bias)[:, 0]

    def head(self) -> Head:
        """Return what was learned."""
        bias = self.output_bias.numpy()[0]
        arrays = (self.squeeze, self.squeeze_bias, self.query, self.hidden, self.hidden_bias)
        return Head(*(array.numpy() for array in arrays), self.output.numpy()[:, 0], bias)


def train_head(texts: Texts, learned: np.ndarray, labels: np.ndarray, importance: np.ndarray, seed: int) -> Head:
    """Return a network that tells concerns from other texts.

    Args:
        texts: all texts.
        learned: places of those to learn from.
        labels: 1 for concerns, 0 for others, of all texts.
        importance: how much a mistake with each text counts.
        seed: the beginning; the same gives the same network.
    """
    tf.random.set_seed(seed)
    rng = np.random.default_rng(seed)
    network = _Network(texts.size, seed)
    rate = tf.Variable(0.0)
    optimizer = tf.keras.optimizers.legacy.Adam(rate)

    @tf.function(
        autograph=False,
        input_signature=[
            tf.TensorSpec((None, None, texts.size)),
            tf.TensorSpec((None, None)),
            *[tf.TensorSpec((None,))] * 2,
        ],
    )
    def learn(vectors: tf.Tensor, real: tf.Tensor, wanted: tf.Tensor, weight: tf.Tensor) -> None:
        with tf.GradientTape() as tape:
            losses = tf.nn.sigmoid_cross_entropy_with_logits(wanted, network(vectors, real))
            loss = tf.reduce_mean(weight * losses) + DECAY * tf.reduce_sum(network.squeeze**2)
        variables = network.trainable_variables
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables, strict=True))

    steps, step = EPOCHS * -(-len(learned) // BATCH), 0
    for _ in range(EPOCHS):
        for places, vectors, real in texts.batches(learned, rng):
            step += 1
            rate.assign(RATE * min(1, step / WARM_UP) * max(LEAST, 1 - step / steps))
            wanted, weight = labels[places].astype(np.float32), importance[places].astype(np.float32)
            learn(*(tf.constant(array) for array in (vectors, real, wanted, weight)))
    return network.head()
