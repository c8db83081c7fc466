// Pictures of every page and dialog, in two languages, two themes and three widths, for eyes: into target/look, and
// sheets of each look beside them. Run by scripts/look; arguments name the looks, as `zh-light-390`.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/** All pictures of a look, nine a sheet, cut where they are long: for a first glance. */
async function sheets(page, into, shown, { lang, theme, width }) {
  const sheet = await page.context().browser().newPage({ viewport: { width: 1500, height: 1900 } });
  for (let from = 0; from < shown.length; from += 9) {
    const figures = await Promise.all(shown.slice(from, from + 9).map(async (state) => {
      const picture = (await readFile(path.join(into, `${state}.png`))).toString('base64');
      return `<figure><figcaption>${state}</figcaption><div><img src="data:image/png;base64,${picture}"></div></figure>`;
    }));
    const style = 'body{display:grid;grid-template-columns:repeat(3,1fr);gap:8px;margin:8px;font:14px sans-serif}figure{margin:0}div{height:590px;overflow:hidden;border:1px solid #888}img{width:100%}';
    await sheet.setContent(`<style>${style}</style>${figures.join('')}`);
    await sheet.screenshot({ path: path.join(folder, `${name({ lang, theme, width })}-${from / 9 + 1}.png`) });
  }
  await sheet.close();
}

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
  await sheets(page, into, shown, look);
  const pictures = shown.map((state) => `<figure><figcaption>${state}</figcaption><img src="${name(look)}/${state}.png" width="${Math.min(look.width, 640)}"></figure>`);
  await writeFile(path.join(folder, `${name(look)}.html`), `<!doctype html><meta charset="utf-8"><title>${name(look)}</title>${pictures.join('')}`);
  count += shown.length;
  console.log(`${name(look)}: ${shown.length}`);
  await context.close();
}
await server.close();
await browser.close();
console.log(`${count} pictures in ${path.relative(root, folder)}`);
