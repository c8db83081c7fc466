// "Check it yourself" on the page about the app: the engine against the decision table, in this browser.
import { test, expect, open } from './desk.js';

const TEXTS = {
  zh: { start: '开始比对', stop: '停下', again: '继续比对', agree: '全部一致' },
  en: { start: 'Start comparing', stop: 'Stop', again: 'Go on', agree: 'they all agree' },
};

/** The whole numbers of the line that says how far it is: cases, goal, rate, disagreements. */
async function figures(page) {
  const line = await page.locator('.bd-trial__line').textContent();
  return line.match(/\d[\d,]*/g).map((text) => Number(text.replaceAll(',', '')));
}

for (const lang of ['zh', 'en']) {
  test.describe(lang, () => {
    test.use({ lang });

    test('compares, tells how fast, and can be stopped', async ({ page, site }) => {
      const text = TEXTS[lang];
      await open(page, site, '#/about');
      // Whichever rules are chosen, those of the guide are compared.
      await page.locator('#bd-policy').selectOption('aliyun-2026');
      const live = page.locator('#bd-live');
      await expect(live).toContainText('aliyun-2026');
      const section = page.locator('.bd-trial');
      const button = section.getByRole('button');
      await expect(button).toHaveText(text.start);
      await expect(section.locator('progress')).toBeHidden();

      // The longest time between two turns of the page while it compares.
      await page.evaluate(() => {
        window.longest = 0;
        let last = performance.now();
        const turn = () => {
          const now = performance.now();
          window.longest = Math.max(window.longest, now - last);
          last = now;
          window.turns = (window.turns ?? 0) + 1;
          if (!window.enough) requestAnimationFrame(turn);
        };
        requestAnimationFrame(turn);
      });
      await button.click();
      await expect(button).toHaveText(text.stop);
      await expect(button).toBeFocused();
      await expect.poll(async () => (await figures(page))[0], { timeout: 60_000 }).toBeGreaterThan(100_000);
      const [, goal, rate, disagree] = await figures(page);
      expect([goal, disagree]).toEqual([10_000_000, 0]);
      expect(rate).toBeGreaterThan(0);
      // Nothing is announced on the way.
      await expect(live).not.toContainText(text.agree);
      const { longest, turns } = await page.evaluate(() => { window.enough = true; return { longest: window.longest, turns: window.turns }; });
      console.log(`${lang}: ${rate} cases a second, ${turns} frames, the longest ${Math.round(longest)} ms`);

      // The page answers meanwhile: another page is there at once, and the comparison stops with this one.
      await button.click();
      await expect(button).toHaveText(text.again);
      await expect(section.locator('strong')).toContainText(text.agree);
      await expect(live).toContainText(text.agree);
      const [stopped] = await figures(page);
      await page.waitForTimeout(400);
      const [later] = await figures(page);
      // What was under way may still come in, no more.
      expect(later - stopped).toBeLessThan(1_000_000);
      await page.waitForTimeout(300);
      expect((await figures(page))[0]).toBe(later);

      // It goes on from where it was, and stops where one leaves.
      await button.click();
      await expect.poll(async () => (await figures(page))[0]).toBeGreaterThan(later);
      await page.locator('.bd-nav__link').first().click();
      await expect(section).toHaveCount(0);
      await page.goBack();
      await expect(button).toHaveText(text.again);
    });
  });
}
