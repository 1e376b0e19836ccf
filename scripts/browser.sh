#!/usr/bin/env bash
# Finds Chromium for the browser tests, or installs Debian's package where this user may.
set -u
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
advice="install it with: apt-get install chromium"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "▸ no Chromium here: the browser tests will be skipped; install Chromium and call make test again"
elif [ "$(id -u)" = 0 ]; then
  echo "▸ installing Debian's Chromium for the browser tests"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } >/dev/null ||
    echo "▸ Chromium could not be installed: the browser tests will be skipped; $advice"
elif sudo -n true 2>/dev/null; then
  echo "▸ installing Debian's Chromium for the browser tests"
  { sudo -n apt-get update -qq && sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } >/dev/null ||
    echo "▸ Chromium could not be installed: the browser tests will be skipped; $advice"
else
  echo "▸ no Chromium here and no right to install it: the browser tests will be skipped; $advice"
fi
exit 0
