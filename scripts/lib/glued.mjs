// wasm-bindgen and wasm-opt over a program of `src/bin`, as the engine and the element have it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripExports, stripGlue } from './strip.mjs';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const OPTIMISE = [
  '-Oz', '--strip-debug', '--strip-producers', '--one-caller-inline-max-function-size=0',
  '--zero-filled-memory', '--strip-target-features',
  '--enable-bulk-memory', '--enable-nontrapping-float-to-int', '--enable-sign-ext', '--enable-mutable-globals',
  '--enable-reference-types', '--enable-multivalue',
];

/** The glue without what only other ways of starting it use: the synchronous one, and one with bare arguments. */
const started = (glue) => glue
  .replace(/^function initSync\([^]*?^\}\n/m, '')
  .replace(/^export \{ initSync, /m, 'export { ')
  .replace(/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?^\}\n/m, '')
  .replace(/ else \{\n *console\.warn\([^\n]*\n *\}/g, '')
  .replace(/^( *)if \(validResponse && [^]*?\} else \{ throw e; \}\n/m, '$1if (!validResponse) throw e;\n');

/** The glue and the wasm of the program `name`; the glue asks for its wasm by the name `wasm`. */
export function glued(name, wasm) {
  const work = mkdtempSync(join(tmpdir(), `${name}-`));
  const run = (tool, ...args) => execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    const linked = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'wasm32-unknown-unknown', 'release', `${name}.wasm`);
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--remove-name-section', '--remove-producers-section', '--out-dir', work, linked);
    const program = join(work, `${name}_bg.wasm`);
    run('wasm-opt', ...OPTIMISE, program, '-o', program);
    const glue = started(stripGlue(readFileSync(join(work, `${name}.js`), 'utf8'), 'IntoUnderlying'))
      .replace(/^\/\* @ts-self-types[^\n]*\n/, '')
      .replaceAll(`${name}_bg.wasm`, wasm);
    return { glue, wasm: stripExports(readFileSync(program), 'IntoUnderlying') };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
