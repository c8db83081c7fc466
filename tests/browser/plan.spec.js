// The sites to file: pasted, planned, and applied for one after the other, in both languages.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, open, atNoon } from './desk.js';

const TEXT = {
  zh: { nav: '网站规划', fault: '第 2 行 localhost', all: /逐个申请（\d+ 个）/, progress: (n, of, site) => `第 ${n} 个，共 ${of} 个：${site}`, next: '以后再填，下一个网站', later: '以后再填', confirm: '确认预留', cancel: '取消', finished: '3 个网站的名额都预留好了。', stopped: '在 d.cn 停下了' },
  en: { nav: 'Sites to file', fault: 'Line 2, localhost', all: /Apply one by one \(\d+\)/, progress: (n, of, site) => `Site ${n} of ${of}: ${site}`, next: 'Later: next site', later: 'Later', confirm: 'Confirm and reserve', cancel: 'Cancel', finished: 'Sites with a slot reserved: 3, which is all.', stopped: 'stopped at d.cn' },
};

const LIST = 'https://www.Shop.cn/home\nlocalhost 例子.中国, c.cn\nshop.cn a.cn';

async function withSamples(page, site) {
  await open(page, site);
  await atNoon(page);
  await page.locator('.bd-way button', { hasText: /样例|示例|sample/i }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
}

async function paste(page, text) {
  const field = page.locator('textarea[name=sites]');
  await field.fill(text);
  await field.blur();
}

/** What is wider than the window would scroll sideways. */
async function fits(page) {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
}

for (const lang of ['zh', 'en']) {
  const t = TEXT[lang];

  test.describe(lang, () => {
    test.use({ lang });

    test('a pasted list is planned, kept, and applied for in one pass', async ({ page, site }) => {
      await withSamples(page, site);
      await page.getByRole('link', { name: t.nav, exact: true }).click();
      await expect(page.locator('h1')).toHaveText(t.nav);
      await paste(page, LIST);

      await expect(page.locator('.bd-site strong')).toHaveText(['shop.cn', '例子.中国', 'c.cn', 'a.cn']);
      await expect(page.locator('.bd-site__ace')).toHaveText('xn--fsqu00a.xn--fiqs8s');
      await expect(page.locator('.bd-bad li')).toHaveCount(1);
      await expect(page.locator('.bd-bad')).toContainText(t.fault);
      await page.locator('.bd-more summary').click();
      await expect(page.locator('.bd-more li'), 'what was taken off, and the repetition').toHaveCount(2);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
      await fits(page);

      // It is there after a reload, and after a change of language.
      await page.reload();
      await atNoon(page);
      await expect(page.locator('textarea[name=sites]')).toHaveValue(LIST);
      await expect(page.locator('.bd-site')).toHaveCount(4);

      // The number of the samples that waits goes to the first. By the keyboard alone: one confirmation each, and on.
      const dialog = page.locator('dialog');
      await page.getByRole('button', { name: t.all }).focus();
      await page.keyboard.press('Enter');
      for (const [place, domain] of ['例子.中国', 'c.cn', 'a.cn'].entries()) {
        await expect(dialog.locator('.bd-pass')).toHaveText(t.progress(place + 1, 3, domain));
        await expect(dialog.locator('input[name=domain]')).toHaveValue(domain);
        await expect(dialog.locator('h2')).toBeFocused();
        await dialog.locator('input[name=domain]').focus();
        await page.keyboard.press('Enter');
        await expect(dialog.locator('.bd-big code')).toHaveText(/^SIM-/);
        await expect(dialog.locator('h2')).toBeFocused();
        await dialog.getByRole('button', { name: place < 2 ? t.next : t.later, exact: true }).focus();
        await page.keyboard.press('Enter');
      }
      await expect(dialog).toBeHidden();
      await expect(page.locator('.bd-notice--done')).toContainText(t.finished);
      await expect(page.locator('.bd-site__place').nth(1)).toContainText('SIM-');
      await expect(page.getByRole('button', { name: t.all })).toHaveCount(0);

      // One that is cancelled stops the pass there, and nothing is reserved.
      await paste(page, `${LIST}\nd.cn e.cn`);
      await page.getByRole('button', { name: t.all }).click();
      await dialog.getByRole('button', { name: t.cancel, exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.locator('.bd-notice--problem[role=alert]')).toContainText(t.stopped);
      await page.locator('.bd-site', { hasText: 'e.cn' }).last().getByRole('button').click();
      await expect(dialog.locator('input[name=domain]')).toHaveValue('e.cn');
      await page.keyboard.press('Escape');

      await page.goto(`${site}#/bsnManagement`);
      await expect(page.locator('.bd-number--simulated')).toHaveCount(3);
    });

    test('where there is nothing, and on a narrow screen', async ({ page, site }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page, site, '#/plan');
      const field = page.locator('textarea[name=sites]');
      await field.pressSequentially('exam');
      await expect(page.locator('.bd-bad'), 'half a domain is no fault yet').toHaveCount(0);
      await field.pressSequentially('ple.cn\n');
      await expect(page.locator('.bd-site')).toHaveCount(1);
      await expect(page.locator('.bd-plan__steps > li')).toHaveCount(1);
      await expect(page.getByRole('button', { name: t.all })).toHaveCount(0);
      await field.pressSequentially('203.0.113.7');
      await page.locator('form.bd-plan__list button').click();
      await expect(page.locator('.bd-bad li')).toHaveCount(1);
      await fits(page);
    });
  });
}

test('two hundred sites at a thousand instances', async ({ page, site }) => {
  await open(page, site);
  await atNoon(page);
  const instances = Array.from({ length: 1000 }, (_, n) => ({
    id: `i-${n}`, product: 'ecs', region: 'cn-hangzhou', billing: 'subscription', owner: `137000000000${1000 + (n % 7)}`,
    purchased_at: '2026-01-01T00:00Z', expires_at: '2027-01-01T00:00Z', term_months: n % 4, public_bandwidth_mbps: n % 5,
  }));
  await page.locator('.bd-way button').nth(0).click().catch(() => {});
  const dialog = page.locator('dialog');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'facts.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ schema: 'beian-desk/1', account: '1370000000001000', instances })) });
  await dialog.locator('.bd-dialog__tools .bd-button--primary').click();
  await expect(page.locator('.bd-row').first()).toBeVisible();
  await page.goto(`${site}#/plan`);
  const list = Array.from({ length: 200 }, (_, n) => `s${n}.cn`).join('\n');
  const took = await page.locator('textarea[name=sites]').evaluate(async (field, text) => {
    field.value = text;
    const begun = performance.now();
    field.dispatchEvent(new Event('change', { bubbles: true }));
    while (document.querySelectorAll('.bd-site').length < 200) await new Promise((resume) => { setTimeout(resume); });
    return performance.now() - begun;
  }, list);
  await expect(page.locator('.bd-site')).toHaveCount(200);
  console.log(`planned and laid out in ${Math.round(took)} ms`);
});
