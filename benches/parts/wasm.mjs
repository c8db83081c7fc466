// How fast the engine is inside wasm: from typed instances to whole records with no text in between
// (examples/wasm_speed.rs, made as the library is), and from text to text as the library is called.
//
//   node benches/parts/wasm.mjs FOLDER      where wasm-bindgen and wasm-opt have put the example

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { goal, median, number, report, root } from '../report.mjs';

const [INSTANCES, NUMBERS, ROWS] = [1_000, 300, 1_000];
const SAMPLES = Number(process.env.BEIAN_SAMPLES ?? 15);
const LONG = Number(process.env.BEIAN_SAMPLE_MS ?? 300);

/** How often a second, by the median of the samples. */
function speed(each, work) {
  const sample = (millis) => {
    const from = performance.now();
    let [times, now] = [0, from];
    while (now - from < millis) {
      work();
      times += each;
      now = performance.now();
    }
    return times / (now - from) * 1000;
  };
  sample(LONG * 4);
  return median(Array.from({ length: SAMPLES }, () => sample(LONG)));
}

const folder = process.argv[2];
const glue = await import(pathToFileURL(join(folder, 'wasm_speed.js')));
await glue.default({ module_or_path: await readFile(join(folder, 'wasm_speed_bg.wasm')) });
const work = new glue.Work(INSTANCES, NUMBERS, ROWS);
if (work.judge() === 0 || work.read() !== ROWS) throw new Error('the work is not done');
const export_ = work.text();

const library = await import(pathToFileURL(join(root, 'dist', 'engine', 'glue.js')));
await library.default({ module_or_path: await readFile(join(root, 'dist', 'engine', 'beian-engine.wasm')) });
const options = JSON.stringify({ as_of: '2026-07-01T12:00:00+08:00' });
const instance = (index) => ({ id: `i-${index}`, product: 'ecs', region: 'cn-hangzhou', billing: 'subscription', term_months: index % 6, expires_at: '2027-02-10T16:00Z', public_bandwidth_mbps: index % 3 });
const facts = (count) => JSON.stringify({ schema: 'beian-desk/1', instances: Array.from({ length: count }, (_, index) => instance(index)) });
const [one, hundred] = [facts(1), facts(100)];
for (const text of [one, hundred]) if (!JSON.parse(library.assess(text, options)).ok) throw new Error('the facts are refused');

const typed = speed(INSTANCES, () => work.judge());
const single = speed(1, () => library.assess(one, options));
const many = speed(100, () => library.assess(hundred, options));
const read = speed(ROWS, () => work.read());
const parsed = speed(ROWS, () => JSON.parse(export_));
report('wasm', {
  tables: [{
    head: ['work', 'each second'],
    rows: [
      [`typed instances to whole records, ${number(INSTANCES)} with ${NUMBERS} numbers at a time`, `${number(typed)} records`],
      ['JSON text to JSON text, one instance at a time', `${number(single)} records`],
      ['JSON text to JSON text, a hundred at a time', `${number(many)} records`],
      ['an ECS export read, with the place of every fault', `${number(read)} rows`],
      ['… the same text by `JSON.parse`', `${number(parsed)} rows`],
    ],
  }],
  goals: [
    goal('a full record from typed input', { least: 3_000_000, is: typed, unit: '/s' }),
    goal('JSON text to JSON text', { least: 250_000, is: single, unit: '/s' }),
  ],
});
