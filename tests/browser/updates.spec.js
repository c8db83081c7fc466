// A newer version waits until the user wants it, and takes nothing away: no dialog, no typed text, no tab's part.
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, open } from './desk.js';
import { caches, host, leave, versionOf } from './host.js';
import { test as base, desk, row } from './stores.js';

const TEXT = {
  ready: '新版本已经准备好了。', elsewhere: '另一个标签页已经换用新版本', afterText: '输入框里还有没提交的内容',
  use: '现在换用', notNow: '以后再说', look: '检查新版本', unreachable: '没能取到新版本', current: '已经是最新版本。', offline: '可以离线使用。',
};

const test = base.extend({
  kept: true,
  below: ['beian/', { option: true }],
  /** A host with an older build, which can go on to a newer one. */
  place: async ({ below, context }, use) => {
    const made = await host(below);
    made.older = await made.build('00000000000000a1');
    made.newer = await made.build('00000000000000b2');
    await made.deploy(made.older.folder);
    await use(made);
    await leave(context);
    await made.close();
  },
});

/** A tab of the older build that is kept. */
async function older(page, place, route = '#/about') {
  await open(page, place.url, '#/about');
  await expect(page.locator('strong', { hasText: TEXT.offline })).toBeVisible();
  expect(await versionOf(page)).toBe(place.older.version);
  if (route !== '#/about') await open(page, place.url, route);
}

/** The newer build is there, and the browser has found it: by a look from this tab, without leaving its page. */
async function release(page, place) {
  await place.deploy(place.newer.folder);
  await found(page);
}

const found = (page) => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));

const notice = (page) => page.locator('.bd-notice--newer');
const use = (page) => notice(page).getByRole('button', { name: TEXT.use }).click();
const cacheOf = (place, build) => `beian-desk:/beian/:${build.version}`;

/** A tab has changed to the newer build. */
const changed = (page, place) => expect.poll(() => versionOf(page)).toBe(place.newer.version);

/** Marks a page, so that a new start shows. */
const mark = (page) => page.evaluate(() => { window.same = true; });
const same = (page) => page.evaluate(() => window.same === true);

const shot = async (page, name) => {
  if (!process.env.BEIAN_SHOTS) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${process.env.BEIAN_SHOTS}/${name}-${width}.png`, fullPage: name.startsWith('about') });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
};

for (const lang of ['zh', 'en']) {
  test.describe(lang, () => {
    test.use({ lang });
    test('a newer version waits, is said, and comes by a press', async ({ page, place }) => {
      await open(page, place.url, '#/about');
      await expect(page.getByText(place.older.version)).toBeVisible();
      await expect(page.locator('strong', { hasText: lang === 'zh' ? TEXT.offline : 'Ready for use without a network.' })).toBeVisible();
      await shot(page, `about-${lang}`);
      await release(page, place);
      await expect(notice(page)).toContainText(lang === 'zh' ? TEXT.ready : 'A new version is ready.');
      await expect(page.locator('#bd-live')).toContainText(lang === 'zh' ? TEXT.ready : 'A new version is ready.');
      await shot(page, `newer-${lang}`);
      await mark(page);
      // A start anew by the user is no press: the older version goes on.
      await page.reload();
      await expect(notice(page)).toBeVisible();
      expect(await versionOf(page)).toBe(place.older.version);
      await notice(page).getByRole('button', { name: lang === 'zh' ? TEXT.use : 'Use it now' }).click();
      await changed(page, place);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page).toHaveURL(/#\/about$/);
      await expect(page.getByText(place.newer.version)).toBeVisible();
      await expect(notice(page)).toHaveCount(0);
      // Nobody wants the older one any more.
      await expect.poll(() => caches(page)).toEqual([cacheOf(place, place.newer)]);
    });
  });
}

test('put away, it is still on the About page; with no tab left it comes by itself', async ({ page, context, place }) => {
  await older(page, place);
  await release(page, place);
  await notice(page).getByRole('button', { name: TEXT.notNow }).click();
  await expect(notice(page)).toHaveCount(0);
  await expect(page.locator('#bd-main').getByRole('button', { name: TEXT.use })).toBeVisible();
  await page.close();
  const next = await context.newPage();
  // The tab that was closed may take a moment to go; a page that stays would keep the older version as well.
  await expect.poll(async () => {
    await next.goto('about:blank');
    await open(next, place.url, '#/about');
    return versionOf(next);
  }).toBe(place.newer.version);
  await expect.poll(() => caches(next)).toEqual([cacheOf(place, place.newer)]);
});

test('a look for a newer version says what it found', async ({ page, place }) => {
  await older(page, place);
  const look = page.getByRole('button', { name: TEXT.look });
  await look.click();
  await expect(page.getByText(TEXT.current)).toBeVisible();
  await place.deploy(place.newer.folder);
  await look.click();
  await expect(notice(page)).toBeVisible();
  await expect(page.getByText(TEXT.current)).toHaveCount(0);
  await use(page);
  await changed(page, place);
});

test('an open dialog keeps its page, and a press elsewhere waits for this tab\'s own', async ({ page, tab, place }) => {
  await older(page, place);
  await desk(page, place.url, ['i-1']);
  await page.getByRole('button', { name: '添加服务器' }).click();
  await page.locator('dialog [name=name]').fill('half written');
  await mark(page);
  const other = await tab();
  await open(other, place.url, '#/about');
  await release(other, place);
  await use(other);
  await changed(other, place);
  // The dialog is as it was, on the version that it was opened with.
  await expect(page.locator('dialog [name=name]')).toHaveValue('half written');
  expect([await same(page), await versionOf(page)]).toEqual([true, place.older.version]);
  await page.locator('dialog [name=id]').fill('i-2');
  await page.locator('dialog').getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.locator('dialog')).toBeHidden();
  await expect(notice(page)).toContainText(TEXT.elsewhere);
  await expect(row(page, 'i-2')).toContainText('half written');
  // It stays until it is asked here as well: what was done can still be undone.
  expect(await same(page)).toBe(true);
  await use(page);
  await changed(page, place);
  await expect(row(page, 'i-2')).toContainText('half written');
  await expect.poll(() => caches(page)).toEqual([cacheOf(place, place.newer)]);
});

test('a press is held while text is typed, and comes by itself afterwards', async ({ page, place }) => {
  await older(page, place, '#/ask?product=ecs');
  await release(page, place);
  const field = await typing(page);
  await field.fill('3');
  await mark(page);
  await use(page);
  await expect(notice(page)).toContainText(TEXT.afterText);
  await shot(page, 'held');
  await page.waitForTimeout(1_500);
  expect(await same(page)).toBe(true);
  await expect(field).toHaveValue('3');
  await field.fill('');
  await changed(page, place);
});

/** A field of a form on the page itself, which waits to be sent. */
async function typing(page) {
  const field = page.locator('main form input:is([type=text], [type=number], [type=datetime-local])').first();
  for (let step = 0; step < 12 && !(await field.isVisible()); step += 1) {
    await page.locator('main form input[type=radio]').first().check();
    await page.locator('main form button[type=submit]').click();
  }
  await expect(field).toBeVisible();
  return field;
}

test('text that is kept as it is typed holds a press only while one types', async ({ page, place }) => {
  await older(page, place, '#/plan');
  await release(page, place);
  await page.locator('textarea[name=sites]').fill('example.cn\n');
  await use(page);
  await changed(page, place);
  await expect(page.locator('textarea[name=sites]')).toHaveValue('example.cn\n');
});

test('two tabs with nothing to lose change together', async ({ page, tab, place }) => {
  await older(page, place);
  const other = await tab();
  await open(other, place.url, '#/faq');
  await release(page, place);
  await expect(notice(other)).toContainText(TEXT.ready);
  await use(page);
  await changed(page, place);
  await changed(other, place);
  await expect(other).toHaveURL(/#\/faq$/);
  await expect.poll(() => caches(page)).toEqual([cacheOf(place, place.newer)]);
});

test('a moment that was set keeps its tab until it is asked', async ({ page, tab, place }) => {
  await older(page, place);
  const other = await tab();
  await open(other, place.url, '#/about');
  await other.locator('#bd-as-of').fill('2026-07-01T12:00');
  await other.locator('#bd-as-of').dispatchEvent('change');
  await release(page, place);
  await use(page);
  await changed(page, place);
  await expect(notice(other)).toContainText(TEXT.elsewhere);
  await expect(other.locator('#bd-as-of')).toHaveValue('2026-07-01T12:00');
});

test('a tab of the older version gets parts that it has not fetched yet, also in a worker', async ({ page, tab, place }) => {
  await older(page, place);
  await desk(page, place.url, ['i-1']);
  const other = await tab();
  await open(other, place.url, '#/bsnApply/all');
  await other.getByRole('button', { name: '添加服务器' }).first().click();
  await expect(other.locator('dialog h2')).toBeVisible();
  await release(page, place);
  await use(page);
  await changed(page, place);
  expect(await versionOf(other)).toBe(place.older.version);
  // The host has nothing of the older version any more, and the newer one has tidied up: both are kept.
  expect(await caches(page)).toEqual([place.older, place.newer].map((build) => cacheOf(place, build)).sort());
  place.asked.length = 0;
  await other.keyboard.press('Escape');
  await expect(notice(other)).toContainText(TEXT.elsewhere);
  const rows = Array.from({ length: 2_000 }, (_, at) => ({ InstanceId: `i-${at}`, RegionId: 'cn-hangzhou', InstanceChargeType: 'PrePaid', Filler: 'x'.repeat(3_000) }));
  const worker = other.waitForEvent('worker');
  await other.getByRole('button', { name: /^导入/ }).first().click();
  await other.locator('dialog input[type=file]').setInputFiles({ name: 'big.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ Instances: { Instance: rows } })) });
  expect((await worker).url()).toContain(place.older.stamp);
  await expect(other.locator('dialog .bd-file')).toContainText('ECS', { timeout: 30_000 });
  expect(place.asked.filter((url) => url.includes(place.older.stamp))).toEqual([]);
  await other.keyboard.press('Escape');
  await use(other);
  await changed(other, place);
  await expect.poll(() => caches(page)).toEqual([cacheOf(place, place.newer)]);
});

test('three versions, a tab each: every one keeps its own', async ({ page, tab, place }) => {
  await older(page, place);
  await page.locator('#bd-as-of').fill('2026-07-01T12:00');
  await page.locator('#bd-as-of').dispatchEvent('change');
  const second = await tab();
  await open(second, place.url, '#/about');
  await release(second, place);
  await use(second);
  await changed(second, place);
  await second.locator('#bd-as-of').fill('2026-07-01T12:00');
  await second.locator('#bd-as-of').dispatchEvent('change');
  const third = await place.build('00000000000000c3');
  const last = await tab();
  await open(last, place.url, '#/about');
  await place.deploy(third.folder);
  await found(last);
  await use(last);
  await expect.poll(() => versionOf(last)).toBe(third.version);
  expect([await versionOf(page), await versionOf(second)]).toEqual([place.older.version, place.newer.version]);
  await expect.poll(() => caches(last)).toEqual([place.older, place.newer, third].map((build) => cacheOf(place, build)).sort());
  await page.close();
  await last.reload();
  await expect.poll(() => caches(last)).toEqual([place.newer, third].map((build) => cacheOf(place, build)).sort());
});

test('a build that is taken back is one more change', async ({ page, place }) => {
  await older(page, place);
  await release(page, place);
  await use(page);
  await changed(page, place);
  await expect.poll(() => caches(page)).toEqual([cacheOf(place, place.newer)]);
  await place.deploy(place.older.folder);
  await found(page);
  await use(page);
  await expect.poll(() => versionOf(page)).toBe(place.older.version);
});

// ---- downloads that break

const BREAKS = {
  'a file that is cut off': async (folder, name) => truncate(path.join(folder, name), 1_000),
  'a file that is not there': async (folder, name) => rm(path.join(folder, name)),
  'a file with a changed byte': async (folder, name) => {
    const bytes = await readFile(path.join(folder, name));
    bytes[bytes.length >> 1] ^= 1;
    await writeFile(path.join(folder, name), bytes);
  },
  'an old document': async (folder) => writeFile(path.join(folder, 'index.html'), '<!doctype html><title>from a proxy</title>'),
};

for (const [what, broken] of Object.entries(BREAKS)) {
  test(`an update with ${what} is not used, and the older version goes on`, async ({ page, context, place }) => {
    await older(page, place);
    await place.deploy(place.newer.folder);
    await broken(place.folder, `split_advice-${place.newer.stamp}.wasm`);
    await page.getByRole('button', { name: TEXT.look }).click();
    await expect(page.getByText(TEXT.unreachable)).toBeVisible();
    await expect(notice(page)).toHaveCount(0);
    // Nobody looked: nothing is said.
    await page.reload();
    await expect(page.locator('strong', { hasText: TEXT.offline })).toBeVisible();
    await expect(page.getByText(TEXT.unreachable)).toHaveCount(0);
    await expect(page.locator('main .bd-notice--problem')).toHaveCount(0);
    expect(await versionOf(page)).toBe(place.older.version);
    await place.off();
    await open(page, place.url, '#/faq');
    await desk(page, place.url, ['i-1']);
    await page.goto('about:blank');
    const next = await context.newPage();
    await open(next, place.url, '#/bsnApply/all');
    expect(await versionOf(next)).toBe(place.older.version);
    await place.on();
    // Once it is whole, it comes.
    await place.deploy(place.newer.folder);
    await found(next);
    await use(next);
    await changed(next, place);
  });
}

test('a first visit whose download breaks works, and the next one keeps it', async ({ page, place }) => {
  await rm(path.join(place.folder, `split_reader-${place.older.stamp}.wasm`));
  await open(page, place.url, '#/about');
  await expect(page.locator('strong', { hasText: '还不能离线使用' })).toBeVisible();
  await place.deploy(place.older.folder);
  await page.reload();
  await expect(page.locator('strong', { hasText: TEXT.offline })).toBeVisible();
});
