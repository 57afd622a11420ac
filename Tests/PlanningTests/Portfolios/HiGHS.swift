import JSON
import Planning
import Platform

/// HiGHS, as SciPy offers it: a solver that shares no line with CBC, given the problem by a script that shares none with
/// ours.
enum HiGHS {
  /// The greatest value of each problem in millionths, nil inside for an infeasible one; nil where no python3 has SciPy.
  static func values(of problems: [SelectionProblem]) throws -> [Int?]? {
    for python in ["/usr/bin/python3", "python3"] {
      guard Environment.current().findProgram(python) != nil else { continue }
      var process = ChildProcess(python, ["-c", script])
      process.input = .bytes(CanonicalJSON.compact(of: .array(problems.map(\.json))))
      let outcome = try process.run()
      switch outcome.ending {
      case .exited(0):
        return try JSONParser.parse(outcome.output, limits: .document).arrayValue?.map {
          $0.integerValue.map { Int($0) }
        }
      case .exited(3): continue
      default: throw FolioPlan.Failed(words: String(decoding: outcome.errors, as: UTF8.self))
      }
    }
    return nil
  }

  private static let script = """
    import json, sys
    from fractions import Fraction
    from math import ceil, floor, inf
    try:
        import numpy
        from scipy.optimize import Bounds, LinearConstraint, milp
    except ImportError:
        sys.exit(3)

    def solve(problem):
        quarters, candidates = problem["quarters"], problem["candidates"]
        count = len(quarters)
        variables = []
        for c in candidates:
            need = [len(d) - next((k for k, a in enumerate(reversed(d)) if a), len(d)) for d in c.get("demand", {}).values()]
            for s in range(count):
                if s + max(need, default=0) <= count and quarters[s] in c.get("starts", quarters):
                    variables.append((c, s))
        free = {"id": None, "value": "0", "cost": 0}
        variables.append((free, 0))
        rows = []
        def row(weight, low, high):
            rows.append(([weight(c, s) for c, s in variables], low, high))
        for c in candidates:
            row(lambda d, s: d["id"] == c["id"], 1 if c["id"] in problem.get("mandated", []) else 0, 1)
        for pool, supply in problem["supply"].items():
            for q in range(count):
                def load(c, s):
                    demand = c.get("demand", {}).get(pool, [])
                    return demand[q - s] if 0 <= q - s < len(demand) else 0
                row(load, -inf, supply[q])
        lvhi = [c["id"] for c in candidates if c.get("lvhi")]
        for own in lvhi:
            row(lambda c, s: (c is free) - (c["id"] == own), -inf, 0)
        for pool, percent in problem.get("pool_reserves", {}).items():
            if not lvhi: break
            for q, supply in enumerate(problem["supply"][pool]):
                kept = floor((100 - Fraction(percent)) * supply / 100)
                def others(c, s):
                    if c is free: return kept - supply
                    demand = [] if c["id"] in lvhi else c.get("demand", {}).get(pool, [])
                    return demand[q - s] if 0 <= q - s < len(demand) else 0
                row(others, -inf, kept)
        budget = problem.get("budget")
        if budget is not None:
            row(lambda c, s: c["cost"], -inf, budget)
            reserve = Fraction(problem.get("reserve_lvhi_pct", "0"))
            row(lambda c, s: 0 if c.get("lvhi") else c["cost"], -inf, floor((100 - reserve) * budget / 100))
        for bucket in problem.get("buckets", []):
            def own(c): return c.get("bucket") == bucket["bucket"]
            row(lambda c, s: own(c), bucket.get("min_count", 0), inf)
            if "min_pct" in bucket:
                row(lambda c, s: own(c) * c["cost"], ceil(Fraction(bucket["min_pct"]) * budget / 100), inf)
            if "max_pct" in bucket:
                row(lambda c, s: own(c) * c["cost"], -inf, floor(Fraction(bucket["max_pct"]) * budget / 100))
        for rule in problem.get("precedence", []):
            if rule["first"] in problem.get("completed", []): continue
            for start in range(count):
                def waits(c, s):
                    done = c["id"] == rule["first"] and s + rule["quarters"] <= start
                    return (c["id"] == rule["waiting"] and s == start) - done
                row(waits, -inf, 0)
        for ids in problem.get("exclusions", []):
            row(lambda c, s: c["id"] in ids, -inf, 1)
        for weights, low, high in rows:
            if not any(weights) and not low <= 0 <= high: return None
        values = [int(Fraction(c["value"]) * 2) for c, s in variables]
        answer = milp(
            [-v for v in values], integrality=numpy.ones(len(values)), bounds=Bounds(0, 1),
            constraints=LinearConstraint(
                numpy.array([r[0] for r in rows], dtype=float), [r[1] for r in rows], [r[2] for r in rows]),
            options={"mip_rel_gap": 0})
        if answer.status == 2: return None
        assert answer.status == 0, answer.message
        return sum(v for v, x in zip(values, answer.x) if x > 0.5) * 500000

    print(json.dumps([solve(problem) for problem in json.load(sys.stdin)]))
    """
}
