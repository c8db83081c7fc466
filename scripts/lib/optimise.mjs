// How a program becomes small, whether it is cut into parts or is one.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripExports, stripGlue } from './strip.mjs';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What `wasm-opt` is asked for. */
export const OPTIMISE = [
  '-Oz', '--strip-debug', '--strip-producers', '--one-caller-inline-max-function-size=0',
  // What rustc emits; more than that (as --all-features) no browser loads.
  '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals',
  '--enable-reference-types', '--enable-multivalue',
];

/** Leptos brings wasm-streams along, whose classes begin so: nobody uses them. */
export const UNUSED = 'IntoUnderlying';

/** What cargo has linked for the browser, by the program's name. */
export const linked = (name, source = root, profile = 'release') =>
  join(process.env.CARGO_TARGET_DIR ?? join(source, 'target'), 'wasm32-unknown-unknown', profile, `${name}.wasm`);

/** The glue and the wasm of a program that is one; `more` is asked of `wasm-opt` as well. An example is `examples/NAME`. */
export function bound(program, ...more) {
  const name = basename(program);
  const work = mkdtempSync(join(tmpdir(), `${name}-`));
  const run = (tool, ...args) => execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--remove-name-section', '--remove-producers-section', '--out-dir', work, linked(program));
    const wasm = join(work, `${name}_bg.wasm`);
    writeFileSync(wasm, stripExports(readFileSync(wasm), UNUSED));
    run('wasm-opt', ...OPTIMISE, ...more, wasm, '-o', wasm);
    return { wasm: readFileSync(wasm), glue: stripGlue(readFileSync(join(work, `${name}.js`), 'utf8'), UNUSED) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
