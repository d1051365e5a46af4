"""Native HiGHS for the benchmark: one program a line of JSON on stdin, one answer a line on stdout.

usage: engine.py
A program: columns, offset, cost, lower, upper, integer, start/index/value (rows), rowLower, rowUpper (null: none),
gap, seconds, hint (null or values of the first columns).
An answer: kind (optimal, feasible, unknown, infeasible), values, objective, bound (null: none).
"""

import json
import math
import sys

THREADS = 2


def solve_highs(program):
    import highspy
    import numpy as np

    inf = highspy.kHighsInf
    lp = highspy.HighsLp()
    lp.num_col_ = program["columns"]
    lp.num_row_ = len(program["rowLower"])
    lp.offset_ = program["offset"]
    lp.col_cost_ = np.array(program["cost"], dtype=float)
    lp.col_lower_ = np.array(program["lower"], dtype=float)
    lp.col_upper_ = np.array(program["upper"], dtype=float)
    lp.row_lower_ = np.array([-inf if x is None else x for x in program["rowLower"]], dtype=float)
    lp.row_upper_ = np.array([inf if x is None else x for x in program["rowUpper"]], dtype=float)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.array(program["start"], dtype=np.int32)
    lp.a_matrix_.index_ = np.array(program["index"], dtype=np.int32)
    lp.a_matrix_.value_ = np.array(program["value"], dtype=float)
    kinds = highspy.HighsVarType
    lp.integrality_ = [kinds.kInteger if one else kinds.kContinuous for one in program["integer"]]
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", THREADS)
    solver.setOptionValue("mip_rel_gap", program["gap"])
    solver.setOptionValue("mip_abs_gap", 1e-9)
    solver.setOptionValue("time_limit", program["seconds"])
    solver.passModel(lp)
    if program["hint"] is not None:
        hint = program["hint"]
        solver.setSolution(len(hint), np.arange(len(hint), dtype=np.int32), np.array(hint, dtype=float))
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kInfeasible:
        return {"kind": "infeasible"}
    info = solver.getInfo()
    bound = info.mip_dual_bound if math.isfinite(info.mip_dual_bound) else None
    if info.primal_solution_status != 2:
        return {"kind": "unknown", "bound": bound}
    kind = "optimal" if status == highspy.HighsModelStatus.kOptimal else "feasible"
    return {"kind": kind, "values": list(solver.getSolution().col_value), "objective": info.objective_function_value, "bound": bound}


def main():
    import highspy  # noqa: F401  fails at once when it is not installed

    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(solve_highs(json.loads(line))), flush=True)


main()
