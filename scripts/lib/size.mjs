// The size table: each file of DIR raw and by brotli 11, then what a first visit fetches against its budget.
//
//   node scripts/lib/size.mjs DIR      (exit 1 above the budget of budget.json)
//
// A first visit fetches index.html and everything that it, or what it fetches, names: `src` and `href` in HTML,
// imports and `new URL(…)` in JavaScript, `url(…)` and `@import` in CSS. Named but not in DIR is a fault as well;
// but for `new URL`, where wasm-bindgen's glue names a default that Trunk's hashed file replaces.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const DEFAULT = /new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g;
const NAMES = {
  html: [
    /<(?:link|script|img|source|iframe)\b[^>]*?\s(?:href|src)\s*=\s*["']?([^"'\s>]+)/gi,
    /\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g,
  ],
  js: [/\b(?:from|import)\s*\(?\s*["'](\.{0,2}\/[^"']+)["']/g, DEFAULT],
  css: [/@import\s+(?:url\()?\s*["']?([^"')\s;]+)/g, /url\(\s*["']?([^"')]+)/g],
};

const kind = (file) => file.match(/\.(html|m?js|css)$/)?.[1].replace('mjs', 'js');
const ours = (name) => !/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(name);

/** Every file that a visit to `dir`/index.html fetches. */
function firstLoad(dir) {
  const root = resolve(dir);
  const seen = new Set();
  const waiting = [join(root, 'index.html')];
  for (let file; (file = waiting.pop()); ) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!existsSync(file)) throw new Error(`\`${relative(root, file)}\` is named but not there`);
    const text = kind(file) && readFileSync(file, 'utf8');
    for (const pattern of NAMES[kind(file)] ?? []) {
      for (const [, name] of text.matchAll(pattern)) {
        const path = name.split(/[?#]/, 1)[0];
        if (!ours(name) || !path) continue;
        const named = path.startsWith('/') ? join(root, path) : resolve(dirname(file), path);
        if (pattern !== DEFAULT || existsSync(named)) waiting.push(named);
      }
    }
  }
  return seen;
}

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;

const row = (name, raw, packed, note = '') =>
  console.log(`${name.padEnd(48)} ${String(raw).padStart(9)} ${String(packed).padStart(9)}  ${note}`.trimEnd());

const dir = resolve(process.argv[2] ?? 'dist');
const { first_load_brotli: budget, goal } = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));
try {
  const first = firstLoad(dir);
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  row('file', 'bytes', 'brotli', 'fetched first');
  const sum = { all: [0, 0], first: [0, 0] };
  for (const file of files) {
    const bytes = readFileSync(file);
    const packed = brotli(bytes);
    for (const total of first.has(file) ? [sum.all, sum.first] : [sum.all]) {
      total[0] += bytes.length;
      total[1] += packed;
    }
    row(relative(dir, file), bytes.length, packed, first.has(file) ? 'yes' : '');
  }
  row('everything', ...sum.all);
  row('before the first screen answers', ...sum.first, `budget ${budget}, goal ${goal}`);
  if (sum.first[1] > budget) throw new Error(`the first load is ${sum.first[1] - budget} bytes of brotli over its budget`);
} catch (error) {
  console.error(`✗ ${error.message}`);
  process.exit(1);
}
