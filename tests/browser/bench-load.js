// The page under load: `scripts/bench load`. Interactions at a processor 4 times slower, to the next paint as the
// browser counts it (Event Timing); long tasks; and what a page takes over many rounds of open, apply, cancel and
// navigate.
//
//   BEIAN_CYCLES=1000      rounds
import { RUNS, bring, browser, exported, fresh, goal, median, memory, mib, ms, number, opened, packed, pattern, report } from './bench.js';
import { file, server, untilInPage } from './stores.js';

const CYCLES = Number(process.env.BEIAN_CYCLES ?? 1_000);
const SLOWER = 4;
const site = await packed();
const chrome = await browser();
const texts = await pattern();

async function deskOf(rows) {
  const { context, page, session } = await fresh(chrome);
  await opened(page, site.url);
  await exported(page, texts, rows);
  await bring(page);
  await page.waitForTimeout(1_000);
  return { context, page, session };
}

/** What the page's thread has done so far, in milliseconds: scripts and the program, styles and layout. */
async function work(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((one) => one.name === name).value * 1000;
  return { script: of('ScriptDuration'), layout: of('RecalcStyleDuration') + of('LayoutDuration') };
}

/** What the browser counts of one interaction: the longest of its events to the next paint, and its long tasks; and what
    the thread was at meanwhile. */
async function interaction(page, session, act) {
  await page.evaluate(() => { bench.inputs = []; bench.tasks = []; });
  const before = await work(session);
  await act();
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 350)); }));
  const after = await work(session);
  const found = await page.evaluate(() => ({
    paint: Math.max(0, ...bench.inputs.filter(({ id }) => id).map(({ long }) => long)),
    tasks: bench.tasks.filter(({ long }) => long > 50).length,
    longest: Math.max(0, ...bench.tasks.map(({ long }) => long)),
  }));
  return { ...found, script: after.script - before.script, layout: after.layout - before.layout };
}

const search = (page) => page.locator('input[type=search]');

/** Each kind of interaction, RUNS times: what is done, and how to get back to where it can be done again. */
const KINDS = {
  'a route: to the questions': [(page) => page.locator('.bd-nav__link[href="#/faq"]').click(), (page) => page.locator('.bd-nav__link[href^="#/bsnApply"]').click()],
  'a route: back to the table': [(page) => page.locator('.bd-nav__link[href^="#/bsnApply"]').click(), undefined, (page) => page.locator('.bd-nav__link[href="#/faq"]').click()],
  'a dialog opens': [(page) => page.locator('.bd-row .bd-button--primary').first().click(), (page) => page.keyboard.press('Escape')],
  'a dialog closes': [(page) => page.keyboard.press('Escape'), undefined, (page) => page.locator('.bd-row .bd-button--primary').first().click()],
  'a key in the filter': [(page) => page.keyboard.type('1'), async (page) => search(page).fill(''), (page) => search(page).focus()],
};

async function interactions(rows, kinds) {
  const { context, page, session } = await deskOf(rows);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  const found = [];
  for (const kind of kinds) {
    const [act, back, before] = KINDS[kind];
    const taken = [];
    for (let run = 0; run < RUNS; run += 1) {
      await before?.(page);
      await page.waitForTimeout(400);
      taken.push(await interaction(page, session, () => act(page)));
      await back?.(page);
      await page.waitForTimeout(400);
    }
    const of = (what) => median(taken.map((one) => one[what]));
    found.push({ kind, rows, paint: of('paint'), most: Math.max(...taken.map(({ paint }) => paint)), tasks: of('tasks'), longest: of('longest'), script: of('script'), layout: of('layout') });
  }
  await context.close();
  return found;
}

/** Rounds within the page itself, so that nothing waits for anybody: open, cancel, and away and back; or with a
    reservation made in each. What it takes, ten times on the way. */
async function rounds(work, cycles) {
  const { context, page, session } = await fresh(chrome);
  await page.addInitScript(untilInPage);
  await opened(page, site.url);
  // Five numbers an instance: enough for a reservation a round.
  const instances = Array.from({ length: Math.max(60, Math.ceil((cycles + 60) / 5)) }, (_, index) => server(`i-${String(index).padStart(4, '0')}`));
  await page.evaluate((text) => { globalThis.exported = [new File([text], 'desk.json')]; }, file(instances));
  await page.evaluate(async () => {
    const files = new DataTransfer();
    for (const one of globalThis.exported) files.items.add(one);
    document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    (await until(() => [...document.querySelectorAll('dialog[open] button')].find((one) => one.textContent === '导入' && !one.disabled))).click();
    await until(() => document.querySelectorAll('.bd-row').length === 50 && !document.querySelector('dialog[open]'));
  });
  // Fifty rows a page, five numbers a row: from then on the next page.
  const run = (times, before) => page.evaluate(async ([count, reserve, done]) => {
    const next = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    for (let round = 0; round < count; round += 1) {
      const apply = await until(() => document.querySelector('.bd-row .bd-button--primary'), 'nothing to apply with');
      apply.click();
      const dialog = document.querySelector('dialog');
      const confirm = await until(() => dialog.querySelector('button[type=submit]:enabled'), 'no dialog');
      if (reserve) {
        confirm.click();
        await until(() => dialog.querySelector('.bd-big code'), 'no number');
      }
      await leave();
      location.hash = '#/bsnManagement';
      await until(() => document.querySelector('.bd-number, .bd-empty'), 'no numbers');
      const sheet = reserve ? 1 + Math.floor((done + round + 1) / 250) : 1;
      location.hash = sheet > 1 ? `#/bsnApply/all?page=${sheet}` : '#/bsnApply/all';
      await until(() => document.querySelector('.bd-row'), 'no rows');
      await next();
    }
  }, [times, work === 'reserved', before]);
  const warm = Math.min(50, cycles);
  await run(warm, 0);
  const points = [{ at: 0, ...(await memory(page, session)) }];
  for (let point = 1; point <= 10; point += 1) {
    await run(Math.ceil(cycles / 10), warm + (point - 1) * Math.ceil(cycles / 10));
    points.push({ at: point * Math.ceil(cycles / 10), ...(await memory(page, session)) });
  }
  await context.close();
  return points;
}

try {
  const found = [...await interactions(1_000, Object.keys(KINDS)), ...await interactions(10_000, ['a key in the filter'])];
  const cancelled = await rounds('cancelled', CYCLES);
  const reserved = await rounds('reserved', CYCLES);
  const line = (name, points) => [points[0], points[Math.floor(points.length / 2)], points.at(-1)].map(({ at, heap, program, nodes, listeners }) =>
    [name, number(at), mib(heap), mib(program), number(nodes), number(listeners)]);
  const of = (kind, rows) => found.find((one) => one.kind === kind && one.rows === rows);
  const [begin, end] = [cancelled[0], cancelled.at(-1)];
  const thousand = found.filter(({ rows }) => rows === 1_000);
  report('load', {
    tables: [
      {
        title: `Interactions, ${SLOWER} times slower`,
        head: ['interaction', 'rows', 'to the next paint, median', 'most', 'tasks above 50 ms', 'longest task', 'of it all: program and scripts', 'styles and layout'],
        rows: found.map(({ kind, rows, paint, most, tasks, longest, script, layout }) => [kind, number(rows), paint ? ms(paint) : 'below 16 ms', most ? ms(most) : 'below 16 ms', number(tasks), longest ? ms(longest) : 'below 50 ms', ms(script), ms(layout)]),
      },
      {
        title: 'What the page takes over many rounds',
        head: ['a round', 'rounds', 'script heap', 'program', 'nodes', 'listeners'],
        rows: [...line('open, cancel, navigate', cancelled), ...line('open, reserve a number, navigate', reserved)],
      },
    ],
    notes: [
      `Medians of ${RUNS}. The browser rounds to 8 ms and tells nothing of less than 16 ms. Everything that nobody holds was collected before memory was read. A reservation is kept, in the program and in the stores: that much more is wanted.`,
    ],
    goals: [
      goal('the slowest interaction with 1,000 rows, to the next paint', { most: 100, is: Math.max(...thousand.map(({ paint }) => paint)), unit: ' ms' }),
      goal('… its longest task', { most: 50, is: Math.max(...thousand.map(({ longest }) => longest)), unit: ' ms' }),
      goal('a key in the filter with 10,000 rows', { most: 50, is: of('a key in the filter', 10_000).paint, unit: ' ms' }),
      goal(`script heap after ${number(CYCLES)} rounds, more than before`, { most: 0.5, is: Math.max(0, end.heap - begin.heap) / 1048576, unit: ' MiB' }),
      goal(`the program's memory after ${number(CYCLES)} rounds, more than before`, { most: 0, is: Math.max(0, end.program - begin.program) / 1048576, unit: ' MiB' }),
    ],
  });
} finally {
  await chrome.close();
  await site.close();
}
