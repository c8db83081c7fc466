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

/** Starts the comparison on a machine that says that it has so many processors; resolves once some cases are done. */
async function compare(page, site, processors) {
  await page.addInitScript((count) => Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => count }), processors);
  await open(page, site, '#/about');
  const button = page.locator('.bd-trial').getByRole('button');
  await button.click();
  await expect.poll(async () => (await figures(page))[0], { timeout: 60_000 }).toBeGreaterThan(100_000);
  return button;
}

test('every further processor compares in a worker, which is ended when nothing is left to do', async ({ page, site }) => {
  const button = await compare(page, site, 3);
  await expect.poll(() => page.workers().length).toBe(2);
  // They take their part: what is compared goes on, each case once, and agrees.
  const [before] = await figures(page);
  await expect.poll(async () => (await figures(page))[0], { timeout: 60_000 }).toBeGreaterThan(before + 200_000);
  expect((await figures(page)).at(-1)).toBe(0);
  await button.click();
  await expect(page.locator('.bd-trial strong')).toContainText('全部一致');
  await expect.poll(() => page.workers().length).toBe(0);
  // Called again when it goes on.
  await button.click();
  await expect.poll(() => page.workers().length).toBe(2);
  await button.click();
});

test('on a single processor, and where there are no workers, the page compares alone', async ({ page, site }) => {
  await compare(page, site, 1);
  expect(page.workers()).toEqual([]);
  await page.addInitScript(() => { window.Worker = class { constructor() { throw new Error('no workers here'); } }; });
  await page.reload();
  await compare(page, site, 4);
  expect(page.workers()).toEqual([]);
  expect((await figures(page)).at(-1)).toBe(0);
});

test('what a worker does not bring is compared by the page', async ({ page, site }) => {
  // Workers that start, and never come to an end but by a fault.
  await page.addInitScript(() => {
    window.Worker = class {
      postMessage(what) {
        if (what === 'compare') setTimeout(() => this.onmessage({ data: true }));
        else setTimeout(() => this.onerror(Object.assign(new Event('error'), { message: 'out of memory' })), 50);
      }
      terminate() {}
    };
  });
  await compare(page, site, 2);
  expect((await figures(page)).at(-1)).toBe(0);
});
