// The program comes in parts: what the first screen needs at once, the rest when it is wanted.
import { test as base } from '@playwright/test';
import { expect, open, test, withoutWorker } from './desk.js';

/** Every part of the program that a page has asked for, by name. */
function asked(page) {
  const names = [];
  page.on('request', (request) => {
    const part = new URL(request.url()).pathname.match(/split_(\w+)-/)?.[1];
    if (part) names.push(part);
  });
  return names;
}

test('the first screen waits for no part, and they come after it', async ({ page, site }) => {
  const parts = asked(page);
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(/split_|chunk_/, async (route) => { await held; await route.continue(); });
  await open(page, site);
  await expect(page.locator('.bd-way')).toHaveCount(5);
  // The language is a matter of the first part.
  await page.locator('.bd-header button[lang]').click();
  await expect(page.locator('h1')).toHaveText('Does my server qualify for a filing service number?');
  // A press that needs a part waits for it, and nothing is lost.
  await page.locator('.bd-way').nth(2).locator('button').click();
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  release();
  await expect(page.locator('dialog[open] h2')).toHaveText('Add a server');
  expect([...new Set(parts)].sort()).toEqual(['advice', 'desk', 'guide']);
});

for (const [fragment, part] of [['#/bsnApply/ecs', 'desk'], ['#/bsnManagement', 'desk'], ['#/ask?product=ecs', 'advice'], ['#/plan', 'advice'], ['#/faq', 'guide'], ['#/faq/term', 'guide'], ['#/about', 'guide']]) {
  test(`${fragment} has its part fetched along with the program, and once`, async ({ page, site }) => {
    const parts = asked(page);
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route(/beian-desk-\w+_bg\.wasm/, async (route) => { await held; await route.continue(); });
    await page.goto(`${site}${fragment}`);
    await expect.poll(() => parts).toEqual([part]);
    release();
    await expect(page.locator('main h1:visible')).toHaveCount(1);
    await page.waitForLoadState('networkidle');
    expect(parts.filter((name) => name === part)).toEqual([part]);
  });
}

// The console says that the fetch failed, as it should: no `page` that fails on that.
base('a part that does not come is named, and asked for again', async ({ browser }) => {
  const { serve } = await import('../../scripts/lib/serve.mjs');
  const server = await serve(new URL('../../dist', import.meta.url).pathname, 0);
  const context = await browser.newContext({ locale: 'en-GB' });
  await withoutWorker(context);
  const page = await context.newPage();
  try {
    let broken = true;
    await page.route(/split_|chunk_/, (route) => (broken ? route.abort() : route.continue()));
    await page.goto(`http://127.0.0.1:${server.port}/#/faq`);
    const notice = page.locator('main .bd-notice--problem');
    await expect(notice).toContainText('could not be fetched');
    broken = false;
    await notice.getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('h1')).toHaveText('Questions and answers');

    broken = true;
    await page.reload();
    await page.goto(`http://127.0.0.1:${server.port}/#/`);
    await page.locator('.bd-way').nth(2).locator('button').click();
    await expect(page.locator('main .bd-notice--problem')).toContainText('could not be fetched');
    broken = false;
    await page.locator('.bd-way').nth(2).locator('button').click();
    await expect(page.locator('dialog[open]')).toBeVisible();

    // What is stored needs a part to be read; it is read once that has come.
    await page.keyboard.press('Escape');
    await page.locator('.bd-way').nth(3).locator('button').click();
    await expect(page.locator('.bd-row')).toHaveCount(17);
    broken = true;
    await page.reload();
    await expect(page.locator('main .bd-notice--problem')).toContainText('could not be fetched');
    broken = false;
    await page.locator('main .bd-notice--problem').getByRole('button', { name: 'Try again' }).click();
    await expect(page.locator('.bd-row')).toHaveCount(17);
  } finally {
    await context.close();
    await server.close();
  }
});
