// What the program takes while somebody works with it for hours: it gives back what a page or a dialog had once that is
// gone. Its memory never shrinks, so that growing once is growing for good; it is counted after a while, when all that
// stays is there.
import { test, expect, desk, untilInPage } from './stores.js';

/** Enough for the table to be full, which a page has the most of. */
const SERVERS = Array.from({ length: 60 }, (_, index) => `i-${String(index).padStart(2, '0')}`);
const WARM = 40;
const ROUNDS = 80;
/** What a closure had is free once the browser's collector has met it: so much may wait for it meanwhile. */
const WAITS = 128 * 1024;

/** In a page: keeps the memory of the program, which its own scripts keep to themselves. */
function noteMemory() {
  window.memories = new Set();
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      for (const one of Object.values((made.instance ?? made).exports)) if (one instanceof WebAssembly.Memory) window.memories.add(one);
      return made;
    };
  }
}

/** Opens the dialog that applies, leaves it, goes to the numbers and comes back, so many times; what the program takes
    then. */
async function rounds(page, session, times) {
  for (let done = 0; done < times; done += 10) {
    await page.evaluate(async (count) => {
      for (let round = 0; round < count; round += 1) {
        (await until(() => document.querySelector('.bd-row .bd-button--primary'), 'nothing to apply with')).click();
        await until(() => document.querySelector('dialog button[type=submit]:enabled'), 'no dialog');
        await leave();
        location.hash = '#/bsnManagement';
        await until(() => document.querySelector('.bd-empty'), 'no list of numbers');
        location.hash = '#/bsnApply/all';
        await until(() => document.querySelectorAll('.bd-row').length === 50, 'no rows');
        await new Promise((next) => { requestAnimationFrame(() => setTimeout(next)); });
      }
    }, Math.min(10, times - done));
    await session.send('HeapProfiler.collectGarbage');
  }
  return page.evaluate(() => [...window.memories].reduce((sum, one) => sum + one.buffer.byteLength, 0));
}

test('a dialog that is left and a page that is gone give back what they took', async ({ page, site }) => {
  test.setTimeout(180_000);
  await page.addInitScript(noteMemory);
  await page.addInitScript(untilInPage);
  await desk(page, site, SERVERS);
  const session = await page.context().newCDPSession(page);
  const before = await rounds(page, session, WARM);
  const after = await rounds(page, session, ROUNDS);
  expect(after - before, `${before} bytes after ${WARM} rounds, ${after} after ${ROUNDS} more`).toBeLessThanOrEqual(WAITS);
});
