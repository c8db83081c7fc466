// Five tasks of people who have never seen the app, from the first screen on: by keyboard alone, and by touch.
import { test as base, expect, open, atNoon } from './desk.js';

const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);

/** How a person reaches things: the same names, another hand. */
const HANDS = {
  keyboard: {
    use: {},
    press: async (page, target) => {
      await HANDS.keyboard.reach(page, target);
      const tag = await target.evaluate(({ tagName, type }) => `${tagName} ${type ?? ''}`);
      await page.keyboard.press(/radio|checkbox/.test(tag) ? 'Space' : 'Enter');
    },
    type: async (page, target, text) => {
      await HANDS.keyboard.reach(page, target);
      await page.keyboard.type(text);
    },
    // By Tab from where the focus is: what can't be reached so is not reached.
    reach: async (page, target) => {
      await target.waitFor();
      for (let steps = 0; steps < 400; steps += 1) {
        if (await target.evaluate((element) => element === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      await expect(target).toBeFocused();
    },
    choose: async (page, target, value) => {
      await HANDS.keyboard.reach(page, target);
      const values = await target.locator('option').evaluateAll((all) => all.map((one) => one.value));
      await page.keyboard.press('Home');
      for (let steps = 0; steps < values.indexOf(value); steps += 1) await page.keyboard.press('ArrowDown');
      await expect(target).toHaveValue(value);
    },
  },
  touch: {
    use: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
    press: async (page, target) => {
      await target.scrollIntoViewIfNeeded();
      const box = await target.evaluate((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return { width, height };
      });
      expect(Math.min(box.width, box.height), 'a thumb finds it').toBeGreaterThanOrEqual(24);
      await target.tap();
    },
    type: async (page, target, text) => {
      await target.tap();
      await page.keyboard.type(text);
    },
    // The system's own list comes up where a list is touched.
    choose: async (page, target, value) => { await target.selectOption(value); },
  },
};

/** A question of the interview, answered by its value. */
async function answer(page, hand, lang, value) {
  await page.locator('.bd-interview').waitFor();
  const title = await page.locator('h1').textContent();
  const field = page.locator('.bd-interview [name=answer]').first();
  const kind = await field.getAttribute('type');
  if (kind === 'radio') {
    const choice = page.locator(`.bd-interview [name=answer][value="${value}"]`);
    if (hand === HANDS.keyboard) {
      const values = await page.locator('.bd-interview [name=answer]').evaluateAll((all) => all.map((one) => one.value));
      await HANDS.keyboard.reach(page, field);
      await page.keyboard.press('Space');
      for (let step = 0; step < values.indexOf(value); step += 1) await page.keyboard.press('ArrowDown');
    } else {
      await hand.press(page, choice);
    }
    await expect(choice).toBeChecked();
  } else if (kind === 'date') {
    await field.fill(value);
  } else {
    await hand.type(page, field, value);
  }
  await hand.press(page, page.getByRole('button', { name: pick(lang, '下一题', 'Next'), exact: true }));
  await expect(page.locator('h1')).not.toHaveText(title);
}

for (const [name, hand] of Object.entries(HANDS)) {
  for (const lang of ['zh', 'en']) {
    const test = base.extend({
      start: async ({ page, site }, use) => {
        await open(page, site);
        await atNoon(page);
        await use();
      },
      samples: async ({ page, start }, use) => {
        await hand.press(page, page.locator('.bd-way button').nth(2));
        await expect(page.locator('.bd-row')).toHaveCount(17);
        await use(start);
      },
    });

    test.describe(`${name} ${lang}`, () => {
      test.use({ lang, ...hand.use });

      test('find out why an instance has no apply button', async ({ page, samples: _ }) => {
        // 20 June to 21 July in China: one month, where three are wanted.
        const row = page.locator('.bd-row', { has: page.getByText('i-2vcexample0005', { exact: true }) });
        await expect(row.locator('.bd-row__act button')).toHaveCount(0);
        await hand.press(page, row.locator('.bd-row__toggle'));
        const explained = row.locator('.bd-explain');
        await expect(explained.locator('.bd-todo li').first()).toContainText(pick(lang, '续费至少 2 个月', 'at least 2 months'));
        await expect(explained.locator('.bd-condition--unmet')).toHaveCount(1);
      });

      test('get a number for a light server', async ({ page, samples: _ }) => {
        await hand.press(page, page.locator('.bd-tab', { hasText: pick(lang, '轻量', 'Simple') }));
        const row = page.locator('.bd-row', { has: page.getByText('2ad1ae67295445f59801749900000001', { exact: true }) });
        await hand.press(page, row.getByRole('button', { name: pick(lang, '申请', 'Apply') }));
        const dialog = page.locator('dialog');
        await hand.press(page, dialog.getByRole('button', { name: pick(lang, '确认预留', 'Confirm and reserve'), exact: true }));
        await expect(dialog.locator('.bd-big code')).toHaveText(/^SIM-/);
        // What is not a real number says so, and how to come by one.
        await expect(dialog.locator('ol li').first()).toBeVisible();
      });

      test('find how many numbers the account has left', async ({ page, samples: _ }) => {
        await hand.press(page, page.locator('.bd-nav a[href="#/bsnManagement"]'));
        // The page before has one that is folded too.
        await expect(page.locator('.bd-number').first()).toBeVisible();
        await hand.press(page, page.locator('.bd-main details > summary').first());
        // Fourteen instances of the samples are in the mainland, five numbers each; five are issued.
        const holder = page.locator('.bd-holders li', { hasText: '1370000000000210' });
        await expect(holder).toContainText(pick(lang, '还剩 65 个', '65'));
      });

      test('bring in a real number and mark its filing approved', async ({ page, start: _ }) => {
        await hand.press(page, page.locator('.bd-nav a[href="#/bsnManagement"]'));
        await hand.press(page, page.locator('.bd-tools__end button').first());
        const dialog = page.locator('dialog');
        await hand.type(page, dialog.locator('[name=number]'), '4f9f0d9c-0000-4000-8000-0000000000cc');
        await hand.choose(page, dialog.locator('[name=status]'), 'filing');
        await hand.press(page, dialog.locator('button[type=submit]'));
        const number = page.locator('.bd-number', { hasText: '0000000000cc' });
        await hand.press(page, number.getByRole('button', { name: pick(lang, '记为备案通过', 'Mark as approved'), exact: true }));
        await hand.type(page, dialog.locator('[name=text]'), '粤ICP备00000000号-3');
        await hand.press(page, dialog.locator('button[type=submit]'));
        await expect(number.locator('.bd-status--filed')).toBeVisible();
        await expect(number).toContainText('粤ICP备00000000号-3');
      });

      test('find out what to buy before buying', async ({ page, start: _ }) => {
        await hand.press(page, page.getByRole('link', { name: pick(lang, '我还没有服务器', 'I have no server yet') }));
        await answer(page, hand, lang, '6');
        // Six sites: two servers of five numbers each.
        await expect(page.locator('.bd-buy').first()).toContainText('× 2');
        await expect(page.locator('.bd-avoid li').first()).toBeVisible();
      });
    });
  }
}
