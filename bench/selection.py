"""Portfolios to choose from, and HiGHS (through SciPy) on the same model.

    selection.py make COUNT SECONDS SEED   prints a request for folio-plan
    selection.py solve FILE SECONDS        prints value and bound of HiGHS
    selection.py cpsat FILE SECONDS        the same of CP-SAT, where OR-tools are installed
    selection.py read FILE                 prints value and bound of folio-plan's answer

Ten constraints beside the pools: a budget, a reserve, a floor and a ceiling, a count, a mandate, waits and exclusions.
Costs and values are drawn apart, so that no greedy choice is the best one by itself.
"""

import json
import random
import sys
from fractions import Fraction
from math import ceil, floor

QUARTERS = ["2026Q4", "2027Q1", "2027Q2", "2027Q3"]


def make(count, seconds, seed):
    rng = random.Random(seed)
    candidates = []
    for number in range(count):
        bucket = rng.choices(["grow", "run", "lvhi"], [5, 4, 1])[0]
        candidates.append(
            {
                "id": f"INI-{number:04}",
                "value": f"{rng.randint(40, 190) / 2:g}",
                "cost": rng.randint(40, 500),
                "bucket": bucket,
                "lvhi": bucket == "lvhi",
                "demand": {pool: [rng.randint(1, 12), rng.randint(0, 8)] for pool in ("CM", "AN")},
            }
        )
    cost = sum(c["cost"] for c in candidates)
    supply = {
        pool: [sum(sum(c["demand"][pool]) for c in candidates) // 14 + rng.randint(0, 9) for _ in QUARTERS]
        for pool in ("CM", "AN")
    }
    ids = [c["id"] for c in candidates]
    problem = {
        "quarters": QUARTERS,
        "candidates": candidates,
        "supply": supply,
        "budget": cost // 4,
        "reserve_lvhi_pct": "5",
        "buckets": [
            {"bucket": "lvhi", "min_count": 1},
            {"bucket": "run", "min_pct": "15"},
            {"bucket": "grow", "max_pct": "70"},
        ],
        "mandated": [min(candidates, key=lambda c: c["cost"])["id"]],
        "precedence": [
            {"waiting": ids[number], "first": ids[number + 1], "quarters": 2} for number in (3, 11)
        ],
        "exclusions": [[ids[5], ids[6]], [ids[20], ids[21]]],
    }
    return {"problem": problem, "seconds": seconds, "prices": False, "explained": []}


def solve(problem, seconds):
    import numpy
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array

    quarters, candidates = problem["quarters"], problem["candidates"]
    count = len(quarters)
    variables = [(c, s) for c in candidates for s in range(count - 1)]
    rows, lows, highs = [], [], []

    def row(weight, low, high):
        rows.append([weight(c, s) for c, s in variables])
        lows.append(low)
        highs.append(high)

    places = {}
    for place, (c, s) in enumerate(variables):
        places.setdefault(c["id"], []).append(place)
    once = numpy.zeros((len(candidates), len(variables)))
    for number, c in enumerate(candidates):
        once[number, places[c["id"]]] = 1
    must = numpy.array([1.0 if c["id"] in problem["mandated"] else 0.0 for c in candidates])
    for pool, supply in problem["supply"].items():
        for q in range(count):
            row(lambda c, s: c["demand"][pool][q - s] if 0 <= q - s < 2 else 0, -numpy.inf, supply[q])
    budget = problem["budget"]
    row(lambda c, s: c["cost"], -numpy.inf, budget)
    reserve = Fraction(problem["reserve_lvhi_pct"])
    row(lambda c, s: 0 if c["lvhi"] else c["cost"], -numpy.inf, floor((100 - reserve) * budget / 100))
    for bucket in problem["buckets"]:
        own = lambda c: c["bucket"] == bucket["bucket"]
        row(lambda c, s: own(c), bucket.get("min_count", 0), numpy.inf)
        if "min_pct" in bucket:
            row(lambda c, s: own(c) * c["cost"], ceil(Fraction(bucket["min_pct"]) * budget / 100), numpy.inf)
        if "max_pct" in bucket:
            row(lambda c, s: own(c) * c["cost"], -numpy.inf, floor(Fraction(bucket["max_pct"]) * budget / 100))
    for rule in problem["precedence"]:
        for start in range(count):
            row(
                lambda c, s: (c["id"] == rule["waiting"] and s == start)
                - (c["id"] == rule["first"] and s + rule["quarters"] <= start),
                -numpy.inf,
                0,
            )
    for ids in problem["exclusions"]:
        row(lambda c, s: c["id"] in ids, -numpy.inf, 1)
    matrix = csr_array(numpy.vstack([once, numpy.array(rows, dtype=float)]))
    answer = milp(
        [-float(c["value"]) for c, _ in variables],
        integrality=numpy.ones(len(variables)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, list(must) + lows, [1.0] * len(candidates) + highs),
        options={"mip_rel_gap": 0, "time_limit": seconds},
    )
    return (-answer.fun if answer.x is not None else 0, -answer.mip_dual_bound)


def cpsat(problem, seconds):
    from ortools.sat.python import cp_model

    model = cp_model.CpModel()
    count = len(problem["quarters"])
    x = {(c["id"], s): model.new_bool_var("") for c in problem["candidates"] for s in range(count - 1)}
    pairs = [(c, s) for c in problem["candidates"] for s in range(count - 1)]

    def total(weight):
        return sum(int(weight(c, s)) * x[c["id"], s] for c, s in pairs if weight(c, s))

    for c in problem["candidates"]:
        once = sum(x[c["id"], s] for s in range(count - 1))
        model.add(once == 1) if c["id"] in problem["mandated"] else model.add(once <= 1)
    for pool, supply in problem["supply"].items():
        for q in range(count):
            model.add(total(lambda c, s: c["demand"][pool][q - s] if 0 <= q - s < 2 else 0) <= supply[q])
    budget = problem["budget"]
    model.add(total(lambda c, s: c["cost"]) <= budget)
    reserve = Fraction(problem["reserve_lvhi_pct"])
    model.add(total(lambda c, s: 0 if c["lvhi"] else c["cost"]) <= floor((100 - reserve) * budget / 100))
    for bucket in problem["buckets"]:
        own = lambda c: c["bucket"] == bucket["bucket"]
        model.add(total(lambda c, s: own(c)) >= bucket.get("min_count", 0))
        if "min_pct" in bucket:
            model.add(total(lambda c, s: own(c) * c["cost"]) >= ceil(Fraction(bucket["min_pct"]) * budget / 100))
        if "max_pct" in bucket:
            model.add(total(lambda c, s: own(c) * c["cost"]) <= floor(Fraction(bucket["max_pct"]) * budget / 100))
    for rule in problem["precedence"]:
        for start in range(count - 1):
            done = sum(x[rule["first"], s] for s in range(count - 1) if s + rule["quarters"] <= start)
            model.add(x[rule["waiting"], start] <= done)
    for ids in problem["exclusions"]:
        model.add(sum(x[i, s] for i in ids for s in range(count - 1)) <= 1)
    model.maximize(total(lambda c, s: round(float(c["value"]) * 2)))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 1
    solver.solve(model)
    return solver.objective_value / 2, solver.best_objective_bound / 2


if __name__ == "__main__":
    mode = sys.argv[1]
    if mode == "make":
        print(json.dumps(make(int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))))
    else:
        with open(sys.argv[2], encoding="utf-8") as file:
            data = json.load(file)
        if mode in ("solve", "cpsat"):
            value, bound = {"solve": solve, "cpsat": cpsat}[mode](data["problem"], float(sys.argv[3]))
        else:
            value, bound = float(data["selection"]["value"]), float(data["selection"]["bound"])
        gap = f"{100 * (bound - value) / value:.2f}" if value else "100.00"
        print(f"{value:.1f} {bound:.1f} {gap}")
