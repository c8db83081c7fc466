// What the tests of the stores share: a desk with servers that qualify, a number through the dialog, what is on the
// screen, and what lies in the stores. Every tab that `tab` opens fails its test on a console message of rank.
import { test as base, expect, open } from './desk.js';
import { readFile } from 'node:fs/promises';

export { expect, open };

/** Fails on what a page says in the console, but for what a test expects. */
export function listen(page, wrong) {
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) wrong.push(message.text()); });
  page.on('pageerror', (error) => wrong.push(String(error)));
}

export const test = base.extend({
  /** Opens another tab of the same profile. */
  tab: async ({ context }, use) => {
    const wrong = [];
    await use(async () => {
      const page = await context.newPage();
      listen(page, wrong);
      return page;
    });
    expect(wrong, 'console and page errors').toEqual([]);
  },
});

/** The quota of an ECS instance: five numbers, by the guide. */
export const QUOTA = 5;

/** What the app calls its buttons in Chinese, the language of these tests. */
export const TEXT = { import: '导入文件或粘贴', importAgain: '导入', read: '读取粘贴的内容', take: '导入', export: '存一份备份', confirm: '确认预留', later: '以后再填', cancel: '取消' };

export const SIM = /^SIM-\d{8}-[2-9A-HJ-NP-Z]{8}$/;

/** A server that qualifies, as long as the clock is before 2036: bought for years, in the mainland, with access. */
export const server = (id, more = {}) => ({
  id, product: 'ecs', region: 'cn-hangzhou', owner: '1370000000000210', billing: 'subscription',
  purchased_at: '2020-01-01T00:00:00+08:00', expires_at: '2036-01-01T00:00:00+08:00', public_bandwidth_mbps: 5, ...more,
});

export const file = (instances, more = {}) => JSON.stringify({ schema: 'beian-desk/1', instances, ...more });

/** Brings a text in by the import dialog, up to the preview. */
export async function paste(page, text) {
  const dialog = page.locator('dialog');
  await page.getByRole('button', { name: /^(导入文件或粘贴|导入)$/ }).first().click();
  await dialog.locator('textarea').fill(text);
  await dialog.getByRole('button', { name: TEXT.read }).click();
  return dialog;
}

/** An opened desk that holds these servers, in the stores. */
export async function desk(page, site, ids) {
  await open(page, site);
  const dialog = await paste(page, file(ids.map((id) => (typeof id === 'string' ? server(id) : id))));
  await dialog.getByRole('button', { name: TEXT.take, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.bd-row')).toHaveCount(Math.min(ids.length, 50));
}

export const row = (page, id) => page.locator('.bd-row', { has: page.getByText(id, { exact: true }) });

/** Opens the dialog of an instance that is in the table. */
export async function apply(page, id) {
  await row(page, id).locator('.bd-button--primary').click();
  await expect(page.locator('dialog h2')).toBeVisible();
}

export const confirm = (page) => page.locator('dialog').getByRole('button', { name: TEXT.confirm, exact: true }).click();

/** 申请, 确认: the number that is shown. The dialog is closed again. Driven from inside the page: tabs in the
 *  background draw too seldom for a pointer. */
export async function reserve(page, id) {
  await page.evaluate(untilInPage);
  return page.evaluate(async (name) => {
    const find = () => [...document.querySelectorAll('.bd-row')].find((one) => one.querySelector('.bd-row__id').textContent === name)?.querySelector('.bd-button--primary');
    (await until(find, `nothing to apply with: ${name}`)).click();
    const dialog = document.querySelector('dialog');
    (await until(() => dialog.querySelector('button[type=submit]:enabled'), 'no dialog')).click();
    const number = (await until(() => dialog.querySelector('.bd-big code'), 'no number')).textContent;
    await leave();
    return number;
  }, id);
}

/** The numbers that the list shows after a fresh load, page by page, sorted; one that stands there twice is there twice. */
export async function listed(page, site) {
  await page.goto('about:blank');
  await open(page, site, '#/bsnManagement');
  const found = [];
  for (;;) {
    const sheet = await page.locator('.bd-number .bd-number__head code').allTextContents();
    found.push(...sheet);
    const next = page.locator('.bd-pages [rel=next]');
    if (!(await next.count())) return found.sort();
    await next.click();
    await expect(page.locator('.bd-number .bd-number__head code').first()).not.toHaveText(sheet[0]);
  }
}

/** A page of the same origin on which the app does not run. */
export async function aside(context, site) {
  const page = await context.newPage();
  await page.goto(`${site}crash.js`);
  return page;
}

/** Everything in both stores: { local: { key: text }, database: { store: { key: value } } }. */
export const stores = (page) => page.evaluate(async () => {
  const local = {};
  try {
    for (let i = 0; i < localStorage.length; i += 1) local[localStorage.key(i)] = localStorage.getItem(localStorage.key(i));
  } catch { /* denied */ }
  const database = {};
  const known = (await indexedDB.databases()).some((one) => one.name === 'beian-desk');
  if (!known) return { local, database };
  const db = await new Promise((done, failed) => {
    const request = indexedDB.open('beian-desk');
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  const names = [...db.objectStoreNames];
  await Promise.all(names.map((name) => new Promise((done, failed) => {
    database[name] = {};
    const cursor = db.transaction(name).objectStore(name).openCursor();
    cursor.onerror = () => failed(cursor.error);
    cursor.onsuccess = () => {
      if (!cursor.result) { done(); return; }
      database[name][cursor.result.key] = cursor.result.value;
      cursor.result.continue();
    };
  })));
  db.close();
  return { local, database };
});

/** The pieces of localStorage, events and snapshots, by their names in the database, as texts. */
export const copies = (found) => Object.fromEntries(
  Object.entries(found.local).flatMap(([key, text]) => {
    const name = /^beian-desk\/(?:event\/(.+)|(snapshot\/.+))$/.exec(key);
    return name ? [[name[1] ?? name[2], text]] : [];
  }),
);

/** What a stored text says: `VERSION CHECKSUM JSON`. */
export const event = (text) => JSON.parse(text.slice(text.indexOf('{')));

/** The id and the instance of each line of a snapshot: fields between tabs, `=` as on the line above. */
function lines(text) {
  let above = [];
  return text.slice(text.indexOf(' ', 2) + 1).trimEnd().split('\n').map((line) => {
    above = line.split('\t').map((cell, place) => (cell === '=' && place >= 2 ? above[place] : cell));
    return [above[0], above[5]];
  });
}

/** How many numbers hold each instance's quota, by what the database holds: alone, in a snapshot, or in both. */
export function held(found) {
  const of = new Map();
  for (const [name, text] of Object.entries(found.database.events)) {
    if (name.startsWith('snapshot/')) lines(text).forEach(([id, instance]) => of.set(id, instance));
    else of.set(name, event(text).instance);
  }
  const count = {};
  for (const instance of of.values()) count[instance] = (count[instance] ?? 0) + 1;
  return count;
}

/** Writes a value under an event's key in one store; the app must not be running. */
export const overwrite = (page, store, id, value) => page.evaluate(async ([where, key, text]) => {
  if (where === 'local') { localStorage.setItem(`beian-desk/event/${key}`, text); return; }
  const db = await new Promise((done) => {
    const request = indexedDB.open('beian-desk');
    request.onsuccess = () => done(request.result);
  });
  await new Promise((done) => {
    const transaction = db.transaction('events', 'readwrite', { durability: 'strict' });
    transaction.objectStore('events').put(text, key);
    transaction.oncomplete = done;
  });
  db.close();
}, [store, id, value]);

/** A notice of a problem that offers the export. */
export const problem = (page) => page.locator('.bd-notice--problem', { has: page.getByRole('button', { name: TEXT.export, exact: true }) });

/** What the export button of a notice hands out. */
export async function rescued(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), problem(page).first().getByRole('button', { name: TEXT.export, exact: true }).click()]);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

/** The file of damaged pieces that the notice's button hands out. */
export async function damagedFile(page) {
  const take = page.getByRole('button', { name: '另存读不出来的内容', exact: true }).first();
  const [download] = await Promise.all([page.waitForEvent('download'), take.click()]);
  return readFile(await download.path(), 'utf8');
}

/** The numbers whose history a backup holds. */
export const numbersOf = (backup) => [...new Set(backup.events.rows.map(([, event]) => event.number))].sort();

/** Numbers that come the same on every run from the same seed (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** For a page's own scripts: `await until(() => …)` gives the first value that is something; `await leave()` closes
 *  the dialog by its button, and waits for the event that the browser sends after that. */
export function untilInPage() {
  window.leave = async () => {
    const dialog = document.querySelector('dialog');
    const closed = new Promise((done) => { dialog.addEventListener('close', done, { once: true }); });
    dialog.querySelector('.bd-dialog__tools button[type=button]').click();
    await closed;
  };
  window.until = (find, what = 'nothing came') => new Promise((done, failed) => {
    const late = setTimeout(() => { watch.disconnect(); failed(new Error(what)); }, 60_000);
    const look = () => {
      const found = find();
      if (!found) return false;
      clearTimeout(late);
      watch.disconnect();
      done(found);
      return true;
    };
    const watch = new MutationObserver(look);
    if (!look()) watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** Every value in both stores. */
export const values = (found) => [...Object.values(found.local), ...Object.values(found.database).flatMap((all) => Object.values(all))];

/** A stored text with one digit of its number changed. */
export const flip = (text) => {
  const at = text.indexOf('"number":"SIM-') + 20;
  return text.slice(0, at) + (text[at] === '7' ? '8' : '7') + text.slice(at + 1);
};

/** What can become of a stored text. */
export const DAMAGE = {
  'a digit changed': flip,
  'a checksum digit changed': (text) => text.slice(0, 2) + (text[2] === '0' ? '1' : '0') + text.slice(3),
  'cut in the middle': (text) => text.slice(0, text.length >> 1),
  'cut by one byte': (text) => text.slice(0, -1),
  'a foreign text': () => '<html>not ours, 不是我们的</html>',
};
