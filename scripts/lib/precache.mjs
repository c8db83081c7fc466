// Writes `sw.js`, which keeps the app at hand without a network: `assets/sw.js` with the version and the list of
// files, each with its hash. The version goes onto the script element of the page as well. The last step of a build.
//
//   node scripts/lib/precache.mjs DIR      (again, after something in DIR was changed)

import { createHash } from 'node:crypto';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { files } from './files.mjs';
import { stripLines } from './strip.mjs';

const INDEX = 'index.html';
const WORKER = 'sw.js';
/**
 * What no visit needs: the single file is whole by itself, library and element are for other pages, pictures are for the
 * browser's dialog that installs.
 */
const LEFT_OUT = [/^sw\.js$/, /^beian-desk\.html$/, /^engine\//, /^embed\b/, /^install\/(wide|narrow)\b/, /\.(br|gz)$/, /^_headers$/];

const sha256 = (bytes) => createHash('sha256').update(bytes);

/** The files of `dir` that are kept, by name. */
const kept = (dir) => files(dir)
  .map((file) => relative(dir, file).split(sep).join('/'))
  .filter((name) => !LEFT_OUT.some((pattern) => pattern.test(name)));

/** The list in a worker's text: each file with its hash. */
export const listed = (text) => JSON.parse(text.match(/^const FILES = (\{.*\});$/m)[1]);

/** Writes the worker of `dir` by the template in `source`; the version. */
export function precache(dir, source) {
  const template = readFileSync(join(source, 'assets', WORKER), 'utf8');
  const index = readFileSync(join(dir, INDEX), 'utf8').replace(/ data-version="[^"]*"/, '');
  const names = kept(dir);
  const whole = sha256(template).update(index);
  for (const name of names) if (name !== INDEX) whole.update(name).update(readFileSync(join(dir, name)));
  const version = whole.digest('hex').slice(0, 12);
  writeFileSync(join(dir, INDEX), index.replace(' data-js=', ` data-version="${version}"$&`));
  // The document is asked for by its folder.
  const hashes = names.map((name) => [name === INDEX ? '' : name, `sha256-${sha256(readFileSync(join(dir, name))).digest('base64')}`]);
  const text = stripLines(template)
    .replace(/^const VERSION = .*$/m, `const VERSION = '${version}';`)
    .replace(/^const FILES = .*$/m, `const FILES = ${JSON.stringify(Object.fromEntries(hashes))};`);
  writeFileSync(join(dir, WORKER), text);
  return version;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(precache(process.argv[2] ?? 'dist', fileURLToPath(new URL('../..', import.meta.url))));
}
