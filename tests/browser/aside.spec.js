// What can't be read in the database is kept before its place is given to the sound copy, and is always said.
import { test, expect, desk, reserve, listed, aside, stores, overwrite, problem, values, DAMAGE } from './stores.js';

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
