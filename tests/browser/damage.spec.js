// Copies of events torn, altered or foreign: nothing is lost, it is said, and the text is kept aside.
import { crc32 } from 'node:zlib';
import { test, expect, open, desk, reserve, listed, aside, stores, copies, event, overwrite, problem, rescued, numbersOf, values, DAMAGE, flip } from './stores.js';

/** A number more than there are kinds of damage, each kind done to a copy in one store; every number is listed, the
 *  damage is reported, and a backup has them all. */
async function hurtIn(store, page, context, site) {
  await desk(page, site, ['i-1', 'i-2']);
  const kinds = Object.values(DAMAGE);
  const numbers = [];
  for (let index = 0; index <= kinds.length; index += 1) numbers.push(await reserve(page, index < 5 ? 'i-1' : 'i-2'));
  await page.goto('about:blank');
  const beside = await aside(context, site);
  const before = await stores(beside);
  const hurt = Object.entries(before.database.events).slice(0, kinds.length).map(([id, text], index) => [id, kinds[index](text)]);
  for (const [id, text] of hurt) await overwrite(beside, store, id, text);
  expect(await listed(page, site)).toEqual(numbers.sort());
  await expect(problem(page), 'damage is reported').toContainText('读不出来');
  expect(numbersOf(await rescued(page))).toEqual(numbers);
  return { numbers, beside, before, hurt };
}

test('localStorage: every kind of damage at once', async ({ page, context, site }) => {
  const { numbers, beside, before, hurt } = await hurtIn('local', page, context, site);
  const after = await stores(beside);
  expect(after.database).toEqual(before.database);
  expect(copies(after), 'healed').toEqual(copies(before));
  for (const [, text] of hurt) expect(values(after), 'the text is kept').toContain(text);
  expect(await listed(page, site)).toEqual(numbers);
});

test('the database: every kind of damage at once', async ({ page, context, site }) => {
  const { numbers, beside, before } = await hurtIn('database', page, context, site);
  expect(copies(await stores(beside)), 'the sound copies stay').toEqual(copies(before));
  expect(await listed(page, site)).toEqual(numbers);
});

test('one event torn here, another there: both numbers are there', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const numbers = [await reserve(page, 'i-1'), await reserve(page, 'i-1')].sort();
  await page.goto('about:blank');
  const beside = await aside(context, site);
  const [[one, first], [other, second]] = Object.entries((await stores(beside)).database.events);
  await overwrite(beside, 'local', one, DAMAGE['cut in the middle'](first));
  await overwrite(beside, 'database', other, flip(second));
  expect(await listed(page, site)).toEqual(numbers);
  await expect(problem(page)).toBeVisible();
});

test('both copies of an event altered: the other number is there, both texts are kept, and it is said', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  await reserve(page, 'i-1');
  await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  const [[id, text], [, sound]] = Object.entries((await stores(beside)).database.events);
  await overwrite(beside, 'local', id, flip(text));
  await overwrite(beside, 'database', id, DAMAGE['cut in the middle'](text));
  expect(await listed(page, site)).toEqual([event(sound).number]);
  await expect(problem(page)).toContainText('读不出来');
  expect(values(await stores(beside))).toEqual(expect.arrayContaining([flip(text), DAMAGE['cut in the middle'](text)]));
  await open(page, site, '#/bsnManagement');
  await expect(problem(page), 'said on every visit while it lasts').toBeVisible();
});

test('a key that is no text is left alone, and the numbers behind it are whole', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  await overwrite(beside, 'database', 5, 'not ours');
  expect(await listed(page, site)).toEqual([number]);
  await expect(problem(page)).toHaveCount(0);
  expect((await stores(beside)).database.events['5']).toBe('not ours');
});

test('what a newer version wrote stays as it is', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await page.goto('about:blank');
  const beside = await aside(context, site);
  // From version 2 on the checksum covers the version: without the right one it would be damage.
  const body = '{"id":"00000000000000ff","new":true}';
  const newer = `9 ${crc32(`9 ${body}`).toString(16).padStart(8, '0')} ${body}`;
  await overwrite(beside, 'local', '00000000000000ff', newer);
  await overwrite(beside, 'database', '00000000000000ff', newer);
  expect(await listed(page, site)).toEqual([number]);
  await expect(problem(page)).toBeVisible();
  const after = await stores(beside);
  expect(after.database.events['00000000000000ff']).toBe(newer);
  expect(copies(after)['00000000000000ff']).toBe(newer);
});
