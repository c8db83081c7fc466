// What stands without the program: the first screen until it comes, and the questions and rules as documents.
import { AxeBuilder } from '@axe-core/playwright';
import { test, expect, open, HERE } from './desk.js';

const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);
const HEADING = { zh: '我的服务器能申请备案服务号吗？', en: 'Does my server qualify for a filing service number?' };

/** Holds the program back; what lets it go. */
async function hold(page) {
  let release;
  const held = new Promise((resolve) => { release = resolve; });
  await page.route(/\.wasm$/, async (route) => { await held; await route.continue(); });
  return release;
}

/** Every element with its attributes and texts, as the app and the document must agree on them. */
const outline = (page, of) => page.evaluate((selector) => {
  const told = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || ['NOSCRIPT', 'DIALOG'].includes(node.tagName) || node.id === 'bd-live') return [];
    const attributes = [...node.attributes].filter(({ name }) => !['value', 'selected'].includes(name)).map(({ name, value }) => `${name}=${value}`).sort();
    // The lists are as long as the app has them; the widest of the short ones is there.
    const inside = node.tagName === 'SELECT' ? [] : [...node.childNodes].map(told).flat();
    // Texts that stand side by side are one to the eye.
    const joined = inside.reduce((all, one) => (typeof one === 'string' && typeof all.at(-1) === 'string' ? [...all.slice(0, -1), all.at(-1) + one] : [...all, one]), []);
    return [[node.tagName, ...attributes, joined]];
  };
  return [...document.querySelector(selector).children].map(told).flat();
}, of);

for (const lang of ['zh', 'en']) {
  for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 900 }]) {
    test.describe(`${lang} ${viewport.width}`, () => {
      test.use({ lang, viewport });

      test('the first screen is there before the program, is the same as its own, and nothing moves', async ({ page, site }) => {
        await page.addInitScript(() => {
          window.shifts = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.shifts.push([entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? String(node?.nodeName))]);
          }).observe({ type: 'layout-shift', buffered: true });
        });
        const release = await hold(page);
        await page.goto(site);
        await expect(page.locator('h1')).toHaveText(HEADING[lang]);
        await expect(page.locator('html')).toHaveAttribute('lang', pick(lang, 'zh-CN', 'en'));
        await expect(page.locator('.bd-way')).toHaveCount(5);
        await expect(page.locator('.bd-first')).toHaveCount(1);
        await expect(page.locator('noscript')).toBeHidden();
        // It is painted, in colours of ours, while the program is still held back.
        await expect.poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1);
        expect(await page.locator('.bd-way').first().evaluate((card) => getComputedStyle(card).borderRadius)).toBe('8px');
        const places = () => page.evaluate(() => ['h1', '.bd-way', '.bd-commands h3', '.bd-command', '.bd-footer'].map((one) => [...document.querySelectorAll(one)].map((found) => {
          const { x, y, width, height } = found.getBoundingClientRect();
          return [x, y, width, height].map(Math.round);
        })));
        const before = { outline: await outline(page, '.bd-first'), places: await places() };
        release();
        await page.locator(HERE).waitFor();
        await expect(page.locator('.bd-first')).toHaveCount(0);
        await page.waitForLoadState('networkidle');
        await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
        expect(before.outline.length).toBe(4);
        expect(await outline(page, '#bd-app')).toEqual(before.outline);
        expect(await places()).toEqual(before.places);
        const shifts = await page.evaluate(() => window.shifts);
        expect(shifts.reduce((sum, [value]) => sum + value, 0), JSON.stringify(shifts)).toBeLessThan(0.01);
      });
    });
  }

  test.describe(lang, () => {
    test.use({ lang });

    test('what is pressed before the program is there is pressed once it is; the focus stays', async ({ page, site }) => {
      const release = await hold(page);
      await page.goto(site);
      const name = pick(lang, '填写服务器', 'Enter a server');
      await page.getByRole('button', { name, exact: true }).click();
      await expect(page.locator('dialog[open]')).toHaveCount(0);
      release();
      await expect(page.locator('dialog[open] h2')).toHaveText(pick(lang, '添加服务器', 'Add a server'));
      await page.keyboard.press('Escape');

      const again = await page.context().newPage();
      const release2 = await hold(again);
      await again.goto(site);
      await again.getByRole('link', { name: pick(lang, '网站规划', 'Sites to file'), exact: true }).focus();
      release2();
      await again.locator(HERE).waitFor();
      await expect(again.getByRole('link', { name: pick(lang, '网站规划', 'Sites to file'), exact: true })).toBeFocused();
      await again.close();
    });

    test('questions and rules as a document: complete, linked, described, without a script', async ({ page, site }) => {
      await open(page, site, '#/faq');
      await expect(page.locator('.bd-questions a').first()).toBeVisible();
      const app = await page.locator('.bd-questions a').evaluateAll((all) => all.map((one) => [one.getAttribute('href').replace('#/faq/', ''), one.textContent]));
      expect(app.length).toBeGreaterThan(30);
      const asked = [];
      page.on('request', (request) => asked.push(request));
      const file = pick(lang, 'faq.html', 'faq.en.html');
      await page.goto(`${site}${file}`);
      expect(asked.filter((one) => one.resourceType() === 'script')).toEqual([]);
      await expect(page.locator('html')).toHaveAttribute('lang', pick(lang, 'zh-CN', 'en'));
      // The same questions in the same order: as entries, and in the contents.
      const entries = await page.locator('.bd-answer').evaluateAll((all) => all.map((one) => [one.id, one.querySelector('h3').textContent]));
      expect(entries).toEqual(app);
      const contents = await page.locator('.bd-contents li a').evaluateAll((all) => all.map((one) => [one.getAttribute('href').slice(1), one.textContent]));
      expect(contents).toEqual(app);
      const rules = await page.locator('#rules .bd-rules').count();
      expect(rules).toBe(8);

      const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
      expect(data['@type']).toBe('FAQPage');
      expect(data.mainEntity.map((one) => one.name)).toEqual(entries.map(([, question]) => question));
      const texts = await page.locator('.bd-answer').evaluateAll((all) => all.map((one) => one.querySelector('.bd-prose').textContent));
      data.mainEntity.forEach((one, index) => one.acceptedAnswer.text.split('\n').forEach((line) => expect(texts[index]).toContain(line)));

      // From the contents to an answer, to the tool, and to the other language.
      await page.locator('.bd-contents a[href="#months"]').click();
      await expect(page.locator('#months')).toBeInViewport();
      await page.locator('#months').getByRole('link', { name: pick(lang, '在工具里打开这一条', 'Open this one in the tool') }).click();
      await expect(page).toHaveURL(`${site}#/faq/months`);
      await expect(page.locator('h1')).toHaveText(app.find(([id]) => id === 'months')[1]);
      await page.goto(`${site}${file}`);
      await page.locator('.bd-header__top a[hreflang]').click();
      await expect(page).toHaveURL(site + pick(lang, 'faq.en.html', 'faq.html'));
      await page.locator('main .bd-button--primary').first().click();
      await expect(page).toHaveURL(`${site}#/ask`);
      await page.locator('.bd-interview').waitFor();
    });

    for (const look of [{ colorScheme: 'light', viewport: { width: 1280, height: 900 } }, { colorScheme: 'dark', viewport: { width: 390, height: 844 } }]) {
      test.describe(look.colorScheme, () => {
        test.use(look);

        test('axe finds nothing in the document, and nothing is wider than the screen', async ({ page, site }) => {
          await page.goto(`${site}${pick(lang, 'faq.html', 'faq.en.html')}`);
          const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
          expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
        });
      });
    }
  });
}

test('a language that was chosen is there from the first paint of the next visit', async ({ page, site }) => {
  await open(page, site);
  await page.locator('.bd-header button[lang]').click();
  await expect(page.locator('h1')).toHaveText(HEADING.en);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('beian-desk/lang'))).toBe('en');
  const release = await hold(page);
  await page.reload();
  await expect(page.locator('.bd-first h1')).toHaveText(HEADING.en);
  release();
  await page.locator(HERE).waitFor();
  await expect(page.locator('h1')).toHaveText(HEADING.en);
  // Nothing else is known of a desk that is empty: no notice, and nothing to read.
  await expect(page.locator('.bd-notice')).toHaveCount(0);
});

test('another page than the first does not begin with the first', async ({ page, site }) => {
  const release = await hold(page);
  await page.goto(`${site}#/faq/term`);
  await expect(page.locator('.bd-header')).toBeVisible();
  await expect(page.locator('h1')).toBeHidden();
  release();
  await expect(page.locator('h1')).toBeVisible();
  await expect(page.locator('.bd-first')).toHaveCount(0);
});

for (const lang of ['zh', 'en']) {
  test.describe(`${lang}: the questions`, () => {
    test.use({ lang });

    test('begin before the program, with what they begin with anyway, and nothing moves', async ({ page, site }) => {
      await page.addInitScript(() => {
        window.shifts = 0;
        new PerformanceObserver((list) => { for (const { value } of list.getEntries()) window.shifts += value; }).observe({ type: 'layout-shift', buffered: true });
      });
      const release = await hold(page);
      await page.goto(`${site}#/faq`);
      const begins = page.locator('.bd-main > :is(h1, .bd-lead):visible');
      const told = () => begins.evaluateAll((all) => all.map((one) => [one.tagName, one.className, one.textContent, Math.round(one.getBoundingClientRect().y)]));
      await expect(begins).toHaveCount(2);
      await expect(page.locator('.bd-first')).toHaveCount(1);
      const before = await told();
      expect(before[0].slice(0, 3)).toEqual(['H1', '', pick(lang, '常见问题', 'Questions and answers')]);
      release();
      await expect(page.locator('.bd-questions').first()).toBeVisible();
      await expect(page.locator('.bd-first')).toHaveCount(0);
      expect(await told()).toEqual(before);
      expect(await page.evaluate(() => window.shifts)).toBeLessThan(0.01);
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the first screen can be read, says what is missing, and leads to the questions and the rules', async ({ context, site }) => {
    // The browser complains of a program that was fetched for nothing: a page on which it may.
    const page = await context.newPage();
    await page.goto(site);
    await expect(page.locator('h1')).toHaveText(HEADING.zh);
    const notice = page.locator('.bd-notice--problem');
    await expect(notice).toContainText('自查需要 JavaScript');
    await expect(notice.locator('[lang=en]')).toContainText('Checking needs JavaScript');
    // What would do nothing is not offered.
    await expect(page.getByRole('button')).toHaveCount(0);
    await expect(page.getByRole('combobox')).toHaveCount(0);
    const links = await page.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    expect(links.sort()).toEqual(['#/', '#bd-main', 'faq.en.html', 'faq.en.html#rules', 'faq.html', 'faq.html#rules']);
    await notice.getByRole('link', { name: '规则表' }).click();
    await expect(page).toHaveURL(`${site}faq.html#rules`);
    await expect(page.locator('.bd-rules').first()).toBeInViewport();
    await page.goBack();
    await notice.getByRole('link', { name: 'questions and answers' }).click();
    await expect(page).toHaveURL(`${site}faq.en.html`);
    await expect(page.locator('.bd-answer').first()).toBeVisible();
    await page.locator('.bd-answer summary').first().click();
    await expect(page.locator('.bd-source ul').first()).toBeVisible();
  });
});
