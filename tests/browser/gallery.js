// Every state of the gallery, in two languages, two themes and two widths: what axe says of it, that nothing is wider
// than the window, and a picture into target/gallery-look. Run by `scripts/gallery --pictures`; arguments name the
// looks, as `zh-light-390`. Ends with 1 where something was found.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/lib/serve.mjs';
import { found } from './axe.js';
import { HERE } from './desk.js';
import { launchOptions } from './playwright.config.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = path.join(root, 'target', 'gallery-look');
const looks = ['zh', 'en'].flatMap((lang) => ['light', 'dark'].flatMap((theme) => [390, 1280].map((width) => ({ lang, theme, width, name: `${lang}-${theme}-${width}` }))));
const asked = process.argv.slice(2);

// A page whose part of the program is not here has no heading yet; what lies under an open dialog is not to be pressed.
const REVIEWED = [/ (loading|part-coming|part-failed): violation: page-has-heading-one/, / form-[a-z-]+: violation: target-size: #bd-theme/];
const objections = async (page, state) => (await found(page, state)).filter((fault) => !REVIEWED.some((known) => known.test(fault)));

const browser = await chromium.launch(launchOptions);
const server = await serve(path.join(root, 'target', 'gallery'), 0);
const faults = [];
let count = 0;
for (const { lang, theme, width, name } of looks.filter((look) => asked.length === 0 || asked.includes(look.name))) {
  const into = path.join(folder, name);
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const said = [];
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) said.push(message.text()); });
  await page.goto(`http://127.0.0.1:${server.port}/#/gallery`);
  await page.locator(`${HERE} ~ main .bd-contents`).first().waitFor();
  const states = await page.locator('.bd-contents a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  for (const fragment of ['#/gallery', ...states]) {
    const state = fragment.split('/')[2] ?? 'small-parts';
    await page.evaluate((hash) => { location.hash = hash; }, fragment);
    await page.locator(fragment === '#/gallery' ? '.bd-contents' : '.bd-gallery').first().waitFor();
    // What follows once a part or a list is laid out.
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    faults.push(...await objections(page, `${name} ${state}`));
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) faults.push(`${name} ${state}: wider than the window`);
    faults.push(...said.splice(0).map((text) => `${name} ${state}: ${text}`));
    await page.screenshot({ path: path.join(into, `${state}.png`), fullPage: true });
    count += 1;
  }
  console.log(`${name}: ${states.length + 1}`);
  await context.close();
}
await server.close();
await browser.close();
faults.forEach((fault) => console.log(`✗ ${fault}`));
console.log(`${count} pictures in ${path.relative(root, folder)}, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
