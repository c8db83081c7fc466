// Asks one engine every case, checks each answer, then times it. Prints its figures as JSON.
//
//   node benches/peers/one.mjs ENGINE
//   BEIAN_SAMPLES=15       how many samples
//   BEIAN_SAMPLE_MS=300    how long one is

import { CASES, inOrder } from './cases.mjs';
import { ENGINES } from './engines.mjs';

const SAMPLES = Number(process.env.BEIAN_SAMPLES ?? 15);
const LONG = Number(process.env.BEIAN_SAMPLE_MS ?? 300);

const engine = await ENGINES[process.argv[2]]();
const inputs = CASES.map(engine.input);

/** Every case once; whether a promise comes is looked at once, so that only those who promise wait. */
const promises = typeof engine.ask(inputs[0])?.then === 'function';
let kept;
const round = promises
  ? async () => { for (const input of inputs) kept = await engine.ask(input); }
  : () => { for (const input of inputs) kept = engine.ask(input); };

for (const [index, { reasons }] of CASES.entries()) {
  const answer = await engine.ask(inputs[index]);
  const told = inOrder(engine.reasons(engine.told ? engine.told(answer) : answer));
  if (JSON.stringify(told) !== JSON.stringify(reasons)) {
    throw new Error(`${engine.name}, case ${index}: ${told.join(', ') || 'it qualifies'} in place of ${reasons.join(', ') || 'it qualifies'}`);
  }
}

/** How many questions a second, over about so long. */
async function sample(millis) {
  const from = performance.now();
  let [asked, now] = [0, from];
  while (now - from < millis) {
    const done = round();
    if (promises) await done;
    asked += inputs.length;
    now = performance.now();
  }
  return asked / (now - from) * 1000;
}

await sample(LONG * 4);
const samples = [];
for (let index = 0; index < SAMPLES; index += 1) samples.push(await sample(LONG));
if (kept === undefined) throw new Error('nothing was answered');
samples.sort((one, other) => one - other);
console.log(JSON.stringify({
  name: engine.name, version: engine.version, cases: CASES.length, samples: SAMPLES,
  median: samples[SAMPLES >> 1], least: samples[0], most: samples.at(-1),
}));
