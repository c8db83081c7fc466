// Asks every engine of benches/peers the same question, each in a process of its own, one after the other.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { goal, number, report, root } from '../report.mjs';

const NAMES = ['ours', 'package', 'json_logic_engine', 'json_logic_js', 'json_rules_engine', 'zen', 'cedar', 'publicodes'];
const asked = Object.fromEntries(NAMES.map((name) => {
  console.log(`· ${name}`);
  return [name, JSON.parse(execFileSync(process.execPath, [join(root, 'benches', 'peers', 'one.mjs'), name], { encoding: 'utf8' }))];
}));
const { ours } = asked;
const rows = NAMES.map((name) => {
  const { name: called, version, median, least, most } = asked[name];
  return [called, version, number(median), `${number(least)} – ${number(most)}`, `${number(ours.median / median, 2)}`];
});
const { cases, samples } = ours;
report('peers', {
  tables: [{ head: ['engine', 'version', 'answers/s, median', 'least – most', 'ours, text to text, is … times as fast'], rows }],
  notes: [`Medians of ${samples} samples over ${cases} cases; every answer was checked before anything was timed.`],
  goals: [
    goal('JSON text in, JSON text out, in wasm', { least: 250_000, is: ours.median, unit: '/s' }),
    goal('times json-rules-engine', { least: 3, is: ours.median / asked.json_rules_engine.median }),
    goal('times publicodes', { least: 50, is: ours.median / asked.publicodes.median }),
  ],
});
