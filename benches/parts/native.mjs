// Takes what criterion has measured (benches/native.rs) from target/criterion.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kept, number, report } from '../report.mjs';

const UNITS = { assess: 'instances', text: 'files', term: 'terms', import: 'rows', plan: 'sites', replay: 'events' };
const folder = join(kept, '..', 'criterion');
const read = (...place) => JSON.parse(readFileSync(join(folder, ...place), 'utf8'));

const rows = Object.entries(UNITS).map(([group, unit]) => {
  const [name] = readdirSync(join(folder, group)).filter((entry) => entry !== 'report');
  const { median, median_abs_dev: spread } = read(group, name, 'new', 'estimates.json');
  const { throughput, title } = read(group, name, 'new', 'benchmark.json');
  const nanos = median.point_estimate;
  const each = throughput.Elements ?? throughput.Bytes;
  return [title.replace('/', ': '), `${number(nanos / 1e6, 2)} ms`, `± ${number(spread.point_estimate / nanos * 100, 1)} %`, `${number(each / nanos * 1e9)} ${unit}/s`];
});
report('native', { tables: [{ head: ['work', 'median', 'spread', 'speed'], rows }] });
