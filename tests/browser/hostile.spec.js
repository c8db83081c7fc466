// Input that means harm: markup in every field, marks that turn the text around, NUL, half characters, deep nesting,
// big files. A clear error or a right import; nothing of it ever becomes markup; the page lives on.
//
//   BEIAN_HUGE=94    also files of so many MiB; above 100 MB they are refused unread (worker.spec.js)
import { test, expect, open, desk, reserve, apply, confirm, paste, file, server, listed, row, SIM, TEXT } from './stores.js';

const MARKUP = '<img src=x onerror="window.__xss=1"><script>window.__xss=2</script><svg onload="window.__xss=3"></svg>"\'><iframe src="javascript:parent.__xss=4"></iframe>{{7*7}}';
const TURNED = 'safe\u202Egnp.exe\u2066\u2069\u200F\u200B';
const HUGE = Number(process.env.BEIAN_HUGE ?? 0);

/** Nothing ran, and there is no element that the app does not make. */
async function unharmed(page) {
  const found = await page.evaluate(() => ({
    ran: window.__xss,
    made: [...document.querySelectorAll('#bd-app :is(img, script, iframe, object, embed, svg:not([class^="bd-"]), style, link, base, meta, template)')].map((element) => element.outerHTML),
    handlers: [...document.querySelectorAll('#bd-app *')].flatMap((element) => [...element.attributes]).filter((one) => /^on/i.test(one.name) || /^\s*javascript:/i.test(one.value)).map((one) => one.name + one.value),
  }));
  expect(found).toEqual({ ran: undefined, made: [], handlers: [] });
}

/** The page still does what it is for. */
async function lives(page, site) {
  await open(page, site, '#/faq');
  await expect(page.locator('.bd-questions li').first()).toBeVisible();
  await unharmed(page);
}

async function take(page, dialog) {
  await dialog.getByRole('button', { name: TEXT.take, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('markup in ids, names, regions, domains, numbers and notes stays text', async ({ page, site }) => {
  const id = `i-${MARKUP}`;
  await open(page, site);
  let dialog = await paste(page, file([
    server(id, { name: MARKUP, status: MARKUP }),
    server('i-elsewhere', { region: MARKUP }),
  ], { numbers: [{ number: MARKUP, product: 'ecs', instance: id, status: 'bound', domain: MARKUP, note: MARKUP, icp_number: MARKUP }] }));
  await unharmed(page);
  await take(page, dialog);
  await expect(page.locator('.bd-row')).toHaveCount(2);
  await expect(page.locator('.bd-row__id').first()).toHaveText(id);
  await page.locator('.bd-row__toggle').first().click();
  await expect(page.locator('.bd-explain')).toBeVisible();
  await unharmed(page);
  await row(page, id).locator('.bd-button--primary').click();
  await page.locator('dialog [name=domain]').fill(MARKUP);
  await unharmed(page);
  await confirm(page);
  await expect(page.locator('dialog .bd-big code')).toHaveText(SIM);
  const number = await page.locator('dialog .bd-big code').textContent();
  await page.locator('dialog [name=number]').fill(MARKUP);
  await page.locator('dialog button[type=submit]').click();
  await expect(page.locator('dialog').getByRole('alert'), 'known already').toBeVisible();
  await unharmed(page);
  await page.keyboard.press('Escape');
  expect(await listed(page, site)).toEqual([MARKUP, number].sort());
  await expect(page.locator('.bd-number', { hasText: number })).toContainText(MARKUP);
  await page.locator('.bd-number a[aria-expanded]').first().click();
  await expect(page.locator('.bd-number ol li').first()).toBeVisible();
  await unharmed(page);
  await page.locator('input[type=search]').fill(MARKUP);
  await expect(page.locator('.bd-number')).toHaveCount(2);
  await unharmed(page);
  await page.reload();
  await expect(page.locator('.bd-number')).toHaveCount(2);
  await unharmed(page);

  // In what is refused, and in the address.
  await open(page, site);
  dialog = await paste(page, file([{ id: 'i-9', product: MARKUP }, { [MARKUP]: 1 }], { [MARKUP]: 1 }));
  await expect(dialog.locator('.bd-file--failed, .bd-bad').first()).toBeVisible();
  await unharmed(page);
  await page.keyboard.press('Escape');
  for (const place of ['bsnApply/all?q=', 'bsnApply/all?open=', 'bsnManagement?open=', 'faq/', '', 'bsnApply/']) {
    await page.goto(`${site}#/${place}${encodeURIComponent(MARKUP)}`);
    await expect(page.locator('.bd-header')).toBeVisible();
    await unharmed(page);
  }
});

test('marks that turn text around and NUL come in and go out as they are', async ({ page, site }) => {
  const ids = [`i-${TURNED}`, 'i-\u0000nul\u0001', 'i-\u{1F600}\u0301', 'i-__proto__', 'constructor', 'i-%00%2e%2e/..'];
  await desk(page, site, ids);
  const shown = await page.locator('.bd-row__id').evaluateAll((all) => all.map((element) => element.textContent));
  expect(shown).toEqual(ids);
  const numbers = [];
  for (let index = 0; index < ids.length; index += 1) {
    await page.locator('.bd-row .bd-button--primary').nth(index).click();
    await page.locator('dialog [name=domain]').fill(TURNED);
    await confirm(page);
    await expect(page.locator('dialog .bd-big code')).toHaveText(SIM);
    numbers.push(await page.locator('dialog .bd-big code').textContent());
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog')).toBeHidden();
  }
  expect(await listed(page, site)).toEqual(numbers.sort());
  await open(page, site, '#/bsnApply/all');
  for (const index of ids.keys()) await expect(page.locator('.bd-row').nth(index)).toContainText('1 / 5（预留 1）');
  await lives(page, site);
});

test('half characters are refused with their place, or replaced; the rest comes in', async ({ page, site }) => {
  await open(page, site);
  const dialog = await paste(page, `{"schema":"beian-desk/1","instances":[\n${JSON.stringify(server('i-good'))},\n{"id":"i-\\ud800","product":"ecs"},\n{"id":"\\udfff\\ud800","product":"ecs"}]}`);
  await expect(dialog.locator('.bd-bad, .bd-file--failed').first()).toBeVisible();
  const refused = await dialog.locator('.bd-bad li').count();
  if (refused) {
    expect(refused).toBe(2);
    await expect(dialog.locator('.bd-bad')).toContainText('instances[1].id');
    await take(page, dialog);
  } else {
    await page.keyboard.press('Escape');
    await desk(page, site, ['i-good']);
  }
  await lives(page, site);

  // Raw ones, as scripts can put them into a field.
  await open(page, site, '#/bsnApply/all');
  await expect(page.locator('.bd-row')).toHaveCount(1);
  await apply(page, 'i-good');
  await page.locator('dialog [name=domain]').evaluate((field) => { field.value = 'half\ud800.cn'; });
  await confirm(page);
  await expect(page.locator('dialog .bd-big code')).toHaveText(SIM);
  const number = await page.locator('dialog .bd-big code').textContent();
  expect(await listed(page, site)).toEqual([number]);
  await expect(page.locator('.bd-number')).toContainText('half\ufffd.cn');
});

const deep = (open_, close, times) => open_.repeat(times) + close.repeat(times);
const NESTED = {
  'a list in a list': deep('[', ']', 1_000),
  'an object in an object': `${'{"a":'.repeat(1_000)}1${'}'.repeat(1_000)}`,
  'a hundred thousand levels': deep('[', ']', 100_000),
  'never closed': '[{"a":'.repeat(50_000),
  'in a field that is read': `{"schema":"beian-desk/1","instances":[{"id":${deep('[', ']', 1_000)},"product":"ecs"}]}`,
  'in a field that is not': `{"Instances":{"Instance":[{"InstanceId":"i-1","Other":${deep('[', ']', 1_000)}}]},"TotalCount":1}`,
  XML: `<?xml version="1.0"?>${deep('<a>', '</a>', 1_000)}`,
  'XML entities': '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>',
};

test('nesting of a thousand levels and more', async ({ page, site }) => {
  await open(page, site);
  for (const [what, text] of Object.entries(NESTED)) {
    const dialog = await paste(page, text);
    await expect(dialog.locator('.bd-file'), what).toHaveCount(1);
    const said = await dialog.locator('.bd-file').textContent();
    expect(said.length, `${what}: something is said`).toBeGreaterThan(5);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
  await lives(page, site);
});

/** Drops a file that the page itself puts together, so that nothing of it goes through the test. */
const drop = (page, name, piece, times, end = '') => page.evaluate(([title, part, count, last]) => {
  const files = new DataTransfer();
  files.items.add(new File([...Array(count).fill(new Blob([part])), last], title));
  document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
}, [name, piece, times, end]);

/** Drops it and waits for what is said of it. */
async function dropped(page, site, ...what) {
  await open(page, site);
  await drop(page, ...what);
  const said = page.locator('dialog .bd-file');
  await expect(said).toHaveCount(1, { timeout: 120_000 });
  await unharmed(page);
  return said;
}

const MEGABYTE = 1 << 20;

test('a file of 20 MB that is nothing', async ({ page, site }) => {
  const said = await dropped(page, site, 'junk.bin', '\u0000<b>x</b>'.repeat(MEGABYTE / 9), 20);
  await expect(said).toHaveClass(/bd-file--failed/);
  await lives(page, site);
});

test('a file of 20 MB that is right', async ({ page, site }) => {
  test.setTimeout(240_000);
  // One instance with a name of 20 MB, between two ordinary ones.
  const [before, after] = file([server('i-1'), server('i-long', { name: '#' }), server('i-2')]).split('#');
  await open(page, site);
  await page.evaluate(([one, other, megabyte]) => {
    const files = new DataTransfer();
    files.items.add(new File([one, ...Array(20).fill(new Blob(['y'.repeat(megabyte)])), other], 'long.json'));
    document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  }, [before, after, MEGABYTE]);
  const dialog = page.locator('dialog');
  await expect(dialog.locator('.bd-file')).toHaveCount(1, { timeout: 120_000 });
  await expect(dialog.locator('.bd-file--failed')).toHaveCount(0);
  await expect(dialog.locator('.bd-preview')).toContainText('3');
  await page.keyboard.press('Escape');
  await lives(page, site);
});

const ROW = { InstanceId: 'i-1', InstanceName: '<b>x</b>', RegionId: 'cn-hangzhou', InstanceChargeType: 'PrePaid' };
const LINE = `${JSON.stringify(ROW)},`.repeat(Math.floor(MEGABYTE / 100));
const FILES = {
  'that breaks at its first line': ['', LINE, ''],
  'of rows that all are the same': ['{"Instances":{"Instance":[', LINE, `${JSON.stringify(ROW)}]}}`],
  'that is one text': ['{"Instances":{"Instance":[{"InstanceId":"', 'z'.repeat(MEGABYTE), '"}]}}'],
};

if (HUGE) {
  for (const [what, [start, piece, end]] of Object.entries(FILES)) {
    test(`a file of ${HUGE} MB ${what}: it is read or refused, and the numbers are there`, async ({ page, site }) => {
      test.setTimeout(600_000);
      await desk(page, site, ['i-1']);
      const number = await reserve(page, 'i-1');
      await open(page, site);
      await page.evaluate(([one, part, count, last]) => {
        const files = new DataTransfer();
        files.items.add(new File([one, ...Array(count).fill(new Blob([part])), last], 'huge.json'));
        document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
      }, [start, piece, Math.ceil((HUGE * MEGABYTE) / piece.length), end]);
      await expect(page.locator('dialog .bd-file')).toHaveCount(1, { timeout: 120_000 });
      await unharmed(page);
      await lives(page, site);
      expect(await listed(page, site)).toEqual([number]);
    });
  }
}
