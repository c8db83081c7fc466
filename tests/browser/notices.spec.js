// Each fault of a store is said on the screen, beside a button that hands everything out.
import { test, expect, open, desk, reserve, apply, confirm, listed, aside, problem, rescued, numbersOf } from './stores.js';
import { localDenied, localFull, databaseFull } from './denials.js';

test('localStorage denied is said', async ({ page, site }) => {
  await page.addInitScript(localDenied);
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await expect(problem(page)).toContainText('localStorage');
  expect(numbersOf(await rescued(page))).toEqual([number]);
});

test('localStorage full is said at the first number without a copy', async ({ page, site }) => {
  await page.addInitScript(localFull, 'QuotaExceededError');
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await expect(problem(page)).toContainText('localStorage');
  expect(numbersOf(await rescued(page))).toEqual([number]);
});

test('localStorage full to the last byte: what it holds is still read', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  await beside.evaluate(() => {
    let piece = 'x'.repeat(1 << 20);
    for (let n = 0; piece; n += 1) {
      try { localStorage.setItem(`of another page ${n}`, piece); } catch { piece = piece.slice(0, piece.length >> 1); }
    }
    try { for (let n = 0; ; n += 1) localStorage.setItem(String(n), ''); } catch { /* not a byte more */ }
    return new Promise((done) => { indexedDB.deleteDatabase('beian-desk').onsuccess = done; }).then(() => undefined);
  });
  expect(await listed(page, site)).toEqual([number]);
  await expect(problem(page)).toBeVisible();
});

test('a database write without room is said beside an export button', async ({ page, site }) => {
  await page.addInitScript(databaseFull);
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.evaluate(() => { window.diskFull = true; });
  await apply(page, 'i-1');
  await confirm(page);
  // The dialog covers the page: what went wrong is said in it as well.
  await expect(page.locator('dialog').getByRole('alert')).toContainText('QuotaExceededError');
  await page.keyboard.press('Escape');
  await expect(problem(page).filter({ hasText: 'QuotaExceededError' })).toBeVisible();
  // Not in a dialog that is opened later: it is said on the page.
  await apply(page, 'i-1');
  await expect(page.locator('dialog').getByRole('alert')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toBeHidden();
  expect(numbersOf(await rescued(page))).toEqual([number]);
});

test('a database emptied between two visits is said', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  await beside.evaluate(() => new Promise((done) => { indexedDB.deleteDatabase('beian-desk').onsuccess = () => done(); }));
  await open(page, site, '#/bsnManagement');
  await expect(problem(page)).toBeVisible();
  expect(numbersOf(await rescued(page))).toEqual([number]);
});

test('localStorage emptied between two visits is said', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  await beside.evaluate(() => localStorage.clear());
  await open(page, site, '#/bsnManagement');
  await expect(problem(page)).toBeVisible();
  expect(numbersOf(await rescued(page))).toEqual([number]);
});
