// Writes what the parts found into docs/performance.md, each between its marks, and the machine at the top; what is
// between other marks, and all the prose, stays as it is.
//
//   node benches/write.mjs PART…

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { kept, root } from './report.mjs';

const PAGE = join(root, 'docs', 'performance.md');

const table = ({ title, head, rows }) => [
  ...(title ? [`**${title}**`, ''] : []),
  `| ${head.join(' | ')} |`,
  `|${head.map((_, column) => (column ? '--:' : '---')).join('|')}|`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
].join('\n');

const goals = (all) => (all.length ? [table({
  head: ['goal', 'wanted', 'measured', 'reached'],
  rows: all.map(({ what, wanted, is, met }) => [what, wanted, is, met ? 'yes' : '**no**']),
})] : []);

const block = ({ date, tables, goals: wanted, notes }) => [
  `Measured on ${date}.`, '', ...tables.map(table), ...notes.flatMap((note) => [note, '']), ...goals(wanted),
].join('\n').trimEnd();

/** What a program says of its version, or nothing. */
function says(program, ...args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split('\n')[0];
  } catch {
    return 'not there';
  }
}

function machine() {
  const [first] = cpus();
  const rows = [
    ['processor', `${cpus().length} × ${first.model.replace(/\s+/g, ' ').trim()}`],
    ['memory', `${Math.round(totalmem() / 1024 ** 3)} GiB`],
    ['system', `Linux ${release().split('-')[0]}`],
    ['rustc', says('rustc', '--version').replace(/^rustc /, '')],
    ['node', process.version.slice(1)],
    ['Chromium', says(process.env.CHROME ?? 'chromium', '--version').replace(/^\D*([\d.]+).*$/, '$1')],
    ['valgrind', says('valgrind', '--version').replace('valgrind-', '')],
  ];
  return table({ head: ['of the last run', ''], rows }).trimEnd();
}

/** The text with what stands between the marks of `name` replaced. */
function put(text, name, inside) {
  const [begin, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/performance.md has no marks for ${name}`);
  return text.slice(0, from + begin.length) + inside + text.slice(to);
}

let page = put(readFileSync(PAGE, 'utf8'), 'machine', machine());
for (const part of process.argv.slice(2)) {
  const file = join(kept, `${part}.json`);
  if (!existsSync(file)) throw new Error(`${part} has no result`);
  page = put(page, part, block(JSON.parse(readFileSync(file, 'utf8'))));
}
writeFileSync(PAGE, page);
console.log(`docs/performance.md: ${process.argv.slice(2).join(', ')}`);
