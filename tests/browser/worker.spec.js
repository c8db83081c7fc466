// Large files: read in a worker from 5 MB on, the page alive meanwhile, ended by closing, refused beyond the limits.
import { withoutWorker } from './desk.js';
import { test, expect, open, desk, listed, reserve } from './stores.js';
import { test as plain } from '@playwright/test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../scripts/lib/serve.mjs';

const MEGABYTE = 1_000_000;

/** An instance as the provider's export writes it, with the many fields that nobody reads: about 3,000 bytes. */
const FILLER = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`Field${index}`, 'x'.repeat(32)]));
const row = (id) => JSON.stringify({
  InstanceId: id, InstanceName: '<img src=x onerror="window.__xss=1">', RegionId: 'cn-hangzhou',
  InstanceChargeType: 'PrePaid', CreationTime: '2020-01-01T00:00Z', ExpiredTime: '2036-01-01T00:00Z', Status: 'Running', ...FILLER,
});

/** Drops a file that the page itself puts together: `head`, then `rows` with `@` for their number, then `end`. */
const drop = (page, name, { head, row: text, rows, end }) => page.evaluate(([title, first, piece, count, last]) => {
  const [before, after] = piece.split('@');
  const parts = [first];
  for (let at = 0; at < count; at += 500) {
    const some = [];
    for (let index = at; index < Math.min(at + 500, count); index += 1) some.push(`${index ? ',' : ''}${before}${index}${after}`);
    parts.push(new Blob([some.join('\n')]));
  }
  const file = new File([...parts, last], title);
  const files = new DataTransfer();
  files.items.add(file);
  const zone = document.querySelector('dialog[open] .bd-dropzone') ?? document.querySelector('.bd-way--drop');
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  return file.size;
}, [name, head, text, rows, end]);

const exported = (rows) => ({ head: '{"Instances":{"Instance":[', row: row('i-@'), rows, end: ']}}' });

/** A page in a context of its own, which may say errors: what is refused is said in the console. */
async function apart(browser, work) {
  const server = await serve(fileURLToPath(new URL('../../dist', import.meta.url)), 0);
  const context = await browser.newContext({ locale: 'zh-CN' });
  await withoutWorker(context);
  try {
    await work(await context.newPage(), `http://127.0.0.1:${server.port}/`);
  } finally {
    await context.close();
    await server.close();
  }
}

/** The workers that a page has had, and how many of them are left. */
function workers(page) {
  const all = [];
  page.on('worker', (worker) => {
    const one = { url: worker.url(), ended: false };
    all.push(one);
    worker.on('close', () => { one.ended = true; });
  });
  return all;
}

test('a file of 6 MB is read in a worker of ours, which is ended; one below 5 MB is not', async ({ page, site }) => {
  const started = workers(page);
  const dialog = page.locator('dialog');
  await open(page, site);
  expect(await drop(page, 'small.json', exported(1_000))).toBeLessThan(5 * MEGABYTE);
  await expect(dialog.locator('.bd-preview')).toContainText('1,000');
  expect(started).toHaveLength(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  expect(await drop(page, 'big.json', exported(2_200))).toBeGreaterThan(5 * MEGABYTE);
  await expect(dialog.locator('.bd-preview')).toContainText('2,200');
  await expect(dialog.locator('.bd-file')).toHaveText(/big\.json/);
  expect(started.map((worker) => worker.url.replace(/[0-9a-f]{16}/, '#'))).toEqual([`${site}reader-#.js`]);
  await expect.poll(() => started[0].ended).toBe(true);
  // What it states is what the page itself would have read.
  await dialog.getByRole('button', { name: '我不知道' }).click();
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(50);
  await expect(page.locator('.bd-row').first()).toContainText('<img src=x onerror="window.__xss=1">');
  expect(await page.evaluate(() => [window.__xss, document.querySelectorAll('#bd-app img').length])).toEqual([undefined, 0]);
});

test('what a worker reads and what the page reads is the same, bad rows and lines included', async ({ page, site }) => {
  const started = workers(page);
  const said = async (rows) => {
    await open(page, site);
    await drop(page, 'same.csv', rows);
    const dialog = page.locator('dialog');
    await expect(dialog.locator('.bd-bad li').first()).toBeVisible();
    const texts = await dialog.locator('.bd-bad li').allTextContents();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    return texts;
  };
  const table = (rows, name) => ({ head: 'id,product,name\n', row: `\nx-@,vps,${name}`, rows, end: '\n' });
  const page_ = await said(table(60, 'n'));
  expect(started).toHaveLength(0);
  const worker = await said(table(60, 'n'.repeat(100_000)));
  expect(started).toHaveLength(1);
  expect(worker).toEqual(page_);
  expect(page_).toHaveLength(50);
});

test('a worker reads what is pasted, and the older encoding of Chinese spreadsheets', async ({ page, site }) => {
  const started = workers(page);
  await open(page, site);
  const dialog = page.locator('dialog');
  await page.locator('.bd-way button').first().click();
  await dialog.locator('textarea').evaluate((field) => { field.value = `id,product,name\ni-1,ecs,${'备'.repeat(2_000_000)}\n`; });
  await dialog.getByRole('button', { name: '读取粘贴的内容' }).click();
  await expect(dialog.locator('.bd-preview')).toContainText('1');
  expect(started).toHaveLength(1);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await page.evaluate(() => {
    // 备案 in GB18030.
    const name = new Uint8Array(3_000_000).map((_, index) => [0xb1, 0xb8, 0xb0, 0xb8][index % 4]);
    const files = new DataTransfer();
    files.items.add(new File(['id,product,name\ni-1,ecs,', name, '\ni-2,ecs,', name, '\n'], 'excel.csv'));
    document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  await expect(dialog.locator('.bd-file')).toHaveText(/excel\.csv/);
  await expect(dialog.locator('.bd-preview')).toContainText('2');
  expect(started).toHaveLength(2);
});

test('while 60 MB are read the page goes on', async ({ page, site }) => {
  test.setTimeout(240_000);
  await open(page, site);
  const size = await drop(page, 'huge.json', exported(23_000));
  expect(size).toBeGreaterThan(59 * MEGABYTE);
  // Every task of the page is measured from here to the end of the reading: how many ticks of a clock that ticks every
  // 20 ms were there, and what was the longest time without one.
  const status = page.locator('dialog p[role=status]');
  await expect(status).toContainText('huge.json');
  await expect(status).toContainText('取消');
  const ticks = await page.evaluate(() => new Promise((done) => {
    const began = performance.now();
    let [count, frames, last, longest] = [0, 0, began, 0];
    const tick = () => {
      const now = performance.now();
      [count, longest, last] = [count + 1, Math.max(longest, now - last), now];
      if (document.querySelector('dialog .bd-file')) {
        clearInterval(clock);
        done({ count, frames, longest, whole: now - began });
      }
    };
    const frame = () => { frames += 1; requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
    const clock = setInterval(tick, 20);
  }));
  console.log(`read in ${Math.round(ticks.whole)} ms: ${ticks.count} ticks, ${ticks.frames} frames, longest pause ${Math.round(ticks.longest)} ms`);
  // A page that reads itself has one tick at the end; the preview is worked out in one go, so that some are missing.
  expect(ticks.count).toBeGreaterThan((ticks.whole / 20) * 0.4);
  expect(ticks.frames).toBeGreaterThan(10);
  await expect(page.locator('dialog .bd-preview')).toContainText('23,000');
});

test('closing the dialog ends the worker and the reading, and the next file is read', async ({ page, site }) => {
  test.setTimeout(120_000);
  const started = workers(page);
  await open(page, site);
  await drop(page, 'huge.json', exported(23_000));
  const dialog = page.locator('dialog');
  await expect(dialog.locator('p[role=status]')).toContainText('huge.json');
  await expect.poll(() => started.length).toBe(1);
  await dialog.getByRole('button', { name: '取消', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => started[0].ended).toBe(true);
  // Nothing of it comes later, and the import that follows is its own.
  await page.locator('.bd-way button').first().click();
  await expect(dialog).toBeVisible();
  await expect(dialog.locator('p[role=status]')).toBeEmpty();
  await drop(page, 'next.json', exported(2_200));
  await expect(dialog.locator('.bd-file')).toHaveText(/next\.json/);
  await expect(dialog.locator('.bd-file')).toHaveCount(1);
  expect(started).toHaveLength(2);
});

test('300 MB are refused at once, unread', async ({ page, site }) => {
  const started = workers(page);
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto(`${site}#/`);
  await page.locator('.bd-way--drop').waitFor();
  const read = await page.evaluate((piece) => {
    let times = 0;
    for (const name of ['arrayBuffer', 'text', 'stream', 'slice']) {
      const own = Blob.prototype[name];
      Blob.prototype[name] = function (...given) { times += 1; return own.apply(this, given); };
    }
    const files = new DataTransfer();
    files.items.add(new File(Array(300).fill(new Blob([piece.repeat(1_000_000 / piece.length)])), 'large.csv'));
    document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    return new Promise((done) => { setTimeout(() => done(times), 500); });
  }, 'i-1,ecs,12\n'.slice(0, 10));
  const said = page.locator('dialog .bd-file');
  await expect(said).toHaveClass(/bd-file--failed/);
  await expect(said).toContainText('large.csv');
  await expect(said).toContainText('300 MB');
  await expect(said).toContainText('100 MB');
  expect(read).toBe(0);
  expect(started).toHaveLength(0);
  expect(await listed(page, site)).toEqual([number]);
});

test('a million rows are refused where there are too many, and the page lives', async ({ page, site }) => {
  test.setTimeout(120_000);
  await open(page, site);
  await page.evaluate(() => {
    const rows = Array.from({ length: 1_000 }, (_, index) => `i-${index},ecs\n`).join('');
    const files = new DataTransfer();
    files.items.add(new File(['id,product\n', ...Array(1_000).fill(new Blob([rows]))], 'rows.csv'));
    document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  const said = page.locator('dialog .bd-file--failed');
  await expect(said).toContainText('100002', { timeout: 60_000 });
  await expect(said).toContainText('分成几份');
  await page.keyboard.press('Escape');
  await open(page, site, '#/faq');
  await expect(page.locator('.bd-questions li').first()).toBeVisible();
});

test('opening the import fetches the reader, so that a file needs no fetch', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, site);
  expect(asked.some((url) => url.includes('split_reader'))).toBe(false);
  await page.locator('.bd-way button').first().click();
  await expect.poll(() => asked.some((url) => url.includes('split_reader'))).toBe(true);
  await page.waitForLoadState('networkidle');
  const before = asked.length;
  await page.locator('dialog textarea').fill('id,product\ni-1,ecs\n');
  await page.locator('dialog').getByRole('button', { name: '读取粘贴的内容' }).click();
  await expect(page.locator('dialog .bd-preview')).toContainText('1');
  expect(asked.slice(before)).toEqual([]);
});

for (const [why, deny] of Object.entries({
  'there are none': (page) => page.addInitScript(() => { delete window.Worker; }),
  'the host forbids them': (page) => page.route('**/', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-security-policy': "worker-src 'none'" } });
  }),
  'its script does not come': (page) => {
    // The page asks for the same file first.
    let times = 0;
    return page.route(/\/reader-/, (route) => ((times += 1) > 1 ? route.abort() : route.continue()));
  },
  'what starts it does not come': (page) => page.route(/\/reader-/, (route) => route.abort()),
  'its program does not come': (page) => {
    let there = false;
    page.on('worker', () => { there = true; });
    return page.route(/\/beian-desk-/, (route) => (there ? route.abort() : route.continue()));
  },
})) {
  plain(`without a worker (${why}) the page reads to 20 MB and refuses more`, ({ browser }) => apart(browser, async (page, site) => {
    await deny(page);
    await open(page, site);
    await drop(page, 'big.json', exported(2_200));
    const dialog = page.locator('dialog');
    await expect(dialog.locator('.bd-preview')).toContainText('2,200', { timeout: 60_000 });
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await drop(page, 'bigger.json', exported(8_200));
    await expect(dialog.locator('.bd-file--failed')).toContainText('20 MB', { timeout: 60_000 });
  }));
}

plain('a worker that breaks off while it reads is said, and nothing of the file is taken', ({ browser }) => apart(browser, async (page, site) => {
  let there = false;
  page.on('worker', () => { there = true; });
  await page.route(/split_reader/, (route) => (there ? route.abort() : route.continue()));
  await open(page, site);
  await drop(page, 'big.json', exported(2_200));
  const dialog = page.locator('dialog');
  await expect(dialog.locator('.bd-file--failed')).toContainText('中断');
  await expect(dialog.locator('p[role=status]')).toBeEmpty();
  await expect(dialog.locator('.bd-preview')).toHaveCount(0);
  await drop(page, 'small.json', exported(3));
  await expect(dialog.locator('.bd-preview')).toContainText('3');
}));

for (const [where, rows] of Object.entries({ 'the page': 3, 'a worker': 2_200 })) {
  plain(`a file that changed before ${where} read it is said to be out of reach`, ({ browser }) => apart(browser, async (page, site) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'beian-desk-changed-'));
    try {
      const place = path.join(folder, 'changed.json');
      await writeFile(place, `{"Instances":{"Instance":[${Array(rows).fill(row('i-1')).join(',\n')}]}}`);
      let release;
      const held = new Promise((done) => { release = done; });
      await page.route(/split_reader/, async (route) => { await held; await route.continue(); });
      await open(page, site);
      await page.locator('.bd-way button').first().click();
      await page.locator('dialog input[type=file]').setInputFiles(place);
      await expect(page.locator('dialog p[role=status]')).not.toBeEmpty();
      await writeFile(place, 'something else');
      release();
      await expect(page.locator('dialog .bd-file--failed')).toContainText('读不到这个文件');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }));
}
