// The size table: each file of DIR raw and by brotli 11, then what a first visit fetches against its budget.
//
//   node scripts/lib/size.mjs DIR      (exit 1 above the budget of budget.json)
//
// A first visit fetches index.html and everything that it, or what it fetches, names: `src` and `href` in HTML,
// imports and `new URL(…)` in JavaScript, `url(…)` and `@import` in CSS. Named but not in DIR is a fault as well;
// but for `new URL`, where wasm-bindgen's glue names a default that the hashed file replaces, and where the file that
// fetches the parts of the program names what comes later. What the browser takes only to install the app is no part of
// a visit; what it then keeps is counted apart: everything that `sw.js` lists.

import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotli as packed } from './compress.mjs';
import { files } from './files.mjs';
import { listed } from './precache.mjs';

const DEFAULT = /new URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g;
const NAMES = {
  html: [
    /<(?:link|script|img|source|iframe)\b[^>]*?\s(?:href|src)\s*=\s*["']?([^"'\s>]+)/gi,
    /\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g,
  ],
  js: [/\b(?:from|import)\s*\(?\s*["'](\.{0,2}\/[^"']+)["']/g, DEFAULT],
  css: [/@import\s+(?:url\()?\s*["']?([^"')\s;]+)/g, /url\(\s*["']?([^"')]+)/g],
};

/** What a browser fetches only where the app is to be installed. */
const INSTALLS = /<link\b[^>]*\srel=["']?(?:manifest|apple-touch-icon)\b[^>]*>/gi;

const kind = (file) => file.match(/\.(html|m?js|css)$/)?.[1].replace('mjs', 'js');
const ours = (name) => !/^([a-z][a-z0-9+.-]*:|\/\/|#)/i.test(name);

const FETCHES_PARTS = /wasm_split-[0-9a-f]+\.js$/;

/** The parts that come later, each with its files: what `dir`'s fetching script says of each. */
export function parts(dir) {
  const name = readdirSync(dir).find((file) => FETCHES_PARTS.test(file));
  const text = readFileSync(join(dir, name), 'utf8');
  const made = /const (\w+) = (?:wrapAsyncCb\()?makeLoad\((.*?)\n?, \[([^\]]*)\]\)/gs;
  const known = new Map();
  for (const [, variable, body, needs] of text.matchAll(made)) {
    const own = [...body.matchAll(DEFAULT)].map(([, file]) => resolve(dir, file));
    const others = needs.split(',').flatMap((need) => known.get(need.trim()) ?? []);
    known.set(variable, [...others, ...own]);
  }
  const loads = [...known].filter(([variable]) => variable.startsWith('__wasm_split_load_'));
  if (!loads.length) throw new Error(`\`${name}\` names no part`);
  return loads.map(([variable, files]) => [variable.replace('__wasm_split_load_', ''), new Set(files)]);
}

/** Every file that a visit to `dir`/index.html fetches. */
export function firstLoad(dir) {
  const root = resolve(dir);
  const seen = new Set();
  const waiting = [join(root, 'index.html')];
  for (let file; (file = waiting.pop()); ) {
    if (seen.has(file)) continue;
    seen.add(file);
    if (!existsSync(file)) throw new Error(`\`${relative(root, file)}\` is named but not there`);
    const text = kind(file) && readFileSync(file, 'utf8').replace(INSTALLS, '');
    for (const pattern of NAMES[kind(file)] ?? []) {
      for (const [, name] of text.matchAll(pattern)) {
        const path = name.split(/[?#]/, 1)[0];
        if (!ours(name) || !path) continue;
        const named = path.startsWith('/') ? join(root, path) : resolve(dirname(file), path);
        if (pattern !== DEFAULT || (existsSync(named) && !FETCHES_PARTS.test(file))) waiting.push(named);
      }
    }
  }
  return seen;
}

const brotli = (bytes) => packed(bytes).length;

const row = (name, raw, packed, note = '') =>
  console.log(`${name.padEnd(48)} ${String(raw).padStart(9)} ${String(packed).padStart(9)}  ${note}`.trimEnd());

/** Prints the table of the build that is named, and fails above a budget. */
function check() {
  const dir = resolve(process.argv[2] ?? 'dist');
  const budgets = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));
  try {
    const first = firstLoad(dir);
    const all = files(dir).filter((file) => !/\.(br|gz)$/.test(file));
    row('file', 'bytes', 'brotli', 'fetched first');
    const sum = { all: [0, 0], first: [0, 0] };
    for (const file of all) {
      const bytes = readFileSync(file);
      const small = brotli(bytes);
      for (const total of first.has(file) ? [sum.all, sum.first] : [sum.all]) {
        total[0] += bytes.length;
        total[1] += small;
      }
      row(relative(dir, file), bytes.length, small, first.has(file) ? 'yes' : '');
    }
    row('everything', ...sum.all);
    row('before the first screen answers', ...sum.first, `budget ${budgets.first}, goal ${budgets.goal}`);
    const later = parts(dir);
    const total = (sets) => {
      const bytes = [...new Set(sets.flatMap((set) => [...set]))].map((file) => readFileSync(file));
      return [bytes.reduce((all, file) => all + file.length, 0), bytes.reduce((all, file) => all + brotli(file), 0)];
    };
    for (const [name, files] of later) row(`… then the ${name}, when it is wanted`, ...total([files]));
    const table = total([first, later.find(([name]) => name === 'desk')[1]]);
    row('before the table of a later visit answers', ...table, `budget ${budgets.table}`);
    const worker = join(dir, 'sw.js');
    const kept = Object.keys(listed(readFileSync(worker, 'utf8'))).map((name) => join(dir, name || 'index.html'));
    const install = total([[worker, ...kept]]);
    row(`everything that is kept for use without a network (${kept.length} files)`, ...install, `budget ${budgets.install}`);
    // What stands by itself, for those who have no program, or want all of it in one file.
    const alone = (name, budget, of) => {
      const bytes = readFileSync(join(dir, name));
      const [raw, packed] = [bytes.length, brotli(bytes)];
      row(`${name} by itself`, raw, packed, `budget ${budget} ${of === 0 ? 'raw' : 'by brotli'}`);
      return [raw, packed][of] > budget && `${name} is ${[raw, packed][of] - budget} bytes over its budget`;
    };
    const pages = [
      alone('beian-desk.html', budgets.single, 0),
      alone('index.html', budgets.index, 1),
      ...['faq.html', 'faq.en.html'].map((name) => alone(name, budgets.page, 1)),
    ];
    const named = (pattern) => total([new Set(all.filter((file) => pattern.test(relative(dir, file))))]);
    const [loader, widget] = [named(/^embed\.js$/), named(/^embed-[0-9a-f]{16}\.(js|wasm)$/)];
    const engine = named(/^engine[/\\].*\.(js|wasm)$/);
    row('the element, before it is near the viewport', ...loader, `budget ${budgets.loader}`);
    row('… then the widget, once for a page', ...widget, `budget ${budgets.widget}`);
    row('the engine as a library', ...engine, `budget ${budgets.engine}`);
    const over = (what, is, may) => is > may && `${what} is ${is - may} bytes of brotli over its budget`;
    const wrong = [over('the first load', sum.first[1], budgets.first), over('the table', table[1], budgets.table),
      over('the loader of the element', loader[1], budgets.loader), over('the widget', widget[1], budgets.widget), over('the library', engine[1], budgets.engine),
      over('what is kept', install[1], budgets.install), ...pages].filter(Boolean);
    if (wrong.length) throw new Error(wrong.join('; '));
  } catch (error) {
    console.error(`✗ ${error.message}`);
    process.exit(1);
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) check();
