// How the program is made small, whether it is cut into parts or is one.

/** What `wasm-opt` is asked for. */
export const OPTIMISE = [
  '-Oz', '--strip-debug', '--strip-producers', '--one-caller-inline-max-function-size=0',
  // What rustc emits; more than that (as --all-features) no browser loads.
  '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals',
  '--enable-reference-types', '--enable-multivalue',
];

/** Leptos brings wasm-streams along, whose classes begin so: nobody uses them. */
export const UNUSED = 'IntoUnderlying';
