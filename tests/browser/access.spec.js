// axe on every page and dialog, in both languages, light and dark, wide and narrow.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, open, atNoon } from './desk.js';

const LOOKS = [
  { lang: 'zh', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { lang: 'en', colorScheme: 'dark', viewport: { width: 390, height: 844 } },
];

/** Nothing that axe objects to, on what is shown now. */
async function clean(page, place) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  const found = violations.map((one) => `${place}: ${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
  expect(found).toEqual([]);
}

for (const look of LOOKS) {
  test.describe(`${look.lang} ${look.colorScheme}`, () => {
    test.use(look);

    test('axe finds nothing on pages and dialogs', async ({ page, site }) => {
      // Some twenty pages, each looked at by a slow tool.
      test.setTimeout(240_000);
      await open(page, site);
      await clean(page, 'first visit');
      await atNoon(page);
      await page.locator('.bd-way button').nth(2).click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await clean(page, 'instances');
      await page.locator('.bd-row__toggle').nth(4).click();
      await expect(page.locator('.bd-explain')).toBeVisible();
      await clean(page, 'explanation');
      await page.locator('.bd-row .bd-button--primary').first().click();
      await clean(page, 'apply');
      await page.locator('dialog .bd-button--primary').click();
      await expect(page.locator('.bd-big code')).toHaveText(/^SIM-/);
      await clean(page, 'applied');
      await page.keyboard.press('Escape');
      await page.locator('.bd-tools__end button').nth(0).click();
      await clean(page, 'import');
      await page.keyboard.press('Escape');
      await page.locator('.bd-tools__end button').nth(1).click();
      await clean(page, 'form');
      await page.locator('dialog button[type=submit]').click();
      await expect(page.locator('.bd-summary')).toBeFocused();
      await clean(page, 'form with errors');
      await page.keyboard.press('Escape');
      await page.locator('.bd-nav a[href="#/bsnManagement"]').click();
      await expect(page.locator('.bd-number')).toHaveCount(6);
      await clean(page, 'numbers');
      await page.locator('.bd-tools__end button').first().click();
      await clean(page, 'record');
      await page.keyboard.press('Escape');
      await page.locator('.bd-nav a[href="#/faq"]').click();
      await clean(page, 'questions');
      await page.locator('.bd-questions a').first().click();
      await clean(page, 'answer');
      await page.locator('.bd-nav a[href="#/about"]').click();
      await clean(page, 'about');
      await page.locator('.bd-button--danger').click();
      await clean(page, 'erase');
    });
  });
}
