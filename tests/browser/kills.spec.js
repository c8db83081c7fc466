// SIGKILL at a random moment within five seconds after a number was shown: it is there afterwards, once.
//
//   BEIAN_KILLS=200   how many kills
//   BEIAN_SEED=1      where the random moments start
import { setTimeout as sleep } from 'node:timers/promises';
import { test, expect, open, desk, listed, stores, held, listen, random, untilInPage, QUOTA } from './stores.js';
import { launch, profile } from './chromium.js';

const KILLS = Number(process.env.BEIAN_KILLS ?? 10);
const SEED = Number(process.env.BEIAN_SEED ?? 20261124);
const CHAINS = Math.min(KILLS, 5);
const MOST = 5_000;
/** Confirmations before each kill. */
const EACH = 3;

/** 申请, 确认 on the first row that offers it: the number that is shown. With `hasty`, only presses. */
const reserve = (page, hasty) => page.evaluate(async (press) => {
  const button = await until(() => document.querySelector('.bd-row .bd-button--primary'), 'no row to apply for');
  button.click();
  const dialog = document.querySelector('dialog');
  (await until(() => dialog.querySelector('button[type=submit]:enabled'), 'no dialog')).click();
  if (press) return undefined;
  const number = (await until(() => dialog.querySelector('.bd-big code'), 'no number')).textContent;
  await leave();
  return number;
}, hasty);

async function opened(folder, wrong) {
  const chrome = await launch(folder);
  await chrome.context.addInitScript(untilInPage);
  const page = await chrome.context.newPage();
  page.setDefaultTimeout(60_000);
  listen(page, wrong);
  return { chrome, page };
}

/** One profile: the numbers that were shown are all there, once each; what was under way may be there too. */
async function check(page, site, shown, hasty) {
  const found = await listed(page, site);
  const missing = shown.filter((number) => !found.includes(number));
  const raw = await stores(page);
  return {
    missing,
    twice: found.length - new Set(found).size,
    over: Object.entries(held(raw)).filter(([, count]) => count > QUOTA),
    stray: found.filter((number) => !shown.includes(number)).length > hasty,
  };
}

test(`${KILLS} kills after a number was shown`, async ({ site }) => {
  test.setTimeout(120_000 + (KILLS / CHAINS) * 60_000);
  const dice = random(SEED);
  // One from each slice of the five seconds, in no order, so that few kills cover them too.
  const delays = Array.from({ length: KILLS }, (_, index) => ((index + dice()) * MOST) / KILLS);
  delays.sort(() => dice() - 0.5);
  const wrong = [];
  const faults = [];
  let [confirmed, underWay, done] = [0, 0, 0];

  const chain = async (first) => {
    const { folder, remove } = await profile();
    const mine = delays.filter((_, index) => index % CHAINS === first);
    const ids = Array.from({ length: Math.ceil(((EACH + 1) * mine.length) / QUOTA) }, (_, index) => `i-kill-${first}-${index}`);
    const shown = [];
    let hasty = 0;
    let { chrome, page } = await opened(folder, wrong);
    try {
      await desk(page, site, ids);
      for (const [index, delay] of mine.entries()) {
        await open(page, site, '#/bsnApply/all?verdict=eligible');
        for (let times = 0; times < EACH; times += 1) shown.push(await reserve(page, false));
        await sleep(delay);
        if (index % 2) {
          // Another one is under way when the kill comes.
          hasty += 1;
          await reserve(page, true);
          await sleep(delay % 12);
        }
        await chrome.kill();
        done += 1;
        ({ chrome, page } = await opened(folder, wrong));
        const after = await check(page, site, shown, hasty);
        if (after.missing.length || after.twice || after.over.length || after.stray) faults.push({ delay, ...after });
      }
    } finally {
      confirmed += shown.length;
      underWay += hasty;
      await chrome.kill();
      await remove();
    }
  };
  await Promise.all(Array.from({ length: CHAINS }, (_, index) => chain(index)));

  console.log(`kills: ${done} (seed ${SEED}), ${confirmed} numbers shown before one and ${underWay} under way at one: ${faults.length} kills with a fault`);
  expect(faults).toEqual([]);
  expect(done).toBe(KILLS);
  expect(wrong, 'console and page errors').toEqual([]);
});
