// Counts what `examples/fixed_work.rs` does, piece by piece, by valgrind's callgrind: instructions of the machine, read
// by the program. Compares them with the budgets of `instructions.json`.
//
//   node scripts/lib/instructions.mjs PROGRAM [--write]      (exit 1 where one is above its budget)

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BUDGETS = new URL('instructions.json', import.meta.url);

/** What another compiler of the same line, or the keys that hash tables draw, may add. */
const SLACK = 1.03;

/** The budgets, by the name of the piece. */
export const budgets = () => JSON.parse(readFileSync(BUDGETS, 'utf8'));

/** The instructions of one piece of work. */
export function counted(program, piece) {
  const valgrind = process.env.VALGRIND || 'valgrind';
  const { status, stderr, error } = spawnSync(valgrind, [
    '--tool=callgrind', '--callgrind-out-file=/dev/null', '--toggle-collect=fixed_work::counted*', program, piece,
  ], { encoding: 'utf8' });
  const [, count] = /Collected : (\d+)/.exec(stderr ?? '') ?? [];
  if (status !== 0 || !Number(count)) throw new Error(`${piece} was not counted: ${error?.message ?? stderr.trim().split('\n').at(-1)}`);
  return Number(count);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [program, write] = process.argv.slice(2);
  const known = budgets();
  const found = Object.fromEntries(Object.keys(known).map((piece) => [piece, counted(program, piece)]));
  if (write === '--write') {
    const made = Object.entries(found).map(([piece, count]) => [piece, Math.ceil(count * SLACK / 1_000) * 1_000]);
    writeFileSync(BUDGETS, `${JSON.stringify(Object.fromEntries(made), null, 2)}\n`);
  }
  const now = budgets();
  const [compiler] = execFileSync('rustc', ['--version'], { encoding: 'utf8' }).split('\n');
  console.log(`instructions, ${compiler}`);
  const over = Object.entries(found).filter(([piece, count]) => {
    console.log(`${piece.padEnd(10)} ${String(count).padStart(14)}  budget ${now[piece]}`);
    return count > now[piece];
  });
  for (const [piece, count] of over) console.error(`✗ ${piece} takes ${count - now[piece]} instructions more than its budget`);
  process.exitCode = over.length ? 1 : 0;
}
