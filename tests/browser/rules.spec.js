// Rules are chosen, linked to, compared, and traced to what they rest on; in both languages, by keyboard too.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, open, atNoon } from './desk.js';

const LANGS = ['zh', 'en'];
const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);

const TODAY = 'aliyun-2026';
const GUIDE = 'aliyun-2018';

/** The sample set: twelve ECS and five light servers, as of noon on 1 July 2026 in China. */
async function load(page, site, lang) {
  await open(page, site);
  await atNoon(page);
  await page.getByRole('button', { name: pick(lang, '载入示例', 'Load the samples'), exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
}

/** Adds a hosting instance, of which the later rules say nothing. */
async function addHosting(page, lang) {
  const dialog = page.locator('dialog');
  await page.getByRole('button', { name: pick(lang, '添加服务器', 'Add a server'), exact: true }).click();
  await dialog.locator('[name=id]').fill('web-1');
  await dialog.locator('[name=product]').selectOption('elastic_web_hosting');
  await dialog.locator('[name=region]').fill('cn-hangzhou');
  await dialog.locator('[name=expires_at]').fill('2027-01-01T00:00');
  await dialog.locator('[name=term_months]').fill('12');
  await dialog.getByRole('button', { name: pick(lang, '保存', 'Save'), exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.bd-row')).toHaveCount(18);
}

/** Nothing that axe objects to. */
async function clean(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('rules are chosen on the page about them; table, verdicts, footer and the next visit follow', async ({ page, site }) => {
      await load(page, site, lang);
      await addHosting(page, lang);
      const hosting = page.locator('.bd-row', { has: page.getByText('web-1', { exact: true }).last() }).last();
      await expect(hosting.locator('.bd-verdict--eligible')).toBeVisible();

      await page.locator('.bd-nav__link').last().click();
      const choice = page.locator('#bd-policy');
      await expect(choice).toHaveValue(GUIDE);
      await expect(page.locator('.bd-rules').first()).toContainText('S7');
      await expect(page.locator('.bd-rules__sure')).toHaveCount(0);

      // By keyboard: the choice keeps the focus while the page changes around it.
      await choice.focus();
      await page.keyboard.press('ArrowDown');
      await expect(choice).toHaveValue(TODAY);
      await expect(choice).toBeFocused();
      await expect(page.locator('.bd-rules').first()).toContainText('M2');
      await expect(page.locator('.bd-rules').first()).not.toContainText('S9');
      await expect(page.locator('.bd-rules__sure').first()).toContainText(pick(lang, '只见过摘录', 'seen in excerpts only'));
      await expect(page.locator('main .bd-notice--done')).toContainText(TODAY);
      await expect(page.locator('.bd-footer')).toContainText(TODAY);
      await expect(page.locator('.bd-header__context')).toContainText(TODAY);
      await clean(page);

      await page.reload();
      await expect(choice).toHaveValue(TODAY);
      await page.goto(`${site}#/bsnApply/all?q=web-1&open=web-1`);
      await expect(page.locator('.bd-row .bd-verdict--undetermined').first()).toBeVisible();
      await expect(page.locator('.bd-explain')).toContainText('M1');
      await expect(page.locator('.bd-explain .bd-condition')).toHaveCount(0);

      // The mark in the header leads back to the choice.
      await page.locator('.bd-header__context a').click();
      await expect(page).toHaveURL(/#\/about$/);
      await choice.selectOption(GUIDE);
      await expect(page.locator('.bd-rules').first()).toContainText('S9');
      await expect(page.locator('.bd-header__context')).not.toContainText(TODAY);
      await page.reload();
      await expect(choice).toHaveValue(GUIDE);
    });

    test('a link opens under its rules; a name that is not known is said and passed over', async ({ page, site }) => {
      await open(page, site, `#/faq/term?policy=${TODAY}`);
      await expect(page.locator('.bd-header__context')).toContainText(TODAY);
      await expect(page.locator('main')).toContainText('2026');
      await expect(page.locator('main .bd-notice--done')).toContainText(TODAY);
      await page.getByRole('button', { name: pick(lang, '关闭提示', 'Dismiss'), exact: true }).click();
      await page.goto(`${site}#/about?policy=no-such-rules`);
      await expect(page.locator('main .bd-notice--problem')).toContainText('no-such-rules');
      await expect(page.locator('#bd-policy')).toHaveValue(TODAY);
      await page.goto(`${site}#/?policy=${GUIDE}`);
      await expect(page.locator('.bd-header__context')).not.toContainText(TODAY);
      await expect(page.locator('.bd-footer')).toContainText('2018');
    });

    test('two sets of rules are compared over the instances that are there', async ({ page, site }) => {
      await open(page, site, '#/about');
      const compared = page.locator('section', { has: page.locator('#bd-compare') });
      await expect(compared).toContainText(pick(lang, '还没有实例', 'no instances yet'));
      await load(page, site, lang);
      await page.locator('.bd-nav__link').last().click();
      // All seventeen are ECS or light servers whose facts are known: both rules agree.
      await expect(compared).toContainText(pick(lang, '没有不同', 'No difference'));
      await expect(compared.locator('.bd-card')).toHaveCount(0);
      await page.locator('.bd-nav__link', { hasText: pick(lang, '备案服务号申请', 'Apply') }).click();
      await addHosting(page, lang);
      await page.locator('.bd-nav__link').last().click();
      const card = compared.locator('.bd-card');
      await expect(card).toHaveCount(1);
      await expect(card.locator('.bd-verdict')).toHaveCount(2);
      await expect(card.locator('.bd-verdict--eligible')).toHaveCount(1);
      await expect(card.locator('.bd-verdict--undetermined')).toHaveCount(1);
      await card.getByRole('link').click();
      await expect(page).toHaveURL(/open=web-1/);
      await expect(page.locator('.bd-explain')).toBeVisible();
    });

    test('each statement of the guide is traced, and its links lead there', async ({ page, site }) => {
      await open(page, site, '#/about');
      const trace = page.locator('.bd-trace');
      await expect(trace).toBeHidden();
      const summary = page.locator('details', { has: trace }).locator('summary');
      await summary.focus();
      await page.keyboard.press('Enter');
      await expect(trace).toBeVisible();
      await expect(trace.locator('tbody tr')).toHaveCount(62);
      await clean(page);
      const row = trace.locator('tbody tr', { has: page.getByText('S56', { exact: true }) });
      await expect(row).toContainText(pick(lang, '能从公网访问', 'Reachable from the internet'));
      await row.getByRole('link').first().click();
      await expect(page).toHaveURL(/#\/faq\/no-fileable-ip$/);
      await open(page, site, `#/about?policy=${TODAY}`);
      await expect(trace.locator('tbody tr')).toHaveCount(15);
    });
  });
}
