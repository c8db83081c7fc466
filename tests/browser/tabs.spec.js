// Tabs of one profile: each shows at once what another did, and a dialog that is out of date says what changed.
import { test, expect, open, desk, reserve, apply, confirm, listed, aside, stores, copies, row, QUOTA } from './stores.js';

test('a number of one tab stands in the other at once', async ({ page, tab, site }) => {
  await desk(page, site, ['i-1']);
  const other = await tab();
  await open(other, site, '#/bsnManagement');
  await expect(other.locator('.bd-number')).toHaveCount(0);
  const number = await reserve(page, 'i-1');
  await expect(other.locator('.bd-number')).toHaveCount(1);
  await expect(other.locator('.bd-number')).toContainText(number);
  const third = await tab();
  await open(third, site, '#/bsnApply/all');
  await expect(row(third, 'i-1')).toContainText('0 + 1 / 5');
  await reserve(page, 'i-1');
  await expect(row(third, 'i-1')).toContainText('0 + 2 / 5');
  await expect(other.locator('.bd-number')).toHaveCount(2);
});

test('a reservation given up in one tab frees its slot in the other', async ({ page, tab, site }) => {
  await desk(page, site, ['i-1']);
  const other = await tab();
  await open(other, site, '#/bsnManagement');
  await reserve(page, 'i-1');
  await other.locator('.bd-number').getByRole('button', { name: '放弃预留' }).click();
  await confirm(other);
  await expect(row(page, 'i-1')).toContainText('0 / 5');
});

for (const told of [true, false]) {
  test(`a dialog on five free slots is refused once another tab took them (tabs ${told ? 'told' : 'not told'})`, async ({ page, tab, context, site }) => {
    if (!told) await context.addInitScript(() => { delete window.BroadcastChannel; });
    await desk(page, site, ['i-1']);
    await apply(page, 'i-1');
    const other = await tab();
    await open(other, site, '#/bsnApply/all');
    const numbers = [];
    for (let times = 0; times < QUOTA; times += 1) numbers.push(await reserve(other, 'i-1'));
    await expect(page.locator('dialog[open]'), 'the dialog stays').toBeVisible();
    await confirm(page);
    const said = page.locator('dialog').getByRole('alert');
    await expect(said).toContainText('名额都已预留');
    await expect(page.locator('dialog .bd-big')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(row(page, 'i-1'), 'the table knows it now').toContainText('0 + 5 / 5');
    await expect(row(page, 'i-1').locator('.bd-button--primary')).toHaveCount(0);
    expect(await listed(page, site)).toEqual(numbers.sort());
  });
}

test('an instance removed in another tab is not applied for', async ({ page, tab, site }) => {
  await desk(page, site, ['i-1', 'i-2']);
  await apply(page, 'i-1');
  const other = await tab();
  await open(other, site, '#/bsnApply/all?open=i-1');
  await other.locator('.bd-explain').getByRole('button', { name: '移除', exact: true }).click();
  await expect(other.locator('.bd-row')).toHaveCount(1);
  await expect(page.locator('.bd-row')).toHaveCount(1);
  await confirm(page);
  await expect(page.locator('dialog').getByRole('alert')).toContainText('不在列表里');
  await page.keyboard.press('Escape');
  expect(await listed(page, site)).toEqual([]);
});

test('what one tab erased does not come back from another', async ({ page, tab, context, site }) => {
  await desk(page, site, ['i-1']);
  const others = [await tab(), await tab(), await tab()];
  for (const other of others) await open(other, site, '#/bsnManagement');
  for (let times = 0; times < QUOTA; times += 1) await reserve(page, 'i-1');
  for (const other of others) await expect(other.locator('.bd-number')).toHaveCount(QUOTA);
  await open(page, site, '#/about');
  await page.locator('.bd-button--danger').click();
  await page.locator('dialog [name=word]').fill('抹掉');
  await page.locator('dialog .bd-button--danger').click();
  await expect(page.locator('dialog')).toBeHidden();
  for (const other of others) await expect(other.locator('.bd-number')).toHaveCount(0);
  expect(await listed(page, site)).toEqual([]);
  const found = await stores(await aside(context, site));
  // What stays is which ids were erased, so that no copy of them is taken in again.
  const events = (all) => Object.keys(all).filter((name) => !name.startsWith('erased/'));
  expect([events(found.database.events), events(copies(found))]).toEqual([[], []]);
});
