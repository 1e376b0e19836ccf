#!/usr/bin/env bash
# Finds Tesseract with its Thai model for reading scans, or installs Debian's packages where this user may.
set -u
packages="tesseract-ocr tesseract-ocr-tha"
command -v tesseract >/dev/null 2>&1 && tesseract --list-langs 2>/dev/null | grep -qx tha && exit 0
advice="install it with: apt-get install $packages"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "▸ no Tesseract here: scans will not be read and their tests will be skipped; install Tesseract with its Thai model"
elif [ "$(id -u)" = 0 ]; then
  echo "▸ installing Debian's Tesseract with its Thai model for reading scans"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages; } >/dev/null ||
    echo "▸ Tesseract could not be installed: scans will not be read and their tests will be skipped; $advice"
elif sudo -n true 2>/dev/null; then
  echo "▸ installing Debian's Tesseract with its Thai model for reading scans"
  { sudo -n apt-get update -qq && sudo -n env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages; } >/dev/null ||
    echo "▸ Tesseract could not be installed: scans will not be read and their tests will be skipped; $advice"
else
  echo "▸ no Tesseract here and no right to install it: scans will not be read and their tests will be skipped; $advice"
fi
exit 0
