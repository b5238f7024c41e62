"""Quality, speed and memory of the intake, beside a bare regular-expression pass and trafilatura alone.

    python benchmarks/intake.py [GOLD.jsonl ...] [--held-out] [--repeat 5] [--articles 1000] [--memory] [--store]

Quality is scored on our own labelled articles and on each GOLD file (see quotation_score). Speed is
measured on the texts of the GOLD files, else on our own, all in this run, as processor time, and judged as
ratios. `--memory` compares the peak of --articles with ten times as many, which takes a while; `--store` imports
--articles copies into a database of its own. Prints a line a figure: name, value, limit, pass or fail; exits 1 when
one fails.
"""

import argparse
import io
import json
import multiprocessing
import resource
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

import trafilatura  # noqa: E402 -- the project's folder has to be on the path first
from generated_pages import page, roster  # noqa: E402
from quotation_score import bare, count, ours, speaker_f1, words_f1  # noqa: E402

from negotiations.intake.extraction import extract  # noqa: E402
from negotiations.intake.extraction.body import read_body  # noqa: E402
from negotiations.intake.readers import read_articles  # noqa: E402

OWN = ROOT / "tests" / "intake" / "extraction" / "gold"
ROSTER = roster()
LEAST, MOST = 1, -1
ROUNDS = 5  # of one and two processes
COUNTED = 60_000  # numbers: about as long as an article takes


class Verdicts:
    """Prints figures and remembers whether one failed."""

    def __init__(self) -> None:
        self.failed = 0

    def judge(self, name: str, value: float, limit: float, sense: int = LEAST) -> None:
        """Print a figure with its limit: a least one, or with MOST a greatest one."""
        good = value * sense >= limit * sense
        self.failed += not good
        word = "at least" if sense == LEAST else "at most"
        say(f"{name}: {value:.3f} ({word} {limit}) {'pass' if good else 'FAIL'}")


def say(line: str) -> None:
    """Write a line."""
    sys.stdout.write(line + "\n")


def load(path: Path, *, held_out: bool = False) -> list[dict[str, Any]]:
    """Return the records of a gold file, or only the 40 percent that nobody looks at."""
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [r for r in records if not held_out or zlib.crc32(str(r["id"]).encode()) % 10 >= 6]


def judge_quality(
    verdicts: Verdicts, name: str, records: Sequence[dict[str, Any]], limits: tuple[float, float]
) -> None:
    """Score a gold set, and the regular expression on it."""
    total, other = count(records, ours), count(records, bare)
    say(
        f"{name}: {len(records)} articles, {total['found']} of {total['gold']} quotations found, {total['false']} false,"
        f" {total['right']} of {total['named found']} speakers right;"
        f" regular expression {words_f1(other):.3f} / {speaker_f1(other):.3f}"
    )
    verdicts.judge(f"{name}: words F1", words_f1(total), limits[0])
    verdicts.judge(f"{name}: words and speaker F1", speaker_f1(total), limits[1])


def read_all(data: bytes, name: str) -> list[str]:
    """Read a file's articles, without extracting."""
    return [article.text for article in read_articles(io.BytesIO(data), name)]


def take_in(data: bytes, name: str) -> None:
    """Do what the import does before it stores: read, clean, extract, match."""
    for article in read_articles(io.BytesIO(data), name):
        extract(article.text, title=article.title, roster=ROSTER)


def rates(stages: dict[str, Callable[[int], object]], number: int, repeat: int) -> dict[str, float]:
    """Return each stage's articles a second: every article at its quickest of `repeat` rounds.

    Stages take turns article by article, and what else the machine does meanwhile hardly shows in a minimum.
    """
    best = {name: [float("inf")] * number for name in stages}
    for _ in range(repeat):
        for index in range(number):
            for name, stage in stages.items():
                start = time.process_time()
                stage(index)
                best[name][index] = min(best[name][index], time.process_time() - start)
    return {name: number / max(sum(times), 1e-9) for name, times in best.items()}


def judge_speed(verdicts: Verdicts, texts: Sequence[str], repeat: int) -> None:
    """Time every stage on the same texts."""
    files = [text.encode() for text in texts]
    pages = [page(text, number) for number, text in enumerate(texts)]
    sources = [each.encode() for each in pages]
    found = rates(
        {
            "read": lambda n: read_all(files[n], "a.txt"),
            "clean": lambda n: read_body(texts[n]),
            "extract": lambda n: extract(texts[n]),
            "extract and match": lambda n: extract(texts[n], roster=ROSTER),
            "read, clean, extract, match": lambda n: take_in(files[n], "a.txt"),
            "regular expression": lambda n: bare(texts[n]),
            "trafilatura": lambda n: trafilatura.bare_extraction(pages[n]),
            "web page: read": lambda n: read_all(sources[n], "a.html"),
            "web page: read, clean, extract, match": lambda n: take_in(sources[n], "a.html"),
        },
        len(texts),
        repeat,
    )
    for name, rate in found.items():
        say(f"{name}: {rate:.0f} articles/s")
    plain, web = found["read, clean, extract, match"], found["web page: read, clean, extract, match"]
    verdicts.judge(
        "extraction against the regular expression", found["extract"] / found["regular expression"], 0.15
    )
    verdicts.judge("plain text before storing against extraction", plain / found["extract"], 0.5)
    verdicts.judge("web pages before storing against trafilatura", web / found["trafilatura"], 0.55)


def judge_storing(verdicts: Verdicts, texts: Sequence[str], number: int) -> None:
    """Time imports that store, against extraction and trafilatura alone."""
    # Imported only when asked for: it needs Django and the database.
    from stored_import import seconds

    spent = seconds(texts, max(1, number // len(texts)))
    for name, value in spent.items():
        say(f"{name}: {len(texts) / value:.0f} articles/s, the database's time included")
    verdicts.judge("import of texts against extraction", spent["extract"] / spent["import of texts"], 0.5)
    for name in ("trafilatura", "trafilatura's text"):
        verdicts.judge(
            f"import of web pages against {name}", spent[name] / spent["import of web pages"], 0.55
        )
    heavy = spent["trafilatura, heavy pages"] / spent["import of heavy web pages"]
    verdicts.judge("import of web pages as heavy as a newspaper's against trafilatura", heavy, 0.55)


def work(texts: Sequence[str], number: int, answer: Any, together: Any) -> None:
    """Extract `number` articles in a process of its own; answer with the seconds and the peak memory in MB.

    Without texts, count: what the machine gives to two processes that need nothing but its processors.
    """
    for text in texts[:20]:
        extract(text, roster=ROSTER)
    together.wait()
    start = time.perf_counter()
    for index in range(number):
        if texts:
            extract(texts[index % len(texts)], roster=ROSTER)
        else:
            sum(range(COUNTED))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answer.put((time.perf_counter() - start, peak))


def side_by_side(texts: Sequence[str], number: int, processes: int) -> tuple[float, float]:
    """Return articles a second by the clock over all processes, and the peak memory of the largest in MB."""
    context = multiprocessing.get_context("spawn")
    answers, together = context.Queue(), context.Barrier(processes)
    running = [
        context.Process(target=work, args=(texts, number, answers, together)) for _ in range(processes)
    ]
    for process in running:
        process.start()
    got = [answers.get() for _ in running]
    for process in running:
        process.join()
    return processes * number / max(seconds for seconds, _ in got), max(peak for _, peak in got)


def judge_processes(verdicts: Verdicts, texts: Sequence[str], number: int, *, memory: bool) -> None:
    """Compare two processes with one, and the memory of many articles with that of few."""
    # Each round is measured within some seconds, so that what else the machine does counts on both sides.
    rounds = [(side_by_side(texts, number, 1), side_by_side(texts, number, 2)[0]) for _ in range(ROUNDS)]
    counting = side_by_side((), number, 2)[0] / side_by_side((), number, 1)[0]
    one, two = median(rate for (rate, _), _ in rounds), median(rate for _, rate in rounds)
    peak = max(peak for (_, peak), _ in rounds)
    say(f"one process: {one:.0f} articles/s, peak {peak:.0f} MB; two: {two:.0f} articles/s")
    say(f"two processes that only count, against one: {counting:.3f}")
    verdicts.judge("two processes against one", median(two / one for (one, _), two in rounds), 1.7)
    if memory:
        _, more = side_by_side(texts, 10 * number, 1)
        verdicts.judge(f"memory of {10 * number} articles against {number}", more / peak, 1.1, MOST)


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--articles", type=int, default=1000, help="how many each process takes")
    parser.add_argument("--held-out", action="store_true", help="score only 40 %% of each GOLD file")
    parser.add_argument("--memory", action="store_true", help="also compare the memory of ten times as many")
    parser.add_argument("--store", action="store_true", help="also import into a database of its own")
    options = parser.parse_args()
    verdicts = Verdicts()
    own = {path.stem: load(path) for path in sorted(OWN.glob("*.jsonl"))}
    for name, records in own.items():
        judge_quality(verdicts, f"our articles, {name}", records, (0.97, 0.9))
    given = [load(path, held_out=options.held_out) for path in options.gold]
    for path, records in zip(options.gold, given, strict=True):
        judge_quality(verdicts, path.name, records, (0.99, 0.9))
    texts = [record["text"] for records in given or own.values() for record in records]
    judge_speed(verdicts, texts, options.repeat)
    judge_processes(verdicts, texts, options.articles, memory=options.memory)
    if options.store:
        judge_storing(verdicts, texts, options.articles)
    return 1 if verdicts.failed else 0


if __name__ == "__main__":
    sys.exit(main())
