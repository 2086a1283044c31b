#!/bin/sh
# Hand the whole site to Slurm in N parts: submit.sh N. Folders as for part.sh: all nodes must see them.
# Prints the numbers of the four jobs, each of which waits for the one before.
set -e
n=$1 here=$(dirname "$0")
npm run --silent clean -- --help >/dev/null # installs the dependencies, once, before many want them
clean=$(sbatch --parsable --array="1-$n" "$here/part.sbatch" clean "$n")
texts=$(sbatch --parsable --dependency="afterok:$clean" "$here/join.sbatch" texts)
build=$(sbatch --parsable --array="1-$n" --dependency="afterok:$texts" "$here/part.sbatch" build "$n")
site=$(sbatch --parsable --dependency="afterok:$build" "$here/join.sbatch" site)
echo "$clean $texts $build $site"
