// axe on every page and dialog in every state of `states.js`, in both languages, light and dark, wide and narrow, and
// what axe does not see: that nothing is wider than the window, what has the focus, and what is heard.
import { found } from './axe.js';
import { test, expect, open, atNoon } from './desk.js';
import { walk } from './states.js';

const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };
// BEIAN_LOOKS=all looks at every theme in every language.
const LOOKS = [
  { lang: 'zh', colorScheme: 'light', viewport: WIDE },
  { lang: 'en', colorScheme: 'dark', viewport: NARROW },
  { lang: 'zh', colorScheme: 'dark', viewport: NARROW },
  { lang: 'en', colorScheme: 'light', viewport: WIDE },
].slice(0, process.env.BEIAN_LOOKS === 'all' ? 4 : 2);

for (const look of LOOKS) {
  test.describe(`${look.lang} ${look.colorScheme} ${look.viewport.width}`, () => {
    test.use(look);

    test('axe finds nothing on pages and dialogs', async ({ page, site }) => {
      // Some forty states, each looked at by a slow tool.
      test.setTimeout(400_000);
      const all = [];
      const states = [];
      await walk(page, site, async (state) => {
        states.push(state);
        all.push(...await found(page, state));
      });
      expect(states.length).toBeGreaterThan(40);
      expect(all).toEqual([]);
    });
  });
}

/** The least spacing of text that a page has to bear. */
const SPACED = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

for (const { width, spaced, lang } of [{ width: 320, lang: 'zh' }, { width: 320, lang: 'en' }, { width: 640, lang: 'en' }, { width: 390, spaced: true, lang: 'en' }]) {
  test.describe(`${width} ${lang}${spaced ? ' spaced' : ''}`, () => {
    test.use({ lang, viewport: { width, height: 800 } });

    test('nothing is wider than the window in any state', async ({ page, site }) => {
      test.setTimeout(240_000);
      const wide = [];
      await walk(page, site, async (state) => {
        if (spaced) {
          // As a user's own style sheet, which the page's policy does not concern.
          await page.evaluate((css) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(css);
            // Beside the app's own.
            document.adoptedStyleSheets.push(sheet);
          }, SPACED);
        }
        const over = await page.evaluate(() => {
          const wider = (element) => element.scrollWidth - element.clientWidth;
          return Math.max(wider(document.documentElement), ...[...document.querySelectorAll('dialog[open]')].map(wider));
        });
        if (over > 0) wide.push(`${state}: ${over}`);
      });
      expect(wide).toEqual([]);
    });
  });
}

test('the first stop is the way past the header, and what has the focus is seen', async ({ page, site }) => {
  await open(page, site);
  await page.keyboard.press('Tab');
  const skip = page.locator('.bd-skip');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toBeFocused();
  await atNoon(page);
  await page.locator('.bd-way button').nth(2).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
  await page.locator('h1').focus();
  const unseen = [];
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press('Tab');
    unseen.push(...await page.evaluate(() => {
      const element = document.activeElement;
      const ringed = [element, element.closest('.bd-button')].some((one) => one && getComputedStyle(one).outlineStyle !== 'none' && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
      const { width, height } = element.getBoundingClientRect();
      return ringed && width > 0 && height > 0 ? [] : [element.outerHTML.slice(0, 90)];
    }));
  }
  expect(unseen).toEqual([]);
});

test('what is copied in a dialog is said in it', async ({ page, site, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, site);
  await atNoon(page);
  await page.locator('.bd-way button').nth(2).click();
  await page.locator('.bd-row .bd-button--primary').first().click();
  const dialog = page.locator('dialog');
  await dialog.locator('.bd-button--primary').click();
  await expect(dialog.locator('.bd-big code')).toHaveText(/^SIM-/);
  await dialog.locator('.bd-copy button').first().click();
  await expect(dialog.getByRole('status').first()).toHaveText('已复制。');
});

test('the list is a table to those who hear it, on a phone too; what a filter leaves is said', async ({ page, site }) => {
  await page.setViewportSize(NARROW);
  await open(page, site);
  await atNoon(page);
  await page.locator('.bd-way button').nth(2).click();
  const table = page.getByRole('table');
  // The heads of the columns are on each card instead.
  await expect(table.getByRole('row')).toHaveCount(17);
  await expect(table.getByRole('rowheader')).toHaveCount(17);
  await page.locator('input[type=search]').fill('hk-proxy');
  await expect(page.locator('.bd-pages').getByRole('status')).toContainText('1 / 17');
  await page.goto(`${site}#/faq`);
  await page.locator('input[type=search]').fill('zzzz');
  await expect(page.getByRole('status').filter({ hasText: '找到 0 个问题' })).toHaveCount(1);
});

test('choosing an account opens nothing; adding one is a button', async ({ page, site }) => {
  await open(page, site);
  await page.locator('#bd-account').focus();
  for (const key of ['ArrowDown', 'End', 'Home']) await page.keyboard.press(key);
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  await page.locator('#bd-account-add').click();
  await expect(page.locator('dialog [name=account]')).toBeVisible();
});
