// Twenty elements on a page of another host: `scripts/bench embeds`. What is fetched and done before they are near the
// viewport, and how long the page is blocked while all of them come at once.
import { RUNS, browser, fresh, goal, median, ms, number, packed, report } from './bench.js';
import { around, host } from './hosts.js';

const MANY = 20;
const site = await packed();
const chrome = await browser();
const widget = '<beian-check product="ecs" lang="en">rules</beian-check>';
const below = await host({ '/': around(site.url, `<div style="height: 400vh">far above</div>${widget.repeat(MANY)}`) });
const inView = await host({ '/': around(site.url, `<div style="display: grid; grid-template-columns: repeat(5, 1fr)">${widget.repeat(MANY)}</div>`) });

const blocked = (tasks) => tasks.reduce((sum, { long }) => sum + Math.max(0, long - 50), 0);

async function far() {
  const { context, page } = await fresh(chrome);
  const before = site.asked.length;
  await page.goto(below.url);
  await page.waitForTimeout(1_000);
  const asked = site.asked.slice(before);
  const tasks = await page.evaluate(() => bench.tasks);
  await context.close();
  return { requests: asked.length, bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0), blocked: blocked(tasks) };
}

async function near(rate) {
  const { context, page, session } = await fresh(chrome);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(inView.url);
  await page.waitForFunction((many) => [...document.querySelectorAll('beian-check')].filter((one) => one.shadowRoot?.querySelector('h2')).length === many, MANY, { polling: 50 });
  await page.waitForTimeout(500);
  const found = await page.evaluate(() => ({ tasks: bench.tasks, all: performance.now() - 500 }));
  await context.close();
  return { blocked: blocked(found.tasks), longest: Math.max(0, ...found.tasks.map(({ long }) => long)), tasks: found.tasks.length };
}

try {
  await near(1);
  const taken = { far: [], near: [], slow: [] };
  for (let run = 0; run < RUNS; run += 1) {
    taken.far.push(await far());
    taken.near.push(await near(1));
    taken.slow.push(await near(4));
  }
  const of = (kind, what) => median(taken[kind].map((one) => one[what]));
  report('embeds', {
    tables: [{
      head: [`${MANY} elements`, 'blocked in all', 'longest task', 'tasks above 50 ms'],
      rows: [
        ['far below the viewport', ms(of('far', 'blocked')), '–', '–'],
        ['all in view, this machine', ms(of('near', 'blocked')), ms(of('near', 'longest')), number(of('near', 'tasks'))],
        ['all in view, 4 times slower', ms(of('slow', 'blocked')), ms(of('slow', 'longest')), number(of('slow', 'tasks'))],
      ],
    }],
    notes: [`Medians of ${RUNS}. Far below the viewport ${number(of('far', 'requests'))} request was made, of ${number(of('far', 'bytes'))} bytes.`],
    goals: [
      goal(`total blocking of ${MANY} elements`, { most: 50, is: of('near', 'blocked'), unit: ' ms' }),
      goal('bytes before the viewport', { most: 3_072, is: of('far', 'bytes') }),
      goal('requests before the viewport', { most: 1, is: of('far', 'requests') }),
    ],
  });
} finally {
  await chrome.close();
  await Promise.all([site, below, inView].map((one) => one.close()));
}
