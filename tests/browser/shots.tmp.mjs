import { chromium } from '@playwright/test';
import { serve } from '../../scripts/lib/serve.mjs';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
const dist = path.resolve('../../dist');
const { port, close } = await serve(dist, 0);
const site = `http://127.0.0.1:${port}/`;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const single = pathToFileURL(path.join(dist, 'beian-desk.html')).href;
for (const [w, h] of [[390, 844], [1280, 900]]) for (const lang of ['zh-CN', 'en-GB']) {
  const l = lang.slice(0, 2);
  const c = await browser.newContext({ locale: lang, viewport: { width: w, height: h } });
  const p = await c.newPage();
  await p.route(/\.wasm$/, () => {});
  await p.goto(site); await p.screenshot({ path: `/tmp/shots/first-${l}-${w}.png`, fullPage: true });
  const q = await c.newPage();
  await q.goto(site + (l === 'zh' ? 'faq.html' : 'faq.en.html')); await q.screenshot({ path: `/tmp/shots/faq-${l}-${w}.png` });
  await q.goto(site + (l === 'zh' ? 'faq.html' : 'faq.en.html') + '#months'); await q.screenshot({ path: `/tmp/shots/faqm-${l}-${w}.png` });
  await q.goto(site + (l === 'zh' ? 'faq.html' : 'faq.en.html') + '#rules'); await q.screenshot({ path: `/tmp/shots/rules-${l}-${w}.png` });
  await q.goto(single); await q.locator('#bd-app > .bd-header').waitFor(); await q.screenshot({ path: `/tmp/shots/single-${l}-${w}.png`, fullPage: true });
  await q.goto(site + '#/about'); await q.locator('a[download]').scrollIntoViewIfNeeded(); await q.screenshot({ path: `/tmp/shots/about-${l}-${w}.png` });
  const n = await browser.newContext({ locale: lang, viewport: { width: w, height: h }, javaScriptEnabled: false });
  const r = await n.newPage(); await r.goto(site); await r.screenshot({ path: `/tmp/shots/nojs-${l}-${w}.png`, fullPage: true });
  await c.close(); await n.close();
}
await browser.close(); await close();
