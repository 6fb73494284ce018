#!/bin/sh
# The three jobs on the sample corpus. `make demo` runs it; $1 is the library's folder.
set -eu
PLANSPOR_LIBRARY=${1:-demo-library}
export PLANSPOR_LIBRARY
say() { printf '\n\033[1m$ %s\033[0m\n' "$*"; }

say planspor ingest corpus/samples/dev
planspor ingest corpus/samples/dev

say 'planspor search "lesing 2024" --limit 3'
planspor search "lesing 2024" --limit 3

say 'planspor trace NTNU'
planspor trace NTNU

say 'echo "Leererne pa hgyskolen i Trgndelag har gjennomfgrt kurs i begynneropplaering." | planspor clean -'
echo "Leererne pa hgyskolen i Trgndelag har gjennomfgrt kurs i begynneropplaering." | planspor clean -

printf '\nThe library is in %s. Put your own documents into one of your own: planspor ingest FOLDER\n' "$PLANSPOR_LIBRARY"
printf 'planspor is in .venv/bin: call it as .venv/bin/planspor, or first: . .venv/bin/activate\n'
