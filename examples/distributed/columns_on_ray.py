"""The answers of `ccm.columns` over Ray Data, beside those without it: ``make ray``."""

from __future__ import annotations

from datetime import date, timedelta

import pyarrow as pa
import ray

import ccm
import ccm.columns

SIZE = 20_000
DAY = timedelta(days=1)


def made_up() -> pa.Table:
    """Return made-up States: of each, when it deposited and when it reported."""
    first = date(2009, 1, 1)
    deposits = [first + n % 5000 * DAY for n in range(SIZE)]
    reports = [day + (n % 7 * 100) * DAY for n, day in enumerate(deposits)]
    done = [None if n % 3 == 0 else day for n, day in enumerate(reports)]
    covered = [date(2025, 12, 31)] * SIZE
    table = {"deposit": deposits, "art7_1_done": done, "covered": covered}
    return pa.table({name: pa.array(days, pa.date32()) for name, days in table.items()})


def main() -> None:
    """Ask in two ways, and count the answers."""
    table = made_up()
    ask = ccm.columns.answers(ccm.as_of(date(2025, 6, 30)), "art7.1")
    alone = ask(table)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    mapped = ray.data.from_arrow(table).repartition(4)
    found = mapped.map_batches(ask, batch_format="pyarrow").to_pandas()
    for name in ("art7_1_status", "art7_1_deadline"):
        ours = sorted(map(str, alone.column(name).to_pylist()))
        assert ours == sorted(map(str, found[name])), name
    print(found["art7_1_status"].value_counts().to_string())
    print(f"{SIZE} rows: Ray Data says what the function says without it")


if __name__ == "__main__":
    main()
