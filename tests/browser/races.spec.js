// Eight tabs of one profile apply for the same slots at the same moment. Each has its dialog open on five free
// slots before any confirms, so that five are given and three refused, every time.
//
//   BEIAN_TABS=8 BEIAN_ROUNDS=200   how many tabs, and how many instances they race for
import { test, expect, open, desk, listed, stores, held, copies, row, untilInPage, SIM, QUOTA } from './stores.js';

const TABS = Number(process.env.BEIAN_TABS ?? 8);
const ROUNDS = Number(process.env.BEIAN_ROUNDS ?? 4);

/** Opens the dialog on an instance, by the search and the row's button. */
const prepare = (page, id) => page.evaluate(async (name) => {
  location.hash = `#/bsnApply/all?q=${name}`;
  const button = await until(() => {
    const rows = document.querySelectorAll('.bd-row');
    return rows.length === 1 && rows[0].querySelector('.bd-row__id').textContent === name && rows[0].querySelector('.bd-button--primary');
  }, `no button for ${name}`);
  button.click();
  await until(() => document.querySelector('dialog[open] form button[type=submit]:enabled'), 'no dialog');
}, id);

/** 确认: the number that is shown, or what the refusal says. Closes the dialog. */
const confirm = (page) => page.evaluate(async () => {
  const dialog = document.querySelector('dialog');
  dialog.querySelector('button[type=submit]').click();
  // A tab that has heard of the others by now does not let itself be pressed, and says why.
  const shown = await until(() => dialog.querySelector('.bd-big code, [role=alert], #bd-stale strong'), 'no answer');
  const answer = shown.matches('code') ? { number: shown.textContent } : { refused: shown.textContent };
  await leave();
  return answer;
});

test(`${TABS} tabs race for ${ROUNDS} instances`, async ({ context, page, tab, site }) => {
  test.setTimeout(60_000 + ROUNDS * TABS * 2_000);
  await context.addInitScript(untilInPage);
  const ids = Array.from({ length: ROUNDS }, (_, index) => `i-race-${String(index).padStart(4, '0')}`);
  await desk(page, site, ids);
  const pages = [page];
  while (pages.length < TABS) pages.push(await tab());
  await Promise.all(pages.slice(1).map((other) => open(other, site, '#/bsnApply/all')));

  const shown = [];
  for (const id of ids) {
    await Promise.all(pages.map((one) => prepare(one, id)));
    const answers = await Promise.all(pages.map(confirm));
    const given = answers.flatMap((answer) => answer.number ?? []);
    const refused = answers.flatMap((answer) => answer.refused ?? []);
    expect(given, `${id}: ${refused.join(' | ')}`).toHaveLength(Math.min(QUOTA, TABS));
    expect(given.every((number) => SIM.test(number))).toBe(true);
    for (const text of refused) expect(text, 'the refusal says what changed').toContain('预留');
    shown.push(...given);
  }
  expect(new Set(shown).size, 'nothing is given twice').toBe(shown.length);

  const fresh = await tab();
  expect(await listed(fresh, site), 'what was shown is in the list, once').toEqual([...shown].sort());
  const found = await stores(fresh);
  expect(held(found)).toEqual(Object.fromEntries(ids.map((id) => [id, Math.min(QUOTA, TABS)])));
  expect(copies(found), 'both copies agree').toEqual(found.database.events);
  await open(fresh, site, `#/bsnApply/all?q=${ids[0]}`);
  await expect(row(fresh, ids[0])).toContainText(`${Math.min(QUOTA, TABS)} / 5（预留 ${Math.min(QUOTA, TABS)}）`);
  console.log(`races: ${TABS} tabs × ${ROUNDS} rounds, ${TABS * ROUNDS} confirmations, ${shown.length} numbers given, 0 twice, 0 over quota, 0 missing`);
});
