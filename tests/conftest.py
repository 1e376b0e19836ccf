"""What every test relies on: reproducible property tests, and browser tests only where a browser is."""

from __future__ import annotations

import os
import shutil

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from hypothesis import settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

# A red build means a changed program: examples follow from the test itself, and `HYPOTHESIS_PROFILE=search`
# looks for new ones. No deadline, because machines that build are shared.
settings.register_profile("build", derandomize=True, deadline=None, print_blob=True)
settings.register_profile("search", max_examples=2_000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "build"))


# The algorithm of production at its least cost: a password is hashed hundreds of times in a run.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 64, 1


def pytest_collection_modifyitems(items):
    if any(shutil.which(name) for name in BROWSERS):
        return
    skip = pytest.mark.skip(reason="no Chromium on PATH: apt-get install chromium")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def chromium_path():
    """The browser that Playwright is to drive: Debian's own, nothing is downloaded."""
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on PATH: apt-get install chromium")
