// A log that is large enough for snapshots: it is shown from the copy, and read as a whole after that.
import { crc32 } from 'node:zlib';
import { test, expect, open, paste, file, server, listed, aside, stores, copies, event, problem, TEXT } from './stores.js';

const NUMBERS = Array.from({ length: 120 }, (_, index) => `4f9f0d9c-0000-4000-8000-${String(index).padStart(12, '0')}`);

const snapshots = (pieces) => Object.keys(pieces).filter((name) => name.startsWith('snapshot/'));

/** A desk that holds these numbers, in two snapshots of each store; the app is left. */
async function filled(page, context, site) {
  await open(page, site);
  const rows = NUMBERS.map((number) => ({ number, product: 'ecs', instance: 'i-1', status: 'filed' }));
  const dialog = await paste(page, file([server('i-1')], { numbers: rows }));
  await dialog.getByRole('button', { name: TEXT.take, exact: true }).click();
  await expect(dialog).toBeHidden();
  const beside = await aside(context, site);
  const both = async () => {
    const found = await stores(beside);
    return [found.database.events ?? {}, copies(found)].map((pieces) => [snapshots(pieces).length, Object.keys(pieces).length]);
  };
  await expect.poll(both, 'two snapshots, and nothing beside them').toEqual([[2, 2], [2, 2]]);
  await page.goto('about:blank');
  return beside;
}

test('it stands before the database gives anything, and what that alone has comes then', async ({ page, context, site }) => {
  const beside = await filled(page, context, site);
  // The newest number, which the copy lacks, written by a transaction that lets nobody else at the log until it is told to end.
  const one = { id: '00000000000000aa', at: '2035-01-01T12:00:00+08:00', kind: 'recorded', number: 'late-1', status: 'bound' };
  const body = JSON.stringify(one);
  await beside.evaluate(async ([id, text]) => {
    const db = await new Promise((done) => { const request = indexedDB.open('beian-desk'); request.onsuccess = () => done(request.result); });
    const transaction = db.transaction('events', 'readwrite');
    const log = transaction.objectStore('events');
    log.put(text, id);
    const hold = () => { log.get(id).onsuccess = () => { if (!window.free) hold(); }; };
    hold();
    window.ended = new Promise((done) => { transaction.oncomplete = () => { db.close(); done(); }; });
  }, [one.id, `1 ${crc32(body).toString(16).padStart(8, '0')} ${body}`]);
  await page.goto(`${site}#/bsnManagement`);
  await expect(page.locator('.bd-number').first()).toBeVisible();
  await expect(page.getByText('late-1')).toHaveCount(0);
  await beside.evaluate(() => { window.free = true; return window.ended; });
  await expect(page.locator('.bd-number', { hasText: 'late-1' })).toBeVisible();
  expect(await listed(page, site)).toEqual([...NUMBERS, 'late-1'].sort());
  expect(event(copies(await stores(beside))[one.id]).number, 'healed').toBe('late-1');
});

test('a copy that is spoiled is not shown: the database tells', async ({ page, context, site }) => {
  const beside = await filled(page, context, site);
  await beside.evaluate(() => {
    const newest = Object.keys(localStorage).filter((key) => key.startsWith('beian-desk/snapshot/')).sort().at(-1);
    localStorage.setItem(newest, localStorage.getItem(newest).replace('000000000007', '000000000008'));
  });
  expect(await listed(page, site)).toEqual(NUMBERS);
  await expect(problem(page)).toContainText('读不出来');
});

test('a copy that is gone comes back from the database', async ({ page, context, site }) => {
  const beside = await filled(page, context, site);
  const before = copies(await stores(beside));
  await beside.evaluate(() => localStorage.clear());
  expect(await listed(page, site)).toEqual(NUMBERS);
  await expect.poll(async () => copies(await stores(beside))).toEqual(before);
});
