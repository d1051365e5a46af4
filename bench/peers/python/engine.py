"""Native solvers for the benchmark: one program a line of JSON on stdin, one answer a line on stdout.

usage: engine.py highs|cp-sat
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


def solve_cp_sat(program):
    """CP-SAT through the linear front end of OR-Tools, which scales fractions to whole numbers itself."""
    from ortools.linear_solver.python import model_builder as builder

    model = builder.Model()
    columns = [
        model.new_var(lower, upper, bool(integer), None)
        for lower, upper, integer in zip(program["lower"], program["upper"], program["integer"])
    ]
    start, index, value = program["start"], program["index"], program["value"]
    for row, (lower, upper) in enumerate(zip(program["rowLower"], program["rowUpper"])):
        entries = range(start[row], start[row + 1])
        left = builder.LinearExpr.weighted_sum([columns[index[k]] for k in entries], [value[k] for k in entries])
        model.add_linear_constraint(left, -math.inf if lower is None else lower, math.inf if upper is None else upper)
    model.minimize(builder.LinearExpr.weighted_sum(columns, program["cost"], constant=program["offset"]))
    for column, hinted in zip(columns, program["hint"] or []):
        model.add_hint(column, hinted)
    solver = builder.Solver("sat")
    solver.set_time_limit_in_seconds(program["seconds"])
    solver.set_solver_specific_parameters(f"num_workers: {THREADS} relative_gap_limit: {program['gap']}")
    status = solver.solve(model)
    if status == builder.SolveStatus.INFEASIBLE:
        return {"kind": "infeasible"}
    if status not in (builder.SolveStatus.OPTIMAL, builder.SolveStatus.FEASIBLE):
        return {"kind": "unknown", "bound": None}
    kind = "optimal" if status == builder.SolveStatus.OPTIMAL else "feasible"
    bound = solver.best_objective_bound
    values = [solver.value(column) for column in columns]
    return {"kind": kind, "values": values, "objective": solver.objective_value, "bound": bound if math.isfinite(bound) else None}


def main():
    # Fails at once when the package is not installed.
    if sys.argv[1] == "highs":
        import highspy  # noqa: F401

        solve = solve_highs
    else:
        from ortools.linear_solver.python import model_builder  # noqa: F401

        solve = solve_cp_sat
    print("ready", flush=True)
    for line in sys.stdin:
        print(json.dumps(solve(json.loads(line))), flush=True)


main()
