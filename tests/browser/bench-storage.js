// How large and how slow a desk with many numbers is in the stores of a browser. Prints medians; asserts nothing.
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
const line = (what, text) => console.log(`${what.padEnd(58)} ${text}`);
const ms = (value) => `${value.toFixed(1)} ms`;
const mib = (bytes) => `${(bytes / 1048576).toFixed(2)} MiB`;

const built = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist');
const { port, close } = await serve(built, 0);
const site = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch(launchOptions);

/** From the start of the navigation to the page's own heading, which stands once the stores have been read. */
async function opening(context, place) {
  const taken = [];
  for (let time = 0; time < TIMES; time += 1) {
    const page = await context.newPage();
    await page.goto(site + place);
    taken.push(await page.evaluate(() => window.headed));
    await page.close();
  }
  return median(taken);
}

/** From the press on 确认 to the number on the screen. */
async function appending(page) {
  const taken = [];
  for (let time = 0; time < TIMES; time += 1) {
    taken.push(await page.evaluate(async () => {
      (await until(() => document.querySelector('.bd-row .bd-button--primary'))).click();
      const dialog = document.querySelector('dialog');
      const press = await until(() => dialog.querySelector('button[type=submit]:enabled'));
      const from = performance.now();
      press.click();
      await until(() => dialog.querySelector('.bd-big code'));
      const spent = performance.now() - from;
      await leave();
      return spent;
    }));
  }
  return median(taken);
}

async function prepared() {
  const context = await browser.newContext({ locale: 'zh-CN' });
  await context.addInitScript(untilInPage);
  await context.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  await context.addInitScript(() => {
    window.headed = until(() => document.querySelector('#bd-main h1')).then(() => performance.now());
    window.headed.catch(() => {});
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
  await open(page, site, '#/about');
  figures.full = { about: await opening(full, '#/about'), numbers: await opening(full, '#/bsnManagement') };
  await open(page, site, '#/bsnApply/all');
  await row(page, ids[0]).waitFor();
  figures.full.append = await appending(page);
  const there = Object.keys((await stores(beside)).database.events).length;
  if (there !== NUMBERS + TIMES) throw new Error(`${there} events instead of ${NUMBERS + TIMES}`);

  line(`a desk with ${NUMBERS} numbers; medians of ${TIMES}`, '');
  line('IndexedDB: keys and texts', `${mib(keysAndTexts)}   (goal 3 MiB)`);
  line('IndexedDB: on the disk, as the browser estimates', mib(size.disk));
  line('localStorage: UTF-16 units, the measure of its 5 MiB limit', `${mib(size.units)}   (goal 3 MiB)`);
  line('open, About page: empty desk', ms(figures.empty.about));
  line(`open, About page: ${NUMBERS} numbers`, `${ms(figures.full.about)}, ${ms(figures.full.about - figures.empty.about)} more   (goal 50 ms)`);
  line('open, Numbers page: empty desk', ms(figures.empty.numbers));
  line(`open, Numbers page: ${NUMBERS} numbers`, `${ms(figures.full.numbers)}, ${ms(figures.full.numbers - figures.empty.numbers)} more`);
  line('confirm to number shown: small desk', ms(figures.empty.append));
  line(`confirm to number shown: ${NUMBERS} numbers`, `${ms(figures.full.append)}   (goal 10 ms)`);
} finally {
  await browser.close();
  await close();
}
