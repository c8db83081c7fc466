// What can't be read in the database is kept before its place is given to the sound copy, and is always said.
import { test, expect, desk, reserve, listed, aside, stores, overwrite, problem, values, damagedFile, open, paste, file, server, DAMAGE } from './stores.js';

for (const [how, damage] of Object.entries(DAMAGE)) {
  test(`database: ${how}: the text is kept aside`, async ({ page, context, site }) => {
    await desk(page, site, ['i-1']);
    const number = await reserve(page, 'i-1');
    await page.goto('about:blank');
    const beside = await aside(context, site);
    const [[id, text]] = Object.entries((await stores(beside)).database.events);
    await overwrite(beside, 'database', id, damage(text));
    expect(await listed(page, site)).toEqual([number]);
    await expect(problem(page)).toContainText('读不出来');
    expect(values(await stores(beside))).toContain(damage(text));
    const file = await damagedFile(page);
    expect(file).toContain(`存放处：IndexedDB\n`);
    expect(file).toContain(`原来的键：event/${id}\n`);
    expect(file, 'exactly as it was found').toContain(`（${new TextEncoder().encode(damage(text)).length} 字节）：\n${damage(text)}\n`);
    // It stays, and can be taken out on later visits too.
    await open(page, site, '#/about');
    expect(await damagedFile(page)).toContain(`\n${damage(text)}\n`);
  });
}

test('something in the database that is no text is reported and kept', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  const [id] = Object.keys((await stores(beside)).database.events);
  await overwrite(beside, 'database', id, { foreign: [1, 2, 3] });
  expect(await listed(page, site)).toEqual([number]);
  await expect(problem(page), 'damage is reported').toContainText('读不出来');
  expect(values(await stores(beside)), 'it is kept').toContain('{"foreign":[1,2,3]}');
});

test('localStorage: hostile text comes out as it is, and is never markup', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  const hostile = '<img src=x onerror="window.hurt=1"></textarea>\u202e\n不是我们的';
  const [id] = Object.keys((await stores(beside)).database.events);
  await overwrite(beside, 'local', id, hostile);
  expect(await listed(page, site)).toEqual([number]);
  const taken = await damagedFile(page);
  expect(taken).toContain('存放处：localStorage\n');
  expect(taken).toContain(`\n${hostile}\n`);
  expect(await page.evaluate(() => [window.hurt, document.querySelectorAll('img').length])).toEqual([undefined, 0]);
});

test('an instance that can not be read goes aside before another takes its place', async ({ page, context, site }) => {
  await desk(page, site, ['i-1', 'i-2']);
  await page.goto('about:blank');
  const beside = await aside(context, site);
  const torn = '{"id":"i-1","product":"ec';
  await beside.evaluate((text) => new Promise((done) => {
    const request = indexedDB.open('beian-desk');
    request.onsuccess = () => {
      const transaction = request.result.transaction('instances', 'readwrite');
      transaction.objectStore('instances').put(text, 'i-1');
      transaction.oncomplete = () => { request.result.close(); done(); };
    };
  }), torn);
  await open(page, site, '#/bsnApply/all');
  await expect(page.locator('.bd-row')).toHaveCount(1);
  await expect(problem(page)).toContainText('读不出来');
  expect(await damagedFile(page)).toContain(`原来的键：instance/i-1\n原因：不是一台实例的记录\n原文（${torn.length} 字节）：\n${torn}\n`);
  // The same instance is brought in again: the torn text is still there.
  const dialog = await paste(page, file([server('i-1')]));
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(2);
  await expect.poll(async () => values(await stores(beside))).toContain(torn);
  expect(await damagedFile(page)).toContain(`\n${torn}\n`);
});

test('nothing damaged: the button says so', async ({ page, site }) => {
  await open(page, site, '#/about');
  await page.getByRole('button', { name: '另存读不出来的内容', exact: true }).click();
  await expect(page.locator('.bd-notice--done')).toContainText('没有读不出来的内容');
});
