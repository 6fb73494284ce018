#!/bin/sh
# Tesseract with Norwegian data: say that it is there, install it where that may be done, or say how.
set -u
if tesseract --list-langs 2>/dev/null | grep -qx nor; then exit 0; fi
echo "planspor: Tesseract with Norwegian data is missing." >&2
if command -v apt-get >/dev/null 2>&1; then
    run=""
    if [ "$(id -u)" != 0 ]; then
        if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then run="sudo -n"; else run="no"; fi
    fi
    if [ "$run" != no ]; then
        echo "planspor: installing it (apt-get install tesseract-ocr tesseract-ocr-nor) ..." >&2
        $run apt-get update -qq >/dev/null 2>&1
        if DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq tesseract-ocr tesseract-ocr-nor >/dev/null 2>&1; then exit 0; fi
    fi
fi
echo "planspor: scans will wait for OCR; the rest works. Install it with: sudo apt install tesseract-ocr tesseract-ocr-nor" >&2
[ -z "${CI:-}" ]
