// Without a network: after the first visit everything works, and nothing is asked for anywhere else.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, open, samples } from './desk.js';
import { caches, dist, host, leave, versionOf } from './host.js';
import { test as base, apply, confirm, desk, numbersOf, reserve, TEXT } from './stores.js';

const test = base.extend({
  kept: true,
  below: ['', { option: true }],
  /** A host with the build of `dist`. */
  place: async ({ below, context }, use) => {
    const made = await host(below);
    await made.deploy(dist);
    await use(made);
    await leave(context);
    await made.close();
  },
});

/** Opens the first time, and waits until the app is kept. */
async function visit(page, place) {
  await open(page, place.url, '#/about');
  await expect(page.locator('strong', { hasText: '可以离线使用。' })).toBeVisible();
}

/** Every request of a page, and those that failed. */
function requests(page) {
  const seen = { all: [], failed: [] };
  page.on('request', (request) => seen.all.push(request.url()));
  // A page that is left ends what it was fetching, wherever that came from; the network's and the worker's own
  // failures have other names.
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') seen.failed.push(`${why} ${request.url()}`);
  });
  return seen;
}

const ROUTES = ['#/', '#/bsnApply/all', '#/bsnApply/ecs?verdict=ineligible', '#/bsnManagement', '#/ask', '#/ask?product=ecs', '#/plan', '#/faq', '#/faq/no-button', '#/about'];

/** About 6 MB, in the provider's shape: read in a worker. */
function big() {
  const rows = Array.from({ length: 2_000 }, (_, at) => ({ InstanceId: `i-${at}`, RegionId: 'cn-hangzhou', InstanceChargeType: 'PrePaid', CreationTime: '2020-01-01T00:00Z', ExpiredTime: '2036-01-01T00:00Z', Filler: 'x'.repeat(3_000) }));
  return Buffer.from(JSON.stringify({ Instances: { Instance: rows } }));
}

test.describe('at the root and below a path', () => {
  for (const below of ['', 'tools/beian/']) {
    test.describe(below || '/', () => {
      test.use({ below });

      test('first visit, then without a network: every route, import, apply, record, export', async ({ page, place }) => {
        const seen = requests(page);
        await visit(page, place);
        await place.off();
        for (const route of ROUTES) {
          // A start anew, at a deep link.
          await page.goto('about:blank');
          await open(page, place.url, route);
          await expect(page.locator('main .bd-notice--problem')).toHaveCount(0);
          await expect(page.getByText('正在读取…')).toHaveCount(0);
          // What is under way when a page is left is ended, which is no failure of the network's.
          await page.waitForLoadState('networkidle');
        }
        await open(page, place.url);
        await desk(page, place.url, ['i-1', 'i-2']);
        const number = await reserve(page, 'i-1');
        await apply(page, 'i-1');
        await confirm(page);
        const dialog = page.locator('dialog');
        await dialog.locator('input[name=number]').fill('5a0f0d9c-0000-4000-8000-0000000000aa');
        await dialog.getByRole('button', { name: '填入真正的号码', exact: true }).click();
        await expect(dialog).toBeHidden();
        await open(page, place.url, '#/about');
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: TEXT.export, exact: true }).click()]);
        expect(numbersOf(JSON.parse(await readFile(await download.path(), 'utf8')))).toContain(number);
        // A large file, in a worker: its script and program come from what is kept.
        const worker = page.waitForEvent('worker');
        await open(page, place.url, '#/bsnApply/all');
        await page.getByRole('button', { name: '导入', exact: true }).first().click();
        await dialog.locator('input[type=file]').setInputFiles({ name: 'big.json', mimeType: 'application/json', buffer: big() });
        await worker;
        await expect(dialog.locator('.bd-file')).toContainText('ECS', { timeout: 30_000 });
        await page.keyboard.press('Escape');
        expect(seen.failed).toEqual([]);
        expect(seen.all.filter((url) => !url.startsWith(place.url) && !url.startsWith('blob:'))).toEqual([]);
        await place.on();
      });
    });
  }
});

test('on the network nothing is asked of anybody else, and later visits ask for nothing but the worker', async ({ page, context, place }) => {
  const all = [];
  context.on('request', (request) => all.push(request.url()));
  await visit(page, place);
  for (const route of ROUTES) await open(page, place.url, route);
  await desk(page, place.url, ['i-1']);
  await reserve(page, 'i-1');
  await page.goto('about:blank');
  place.asked.length = 0;
  await open(page, place.url, '#/bsnApply/all');
  await expect(page.locator('.bd-row')).toHaveCount(1);
  await page.getByRole('button', { name: '导入', exact: true }).first().click();
  await expect(page.locator('dialog input[type=file]')).toBeAttached();
  expect(all.filter((url) => !url.startsWith(place.url) && !url.startsWith('blob:') && url !== 'about:blank')).toEqual([]);
  expect(place.asked.filter((url) => url !== '/sw.js')).toEqual([]);
});

test('the first visit fetches no file of the first screen anew for keeping it, and the rest once', async ({ page, place }) => {
  await visit(page, place);
  const wasm = place.asked.filter((url) => url.endsWith('.wasm'));
  // The test's server lets nothing be used unasked: what was there already is asked about, not sent.
  const times = wasm.map((url) => wasm.filter((other) => other === url).length);
  expect(Math.max(...times)).toBeLessThanOrEqual(2);
  expect(wasm.some((url) => /split_reader/.test(url)), 'nobody has opened an import').toBe(true);
});

test('what the browser dropped of it is fetched again', async ({ page, place }) => {
  await visit(page, place);
  const before = await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]);
    const all = await cache.keys();
    for (const request of all.slice(0, 5)) await cache.delete(request);
    return all.length;
  });
  await page.reload();
  await expect(page.locator('strong', { hasText: '可以离线使用。' })).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await (await caches.open((await caches.keys())[0])).keys()).length)).toBe(before);
});

test('caches and pages of other apps on the origin are left alone', async ({ page, context, place }) => {
  const other = await context.newPage();
  await other.goto(`${place.url}install/icon-192.png`);
  const foreign = ['another-app', 'beian-desk', 'beian-desk:/elsewhere/:0123456789ab', 'beian-desk:/:x/:0123456789ab', 'beian-desk:/:not hex'];
  await other.evaluate(async (names) => { for (const name of names) await (await caches.open(name)).put('/x', new Response('theirs')); }, foreign);
  await visit(page, place);
  const own = `beian-desk:/:${await versionOf(page)}`;
  expect(await caches(page)).toEqual([...foreign, own].sort());
  const next = await place.build('00000000000000a1');
  await place.deploy(next.folder);
  await page.reload();
  await page.locator('.bd-notice--newer').getByRole('button', { name: '现在换用' }).click();
  await expect.poll(() => versionOf(page)).toBe(next.version);
  await expect.poll(() => caches(page)).toEqual([...foreign, `beian-desk:/:${next.version}`].sort());
  expect(await other.evaluate(async () => (await caches.match('/x', { cacheName: 'another-app' })).text())).toBe('theirs');
});

test('what is not there is not there, and the document stands for no other page', async ({ context, place }) => {
  const page = await context.newPage();
  await visit(page, place);
  expect((await page.goto(`${place.url}faq/none.html`)).status()).toBe(404);
  expect((await page.goto(`${place.url}another/app/`)).status()).toBe(404);
  expect((await page.goto(`${place.url}index.html?from=somewhere#/about`)).status()).toBe(200);
  await expect(page.locator('h1')).toHaveText('关于这个工具');
  // A page that is a file of its own answers for itself.
  expect((await page.goto(`${place.url}icon.svg`)).headers()['content-type']).toContain('image/svg+xml');
});

test('the manifest names what is there, at any path', async ({ page, place }) => {
  const manifest = JSON.parse(await readFile(path.join(place.folder, 'manifest.webmanifest'), 'utf8'));
  await visit(page, place);
  for (const { src, sizes, type } of [...manifest.icons, ...manifest.screenshots]) {
    const size = await page.evaluate(async (url) => {
      const answer = await fetch(url);
      const image = new Image();
      image.src = url;
      await image.decode();
      return [answer.headers.get('content-type').split(';')[0], `${image.naturalWidth}x${image.naturalHeight}`];
    }, src);
    expect(size[0], src).toBe(type);
    if (sizes !== 'any') expect(size[1], src).toBe(sizes);
  }
  for (const url of [manifest.start_url, manifest.scope]) expect(new URL(url, `${place.url}manifest.webmanifest`).href).toBe(place.url);
  const session = await page.context().newCDPSession(page);
  const { errors, url } = await session.send('Page.getAppManifest');
  expect([errors, url]).toEqual([[], `${place.url}manifest.webmanifest`]);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);
});

test('the samples can be read without a network', async ({ page, place }) => {
  await visit(page, place);
  await place.off();
  await open(page, place.url);
  await page.getByRole('button', { name: '导入文件或粘贴' }).click();
  const dialog = page.locator('dialog');
  await dialog.locator('input[type=file]').setInputFiles(['ecs_describe_instances.json', 'swas_list_instances.json'].map((name) => path.join(samples, name)));
  await expect(dialog.locator('.bd-file')).toHaveCount(2);
  await place.on();
});

for (const [why, deny, says] of [
  ['there are no workers', () => { delete Navigator.prototype.serviceWorker; }, '不支持'],
  ['the browser refuses', () => { if (window.ServiceWorkerContainer) ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError')); }, '没能保存'],
]) {
  test(`where it can't be kept the page says why, and works (${why})`, async ({ page, place }) => {
    await page.addInitScript(deny);
    await open(page, place.url, '#/about');
    await expect(page.locator('strong', { hasText: says })).toBeVisible();
    await expect(page.getByRole('button', { name: '检查新版本' })).toHaveCount(0);
    await desk(page, place.url, ['i-1']);
    expect(await page.evaluate(() => window.caches.keys())).toEqual([]);
  });
}
