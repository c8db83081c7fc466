// A program of `src/bin` for other people's pages and programs, as the engine and the element have it.

import { bound } from './optimise.mjs';

/** The glue without what only other ways of starting it use: the synchronous one, and one with bare arguments. */
const started = (glue) => glue
  .replace(/^function initSync\([^]*?^\}\n/m, '')
  .replace(/^export \{ initSync, /m, 'export { ')
  .replace(/^if \(!\('encodeInto' in cachedTextEncoder\)\) \{\n[^]*?^\}\n/m, '')
  .replace(/ else \{\n *console\.warn\([^\n]*\n *\}/g, '')
  .replace(/^( *)if \(validResponse && [^]*?\} else \{ throw e; \}\n/m, '$1if (!validResponse) throw e;\n');

/** What these programs are asked for beyond the usual: each round finds what the one before has laid open. */
const MORE = ['--flatten', '--rereloop', '-Oz', '--gufa', '-O3', '--zero-filled-memory', '--strip-target-features'];

/** The glue and the wasm of the program `name`; the glue asks for its wasm by the name `as`. */
export function glued(name, as) {
  const { glue, wasm } = bound(name, ...MORE);
  return { glue: started(glue).replace(/^\/\* @ts-self-types[^\n]*\n/, '').replaceAll(`${name}_bg.wasm`, as), wasm };
}
