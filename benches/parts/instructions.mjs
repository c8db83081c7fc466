// Counts the instructions of the fixed pieces of work, as `scripts/check-instructions` does, beside their budgets.
//
//   node benches/parts/instructions.mjs PROGRAM

import { budgets, counted } from '../../scripts/lib/instructions.mjs';
import { goal, number, report } from '../report.mjs';

const PIECES = {
  assess: ['judging', 'instance', 500], text: ['a facts file of one instance to its report', 'file', 100],
  proof: ['engine and decision table compared', 'case', 20_000], term: ['a term between two days', 'pair', 10_000], import: ['reading an ECS export', 'row', 200],
  plan: ['planning for 100 instances', 'site', 40], replay: ['replaying a log', 'event', 2_000],
};
const known = budgets();
const found = Object.entries(PIECES).map(([piece, about]) => [piece, about, counted(process.argv[2], piece)]);
const rows = found.map(([piece, [what, unit, times], count]) => [`\`${piece}\`: ${what}`, number(count), number(known[piece]), `${number(count / times)} a ${unit}`]);
const goals = found.map(([piece, , count]) => goal(`instructions of \`${piece}\``, { most: known[piece], is: count }));
report('instructions', { tables: [{ head: ['work', 'instructions', 'budget', 'each'], rows }], goals });
