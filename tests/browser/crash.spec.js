// After a crash: the screen says what happened, the save button hands out every number, and it starts again.
import { readFile } from 'node:fs/promises';
import { test as base, expect, open, desk, reserve, listed, listen, event, row } from './stores.js';
import { databaseThrows } from './denials.js';

/** A page on which errors are expected: they are what is tested. */
const test = base.extend({
  crashing: async ({ context }, use) => {
    const page = await context.newPage();
    const said = [];
    listen(page, said);
    await use({ page, said });
  },
});

/** The file that the save button hands out. */
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Save my numbers/ }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.json$/);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

const numbers = (texts) => Object.values(texts).map((text) => event(text).number).sort();
const events = (local) => Object.fromEntries(Object.entries(local).filter(([key]) => key.startsWith('beian-desk/event/')));

async function ends(page, site, shown, detail) {
  const screen = page.locator('.bd-crash');
  await expect(screen).toBeFocused();
  await expect(screen).toContainText(detail);
  await expect(screen.locator('h1')).toBeVisible();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  const file = await saved(page);
  expect(numbers(file.database.events)).toEqual(shown);
  expect(numbers(events(file.localStorage))).toEqual(shown);
  expect(Object.values(file.database.instances).map((text) => JSON.parse(text).id)).toEqual(['i-1']);
}

test('a crash event with a dialog open: everything is saved, and the app starts again', async ({ page, site }) => {
  await desk(page, site, ['i-1']);
  const shown = [await reserve(page, 'i-1'), await reserve(page, 'i-1'), await reserve(page, 'i-1')].sort();
  await row(page, 'i-1').locator('.bd-button--primary').click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: 'panicked at <b>a place</b>' })));
  await ends(page, site, shown, 'panicked at <b>a place</b>');
  await expect(page.locator('.bd-crash b'), 'text, not markup').toHaveCount(0);
  await page.getByRole('button', { name: /Start again/ }).click();
  await expect(row(page, 'i-1')).toContainText('3 / 5（预留 3）');
  expect(await listed(page, site)).toEqual(shown);
});

test('a real panic: the browser refuses to make an element', async ({ crashing: { page, said }, site }) => {
  await desk(page, site, ['i-1']);
  const shown = [await reserve(page, 'i-1'), await reserve(page, 'i-1')].sort();
  expect(said).toEqual([]);
  await page.evaluate(() => {
    const make = Document.prototype.createElement;
    // The elements of the crash screen itself are still made.
    Document.prototype.createElement = function createElement(tag, ...more) {
      if (['dl', 'ul', 'form', 'select'].includes(String(tag).toLowerCase())) throw new DOMException('no more elements', 'InvalidStateError');
      return make.call(this, tag, ...more);
    };
    location.hash = '#/bsnManagement';
  });
  await ends(page, site, shown, 'panicked');
  await page.getByRole('button', { name: /Start again/ }).click();
  await expect(page.locator('.bd-number')).toHaveCount(2);
  expect(await listed(page, site)).toEqual(shown);
});

test('a trap without a panic: the stack is full', async ({ crashing: { page, said }, site }) => {
  await desk(page, site, ['i-1']);
  const shown = [await reserve(page, 'i-1')];
  expect(said).toEqual([]);
  await page.evaluate(() => {
    // As deep as the stack goes, then a click that calls into the program with nothing left.
    const link = document.querySelector('.bd-row__toggle');
    const button = document.querySelector('.bd-row .bd-button--primary');
    const deep = (left) => { if (left === 0) { button.click(); return; } deep(left - 1); };
    let low = 1_000;
    try { for (; ; low += 100) { let n = 0; const probe = () => { n += 1; if (n < low) probe(); }; probe(); } } catch { /* this deep */ }
    void link;
    for (let depth = low; depth > 0 && !document.querySelector('.bd-crash'); depth -= 200) {
      try { deep(depth); } catch { /* one less deep */ }
      if (document.querySelector('dialog[open]')) break;
    }
  });
  // Either it got through, or the crash is said; never a page that stands still and says nothing.
  const screen = page.locator('.bd-crash');
  const dialog = page.locator('dialog[open]');
  await expect(screen.or(dialog).first()).toBeVisible();
  expect(await listed(page, site)).toEqual(shown);
});

test('a program that does not load says so, and the numbers can be saved', async ({ crashing: { page }, site, context }) => {
  await desk(page, site, ['i-1']);
  const shown = [await reserve(page, 'i-1')];
  await page.close();
  // It fails once the rest of the page is there.
  await context.route(/\.wasm$/, async (route) => {
    await new Promise((done) => { setTimeout(done, 1_000); });
    await route.fulfill({ status: 404, contentType: 'text/plain', body: 'gone' });
  });
  // A new tab: the old one has the program in its memory.
  const fresh = await context.newPage();
  await fresh.goto(site);
  await expect(fresh.locator('.bd-crash')).toContainText('404');
  const file = await saved(fresh);
  expect(numbers(file.database.events)).toEqual(shown);
  expect(numbers(events(file.localStorage))).toEqual(shown);
  await context.unroute(/\.wasm$/);
  await fresh.getByRole('button', { name: /Start again/ }).click();
  await expect(fresh.locator('.bd-header')).toBeVisible();
  expect(await listed(fresh, site)).toEqual(shown);
});

test('a crash where the database is denied saves what localStorage has', async ({ page, site }) => {
  await page.addInitScript(databaseThrows);
  await desk(page, site, ['i-1']);
  const shown = [await reserve(page, 'i-1')];
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: 'panicked' })));
  const file = await saved(page);
  expect(numbers(events(file.localStorage))).toEqual(shown);
});
