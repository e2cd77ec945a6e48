#!/usr/bin/env bash
# Tests install.sh without Maven, a JDK or Jupyter: each is a stand-in script that answers as the real one does.
# The real ones are used by .ci/run. BASH_UNDER_TEST names another bash, such as macOS's 3.2.
set -euo pipefail

here=$(cd "$(dirname "$0")/.." && pwd)
bash=${BASH_UNDER_TEST:-$(command -v bash)}
work=$(mktemp -d "${TMPDIR:-/tmp}/lectern-test.XXXXXX")
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 name=''

# --- Stand-ins --------------------------------------------------------------------------------------------------

# script FILE: an executable with the text of standard input; never written through a link.
script() { mkdir -p "$(dirname "$1")" && rm -f "$1" && { echo '#!/bin/sh'; cat; } >"$1" && chmod +x "$1"; }

# fake_jdk HOME VERSION SPECIFICATION jdk|jre: "installs" by writing kernel.json, and tells its arguments in java.txt.
fake_jdk() {
  script "$1/bin/java" <<TEXT
case \$1 in
  -jar)
    echo "\$*" >>"$work/java.txt"
    [ ! -e "$work/java-fails" ] || { echo "lectern: cannot write the kernel." >&2; exit 1; }
    spec=\$HOME/data\ dir/kernels/lectern
    [ "\$4" != --prefix ] || spec=\$5/share/jupyter/kernels/lectern
    case "\$3 \$4" in install\ --into | uninstall*) exit 0 ;; esac
    { mkdir -p "\$spec" && echo '"Java (Lectern)" org.lectern.kernel.Main' >"\$spec/kernel.json"; } ;;
  --list-modules) echo java.base@$2; echo jdk.compiler@$2; echo jdk.jshell@$2 ;;
  *) echo "Property settings:" >&2; echo "    java.home = $1" >&2; echo "    java.specification.version = $3" >&2
     echo "    java.version = $2" >&2 ;;
esac
TEXT
  [ "$4" = jre ] || script "$1/bin/javac" </dev/null
}

# fake_maven FILE VERSION: "builds" the jar and tells its JAVA_HOME and arguments in maven.txt.
fake_maven() {
  script "$1" <<TEXT
case "\$*" in *-v) echo "Apache Maven $2 (stand-in)"; exit 0 ;; esac
echo "\$JAVA_HOME \$*" >maven.txt
mkdir -p kernel/target && echo kernel >kernel/target/lectern-kernel.jar
TEXT
}

# fake_jupyter FILE [MISSING COMMAND]: "executes" by copying executed.ipynb.
fake_jupyter() {
  script "$1" <<TEXT
echo "\$*" >>"$work/jupyter.txt"
[ "\$1" != "${2:-none}" ] || exit 1
case "\$*" in
  --data-dir) echo "\$HOME/data dir" ;;
  "kernelspec list") echo "  lectern   \$HOME/data dir/kernels/lectern" ;;
  *--version) echo 1 ;;
  *--execute*) cp "$work/executed.ipynb" "$tree/target/install/01-logistic-regression.ipynb" ;;
  *"--to html"*) echo '<svg/>' >"$tree/target/01-logistic-regression.html" ;;
esac
TEXT
}

# notebook OUTPUT SOURCE: as nbformat writes it.
notebook() {
  printf '{\n "cells": [\n  {\n   "cell_type": "code",\n   "id": "a",\n   "outputs": [\n    {\n     "text": [\n      "%s\\n"\n     ]\n    }\n   ],\n   "source": [\n    "%s"\n   ]\n  }\n ]\n}\n' "$1" "$2"
}

# A fresh checkout with a space in its path, a fresh home, and a PATH with only the tools that every system has.
fresh() {
  name=$1
  rm -rf "${work:?}"/*
  tree="$work/a check'out" home="$work/home" bin="$work/bin" tools="$work/tools" jdks="$work/jdks"
  mkdir -p "$tree/kernel" "$tree/notebooks" "$home" "$bin" "$tools" "$jdks"
  cp "$here/install.sh" "$tree/"
  echo '{}' >"$tree/notebooks/01-logistic-regression.ipynb"
  notebook "Test accuracy: 0.9125" "Test accuracy: 0.5" >"$work/executed.ipynb"
  local tool
  for tool in awk basename cat cp dirname env grep head id mkdir mv rm rmdir sed sh sleep sort tail tr uname; do
    ln -s "$(command -v "$tool")" "$tools/$tool"
  done
}

# A tree in which everything is found.
complete() {
  fresh "$1"
  fake_jdk "$jdks/good" 17.0.9 17 jdk
  fake_maven "$bin/mvn" 3.9.9
  fake_jupyter "$bin/jupyter"
}

# install ARGUMENTS: runs install.sh; sets status and the file out.txt (both streams).
install() {
  status=0
  env -i HOME="$home" PATH="$bin:$tools" LECTERN_JDK_FOLDERS="$jdks" ${java_home:+JAVA_HOME="$java_home"} \
    "$bash" "$tree/install.sh" "$@" >"$work/out.txt" 2>&1 </dev/null || status=$?
}

check() {
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED %s: %s\n' "$name" "$*" >&2
    sed 's/^/  | /' "$work/out.txt" >&2
  fi
}
status_is() { [ "$status" -eq "$1" ]; }
says() { grep -qF -- "$1" "$work/out.txt"; }
is_silent_on() { ! grep -qF -- "$1" "$work/out.txt"; }
holds() { grep -qF -- "$2" "$1"; }
exists() { [ -e "$1" ]; }
is_gone() { [ ! -e "$1" ]; }

java_home=''

# --- Options ----------------------------------------------------------------------------------------------------

fresh help
install --help
check status_is 0
for option in --user --prefix --into --jdk --offline --no-run --uninstall; do check says "$option"; done

fresh unknown_option
install --frobnicate
check status_is 2
check says "install.sh: unknown option: --frobnicate"
check says "Usage: ./install.sh [options]"

fresh prefix_withoutFolder
install --prefix
check status_is 2
check says "install.sh: --prefix needs a folder"

fresh prefix_withUser
install --user --prefix=/tmp/x
check status_is 2
check says "exclude each other"

# --- JDK --------------------------------------------------------------------------------------------------------

fresh jdk_none
install
check status_is 1
check says "install.sh: no JDK found."
check says "  needed: a JDK 17 or newer (not a JRE: Lectern's kernel compiles each cell)"
check says "  got:    nothing in JAVA_HOME, on PATH and in the usual folders"
check says "  try:    "
check says "./install.sh --jdk DIR"

fresh jdk_refusals
fake_jdk "$jdks/a-jre" 21.0.1 21 jre
fake_jdk "$jdks/old" 11.0.2 11 jdk
fake_jdk "$work/eight" 1.8.0_392 1.8 jdk
java_home="$work/eight" install
check status_is 1
check says "JDK      not $work/eight (JAVA_HOME): is Java 1.8.0_392, too old"
check says "JDK      not $jdks/a-jre (found in $jdks): is Java 21.0.1, but a JRE: it has no bin/javac"
check says "$jdks/old is Java 11.0.2, too old"

complete jdk_goesOnAfterJavaHome
fake_jdk "$work/old" 11.0.2 11 jdk
java_home="$work/old" install --no-run
check status_is 0
check says "JDK      Java 17.0.9, $jdks/good (found in $jdks)"
check holds "$tree/maven.txt" "$jdks/good -B"

complete jdk_onPath
fake_jdk "$work/other" 25 25 jdk
ln -s "$work/other/bin/java" "$bin/java"
install --no-run
check status_is 0
check says "JDK      Java 25, $work/other (java on PATH)"

complete jdk_given
install --no-run --jdk "$work/nowhere"
check status_is 1
check says "$work/nowhere does not exist"

# --- Build ------------------------------------------------------------------------------------------------------

complete build_withoutMaven
rm "$bin/mvn"
fake_maven "$tree/mvnw" wrapper
install --no-run
check status_is 0
check says "with the Maven wrapper"

complete build_oldMaven
fake_maven "$bin/mvn" 3.6.2
fake_maven "$tree/mvnw" wrapper
install --no-run
check status_is 0
check says "not with $bin/mvn: it is 3.6.2, older than 3.6.3"
check says "with the Maven wrapper"

complete build_withoutNetwork
script "$bin/mvn" <<'TEXT'
case "$*" in *-v) echo "Apache Maven 3.9.9" ;; *) echo "[ERROR] Could not transfer artifact: repo.maven.apache.org: Unknown host"; exit 1 ;; esac
TEXT
install
check status_is 1
check says "  | [ERROR] Could not transfer artifact"
check says "Maven could not reach its repository"
check says "$tree/target/install/build.log"
check is_gone "$home/data dir/kernels/lectern"

complete build_fails
script "$bin/mvn" <<'TEXT'
case "$*" in *-v) echo "Apache Maven 3.9.9" ;; *) echo "[ERROR] COMPILATION ERROR"; exit 1 ;; esac
TEXT
install
check status_is 1
check says "install.sh: the build failed."
check is_silent_on "repository"

complete build_offline
install --no-run --offline
check status_is 0
check holds "$tree/maven.txt" " -o -B"

# --- Jupyter ----------------------------------------------------------------------------------------------------

complete jupyter_onPath
install --no-run
check status_is 0
check says "Jupyter  $bin/jupyter (on PATH, opens notebooks in JupyterLab)"

complete jupyter_onlyNotebook
fake_jupyter "$bin/jupyter" lab
install --no-run
check status_is 0
check says "$bin/jupyter notebook --notebook-dir"
check says "Trust    the notebooks of this folder"
check holds "$work/jupyter.txt" "trust $tree/notebooks/"

complete jupyter_withoutNbconvert
fake_jupyter "$bin/jupyter" nbconvert
install --no-run
check status_is 1
check says "Jupyter  not $bin/jupyter: it has no nbconvert"
check says "no private one: there is no Python 3.8 or newer"
check says "install.sh: no Jupyter found, and none could be made."

# A Python whose pip "installs" a Jupyter, and notes what it was asked for.
fake_python() {
  script "$bin/python3" <<TEXT
case "\$*" in
  "-m venv"*) mkdir -p "\$3/bin"; cp "\$0" "\$3/bin/python" ;;
  "-m pip"*) echo "\$*" >>"$work/pip.txt"; ${1:-cp \"$work/spare-jupyter\" \"\$(dirname \"\$0\")/jupyter\"} ;;
esac
TEXT
}

complete jupyter_private
mv "$bin/jupyter" "$work/spare-jupyter"
fake_python
install --no-run
check status_is 0
check says "making a private one in $home/.local/share/lectern/jupyter"
install --no-run
check status_is 0
check says "(private, made before, opens notebooks in JupyterLab)"
check test "$(grep -c jupyterlab "$work/pip.txt")" = 1
check test "$(grep -c plotly "$work/pip.txt")" = 1
install --uninstall
check status_is 0
check says "Removed  the private Jupyter, $home/.local/share/lectern/jupyter"
check is_gone "$home/.local/share/lectern"
check is_gone "$home/data dir/kernels/lectern"

complete jupyter_privateUnderPrefix
mv "$bin/jupyter" "$work/spare-jupyter"
fake_python
install --no-run --prefix "$work/pre fix"
check status_is 0
check exists "$work/pre fix/share/lectern/jupyter/bin/jupyter"

complete jupyter_privateWithoutPlotly
mv "$bin/jupyter" "$work/spare-jupyter"
fake_python "case \"\$*\" in *plotly*) exit 1 ;; esac; cp \"$work/spare-jupyter\" \"\$(dirname \"\$0\")/jupyter\""
install --no-run
check status_is 0
check says "without interactive charts: pip could not install plotly"

complete jupyter_pipWithoutNetwork
rm "$bin/jupyter"
fake_python 'echo "NewConnectionError: refused"; exit 1'
install --no-run
check status_is 1
check says "pip could not reach its index (log: $tree/target/install/pip.log)"
check is_gone "$home/.local/share/lectern/jupyter"
check says "install.sh: no Jupyter found, and none could be made."

# The fallback to Debian's packages must not touch this machine, so apt-get is a stand-in that fails.
complete jupyter_debianPackagesFail
rm "$bin/jupyter"
fake_python 'echo "ERROR: no matching distribution"; exit 1'
script "$bin/apt-get" <<'TEXT'
echo "E: Unable to locate package"; exit 100
TEXT
script "$bin/sudo" <<'TEXT'
while [ "$1" = -n ]; do shift; done; exec "$@"
TEXT
install --no-run
check status_is 1
check says "pip failed: ERROR: no matching distribution"
check says "Jupyter  taking Debian's packages: "
check says "apt-get failed: E: Unable to locate package"

# --- Kernel -----------------------------------------------------------------------------------------------------

complete kernel_installed
install --no-run
spec="$home/data dir/kernels/lectern"
check status_is 0
check holds "$work/java.txt" "-jar $tree/kernel/target/lectern-kernel.jar install --jdk $jdks/good --jupyter $bin/jupyter"
check exists "$spec/kernel.json"

complete kernel_staleJars
mkdir -p "$tree/kernel/target/lib" "$tree/kernel/target/launcher-classes"
echo stale >"$tree/kernel/target/lib/stale.jar"
install --no-run
check status_is 0
check is_gone "$tree/kernel/target/lib"
check is_gone "$tree/kernel/target/launcher-classes"

complete kernel_oddPrefix
prefix="$work/a \"quoted\" back\\slash"
install --no-run --prefix "$prefix"
check status_is 0
check exists "$prefix/share/jupyter/kernels/lectern/kernel.json"
check says "  JUPYTER_PATH='$prefix/share/jupyter' $bin/jupyter lab --notebook-dir"

complete kernel_relativePrefix
(cd "$work" && install --no-run --prefix relative)
check holds "$work/java.txt" "install --prefix $work/relative --jdk"

complete kernel_installerFails
echo >"$work/java-fails"
install --no-run
check status_is 1
check says "lectern: cannot write the kernel."
check is_silent_on "Open the notebooks"

complete kernel_into
install --into java
check status_is 0
check holds "$work/java.txt" "lectern-kernel.jar install --into java"
check is_gone "$home/data dir/kernels/lectern"
install --into=java --uninstall
check status_is 0
check holds "$work/java.txt" "lectern-kernel.jar uninstall --into java"
check test "$(grep -c . "$tree/maven.txt")" = 1

fresh into_withUser
install --user --into java
check status_is 2
check says "install.sh: --into excludes --user and --prefix"

# --- Lecture ----------------------------------------------------------------------------------------------------

complete lecture_runs
install
check status_is 0
check says "         Test accuracy: 0.9125"
check says "$tree/target/01-logistic-regression.html"
check says "$bin/jupyter lab --notebook-dir '$work/a check'\\''out/notebooks'"
check is_silent_on "JUPYTER_PATH="

complete lecture_withoutAccuracy
notebook "done" "Test accuracy: 0.5" >"$work/executed.ipynb"
install
check status_is 1
check says "install.sh: the first lecture ran, but printed no accuracy."

complete lecture_fails
rm "$work/executed.ipynb"
install
check status_is 1
check says "install.sh: the kernel is installed, but the first lecture did not run through."
check says "$tree/target/install/lecture.log"

# --- Uninstall --------------------------------------------------------------------------------------------------

complete uninstall_nothing
install --uninstall
check status_is 0
check says "Removed  nothing"

complete uninstall_prefix
install --no-run --prefix "$work/pre fix"
install --no-run
install --uninstall --prefix "$work/pre fix"
check status_is 0
check is_gone "$work/pre fix/share/jupyter/kernels/lectern"
check exists "$spec/kernel.json"
check exists "$tree/install.sh"

complete uninstall_command
install --no-run
printf 'version=1\ncommand=%s\n' "$bin/lectern" >"$spec/installed.txt"
printf "# Made by Lectern's installer for %s\n" "$spec" >"$bin/lectern"
install --uninstall
check status_is 0
check says "Removed  the command, $bin/lectern"
check is_gone "$bin/lectern"

complete uninstall_commandOfAnotherKernel
install --no-run
printf 'version=1\ncommand=%s\n' "$bin/lectern" >"$spec/installed.txt"
echo "# somebody else's" >"$bin/lectern"
install --uninstall
check status_is 0
check exists "$bin/lectern"

complete uninstall_foreignKernel
mkdir -p "$spec"
echo '{"display_name": "somebody else"}' >"$spec/kernel.json"
install --uninstall
check status_is 0
check exists "$spec/kernel.json"

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
