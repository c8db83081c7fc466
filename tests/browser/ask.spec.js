// The interview: by keyboard in both languages, as a link, from an instance, and for those who have no server.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, open, atNoon } from './desk.js';

const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);
const SHORT = '#/ask?product=swas&region=cn-hangzhou&used=0&expires=2026-07-20&term=1&account=same';

/** Answers the question that is shown by keyboard alone: from its heading, which has the focus. */
async function answer(page, answers) {
  await expect(page.locator('h1')).toBeFocused();
  const field = page.locator('.bd-interview [name=answer]').first();
  const kind = await field.getAttribute('type');
  const title = await page.locator('h1').textContent();
  await page.keyboard.press('Tab');
  await expect(field.or(page.locator('.bd-interview [name=answer]:checked'))).toBeFocused();
  if (kind === 'radio') {
    const value = answers.find((one) => one.on.test(title)).say;
    const values = await page.locator('.bd-interview [name=answer]').evaluateAll((all) => all.map((one) => one.value));
    await page.keyboard.press('Space');
    for (let step = 0; step < values.indexOf(value); step += 1) await page.keyboard.press('ArrowDown');
    await expect(page.locator('.bd-interview [name=answer]:checked')).toHaveValue(value);
  } else if (kind === 'date') {
    await field.fill(answers.find((one) => one.on.test(title)).say);
  } else {
    await page.keyboard.type(answers.find((one) => one.on.test(title)).say);
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).not.toHaveText(title);
}

const LIGHT_SERVER = [
  { on: /您买的是什么|What did you buy/, say: 'swas' },
  { on: /中国内地吗|in mainland China/, say: 'mainland' },
  { on: /几个备案服务号|How many filing/, say: '0' },
  { on: /什么时候到期|When does it expire/, say: '2026-07-20' },
  { on: /买了几个月|How many months/, say: '1' },
  { on: /登录的|signed in/, say: 'same' },
];

for (const lang of ['zh', 'en']) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a light server bought for one month, by keyboard', async ({ page, site }) => {
      await open(page, site);
      await atNoon(page);
      const start = page.getByRole('link', { name: pick(lang, '开始回答', 'Start'), exact: true });
      await start.focus();
      await page.keyboard.press('Enter');
      for (let question = 0; question < LIGHT_SERVER.length; question += 1) await answer(page, LIGHT_SERVER);
      await expect(page.locator('h1')).toHaveText(pick(lang, '再做 1 件事，就可以申请', 'One step, and it qualifies'));
      await expect(page.locator('h1')).toBeFocused();
      const main = page.locator('.bd-interview__main');
      await expect(main.locator('.bd-todo li').first()).toContainText(pick(lang, '续费至少 2 个月', 'at least 2 months'));
      await expect(main.locator('.bd-verdict--ineligible')).toBeVisible();
      // First how to get there, then why.
      const places = await main.evaluate((element) => ['.bd-todo', '.bd-reasons'].map((one) => element.querySelector(one).getBoundingClientRect().top));
      expect(places[0]).toBeLessThan(places[1]);
      await expect(page).toHaveURL(/rules=aliyun-2018&as_of=2026-07-01T12:00$/);
      await expect(page.locator('.bd-given li')).toHaveCount(6);
    });

    test('a step back keeps the answers, and any can be changed', async ({ page, site }) => {
      await open(page, site, SHORT);
      await atNoon(page);
      await expect(page.locator('.bd-given li')).toHaveCount(6);
      await page.locator('.bd-given a').nth(4).click();
      await expect(page.locator('h1')).toHaveText(/几个月|How many months/);
      await expect(page.locator('[name=answer]')).toHaveValue('1');
      await page.getByRole('link', { name: new RegExp(pick(lang, '上一题', 'Back')) }).click();
      await expect(page.locator('[name=answer]')).toHaveValue('2026-07-20');
      await page.goBack();
      await page.locator('[name=answer]').fill('x');
      await page.getByRole('button', { name: pick(lang, '下一题', 'Next') }).click();
      await expect(page.getByRole('alert')).toContainText('1200');
      await expect(page.locator('[name=answer]')).toBeFocused();
      await expect(page.locator('[name=answer]')).toHaveValue('x');
      await page.getByRole('button', { name: pick(lang, '不知道', "I don't know") }).click();
      await expect(page.locator('.bd-verdict--undetermined')).toBeVisible();
      await expect(page.locator('.bd-interview__main a[href*="at=term"]')).toBeVisible();
    });

    test('a link of another day shows the answer of then and of now', async ({ page, site }) => {
      await open(page, site, `${SHORT}&rules=aliyun-2018&as_of=2026-07-01T12:00`);
      await page.locator('#bd-as-of').fill('2026-07-21T12:00');
      await page.locator('#bd-as-of').dispatchEvent('change');
      await expect(page.locator('.bd-interview__then')).toContainText(pick(lang, '2026年7月1日 12:00', '1 Jul 2026, 12:00'));
      await expect(page.locator('.bd-interview__main .bd-reasons li')).toHaveCount(2);
      await atNoon(page);
      await expect(page.locator('.bd-interview__then')).toHaveCount(0);
    });

    test('the link is copied without a name, and with one if that is wanted', async ({ page, site, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await open(page, site);
      await atNoon(page);
      await page.getByRole('button', { name: pick(lang, '填写服务器', 'Enter a server'), exact: true }).click();
      const dialog = page.locator('dialog');
      await dialog.locator('[name=id]').fill('i-mine');
      await dialog.locator('[name=product]').selectOption('swas');
      await dialog.locator('[name=region]').fill('cn-hangzhou');
      await dialog.locator('[name=expires_at]').fill('2026-07-20T00:00');
      await dialog.locator('button[type=submit]').click();
      await expect(page.locator('.bd-row')).toHaveCount(1);
      await page.locator('.bd-row__toggle').click();
      await page.getByRole('button', { name: pick(lang, '一题一题补充', 'Answer what is missing') }).click();
      await expect(page.locator('h1')).toHaveText(/几个月|How many months/);
      await page.locator('[name=answer]').fill('1');
      await page.keyboard.press('Enter');
      await expect(page.locator('h1')).toHaveText(/登录的|signed in/);
      await page.locator('[name=answer][value=same]').check();
      await page.getByRole('button', { name: pick(lang, '下一题', 'Next') }).click();
      const copy = page.getByRole('button', { name: pick(lang, '复制这个结论的链接', 'Copy a link to this answer') });
      const copied = async () => {
        await copy.click();
        await expect(page.locator('.bd-notice--done')).toBeVisible();
        return page.evaluate(() => navigator.clipboard.readText());
      };
      const link = await copied();
      expect(link.startsWith(`${site}#/ask?`)).toBe(true);
      expect(link).not.toContain('i-mine');
      await page.locator('.bd-interview__keep [type=checkbox]').check();
      expect(await copied()).toContain('id=i-mine');
      // The link opens the same answer elsewhere.
      const heading = await page.locator('h1').textContent();
      const other = await context.newPage();
      await open(other, link);
      await expect(other.locator('h1')).toHaveText(heading);
      await other.close();
      // And the answers go back to the instance.
      await page.getByRole('button', { name: pick(lang, '把这些回答存回这台服务器', 'Save these answers to the server') }).click();
      await expect(dialog.locator('[name=term_months]')).toHaveValue('1');
      await dialog.locator('button[type=submit]').click();
      await expect(page.locator('.bd-row .bd-verdict--ineligible')).toBeVisible();
    });

    test('who has no server is told what to buy, and what not', async ({ page, site }) => {
      await open(page, site);
      await page.getByRole('link', { name: pick(lang, '我还没有服务器', 'I have no server yet') }).click();
      await page.locator('[name=answer]').fill('6');
      await page.keyboard.press('Enter');
      await expect(page.locator('.bd-buy')).toHaveCount(4);
      await expect(page.locator('.bd-buy').first()).toContainText('× 2');
      await expect(page.locator('.bd-avoid li')).toHaveCount(7);
    });

    test('axe finds nothing on question, result and shopping', async ({ page, site }) => {
      for (const place of ['#/ask', '#/ask?product=ecs', '#/ask?product=ecs&region=mainland&used=0&at=term', SHORT, '#/ask?product=none&sites=6', '#/ask?product=unknown']) {
        await open(page, site, place);
        const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
        expect(violations.map((one) => `${place}: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
      }
    });
  });
}

test('a hostile link is a question like any other', async ({ page, site }) => {
  await open(page, site, '#/ask?product=%3Cimg%20src=x%20onerror=alert(1)%3E&at=zzz&id=%3Cscript%3Ealert(1)%3C/script%3E&term=999999999');
  await expect(page.locator('[name=answer]').first()).toBeVisible();
  await expect(page.locator('.bd-interview img, .bd-interview script')).toHaveCount(0);
});

test('what is not chosen does not look as if it were', async ({ page, site }) => {
  await open(page, site, '#/ask?product=ecs');
  const choices = page.locator('.bd-choice input');
  const colour = (at) => choices.nth(at).evaluate((one) => getComputedStyle(one).backgroundColor);
  const unchosen = await colour(0);
  expect(await colour(1)).toBe(unchosen);
  await choices.nth(0).check();
  expect(await colour(0)).not.toBe(unchosen);
  expect(await colour(1)).toBe(unchosen);
});
