"""Invented returns of any size, with a known share of faults: for benchmarks, tests and trying out."""
