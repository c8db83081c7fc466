// What a part of `scripts/bench` found: printed, and kept as JSON in `target/bench`, from where `write.mjs` takes it into
// docs/performance.md.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where the results lie. */
export const kept = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'bench');

/** The one in the middle. */
export const median = (values) => [...values].sort((one, other) => one - other)[values.length >> 1];

/** A number as people read it: thousands apart, and no more digits than it is worth. */
export function number(value, digits = Math.abs(value) < 10 && !Number.isInteger(value) ? 1 : 0) {
  return value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

export const ms = (value) => `${number(value)} ms`;
export const mib = (bytes) => `${number(bytes / 1048576, 1)} MiB`;

/** What was wanted and what was found: `most` is not to be exceeded, `least` is to be reached. */
export function goal(what, { most, least, is, unit = '' }) {
  const met = (most === undefined || is <= most) && (least === undefined || is >= least);
  const wanted = most === undefined ? `at least ${number(least)}` : `at most ${number(most)}`;
  return { what, wanted: `${wanted}${unit}`, is: `${number(is)}${unit}`, met };
}

const plain = (cell) => String(cell).replace(/[*`]/g, '');

function shown({ title, head, rows }) {
  const all = [head, ...rows].map((row) => row.map(plain));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ').trimEnd();
  return [...(title ? [title] : []), ...all.map(line), ''].join('\n');
}

/** Prints and keeps what `part` found: tables (`title`, `head`, `rows` of texts), and goals. */
export function report(part, { tables, goals = [], notes = [] }) {
  for (const table of tables) console.log(shown(table));
  for (const note of notes) console.log(`${plain(note)}\n`);
  for (const { what, wanted, is, met } of goals) console.log(`${met ? '✓' : '✗'} ${what}: ${is}, ${wanted}`);
  mkdirSync(kept, { recursive: true });
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(join(kept, `${part}.json`), `${JSON.stringify({ date, tables, goals, notes }, null, 2)}\n`);
}
