// Puts the library together: the program that cargo has just built, the JavaScript and the types around it, and what a
// package needs.
//
//   node scripts/lib/engine.mjs DIR

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { glued } from './glued.mjs';
import { root } from './optimise.mjs';
import { lean } from './strip.mjs';

const dir = resolve(process.argv[2] ?? 'dist/engine');
rmSync(dir, { recursive: true, force: true });
mkdirSync(dir, { recursive: true });

const { glue, wasm } = glued('beian-engine', 'beian-engine.wasm');
writeFileSync(join(dir, 'glue.js'), lean(glue));
writeFileSync(join(dir, 'beian-engine.wasm'), wasm);
for (const file of readdirSync(join(root, 'assets/engine'))) {
  const text = readFileSync(join(root, 'assets/engine', file), 'utf8');
  writeFileSync(join(dir, file), file.endsWith('.js') ? lean(text) : text);
}
for (const file of ['LICENSE-APACHE', 'LICENSE-MIT']) copyFileSync(join(root, file), join(dir, file));

// One version of it all: Cargo.toml's.
const [, version] = readFileSync(join(root, 'Cargo.toml'), 'utf8').match(/^version = "(.*)"$/m);
const about = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
writeFileSync(join(dir, 'package.json'), `${JSON.stringify({ ...about, version }, null, 2)}\n`);
