// <beian-check> on pages of others: what it asks and says, what it costs, and that nothing gets in or out.
import { AxeBuilder } from '@axe-core/playwright';
import { brotliCompressSync } from 'node:zlib';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from './desk.js';
import { SHEETS, around, host } from './hosts.js';

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist');
const AT = 'as-of="2026-07-01T12:00:00+08:00"';

const test = base.extend({
  /** Opens a page of another origin around some markup. */
  visit: async ({ page, site }, use) => {
    const hosts = [];
    await page.addInitScript(() => {
      globalThis.verdicts = [];
      addEventListener('beian-check:verdict', ({ detail }) => { globalThis.verdicts.push(detail); });
    });
    await use(async (markup, options = {}) => {
      const { headers, ...rest } = options;
      const server = await host({ '/': { body: around(site, markup, rest), headers }, '/other': '<!doctype html><title>other</title>', ...options.pages });
      hosts.push(server);
      await page.goto(server.url);
      return server.url;
    });
    await Promise.all(hosts.map((server) => server.close()));
  },
});

const check = (page) => page.locator('beian-check');
const heading = (page) => check(page).locator('h2');
const facts = (instances) => JSON.stringify({ schema: 'beian-desk/1', instances });
const SHORT = { id: 'i-1', product: 'swas', region: 'cn-hangzhou', term_months: 1, expires_at: '2026-08-01T00:00+08:00' };

/** Answers every question that comes with "I don't know". */
async function skip(page, unknown) {
  for (let round = 0; round < 12 && await check(page).locator('form').count(); round += 1) {
    const before = await heading(page).textContent();
    await check(page).getByRole('button', { name: unknown }).click();
    await expect(heading(page)).not.toHaveText(before);
  }
}

test('it asks, one question after the other, and says what comes of it', async ({ page, visit, site }) => {
  await visit(`<beian-check product="ecs" lang="en" ${AT}>rules</beian-check>`);
  await expect(heading(page)).toHaveText(/\?$/);
  await expect(check(page)).not.toContainText('What did you buy?');
  await check(page).getByRole('button', { name: 'Next' }).click();
  await expect(check(page).getByRole('alert')).toBeVisible();
  await skip(page, "I don't know");
  await expect(heading(page)).toBeFocused();
  const [said] = await page.evaluate(() => globalThis.verdicts);
  expect(said.verdict).toBe('undetermined');
  expect(said.report).toMatchObject({ schema: 'beian-desk/1', as_of: '2026-07-01T12:00:00+08:00', assessments: [{ product: 'ecs' }] });
  const whole = await check(page).getByRole('link', { name: 'Open in the full tool' }).getAttribute('href');
  expect(whole.startsWith(`${site}#/ask?product=ecs&`)).toBe(true);
  await check(page).getByRole('button', { name: 'Start again' }).click();
  await expect(heading(page)).toHaveText(/\?$/);
});

test('the same verdict opens in the whole tool', async ({ page, visit }) => {
  await visit(`<beian-check lang="en" answers="product=swas&amp;region=mainland&amp;term=1&amp;expires=2026-08-01&amp;account=same&amp;used=0" ${AT}></beian-check>`);
  await expect(heading(page)).toHaveText('One step, and it qualifies');
  const whole = await check(page).getByRole('link', { name: 'Open in the full tool' }).getAttribute('href');
  await page.goto(whole);
  // It was judged at noon of another day than today's: the app shows both.
  await expect(page.locator('.bd-interview__then')).toContainText(/再做 1 件事|One step/);
});

test('what is Chinese in English says so inside of it too, and nothing else does', async ({ page, visit }) => {
  const looked = () => check(page).evaluate((element) => {
    const found = { unmarked: [], marked: [] };
    const texts = document.createTreeWalker(element.shadowRoot, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (text.parentElement.closest('option, style')) continue;
      const [chinese, lang] = [/[\u3400-\u9fff]/.test(text.data), text.parentElement.closest('[lang]').lang];
      if (chinese && lang !== 'zh-CN') found.unmarked.push(text.data);
      if (lang === 'zh-CN') found.marked.push(text.data);
    }
    return found;
  });
  await visit(`<beian-check lang="en" ${AT} answers="product=swas&region=cn-hangzhou&used=0&expires=2026-12-20&account=same&term=3"></beian-check>`);
  await expect(heading(page)).toBeVisible();
  const { unmarked, marked } = await looked();
  expect(unmarked).toEqual([]);
  expect(marked).toContain('申请');
  expect(marked.filter((text) => !/[\u3000-\u9fff\uff00-\uffef]/.test(text))).toEqual([]);
  await visit(`<beian-check lang="zh" ${AT} product="swas"></beian-check>`);
  await expect(heading(page)).toBeVisible();
  await expect(check(page).locator('section [lang]')).toHaveCount(0);
});

test('it speaks both languages: its own attribute, the page around it', async ({ page, visit }) => {
  await visit(`<beian-check product="swas"></beian-check><div lang="en-GB"><beian-check product="swas"></beian-check></div><beian-check lang="en" product="swas"></beian-check>`);
  const primary = check(page).locator('.bd-primary');
  await expect(primary).toHaveText(['下一题', 'Next', 'Next']);
  await check(page).nth(2).evaluate((element) => { element.lang = 'zh-CN'; });
  await expect(primary).toHaveText(['下一题', 'Next', '下一题']);
  await expect(check(page).nth(0).locator('section')).toHaveAttribute('lang', 'zh-CN');
});

test('a keyboard is enough', async ({ page, visit }) => {
  await visit(`<a href="#x">before</a><beian-check lang="en" product="swas" ${AT}></beian-check><a href="#y">after</a>`);
  await expect(heading(page)).toBeVisible();
  await page.locator('a').first().focus();
  const seen = [];
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const inner = document.activeElement.shadowRoot?.activeElement;
      const outline = inner && getComputedStyle(inner.closest('.bd-choice') ?? inner).outlineStyle;
      return inner ? `${inner.localName} ${inner.type ?? ''} ${outline}` : document.activeElement.textContent;
    });
    seen.push(now);
    if (now === 'after') break;
  }
  expect(seen.at(-1)).toBe('after');
  expect(seen.some((text) => text.startsWith('button submit'))).toBe(true);
  expect(seen.filter((text) => text !== 'after' && !text.endsWith(' solid'))).toEqual([]);
});

test('facts, rules and the moment can be set and changed', async ({ page, visit }) => {
  await visit(`<beian-check lang="en" ${AT} facts='${facts([SHORT])}'></beian-check>`);
  await expect(check(page)).toContainText('i-1');
  await expect(check(page).locator('ol li').first()).toContainText('2 months');
  const last = () => page.evaluate(() => globalThis.verdicts.at(-1)?.verdict);
  expect(await last()).toBe('ineligible');
  await check(page).evaluate((element, text) => element.setFacts(JSON.parse(text)), facts([{ ...SHORT, term_months: 12 }]));
  await expect.poll(last).toBe('eligible');
  await check(page).evaluate((element) => { element.asOf = '2026-08-02'; });
  await expect.poll(last).toBe('ineligible');
  await check(page).evaluate((element) => { element.facts = null; element.removeAttribute('facts'); });
  await expect(heading(page)).toHaveText('What did you buy?');
  await check(page).evaluate((element) => { element.policy = 'none-of-ours'; });
  await expect(check(page).locator('.bd-warn')).toContainText('none-of-ours');
  // What was set before the script came counts too.
  const early = await page.evaluate(async (text) => {
    const element = document.createElement('beian-check');
    element.facts = JSON.parse(text);
    document.body.prepend(element);
    return element.facts.instances.length;
  }, facts([SHORT]));
  expect(early).toBe(1);
});

test('under a strict policy of another origin, with Trusted Types, nothing is refused', async ({ page, visit, site }) => {
  const origin = new URL(site).origin;
  const headers = { 'Content-Security-Policy': `default-src 'none'; script-src ${origin} 'wasm-unsafe-eval'; style-src 'self'; connect-src ${origin}; require-trusted-types-for 'script'; trusted-types host-only` };
  await page.addInitScript(() => {
    globalThis.refused = [];
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => { globalThis.refused.push(`${effectiveDirective} ${blockedURI}`); });
  });
  await visit(`<beian-check lang="en" product="ecs">rules</beian-check>`, { headers });
  await expect(heading(page)).toBeVisible();
  // Its own style is there.
  expect(await check(page).locator('section').evaluate((box) => getComputedStyle(box).borderTopStyle)).toBe('solid');
  await skip(page, "I don't know");
  expect(await page.evaluate(() => [globalThis.refused, Object.keys(globalThis).filter((name) => /beian|bindgen/i.test(name))])).toEqual([[], []]);
});

for (const [what, csp, said] of [
  ['wasm', (origin) => `script-src ${origin}; connect-src ${origin}`, "script-src 'wasm-unsafe-eval'"],
  ['fetching', (origin) => `script-src ${origin} 'wasm-unsafe-eval'; connect-src 'self'`, 'connect-src '],
]) {
  base(`where the page's policy refuses ${what}, it says which directive is missing, and the page's own text stays`, async ({ browser, site }) => {
    const origin = new URL(site).origin;
    const server = await host({ '/': { body: around(site, '<beian-check lang="en"><p>The rules in short</p></beian-check>'), headers: { 'Content-Security-Policy': csp(origin) } } });
    const page = await browser.newPage();
    try {
      await page.goto(server.url);
      await expect(check(page).locator('[part=problem]')).toContainText(`lacks: ${said}`);
      await expect(page.getByText('The rules in short')).toBeVisible();
    } finally {
      await page.close();
      await server.close();
    }
  });
}

base('without scripts the page keeps its own text', async ({ browser, site }) => {
  const server = await host({ '/': around(site, '<beian-check><table><tr><td>规则表</td></tr></table></beian-check>') });
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(server.url);
    await expect(page.getByText('规则表')).toBeVisible();
  } finally {
    await context.close();
    await server.close();
  }
});

test('nothing but the loader is fetched before it comes near; then all the page shares one widget', async ({ page, visit, site }) => {
  const fetched = [];
  page.on('request', (request) => { if (request.url().startsWith(site)) fetched.push(request.url().slice(site.length)); });
  await visit(`<p style="height: 4000px">long</p>${'<beian-check product="swas" lang="en">rules</beian-check>'.repeat(20)}`);
  await page.waitForLoadState('networkidle');
  expect(fetched).toEqual(['embed.js']);
  await expect(check(page).first()).toHaveText('rules');
  await check(page).last().scrollIntoViewIfNeeded();
  await expect(heading(page).last()).toBeVisible();
  await check(page).first().scrollIntoViewIfNeeded();
  await expect(heading(page)).toHaveCount(20);
  expect(fetched.slice(1).map((name) => name.replace(/[0-9a-f]{16}/, '#')).sort()).toEqual(['embed-#.js', 'embed-#.wasm']);
});

test('twenty that come at once are shown each in a task of its own', async ({ page, visit }) => {
  await page.addInitScript(() => {
    // Counts tasks, as many as there are.
    globalThis.shown = [];
    let task = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { task += 1; port2.postMessage(0); };
    port2.postMessage(0);
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function attached(...given) {
      globalThis.shown.push(task);
      return attach.apply(this, given);
    };
  });
  await visit(`<div style="display: grid; grid-template-columns: repeat(5, 1fr)">${'<beian-check product="ecs" lang="en">rules</beian-check>'.repeat(20)}</div>`);
  await expect(heading(page)).toHaveCount(20);
  expect(new Set(await page.evaluate(() => globalThis.shown)).size).toBe(20);
});

test('nothing moves when it comes, with the optional style sheet', async ({ page, visit, site }) => {
  await page.addInitScript(() => {
    globalThis.moved = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });
  });
  const head = `<link rel="stylesheet" href="${site}embed.css">`;
  for (const viewport of [{ width: 1280, height: 900 }, { width: 390, height: 844 }]) {
    await page.setViewportSize(viewport);
    for (const product of ['', 'product="ecs"', 'product="swas"', 'product="site_market"']) {
      await visit(`<h1>Guide</h1><beian-check ${product}>rules</beian-check><p id="below">below</p>`, { head, lang: viewport.width === 390 ? 'en' : 'zh' });
      await expect(heading(page)).toBeVisible();
      await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
      expect(await page.evaluate(() => globalThis.moved), `${viewport.width} ${product}`).toBe(0);
    }
  }
});

test('removed, moved and added again, it goes on where it was', async ({ page, visit }) => {
  await visit(`<div id="one"><beian-check lang="en" product="swas" ${AT}></beian-check></div><div id="two"></div>`);
  await expect(heading(page)).toBeVisible();
  await check(page).getByRole('button', { name: "I don't know" }).click();
  const asked = await heading(page).textContent();
  await page.evaluate(() => document.querySelector('#two').append(document.querySelector('beian-check')));
  await expect(heading(page)).toHaveText(asked);
  await page.evaluate(async () => {
    const element = document.querySelector('beian-check');
    element.remove();
    await new Promise((done) => { setTimeout(done, 50); });
    document.querySelector('#one').append(element);
  });
  await expect(heading(page)).toHaveText(asked);
  await check(page).getByRole('button', { name: "I don't know" }).click();
  await expect(heading(page)).not.toHaveText(asked);
});

test('two hundred mounts leave nothing behind', async ({ page, visit }) => {
  await visit('<div id="place"></div>');
  const session = await page.context().newCDPSession(page);
  const mount = (times) => page.evaluate(async (count) => {
    for (let round = 0; round < count; round += 1) {
      const element = document.createElement('beian-check');
      element.lang = 'en';
      element.setAttribute('product', 'ecs');
      document.querySelector('#place').replaceChildren(element);
      while (!element.shadowRoot?.querySelector('h2')) await new Promise((done) => { setTimeout(done, 5); });
    }
    document.querySelector('#place').replaceChildren();
  }, times);
  const left = async () => {
    for (let round = 0; round < 3; round += 1) {
      await session.send('HeapProfiler.collectGarbage');
      await page.evaluate(() => new Promise((done) => { setTimeout(done, 50); }));
    }
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap: of('JSHeapUsedSize') };
  };
  await session.send('Performance.enable');
  await mount(50);
  const before = await left();
  await mount(200);
  const after = await left();
  // A single face has more than forty nodes.
  expect(after.nodes - before.nodes).toBeLessThan(40);
  expect(after.listeners - before.listeners).toBeLessThan(4);
  expect(after.heap - before.heap).toBeLessThan(400_000);
});

test('two versions of the script on one page: the first stays, and there is no error', async ({ page, visit, site }) => {
  const loader = await readFile(path.join(dist, 'embed.js'), 'utf8');
  const other = { '/second.js': { body: loader.replaceAll('./embed-', `${site}embed-`), type: 'text/javascript' } };
  await visit(`<beian-check lang="en"></beian-check><script type="module" src="/second.js"></script>`, { pages: other });
  await expect(heading(page)).toHaveText('What did you buy?');
  expect(await page.evaluate(() => import('/second.js').then(() => customElements.get('beian-check').name))).toBe('BeianCheck');
});

base('back and forward keep what was answered', async ({ playwright, site, launchOptions }) => {
  const server = await host({ '/': around(site, '<beian-check lang="en" product="swas"></beian-check><a href="/other">on</a>'), '/other': '<!doctype html><title>other</title>' });
  const browser = await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => addEventListener('pageshow', ({ persisted }) => { globalThis.kept = persisted; }));
    await page.goto(server.url);
    await expect(heading(page)).toBeVisible();
    await check(page).getByRole('button', { name: "I don't know" }).click();
    const asked = await heading(page).textContent();
    await page.locator('a', { hasText: 'on' }).click();
    await expect(page).toHaveTitle('other');
    await page.evaluate(() => history.back());
    await expect(heading(page)).toHaveText(asked);
    expect(await page.evaluate(() => globalThis.kept)).toBe(true);
    await check(page).getByRole('button', { name: "I don't know" }).click();
    await expect(heading(page)).not.toHaveText(asked);
  } finally {
    await browser.close();
    await server.close();
  }
});

/** What a page of documentation has around the element, which stands where it stands whatever the style. Its corners are
    square: through round ones the page shines. */
const PAGE = (dir = '') => `<div ${dir}><h1>备案 Guide</h1><p>Some <a href="#x">text</a>.</p><table><tr><td>a</td><td>b</td></tr></table>
  <button>host</button><input value="host"><ul><li>one</li></ul>
  <beian-check lang="en" product="ecs" ${AT} style="--beian-radius: 0; position: absolute !important; left: 40px !important; top: 300px !important; width: 640px !important; margin: 0 !important"></beian-check></div>`;

test('nothing of eight hosts gets in, and nothing gets out', async ({ page, visit }) => {
  test.setTimeout(180_000);
  const faces = {};
  for (const [name, sheet] of Object.entries(SHEETS)) {
    const head = `<style>${await sheet()}</style><style>::selection { color: red } html { scrollbar-width: none }</style>`;
    const shots = [];
    for (const script of [false, true]) {
      await visit(PAGE(name === 'rtl' ? 'dir="rtl"' : ''), { head, script });
      if (script) await expect(heading(page)).toBeVisible();
      // The box without a script is as small as its text: the one with it covers both.
      const cover = { x: 0, y: 300, width: 800, height: 600 };
      await page.addStyleTag({ content: `#cover { all: initial !important; position: fixed !important; left: ${cover.x}px !important; top: ${cover.y}px !important; width: ${cover.width}px !important; height: ${cover.height}px !important; background: #888 !important; z-index: 2147483647 !important; display: block !important; }` });
      const covered = async (on) => page.evaluate((shown) => {
        document.querySelector('#cover')?.remove();
        if (!shown) return;
        const cover = document.createElement('div');
        cover.id = 'cover';
        document.documentElement.append(cover);
      }, on);
      await covered(true);
      shots.push(await page.screenshot({ animations: 'disabled' }));
      await covered(false);
      if (script) faces[name] = await check(page).locator('section').screenshot({ animations: 'disabled' });
    }
    expect(shots[0].equals(shots[1]), `${name}: the host is the same with and without`).toBe(true);
  }
  for (const name of Object.keys(faces)) expect(faces[name].equals(faces.plain), `the face on ${name} is that on a plain page`).toBe(true);
});

/** The pixels of the host, the element covered, with the element's script and without. */
async function hostPixels(page, visit, head = '') {
  const shots = [];
  for (const script of [false, true]) {
    await visit(PAGE(), { script, head: `<style>html { scrollbar-width: none } body { min-height: 100vh }</style>${head}` });
    if (script) await expect(heading(page)).toBeVisible();
    await page.addStyleTag({ content: 'body::after { content: ""; position: fixed; left: 0; top: 300px; width: 800px; height: 600px; background: #888; z-index: 9; forced-color-adjust: none; print-color-adjust: exact }' });
    shots.push(await page.screenshot({ animations: 'disabled' }));
  }
  return shots;
}

const ANSWERED = 'answers="product=swas&amp;region=mainland&amp;term=1&amp;expires=2026-08-01&amp;account=same&amp;used=0"';

test('on paper the page is the same, and the element prints its result dark on white, without what is clicked', async ({ page, visit }) => {
  await page.emulateMedia({ media: 'print' });
  const [without, with_] = await hostPixels(page, visit);
  expect(without.equals(with_)).toBe(true);
  await expect(check(page).locator('form')).toBeHidden();
  await expect(heading(page)).toBeVisible();

  await visit(`<beian-check lang="en" theme="dark" ${AT} ${ANSWERED}></beian-check>`);
  await expect(heading(page)).toHaveText('One step, and it qualifies');
  await expect(check(page).locator('.bd-badge')).toBeVisible();
  await expect(check(page).getByRole('button')).toHaveCount(0);
  const box = await check(page).locator('section').evaluate((element) => {
    const { backgroundColor, color } = getComputedStyle(element);
    return [backgroundColor, color];
  });
  expect(box).toEqual(['rgb(255, 255, 255)', 'rgb(22, 33, 31)']);
  // All of it is on the sheets: nothing is cut off at the side of an A4 page.
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(1000);
  await page.setViewportSize({ width: 718, height: 1000 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(718);
});

test('in forced colours it has the colours of the system, and nothing is told by colour alone', async ({ page, visit }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  const [without, with_] = await hostPixels(page, visit);
  expect(without.equals(with_)).toBe(true);

  await visit(`<beian-check lang="en" product="ecs" ${AT}></beian-check><beian-check lang="en" theme="dark" ${AT} ${ANSWERED}></beian-check>`);
  await expect(heading(page)).toHaveCount(2);
  const system = await page.evaluate(() => Object.fromEntries(['Canvas', 'CanvasText', 'LinkText', 'Highlight', 'ButtonText'].map((name) => {
    const probe = document.createElement('i');
    probe.style.color = name;
    document.body.append(probe);
    return [name, getComputedStyle(probe).color];
  })));
  const style = (place, ...names) => place.evaluate((element, of) => of.map((name) => getComputedStyle(element)[name]), names);
  for (const place of [0, 1]) {
    expect(await style(check(page).nth(place).locator('section'), 'backgroundColor', 'color', 'borderTopColor')).toEqual([system.Canvas, system.CanvasText, system.CanvasText]);
  }
  const [asking, done] = [check(page).first(), check(page).nth(1)];
  // What is chosen and what has the focus has a line around it; the main button is told from the others by its border.
  const choice = asking.locator('.bd-choice').first();
  expect((await style(choice, 'outlineStyle'))[0]).toBe('none');
  await choice.click();
  expect(await style(choice, 'outlineStyle', 'outlineColor')).toEqual(['solid', system.Highlight]);
  const [main, other] = [asking.locator('.bd-primary'), asking.locator('.bd-button:not(.bd-primary)').first()];
  expect([(await style(main, 'borderTopWidth'))[0], (await style(other, 'borderTopWidth'))[0]]).toEqual(['2px', '1px']);
  await asking.locator('.bd-choice input').first().press('Tab');
  const focused = asking.locator(':focus');
  expect((await style(focused, 'outlineStyle', 'outlineWidth'))).toEqual(['solid', '3px']);
  // The verdict is a word in a frame, a link has a line below it.
  const badge = done.locator('.bd-badge');
  await expect(badge).not.toBeEmpty();
  expect(await style(badge, 'borderTopWidth', 'borderTopColor', 'color')).toEqual(['1px', system.CanvasText, system.CanvasText]);
  const link = done.getByRole('link', { name: 'Open in the full tool' });
  expect(await style(link, 'color', 'textDecorationLine')).toEqual([system.LinkText, 'underline']);
  const { violations } = await new AxeBuilder({ page }).include('beian-check').disableRules(['landmark-unique', 'color-contrast', 'region']).analyze();
  expect(violations.map((one) => one.id)).toEqual([]);
});

/** What of the elements is cut off, or reaches over the side of the page. */
const cut = (page) => page.evaluate(() => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [];
  for (const host of document.querySelectorAll('beian-check')) {
    for (const one of host.shadowRoot.querySelectorAll('*')) {
      const hidden = getComputedStyle(one).overflowX !== 'visible' && !one.matches('input, select, .bd-hidden');
      if (hidden && one.scrollWidth > one.clientWidth + 1) wide.push(one.outerHTML.slice(0, 80));
      const { left, right } = one.getBoundingClientRect();
      if (right > innerWidth + 1 || left < -1) wide.push(one.outerHTML.slice(0, 80));
    }
  }
  return wide;
});

const ALL_FACES = ['', ANSWERED, 'answers="product=none&amp;sites=6"', `facts='${facts([SHORT, { id: 'i-2', product: 'ecs' }])}'`];

test('at 200 % nothing is cut off, and it goes on', async ({ page, visit }) => {
  // The browser's zoom: half as many pixels of the page, each twice as large; and a page that enlarges itself.
  for (const [width, zoom] of [[640, 1], [640, 2], [1280, 2]]) {
    await page.setViewportSize({ width, height: 600 });
    for (const lang of ['zh', 'en']) {
      await visit(`<div style="zoom: ${zoom}">${ALL_FACES.map((given) => `<beian-check lang="${lang}" ${AT} ${given}></beian-check>`).join('')}</div>`);
      await expect(heading(page)).toHaveCount(5);
      expect(await cut(page), `${width}, ${zoom}, ${lang}`).toEqual([]);
      const first = check(page).first();
      const asked = await first.locator('h2').textContent();
      await first.locator('.bd-choice').first().click();
      await first.locator('.bd-primary').click();
      await expect(first.locator('h2')).not.toHaveText(asked);
    }
  }
});

base('letters of twice the size, as a reader sets them in the browser, are taken and fit', async ({ playwright, site, launchOptions }) => {
  const browser = await playwright.chromium.launch({ ...launchOptions, args: [...launchOptions.args ?? [], '--blink-settings=defaultFontSize=32'] });
  const server = await host({ '/': around(site, ALL_FACES.map((given) => `<beian-check lang="en" ${AT} ${given}></beian-check>`).join(''), { head: '<style>body { font-size: 12px }</style>' }) });
  try {
    const page = await browser.newPage({ viewport: { width: 640, height: 800 } });
    await page.goto(server.url);
    await expect(heading(page)).toHaveCount(5);
    expect(await check(page).locator('section').first().evaluate((box) => getComputedStyle(box).fontSize)).toBe('32px');
    expect(await cut(page)).toEqual([]);
  } finally {
    await browser.close();
    await server.close();
  }
});

test('documented properties and parts reach in, and the theme is that of the page or the attribute', async ({ page, visit }) => {
  const head = '<style>beian-check { --beian-accent: rgb(1, 2, 3); --beian-radius: 0; } beian-check::part(box) { border-width: 7px; }</style>';
  await visit('<beian-check lang="en"></beian-check><div style="color-scheme: dark"><beian-check lang="en"></beian-check></div><beian-check lang="en" theme="dark"></beian-check>', { head });
  await expect(heading(page)).toHaveCount(3);
  const box = check(page).locator('section');
  const style = (place, of) => box.nth(place).evaluate((element, name) => getComputedStyle(element)[name], of);
  expect([await style(0, 'borderTopWidth'), await style(0, 'borderTopLeftRadius')]).toEqual(['7px', '0px']);
  expect(await check(page).first().locator('.bd-primary').evaluate((button) => getComputedStyle(button).backgroundColor)).toBe('rgb(1, 2, 3)');
  expect([await style(0, 'backgroundColor'), await style(1, 'backgroundColor'), await style(2, 'backgroundColor')]).toEqual(['rgb(255, 255, 255)', 'rgb(26, 33, 32)', 'rgb(26, 33, 32)']);
});

for (const [lang, theme, width] of [['zh', 'light', 1280], ['en', 'dark', 390], ['en', 'light', 320]]) {
  test(`axe finds nothing, and nothing is too wide: ${lang}, ${theme}, ${width}`, async ({ page, visit }) => {
    await page.setViewportSize({ width, height: 844 });
    const markup = ['', 'answers="product=swas&amp;region=mainland&amp;term=1&amp;used=0"', 'answers="product=none&amp;sites=6"', `facts='${facts([SHORT, { id: 'i-2', product: 'ecs' }])}'`];
    await visit(`<main><h1>Guide</h1>${markup.map((given) => `<beian-check lang="${lang}" theme="${theme}" ${AT} ${given}></beian-check>`).join('')}</main>`);
    await expect(heading(page)).toHaveCount(5);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).disableRules(['landmark-unique']).analyze();
    expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}

test('what a page can say becomes text, whatever it is', async ({ page, visit }) => {
  const evil = '&quot;&gt;&lt;img src=x onerror=&quot;window.__xss=1&quot;&gt;';
  const named = facts([{ ...SHORT, name: '<img src=x onerror="window.__xss=1">', id: 'javascript:window.__xss=1' }]).replaceAll("'", '&#39;');
  await visit([
    `<beian-check product="${evil}" lang="${evil}" theme="${evil}" policy="${evil}" as-of="${evil}" answers="${evil}"></beian-check>`,
    `<beian-check lang="en" facts='${named}'></beian-check>`,
    '<beian-check lang="en" facts="{"></beian-check>',
    '<beian-check lang="en" answers="product=ecs&amp;region=javascript:alert(1)&amp;term=1e999&amp;at=__proto__"></beian-check>',
    `<beian-check lang="en" answers="${'x'.repeat(100_000)}"></beian-check>`,
  ].join(''));
  await expect(heading(page)).toHaveCount(5);
  await check(page).nth(2).evaluate((element) => {
    const circle = {};
    circle.circle = circle;
    element.facts = circle;
    element.facts = { get instances() { throw new Error('no'); } };
    element.facts = 7n;
    element.facts = '['.repeat(100_000);
  });
  await expect(heading(page).nth(2)).toHaveText("The facts that this page gives can't be read");
  const found = await page.evaluate(() => [...document.querySelectorAll('beian-check')].flatMap((element) => [...element.shadowRoot.querySelectorAll('img, script, iframe, [onerror], [href]')]
    .filter((one) => !/^https?:/.test(one.getAttribute('href') ?? '')).map((one) => one.outerHTML)));
  expect([found, await page.evaluate(() => globalThis.__xss)]).toEqual([[], undefined]);
});

base('the frame tells its height, its verdict to the named page alone, and takes facts from nobody else', async ({ browser, site }) => {
  const page = await browser.newPage();
  const frame = (query) => `<iframe src="${site}embed.html?${query}" style="width: 640px; height: 200px"></iframe>`;
  await page.addInitScript(() => {
    globalThis.heard = [];
    if (parent === self) addEventListener('message', ({ origin, data }) => { globalThis.heard.push({ origin, ...data }); });
  });
  const server = await host({ '/': `<!doctype html><div id="place">${frame('product=swas&lang=en&theme=dark&as-of=2026-07-01')}</div>` });
  const { url } = server;
  await page.goto(url);
  const inner = page.frameLocator('iframe');
  await expect(inner.locator('h2')).toBeVisible();
  const heard = (type) => page.evaluate((kind) => globalThis.heard.filter(({ type: one }) => one === kind), type);
  await expect.poll(async () => (await heard('beian-check:height')).at(-1)?.height).toBeGreaterThan(250);
  expect((await heard('beian-check:height'))[0].origin).toBe(new URL(site).origin);
  const post = (text) => page.evaluate((given) => {
    document.querySelector('iframe').contentWindow.postMessage({ type: 'beian-check:facts', facts: given }, '*');
  }, text);
  // Without an origin it takes no facts and tells no verdict.
  await post(facts([SHORT]));
  await page.waitForTimeout(300);
  await expect(inner.locator('h2')).toHaveText(/\?$/);
  // Named, it does; another one named, it does not.
  for (const [origin, told] of [[new URL(url).origin, 1], ['https://example.com', 0]]) {
    await page.evaluate((html) => {
      globalThis.heard = [];
      document.querySelector('#place').innerHTML = html;
    }, frame(`lang=en&as-of=2026-07-01&origin=${encodeURIComponent(origin)}`));
    await expect(inner.locator('h2')).toBeVisible();
    await post(facts([SHORT]));
    await page.waitForTimeout(300);
    expect((await heard('beian-check:verdict')).map(({ verdict }) => verdict)).toEqual(told ? ['ineligible'] : []);
  }
  await page.close();
  await server.close();
});

test('loader and widget are within their budgets', async () => {
  const { loader, widget } = JSON.parse(await readFile(path.join(dist, '..', 'scripts', 'lib', 'budget.json'), 'utf8'));
  const size = async (pattern) => {
    let sum = 0;
    for (const name of await readdir(dist)) if (pattern.test(name)) sum += brotliCompressSync(await readFile(path.join(dist, name))).length;
    return sum;
  };
  expect(await size(/^embed\.js$/)).toBeLessThanOrEqual(loader);
  expect(await size(/^embed-[0-9a-f]{16}\.(js|wasm)$/)).toBeLessThanOrEqual(widget);
});
