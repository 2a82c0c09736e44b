#!/usr/bin/env python3
"""Asks DuckDB, Polars and pandas what `readiness audit` answers, of the same file, and compares answers, time and memory.

    python3 -m venv peers && peers/bin/pip install duckdb polars pandas pyarrow
    readiness-bench generate --layout long --bytes 1GB --tags 1000 -o long.csv
    peers/bin/python peers.py long.csv --layout long            times and answers of all, in turns
    peers/bin/python peers.py long.csv --layout long --verify   answers alone, of DuckDB, with every flatline

The file must come from `readiness-bench generate` with the layout long, messy or wide. The questions, of each tag:

    samples, texts, bad quality; first and last time; minimum, maximum, mean and standard deviation of the numbers
    that are not of bad quality; the 95 % quantile and the longest of the intervals; gaps; duplicates; late samples;
    the longest run of one number.

An interval is a time less the largest earlier time of the tag in the order of the file, when that is positive. A sample
is late when it is older than the newest. It is a duplicate when one of the 16 samples before it has its time. A gap is an
interval longer than 3 typical ones and 1.5 times the 95 % quantile; a late sample inside it parts it in two. -9999 means
that there is no value, when it comes twice or more.
"""
import argparse
import json
import math
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time

NULLS = ["", "nan", "n/a"]  # the words for nothing that the generator uses
MAGIC = [999.0, 9999.0, 99999.0, 999999.0, 9999.99, 999.25, 999.99]  # and their negatives; left out of means
RECENT = 16
LISTED = 256  # gaps that an audit keeps of a tag
COUNTS = ["samples", "texts", "bad", "late", "duplicates", "first", "last"]
TOOLS = ["duckdb", "polars", "pandas"]


# DuckDB: one sort by tag, then windows over the whole table in that order, which DuckDB streams. Partitioned windows
# take over twice as long. A wide table needs no sort: each column is a series as it stands.

def duckdb_answer(file, layout, threads, verify):
    import duckdb

    con = duckdb.connect()
    con.execute(f"set threads = {threads}")
    con.execute(f"set temp_directory = '{os.path.join(tempfile.gettempdir(), 'peers-duckdb')}'")
    name = file.replace("'", "''")
    nulls = ", ".join(f"'{word}'" for word in NULLS)

    def cell(raw, bad="false"):
        number = f"try_cast({raw} as double)"
        return (f"case when isfinite({number}) and not {bad} then {number} end v, "
                f"(not coalesce(isfinite({number}), false) and lower(coalesce({raw}, '')) not in ({nulls}))::int x")

    answers = {}
    if layout == "wide":
        with open(file) as opened:
            tags = opened.readline().rstrip("\n").split(",")[1:]
        columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(tags)))
        con.execute(f"""create temp table w as select epoch_ms(t) t, * exclude (t) from read_csv('{name}',
            auto_detect = false, header = true, delim = ',', columns = {{'t': 'TIMESTAMP', {columns}}})""")
        for i, tag in enumerate(tags):
            con.execute(f"""create or replace temp table s as select {i} id, t, {cell(f'c{i}')}, 0 bad from w
                where lower(coalesce(c{i}, '')) not in ({nulls})""")
            answers.update(duckdb_series(con, {i: tag}, verify))
        return answers
    options = ("delim = ','" if layout == "long" else
               "delim = ';', new_line = '\\r\\n', timestampformat = '%d.%m.%Y %H:%M:%S'")
    raw = "value" if layout == "long" else "replace(value, ',', '.')"
    con.execute(f"""create temp table b as select tag, epoch_ms(t) t, {cell(raw, "(quality = 'Bad')")},
        (quality = 'Bad')::int bad, row_number() over () n from read_csv('{name}', auto_detect = false, header = true,
        quote = '"', escape = '"', {options},
        columns = {{'tag': 'VARCHAR', 't': 'TIMESTAMP', 'value': 'VARCHAR', 'quality': 'VARCHAR'}})""")
    con.execute("create temp table tags as select tag, (row_number() over ())::int id from (select distinct tag from b)")
    con.execute("create temp table s as select id, t, v, x, bad from b join tags using (tag) order by id, n")
    con.execute("drop table b")
    return duckdb_series(con, dict(con.execute("select id, tag from tags").fetchall()), verify)


def duckdb_series(con, tags, verify):
    """The answers of the series in the table s, which stand one after the other, each in the order of the file."""
    before = "rows between unbounded preceding and current row"
    con.execute(f"""create or replace temp table d as select id, k, t, v, x, bad, m, t - m dt from (
        select *, case when pid = id then lag(mm) over () - (id::bigint << 44) end m from (
        select *, row_number() over () k, lag(id) over () pid, max((id::bigint << 44) + t) over ({before}) mm from s))""")
    con.execute(f"""create or replace temp table r as select id, t, v, k - g + 1 run, g from (
        select *, max(case when pid is distinct from id or pv <> v then k end) over ({before}) g from (
        select id, t, v, row_number() over () k, lag(v) over () pv, lag(id) over () pid from s where v is not null))""")
    magic = ", ".join(map(str, MAGIC))
    usual = f"filter (abs(v) not in ({magic}))"
    con.execute(f"""create or replace temp table a as select *, greatest(3 * q[1], 1.5 * q[2]) tolerance from (
        select id, count(*) samples, sum(x) texts, sum(bad) bad, min(t) t0, max(t) t1, count(*) filter (v = -9999) missing,
        min(v) filter (v <> -9999) low, max(v) high, avg(v) {usual} mean, stddev_samp(v) {usual} sd,
        quantile_disc(dt, [0.5, 0.95, 0.93, 0.97]) filter (dt > 0) q, max(dt) longest, count(*) filter (dt < 0) late,
        count(*) filter (dt = 0) same from d group by id)""")
    answers = {}
    for row in con.execute("select * exclude (tolerance, q), q[1], q[2], q[3:4] from a").fetchall():
        id, samples, texts, bad, first, last, missing, low, high, mean, sd, longest, late, same, typical, p95, around = row
        answers[id] = {
            "samples": samples, "texts": texts, "bad": bad, "first": first, "last": last, "minimum": low, "maximum": high,
            "missing": missing, "mean": mean, "sd": sd, "typical": typical, "p95": p95, "late": late, "duplicates": same,
            "p95_around": around, "candidates": [], "inside": [], "run": 0, "runs": []}
    for id, k, start, end in con.execute(
            "select id, k, m, t from d join a using (id) where dt > tolerance or dt = longest").fetchall():
        answers[id]["candidates"].append((k, start, end))
    for id, k, t in con.execute("select id, k, t from d where dt < 0").fetchall():
        answers[id]["inside"].append((k, t))
    for id, count in con.execute(f"""select l.id, count(distinct l.k) from (select * from d where dt < 0) l join d
            on d.id = l.id and d.t = l.t and d.k < l.k and d.k >= l.k - {RECENT} group by 1""").fetchall():
        answers[id]["duplicates"] += count
    for id, run in con.execute("select id, max(run) from r group by 1").fetchall():
        answers[id]["run"] = run
    if verify:
        for id, start, end, samples, value in con.execute("""select id, arg_min(t, run), arg_max(t, run), max(run), any_value(v)
                from r where g in (select g from r where run = 11) group by id, g""").fetchall():
            answers[id]["runs"].append((start, end, samples, value))
    return {tags[id]: answer for id, answer in answers.items()}


# Polars: one group per tag with everything as expressions on it; of a wide table each column by itself.

def polars_answer(file, layout, threads, verify):
    os.environ["POLARS_MAX_THREADS"] = str(threads)
    import polars as pl

    t, v, k = pl.col("t"), pl.col("v"), pl.int_range(pl.len())

    def questions(newest, dt):
        """Answers of one value, and of lists."""
        intervals = dt.filter(dt > 0)
        typical, p95 = (intervals.quantile(share, "equiprobable") for share in (0.5, 0.95))
        is_gap = ((dt > pl.max_horizontal(3 * typical, 1.5 * p95)) | (dt == dt.max())).fill_null(False)
        is_late = (dt < 0).fill_null(False)
        late = k.filter(is_late)
        usual = v.filter(~v.abs().is_in(MAGIC))
        repeated = pl.max_horizontal(*[
            ((late >= j) & (t.gather((late - j).clip(0)) == t.gather(late))).cast(pl.Int64) for j in range(1, RECENT + 1)])
        return dict(
            samples=pl.len(), texts=pl.col("x").sum(), bad=pl.col("bad").sum(), first=t.min(), last=t.max(),
            missing=(v == -9999).sum(), minimum=v.filter(v != -9999).min(), maximum=v.max(), mean=usual.mean(),
            sd=usual.std(), typical=typical, p95=p95, late=is_late.sum(), same=(dt == 0).sum(), repeated=repeated.sum(),
            run=v.drop_nulls().rle().struct.field("len").max()
        ), dict(gap_k=k.filter(is_gap), gap_start=newest.filter(is_gap), gap_end=t.filter(is_gap), late_k=late,
                late_t=t.filter(is_late))

    def cells(frame, raw):
        number = raw.cast(pl.Float64, strict=False)
        number = pl.when(number.is_finite()).then(number)
        is_null_word = raw.fill_null("").str.to_lowercase().is_in(NULLS)
        return frame.with_columns(v=pl.when(pl.col("bad") == 0).then(number), x=number.is_null() & ~is_null_word)

    def instant(form):
        return t.str.to_datetime(form, time_unit="ms", time_zone=None).dt.epoch("ms")

    if layout == "wide":
        with open(file) as opened:
            tags = opened.readline().rstrip("\n").split(",")[1:]
        names = ["t"] + [f"c{i}" for i in range(len(tags))]
        table = pl.scan_csv(file, has_header=False, skip_rows=1, schema={n: pl.String for n in names}).with_columns(
            instant("%Y-%m-%dT%H:%M:%S%.3fZ")).collect(engine="streaming").rechunk()
        frames = []
        single, lists = questions(pl.col("newest"), pl.col("dt"))
        for i, tag in enumerate(tags):
            raw = pl.col("raw")
            samples = table.select("t", raw=pl.col(f"c{i}"), bad=pl.lit(0)).filter(
                ~raw.fill_null("").str.to_lowercase().is_in(NULLS))
            samples = cells(samples, raw).with_columns(newest=t.cum_max().shift(1)).with_columns(dt=t - pl.col("newest"))
            # One group, because the same expressions as a lazy selection take over 100 times as long (Polars 2.1).
            frames.append(samples.group_by(pl.lit(tag).alias("tag")).agg(**single, **lists))
        result = pl.concat(frames)
    else:
        names = ["tag", "t", "value", "quality"]
        form = "%Y-%m-%dT%H:%M:%S%.3fZ" if layout == "long" else "%d.%m.%Y %H:%M:%S"
        raw = pl.col("value") if layout == "long" else pl.col("value").str.replace(",", ".", literal=True)
        frame = pl.scan_csv(file, has_header=False, skip_rows=1, separator="," if layout == "long" else ";",
                            schema={n: pl.String for n in names})
        frame = cells(frame.with_columns(instant(form), bad=(pl.col("quality") == "Bad").cast(pl.Int64)), raw)
        newest = t.cum_max().shift(1)
        single, lists = questions(newest, t - newest)
        result = frame.select("tag", "t", "v", "x", "bad").group_by("tag", maintain_order=True).agg(
            **single, **lists).collect(engine="streaming")
    answers = {}
    for row in result.iter_rows(named=True):
        row["candidates"] = list(zip(row.pop("gap_k"), row.pop("gap_start"), row.pop("gap_end")))
        row["inside"] = list(zip(row.pop("late_k"), row.pop("late_t")))
        row["duplicates"] = row.pop("same") + (row.pop("repeated") or 0)
        tag = row.pop("tag")
        answers[tag.replace('""', '"')] = row
    return answers


# pandas: one stable sort by tag, then numpy on each stretch.

def pandas_answer(file, layout, threads, verify):
    os.environ["OMP_NUM_THREADS"] = str(threads)
    import numpy as np
    import pandas as pd
    import pyarrow

    pyarrow.set_cpu_count(threads)
    table = pd.read_csv(file, sep=";" if layout == "messy" else ",", engine="pyarrow", dtype_backend="pyarrow")
    table.columns = [name if layout == "wide" else name.lower() for name in table.columns]
    times = table.pop("timestamp")
    if layout == "messy":
        times = pd.to_datetime(times, format="%d.%m.%Y %H:%M:%S")
    else:
        times = pd.to_datetime(times, utc=True, format="ISO8601" if times.dtype.kind in "OU" else None)
    times = times.astype("datetime64[ms, UTC]" if layout != "messy" else "datetime64[ms]").astype("int64").to_numpy()

    def numbers(raw):
        if raw.dtype.kind in "if":
            number = raw.to_numpy(dtype="float64", na_value=np.nan)
            return number, np.zeros(len(raw), bool), ~np.isnan(number)
        text = raw.astype("string").fillna("").str.lower()
        if layout == "messy":
            text = text.str.replace(",", ".", regex=False)
        number = pd.to_numeric(text, errors="coerce").to_numpy(dtype="float64", na_value=np.nan)
        number[~np.isfinite(number)] = np.nan
        null = text.isin(NULLS).to_numpy(dtype=bool)
        return number, np.isnan(number) & ~null, ~null

    def series(t, v, x, bad):
        newest = np.maximum.accumulate(t)
        dt = t[1:] - newest[:-1]
        intervals = np.sort(dt[dt > 0])
        typical, p95 = (int(intervals[math.ceil(share * len(intervals)) - 1]) for share in (0.5, 0.95))
        v = v[~np.isnan(v) & (bad == 0)]
        usual = v[~np.isin(np.abs(v), MAGIC)]
        real = v[v != -9999]
        gaps = np.flatnonzero((dt > max(3 * typical, 1.5 * p95)) | (dt == dt.max())) + 1
        late = np.flatnonzero(dt < 0) + 1
        repeated = np.zeros(len(late), bool)
        for j in range(1, RECENT + 1):
            repeated |= (late >= j) & (t[np.maximum(late - j, 0)] == t[late])
        edges = np.flatnonzero(np.concatenate(([True], v[1:] != v[:-1], [True])))
        return {
            "samples": len(t), "texts": int(x.sum()), "bad": int(bad.sum()), "first": int(t.min()), "last": int(t.max()),
            "missing": int((v == -9999).sum()), "minimum": float(real.min()), "maximum": float(v.max()),
            "mean": float(usual.mean()), "sd": float(usual.std(ddof=1)), "typical": typical, "p95": p95,
            "late": len(late), "duplicates": int((dt == 0).sum() + repeated.sum()), "run": int(np.diff(edges).max()),
            "candidates": [(int(k), int(newest[k - 1]), int(t[k])) for k in gaps],
            "inside": [(int(k), int(t[k])) for k in late]}

    answers = {}
    if layout == "wide":
        for tag in table.columns:
            v, x, is_sample = numbers(table[tag])
            answers[tag] = series(times[is_sample], v[is_sample], x[is_sample], np.zeros(is_sample.sum()))
        return answers
    v, x, _ = numbers(table["value"])
    bad = (table["quality"] == "Bad").to_numpy(dtype=bool)
    codes, tags = pd.factorize(table["tag"])
    order = np.argsort(codes, kind="stable")
    times, v, x, bad = times[order], v[order], x[order], bad[order]
    bounds = np.searchsorted(codes[order], np.arange(len(tags) + 1))
    for i, tag in enumerate(tags):
        part = slice(bounds[i], bounds[i + 1])
        answers[tag] = series(times[part], v[part], x[part], bad[part])
    return answers


ANSWERS = {"duckdb": duckdb_answer, "polars": polars_answer, "pandas": pandas_answer}


# Comparison

def finished(answer):
    """Settles what needs the samples in their order: late samples part gaps, sentinels are no minimum."""
    spans = {(start, end): k for k, start, end in answer.pop("candidates")}
    for k, t in sorted(answer.pop("inside")):
        for (start, end), since in spans.items():
            if since < k and start < t < end:
                del spans[start, end]
                spans[start, t] = spans[t, end] = k
                break
    answer["gaps"] = sorted(spans, key=lambda span: span[0] - span[1])[:LISTED]
    answer["longest"] = max((end - start for start, end in spans), default=None)
    if answer.pop("missing") == 1:
        answer["minimum"] = -9999.0
    return answer


def ours(folder):
    """What an audit wrote into evidence.sqlite, in the words of this program; times in milliseconds."""
    con = sqlite3.connect(os.path.join(folder, "evidence.sqlite"))
    con.row_factory = sqlite3.Row

    def ms(seconds):
        return None if seconds is None else round(seconds * 1000)

    answers = {}
    for row in con.execute("select * from signal"):
        answers[row["tag"]] = {
            "samples": row["samples"], "texts": row["non_numeric"], "bad": row["bad_quality"], "late": row["out_of_order"],
            "duplicates": row["duplicates"], "first": ms(row["first"]), "last": ms(row["last"]), "minimum": row["minimum"],
            "maximum": row["maximum"], "mean": row["mean"], "sd": row["standard_deviation"],
            "typical": row["typical_interval"] * 1000, "p95": row["p95_interval"] * 1000,
            "longest": ms(row["longest_interval"]), "gaps": [], "flatlines": []}
    for row in con.execute("select * from gap where cause <> 'bad-quality'"):
        answers[row["tag"]]["gaps"].append((ms(row["start"]), ms(row["end"])))
    for row in con.execute("select * from flatline"):
        answers[row["tag"]]["flatlines"].append((ms(row["start"]), ms(row["end"]), row["samples"], row["value"]))
    return answers


def differences(theirs, own):
    """(tag, question, theirs, ours) of all that does not agree, and how many answers were compared."""
    found = [(tag, "tag", tag in theirs, tag in own) for tag in sorted(theirs.keys() ^ own.keys())]
    compared = 0
    for tag in sorted(theirs.keys() & own.keys()):
        a, b = theirs[tag], own[tag]
        agrees = {name: a[name] == b[name] for name in COUNTS + ["minimum", "maximum", "longest"]}
        # A sum of squares about the first value, in another order: the deviation has a few digits less than the mean.
        agrees["mean"] = math.isclose(a["mean"], b["mean"], rel_tol=1e-9)
        agrees["sd"] = math.isclose(a["sd"], b["sd"], rel_tol=1e-7)
        # Bins of a sixteenth of an octave. Here a late sample parts the interval that it falls into, so that there is one
        # more; with few samples that moves the quantile to its neighbour.
        bin = 2 ** (1 / 16)
        if a["late"] == 0:
            agrees["p95"] = a["p95"] / bin <= b["p95"] <= a["p95"] * bin
        elif "p95_around" in a:
            low, high = a["p95_around"]
            agrees["p95"] = low / bin <= b["p95"] <= high * bin
        # A mode here and a median there.
        agrees["typical"] = abs(math.log2(a["typical"] / b["typical"])) <= 1 / 2
        # Typical intervals differ, so tolerances do: what is longer than both is a gap for both.
        limit = max(max(3 * side["typical"], 1.5 * side["p95"]) for side in (a, b))
        lists = [sorted(gap for gap in side["gaps"] if gap[1] - gap[0] > limit) for side in (a, b)]
        agrees["gaps"] = lists[0] == lists[1] or LISTED in (len(a["gaps"]), len(b["gaps"]))
        for flatline in b["flatlines"] if "runs" in a else []:
            agrees[f"flatline {flatline}"] = flatline in a["runs"]
        compared += len(agrees)
        for name, is_same in agrees.items():
            if not is_same:
                pair = [sorted(set(lists[i]) - set(lists[1 - i])) for i in (0, 1)] if name == "gaps" else (
                    a.get(name), b.get(name))
                found.append((tag, name, *pair))
    return found, compared


# Runs

def run(arguments):
    """Runs a program to its end: seconds on the wall and of processors, and bytes of memory at most."""
    begin = time.perf_counter()
    pid = os.posix_spawn(arguments[0], arguments, os.environ)
    _, status, usage = os.wait4(pid, 0)
    if status != 0:
        raise SystemExit(f"'{' '.join(arguments)}' ended with {os.waitstatus_to_exitcode(status)}")
    return {"wall": time.perf_counter() - begin, "processor": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss * 1024}


def versions():
    from importlib import metadata

    found = {}
    for tool in TOOLS + ["pyarrow"]:
        try:
            found[tool] = metadata.version(tool)
        except metadata.PackageNotFoundError:
            found[tool] = None
    return found


def main():
    about, details = __doc__.split("\n\n", 1)
    parser = argparse.ArgumentParser(description=about, epilog=details, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--layout", choices=["long", "messy", "wide"], required=True)
    parser.add_argument("--readiness", default=".build/release/readiness", help="the program to compare with")
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--threads", type=int, default=os.cpu_count(), help="of each tool; default: all")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--verify", action="store_true", help="DuckDB alone, once, and flatlines too")
    parser.add_argument("--json", help="a file for all that was measured")
    parser.add_argument("--answer", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        tool, path = options.answer.split(":", 1)
        answers = ANSWERS[tool](options.file, options.layout, options.threads, options.verify)
        with open(path, "w") as opened:
            json.dump(answers, opened)
        return 0
    tools = ["duckdb"] if options.verify else options.tools.split(",")
    found = versions()
    for tool in tools:
        if found.get(tool) is None:
            raise SystemExit(f"{tool} is not installed: run `pip install duckdb polars pandas pyarrow`, or give --tools")
    with tempfile.TemporaryDirectory() as folder:
        report = os.path.join(folder, "report")
        commands = {"readiness": [os.path.abspath(options.readiness), "audit", options.file, "--quiet", "-o", report]}
        for tool in tools:
            commands[tool] = [
                sys.executable, os.path.abspath(__file__), options.file, "--layout", options.layout, "--threads",
                str(options.threads), "--answer", f"{tool}:{os.path.join(folder, tool)}"] + ["--verify"] * options.verify
        costs = {name: [] for name in commands}
        for _ in range(1 if options.verify else options.runs):
            for name, command in commands.items():
                costs[name].append(run(command))
        own = ours(report)
        disagreeing = {}
        for tool in tools:
            with open(os.path.join(folder, tool)) as opened:
                answers = json.load(opened)
            for answer in answers.values():
                answer["runs"] = [tuple(entry) for entry in answer["runs"]] if options.verify else None
                if not options.verify:
                    del answer["runs"]
                finished(answer)
            disagreeing[tool], compared = differences(answers, own)
            print(f"{tool}: {len(disagreeing[tool])} of {compared} answers of {len(own)} tags differ")
            for tag, question, theirs, mine in disagreeing[tool][:10]:
                print(f"  {tag}, {question}: {theirs} there, {mine} here")
    medians = {name: {key: statistics.median(cost[key] for cost in runs) for key in runs[0]} for name, runs in costs.items()}
    base = medians["readiness"]
    size = os.path.getsize(options.file)
    print(f"\n{'':10} {'seconds':>9} {'processor':>9} {'MB/s':>7} {'MB held':>8} {'time':>7} {'memory':>7}")
    for name, cost in medians.items():
        print(f"{name:10} {cost['wall']:9.2f} {cost['processor']:9.2f} {size / cost['wall'] / 1e6:7.0f} "
              f"{cost['memory'] / 1e6:8.0f} {cost['wall'] / base['wall']:6.1f}x {cost['memory'] / base['memory']:6.1f}x")
    if options.json:
        with open("/proc/cpuinfo") as opened:
            processor = next((line.split(":", 1)[1].strip() for line in opened if line.startswith("model name")), None)
        with open(options.json, "w") as opened:
            json.dump({
                "file": {"layout": options.layout, "bytes": size, "tags": len(own)}, "threads": options.threads,
                "machine": {"processor": processor, "cores": os.cpu_count(), "system": platform.platform()},
                "versions": found, "runs": costs, "medians": medians,
                "ratios": {name: {key: cost[key] / base[key] for key in cost} for name, cost in medians.items()},
                "disagreements": disagreeing}, opened, indent=2)
    return 1 if any(disagreeing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
