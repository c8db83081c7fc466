// The app as one HTML file: opened from the disk by a double click, and served.
import { pathToFileURL } from 'node:url';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, samples, HERE } from './desk.js';
import { file, paste, server, SIM, stores } from './stores.js';

const FILE = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'beian-desk.html');
const ADDRESS = pathToFileURL(FILE).href;
const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);

/** Everything that a page has asked for, but for its own address and the blobs that it made. */
function asked(page) {
  const others = [];
  page.on('request', (request) => {
    const url = request.url();
    if (url.split('#')[0] !== ADDRESS && !url.startsWith('blob:') && !url.startsWith('data:')) others.push(url);
  });
  return others;
}

async function open(page, fragment = '') {
  await page.goto(ADDRESS + fragment);
  await page.locator(HERE).waitFor();
}

for (const lang of ['zh', 'en']) {
  test.describe(lang, () => {
    test.use({ lang });

    test('from a double click to a number that is kept, and nothing is asked of any network', async ({ page }) => {
      const others = asked(page);
      await open(page);
      await expect(page.locator('h1')).toHaveText(pick(lang, '我的服务器能申请备案服务号吗？', 'Does my server qualify for a filing service number?'));
      await expect(page.locator('html')).toHaveAttribute('lang', pick(lang, 'zh-CN', 'en'));

      // Where the data are is said, beside a backup.
      const notice = page.locator('.bd-notice--file');
      await expect(notice).toContainText(pick(lang, '本地文件', 'local files'));
      await expect(notice.getByRole('button')).toHaveText(pick(lang, '存一份备份', 'Save a backup'));

      await page.getByRole('button', { name: pick(lang, '导入文件或粘贴', 'Import or paste'), exact: true }).click();
      const dialog = page.locator('dialog');
      await dialog.locator('input[type=file]').setInputFiles(path.join(samples, 'ecs_describe_instances.json'));
      await dialog.getByRole('button', { name: pick(lang, '我不知道', 'I don\'t know'), exact: true }).click();
      await dialog.getByRole('button', { name: pick(lang, '导入', 'Import'), exact: true }).click();
      await expect(page.locator('.bd-row')).toHaveCount(12);
      await page.goto(`${ADDRESS}#/`);
      await page.getByRole('button', { name: pick(lang, '导入文件或粘贴', 'Import or paste'), exact: true }).click();
      await dialog.locator('textarea').fill(file([server('i-ours')]));
      await dialog.getByRole('button', { name: pick(lang, '读取粘贴的内容', 'Read what was pasted') }).click();
      await dialog.getByRole('button', { name: pick(lang, '导入', 'Import'), exact: true }).click();
      await expect(page.locator('.bd-row')).toHaveCount(13);

      const ours = page.locator('.bd-row', { has: page.getByText('i-ours', { exact: true }) });
      await ours.locator('.bd-button--primary').click();
      await dialog.getByRole('button', { name: pick(lang, '确认预留', 'Confirm and reserve'), exact: true }).click();
      await expect(dialog.locator('.bd-big code')).toHaveText(SIM);
      const number = await dialog.locator('.bd-big code').textContent();
      await dialog.getByRole('button', { name: pick(lang, '以后再填', 'Later') }).click();
      await ours.locator('.bd-row__toggle').click();
      await expect(page.locator('.bd-explain')).toBeVisible();

      await page.goto('about:blank');
      await open(page, '#/bsnManagement');
      await expect(page.locator('.bd-number')).toHaveCount(1);
      await expect(page.locator('.bd-number')).toContainText(number);

      // Every other part of the program is in the file too.
      await page.locator('.bd-nav a[href="#/plan"]').click();
      await page.locator('textarea').fill('example.cn\nexample.com');
      await page.locator('.bd-plan__list [type=submit]').click();
      await expect(page.locator('.bd-site')).toHaveCount(2);
      await page.locator('.bd-nav a[href="#/faq"]').click();
      await page.locator('input[type=search]').fill('RAM');
      await expect(page.locator('.bd-hits li').first()).toBeVisible();
      await page.locator('.bd-nav a[href="#/ask"]').click();
      await page.locator('.bd-interview [name=answer][value=swas]').check();
      await page.locator('.bd-interview [type=submit]').first().click();
      await expect(page).toHaveURL(/#\/ask\?.*product=swas/);
      await page.locator('.bd-nav a[href="#/about"]').click();
      await expect(page.locator('.bd-rules').first()).toBeVisible();
      await expect(page.locator('a[download]'), 'it is here already').toHaveCount(0);

      // The backup brings all of it to another place.
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('.bd-notice--file button').click()]);
      const backup = await readFile(await download.path(), 'utf8');
      expect(backup).toContain(number);
      expect(JSON.parse(backup)).toBeTruthy();
      expect(others).toEqual([]);
    });
  });
}

test('a file of more than 5 MB is read in a worker that the page makes of itself', async ({ page }) => {
  const others = asked(page);
  const started = [];
  page.on('worker', (worker) => {
    const one = { url: worker.url(), ended: false };
    started.push(one);
    worker.on('close', () => { one.ended = true; });
  });
  await open(page);
  const size = await page.evaluate(() => {
    const filler = 'x'.repeat(2_000);
    const rows = Array.from({ length: 3_000 }, (_, index) => `i-${index},ecs,n${filler}\n`);
    const files = new DataTransfer();
    files.items.add(new File(['id,product,name\n', ...rows], 'big.csv'));
    document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    return files.files[0].size;
  });
  expect(size).toBeGreaterThan(5_000_000);
  await expect(page.locator('dialog .bd-preview')).toContainText('3,000');
  expect(started).toHaveLength(1);
  expect(started[0].url).toMatch(/^blob:/);
  await expect.poll(() => started[0].ended).toBe(true);
  expect(others).toEqual([]);
});

test('what other local files keep is left alone, by all that the app does', async ({ page }) => {
  await page.goto(ADDRESS);
  await page.locator(HERE).waitFor();
  // As any other HTML file on the disk could: the browser gives all of them one storage.
  const foreign = { note: 'not ours', 'beian-deskette/event/1': '1', 'beian-desk': 'x' };
  await page.evaluate(async (all) => {
    Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text));
    await new Promise((done) => {
      const request = indexedDB.open('not ours', 1);
      request.onupgradeneeded = () => request.result.createObjectStore('things').put('kept', 'thing');
      request.onsuccess = () => { request.result.close(); done(); };
    });
  }, foreign);
  await page.reload();
  await page.locator(HERE).waitFor();
  await expect(page.locator('.bd-notice--problem')).toHaveCount(0);
  const dialog = await paste(page, file([server('i-1')]));
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await page.locator('.bd-row .bd-button--primary').click();
  await dialog.getByRole('button', { name: '确认预留', exact: true }).click();
  await expect(dialog.locator('.bd-big code')).toHaveText(SIM);
  await dialog.getByRole('button', { name: '以后再填' }).click();
  expect(Object.keys((await stores(page)).local).filter((key) => key.startsWith('beian-desk/event/'))).toHaveLength(1);

  await page.goto(`${ADDRESS}#/about`);
  await page.getByRole('button', { name: /抹掉全部数据/ }).click();
  await dialog.locator('input').fill('抹掉');
  await dialog.getByRole('button', { name: '抹掉', exact: true }).click();
  await expect(dialog).toBeHidden();
  // That it was erased is all that is left of ours, so that no other tab writes it back.
  const left = async () => Object.entries((await stores(page)).local);
  await expect.poll(async () => (await left()).filter(([key]) => key.startsWith('beian-desk/')).map(([key]) => key.split('/')[1])).toEqual(['erased']);
  const erased = Object.fromEntries((await left()).filter(([key]) => key.startsWith('beian-desk/erased/')));
  await expect.poll(async () => (await stores(page)).local).toEqual({ ...foreign, ...erased });
  const kept = await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.open('not ours');
    request.onsuccess = () => {
      const get = request.result.transaction('things').objectStore('things').get('thing');
      get.onsuccess = () => done(get.result);
    };
  }));
  expect(kept).toBe('kept');
});

test('served, it works as well: nothing is said of local files, and it asks for nothing else', async ({ page, site }) => {
  const requests = [];
  page.on('request', (request) => { if (/^https?:/.test(request.url())) requests.push(request.url()); });
  const answer = await page.goto(`${site}beian-desk.html`);
  expect(answer.status()).toBe(200);
  await page.locator(HERE).waitFor();
  await page.getByRole('button', { name: '载入示例', exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
  await page.goto(`${site}beian-desk.html#/about`);
  await expect(page.locator('.bd-rules').first()).toBeVisible();
  await expect(page.locator('.bd-notice--file')).toHaveCount(0);
  await expect(page.locator('a[download]')).toHaveCount(0);
  expect(requests).toEqual([`${site}beian-desk.html`]);
});

test('the site offers it', async ({ page, site }) => {
  await page.goto(`${site}#/about`);
  const link = page.locator('a[download]');
  await expect(link).toHaveText('下载 beian-desk.html');
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('beian-desk.html');
  expect((await stat(await download.path())).size).toBe((await stat(FILE)).size);
  expect((await stat(FILE)).size).toBeLessThanOrEqual(614_400);
});

test('its own policy names every script and the stylesheet, and lets nothing be sent', async ({ context }) => {
  // What is refused is said in the console: a page that may.
  const page = await context.newPage();
  const text = await readFile(FILE, 'utf8');
  const [, policy] = text.match(/Content-Security-Policy" content="([^"]+)"/);
  const rules = Object.fromEntries(policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
  expect(rules['default-src']).toEqual(["'none'"]);
  expect(rules['connect-src']).toEqual(['blob:']);
  expect(rules['script-src'].filter((one) => !one.startsWith("'sha256-"))).toEqual(["'wasm-unsafe-eval'", 'blob:']);
  await open(page);
  const { scripts, styles } = await page.evaluate(() => ({
    scripts: [...document.querySelectorAll('script:not([type])')].map((one) => [one.src, one.textContent.length > 100]),
    styles: document.querySelectorAll('style').length,
  }));
  expect(scripts).toEqual(rules['script-src'].filter((one) => one.startsWith("'sha256-")).map(() => ['', true]));
  expect([styles, rules['style-src'].length]).toEqual([1, 1]);
  const sent = await page.evaluate(() => fetch('https://example.com/').then(() => 'sent', () => 'refused'));
  expect(sent).toBe('refused');
});

test('after a crash the numbers can be saved from the file too', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: '载入示例', exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: 'panicked' })));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Save my numbers/ }).click()]);
  expect(Object.keys(JSON.parse(await readFile(await download.path(), 'utf8')).database.events)).toHaveLength(5);
});

for (const look of [{ lang: 'zh', colorScheme: 'light', viewport: { width: 1280, height: 900 } }, { lang: 'en', colorScheme: 'dark', viewport: { width: 390, height: 844 } }]) {
  test.describe(`${look.lang} ${look.colorScheme}`, () => {
    test.use(look);

    test('axe finds nothing on the first screen and on the page about it', async ({ page }) => {
      for (const fragment of ['', '#/about']) {
        await open(page, fragment);
        await page.locator('.bd-notice--file').waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('it says what is missing, and leads to no page that is not there', async ({ page }) => {
    await page.goto(ADDRESS);
    await expect(page.locator('.bd-notice--problem')).toContainText('需要 JavaScript');
    await expect(page.locator('.bd-way').first()).toBeVisible();
    expect(await page.locator('a[href]').evaluateAll((all) => all.map((one) => one.getAttribute('href')).filter((href) => !href.startsWith('#')))).toEqual([]);
  });
});
