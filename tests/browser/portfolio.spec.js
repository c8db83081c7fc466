// Many instances at once: the portfolio at a glance, filters that can be taken away, ticked rows, columns, shortcuts, and
// rows as cards on a phone. The moment is noon on 1 July 2026 in China.
import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, open, atNoon } from './desk.js';

const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function load(page, site, lang) {
  await open(page, site);
  await atNoon(page);
  await page.getByRole('button', { name: pick(lang, '载入示例', 'Load the samples'), exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
}

async function clean(page, place) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  expect(violations.map((one) => `${place}: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
}

/** Presses Tab until `wanted` has the focus; fails where it is not come to. */
async function tabTo(page, wanted) {
  for (let step = 0; step < 90; step += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the focus does not come there');
}

for (const lang of ['zh', 'en']) {
  test.describe(lang, () => {
    test.use({ lang });

    test('every share, span and account leads to its rows, and the filter can be taken away', async ({ page, site }) => {
      await load(page, site, lang);
      const shares = page.locator('a.bd-share');
      await expect(shares.locator('strong')).toHaveText(['6', '7', '1', '3']);
      for (const [place, count] of [[0, 6], [1, 7], [2, 1], [3, 3]]) {
        await shares.nth(place).click();
        await expect(page.locator('.bd-row')).toHaveCount(count);
        await expect(shares.nth(place)).toHaveAttribute('aria-current', 'true');
        await expect(page.locator('.bd-narrowed li')).toHaveCount(1);
      }
      await page.locator('.bd-narrowed a').click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await expect(page.locator('.bd-narrowed')).toHaveCount(0);

      // Four expire within ninety days; the second piece of the strip has one of them.
      const spans = page.locator('.bd-strip__span');
      await expect(spans).toHaveCount(4);
      await expect(spans.nth(1)).toHaveAccessibleName(pick(lang, '2026年7月11日到 2026年7月21日：1 台到期', '11 Jul 2026 to 21 Jul 2026: 1 instance expires'));
      await spans.nth(1).click();
      await expect(page.locator('.bd-row')).toHaveCount(1);
      await expect(page.locator('.bd-row')).toContainText('i-2vcexample0005');
      await page.locator('#bd-filter').selectOption('eligible');
      await expect(page.locator('.bd-row')).toHaveCount(0);
      await page.locator('.bd-narrowed').getByRole('link', { name: pick(lang, '清除全部条件', 'Clear all filters') }).click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await page.locator('.bd-holders a').first().click();
      await expect(page).toHaveURL(/owner=/);
      await page.reload();
      await expect(page.locator('.bd-narrowed li')).toHaveCount(1);
    });

    test('rows are ticked by keyboard, counted aloud, exported and copied, and another list has none', async ({ page, site, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await load(page, site, lang);
      const said = page.locator('#bd-live');
      const first = page.locator('.bd-row').first().locator('input[type=checkbox]');
      await expect(first).toHaveAccessibleName(/i-bp1example0001/);
      await tabTo(page, first);
      await page.keyboard.press('Space');
      await expect(first, 'a row that is ticked keeps the focus').toBeFocused();
      await expect(said).toHaveText(pick(lang, '已选中 1 台', '1 selected'));
      const all = page.locator('.bd-bulk > .bd-tick input');
      expect(await all.evaluate((field) => field.indeterminate)).toBe(true);
      const bar = page.locator('.bd-bulk__tools');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        bar.getByRole('button', { name: pick(lang, '导出结论表格', 'Save the verdicts as a table') }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^beian-desk-verdicts-selected-\d{8}\.csv$/);
      expect((await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')).toHaveLength(2);
      await all.check();
      await expect(said).toHaveText(pick(lang, '已选中 17 台', '17 selected'));
      await bar.getByRole('button', { name: pick(lang, '复制结论', 'Copy the verdicts') }).click();
      await expect(page.locator('.bd-notice--done')).toContainText(pick(lang, '已复制', 'Copied'));
      expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toHaveLength(18);
      await bar.getByRole('button', { name: pick(lang, '重新核对', 'Check again') }).click();
      await expect(page.locator('.bd-notice--done')).toContainText('17');
      // Opening a row keeps what is ticked; another list has nothing ticked.
      await page.locator('.bd-row__toggle').first().click();
      await expect(page.locator('.bd-explain')).toBeVisible();
      await expect(bar).toBeVisible();
      await page.locator('.bd-tab').nth(2).click();
      await expect(page.locator('.bd-row')).toHaveCount(5);
      await expect(bar).toHaveCount(0);
      await expect(page.locator('.bd-row__pick input:checked')).toHaveCount(0);
    });

    test('columns are chosen and remembered', async ({ page, site }) => {
      await load(page, site, lang);
      const names = page.locator('.bd-table > thead th');
      await expect(names).toHaveCount(10);
      await page.locator('.bd-columns > summary').click();
      await page.getByLabel(pick(lang, '付费方式', 'Billing'), { exact: true }).uncheck();
      await page.locator('.bd-columns').getByLabel(pick(lang, '账号', 'Account'), { exact: true }).check();
      await page.getByLabel(pick(lang, '公网', 'Public access'), { exact: true }).uncheck();
      await expect(names).toHaveCount(9);
      await expect(names).not.toContainText([pick(lang, '付费方式', 'Billing')]);
      await page.reload();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await expect(names).toHaveCount(9);
      await page.locator('.bd-row__toggle').first().click();
      await expect(page.locator('.bd-row__more > td')).toHaveAttribute('colspan', '9');
      await page.locator('.bd-columns > summary').click();
      await page.getByRole('button', { name: pick(lang, '恢复默认', 'Reset to default') }).click();
      await expect(names).toHaveCount(10);
    });

    test('keys go to the search and list themselves, not while one types, and can be turned off', async ({ page, site }) => {
      await load(page, site, lang);
      const search = page.locator('input[type=search]');
      await page.keyboard.press('/');
      await expect(search).toBeFocused();
      await page.keyboard.type('a/?b');
      await expect(search).toHaveValue('a/?b');
      await expect(page.locator('dialog[open]')).toHaveCount(0);
      await search.fill('');
      await page.locator('.bd-row__toggle').first().focus();
      await page.keyboard.press('Control+/');
      await expect(search).not.toBeFocused();
      // What an input method composes is no shortcut.
      await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, isComposing: true })));
      await expect(page.locator('dialog[open]')).toHaveCount(0);
      await page.keyboard.press('?');
      const dialog = page.locator('dialog[open]');
      await expect(dialog.locator('h2')).toBeFocused();
      await expect(dialog.locator('kbd')).toHaveText(['/', '?', 'Esc']);
      await clean(page, 'shortcuts');
      await dialog.getByLabel(pick(lang, '启用快捷键', 'Shortcuts are on')).uncheck();
      await page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0);
      await page.keyboard.press('/');
      await expect(search).not.toBeFocused();
      await page.reload();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await page.keyboard.press('?');
      await page.keyboard.press('/');
      await expect(search).not.toBeFocused();
      await expect(dialog).toHaveCount(0);
      // The button is there all the same.
      await page.getByRole('button', { name: pick(lang, '快捷键', 'Keyboard shortcuts') }).click();
      await dialog.getByLabel(pick(lang, '启用快捷键', 'Shortcuts are on')).check();
      await page.keyboard.press('Escape');
      await page.goto(`${site}#/bsnManagement`);
      await expect(page.locator('.bd-number')).toHaveCount(5);
      await page.keyboard.press('/');
      await expect(search).toBeFocused();
    });

    test('the table is never wider than the window, and breaks no word of a region or a verdict', async ({ page, site }) => {
      await load(page, site, lang);
      // From the first width at which rows are no cards.
      for (const width of [961, 1024, 1120, 1240, 1241, 1280, 1366]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${width}`).toBeLessThanOrEqual(0);
        const broken = await page.locator('.bd-row__region > span, .bd-verdict').evaluateAll((cells) => cells.flatMap((cell) => {
          const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          const words = [];
          while (walk.nextNode()) {
            for (const { index, 0: word } of walk.currentNode.data.matchAll(/[a-z]+/gi)) {
              range.setStart(walk.currentNode, index);
              range.setEnd(walk.currentNode, index + word.length);
              if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) words.push(word);
            }
          }
          return words;
        }));
        expect(broken, `${width}`).toEqual([]);
      }
    });

    test('how many numbers each account has left stands on the page of the numbers too', async ({ page, site }) => {
      await load(page, site, lang);
      const told = await page.locator('.bd-holders li').first().innerText();
      await page.goto(`${site}#/bsnManagement`);
      await page.locator('.bd-glance > summary').click();
      expect(await page.locator('.bd-holders li').first().innerText()).toBe(told);
      await page.locator('.bd-holders a').first().click();
      await expect(page).toHaveURL(/bsnApply\/all\?owner=/);
    });
  });
}

test('each verdict has a shape of its own, drawn as the words say, and lengths are there where the facts are', async ({ page, site }) => {
  await load(page, site, 'zh');
  const drawn = await page.evaluate(() => {
    const shapes = new Map();
    for (const verdict of document.querySelectorAll('.bd-verdict')) {
      const icon = verdict.querySelector('svg[aria-hidden=true] path').getAttribute('d');
      shapes.set(verdict.textContent, (shapes.get(verdict.textContent) ?? new Set()).add(icon));
    }
    return [...shapes.values()].map((icons) => [...icons]);
  });
  expect(drawn.every((icons) => icons.length === 1)).toBe(true);
  expect(new Set(drawn.flat()).size).toBe(3);
  const row = (id) => page.locator('.bd-row', { has: page.getByText(id, { exact: true }) });
  await expect(row('i-2vcexample0005').locator('.bd-term')).toHaveAccessibleName('2026年6月20日购买，2026年7月21日到期，还有 19 天');
  await expect(row('i-2zeexample0003').locator('.bd-term'), 'pay-as-you-go has no term').toHaveCount(0);
  await expect(row('i-j6cexample0006').locator('.bd-meter'), 'abroad there is no quota').toHaveCount(0);
  await expect(row('i-7xvexample0008').locator('.bd-meter__issued')).toHaveAttribute('width', '100.0%');
});

test('a term of which something is not known has no bar, and a quota that is exceeded is seen to be', async ({ page, site }) => {
  await open(page, site);
  await atNoon(page);
  await page.getByRole('button', { name: '导入文件或粘贴', exact: true }).click();
  const numbers = [0, 1, 2, 3, 4, 5].map((n) => ({ number: `4f9f0d9c-0000-4000-8000-0000000000d${n}`, instance: 'i-over' }));
  const instances = [{ id: 'i-over', product: 'ecs', region: 'cn-hangzhou', owner: '1370000000000210', expires_at: '2027-01-01T00:00+08:00' }];
  await page.locator('dialog textarea').fill(JSON.stringify({ schema: 'beian-desk/1', instances, numbers }));
  await page.getByRole('button', { name: '读取粘贴的内容' }).click();
  await page.locator('dialog').getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(1);
  await expect(page.locator('.bd-term')).toHaveCount(0);
  await expect(page.locator('.bd-row .bd-meter--over .bd-meter__end')).toHaveCount(1);
  await expect(page.locator('.bd-row')).toContainText('6 / 5');
});

test.describe('on a phone', () => {
  test.use({ lang: 'zh', viewport: { width: 390, height: 844 } });

  test('the glance is folded, a row is a card with its verdict first, and nothing is wider than the screen', async ({ page, site }) => {
    await load(page, site, 'zh');
    await expect(page.locator('.bd-glance')).not.toHaveAttribute('open', '');
    await expect(page.locator('.bd-glance > summary')).toContainText('只差一步 7');
    const tops = await page.locator('.bd-row').first().evaluate((row) => ['.bd-row__verdict', 'th', '.bd-row__act', '.bd-row__region'].map((part) => row.querySelector(part).getBoundingClientRect().top));
    expect(tops).toEqual([...tops].sort((one, other) => one - other));
    await page.locator('.bd-glance > summary').click();
    await expect(page.locator('.bd-strip__span')).toHaveCount(4);
    const narrow = await page.locator('.bd-strip__span').evaluateAll((spans) => Math.min(...spans.map((span) => span.getBoundingClientRect().width)));
    expect(narrow).toBeGreaterThanOrEqual(24);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await clean(page, 'phone');
  });
});

for (const look of [{ colorScheme: 'dark', forcedColors: 'none' }, { colorScheme: 'light', forcedColors: 'active' }]) {
  test(`axe finds nothing where rows are ticked and filters are on: ${look.colorScheme}, ${look.forcedColors}`, async ({ page, site }) => {
    await page.emulateMedia(look);
    await load(page, site, 'zh');
    await page.locator('a.bd-share').nth(1).click();
    await page.locator('.bd-bulk > .bd-tick input').check();
    await page.locator('.bd-columns > summary').click();
    await clean(page, 'ticked');
    // Drawn by colours that the system has, not by ours.
    const ours = await page.locator('.bd-row .bd-meter__issued').first().evaluate((bar) => getComputedStyle(bar).fill);
    const highlight = await page.evaluate(() => {
      const probe = document.createElement('i');
      probe.style.color = 'Highlight';
      document.body.append(probe);
      return getComputedStyle(probe).color;
    });
    expect(ours === highlight).toBe(look.forcedColors === 'active');
  });
}

test('from right to left the lengths begin at the right, and nothing runs out of the page', async ({ page, site }) => {
  await load(page, site, 'zh');
  await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const { box, bar } = await page.locator('.bd-row').first().evaluate((row) => {
    const right = (element) => element.getBoundingClientRect().right;
    return { box: right(row.querySelector('.bd-term')), bar: right(row.querySelector('.bd-term__whole')) };
  });
  expect(Math.abs(box - bar)).toBeLessThan(2);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});
