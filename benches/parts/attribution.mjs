// Whose each byte of the first load is. The program is made once more from what the linker wrote for the build in
// dist/, by the same steps but with the names of functions kept; without its names it must be the very file that ships.
// Every byte of it then belongs to a function, which belongs to a room of ours or to a crate, or to another section.
//
// Raw bytes are counted. What a piece is in brotli is only known of the whole: the packed bytes of a file are shared out
// by what each piece comes to when it is packed alone, so that the shares sum to the file.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { brotli } from '../../scripts/lib/compress.mjs';
import { OPTIMISE, UNUSED, linked } from '../../scripts/lib/optimise.mjs';
import { firstLoad } from '../../scripts/lib/size.mjs';
import { stripExports } from '../../scripts/lib/strip.mjs';
import { number, report, root } from '../report.mjs';

const NAME = 'beian-desk';
const dir = join(root, 'dist');
const first = [...firstLoad(dir)];

/** A number of the format (LEB128) at `at`, and what follows it. */
function leb(bytes, at) {
  let [value, scale, byte] = [0, 1, 0];
  do {
    byte = bytes[at++];
    value += (byte & 0x7f) * scale;
    scale *= 128;
  } while (byte & 0x80);
  return [value, at];
}

/** The sections of a program: id, where each begins with its head, where its body begins, and where it ends. */
function* sections(wasm) {
  for (let at = 8; at < wasm.length; ) {
    const [length, body] = leb(wasm, at + 1);
    yield { id: wasm[at], head: at, body, end: body + length };
    at = body + length;
  }
}

const customName = (wasm, { body }) => {
  const [size, at] = leb(wasm, body);
  return wasm.subarray(at, at + size).toString();
};

/** The names of functions by index. */
function names(wasm) {
  const found = new Map();
  for (const section of sections(wasm)) {
    if (section.id !== 0 || customName(wasm, section) !== 'name') continue;
    let at = leb(wasm, section.body).reduce((size, start) => size + start);
    while (at < section.end) {
      const [length, start] = leb(wasm, at + 1);
      if (wasm[at] === 1) {
        let [count, next] = leb(wasm, start);
        for (; count > 0; count -= 1) {
          const [index, afterIndex] = leb(wasm, next);
          const [size, text] = leb(wasm, afterIndex);
          found.set(index, wasm.subarray(text, text + size).toString());
          next = text + size;
        }
      }
      at = start + length;
    }
  }
  return found;
}

/** How many functions are imported: they have the first indices. */
function imported(wasm) {
  const section = [...sections(wasm)].find(({ id }) => id === 2);
  if (!section) return 0;
  let [count, at] = leb(wasm, section.body);
  const limits = (from) => {
    const [, minimum] = leb(wasm, from + 1);
    return wasm[from] & 1 ? leb(wasm, minimum)[1] : minimum;
  };
  let functions = 0;
  for (; count > 0; count -= 1) {
    for (let text = 0; text < 2; text += 1) {
      const [size, start] = leb(wasm, at);
      at = start + size;
    }
    const kind = wasm[at++];
    if (kind === 0) { functions += 1; [, at] = leb(wasm, at); }
    else if (kind === 1) at = limits(at + 1);
    else if (kind === 2) at = limits(at);
    else if (kind === 3) at += 2;
    else throw new Error(`an import of kind ${kind}`);
  }
  return functions;
}

/** Of a function's name, the path of the crate or type that it begins with; of what is made for any type, the trait's. */
function path(name) {
  let text = name;
  for (let before; before !== text; ) {
    before = text;
    text = text.replace(/^(?:[<&(*[\s]+|(?:dyn|mut|const|impl|core::ptr::drop_in_place<)\s*)/, '');
  }
  const [, trait_] = /^[A-Z]\w*[^:]*? as (.*)$/s.exec(text) ?? [];
  return trait_ ? path(trait_) : text.replace(/[<>(\s,&{[\]].*$/s, '').split('::').filter(Boolean);
}

const STD = new Set(['char', 'str', 'bool', 'u8', 'u16', 'u32', 'u64', 'u128', 'i32', 'i64', 'usize', 'isize', 'f64', 'core', 'alloc', 'std', '__rustc', 'hashbrown', 'compiler_builtins', 'dlmalloc', 'memcpy', 'memset', 'memmove', 'memcmp', 'rust_panic', '__rust_alloc', '__rust_dealloc', '__rust_realloc']);
const LEPTOS = /^(leptos|tachys|reactive_graph|any_spawner|hydration_context|or_poisoned|throw_error|either_of|server_fn|reactive_stores|send_wrapper|oco_ref|slotmap|wasm_split_helpers)/;
const GLUE = /^(wasm_bindgen|js_sys|web_sys|gloo|__wbindgen|__wbg|wasm_bindgen_futures|__externref)/;

/** Whose a function is. */
function owner(name) {
  const [crate, room] = path(name);
  if (!crate) return 'without a name';
  if (crate === 'beian_desk') return room && /^[a-z_]+$/.test(room) ? `beian_desk::${room}` : 'beian_desk';
  if (STD.has(crate)) return 'core, alloc, std';
  if (LEPTOS.test(crate)) return 'leptos and its crates';
  if (GLUE.test(crate) || GLUE.test(name)) return 'wasm-bindgen, js-sys, web-sys';
  if (/^serde/.test(crate) || ['itoa', 'ryu', 'zmij', 'memchr'].includes(crate)) return 'serde';
  return /^[a-z][a-z0-9_]*$/.test(crate) && name.includes('::') ? crate : 'without a name';
}

const SECTIONS = { 1: 'types', 2: 'imports', 3: 'declarations of functions', 4: 'tables', 5: 'memory', 6: 'globals', 7: 'exports', 8: 'start', 9: 'elements of tables', 10: 'code', 11: 'data: texts and constants', 12: 'count of data', 13: 'tags' };

/** The program that ships with its names, and that it is the same. */
function named(shipped) {
  const work = mkdtempSync(join(tmpdir(), 'beian-desk-names-'));
  const run = (tool, ...args) => execFileSync(tool, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    run('wasm-split-cli', linked(NAME), work, '--out-name', NAME);
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--remove-producers-section', '--out-dir', join(work, 'main'), join(work, `${NAME}.wasm`));
    const main = join(work, 'main', `${NAME}_bg.wasm`);
    writeFileSync(main, stripExports(readFileSync(main), UNUSED));
    run('wasm-opt', ...OPTIMISE.filter((option) => option !== '--strip-debug'), '-g', main, '-o', main);
    const wasm = readFileSync(main);
    const bare = [wasm.subarray(0, 8)];
    for (const section of sections(wasm)) if (section.id !== 0 || customName(wasm, section) !== 'name') bare.push(wasm.subarray(section.head, section.end));
    return { wasm, same: Buffer.concat(bare).equals(shipped), bare: Buffer.concat(bare).length };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Every piece of the program: whose it is, and its bytes. */
function pieces(wasm) {
  const of = new Map();
  const add = (who, bytes) => of.set(who, [...(of.get(who) ?? []), bytes]);
  const [known, before] = [names(wasm), imported(wasm)];
  add('heads of sections, and others', wasm.subarray(0, 8));
  for (const section of sections(wasm)) {
    if (section.id === 0 && customName(wasm, section) === 'name') continue;
    if (section.id !== 10) {
      add(section.id === 0 ? 'heads of sections, and others' : `section: ${SECTIONS[section.id]}`, wasm.subarray(section.head, section.end));
      continue;
    }
    let [count, at] = leb(wasm, section.body);
    add('heads of sections, and others', wasm.subarray(section.head, at));
    for (let index = 0; index < count; index += 1) {
      const [length, body] = leb(wasm, at);
      add(owner(known.get(before + index) ?? ''), wasm.subarray(at, body + length));
      at = body + length;
    }
  }
  return of;
}

const program = first.find((name) => /beian-desk-[0-9a-f]+_bg\.wasm$/.test(name));
const shipped = readFileSync(program);
const { wasm, same, bare } = named(shipped);
const of = [...pieces(wasm)].map(([who, all]) => ({ who, raw: all.reduce((sum, one) => sum + one.length, 0), alone: brotli(Buffer.concat(all)).length }));
const packed = brotli(shipped).length;
const alone = of.reduce((sum, one) => sum + one.alone, 0);
const raw = of.reduce((sum, one) => sum + one.raw, 0);
if (raw !== bare) throw new Error(`the pieces sum to ${raw} of ${bare} bytes`);

// What is small stands together.
const LEAST = 300;
const large = of.filter((one) => one.raw >= LEAST);
const small = of.filter((one) => one.raw < LEAST);
const together = { who: `${small.length} more`, raw: small.reduce((sum, one) => sum + one.raw, 0), alone: small.reduce((sum, one) => sum + one.alone, 0) };
const lines = [...large.sort((one, other) => other.raw - one.raw), ...(small.length ? [together] : [])];
// Rounded so that they sum: the rest of each goes on to the next.
let carried = 0;
const shares = lines.map(({ alone: own }) => {
  const exact = own / alone * packed + carried;
  carried = exact - Math.round(exact);
  return Math.round(exact);
});

const texts = first.filter((name) => name !== program);
const kind = (name) => [/\.css$/, /\.html$/, /\.js$/, /\.svg$/].findIndex((end) => end.test(name));
const KINDS = ['stylesheets', 'the document, with its first screen', 'scripts', 'the icon'];
const others = KINDS.map((what, index) => [what, texts.filter((name) => kind(name) === index)]).filter(([, list]) => list.length);
const left = texts.filter((name) => kind(name) < 0);
if (left.length) throw new Error(`of no kind: ${left.map((name) => relative(dir, name)).join(', ')}`);
const sum = (list, size) => list.reduce((all, name) => all + size(readFileSync(name)), 0);
const rows = others.map(([what, list]) => [what, sum(list, (bytes) => bytes.length), sum(list, (bytes) => brotli(bytes).length)]);
const whole = [['the program', raw, packed], ...rows];
const total = whole.reduce(([, one, two], [, more, most]) => ['**all of it**', one + more, two + most], ['', 0, 0]);
const exact = [sum(first, (bytes) => bytes.length), sum(first, (bytes) => brotli(bytes).length)];
if (same && (total[1] !== exact[0] || total[2] !== exact[1])) throw new Error(`the table sums to ${total} of ${exact}`);

const percent = (part) => `${number(part / total[2] * 100, 1)} %`;
const line = ([what, bytes, small_]) => [what, number(bytes), number(small_), percent(small_)];
report('attribution', {
  tables: [
    { title: 'The first load by kind', head: ['what', 'bytes', 'brotli 11', 'share'], rows: [...whole, total].map(line) },
    { title: 'The program by room and crate', head: ['whose', 'bytes', 'brotli, shared out', 'share of the first load'], rows: [...lines.map(({ who, raw: bytes }, index) => line([who.includes('::') || !/[ ,:]/.test(who) ? `\`${who}\`` : who, bytes, shares[index]])), line(['**the program**', raw, packed])] },
  ],
  notes: [same
    ? 'Without its names the program that was taken apart is, byte for byte, the one that ships.'
    : `The program that was taken apart has ${number(bare)} bytes without its names, the one that ships ${number(shipped.length)}, in another order: what is said of the rooms is of the former.`],
});
