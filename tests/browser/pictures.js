// Draws what a browser shows when the app is installed, into assets/install: icons from assets/icon.svg, and two
// pictures of the app, from the build in dist; one of them goes into docs as well. Run by scripts/pictures; what it makes is kept with the sources.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/lib/serve.mjs';
import { launchOptions } from './playwright.config.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = path.join(root, 'assets', 'install');
const svg = await readFile(path.join(root, 'assets', 'icon.svg'), 'utf8');
// To the edges, and what is drawn on it within the circle that every mask leaves.
const full = svg.replace(/rx="14"/, '').replace(/(<rect width="64"[^>]*>)(.*)<\/svg>/, '$1<g transform="translate(8 8) scale(.75)">$2</g></svg>');

const browser = await chromium.launch(launchOptions);
const server = await serve(path.join(root, 'dist'), 0);

async function icon(name, size, drawing) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  await page.screenshot({ path: path.join(folder, name), omitBackground: true });
  await page.close();
}

async function picture(name, viewport, show) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.port}/`);
  await page.locator('.bd-way').first().waitFor();
  await show(page);
  const session = await context.newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
  await writeFile(path.join(folder, name), Buffer.from(data, 'base64'));
  await context.close();
}

for (const size of [192, 512]) {
  await icon(`icon-${size}.png`, size, svg);
  await icon(`maskable-${size}.png`, size, full);
}
await icon('apple-touch-icon.png', 180, full);
await picture('wide.webp', { width: 1280, height: 800 }, async (page) => {
  await page.locator('#bd-as-of').fill('2026-07-01T12:00');
  await page.locator('#bd-as-of').dispatchEvent('change');
  await page.locator('.bd-way').nth(3).locator('button').click();
  await page.locator('.bd-row').nth(16).waitFor();
  await page.locator('.bd-notice button').last().click();
  await page.locator('.bd-glance').waitFor();
  await page.evaluate(() => scrollTo(0, 0));
  // The readmes show the same.
  await page.screenshot({ path: path.join(root, 'docs', 'desk.png') });
});
await picture('narrow.webp', { width: 390, height: 844 }, async () => {});
await server.close();
await browser.close();
