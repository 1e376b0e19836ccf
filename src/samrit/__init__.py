"""Samrit: performance appraisal of civil servants, from the official letter to the signed form."""
