# shellcheck shell=bash
# Set-up of everything the other scripts need. Sourced, never run.
#
# Each `need_…` function takes what is there, else goes the ordinary way, else the fallback for machines
# that can't download toolchains; it says in one line what it does, and names the command to run by hand
# when nothing works. What it builds is kept in $BEIAN_CACHE, keyed by version, so that a second run
# takes seconds.

set -euo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
BEIAN_CACHE="${BEIAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/beian-desk}"

TRUNK_VERSION=0.21.14
BINARYEN_VERSION=132
SPLIT_VERSION=0.2.4
WASM_TARGET=wasm32-unknown-unknown
LINKED_TOOLCHAIN=beian-desk-web
# The one place that pins wasm-bindgen is Cargo.toml; the tests hold Trunk.toml to it.
BINDGEN_VERSION="$(sed -n 's/^wasm-bindgen = .*"=\([0-9.]*\)".*/\1/p' "$ROOT/Cargo.toml" | head -n 1)"

export PATH="$BEIAN_CACHE/trunk-$TRUNK_VERSION/bin:$BEIAN_CACHE/wasm-bindgen-cli-$BINDGEN_VERSION/bin:$BEIAN_CACHE/wasm_split_cli_support-$SPLIT_VERSION/bin:$BEIAN_CACHE/binaryen-$BINARYEN_VERSION/node_modules/.bin:$PATH"

say() { printf '· %s\n' "$*"; }

# minutes_since SECOND: what bash's SECONDS has counted since then, as `1.5 min`.
minutes_since() {
  local tenths=$(((SECONDS - $1 + 3) / 6))
  printf '%d.%d min' $((tenths / 10)) $((tenths % 10))
}

# cant WHAT COMMAND: the end, with the command that installs WHAT by hand.
cant() {
  printf '✗ %s could not be installed. By hand: %s\n' "$1" "$2" >&2
  exit 1
}

# logged NAME COMMAND…: runs it quietly; on failure shows the end of its output.
logged() {
  local log="$BEIAN_CACHE/log/$1.log"
  shift
  mkdir -p "$(dirname "$log")"
  "$@" >"$log" 2>&1 || { tail -n 25 "$log" >&2; return 1; }
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# debian PACKAGE…: installs them with apt-get, refreshing its lists once where they are missing.
debian() {
  command -v apt-get >/dev/null || return 1
  export DEBIAN_FRONTEND=noninteractive
  logged apt as_root apt-get install -y --no-install-recommends "$@" 2>/dev/null && return
  logged apt-update as_root apt-get update && logged apt as_root apt-get install -y --no-install-recommends "$@"
}

need_rust() {
  command -v cargo >/dev/null || cant "Rust" "install rustup, then: rustup toolchain install stable"
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || cant "Node" "install Node 20 or later with npm"
}

# The toolchain that carries the wasm32 target: empty for the ordinary one, LINKED_TOOLCHAIN in the fallback.
WASM_TOOLCHAIN=

# for_wasm COMMAND…: runs it under that toolchain; everything it starts uses the same. The places of the crates on this
# machine, which panics name, stay out of the product: it is the same, and as large, wherever it is built.
for_wasm() {
  local crates="${CARGO_HOME:-$HOME/.cargo}/registry/src/"
  local -x CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-}"
  [[ "$crates" == *" "* ]] || CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS+=" --remap-path-prefix=$crates="
  if [ -n "$WASM_TOOLCHAIN" ]; then RUSTUP_TOOLCHAIN="$WASM_TOOLCHAIN" "$@"; else "$@"; fi
}

# The source of std for the toolchain that carries the target: `small_wasm` builds its own.
need_std_source() {
  has_std_source && return
  if [ -n "$WASM_TOOLCHAIN" ]; then
    debian rust-web-src || true
  else
    say "rustup component add rust-src"
    logged rustup-src rustup component add rust-src || true
  fi
  has_std_source || cant "the source of Rust's standard library" "rustup component add rust-src"
}

has_std_source() { [ -f "$(for_wasm rustc --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; }

# A target folder of its own: crates that ask whether unstable features are on would be built anew at every turn.
SMALL_TARGET="${CARGO_TARGET_DIR:-$ROOT/target}/small"

# small_wasm BINARY: builds a program that stands alone on other people's pages, with a std of its own that is made for
# size. Where the program can't go on it ends at once and says nothing, since nobody there would hear it: a panic with
# its message is a third of such a program. None of this is stable yet; where std comes ready-made it has messages.
small_wasm() {
  local flags="-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
  local -x CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="${CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS:-} $flags"
  RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$SMALL_TARGET" for_wasm cargo build --release --target "$WASM_TARGET" -Zbuild-std=std,panic_abort \
    -Zbuild-std-features=optimize_for_size --no-default-features --features glue --bin "$1"
}

# The wasm32 target: what is there, rustup's, or the fallback. BEIAN_WASM=linked goes straight to the fallback.
need_wasm_target() {
  need_rust
  [ "${BEIAN_WASM:-}" = linked ] || ! has_std "$(rustc --print target-libdir --target "$WASM_TARGET" 2>/dev/null)" || return 0
  if linked_ready; then
    WASM_TOOLCHAIN="$LINKED_TOOLCHAIN"
    return
  fi
  if [ "${BEIAN_WASM:-}" != linked ]; then
    say "rustup target add $WASM_TARGET"
    ! logged rustup-target rustup target add "$WASM_TARGET" 2>/dev/null || return 0
  fi
  say "$WASM_TARGET by Debian's rustc-web and a std built from its source (about two minutes, once)"
  link_toolchain || cant "$WASM_TARGET" "rustup target add $WASM_TARGET"
  WASM_TOOLCHAIN="$LINKED_TOOLCHAIN"
}

has_std() { compgen -G "$1/libstd-*.rlib" >/dev/null; }

# The fallback keeps its std in /usr, where Debian's compiler looks for it, with the key of what it was made from
# beside it: a lost cache rebuilds nothing, a new compiler rebuilds it.
LINKED_LIB="/usr/lib/rustlib/$WASM_TARGET/lib"
linked_key() { printf '%s, std 3' "$(/usr/bin/rustc --version 2>/dev/null)"; }

linked_ready() {
  [ "$(cat "$LINKED_LIB/beian-desk.key" 2>/dev/null)" = "$(linked_key)" ] && has_std "$LINKED_LIB" && link_usr
}

# Makes /usr a toolchain of rustup's; its linker is the rust-lld of rustup's own (same LLVM line).
link_usr() {
  local host lld there
  host="$(rustc -vV | sed -n 's/^host: //p')"
  lld="$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld"
  there="/usr/lib/rustlib/$host/bin/rust-lld"
  if ! [ -x "$there" ]; then
    [ -x "$lld" ] && as_root mkdir -p "${there%/*}" && as_root ln -sf "$lld" "$there" || return 1
  fi
  rustup run "$LINKED_TOOLCHAIN" rustc --version >/dev/null 2>&1 ||
    logged rustup-link rustup toolchain link "$LINKED_TOOLCHAIN" /usr
}

link_toolchain() {
  # Fresh lists: Debian's first rustc-web of a release is older than this project's oldest Rust.
  command -v apt-get >/dev/null && { logged apt-update as_root apt-get update 2>/dev/null || true; }
  debian rustc-web cargo-web rust-web-src rust-web-clippy || return 1
  link_usr || return 1
  local build="$BEIAN_CACHE/std-build"
  rm -rf "$build"
  mkdir -p "$build/src"
  printf '[package]\nname = "std-build"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n[profile.release]\nopt-level = "z"\npanic = "abort"\n' >"$build/Cargo.toml"
  : >"$build/src/lib.rs"
  # Without the bitcode a fat LTO of the app fails. The flags go through the target's own variable so that
  # host build scripts do not see them.
  logged std env -C "$build" RUSTUP_TOOLCHAIN="$LINKED_TOOLCHAIN" RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$build/target" \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Cembed-bitcode=yes" \
    cargo build --release -Zbuild-std=core,alloc,std,panic_abort,proc_macro,test --target "$WASM_TARGET" || return 1
  rm -f "$build/target/$WASM_TARGET/release/deps/"libstd_build-*.rlib
  as_root rm -rf "$LINKED_LIB"
  as_root mkdir -p "$LINKED_LIB"
  as_root cp "$build/target/$WASM_TARGET/release/deps/"*.rlib "$LINKED_LIB/"
  linked_key | as_root tee "$LINKED_LIB/beian-desk.key" >/dev/null
  rm -rf "$build"
}

# cargo_tool NAME VERSION BINARY [OPTION…]: `cargo install` into the cache.
cargo_tool() {
  local dir="$BEIAN_CACHE/$1-$2"
  [ -x "$dir/bin/$3" ] && return
  say "cargo install $1 $2 (some minutes, once)"
  logged "$1" env CARGO_TARGET_DIR="$BEIAN_CACHE/build-$1" cargo install "$1" --version "$2" --locked --root "$dir" "${@:4}" ||
    cant "$1 $2" "cargo install $1 --version $2 --locked ${*:4}"
  rm -rf "$BEIAN_CACHE/build-$1"
}

need_trunk() {
  [ "$(trunk --version 2>/dev/null)" = "trunk $TRUNK_VERSION" ] || cargo_tool trunk "$TRUNK_VERSION" trunk
}

is_bindgen() {
  case "$("$1" --version 2>/dev/null)" in "$1 $BINDGEN_VERSION" | "$1 $BINDGEN_VERSION "*) ;; *) return 1 ;; esac
}

need_bindgen() {
  is_bindgen wasm-bindgen && is_bindgen wasm-bindgen-test-runner ||
    cargo_tool wasm-bindgen-cli "$BINDGEN_VERSION" wasm-bindgen-test-runner
}

# The splitter keeps no version on its command line: the cached one is known by its folder.
need_split() {
  cargo_tool wasm_split_cli_support "$SPLIT_VERSION" wasm-split-cli --features build-binary
}

need_wasm_opt() {
  case "$(wasm-opt --version 2>/dev/null) " in "wasm-opt version $BINARYEN_VERSION "*) return ;; esac
  need_node
  say "npm install binaryen $BINARYEN_VERSION (wasm-opt)"
  mkdir -p "$BEIAN_CACHE/binaryen-$BINARYEN_VERSION"
  logged binaryen npm install --prefix "$BEIAN_CACHE/binaryen-$BINARYEN_VERSION" "binaryen@$BINARYEN_VERSION.0.0" ||
    cant "wasm-opt" "npm install --global binaryen@$BINARYEN_VERSION"
}

need_xz() {
  command -v xz >/dev/null || { say "apt-get install xz-utils" && debian xz-utils; } || cant "xz" "apt-get install xz-utils"
}

# Everything that a build wants.
need_build() {
  need_wasm_target
  need_std_source
  need_bindgen
  need_trunk
  need_split
  need_wasm_opt
  need_xz
}

# A Chromium with its driver, in CHROME and CHROMEDRIVER.
need_chromium() {
  CHROME="${CHROME:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
  CHROMEDRIVER="${CHROMEDRIVER:-$(command -v chromedriver || true)}"
  if [ -z "$CHROME" ] || [ -z "$CHROMEDRIVER" ]; then
    say "apt-get install chromium chromium-driver"
    debian chromium chromium-driver || cant "Chromium" "apt-get install chromium chromium-driver"
    CHROME=/usr/bin/chromium CHROMEDRIVER=/usr/bin/chromedriver
  fi
  # Without a Chinese font every Chinese screenshot is boxes.
  if [ -z "$(fc-list ':lang=zh' 2>/dev/null | head -n 1)" ]; then
    say "apt-get install fonts-noto-cjk"
    debian fontconfig fonts-noto-cjk || say "no Chinese font: the pictures will show boxes"
  fi
  export CHROME CHROMEDRIVER
}

# The npm packages of the browser tests.
need_browser_packages() { need_packages tests/browser; }

# need_packages FOLDER: its npm packages, by its lock file.
need_packages() {
  need_node
  local key
  key="$(cksum <"$ROOT/$1/package-lock.json")"
  [ "$(cat "$ROOT/$1/node_modules/.key" 2>/dev/null)" = "$key" ] && return
  say "npm ci in $1"
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 logged npm-ci npm ci --prefix "$ROOT/$1" --ignore-scripts ||
    cant "the packages of $1" "npm ci --prefix $1"
  printf '%s' "$key" >"$ROOT/$1/node_modules/.key"
}

# An nginx with the module for brotli, in NGINX and NGINX_BROTLI: what is there, else Debian's packages, unpacked into
# the cache and not installed, so that no server starts with the machine. Both are empty where that is not possible:
# the tests of it are left out then.
need_nginx() {
  local dir="$BEIAN_CACHE/nginx" module=usr/lib/nginx/modules/ngx_http_brotli_static_module.so
  nginx_in "" "$module" || nginx_in "$dir" "$module" && return
  NGINX="" NGINX_BROTLI=""
  if command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then
    say "apt-get download nginx (unpacked into the cache, not installed)"
    rm -rf "$dir"
    mkdir -p "$dir"
    if (cd "$dir" && unpacked nginx libnginx-mod-http-brotli-static libbrotli1) && nginx_in "$dir" "$module"; then return; fi
  fi
  say "no nginx: its tests are left out. By hand: apt-get install nginx libnginx-mod-http-brotli-static"
}

# nginx_in DIR MODULE: takes the one below DIR, if it runs.
nginx_in() {
  [ -f "$1/$2" ] && "$1/usr/sbin/nginx" -v 2>/dev/null || return 1
  export NGINX="$1/usr/sbin/nginx" NGINX_BROTLI="$1/$2"
}

# unpacked PACKAGE…: downloads Debian packages and unpacks them here, refreshing the lists once where they are missing.
unpacked() {
  logged nginx apt-get download "$@" 2>/dev/null ||
    { logged apt-update as_root apt-get update && logged nginx apt-get download "$@"; } || return 1
  local deb
  for deb in *.deb; do dpkg-deb -x "$deb" . && rm "$deb"; done
}

# valgrind, in VALGRIND, which counts instructions: empty where it is not there and can't be installed.
need_valgrind() {
  VALGRIND="${VALGRIND:-$(command -v valgrind || true)}"
  if [ -z "$VALGRIND" ]; then
    say "apt-get install valgrind"
    if debian valgrind; then
      VALGRIND="$(command -v valgrind)"
    else
      say "no valgrind: instructions are not counted. By hand: apt-get install valgrind"
    fi
  fi
  export VALGRIND
}

# A fresh release build in dist/; BEIAN_BUILT says that the caller has just made it.
need_dist() {
  [ -n "${BEIAN_BUILT:-}" ] || "$ROOT/scripts/build"
}
