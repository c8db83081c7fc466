// Cuts the program that Trunk has just built into the parts of `src/ui/parts`, each a file of its own, and puts
// them in the place of the one file. Trunk's hook after a build; it has the tools on its PATH.
//
// The splitter must see the linker's output, before wasm-bindgen drops the relocations; so wasm-bindgen runs again,
// on what is left as the main part. Every file carries one hash of them all, since they fit only one another.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OPTIMISE, UNUSED, linked } from './optimise.mjs';
import { precache } from './precache.mjs';
import { prerender } from './prerender.mjs';
import { parts } from './size.mjs';
import { put, stripExports, stripGlue, stripLines } from './strip.mjs';

const NAME = 'beian-desk';
const READER = 'reader.js';
const OFFLINE = 'offline.js';
// They keep their names.
const PLAIN = ['boot.js', 'crash.js'];
const { TRUNK_STAGING_DIR: staging, TRUNK_SOURCE_DIR: source, TRUNK_PROFILE: profile } = process.env;

const work = mkdtempSync(join(tmpdir(), `${NAME}-split-`));
const run = (tool, ...args) => execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });

try {
  run('wasm-split-cli', linked(NAME, source, profile), work, '--out-name', NAME);
  run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--remove-name-section', '--remove-producers-section', '--out-dir', join(work, 'main'), join(work, `${NAME}.wasm`));
  rmSync(join(work, `${NAME}.wasm`));

  const glue = join(work, 'main', `${NAME}.js`);
  const main = join(work, 'main', `${NAME}_bg.wasm`);
  writeFileSync(glue, stripGlue(readFileSync(glue, 'utf8'), UNUSED));
  writeFileSync(main, stripExports(readFileSync(main), UNUSED));

  // Each file by the name that the others know it by.
  const files = new Map([
    [`${NAME}.js`, glue],
    [`${NAME}_bg.wasm`, main],
  ]);
  // One runs the program in a worker, one talks with it: they fit no other.
  for (const name of [READER, OFFLINE]) files.set(name, join(staging, name));
  for (const name of readdirSync(work)) if (/\.(js|wasm)$/.test(name)) files.set(name, join(work, name));
  for (const [name, path] of files) {
    if (name.endsWith('.wasm') && profile === 'release') run('wasm-opt', ...OPTIMISE, path, '-o', path);
  }

  const hash = createHash('sha256');
  for (const name of [...files.keys()].sort()) hash.update(name).update(readFileSync(files.get(name)));
  const stamp = hash.digest('hex').slice(0, 16);
  const stamped = (name) => name.replace(/^_*/, '').replace(/(_bg)?\.(js|wasm)$/, `-${stamp}$1.$2`);

  let index = readFileSync(join(staging, 'index.html'), 'utf8');
  for (const name of readdirSync(staging)) {
    const [, end] = name.match(new RegExp(`^${NAME}-[0-9a-f]+(_bg\\.wasm|\\.js)$`)) ?? [];
    if (!end) continue;
    index = index.replaceAll(name, stamped(NAME + end));
    rmSync(join(staging, name));
  }
  for (const [name, path] of files) {
    let bytes = readFileSync(path);
    if (name === READER || name === OFFLINE) bytes = stripLines(bytes.toString());
    if (name.endsWith('.js')) {
      // Where a file is fetched from, not what the program calls it in its table of imports.
      bytes = bytes.toString().replace(/(\bfrom |\bimport\(|\bnew URL\()(["'])(?:\.\/)?([^"']+)\2/g, (whole, before, quote, other) =>
        files.has(other) ? `${before}${quote}./${stamped(other)}${quote}` : whole);
    }
    writeFileSync(join(staging, stamped(name)), bytes);
  }
  for (const name of [READER, OFFLINE]) {
    index = index.replaceAll(name, stamped(name));
    rmSync(join(staging, name));
  }
  for (const name of PLAIN) writeFileSync(join(staging, name), stripLines(readFileSync(join(staging, name), 'utf8')));
  // The main part names it, which the browser would see only once that is there.
  const link = stamped('__wasm_split.js');
  index = index.replace('<link rel="modulepreload"', `<link rel="modulepreload" href="./${link}">$&`);
  index = prerender(source, staging, index);
  writeFileSync(join(staging, 'index.html'), index);
  // What a page is asked for with comes along with the program.
  const early = join(staging, 'early.js');
  const later = parts(staging).map(([name, files]) => [name, [...files].map((file) => basename(file))]);
  writeFileSync(early, put(readFileSync(early, 'utf8'), 'const PARTS = {};', `const PARTS = ${JSON.stringify(Object.fromEntries(later.filter(([name]) => name !== 'reader')))};`));
} finally {
  rmSync(work, { recursive: true, force: true });
}
// The last step: it lists every file as it is. A build for development is not kept.
if (profile === 'release') precache(staging, source);
