//! Asks the linker to keep the relocations of the page's program where it is to be cut: by them the build cuts it into
//! the parts that are fetched at the start and the parts that come later (`scripts/lib/split.mjs`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let in_parts = std::env::var_os("CARGO_FEATURE_PARTS").is_some();
    if in_parts && std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo::rustc-link-arg-bin=beian-desk=--emit-relocs");
    }
}
