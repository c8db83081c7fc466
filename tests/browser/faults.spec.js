// The stores denied, full, emptied: what was shown as kept is kept, and what is not kept is not shown as kept.
import { test, expect, open, desk, reserve, apply, confirm, listed, aside, stores, copies, event, problem, rescued, numbersOf, row, server, paste, file, TEXT, SIM } from './stores.js';
import { databaseThrows, databaseErrs, databaseAbsent, localDenied, localFull, databaseFull } from './denials.js';

const DENIED = { 'throws on open': databaseThrows, 'errs on open': databaseErrs, 'is not there': databaseAbsent };

for (const [how, script] of Object.entries(DENIED)) {
  test(`IndexedDB ${how}: localStorage keeps the number, and a notice says so`, async ({ page, site }) => {
    await page.addInitScript(script);
    await desk(page, site, ['i-1']);
    await expect(problem(page)).toContainText('localStorage');
    const number = await reserve(page, 'i-1');
    expect(numbersOf(await rescued(page))).toEqual([number]);
    expect(await listed(page, site)).toEqual([number]);
    await expect(problem(page)).toBeVisible();
    await open(page, site, '#/bsnApply/all');
    await expect(row(page, 'i-1')).toContainText('1 / 5（预留 1）');
  });
}

test('a database of a newer version: the numbers come from localStorage, nothing is written over', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  await beside.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.open('beian-desk', 99);
    request.onsuccess = () => { request.result.close(); done(); };
    request.onerror = () => failed(request.error);
  }));
  const before = (await stores(beside)).database;
  expect(await listed(page, site)).toEqual([number]);
  await expect(problem(page)).toBeVisible();
  expect((await stores(beside)).database).toEqual(before);
});

test('both denied: the page works in memory, a notice says so and hands everything out', async ({ page, site }) => {
  await page.addInitScript(databaseThrows);
  await page.addInitScript(localDenied);
  await desk(page, site, ['i-1']);
  await expect(problem(page)).toContainText('不允许保存');
  const number = await reserve(page, 'i-1');
  await expect(problem(page)).toBeVisible();
  const facts = await rescued(page);
  expect(numbersOf(facts)).toEqual([number]);
  expect(facts.instances.rows.map(([, instance]) => instance.id)).toEqual(['i-1']);
  // What was handed out brings the number back; nothing else does.
  expect(await listed(page, site)).toEqual([]);
});

test('localStorage denied: the database keeps the number', async ({ page, site }) => {
  await page.addInitScript(localDenied);
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  expect(await listed(page, site)).toEqual([number]);
});

for (const name of ['QuotaExceededError', 'NS_ERROR_DOM_QUOTA_REACHED']) {
  test(`localStorage full (${name}): the database keeps the number, the copy follows once there is room`, async ({ page, context, site }) => {
    await page.addInitScript(localFull, name);
    await desk(page, site, ['i-1']);
    const number = await reserve(page, 'i-1');
    expect(await listed(page, site)).toEqual([number]);
    const beside = await aside(context, site);
    expect(copies(await stores(beside))).toEqual({});
    await page.addInitScript(() => { window.roomAgain = true; });
    expect(await listed(page, site)).toEqual([number]);
    const found = await stores(beside);
    expect(copies(found)).toEqual(found.database.events);
  });

  test(`localStorage full (${name}) and no database: no number is shown, and it is said`, async ({ page, site }) => {
    await page.addInitScript(databaseThrows);
    await desk(page, site, ['i-1']);
    await page.addInitScript(localFull, name);
    await open(page, site, '#/bsnApply/all');
    await page.reload();
    await apply(page, 'i-1');
    await confirm(page);
    // Said in the dialog, which covers the page, and on the page.
    await expect(page.locator('dialog').getByRole('alert')).toContainText(name);
    await expect(page.locator('main .bd-notice--problem', { hasText: name })).toHaveCount(1);
    await expect(page.locator('dialog .bd-big')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.locator('main .bd-notice--problem', { hasText: name })).toBeVisible();
    await expect(row(page, 'i-1')).toContainText('0 / 5');
    await expect(problem(page).first()).toBeVisible();
    expect(await listed(page, site)).toEqual([]);
  });
}

test('a database write aborted for want of room: no number is shown, and the next try takes', async ({ page, context, site }) => {
  await page.addInitScript(databaseFull);
  await desk(page, site, ['i-1']);
  const first = await reserve(page, 'i-1');
  await page.evaluate(() => { window.diskFull = true; });
  await apply(page, 'i-1');
  await confirm(page);
  const said = page.locator('main .bd-notice--problem', { hasText: 'QuotaExceededError' });
  await expect(said).toHaveCount(1);
  await expect(page.locator('dialog .bd-big')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(said).toBeVisible();
  await expect(row(page, 'i-1')).toContainText('1 / 5（预留 1）');
  const beside = await aside(context, site);
  const found = await stores(beside);
  expect(Object.values(found.database.events).map((text) => event(text).number)).toEqual([first]);
  expect(copies(found), 'no copy of what was not committed').toEqual(found.database.events);
  await page.evaluate(() => { window.diskFull = false; });
  const second = await reserve(page, 'i-1');
  expect(await listed(page, site)).toEqual([first, second].sort());
});

test('the browser itself has no room left: no number is shown that is not there after a reload', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const first = await reserve(page, 'i-1');
  const client = await context.newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: new URL(site).origin, quotaSize: 1 });
  await apply(page, 'i-1');
  await confirm(page);
  const shown = page.locator('dialog .bd-big code');
  const failed = page.locator('.bd-notice--problem');
  await expect(shown.or(failed).first()).toBeAttached();
  const second = await shown.count() ? await shown.textContent() : undefined;
  if (!second) {
    await page.keyboard.press('Escape');
    await expect(failed.first()).toBeVisible();
  }
  await client.send('Storage.overrideQuotaForOrigin', { origin: new URL(site).origin });
  expect(await listed(page, site)).toEqual([first, second].filter(Boolean).sort());
});

const EVICTED = {
  database: () => new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase('beian-desk');
    request.onsuccess = () => done();
    request.onerror = () => failed(request.error);
  }),
  localStorage: () => localStorage.clear(),
};

for (const [store, empty] of Object.entries(EVICTED)) {
  test(`${store} emptied between two visits: the numbers are there, and both copies again`, async ({ page, context, site }) => {
    await desk(page, site, ['i-1', 'i-2']);
    const numbers = [await reserve(page, 'i-1'), await reserve(page, 'i-2'), await reserve(page, 'i-2')].sort();
    await page.goto('about:blank');
    const beside = await aside(context, site);
    const before = await stores(beside);
    await beside.evaluate(empty);
    expect(await listed(page, site)).toEqual(numbers);
    await expect.poll(async () => (await stores(beside)).database.events).toEqual(before.database.events);
    expect(copies(await stores(beside))).toEqual(copies(before));
    expect(await listed(page, site), 'and they stay').toEqual(numbers);
  });

  test(`${store} emptied while the page is open: the next number is kept, and none is lost`, async ({ page, context, site }) => {
    await desk(page, site, ['i-1']);
    const numbers = [await reserve(page, 'i-1'), await reserve(page, 'i-1')];
    const beside = await aside(context, site);
    await beside.evaluate(empty);
    await apply(page, 'i-1');
    await confirm(page);
    const shown = page.locator('dialog .bd-big code');
    const failed = page.locator('.bd-notice--problem');
    await expect(shown.or(failed).first()).toBeAttached();
    if (await shown.count()) numbers.push(await shown.textContent());
    expect(await listed(page, site)).toEqual(numbers.sort());
  });
}

test('both emptied between two visits: an empty desk that works, and claims nothing', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  for (const empty of Object.values(EVICTED)) await beside.evaluate(empty);
  expect(await listed(page, site)).toEqual([]);
  await desk(page, site, [server('i-1')]);
  expect(await reserve(page, 'i-1')).toMatch(SIM);
});

test('the page asks before it is left while something is being written, and no longer', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const beside = await aside(context, site);
  // A transaction of another page keeps this one's writes waiting, as long as it asks for more.
  await beside.evaluate(() => new Promise((begun) => {
    const request = indexedDB.open('beian-desk');
    request.onsuccess = () => {
      const held = request.result.transaction('instances', 'readwrite').objectStore('instances');
      const more = () => {
        begun();
        if (!window.enough) held.count().onsuccess = more;
      };
      held.count().onsuccess = more;
    };
  }));
  const asked = [];
  page.on('dialog', (dialog) => { asked.push(dialog.type()); void dialog.dismiss(); });
  const dialog = await paste(page, file([server('i-2')]));
  await dialog.getByRole('button', { name: TEXT.take, exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(2);
  await page.evaluate(() => { location.reload(); });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await beside.evaluate(() => { window.enough = true; });
  await expect.poll(async () => Object.keys((await stores(beside)).database.instances)).toEqual(['i-1', 'i-2']);
  await page.reload();
  await expect(page.locator('.bd-row')).toHaveCount(2);
  expect(asked).toEqual(['beforeunload']);
});
