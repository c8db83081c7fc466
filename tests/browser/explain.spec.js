// The explanation of a verdict: margins, until when it lasts, a filing's length, the calendar, the account as text, and
// what would be if something were changed. By keyboard, in both languages.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, open, atNoon } from './desk.js';

const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);

/** 20 June to 21 July in China: one month, where three are wanted; 20 September is 61 days later. */
const SHORT = 'i-2vcexample0005';
/** It qualifies until 11 February 2027. */
const GOOD = 'i-bp1example0001';

/** Opens the explanation of a sample instance with the keyboard alone. */
async function explain(page, site, lang, id) {
  await open(page, site);
  await atNoon(page);
  await page.getByRole('button', { name: pick(lang, '载入示例', 'Load the samples'), exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
  const row = page.locator('.bd-row', { has: page.getByText(id, { exact: true }) });
  await row.locator('.bd-row__toggle').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.bd-explain')).toBeVisible();
  return page.locator('.bd-explain');
}

/** Opens what can be supposed, and goes to its first field. */
async function suppose(page, explained) {
  await explained.locator('.bd-what-if > summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(explained.locator('#bd-what-if-months')).toBeFocused();
}

/** Nothing that axe objects to. */
async function clean(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}

for (const lang of ['zh', 'en']) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a condition has its margin, and renewing by two months would mend it', async ({ page, site }) => {
      const explained = await explain(page, site, lang, SHORT);
      await expect(explained.locator('.bd-condition--unmet .bd-condition__margin')).toHaveText(pick(lang, '还差 61 天', '61 days short'));
      const before = await page.evaluate(() => document.querySelector('.bd-explain__verdict').textContent);

      await suppose(page, explained);
      await page.keyboard.type('2');
      const outcome = explained.locator('.bd-beside');
      await expect(outcome.locator('.bd-verdict--ineligible'), 'as it is').toHaveCount(1);
      await expect(outcome.locator('.bd-verdict--eligible'), 'as it would be').toHaveCount(1);
      await expect(outcome).toContainText(pick(lang, '2026年9月21日 00:00', '21 Sep 2026, 00:00'));
      await expect(explained.locator('.bd-what-if__spoken')).toContainText(pick(lang, '没有保存', 'not saved'));
      await expect(explained.locator('#bd-what-if-months'), 'typing keeps its place').toBeFocused();

      // Without bandwidth that alone would not do.
      await page.keyboard.press('Tab');
      await page.keyboard.type('0');
      await expect(outcome.locator('.bd-verdict--eligible')).toHaveCount(0);
      await page.keyboard.press('Backspace');
      await expect(outcome.locator('.bd-verdict--eligible')).toHaveCount(1);

      // Nothing of it is kept, not even by the row: it is as it was.
      expect(await page.evaluate(() => document.querySelector('.bd-explain__verdict').textContent)).toBe(before);
      await explained.locator('.bd-what-if').getByRole('button').focus();
      await page.keyboard.press('Enter');
      await expect(outcome).toHaveCount(0);
      await expect(explained.locator('#bd-what-if-months')).toHaveValue('');

      await explained.locator('#bd-what-if-months').fill('2');
      await expect(outcome).toHaveCount(1);
      await page.locator('.bd-row--open .bd-row__toggle').focus();
      await page.keyboard.press('Enter');
      await expect(explained).toHaveCount(0);
      await page.locator('.bd-row', { has: page.getByText(SHORT, { exact: true }) }).locator('.bd-row__toggle').click();
      await expect(page.locator('.bd-explain')).toBeVisible();
      await expect(page.locator('.bd-beside')).toHaveCount(0);
    });

    test('another date would end it', async ({ page, site }) => {
      const explained = await explain(page, site, lang, GOOD);
      await suppose(page, explained);
      const date = explained.locator('#bd-what-if-as_of');
      await date.fill('2027-02-11T00:00');
      await date.dispatchEvent('change');
      await expect(explained.locator('.bd-beside .bd-verdict--ineligible')).toHaveCount(1);
      await expect(explained.locator('.bd-beside')).toContainText(pick(lang, '2027年2月11日 00:00', '11 Feb 2027, 00:00'));
    });

    test('how long a filing takes is set, and whether it is in time follows', async ({ page, site }) => {
      const explained = await explain(page, site, lang, '2ad1ae67295445f59801749900000003');
      const words = explained.locator('.bd-lasts [role=status]');
      const days = explained.locator('#bd-filing-days');
      await expect(days).toHaveValue('20');
      // It expires on 12 August in China: 42 days after noon on 1 July begin too late, 41 do not.
      await expect(words).toContainText(pick(lang, '来得及', 'in time'));
      await expect(words).toContainText(pick(lang, '2026年7月21日', '21 Jul 2026'));
      await days.focus();
      await page.keyboard.press('Control+A');
      await page.keyboard.type('42');
      await expect(words).toContainText(pick(lang, '来不及', 'too late'));
      await expect(explained.locator('.bd-line__filing--late')).toHaveCount(1);
      await expect(days, 'typing keeps its place').toBeFocused();
      await page.keyboard.press('ArrowDown');
      await expect(words).toContainText(pick(lang, '2026年8月11日', '11 Aug 2026'));
      await expect(words).toContainText(pick(lang, '来得及', 'in time'));
      // What is no number does not stay, and nothing beyond the limits.
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Tab');
      await expect(days).toHaveValue('41');
      await days.fill('99');
      await expect(days).toHaveValue('60');

      // The drawing says in words what it shows.
      const drawing = explained.getByRole('img', { name: pick(lang, '时间线', 'Time line') });
      await expect(drawing).toBeVisible();
      await expect(explained.locator('.bd-line desc')).toContainText(pick(lang, '2026年8月12日', '12 Aug 2026'));
      await expect(explained.locator('.bd-line-dates li')).toHaveText(pick(lang, [/^2026年5月11日 /, /^2026年7月1日 /, /^2026年8月12日 /, /^2026年8月30日 /], [/^11 May 2026 /, /^1 Jul 2026 /, /^12 Aug 2026 /, /^30 Aug 2026 /]));
    });

    test('the end goes into a calendar', async ({ page, site }) => {
      await page.addInitScript(() => {
        const make = URL.createObjectURL.bind(URL);
        window.kinds = [];
        URL.createObjectURL = (blob) => { window.kinds.push(blob.type); return make(blob); };
      });
      const explained = await explain(page, site, lang, GOOD);
      const button = explained.getByRole('button', { name: pick(lang, '存入日历（.ics）', 'Save to a calendar (.ics)') });
      await button.focus();
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
      expect(download.suggestedFilename()).toBe(`beian-desk-${GOOD}.ics`);
      expect(await page.evaluate(() => window.kinds)).toEqual(['text/calendar;charset=utf-8']);
      const bytes = await readFile(await download.path());
      const lines = bytes.toString('utf8').split('\r\n');
      expect(lines.at(-1)).toBe('');
      expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n') || line.includes('\ufffd'))).toEqual([]);
      const whole = lines.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
      for (const line of ['BEGIN:VCALENDAR', 'VERSION:2.0', `UID:horizon-${GOOD}@beian-desk`, 'DTSTART:20270210T160000Z', 'TRIGGER:-P20D', 'END:VCALENDAR']) {
        expect(whole).toContain(line);
      }
      expect(whole.find((line) => line.startsWith('SUMMARY:'))).toContain('官网-主站');
      expect(whole.find((line) => line.startsWith('DTSTAMP:'))).toMatch(/^DTSTAMP:\d{8}T\d{6}Z$/);
    });

    test('the whole account is copied as text', async ({ page, site, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      const explained = await explain(page, site, lang, SHORT);
      await explained.getByRole('button', { name: pick(lang, '复制成文字', 'Copy as text') }).focus();
      await page.keyboard.press('Enter');
      await expect(page.locator('.bd-notice--done')).toBeVisible();
      const text = await page.evaluate(() => navigator.clipboard.readText());
      expect(text.split('\n')[0]).toBe(pick(lang, '活动页-单月（i-2vcexample0005）· 云服务器 ECS', '活动页-单月 (i-2vcexample0005) · Elastic Compute Service (ECS)'));
      expect(text).toContain(pick(lang, '[不满足] 购买时长足够：还差 61 天', '[Not met] Bought for long enough: 61 days short'));
      expect(text).toContain(`${site}#/faq/term`);
      expect(text).not.toContain('<');
    });
  });
}

for (const look of [
  { lang: 'zh', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { lang: 'en', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
]) {
  test.describe(`${look.lang} ${look.colorScheme}`, () => {
    test.use(look);

    test('axe finds nothing with the time line and a trial open, and nothing is wider than the page', async ({ page, site }) => {
      const explained = await explain(page, site, look.lang, SHORT);
      await suppose(page, explained);
      await page.keyboard.type('2');
      await expect(explained.locator('.bd-beside')).toBeVisible();
      await clean(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(wide).toBe(0);
    });
  });
}
