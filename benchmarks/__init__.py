"""How fast the desk is, beside its budgets and its peers; `python -m benchmarks`."""
