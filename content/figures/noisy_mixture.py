"""A mixture of round Gaussians: the one density whose noisy versions have scores in closed form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import logsumexp, softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]


@dataclass(frozen=True)
class Mixture:
    """Weights (k,), means (k, d) and the components' common standard deviation."""

    weights: Array
    means: Array
    width: float

    def sample(self, rng: np.random.Generator, count: int) -> Array:
        """Draw `count` points, shape (count, d)."""
        which = rng.choice(len(self.weights), size=count, p=self.weights)
        return self.means[which] + self.width * rng.normal(size=(count, self.means.shape[1]))

    def noisy(self, scale: float, noise: float) -> Mixture:
        """Give the distribution of scale · x + noise · ε, again a mixture."""
        return Mixture(self.weights, scale * self.means, float(np.hypot(scale * self.width, noise)))

    def log_density(self, x: Array) -> Array:
        """Give the logarithm of the density at the points x (…, d)."""
        result: Array = logsumexp(self._log_joint(x), axis=-1)
        return result

    def score(self, x: Array) -> Array:
        """Give the gradient of the log-density at the points x (…, d)."""
        shares = softmax(self._log_joint(x), axis=-1)
        result: Array = (shares @ self.means - x) / self.width**2
        return result

    def _log_joint(self, x: Array) -> Array:
        squares = ((x[..., None, :] - self.means) ** 2).sum(-1)
        constant = self.means.shape[1] * np.log(np.sqrt(2 * np.pi) * self.width)
        result: Array = np.log(self.weights) - squares / (2 * self.width**2) - constant
        return result
