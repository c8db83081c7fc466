// Every page and dialog in every state that a user meets, one after the other: `visit(name)` is called at each. What
// is looked at (`look.js`) is what axe and the reader's tree are held to (`access.spec.js`).
import { expect } from '@playwright/test';
import { open, atNoon } from './desk.js';

const DAMAGED = { 'beian-desk/event/broken': 'beian-desk 1 00000000 {"cut' };

/** A press on the button with this class and place, once it is there. */
const press = (page, where, nth = 0) => page.locator(where).nth(nth).click();

/** To a page of the app; what stands over it is closed. */
async function to(page, fragment, there) {
  await page.keyboard.press('Escape');
  await page.evaluate((hash) => { location.hash = hash; }, fragment);
  await expect(page.locator(there).first()).toBeVisible();
}

const row = (page, id) => page.locator('.bd-row', { has: page.getByText(id, { exact: true }) });

/** Opens the explanation of a sample instance, whatever the list is narrowed down to. */
async function explained(page, id) {
  await to(page, '#/bsnApply', '.bd-row');
  await row(page, id).locator('.bd-row__toggle').click();
  await expect(row(page, id).locator('.bd-explain')).toBeVisible();
}

/** A first visit: nothing stored yet. */
async function empty(page, site, visit) {
  await open(page, site);
  await atNoon(page);
  await visit('home');
  await to(page, '#/bsnManagement', 'h1');
  await visit('numbers-none');
  await to(page, '#/plan', 'textarea[name=sites]');
  await visit('plan-empty');
  await to(page, '#/', '.bd-way');
}

/** What is brought in, and what can't be. */
async function bringing(page, visit) {
  await press(page, '.bd-way button', 0);
  const dialog = page.locator('dialog');
  await expect(dialog.locator('.bd-dropzone')).toBeVisible();
  await visit('import');
  await dialog.locator('textarea').fill('<!doctype html><p>console</p>');
  await dialog.locator('textarea ~ button, p > button').first().click();
  await expect(dialog.locator('.bd-file--failed')).toBeVisible();
  await visit('import-failed');
  await dialog.locator('textarea').fill('{"schema": "beian-desk/1", "instances": [{"id": "i-1", "product": "ecs"}, {"id": "i-2", "product": "toaster"}]}');
  await dialog.locator('textarea ~ button, p > button').first().click();
  await expect(dialog.locator('.bd-bad li')).toHaveCount(1);
  await visit('import-preview');
  await page.keyboard.press('Escape');
  await press(page, '.bd-way button', 1);
  await expect(dialog.locator('[name=id]')).toBeVisible();
  await visit('form');
  await dialog.locator('[name=term_months]').fill('x');
  await dialog.locator('button[type=submit]').click();
  await expect(dialog.locator('.bd-summary')).toBeFocused();
  await visit('form-wrong');
  await page.keyboard.press('Escape');
}

/** The list, its filters and explanations. */
async function list(page, visit) {
  await press(page, '.bd-way button', 2);
  await expect(page.locator('.bd-row')).toHaveCount(17);
  await visit('list');
  await page.locator('.bd-notice button').last().click();
  await expect(page.locator('.bd-notice')).toHaveCount(0);
  await to(page, '#/bsnApply/swas', '.bd-row');
  await visit('list-tab');
  await to(page, '#/bsnApply/swas?q=nothing', '.bd-empty');
  await visit('list-no-match');
  for (const [name, id] of [
    ['eligible', 'i-bp1example0001'],
    ['short', 'i-2vcexample0005'],
    ['billing', 'i-2zeexample0003'],
    ['expired', 'i-m5eexample0007'],
    ['full', 'i-7xvexample0008'],
    ['not-required', 'i-j6cexample0006'],
  ]) {
    await explained(page, id);
    await visit(`explain-${name}`);
  }
  await explained(page, 'i-2vcexample0005');
  await press(page, '.bd-what-if > summary');
  await page.locator('#bd-what-if-months').fill('2');
  await expect(page.locator('.bd-beside')).toBeVisible();
  await visit('explain-supposed');
}

/** From 申请 to a number, and its life. */
async function issuing(page, visit) {
  const dialog = page.locator('dialog');
  await to(page, '#/bsnApply', '.bd-row');
  await press(page, '.bd-row .bd-button--primary');
  await expect(dialog.locator('.bd-button--primary')).toBeVisible();
  await visit('apply');
  await press(page, 'dialog .bd-button--primary');
  await expect(page.locator('.bd-big code')).toHaveText(/^SIM-/);
  await visit('applied');
  await to(page, '#/bsnManagement', '.bd-number');
  await visit('numbers');
  await press(page, '.bd-number a[aria-expanded]');
  await expect(page.locator('.bd-number__history')).toBeVisible();
  await visit('numbers-history');
  await press(page, '.bd-number--simulated .bd-button--primary');
  await expect(dialog.locator('[name=number]')).toBeVisible();
  await visit('record');
  await page.keyboard.press('Escape');
  await press(page, '.bd-number__steps button', 1);
  await expect(dialog.locator('h2')).toBeFocused();
  await visit('step');
  await page.keyboard.press('Escape');
}

/** The dialogs of the page around. */
async function around(page, visit) {
  const dialog = page.locator('dialog');
  await to(page, '#/bsnApply', '.bd-row');
  await press(page, '#bd-account-add');
  await expect(dialog.locator('[name=account]')).toBeVisible();
  await dialog.locator('[name=account]').fill('12a');
  await dialog.locator('button[type=submit]').click();
  await expect(dialog.locator('.bd-field__error')).not.toBeEmpty();
  await visit('account-wrong');
  await page.keyboard.press('Escape');
  await press(page, '.bd-tools__end button', 2);
  await expect(dialog.locator('.bd-takeout')).toBeVisible();
  await visit('take-out');
  await page.keyboard.press('Escape');
}

/** The interview: questions of each kind, and results of each. */
async function asking(page, visit) {
  const short = '#/ask?product=swas&region=cn-hangzhou&used=0&expires=2026-07-20&account=same';
  const there = '.bd-interview h1, .bd-buy, .bd-interview__main';
  for (const [name, fragment] of [
    ['ask-first', '#/ask'],
    ['ask-choice', '#/ask?product=ecs'],
    ['ask-number', '#/ask?product=ecs&region=mainland&used=0&at=term'],
    ['ask-step', `${short}&term=1`],
    ['ask-eligible', `${short}&term=3`],
    ['ask-buy', '#/ask?product=none&sites=6'],
  ]) {
    await to(page, fragment, there);
    await visit(name);
  }
  await to(page, '#/ask?product=ecs&region=mainland&used=0&at=term', '[name=answer]');
  await page.locator('[name=answer]').fill('x');
  await page.keyboard.press('Enter');
  await expect(page.locator('main [role=alert]')).toBeVisible();
  await visit('ask-wrong');
}

/** The sites, the questions, and what is told of the app. */
async function reading(page, visit) {
  await to(page, '#/plan', 'textarea[name=sites]');
  const sites = page.locator('textarea[name=sites]');
  await sites.fill('https://www.Shop.cn/home\nlocalhost 例子.中国, c.cn\nshop.cn a.cn');
  await sites.blur();
  await expect(page.locator('.bd-site')).toHaveCount(4);
  await visit('plan');
  await sites.fill(Array.from({ length: 40 }, (_, n) => `site-${n}.cn`).join('\n'));
  await sites.blur();
  await expect(page.locator('.bd-site')).toHaveCount(40);
  await visit('plan-short');
  await to(page, '#/faq', '.bd-questions');
  await visit('questions');
  await page.locator('input[type=search]').fill('申请 button');
  await expect(page.locator('.bd-hits')).toBeVisible();
  await visit('questions-found');
  await page.locator('input[type=search]').fill('zzzz');
  await expect(page.locator('.bd-empty')).toBeVisible();
  await visit('questions-not-found');
  await to(page, '#/faq/no-button', 'h1');
  await visit('answer');
  await to(page, '#/faq/no-such', 'h1');
  await visit('answer-unknown');
  await to(page, '#/about', '.bd-rules');
  await visit('about');
  await press(page, '.bd-button--danger');
  await page.locator('dialog [name=word]').fill('x');
  await press(page, 'dialog .bd-button--danger');
  await expect(page.locator('dialog .bd-field__error')).not.toBeEmpty();
  await visit('erase-wrong');
  await page.keyboard.press('Escape');
}

/** What is said where something is wrong, and the screen after a crash. */
async function faults(page, site, visit) {
  await page.evaluate((texts) => { for (const [key, text] of Object.entries(texts)) localStorage.setItem(key, text); }, DAMAGED);
  await page.reload();
  await expect(page.locator('.bd-notice--problem')).toBeVisible();
  await visit('damaged');
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: 'panicked' })));
  await expect(page.locator('.bd-crash')).toBeFocused();
  await visit('crash');
}

/** All of it, on a page with an empty store. */
export async function walk(page, site, visit) {
  await empty(page, site, visit);
  await bringing(page, visit);
  await list(page, visit);
  await issuing(page, visit);
  await around(page, visit);
  await asking(page, visit);
  await reading(page, visit);
  await faults(page, site, visit);
}
