// Pictures of every page and dialog, in two languages, two themes and three widths, for eyes: into target/look, and a
// sheet of each look beside them. Run by scripts/look; arguments name the looks, as `zh-light-390`.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/lib/serve.mjs';
import { launchOptions } from './playwright.config.js';
import { walk } from './states.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = path.join(root, 'target', 'look');
const looks = ['zh', 'en'].flatMap((lang) => ['light', 'dark'].flatMap((theme) => [390, 768, 1280].map((width) => ({ lang, theme, width }))));
const name = ({ lang, theme, width }) => `${lang}-${theme}-${width}`;
const asked = process.argv.slice(2);

const browser = await chromium.launch(launchOptions);
const server = await serve(path.join(root, 'dist'), 0);
let count = 0;
for (const look of looks.filter((one) => asked.length === 0 || asked.includes(name(one)))) {
  const into = path.join(folder, name(look));
  await rm(into, { recursive: true, force: true });
  await mkdir(into, { recursive: true });
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.width < 600 ? 844 : 900 },
    locale: look.lang === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const shown = [];
  await walk(page, `http://127.0.0.1:${server.port}/`, async (state) => {
    // A dialog is as high as the window; a page as high as it is.
    const over = await page.locator('dialog[open]').count();
    await page.screenshot({ path: path.join(into, `${state}.png`), fullPage: over === 0 });
    shown.push(state);
  });
  const pictures = shown.map((state) => `<figure><figcaption>${state}</figcaption><img src="${name(look)}/${state}.png" width="${Math.min(look.width, 640)}"></figure>`);
  await writeFile(path.join(folder, `${name(look)}.html`), `<!doctype html><meta charset="utf-8"><title>${name(look)}</title>${pictures.join('')}`);
  count += shown.length;
  console.log(`${name(look)}: ${shown.length}`);
  await context.close();
}
await server.close();
await browser.close();
console.log(`${count} pictures in ${path.relative(root, folder)}`);
