// Exports of thousands of instances: `scripts/bench thousands`. From the drop to verdicts on the screen against
// `JSON.parse` alone on the same text, the page's long tasks meanwhile, and the memory afterwards against that of the
// same desk when it is opened anew. What is asked in between is answered by the page itself, at once.
//
//   BEIAN_ROWS=1000,10000,100000
import { RUNS, bring, browser, exported, fresh, goal, median, memory, mib, ms, number, opened, packed, pattern, report } from './bench.js';

const ROWS = (process.env.BEIAN_ROWS ?? '1000,10000,100000').split(',').map(Number);
/** A hundred thousand take their time. */
const runs = (rows) => (rows > 50_000 ? 1 : Math.min(RUNS, 3));

const site = await packed();
const chrome = await browser();
const texts = await pattern();

/** Waits until all of them are in the database: what is read there comes after what is being written. */
const stored = (page, rows) => page.evaluate(async (wanted) => {
  const of = (request) => new Promise((done, failed) => { request.onsuccess = () => done(request.result); request.onerror = () => failed(request.error); });
  const database = await of(indexedDB.open('beian-desk'));
  for (;;) {
    if (await of(database.transaction('instances').objectStore('instances').count()) >= wanted) break;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  database.close();
  return performance.now();
}, rows);

/** How long the browser's own reader takes over the same files, one after the other. */
async function parsed(rows) {
  const { context, page } = await fresh(chrome);
  await page.goto(`${site.url}crash.js`);
  await exported(page, texts, rows);
  const taken = await page.evaluate(async () => {
    let sum = 0;
    for (const file of globalThis.exported) {
      const text = await file.text();
      const from = performance.now();
      globalThis.kept = JSON.parse(text);
      sum += performance.now() - from;
    }
    return sum;
  });
  await context.close();
  return taken;
}

async function brought(rows) {
  const { context, page, session } = await fresh(chrome);
  let workers = 0;
  page.on('worker', (worker) => { workers += 1; worker.on('close', () => { workers -= 1; }); });
  await opened(page, site.url);
  const before = await memory(page, session);
  const bytes = await exported(page, texts, rows);
  const { drop, ready, shown } = await bring(page);
  await page.waitForTimeout(500);
  const tasks = await page.evaluate(([from, to]) => bench.tasks.filter(({ at }) => at >= from - 5 && at <= to), [drop, shown]);
  const kept = await stored(page, rows);
  const after = await memory(page, session);
  const left = workers;
  // Opened anew, the desk takes what it needs.
  await page.reload();
  await page.locator('.bd-row').nth(49).waitFor({ timeout: 180_000 });
  const opening = await page.evaluate(() => performance.now());
  const anew = await memory(page, session);
  await context.close();
  return {
    bytes, left, opening, kept: kept - drop, read: ready - drop, take: shown - ready, all: shown - drop,
    tasks: tasks.filter(({ long }) => long > 50).length, longest: Math.max(0, ...tasks.map(({ long }) => long)),
    before: before.program, heap: after.heap, program: after.program, anewHeap: anew.heap, anew: anew.program,
  };
}

try {
  const found = [];
  for (const rows of ROWS) {
    const [parses, all] = [[], []];
    for (let run = 0; run < runs(rows); run += 1) {
      parses.push(await parsed(rows));
      all.push(await brought(rows));
    }
    const of = (what) => median(all.map((one) => one[what]));
    const keys = Object.keys(all[0]);
    found.push({ rows, parse: median(parses), ...Object.fromEntries(keys.map((key) => [key, of(key)])) });
    console.log(`· ${number(rows)} instances: ${ms(of('all'))}`);
  }
  const columns = (what) => found.map(what);
  const head = ['', ...found.map(({ rows, bytes }) => `${number(rows)} (${number(bytes / 1e6)} MB)`)];
  const at = (rows) => found.find((one) => one.rows === rows);
  report('thousands', {
    tables: [
      {
        title: 'Time',
        head,
        rows: [
          ['from the drop to verdicts on the screen', ...columns(({ all }) => ms(all))],
          ['… reading, up to the preview', ...columns(({ read }) => ms(read))],
          ['… taking, up to the table', ...columns(({ take }) => ms(take))],
          ['`JSON.parse` of the same text', ...columns(({ parse }) => ms(parse))],
          ['more than `JSON.parse`', ...columns(({ all, parse }) => ms(all - parse))],
          ['… for each thousand', ...columns(({ all, parse, rows }) => ms((all - parse) / rows * 1000))],
          ['until all of it is in the database', ...columns(({ kept }) => ms(kept))],
          ['the same desk opened anew, up to its table', ...columns(({ opening }) => ms(opening))],
          ['tasks of the page above 50 ms, up to the table', ...columns(({ tasks }) => number(tasks))],
          ['the longest of them', ...columns(({ longest }) => ms(longest))],
        ],
      },
      {
        title: 'Memory',
        head,
        rows: [
          ['the program before', ...columns(({ before }) => mib(before))],
          ['the program afterwards', ...columns(({ program }) => mib(program))],
          ['the program when the same desk is opened anew', ...columns(({ anew }) => mib(anew))],
          ['the script heap afterwards', ...columns(({ heap }) => mib(heap))],
          ['workers left', ...columns(({ left }) => number(left))],
        ],
      },
    ],
    notes: [`Medians of ${runs(0)} runs, of one for 100,000.`],
    goals: [
      ...(at(10_000) ? [goal('10,000: more than `JSON.parse`', { most: 300, is: at(10_000).all - at(10_000).parse, unit: ' ms' })] : []),
      ...(at(100_000) ? [goal('100,000: the longest task of the page', { most: 50, is: at(100_000).longest, unit: ' ms' })] : []),
      goal('workers left', { most: 0, is: Math.max(...found.map(({ left }) => left)) }),
    ],
  });
} finally {
  await chrome.close();
  await site.close();
}
