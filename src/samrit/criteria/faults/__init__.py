"""Faults of a scale, one module for each kind; each gives plain data, and ``linting`` puts it into words."""
