// The browser is asked to keep the data at the first number: not before, and once.
import { test, expect, desk, reserve } from './stores.js';

test('lasting storage is asked for at the first number, once', async ({ page, site }) => {
  await page.addInitScript(() => {
    window.asked = 0;
    StorageManager.prototype.persist = async () => { window.asked += 1; return true; };
    StorageManager.prototype.persisted = async () => window.asked > 0;
  });
  await desk(page, site, ['i-1']);
  expect(await page.evaluate(() => window.asked), 'not before there is a number').toBe(0);
  await reserve(page, 'i-1');
  await expect.poll(() => page.evaluate(() => window.asked)).toBe(1);
  await reserve(page, 'i-1');
  expect(await page.evaluate(() => window.asked), 'not at the second').toBe(1);
});

test('a browser that refuses lasting storage takes nothing from the number', async ({ page, site }) => {
  await page.addInitScript(() => {
    StorageManager.prototype.persist = async () => { throw new TypeError('refused'); };
  });
  await desk(page, site, ['i-1']);
  await reserve(page, 'i-1');
  await reserve(page, 'i-1');
});
