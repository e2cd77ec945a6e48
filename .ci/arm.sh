#!/usr/bin/env bash
# The report of reproducibility on an emulated Arm processor: scalar, NEON and SVE kernels. Not part of .ci/run. For Debian and
# its kin on x86-64; downloads an arm64 Java (65 MB) and QEMU once, into target/arm, and installs nothing. Run mvn package before.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -d src/target/classes ] || { echo "arm: needs src/target/classes. Run mvn package first." >&2; exit 1; }
arm=$PWD/target/arm root=$PWD/target/arm/root

if [ ! -x "$arm/qemu/usr/bin/qemu-aarch64-static" ]; then
  mkdir -p "$arm/debs" "$arm/qemu"
  (cd "$arm/debs" && apt-get download -qq qemu-user-static && dpkg-deb -x qemu-user-static_*.deb "$arm/qemu")
fi
if [ ! -d "$root" ]; then
  # A package index of its own: the machine's architecture and packages stay as they are.
  mkdir -p "$arm/state/lists/partial" "$arm/cache/archives/partial"
  : >"$arm/state/status"
  cat >"$arm/apt.conf" <<CONF
APT::Architecture "arm64";
APT::Architectures { "arm64"; };
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Dir::State "$arm/state";
Dir::State::status "$arm/state/status";
Dir::Cache "$arm/cache";
CONF
  APT_CONFIG=$arm/apt.conf apt-get update -qq
  APT_CONFIG=$arm/apt.conf apt-get install -qq --download-only openjdk-17-jre-headless
  mkdir -p "$root.part"
  for package in "$arm"/cache/archives/*.deb; do dpkg-deb -x "$package" "$root.part"; done
  mv "$root.part" "$root"
fi

# report FLAG…: fails if a fingerprint differs.
report() {
  printf '\n=== %s\n' "$*"
  "$arm/qemu/usr/bin/qemu-aarch64-static" -L "$root" "$root/usr/lib/jvm/java-17-openjdk-arm64/bin/java" "$@" \
    -cp src/target/classes org.lectern.Reproducibility
}
report -Dlectern.kernels=scalar
report --add-modules=jdk.incubator.vector -XX:UseSVE=0
report --add-modules=jdk.incubator.vector
