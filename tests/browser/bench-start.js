// From the navigation to a first screen that answers, on a fresh profile each time: `scripts/bench start`.
//
// Answering is a press: as soon as the app has laid itself out in the place of the prerendered screen, the button for
// the other language is pressed from within the page, and the heading must be in that language.
import { RUNS, browser, fresh, goal, median, ms, number, packed, report } from './bench.js';

const site = await packed();
const chrome = await browser();

/** In the page: when the app is there, and when it has answered a press. */
function watch() {
  const look = () => {
    const header = document.querySelector('#bd-app > .bd-header');
    if (!header) return false;
    bench.there = performance.now();
    const before = document.querySelector('h1').textContent;
    header.querySelector('button[lang]').click();
    const answered = () => document.querySelector('h1')?.textContent !== before;
    const watcher = new MutationObserver(() => { if (!bench.answered && answered()) { bench.answered = performance.now(); watcher.disconnect(); } });
    if (answered()) bench.answered = performance.now();
    else watcher.observe(document, { subtree: true, childList: true, characterData: true });
    return true;
  };
  const watcher = new MutationObserver(() => { if (look()) watcher.disconnect(); });
  watcher.observe(document, { subtree: true, childList: true });
}

async function opening(slow) {
  const { context, page, session } = await fresh(chrome);
  await page.addInitScript(watch);
  if (slow) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 });
  }
  const before = site.asked.length;
  await page.goto(site.url);
  await page.waitForFunction(() => bench.answered, undefined, { polling: 20 });
  const found = await page.evaluate(() => {
    const [document_] = performance.getEntriesByType('navigation');
    const wasm = performance.getEntriesByType('resource').find(({ name }) => /beian-desk-[0-9a-f]+_bg\.wasm$/.test(name));
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    return { document: document_.responseEnd, paint, fetched: wasm.responseEnd, compiled: bench.compiled, there: bench.there, answered: bench.answered, blocked: bench.tasks.reduce((sum, { long }) => sum + Math.max(0, long - 50), 0) };
  });
  await context.close();
  return { ...found, requests: site.asked.length - before };
}

const STEPS = { document: 'the document is there', paint: 'its first screen is painted, still without the program', fetched: 'the program is fetched', compiled: 'it is compiled and started', there: 'the app is laid out', answered: 'it has answered a press' };
try {
  await opening(false);
  const taken = { fast: [], slow: [] };
  for (let run = 0; run < RUNS; run += 1) taken.fast.push(await opening(false));
  for (let run = 0; run < Math.min(RUNS, 3); run += 1) taken.slow.push(await opening(true));
  const of = (kind, step) => median(taken[kind].map((one) => one[step]));
  let before = 0;
  const rows = Object.entries(STEPS).map(([step, what]) => {
    const at = of('fast', step);
    const row = [what, ms(at), `+ ${ms(at - before)}`, ms(of('slow', step))];
    before = at;
    return row;
  });
  report('start', {
    tables: [{ head: ['since the navigation', 'this machine', 'more than the step before', '1.6 Mbit/s, 150 ms away'], rows }],
    notes: [`Medians of ${RUNS} fresh profiles (of ${taken.slow.length} on the slow line), files packed by brotli 11, nothing cached. Tasks above 50 ms block ${ms(of('fast', 'blocked'))} in all; ${number(of('fast', 'requests'))} requests were made by then.`],
    goals: [goal('bytes to interactive, from the navigation to an answer', { most: 150, is: of('fast', 'answered'), unit: ' ms' })],
  });
} finally {
  await chrome.close();
  await site.close();
}
