// What a first visit fetches, file by file, and what comes later: the figures of scripts/lib/size.mjs.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotli } from '../../scripts/lib/compress.mjs';
import { files } from '../../scripts/lib/files.mjs';
import { listed } from '../../scripts/lib/precache.mjs';
import { firstLoad, parts } from '../../scripts/lib/size.mjs';
import { goal, number, report, root } from '../report.mjs';

const dir = join(root, 'dist');
const size = (names) => {
  const sum = { files: 0, raw: 0, packed: 0 };
  for (const name of new Set(names)) {
    const bytes = readFileSync(name);
    sum.files += 1;
    sum.raw += bytes.length;
    sum.packed += brotli(bytes).length;
  }
  return sum;
};
const row = (name, { files: count, raw, packed }) => [name, number(count), number(raw), number(packed)];
const bare = (name) => relative(dir, name).replace(/-[0-9a-f]{16}/, '');

const first = [...firstLoad(dir)];
const each = first.map((name) => [bare(name), size([name])]).sort(([, one], [, other]) => other.packed - one.packed);
const whole = size(first);
const later = parts(dir);
const desk = later.find(([name]) => name === 'desk')[1];
const kept = Object.keys(listed(readFileSync(join(dir, 'sw.js'), 'utf8'))).map((name) => join(dir, name || 'index.html'));
const all = files(dir).filter((name) => !/\.(br|gz)$/.test(name));
const named = (pattern) => size(all.filter((name) => pattern.test(relative(dir, name))));

report('size', {
  tables: [
    { title: 'The first load, file by file', head: ['file', 'files', 'bytes', 'brotli 11'], rows: [...each.map(([name, sum]) => row(`\`${name}\``, sum)), row('**all of it**', whole)] },
    {
      title: 'What comes later, or elsewhere',
      head: ['what', 'files', 'bytes', 'brotli 11'],
      rows: [
        ...later.map(([name, set]) => row(`the part \`${name}\`, when it is wanted`, size(set))),
        row('before the table of a later visit answers', size([...first, ...desk])),
        row('what is kept for use without a network', size([join(dir, 'sw.js'), ...kept])),
        row('the element before it is near the viewport', named(/^embed\.js$/)),
        row('… then the widget, once for a page', named(/^embed-[0-9a-f]{16}\.(js|wasm)$/)),
        row('the engine as a library', named(/^engine[/\\].*\.(js|wasm)$/)),
      ],
    },
  ],
  goals: [
    goal('first load', { most: 112_640, is: whole.packed, unit: ' bytes' }),
    goal('… and further', { most: 92_160, is: whole.packed, unit: ' bytes' }),
  ],
});
