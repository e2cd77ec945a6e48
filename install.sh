#!/usr/bin/env bash
# Builds Lectern, installs its kernel for Jupyter and runs the first lecture as a self-check.
# Runs under bash 3.2 too (macOS), so: no associative arrays, no mapfile, no ${x,,}, no GNU-only options.
set -euo pipefail
unset CDPATH

readonly JAVA_NEEDED=17
readonly MAVEN_NEEDED=3.6.3
readonly LECTURE=01-logistic-regression
readonly DEBIAN_PACKAGES="jupyter-core jupyter-client jupyter-nbconvert jupyter-notebook"

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly root
readonly logs=$root/target/install
HOME=${HOME:-$(cd ~ && pwd)}

usage() {
  cat <<'TEXT'
Usage: ./install.sh [options]

Builds Lectern, installs the kernel "Java (Lectern)" for Jupyter and the command lectern beside Jupyter, and runs the
first lecture as a self-check. Without a checkout: java -jar lectern-kernel.jar install

  --user         install the kernel into your own Jupyter data folder (the default)
  --prefix DIR   install the kernel into DIR/share/jupyter/kernels
  --into NAME    add Lectern to the kernel NAME instead, an IJava or JJava that is installed
  --jdk DIR      use this JDK and look no further
  --offline      download nothing: build from Maven's cache, use a Jupyter that is there
  --no-run       do not run the first lecture
  --uninstall    remove the kernel and the private Jupyter; the checkout stays (with --prefix: those in DIR; with --into
                 NAME: take Lectern out of that kernel)
  --help         show this text

Needs a JDK 17 or newer (not a JRE). Maven and Jupyter are used where they are, and fetched where they are not:
Maven by the wrapper ./mvnw, Jupyter into a private Python environment, failing that as Debian's packages.

Environment: JAVA_HOME is looked at first. LECTERN_JDK_FOLDERS (folders that hold JDKs, separated by colons)
replaces the list of usual folders. PIP_INDEX_URL and the like reach pip as they are.
TEXT
}

# --- Messages ---------------------------------------------------------------------------------------------------

say() { printf '%-9s%s\n' "$1" "$2"; }
more() { printf '%-9s%s\n' "" "$1"; }

# die WHAT NEEDED GOT TRY: an error in four parts; an empty part is left out.
die() {
  {
    printf '\ninstall.sh: %s\n' "$1"
    [ -z "$2" ] || printf '  needed: %s\n' "$2"
    [ -z "$3" ] || printf '  got:    %s\n' "$3"
    [ -z "$4" ] || printf '  try:    %s\n' "$4"
  } >&2
  exit 1
}

bad_usage() {
  printf 'install.sh: %s\n\n' "$1" >&2
  usage >&2
  exit 2
}

# quoted TEXT: as one word of a shell command.
quoted() {
  case $1 in
    '' | *[!A-Za-z0-9_/.,:=@%+-]*) printf "'%s'" "$(printf '%s' "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s' "$1" ;;
  esac
}

# show_log FILE: the end of a log, on stderr.
show_log() {
  printf '\nThe last lines of %s:\n' "$1" >&2
  tail -n 25 "$1" | sed 's/^/  | /' >&2
}

looks_like_network() {
  grep -qiE 'unknown ?host|name resolution|could not (transfer|resolve)|connection (refused|reset)|timed out|network is unreachable|NewConnectionError|no route to host|PKIX|ProxyError|proxy authentication|failed to (fetch|download)' "$1"
}

# at_least VERSION MINIMUM: compares up to three numbers.
at_least() {
  local a1 a2 a3 b1 b2 b3 rest
  IFS=. read -r a1 a2 a3 rest <<<"${1%%[!0-9.]*}.0.0"
  IFS=. read -r b1 b2 b3 rest <<<"$2.0.0"
  [ "$a1" -ne "$b1" ] && { [ "$a1" -gt "$b1" ]; return; }
  [ "$a2" -ne "$b2" ] && { [ "$a2" -gt "$b2" ]; return; }
  [ "$a3" -ge "$b3" ]
}

# --- JDK --------------------------------------------------------------------------------------------------------

jdk='' jdk_version='' jdk_fault='' jdk_refused='' jdk_seen=$'\n'

java_properties() { "$1" -XshowSettings:properties -version 2>&1 </dev/null; }
property() { sed -n "s/^ *$1 = //p" | tr -d '\r'; }

# judge_jdk HOME: sets jdk_version, and jdk_fault when it will not do.
judge_jdk() {
  local properties modules major
  jdk_version='' jdk_fault=''
  [ -d "$1" ] || { jdk_fault="does not exist"; return 1; }
  [ -x "$1/bin/java" ] || { jdk_fault="has no bin/java"; return 1; }
  properties=$(java_properties "$1/bin/java") || { jdk_fault="its bin/java does not run"; return 1; }
  jdk_version=$(property 'java\.version' <<<"$properties")
  major=$(property 'java\.specification\.version' <<<"$properties")
  major=${major#1.}
  case $major in '' | *[!0-9]*) jdk_fault="its bin/java does not tell its version"; return 1 ;; esac
  [ "$major" -ge "$JAVA_NEEDED" ] || { jdk_fault="is Java $jdk_version, too old"; return 1; }
  [ -x "$1/bin/javac" ] || { jdk_fault="is Java $jdk_version, but a JRE: it has no bin/javac"; return 1; }
  modules=$("$1/bin/java" --list-modules 2>/dev/null </dev/null) || modules=''
  case $modules in
    *jdk.compiler*jdk.jshell*) ;;
    *) jdk_fault="is Java $jdk_version, but without the modules jdk.compiler and jdk.jshell"; return 1 ;;
  esac
}

# consider HOME WHERE: takes it as the JDK if none is taken yet and it will do; remembers why not.
consider() {
  local home=$1 real
  [ -z "$jdk" ] || return 0
  if [ -d "$home" ]; then
    home=$(cd "$home" && pwd)
    real=$(cd "$home" && pwd -P)
    case $jdk_seen in *$'\n'"$real"$'\n'*) return 0 ;; esac
    jdk_seen=$jdk_seen$real$'\n'
  fi
  if judge_jdk "$home"; then
    jdk=$home
    say JDK "Java $jdk_version, $jdk ($2)"
  else
    say JDK "not $home ($2): $jdk_fault"
    jdk_refused="$jdk_refused${jdk_refused:+; }$home $jdk_fault"
  fi
}

# consider_each FOLDER...: those that hold a bin/java.
consider_each() {
  local home
  for home in "$@"; do
    [ ! -x "$home/bin/java" ] || consider "$home" "found in ${home%/*}"
  done
}

how_to_get_a_jdk() {
  if [ "$(uname -s)" = Darwin ]; then
    printf 'brew install temurin, or a JDK from https://adoptium.net'
  elif command -v apt-get >/dev/null 2>&1; then
    printf 'sudo apt-get install openjdk-17-jdk (or newer), or a JDK from https://adoptium.net'
  elif command -v dnf >/dev/null 2>&1; then
    printf 'sudo dnf install java-21-openjdk-devel, or a JDK from https://adoptium.net'
  else
    printf 'a JDK from https://adoptium.net'
  fi
  printf '; if you have one elsewhere, name it: ./install.sh --jdk DIR'
}

find_jdk() {
  local home folders folder
  if [ -n "$option_jdk" ]; then
    consider "$option_jdk" "--jdk"
    [ -n "$jdk" ] || die "the folder given with --jdk will not do." "a JDK $JAVA_NEEDED or newer (not a JRE)" \
      "$jdk_refused" "another folder (the one that holds bin/javac), or leave out --jdk and let install.sh look"
    return 0
  fi
  [ -z "${JAVA_HOME:-}" ] || consider "$JAVA_HOME" "JAVA_HOME"
  # java and javac may come from different places; java's own property tells the home behind links and shims.
  for folder in java javac; do
    command -v "$folder" >/dev/null 2>&1 || continue
    if [ "$folder" = java ]; then
      home=$(java_properties java | property 'java\.home') || home=''
    else
      home=$(javac -J-XshowSettings:properties -version 2>&1 </dev/null | property 'java\.home') || home=''
    fi
    # On macOS without any Java, /usr/bin/java is a stub that only prints advice.
    [ -z "$home" ] || consider "$home" "$folder on PATH"
  done
  if [ -n "${LECTERN_JDK_FOLDERS:-}" ]; then
    IFS=: read -r -a folders <<<"$LECTERN_JDK_FOLDERS"
    for folder in "${folders[@]}"; do consider_each "$folder"/*; done
  else
    [ ! -x /usr/libexec/java_home ] || consider_each "$(/usr/libexec/java_home -v "$JAVA_NEEDED+" 2>/dev/null || :)"
    consider_each /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
      /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
      "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*
  fi
  [ -n "$jdk" ] || die "no JDK found." "a JDK $JAVA_NEEDED or newer (not a JRE: Lectern's kernel compiles each cell)" \
    "${jdk_refused:-nothing in JAVA_HOME, on PATH and in the usual folders}" "$(how_to_get_a_jdk)"
}

# --- Build ------------------------------------------------------------------------------------------------------

maven=() maven_name=''

find_maven() {
  local text version
  if command -v mvn >/dev/null 2>&1; then
    text=$(cd "$root" && JAVA_HOME=$jdk mvn -B -v 2>/dev/null </dev/null) || text=''
    version=$(sed -n 's/^.*Apache Maven \([0-9][0-9.]*\).*$/\1/p' <<<"$text")
    if [ -n "$version" ] && at_least "$version" "$MAVEN_NEEDED"; then
      maven=(mvn)
      maven_name="Maven $version"
      return 0
    fi
    if [ -n "$version" ]; then text="it is $version, older than $MAVEN_NEEDED"; else text="it does not run on this JDK"; fi
    say Build "not with $(command -v mvn): $text"
  fi
  maven=(sh "$root/mvnw")
  maven_name="the Maven wrapper"
}

build() {
  local log=$logs/build.log start=$SECONDS
  find_maven
  say Build "with $maven_name; the first time this downloads libraries and can take some minutes (log: $log)"
  # Left-overs of an older version must not end up in the kernel.
  rm -rf "$root"/src/target/classes "$root"/kernel/target/*classes "$root"/kernel/target/lib "$root"/kernel/target/*.jar
  # What guards the project's own code (tests, formatting, warnings as errors) must not keep anyone from installing it.
  set -- -B -Dstyle.color=never -Dmaven.test.skip=true -Dspotless.check.skip=true -Dlectern.warnings=-nowarn package
  [ "$option_offline" = no ] || set -- -o "$@"
  if ! (cd "$root" && JAVA_HOME=$jdk "${maven[@]}" "$@") >"$log" 2>&1 </dev/null; then
    show_log "$log"
    if looks_like_network "$log"; then
      die "the build failed, and it looks as if Maven could not reach its repository." \
        "a connection to repo.maven.apache.org (only for the first build)" "see the log: $log" \
        "the connection; behind a proxy, name it in ~/.m2/settings.xml or set MAVEN_OPTS=-Dhttps.proxyHost=HOST\ -Dhttps.proxyPort=PORT"
    fi
    die "the build failed." "a checkout that compiles" "see the log: $log" \
      "git status (are there changed files?), another JDK with --jdk DIR"
  fi
  more "done in $((SECONDS - start)) s"
}

# --- Jupyter ----------------------------------------------------------------------------------------------------

jupyter='' front='' jupyter_fault=''

quiet() { "$@" >/dev/null 2>&1 </dev/null; }

# judge_jupyter COMMAND: sets front (lab or notebook), or jupyter_fault.
judge_jupyter() {
  jupyter_fault=''
  quiet "$1" kernelspec list || { jupyter_fault="cannot list kernels ('jupyter kernelspec list' fails)"; return 1; }
  quiet "$1" nbconvert --version || { jupyter_fault="has no nbconvert"; return 1; }
  for front in lab notebook; do
    ! quiet "$1" "$front" --version || return 0
  done
  jupyter_fault="has neither JupyterLab nor Notebook"
  return 1
}

# take COMMAND WHERE: makes it the Jupyter, if it will do.
take() {
  judge_jupyter "$1" || return 1
  jupyter=$1
  say Jupyter "$jupyter ($2, opens notebooks in ${front/lab/JupyterLab})"
}

make_private_jupyter() {
  local python log=$logs/pip.log found=no
  # Every one on PATH: the first may be a shim without a Python, or lack venv.
  while read -r python; do
    quiet "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' || continue
    found=yes
    say Jupyter "making a private one in $private_env (log: $log)"
    rm -rf "$private_env"
    mkdir -p "$private_env"
    # The mark comes first: --uninstall removes what has it, also after an interrupted install.
    echo "Made by Lectern's install.sh, removed by ./install.sh --uninstall." >"$private_env/made-by-lectern"
    if ! "$python" -m venv "$private_env" >"$log" 2>&1 </dev/null; then
      more "$python cannot make an environment (no venv or ensurepip)"
      rm -rf "$private_env"
      continue
    fi
    # Short waits: without a connection the next way should be tried soon.
    if "$private_env/bin/python" -m pip install --disable-pip-version-check --no-input --timeout 15 --retries 1 \
      'jupyterlab>=4,<5' 'nbconvert>=7,<8' >>"$log" 2>&1 </dev/null; then
      # Charts one can zoom into; without it JupyterLab shows the pictures.
      "$private_env/bin/python" -m pip install --disable-pip-version-check --no-input --timeout 15 --retries 1 \
        'plotly>=6,<7' >>"$log" 2>&1 </dev/null || more "without interactive charts: pip could not install plotly (log: $log)"
      ! take "$private_env/bin/jupyter" "private" || return 0
      more "that one will not do: it $jupyter_fault"
    elif looks_like_network "$log"; then
      more "pip could not reach its index (log: $log)"
    else
      more "pip failed: $(tail -n 1 "$log") (log: $log)"
    fi
    rm -rf "$private_env"
    return 1
  done <<<"$(type -ap python3 python)"
  [ "$found" = yes ] || say Jupyter "no private one: there is no Python 3.8 or newer"
  return 1
}

take_debian_packages() {
  local log=$logs/apt.log
  command -v apt-get >/dev/null 2>&1 || return 1
  set -- env DEBIAN_FRONTEND=noninteractive apt-get
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { say Jupyter "no Debian packages: that needs root, and there is no sudo"; return 1; }
    if [ -t 0 ]; then set -- sudo "$@"; else set -- sudo -n "$@"; fi
  fi
  say Jupyter "taking Debian's packages: $DEBIAN_PACKAGES (log: $log)"
  # The lists may be missing or old: bring them up to date before giving up.
  # shellcheck disable=SC2086
  if ! "$@" install -y -q --no-install-recommends $DEBIAN_PACKAGES >"$log" 2>&1 &&
    ! { "$@" update -q && "$@" install -y -q --no-install-recommends $DEBIAN_PACKAGES; } >>"$log" 2>&1; then
    more "apt-get failed: $(tail -n 1 "$log")"
    return 1
  fi
  hash -r
  take /usr/bin/jupyter "Debian's packages" || { more "/usr/bin/jupyter $jupyter_fault"; return 1; }
}

find_jupyter() {
  local command
  if command=$(command -v jupyter); then
    ! take "$command" "on PATH" || return 0
    say Jupyter "not $command: it $jupyter_fault"
  fi
  if [ -x "$private_env/bin/jupyter" ]; then
    ! take "$private_env/bin/jupyter" "private, made before" || return 0
  fi
  if [ "$option_offline" = no ]; then
    ! make_private_jupyter || return 0
    ! take_debian_packages || return 0
  fi
  die "no Jupyter found, and none could be made." "Jupyter with nbconvert and JupyterLab or Notebook" \
    "${command:+$command, but see above; }see the lines above" \
    "pip install jupyterlab nbconvert, then ./install.sh again (behind a proxy, set HTTPS_PROXY first)"
}

# --- Kernel -----------------------------------------------------------------------------------------------------

kernels='' spec=''

# find_places: where kernel and private Jupyter go.
find_places() {
  if [ -n "$option_prefix" ]; then
    private_env=$option_prefix/share/lectern/jupyter
  else
    private_env=${XDG_DATA_HOME:-$HOME/.local/share}/lectern/jupyter
  fi
}

# find_kernels [JUPYTER]: the folder of kernels; without a Jupyter, the one that Jupyter would say.
find_kernels() {
  if [ -n "$option_prefix" ]; then
    kernels=$option_prefix/share/jupyter/kernels
  elif [ -z "$1" ] || ! kernels=$("$1" --data-dir 2>/dev/null </dev/null)/kernels; then
    if [ -n "${JUPYTER_DATA_DIR:-}" ]; then
      kernels=$JUPYTER_DATA_DIR/kernels
    elif [ "$(uname -s)" = Darwin ]; then
      kernels=$HOME/Library/Jupyter/kernels
    else
      kernels=${XDG_DATA_HOME:-$HOME/.local/share}/jupyter/kernels
    fi
  fi
  spec=$kernels/lectern
}

# lectern ARGUMENTS: the installer itself, which is a Java program.
lectern() { "$jdk/bin/java" -jar "$root/kernel/target/lectern-kernel.jar" "$@" </dev/null; }

install_kernel() {
  set -- --jdk "$jdk" --jupyter "$jupyter"
  [ -z "$option_prefix" ] || set -- --prefix "$option_prefix" "$@"
  lectern install "$@"
}

# --- Self-check -------------------------------------------------------------------------------------------------

# outputs NOTEBOOK: the lines of an executed notebook that are outputs (nbformat writes one key a line, in order).
outputs() { awk '/^   "outputs": \[/ { on = 1 } /^   "source": / { on = 0 } on' "$1"; }

run_lecture() {
  local log=$logs/lecture.log start=$SECONDS page=$root/target/$LECTURE.html executed=$logs/$LECTURE.ipynb accuracy
  local lecture=$root/notebooks/$LECTURE.ipynb
  [ -f "$lecture" ] || die "the first lecture is missing." "$lecture" "no such file" "a complete checkout, or --no-run"
  # First in the list, so that a kernel of the same name elsewhere is not tried in its place.
  export JUPYTER_PATH=${kernels%/*}${JUPYTER_PATH:+:$JUPYTER_PATH}
  rm -f "$page" "$executed"
  if ! "$jupyter" nbconvert --to notebook --execute --ExecutePreprocessor.kernel_name=lectern \
    --ExecutePreprocessor.timeout=600 --output-dir "$logs" --output "$LECTURE" "$lecture" >"$log" 2>&1 </dev/null ||
    ! "$jupyter" nbconvert --to html --output-dir "$root/target" --output "$LECTURE" "$executed" >>"$log" 2>&1 </dev/null; then
    show_log "$log"
    die "the kernel is installed, but the first lecture did not run through." "every cell without an error" "see the log: $log" \
      "./install.sh again; if it stays so, report the log"
  fi
  accuracy=$(outputs "$executed" | grep -oE 'Test accuracy: *[0-9]+(\.[0-9]+)? ?%?' | tail -n 1) || accuracy=''
  [ -n "$accuracy" ] || die "the first lecture ran, but printed no accuracy." "an output 'Test accuracy: ...'" "see $page" \
    "git status (was the notebook changed?)"
  say Lecture "$LECTURE ran in $((SECONDS - start)) s: $page"
  more "$accuracy"
}

# Jupyter shows pictures stored in a notebook only if its user has run or trusted it.
trust_notebooks() {
  if quiet "$jupyter" trust "$root"/notebooks/*.ipynb; then
    say Trust "the notebooks of this folder: their stored pictures show before you run them"
  else
    more "the pictures stored in the notebooks show when you run them, or after: jupyter trust notebooks/*.ipynb"
  fi
}

how_to_open() {
  local found before=''
  # Without this folder in its list, Jupyter would not see the kernel.
  found=$(env -u JUPYTER_PATH JUPYTER_PATH="$user_jupyter_path" "$jupyter" kernelspec list 2>/dev/null </dev/null) || found=''
  case $found in *"$spec"*) ;; *) before="JUPYTER_PATH=$(quoted "${kernels%/*}") " ;; esac
  printf '\nOpen the notebooks with:\n\n  %s%s %s --notebook-dir %s%s\n' "$before" "$(quoted "$jupyter")" "$front" \
    "$(quoted "$root/notebooks")" "$([ "$(id -u)" -ne 0 ] || printf ' --allow-root')"
}

# --- Uninstall --------------------------------------------------------------------------------------------------

uninstall() {
  local command='' script='' removed=no
  if ! command=$(command -v jupyter) && [ -x "$private_env/bin/jupyter" ]; then command=$private_env/bin/jupyter; fi
  find_kernels "$command"
  if [ -f "$spec/kernel.json" ] && grep -q "org\.lectern\.kernel\.Main" "$spec/kernel.json"; then
    script=$(sed -n 's/^command=//p' "$spec/installed.txt" 2>/dev/null) || script=''
    if [ -f "$script" ] && grep -qxF "# Made by Lectern's installer for $spec" "$script"; then
      rm -f "$script"
      say Removed "the command, $script"
    fi
    rm -rf "$spec"
    say Removed "the kernel, $spec"
    removed=yes
  fi
  if [ -f "$private_env/made-by-lectern" ]; then
    rm -rf "$private_env"
    rmdir "${private_env%/*}" 2>/dev/null || :
    say Removed "the private Jupyter, $private_env"
    removed=yes
  fi
  [ "$removed" = yes ] || say Removed "nothing: there is no kernel in $spec and no private Jupyter in $private_env"
  more "This checkout, $root, stays as it is."
}

# --- Another kernel ---------------------------------------------------------------------------------------------

uninstall_into() {
  mkdir -p "$logs"
  find_jdk
  [ -f "$root/kernel/target/lectern-kernel.jar" ] || build
  lectern uninstall --into "$option_into"
}

# --- Options ----------------------------------------------------------------------------------------------------

option_prefix='' option_user=no option_jdk='' option_offline=no option_run=yes option_uninstall=no option_into=''

while [ $# -gt 0 ]; do
  case $1 in
    --help | -h) usage; exit 0 ;;
    --user) option_user=yes ;;
    --prefix=* | --jdk=* | --into=*)
      word=$1
      shift
      set -- "${word%%=*}" "${word#*=}" "$@"
      continue
      ;;
    --prefix | --jdk)
      [ -n "${2:-}" ] || bad_usage "$1 needs a folder"
      case $1 in --prefix) option_prefix=$2 ;; *) option_jdk=$2 ;; esac
      shift
      ;;
    --into)
      [ -n "${2:-}" ] || bad_usage "$1 needs the name of a kernel"
      option_into=$2
      shift
      ;;
    --offline) option_offline=yes ;;
    --no-run) option_run=no ;;
    --uninstall) option_uninstall=yes ;;
    *) bad_usage "unknown option: $1" ;;
  esac
  shift
done

[ -z "$option_prefix" ] || [ "$option_user" = no ] || bad_usage "--prefix and --user exclude each other"
[ -z "$option_into" ] || [ "$option_user$option_prefix" = no ] || bad_usage "--into excludes --user and --prefix"
case $option_prefix in '' | /*) ;; *) option_prefix=$PWD/$option_prefix ;; esac
[ ! -d "$option_prefix" ] || option_prefix=$(cd "$option_prefix" && pwd)
[ "$option_prefix" = / ] || option_prefix=${option_prefix%/}
user_jupyter_path=${JUPYTER_PATH:-}

find_places
if [ "$option_uninstall" = yes ]; then
  if [ -n "$option_into" ]; then uninstall_into; else uninstall; fi
  exit 0
fi
mkdir -p "$logs"
find_jdk
build
if [ -n "$option_into" ]; then
  lectern install --into "$option_into"
  exit 0
fi
find_jupyter
find_kernels "$jupyter"
install_kernel
[ "$option_run" = no ] || run_lecture
trust_notebooks
how_to_open
