// Light or dark: as the system has it, or as the user chose, from the first paint on; and paper is always light.
import { test, expect, open } from './desk.js';

const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const around = (page) => page.evaluate(() => [...document.querySelectorAll('meta[name="theme-color"]')].filter(({ media }) => matchMedia(media).matches).map(({ content }) => content));

const LIGHT = 'rgb(245, 247, 247)';
const DARK = 'rgb(16, 22, 21)';

test.use({ colorScheme: 'light' });

test('the theme is the system\'s until one is chosen, and the choice is there before anything is painted', async ({ page, site }) => {
  await open(page, site);
  expect(await ground(page)).toBe(LIGHT);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground(page)).toBe(DARK);
  expect(await around(page)).toEqual(['#1a2120']);

  const choice = page.locator('#bd-theme');
  await choice.selectOption('light');
  await expect.poll(() => ground(page)).toBe(LIGHT);
  expect(await around(page)).toEqual(['#ffffff']);
  await page.emulateMedia({ colorScheme: 'light' });
  await choice.selectOption('dark');
  await expect.poll(() => ground(page)).toBe(DARK);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('beian-desk/theme'))).toBe('dark');

  // The program is held back: what is shown is the document alone.
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(/\.wasm$/, async (route) => { await held; await route.continue(); });
  await page.reload({ waitUntil: 'commit' });
  await page.locator('.bd-first h1').waitFor();
  expect(await ground(page)).toBe(DARK);
  expect(await around(page)).toEqual(['#1a2120']);
  release();
  await expect(page.locator('#bd-app > .bd-footer #bd-theme')).toHaveValue('dark');
  expect(await ground(page)).toBe(DARK);

  // Paper is light whatever the screen is.
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('h1')).color)).toBe('rgb(22, 33, 31)');
  await page.emulateMedia({ media: 'screen' });

  await choice.selectOption('');
  await expect.poll(() => ground(page)).toBe(LIGHT);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('beian-desk/theme'))).toBeNull();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('account and moment are one line that says what holds, and opens', async ({ page, site }) => {
    await open(page, site);
    const toggle = page.locator('.bd-context__toggle');
    await expect(toggle).toHaveText('全部账号，当前时间');
    await expect(page.locator('#bd-as-of')).toBeHidden();
    await toggle.focus();
    await page.keyboard.press('Enter');
    await expect(toggle).toHaveAttribute('aria-expanded', 'true');
    await page.locator('#bd-as-of').fill('2026-07-01T12:00');
    await page.locator('#bd-as-of').dispatchEvent('change');
    await expect(toggle).toHaveText('全部账号，2026年7月1日 12:00');
    await toggle.click();
    await expect(page.locator('#bd-as-of')).toBeHidden();
  });
});

test('what a field hints at can be read in either theme', async ({ page, site }) => {
  await open(page, site, '#/bsnManagement');
  const field = page.locator('main input[type="search"], main input[placeholder]').first();
  for (const theme of ['light', 'dark']) {
    await page.locator('#bd-theme').selectOption(theme);
    const ratio = () => field.evaluate((input) => {
      // WCAG 2.2: the relative luminance, and how far two are apart.
      const luminance = (colour) => {
        const [r, g, b] = colour.match(/\d+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const { color, opacity } = getComputedStyle(input, '::placeholder');
      const [light, dark] = [luminance(color), luminance(getComputedStyle(input).backgroundColor)].sort((a, b) => b - a);
      return opacity === '1' ? (light + 0.05) / (dark + 0.05) : 0;
    });
    await expect.poll(ratio, theme).toBeGreaterThanOrEqual(4.5);
  }
});
