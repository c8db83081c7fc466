// Tabs of one profile: each shows at once what another did, and a dialog that is out of date says what changed.
import { test, expect, open, desk, reserve, apply, confirm, listed, aside, stores, copies, row, paste, file, server, QUOTA } from './stores.js';

/** Opens the form of an instance. */
async function edit(page, site, id) {
  await open(page, site, `#/bsnApply/all?open=${id}`);
  await page.locator('.bd-explain').getByRole('button', { name: '修改', exact: true }).click();
  await expect(page.locator('dialog h2')).toBeVisible();
}

const save = (page) => page.locator('dialog').getByRole('button', { name: '保存', exact: true }).click();

/** Pictures of the dialogs, where somebody asks for them. */
const shot = async (page, name) => {
  if (!process.env.BEIAN_SHOTS) return;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.screenshot({ path: `${process.env.BEIAN_SHOTS}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1280, height: 720 });
};

test('a form says what another tab saved, keeps what was typed, and asks before it saves over it', async ({ page, tab, site }) => {
  await desk(page, site, [{ ...server('i-1'), term_months: 1 }]);
  await edit(page, site, 'i-1');
  await page.locator('dialog [name=name]').fill('mine');
  const other = await tab();
  await edit(other, site, 'i-1');
  await other.locator('dialog [name=term_months]').fill('3');
  await save(other);
  await expect(other.locator('dialog')).toBeHidden();
  const said = page.locator('dialog #bd-stale');
  await expect(said).toContainText('累计购买月数（含续费）：1 个月 → 3 个月');
  await expect(page.locator('dialog [name=name]')).toHaveValue('mine');
  await shot(page, 'stale-form');
  await save(page);
  const asks = page.locator('dialog').getByRole('alert');
  await expect(asks).toContainText('再按一次“保存”');
  await expect(asks).toContainText('累计购买月数（含续费）：那边是 3 个月，这里是 1 个月');
  await expect(asks).toBeFocused();
  await expect(page.locator('dialog [name=name]')).toHaveValue('mine');
  await shot(page, 'stale-form-asks');
  await page.locator('dialog [name=term_months]').fill('3');
  await save(page);
  await expect(page.locator('dialog')).toBeHidden();
  await expect(row(other, 'i-1')).toContainText('mine');
  await expect(row(other, 'i-1')).toContainText('3 个月');
});

/** The step that gives a reservation up, in its dialog. */
const giveUp = (page) => page.locator('dialog').getByRole('button', { name: '放弃预留', exact: true }).click();

test('a step on a number that stands elsewhere now can not be confirmed', async ({ page, tab, site }) => {
  await desk(page, site, ['i-1']);
  const number = await reserve(page, 'i-1');
  await open(page, site, '#/bsnManagement');
  const other = await tab();
  await open(other, site, '#/bsnManagement');
  for (const one of [page, other]) await one.locator('.bd-number').getByRole('button', { name: '放弃预留' }).click();
  await giveUp(other);
  await expect(other.locator('dialog')).toBeHidden();
  const said = page.locator('dialog #bd-stale');
  await expect(said).toContainText('这个预留已经放弃了。');
  await expect(page.locator('dialog').getByRole('button', { name: '放弃预留', exact: true })).toBeDisabled();
  await shot(page, 'stale-step');
  await page.keyboard.press('Escape');
  expect(await listed(page, site)).toEqual([number]);
});

test('a preview is worked out anew when another tab changes the list', async ({ page, tab, site }) => {
  await desk(page, site, ['i-1']);
  const other = await tab();
  await open(other, site, '#/bsnApply/all');
  await paste(page, file([server('i-2')]));
  await expect(page.locator('dialog .bd-preview')).toContainText('新增 1');
  const dialog = await paste(other, file([server('i-2')]));
  await dialog.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.locator('dialog').getByText('已重新核对')).toBeVisible();
  await expect(page.locator('dialog .bd-preview')).toContainText('新增 0');
  await expect(page.locator('dialog').getByRole('button', { name: '导入', exact: true })).toBeDisabled();
  await shot(page, 'stale-import');
});

for (const told of [true, false]) {
  test(`instances and accounts of two tabs are all kept (tabs ${told ? 'told' : 'not told'})`, async ({ page, tab, context, site }) => {
    if (!told) await context.addInitScript(() => { delete window.BroadcastChannel; });
    await desk(page, site, ['i-1', 'i-2']);
    const other = await tab();
    await edit(page, site, 'i-1');
    await edit(other, site, 'i-2');
    for (const [one, name] of [[page, 'first'], [other, 'second']]) {
      await one.locator('dialog [name=name]').fill(name);
      await save(one);
      await expect(one.locator('dialog')).toBeHidden();
    }
    for (const [one, account] of [[page, '42'], [other, '7']]) {
      await one.locator('#bd-account-add').click();
      await one.locator('dialog [name=account]').fill(account);
      await save(one);
      await expect(one.locator('dialog')).toBeHidden();
    }
    const third = await tab();
    await open(third, site, '#/bsnApply/all');
    await expect(row(third, 'i-1')).toContainText('first');
    await expect(row(third, 'i-2')).toContainText('second');
    expect(await third.locator('#bd-account option').evaluateAll((all) => all.map((one) => one.value))).toEqual(expect.arrayContaining(['42', '7']));
  });
}

test('a database that another tab keeps holds nobody up, and takes everything in once it is free', async ({ page, context, site }) => {
  const beside = await aside(context, site);
  await beside.evaluate(() => new Promise((done) => {
    const request = indexedDB.open('beian-desk', 1);
    request.onsuccess = () => { window.kept = request.result; indexedDB.deleteDatabase('beian-desk'); done(); };
  }));
  await desk(page, site, ['i-1']);
  await expect(page.locator('.bd-notice--problem')).toContainText('另一个标签页占着数据库');
  const number = await reserve(page, 'i-1');
  await beside.evaluate(() => window.kept.close());
  await expect(page.locator('.bd-notice--problem').filter({ hasText: '占着数据库' })).toHaveCount(0);
  await expect(row(page, 'i-1')).toContainText('1 / 5（预留 1）');
  const found = await stores(beside);
  expect(copies(found)).toEqual(found.database.events);
  expect(Object.keys(found.database.instances)).toEqual(['i-1']);
  expect(await listed(page, site)).toEqual([number]);
});

test('a tab whose database a newer version wants lets go and says so', async ({ page, context, site }) => {
  await desk(page, site, ['i-1']);
  await reserve(page, 'i-1');
  const beside = await aside(context, site);
  await beside.evaluate(() => new Promise((done) => {
    const request = indexedDB.open('beian-desk', 2);
    request.onsuccess = () => { request.result.close(); done(); };
  }));
  await expect(page.locator('.bd-notice--problem')).toContainText('新版本已经在这里保存过数据');
  await apply(page, 'i-1');
  await confirm(page);
  await expect(page.locator('dialog').getByRole('alert')).toContainText('新版本');
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog')).toBeHidden();
});

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
  await expect(row(third, 'i-1')).toContainText('1 / 5（预留 1）');
  await reserve(page, 'i-1');
  await expect(row(third, 'i-1')).toContainText('2 / 5（预留 2）');
  await expect(other.locator('.bd-number')).toHaveCount(2);
});

test('a reservation given up in one tab frees its slot in the other', async ({ page, tab, site }) => {
  await desk(page, site, ['i-1']);
  const other = await tab();
  await open(other, site, '#/bsnManagement');
  await reserve(page, 'i-1');
  await other.locator('.bd-number').getByRole('button', { name: '放弃预留' }).click();
  await giveUp(other);
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
    if (told) {
      // It says so at once, and can't be confirmed.
      const said = page.locator('dialog #bd-stale');
      await expect(said).toContainText('这台实例的 5 个名额，现在用了 5 个（已申请 0，预留 5）');
      await expect(said).toContainText('现在不能确认。剩下的 5 个名额都已预留');
      await expect(page.locator('dialog').getByRole('button', { name: '确认预留', exact: true })).toBeDisabled();
      await shot(page, 'stale-apply');
    } else {
      await confirm(page);
      await expect(page.locator('dialog').getByRole('alert')).toContainText('名额都已预留');
    }
    await expect(page.locator('dialog .bd-big')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(row(page, 'i-1'), 'the table knows it now').toContainText('5 / 5（预留 5）');
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
  await expect(page.locator('dialog #bd-stale')).toContainText('这台实例已从列表里移除。');
  await expect(page.locator('dialog #bd-stale')).toContainText('不在列表里');
  await expect(page.locator('dialog').getByRole('button', { name: '确认预留', exact: true })).toBeDisabled();
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
