"""A burst of changes costs few builds and its last change is never missed, by a clock that tests turn."""

from __future__ import annotations

import threading
from itertools import pairwise
from math import inf
from random import Random

import pytest

from tuftenotes.pace import Changes, Pace


def builds(saves: list[float], takes: float, lag: float = 0.0) -> list[float]:
    """Return when builds start if files are saved at these seconds and a build takes that long."""
    pace = Pace(lag=lag)
    starts: list[float] = []
    coming = [*saves]
    ends = -inf
    while coming or pace.wanted is not None or ends > -inf:
        due = max(pace.due, pace.ended) if ends == -inf and pace.due is not None else inf
        running = ends if ends > -inf else inf
        if coming and coming[0] <= min(due, running):
            pace = pace.after_change(coming.pop(0))
        elif running <= due:
            pace, ends = pace.after_end(running), -inf
        else:
            pace, ends = pace.after_start(), due + takes
            starts.append(due)
    return starts


def every(pause: float, seconds: float) -> list[float]:
    """Return the times of saves with this pause for so many seconds."""
    return [number * pause for number in range(int(seconds / pause) + 1)]


@pytest.mark.parametrize("takes", [0.02, 0.1, 0.6, 3.0])
@pytest.mark.parametrize("pause", [0.0002, 0.02, 0.05, 0.1, 0.15, 0.2])
@pytest.mark.parametrize("seconds", [1.0, 4.0, 8.0])
def test_a_burst_costs_three_builds_at_most(takes: float, pause: float, seconds: float) -> None:
    """The first starts at its first save, the last after its last, however long a build takes."""
    saves = every(pause, seconds)
    starts = builds(saves, takes)
    assert starts[0] == saves[0]
    assert starts[-1] >= saves[-1]
    assert len(starts) <= 3


@pytest.mark.parametrize("seed", range(20))
def test_uneven_saves_are_a_burst_too(seed: int) -> None:
    """Pauses from nothing to twice the usual one, as on a busy machine."""
    dice = Random(seed)  # noqa: S311 (nothing here is secret)
    saves = [0.0]
    while saves[-1] < 8:
        saves.append(saves[-1] + dice.uniform(0.0, 0.2))
    starts = builds(saves, dice.uniform(0.02, 0.5))
    assert starts[0] == 0.0
    assert starts[-1] >= saves[-1]
    assert len(starts) <= 3


@pytest.mark.parametrize("seed", range(50))
def test_the_last_save_is_never_missed(seed: int) -> None:
    """Whatever the pauses are: a build starts after the last save, and soon."""
    dice = Random(seed)  # noqa: S311 (nothing here is secret)
    saves = [0.0]
    for _ in range(100):
        saves.append(saves[-1] + dice.expovariate(dice.choice((0.5, 2.0, 10.0, 100.0))))
    takes = dice.uniform(0.0, 2.0)
    starts = builds(saves, takes)
    assert starts[0] == 0.0
    assert saves[-1] <= starts[-1] <= saves[-1] + takes + 0.7 + 1e-9
    assert all(later - earlier > takes - 1e-9 for earlier, later in pairwise(starts))


def test_single_saves_are_built_at_once() -> None:
    """None of them waits, so long as the one before has been built."""
    saves = [0.0, 0.5, 1.2, 1.7, 5.0]
    assert builds(saves, 0.1) == saves


def test_a_second_save_waits_a_tenth_of_a_second() -> None:
    """As when an editor saves and then formats the file; it may not be the last."""
    assert builds([0.0, 0.2], 0.05) == [0.0, pytest.approx(0.3)]


def test_what_comes_during_a_build_becomes_one_more() -> None:
    """However many saves there are, it starts when the build ends."""
    assert builds([0.0, *(0.1 + number / 1000 for number in range(500))], 2.0) == [0.0, 2.0]


def test_a_stream_without_end_is_seen_to_go_on() -> None:
    """After a second, then less and less often."""
    starts = builds(every(0.09, 75), 0.0)
    assert starts[:5] == pytest.approx([0, 1.1, 11.2, 31.3, 71.4], abs=0.2)
    assert len(starts) == 6


def test_events_that_come_late_are_waited_for() -> None:
    """Where threads wake up late a save every 100 ms comes in lumps, which are one burst all the same."""
    lumps = [0.9 * number + part / 1000 for number in range(9) for part in range(9)]
    assert len(builds(lumps, 0.1)) > 3
    assert len(builds(lumps, 0.1, lag=0.2)) <= 3


def test_how_late_threads_wake_up_is_forgotten() -> None:
    """A hitch counts at once and less with each time that nothing is late; a sleep of hours is no hitch."""
    pace = Pace().after_waking(0.2)
    assert pace.lag == 0.2
    for _ in range(20):
        pace = pace.after_waking(0.0)
    assert pace.lag < 0.01
    assert Pace().after_waking(9000).lag == 0.5


def test_a_file_is_whole_after_the_delay_or_when_told() -> None:
    """The wait for the end of a write is cut short by it."""
    pace = Pace().after_change(1.0, 0.1)
    assert pace.due == pytest.approx(1.1)
    assert pace.after_change(1.05).due == pytest.approx(1.05)
    assert pace.after_change(1.05, 0.1).due == pytest.approx(1.1)


def test_nothing_is_due_before_something_changes() -> None:
    """Nor after a build that nothing came into."""
    changes = Changes()
    assert Pace().due is None
    assert not changes.wait(0.01)
    changes.note()
    assert changes.wait(0)
    changes.start()
    changes.end()
    assert not changes.wait(0.01)


def test_a_change_wakes_what_waits_for_it() -> None:
    """Said by another thread, or that the file is whole after all."""
    changes = Changes()
    threading.Timer(0.05, changes.note, (30,)).start()
    threading.Timer(0.1, changes.note).start()
    assert changes.wait(20)
