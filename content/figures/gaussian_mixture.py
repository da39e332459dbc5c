"""Gaussian mixtures and k-means, for the figures of the chapter on latent variables."""

from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

THREE = (
    (0.45, (-1.6, -0.4), ((0.9, 0.55), (0.55, 0.5))),
    (0.30, (1.5, 1.3), ((0.35, -0.25), (-0.25, 0.6))),
    (0.25, (1.6, -1.4), ((0.8, 0.0), (0.0, 0.12))),
)


@dataclass(frozen=True)
class Mixture:
    """Weights (k), means (k × d) and covariances (k × d × d)."""

    weights: np.ndarray
    means: np.ndarray
    covariances: np.ndarray


def draw_points(components: tuple, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw `count` points from (weight, mean, covariance) triples; the points and their components."""
    random = np.random.default_rng(seed)
    labels = random.choice(len(components), count, p=[weight for weight, _, _ in components])
    points = np.array([random.multivariate_normal(components[k][1], components[k][2]) for k in labels])
    return points, labels


def log_joint(points: np.ndarray, mixture: Mixture) -> np.ndarray:
    """Give log π_k + log N(x; μ_k, Σ_k), a row a point, a column a component."""
    columns = []
    for weight, mean, covariance in zip(mixture.weights, mixture.means, mixture.covariances, strict=True):
        root = np.linalg.cholesky(covariance)
        scaled = np.linalg.solve(root, (points - mean).T)
        constant = -np.log(np.diag(root)).sum() - points.shape[1] / 2 * np.log(2 * np.pi)
        columns.append(np.log(weight) + constant - 0.5 * (scaled**2).sum(0))
    return np.stack(columns, axis=1)


def log_likelihood(points: np.ndarray, mixture: Mixture) -> float:
    """Give the mean log-likelihood of the points."""
    return float(logsumexp(log_joint(points, mixture), axis=1).mean())


def responsibilities(points: np.ndarray, mixture: Mixture) -> np.ndarray:
    """Give the E-step: p(z = k | x), a row a point."""
    joint = log_joint(points, mixture)
    return np.exp(joint - logsumexp(joint, axis=1, keepdims=True))


def maximise(points: np.ndarray, shares: np.ndarray, floor: float = 1e-3) -> Mixture:
    """Give the M-step, with `floor` added to the variances to keep them from collapsing."""
    counts = shares.sum(0)
    means = (shares.T @ points) / counts[:, None]
    covariances = []
    for k, mean in enumerate(means):
        centred = points - mean
        covariances.append(
            (shares[:, k, None] * centred).T @ centred / counts[k] + floor * np.eye(points.shape[1])
        )
    return Mixture(counts / len(points), means, np.array(covariances))


def fit(points: np.ndarray, start: Mixture, steps: int) -> list[Mixture]:
    """Run EM; the mixtures after 0, 1, …, `steps` steps."""
    path = [start]
    for _ in range(steps):
        path.append(maximise(points, responsibilities(points, path[-1])))
    return path


def k_means(points: np.ndarray, means: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Run Lloyd's algorithm; the means and the assignment of each point."""
    for _ in range(steps):
        nearest = ((points[:, None] - means) ** 2).sum(2).argmin(1)
        means = np.array([points[nearest == k].mean(0) for k in range(len(means))])
    return means, nearest


def ellipse(mean: np.ndarray, covariance: np.ndarray, radius: float = 2.0) -> np.ndarray:
    """Give the points of the ellipse at `radius` standard deviations, as two rows."""
    angle = np.linspace(0, 2 * np.pi, 37)
    return mean[:, None] + radius * np.linalg.cholesky(covariance) @ np.stack([np.cos(angle), np.sin(angle)])
