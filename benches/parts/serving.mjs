// On paper: what it costs to serve everybody, from the files of the build in dist/ and a few assumptions, which stand
// here and in docs/performance.md. No server runs.

import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotli } from '../../scripts/lib/compress.mjs';
import { files } from '../../scripts/lib/files.mjs';
import { listed } from '../../scripts/lib/precache.mjs';
import { firstLoad, parts } from '../../scripts/lib/size.mjs';
import { goal, number, report, root } from '../report.mjs';

/** What a host that bills by use takes, in US dollars: a thousand million bytes out, a million requests. */
const [PER_GIGABYTE, PER_MILLION_REQUESTS] = [0.085, 1];
/** Bytes of an answer's head, and of an answer that says that nothing is new. */
const [HEAD, NOT_NEW] = [400, 250];

/** A page of documentation in a day: views, by how many readers, and how many views get as far as the element. */
const [VIEWS, READERS, SEEN] = [1_000_000, 400_000, 0.3];

const dir = join(root, 'dist');
const sizes = new Map();
const packed = (name) => {
  if (!sizes.has(name)) sizes.set(name, brotli(readFileSync(name)).length);
  return sizes.get(name);
};
/** What fetching these costs: bytes and requests. */
const fetched = (names) => {
  const all = [...new Set(names)];
  return { bytes: all.reduce((sum, name) => sum + packed(name) + HEAD, 0), requests: all.length };
};
const asked = (times) => ({ bytes: times * NOT_NEW, requests: times });
const both = (...all) => all.reduce((sum, one) => ({ bytes: sum.bytes + one.bytes, requests: sum.requests + one.requests }), { bytes: 0, requests: 0 });

const cost = ({ bytes, requests }, times) => times * (bytes / 1e9 * PER_GIGABYTE + requests / 1e6 * PER_MILLION_REQUESTS);
const dollars = (value) => `$${number(value, 2)}`;

const first = [...firstLoad(dir)];
const later = parts(dir);
const part = (name) => [...later.find(([other]) => other === name)[1]];
const worker = join(dir, 'sw.js');
const kept = Object.keys(listed(readFileSync(worker, 'utf8'))).map((name) => join(dir, name || 'index.html'));
// What keeps its name is asked about each time; the rest is kept for a year.
const stamped = (name) => /-[0-9a-f]{16}(_bg)?\./.test(name) || /-[0-9a-f]{16}\.css$/.test(name);
const plain = first.filter((name) => !stamped(relative(dir, name)));

const VISITS = [
  ['a first visit that leaves at once', fetched(first)],
  ['a first visit that stays: the parts come when nothing else is to do, and all is kept for use without a network', fetched([...first, ...part('desk'), ...part('advice'), ...part('guide'), worker, ...kept])],
  ['a later visit, with the service worker: it asks whether it is new', asked(1)],
  ['a later visit to the table without a service worker (no https, or denied)', asked(plain.length)],
  ['a later visit after a release in which every file changed', fetched([worker, ...kept])],
];
const visits = VISITS.map(([what, one]) => [what, number(one.bytes), number(one.requests), dollars(cost(one, 1e6))]);

/** Numbers that look drawn and come the same each time (mulberry32). */
function draws(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const all = files(dir);
const element = (pattern) => all.filter((name) => pattern.test(relative(dir, name)));
const [loader, widget] = [element(/^embed\.js$/), element(/^embed-[0-9a-f]{16}\.(js|wasm)$/)];

/** The day of the page: each view is a reader's, who has the script from the first one on, and the widget once it came. */
function day(lazy) {
  const draw = draws(1);
  const [known, has] = [new Uint8Array(READERS), new Uint8Array(READERS)];
  let sum = { bytes: 0, requests: 0 };
  const [once, again, body] = [fetched(loader), asked(1), fetched(widget)];
  const add = ({ bytes, requests }) => { sum = { bytes: sum.bytes + bytes, requests: sum.requests + requests }; };
  for (let view = 0; view < VIEWS; view += 1) {
    const reader = Math.floor(draw() * READERS);
    const seen = draw() < SEEN;
    add(known[reader] ? again : once);
    known[reader] = 1;
    if ((seen || !lazy) && !has[reader]) {
      add(body);
      has[reader] = 1;
    }
  }
  return sum;
}
const days = [['the widget comes near the viewport', day(true)], ['the widget comes with the page', day(false)]];
const [near, once] = days.map(([, sum]) => sum);
report('serving', {
  tables: [
    { title: 'A visit to the app', head: ['visit', 'bytes', 'requests', 'a million of them'], rows: visits },
    {
      title: 'A page of documentation with the element, a million views a day',
      head: ['when the widget comes', 'a day', 'bytes a view', 'requests a view', 'a month'],
      rows: days.map(([what, sum]) => [what, `${number(sum.bytes / 1e9, 1)} GB`, number(sum.bytes / VIEWS), number(sum.requests / VIEWS, 2), dollars(30 * cost(sum, 1))]),
    },
  ],
  notes: [
    `Assumed: $${PER_GIGABYTE} per 10⁹ bytes and $${PER_MILLION_REQUESTS} per million requests; ${HEAD} bytes of head an answer, ${NOT_NEW} for "not modified"; ${number(VIEWS)} views by ${number(READERS)} readers, of which ${SEEN * 100} % get as far as the element.`,
    `Coming late saves ${number((1 - near.bytes / once.bytes) * 100)} % of the bytes.`,
  ],
  goals: [goal('the element before it is near the viewport', { most: 3_072, is: packed(loader[0]), unit: ' bytes' })],
});
