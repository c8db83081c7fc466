// How large and how slow a desk with many numbers is in the stores of a browser. Prints medians; asserts nothing.
//
// Opening runs from the app's first look at the stores (its call of indexedDB.open) to what the page shows of them: the
// first sheet of numbers, or the page's own heading where it shows none. In between lie the reading and healing of
// both stores, the part of the program that does it, the judging, and the drawing. The time since the navigation began
// is printed beside it, and the time that the page's thread was at work, which other load on the machine stretches
// least. Appending runs from the press on 确认 to the number in the dialog; in between lies the strict
// transaction, whose own time is printed too, beside a bare one that only puts a text of the same size.
//
//   BEIAN_NUMBERS=10000   how many numbers
//   BEIAN_TIMES=9         of how many runs the medians are
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/lib/serve.mjs';
import { launchOptions } from './playwright.config.js';
import { aside, desk, event, open, row, server, stores, untilInPage } from './stores.js';

const NUMBERS = Number(process.env.BEIAN_NUMBERS ?? 10_000);
const TIMES = Number(process.env.BEIAN_TIMES ?? 9);

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc >>> 0;
});
const checksum = (text) => {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) crc = (crc >>> 8) ^ TABLE[(crc ^ byte) & 255];
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0');
};

const median = (values) => [...values].sort((one, other) => one - other)[values.length >> 1];
const medians = (taken) => Object.fromEntries(Object.keys(taken[0]).map((part) => [part, median(taken.map((one) => one[part]))]));
const line = (what, text) => console.log(`${what.padEnd(58)} ${text}`);
const ms = (value) => `${value.toFixed(1)} ms`;
const mib = (bytes) => `${(bytes / 1048576).toFixed(2)} MiB`;

const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist');
const { port, close } = await serve(built, 0);
const site = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch(launchOptions);

/** Opening a place: in all since the navigation, and since the stores were first looked at. */
async function opening(context, place) {
  const taken = [];
  for (let time = 0; time < TIMES; time += 1) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(site + place);
    const { looked, shown } = await page.evaluate(() => window.headed);
    const { metrics } = await session.send('Performance.getMetrics');
    taken.push({ all: shown, stores: shown - looked, work: metrics.find((one) => one.name === 'TaskDuration').value * 1000 });
    await settled(page);
    await page.close();
  }
  return medians(taken);
}

/** A large log is read as a whole once it was shown, and is made a snapshot of: nobody leaves before that. */
const settled = (page) => page.waitForTimeout(500);

/** From the press on 确认 to the number on the screen: in all, and the parts before, in and after the transaction. */
async function appending(page) {
  const taken = [];
  for (let time = 0; time < TIMES; time += 1) {
    taken.push(await page.evaluate(async () => {
      (await until(() => document.querySelector('.bd-row .bd-button--primary'))).click();
      const dialog = document.querySelector('dialog');
      const press = await until(() => dialog.querySelector('button[type=submit]:enabled'));
      await new Promise((done) => setTimeout(done, 50));
      const from = performance.now();
      press.click();
      await until(() => dialog.querySelector('.bd-big code'));
      const shown = performance.now();
      const { began, done } = window.written;
      await leave();
      return { all: shown - from, before: began - from, inside: done - began, after: shown - done };
    }));
  }
  return medians(taken);
}

/** A strict transaction that puts one text into an empty database. */
async function bare(page) {
  const taken = await page.evaluate(async (times) => {
    const db = await new Promise((done) => {
      const request = indexedDB.open('bench');
      request.onupgradeneeded = () => request.result.createObjectStore('events');
      request.onsuccess = () => done(request.result);
    });
    const all = [];
    for (let time = 0; time < times; time += 1) {
      const from = performance.now();
      await new Promise((done) => {
        const transaction = db.transaction('events', 'readwrite', { durability: 'strict' });
        transaction.objectStore('events').put('x'.repeat(200), `${time}`);
        transaction.oncomplete = done;
      });
      all.push(performance.now() - from);
    }
    db.close();
    return all;
  }, TIMES);
  return median(taken);
}

/** How many events the database holds, in snapshots and one by one. */
function count(found) {
  const ids = new Set();
  for (const [key, text] of Object.entries(found.database.events)) {
    if (key.startsWith('snapshot/')) text.slice(11).trimEnd().split('\n').forEach((one) => ids.add(one.split('\t')[0]));
    else if (/^[0-9a-f]{16}$/.test(key)) ids.add(key);
  }
  return ids.size;
}

async function prepared() {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.addInitScript(untilInPage);
  await context.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  await context.addInitScript(() => {
    let looked = 0;
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function opened(...given) {
      looked ||= performance.now();
      return open.apply(this, given);
    };
    const shows = () => (location.hash.startsWith('#/bsnManagement')
      ? document.querySelector('.bd-number, .bd-empty')
      : document.querySelector('#bd-main h1'));
    window.headed = until(shows).then(() => ({ looked, shown: performance.now() }));
    window.headed.catch(() => {});
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function begun(...given) {
      const began = performance.now();
      const transaction = begin.apply(this, given);
      if (given[1] === 'readwrite') transaction.addEventListener('complete', () => { window.written = { began, done: performance.now() }; });
      return transaction;
    };
  });
  return context;
}

try {
  const ids = Array.from({ length: Math.ceil((TIMES + 1) / 5) }, (_, index) => `i-bench-${index}`);
  const figures = {};

  const empty = await prepared();
  // Once beforehand, so that the browser has compiled the program in both.
  await open(await empty.newPage(), site);
  figures.empty = { about: await opening(empty, '#/about'), numbers: await opening(empty, '#/bsnManagement') };
  const small = await empty.newPage();
  await desk(small, site, ids);
  figures.empty.append = await appending(small);
  const pattern = event(Object.values((await stores(small)).database.events)[0]);
  figures.small = { about: await opening(empty, '#/about'), numbers: await opening(empty, '#/bsnManagement') };
  figures.bare = await bare(await aside(empty, site));
  await empty.close();

  const full = await prepared();
  const page = await full.newPage();
  await desk(page, site, ids);
  await page.goto('about:blank');
  const beside = await aside(full, site);
  const texts = Array.from({ length: NUMBERS }, (_, index) => {
    const id = (index + 1).toString(16).padStart(16, '0');
    const number = `SIM-20261124-${[...index.toString(16).padStart(8, '0')].map((digit) => 'ABCDEFGHJKLMNPQR'[parseInt(digit, 16)]).join('')}`;
    const body = JSON.stringify({ ...pattern, id, number, instance: `i-many-${Math.floor(index / 5)}` });
    return [id, `1 ${checksum(body)} ${body}`];
  });
  await beside.evaluate(async (all) => {
    const db = await new Promise((done) => {
      const request = indexedDB.open('beian-desk');
      request.onsuccess = () => done(request.result);
    });
    await new Promise((done, failed) => {
      const transaction = db.transaction('events', 'readwrite', { durability: 'strict' });
      for (const [id, text] of all) transaction.objectStore('events').put(text, id);
      transaction.oncomplete = done;
      transaction.onabort = () => failed(transaction.error);
    });
    db.close();
    for (const [id, text] of all) localStorage.setItem(`beian-desk/event/${id}`, text);
  }, texts);
  const size = await beside.evaluate(async () => {
    const used = await navigator.storage.estimate();
    let units = 0;
    for (let i = 0; i < localStorage.length; i += 1) units += localStorage.key(i).length + localStorage.getItem(localStorage.key(i)).length;
    return { units, disk: used.usageDetails?.indexedDB ?? used.usage };
  });
  const keysAndTexts = texts.reduce((sum, [id, text]) => sum + id.length + Buffer.byteLength(text), 0);
  // The first starts after so many came at once make snapshots of them.
  const starts = [];
  for (let time = 0; time < 3; time += 1) {
    await page.goto('about:blank');
    await page.goto(`${site}#/bsnManagement`);
    const { looked, shown } = await page.evaluate(() => window.headed);
    starts.push(shown - looked);
    await settled(page);
  }
  await page.goto('about:blank');
  figures.full = { about: await opening(full, '#/about'), numbers: await opening(full, '#/bsnManagement') };
  await open(page, site, '#/bsnApply/all');
  await row(page, ids[0]).waitFor();
  figures.full.append = await appending(page);
  const there = count(await stores(beside));
  if (there !== NUMBERS + TIMES) throw new Error(`${there} events instead of ${NUMBERS + TIMES}`);

  line(`a desk with ${NUMBERS} numbers; medians of ${TIMES}`, '');
  line('IndexedDB: keys and texts', `${mib(keysAndTexts)}   (goal 3 MiB)`);
  line('IndexedDB: on the disk, as the browser estimates', mib(size.disk));
  line('localStorage: UTF-16 units, the measure of its 5 MiB limit', `${mib(size.units)}   (goal 3 MiB)`);
  const opened = (what, { all, stores: since, work }) => line(`open, ${what}`, `${ms(since)} from the stores on; ${ms(all)} in all, ${ms(work)} of work`);
  const more = (page, part) => ms(figures.full[page][part] - figures.small[page][part]);
  for (const [page, name] of [['about', 'About'], ['numbers', 'Numbers']]) {
    opened(`${name} page: empty desk`, figures.empty[page]);
    opened(`${name} page: ${TIMES} numbers`, figures.small[page]);
    opened(`${name} page: ${NUMBERS} numbers`, figures.full[page]);
    line('', `${more(page, 'stores')} more than with ${TIMES}, ${more(page, 'work')} more work   (goal 50 ms)`);
  }
  line('the first starts after all came one by one', starts.map(ms).join(', '));
  const appended = (what, { all, before, inside, after }) => line(`confirm to number shown: ${what}`, `${ms(all)} = ${ms(before)} before + ${ms(inside)} in the transaction + ${ms(after)} after it`);
  appended('small desk', figures.empty.append);
  appended(`${NUMBERS} numbers`, figures.full.append);
  line('a bare strict transaction', ms(figures.bare));
  line('', `${ms(figures.full.append.all - figures.bare)} over it   (goal 10 ms)`);
} finally {
  await browser.close();
  await close();
}
