// What every test starts from: a server of its own on a free port, and a page on which any console message of
// rank or any error fails the test.
import { test as base, expect } from '@playwright/test';
import { serve } from '../../scripts/lib/serve.mjs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const here = path.dirname(fileURLToPath(import.meta.url));
export const samples = path.join(here, '..', 'samples');

/** Noon on 1 July 2026 in China: the moment that the sample verdicts are worked out for. */
export const NOON = '2026-07-01T12:00';

/** Takes the service worker away from every page of a context: it would answer what a test wants to break on its way. */
export const withoutWorker = (context) => context.addInitScript(() => { delete Navigator.prototype.serviceWorker; });

export const test = base.extend({
  site: [async ({}, use) => {
    const server = await serve(path.join(here, '..', '..', 'dist'), 0);
    await use(`http://127.0.0.1:${server.port}/`);
    await server.close();
  }, { scope: 'worker' }],
  lang: ['zh', { option: true }],
  locale: async ({ lang }, use) => use(lang === 'zh' ? 'zh-CN' : 'en-GB'),
  /** Whether pages are kept without a network, as they are for users. */
  kept: [false, { option: true }],
  context: async ({ context, kept }, use) => {
    if (!kept) await withoutWorker(context);
    await use(context);
  },
  page: async ({ page }, use) => {
    const wrong = [];
    page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) wrong.push(message.text()); });
    page.on('pageerror', (error) => wrong.push(String(error)));
    await use(page);
    expect(wrong, 'console and page errors').toEqual([]);
  },
});

export { expect };

/** What the app lays out itself: the first screen, which stands there before it comes, is one level deeper. */
export const HERE = '#bd-app > .bd-header';

/** Opens the app and waits until it has read its stores. */
export async function open(page, site, fragment = '') {
  await page.goto(site + fragment);
  await page.locator(HERE).waitFor();
  await expect(page.locator('h1').first()).toBeVisible();
}

/** Judges as of noon on 1 July 2026 in China. */
export async function atNoon(page) {
  // On a phone it is folded away.
  const toggle = page.locator(`${HERE} .bd-context__toggle[aria-expanded="false"]`);
  if (await toggle.isVisible()) await toggle.click();
  await page.locator('#bd-as-of').fill(NOON);
  await page.locator('#bd-as-of').dispatchEvent('change');
}
