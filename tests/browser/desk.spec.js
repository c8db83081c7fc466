// The desk's habits: routes, search, filters, undo, forms, accounts, numbers, questions, erasing.
import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { test, expect, open, atNoon, samples } from './desk.js';

const LANGS = ['zh', 'en'];
const pick = (lang, zh, en) => (lang === 'zh' ? zh : en);

/** Loads the sample set and waits for its seventeen rows. */
async function load(page, site, lang) {
  await open(page, site);
  await atNoon(page);
  await page.getByRole('button', { name: pick(lang, '载入示例', 'Load the samples'), exact: true }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('tab, filter, sort, search and page live in the URL and survive back and reload', async ({ page, site }) => {
      await load(page, site, lang);
      await page.locator('.bd-tab').nth(2).click();
      await expect(page).toHaveURL(/#\/bsnApply\/swas$/);
      await expect(page.locator('.bd-row')).toHaveCount(5);
      await page.locator('#bd-filter').selectOption('not_required');
      await expect(page).toHaveURL(/verdict=not_required/);
      await expect(page.locator('.bd-row')).toHaveCount(1);
      await page.reload();
      await expect(page.locator('.bd-row')).toHaveCount(1);
      await page.goBack();
      await expect(page.locator('.bd-row')).toHaveCount(5);
      await page.locator('input[type=search]').fill('hk-proxy');
      await expect(page.locator('.bd-row')).toHaveCount(1);
      await expect(page).toHaveURL(/q=hk-proxy/);
      await page.locator('input[type=search]').fill('no such thing');
      await expect(page.locator('.bd-row')).toHaveCount(0);
      await expect(page.locator('.bd-empty')).toBeVisible();
    });

    test('a moment can be set, and verdicts follow it', async ({ page, site }) => {
      await load(page, site, lang);
      const row = page.locator('.bd-row', { has: page.getByText('i-bp1example0009', { exact: true }) });
      await expect(row.locator('.bd-verdict--eligible')).toBeVisible();
      await page.locator('#bd-as-of').fill('2026-07-03T00:00');
      await page.locator('#bd-as-of').dispatchEvent('change');
      await expect(row.locator('.bd-verdict--ineligible')).toBeVisible();
    });

    test('the form adds, corrects, undoes and removes', async ({ page, site }) => {
      await open(page, site);
      await atNoon(page);
      const dialog = page.locator('dialog');
      await page.getByRole('button', { name: pick(lang, '填写服务器', 'Enter a server'), exact: true }).click();
      await dialog.locator('[name=term_months]').fill('x');
      await dialog.getByRole('button', { name: pick(lang, '保存', 'Save'), exact: true }).click();
      await expect(dialog.locator('.bd-summary')).toBeFocused();
      await expect(dialog.locator('.bd-summary li')).toHaveCount(2);
      await dialog.locator('.bd-summary a').first().click();
      await expect(dialog.locator('[name=id]')).toBeFocused();
      await dialog.locator('[name=id]').fill('i-mine');
      await dialog.locator('[name=term_months]').fill('3');
      await dialog.getByRole('button', { name: pick(lang, '保存', 'Save'), exact: true }).click();
      await expect(page.locator('.bd-row')).toHaveCount(1);
      await expect(page.locator('.bd-verdict--undetermined'), 'unknown is unknown').toBeVisible();

      // What is still to be answered is asked, and answering it settles the verdict.
      await page.locator('.bd-row__toggle').click();
      await expect(page.locator('.bd-ask li')).toHaveCount(4);
      await page.locator('.bd-explain').getByRole('button', { name: pick(lang, '去补充', 'Answer now') }).click();
      await dialog.locator('[name=region]').fill('cn-hangzhou');
      await dialog.locator('[name=billing]').selectOption('subscription');
      await dialog.locator('[name=expires_at]').fill('2026-12-01T00:00');
      await dialog.locator('[name=public_bandwidth_mbps]').fill('5');
      await dialog.getByRole('button', { name: pick(lang, '保存', 'Save'), exact: true }).click();
      await expect(page.locator('.bd-row .bd-verdict--eligible').first()).toBeVisible();

      await page.getByRole('button', { name: pick(lang, '撤销', 'Undo'), exact: true }).click();
      await expect(page.locator('.bd-row .bd-verdict--undetermined').first()).toBeVisible();
      await page.locator('.bd-explain').getByRole('button', { name: pick(lang, '移除', 'Remove'), exact: true }).click();
      await expect(page.locator('.bd-row')).toHaveCount(0);
      await page.getByRole('button', { name: pick(lang, '撤销', 'Undo'), exact: true }).click();
      await expect(page.locator('.bd-row')).toHaveCount(1);
      await page.reload();
      await expect(page.locator('.bd-row')).toHaveCount(1);
    });

    test('an account that did not buy the server is told so', async ({ page, site }) => {
      await load(page, site, lang);
      await page.locator('#bd-account-add').click();
      const dialog = page.locator('dialog');
      await dialog.locator('[name=account]').fill('no digits');
      await dialog.getByRole('button', { name: pick(lang, '保存', 'Save'), exact: true }).click();
      await expect(dialog.locator('.bd-field__error')).not.toBeEmpty();
      await dialog.locator('[name=account]').fill('99');
      await dialog.getByRole('button', { name: pick(lang, '保存', 'Save'), exact: true }).click();
      await expect(page.locator('.bd-verdict--eligible')).toHaveCount(0);
      await page.locator('#bd-account').selectOption('');
      await expect(page.locator('.bd-verdict--eligible')).toHaveCount(6);
    });

    test('a number lives its life', async ({ page, site }) => {
      await load(page, site, lang);
      await page.goto(`${site}#/bsnManagement`);
      const dialog = page.locator('dialog');
      const bound = page.locator('.bd-number', { hasText: '4f9f0d9c-0000-4000-8000-000000000004' });
      const press = async (zh, en) => bound.getByRole('button', { name: pick(lang, zh, en), exact: true }).click();
      const confirm = async () => dialog.getByRole('button', { name: pick(lang, '登记', 'Record'), exact: true }).click();
      await press('记为已提交备案', 'Mark as submitted');
      await dialog.locator('[name=text]').fill('example.cn');
      await confirm();
      await expect(bound.locator('.bd-status--filing')).toBeVisible();
      await press('记为备案通过', 'Mark as approved');
      await dialog.locator('[name=text]').fill('not a number');
      await confirm();
      await expect(dialog.getByRole('alert')).toBeVisible();
      await dialog.locator('[name=text]').fill('粤ICP备00000000号-3');
      await confirm();
      await expect(bound.locator('.bd-status--filed')).toBeVisible();
      await expect(bound).toContainText('粤ICP备00000000号-3');
      await expect(bound.getByRole('button', { name: pick(lang, '记为失效', 'Mark as void') })).toHaveCount(0);
      await bound.locator('a[aria-expanded]').click();
      await expect(bound.locator('ol li')).toHaveCount(3);
      await page.reload();
      await expect(bound.locator('.bd-status--filed')).toBeVisible();
    });

    test('a file that is none of these is told what it looks like, and bad rows say where', async ({ page, site }) => {
      await open(page, site);
      await page.getByRole('button', { name: pick(lang, '导入文件或粘贴', 'Import or paste'), exact: true }).click();
      const dialog = page.locator('dialog');
      await dialog.locator('textarea').fill('<!doctype html><p>console</p>');
      await dialog.getByRole('button', { name: pick(lang, '读取粘贴的内容', 'Read what was pasted') }).click();
      await expect(dialog.locator('.bd-file--failed')).toContainText('aliyun ecs DescribeInstances');
      // It is in sight, however low the window is, and a command is there to be copied.
      await expect(dialog.locator('.bd-file--failed')).toBeInViewport({ ratio: 1 });
      const command = dialog.locator('.bd-file--failed .bd-copy').first();
      await expect(command.locator('code')).toHaveText(/^aliyun ecs DescribeInstances --RegionId cn-hangzhou /);
      await expect(command.getByRole('button', { name: pick(lang, '复制', 'Copy') })).toBeVisible();
      await dialog.locator('textarea').fill('{"schema": "beian-desk/1", "instances": [\n {"id": "i-1", "product": "ecs"},\n {"id": "<img src=x onerror=alert(1)>", "product": "toaster"}]}');
      await dialog.getByRole('button', { name: pick(lang, '读取粘贴的内容', 'Read what was pasted') }).click();
      await expect(dialog.locator('.bd-bad li')).toHaveCount(1);
      await expect(dialog.locator('.bd-bad')).toContainText('instances[1].product');
      await expect(dialog.locator('.bd-bad')).toContainText('3');
      await dialog.getByRole('button', { name: pick(lang, '导入', 'Import'), exact: true }).click();
      await expect(page.locator('.bd-row')).toHaveCount(1);
    });

    test('what a small dialog refuses takes the focus, each time', async ({ page, site }) => {
      await open(page, site, '#/about');
      const dialog = page.locator('dialog');
      for (const [button, field] of [['#bd-account-add', 'account'], ['.bd-main .bd-button--danger', 'word']]) {
        await page.locator(button).click();
        await dialog.locator(`[name=${field}]`).fill('x');
        for (const _ of [1, 2]) {
          await dialog.locator('button[type=submit]').click();
          await expect(dialog.locator(`[name=${field}]`)).toBeFocused();
          await expect(dialog.locator(`[name=${field}]`)).toHaveAttribute('aria-invalid', 'true');
          await dialog.locator('button[type=submit]').focus();
        }
        await page.keyboard.press('Escape');
        await expect(dialog).toBeHidden();
      }
    });

    test('a used-up server sends to the number that waits first', async ({ page, site }) => {
      await load(page, site, lang);
      await page.goto(`${site}#/bsnApply/all?open=i-7xvexample0008`);
      // Of its five numbers one is bound and unused.
      await page.locator('.bd-explain .bd-waits + p a').click();
      await expect(page.locator('.bd-number')).toHaveCount(1);
      await expect(page.locator('.bd-number')).toContainText('4f9f0d9c-0000-4000-8000-000000000004');
      await page.goto(`${site}#/bsnApply/all?open=i-j6cexample0006`);
      await expect(page.locator('.bd-explain .bd-condition')).toHaveText(pick(lang, /无需备案/, /No filing needed/));
      await expect(page.locator('.bd-condition--unmet')).toHaveCount(0);
    });

    test('where nothing matches nothing can be ticked, and paper says by when it is judged', async ({ page, site }) => {
      await load(page, site, lang);
      await expect(page.locator('.bd-bulk .bd-tick').first()).toBeVisible();
      await expect(page.locator('.bd-print')).toBeHidden();
      await page.emulateMedia({ media: 'print' });
      await expect(page.locator('.bd-print')).toHaveText(pick(lang, /2018.*北京时间 \d{4}年/, /2018, as of \d+ \w+ \d{4}/));
      await page.emulateMedia({ media: 'screen' });
      await page.goto(`${site}#/bsnApply/all?q=nothing`);
      await expect(page.locator('.bd-empty')).toBeVisible();
      await expect(page.locator('.bd-bulk .bd-tick').first()).toBeHidden();
    });

    test('GetBsnBySn carries no number, so it is asked for', async ({ page, site }) => {
      await open(page, site);
      await page.getByRole('button', { name: pick(lang, '导入文件或粘贴', 'Import or paste'), exact: true }).click();
      const dialog = page.locator('dialog');
      await dialog.locator('input[type=file]').setInputFiles(path.join(samples, 'bsn_get_by_sn.json'));
      await dialog.locator('[name=number]').fill('4f9f0d9c-0000-4000-8000-0000000000bb');
      await dialog.locator('.bd-file').getByRole('button').click();
      await dialog.getByRole('button', { name: pick(lang, '导入', 'Import'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await page.goto(`${site}#/bsnManagement`);
      await expect(page.locator('.bd-number .bd-status--filing')).toBeVisible();
    });

    test('questions are found as one types, linked from findings, and have live values', async ({ page, site }) => {
      await open(page, site, '#/faq');
      await expect(page.locator('.bd-questions li').first()).toBeVisible();
      await page.locator('input[type=search]').fill(pick(lang, '按量', 'pay-as'));
      await expect(page.locator('.bd-hits li').first()).toBeVisible();
      await expect(page.locator('.bd-hits mark').first()).toBeVisible();
      await page.locator('.bd-hits a').first().click();
      await expect(page).toHaveURL(/#\/faq\/./);
      await expect(page.locator('h1')).toBeFocused();
      await expect(page).toHaveTitle(/beian-desk/);
    });

    test('everything can be taken out and brought back, and erased by the word', async ({ page, site }) => {
      await load(page, site, lang);
      const dialog = page.locator('dialog');
      await page.getByRole('button', { name: pick(lang, '导出…', 'Export…'), exact: true }).click();
      await expect(dialog.locator('h2')).toBeFocused();
      const taken = async (name) => {
        const button = dialog.getByRole('button', { name, exact: true });
        const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
        return [download.suggestedFilename(), await readFile(await download.path(), 'utf8')];
      };
      const [, facts] = await taken(pick(lang, '数据文件', 'Data file'));
      const { schema, instances, numbers } = JSON.parse(facts);
      expect([schema, instances.length, numbers.length]).toEqual(['beian-desk/1', 17, 5]);
      const [table, verdicts] = await taken(pick(lang, '结论表格', 'Table of verdicts'));
      expect(table).toMatch(/^beian-desk-verdicts-\d{8}\.csv$/);
      expect([verdicts.codePointAt(0), verdicts.trimEnd().split('\r\n').length]).toEqual([0xfeff, 18]);
      const [, list] = await taken(pick(lang, '号码表格', 'Table of numbers'));
      expect(list.trimEnd().split('\r\n').length).toBe(6);
      const [, ticket] = await taken(pick(lang, '工单文本', 'Text for a ticket'));
      expect(ticket).toContain('`i-bp1example0001`');
      const [template] = await taken(pick(lang, '下载表格模板（CSV）', 'Download the table to fill in (CSV)'));
      expect(template).toBe('beian-desk-template.csv');
      const [, text] = await taken(pick(lang, '备份', 'Backup'));
      expect(JSON.parse(text).schema).toBe('beian-desk-backup/1');
      await page.keyboard.press('Escape');

      await page.goto(`${site}#/about`);
      await page.locator('.bd-button--danger').click();
      await dialog.locator('[name=word]').fill('no');
      await dialog.locator('.bd-button--danger').click();
      await expect(dialog.locator('.bd-field__error')).not.toBeEmpty();
      await dialog.locator('[name=word]').fill(pick(lang, '抹掉', 'ERASE'));
      await dialog.locator('.bd-button--danger').click();
      await expect(dialog).toBeHidden();
      await page.goto(`${site}#/bsnManagement`);
      await expect(page.locator('.bd-number')).toHaveCount(0);

      await page.goto(`${site}#/`);
      await page.getByRole('button', { name: pick(lang, '导入文件或粘贴', 'Import or paste'), exact: true }).click();
      await dialog.locator('input[type=file]').setInputFiles({ name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(text) });
      await dialog.getByRole('button', { name: pick(lang, '导入', 'Import'), exact: true }).click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await page.goto(`${site}#/bsnManagement`);
      await expect(page.locator('.bd-number')).toHaveCount(5);
    });

    test('the marketplace row leads to its number', async ({ page, site }) => {
      await open(page, site);
      await page.getByRole('button', { name: pick(lang, '导入文件或粘贴', 'Import or paste'), exact: true }).click();
      const dialog = page.locator('dialog');
      await dialog.locator('textarea').fill('{"schema":"beian-desk/1","instances":[{"id":"m-1","product":"site_market","first_term_months":12,"order_amount":"99.00"}]}');
      await dialog.getByRole('button', { name: pick(lang, '读取粘贴的内容', 'Read what was pasted') }).click();
      await dialog.getByRole('button', { name: pick(lang, '导入', 'Import'), exact: true }).click();
      const view = page.locator('.bd-row').getByRole('button', { name: pick(lang, '查看（登记号码）', 'View (record it)') });
      await view.click();
      await dialog.locator('[name=number]').fill('4f9f0d9c-0000-4000-8000-0000000000cc');
      await dialog.getByRole('button', { name: pick(lang, '登记', 'Record'), exact: true }).click();
      await page.locator('.bd-row').getByRole('link', { name: pick(lang, '查看', 'View'), exact: true }).click();
      await expect(page).toHaveURL(/bsnManagement\?open=/);
      await expect(page.locator('.bd-number')).toHaveCount(1);
    });
  });
}

for (const lang of LANGS) {
  test.describe(lang, () => {
    test.use({ lang });

    test('a finding leads to its question and the question back to the instances', async ({ page, site }) => {
      await load(page, site, lang);
      await page.locator('.bd-row__toggle').nth(4).click();
      await page.locator('.bd-condition--unmet a').click();
      await expect(page).toHaveURL(/#\/faq\/./);
      await page.locator('a[href*="verdict=ineligible"]').click();
      await expect(page.locator('.bd-row')).toHaveCount(8);
    });

    test('a number is brought in right after confirming, and a refusal keeps what was typed', async ({ page, site }) => {
      await load(page, site, lang);
      await page.locator('.bd-row .bd-button--primary').first().click();
      const dialog = page.locator('dialog');
      await dialog.locator('button[type=submit]').click();
      await expect(dialog.locator('.bd-big code')).toHaveText(/^SIM-/);
      await dialog.locator('[name=number]').fill('4f9f0d9c-0000-4000-8000-000000000001');
      await dialog.locator('button[type=submit]').click();
      await expect(dialog.getByRole('alert'), 'it is recorded already').toBeVisible();
      await expect(dialog.locator('[name=number]')).toHaveValue('4f9f0d9c-0000-4000-8000-000000000001');
      await dialog.locator('[name=number]').fill('4f9f0d9c-0000-4000-8000-0000000000dd');
      await dialog.locator('button[type=submit]').click();
      await expect(dialog).toBeHidden();
      await expect(page.locator('.bd-row').first()).toContainText('1 / 5');
    });
  });
}

test('the sample verdicts are on the screen soon after the drop', async ({ page, site }) => {
  await open(page, site);
  const text = await readFile(path.join(samples, 'ecs_describe_instances.json'), 'utf8');
  const spent = await page.evaluate(async (content) => {
    const files = new DataTransfer();
    files.items.add(new File([content], 'ecs.json'));
    const from = performance.now();
    document.querySelector('.bd-way--drop').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
    const found = async (find) => {
      for (;;) {
        const element = find();
        if (element) return element;
        await new Promise((resolve) => { requestAnimationFrame(resolve); });
      }
    };
    // The answer to whose they are is not waited for: no account is known.
    (await found(() => document.querySelector('dialog .bd-whose button[type=button]'))).click();
    (await found(() => document.querySelector('dialog .bd-dialog__tools .bd-button--primary:enabled'))).click();
    await found(() => document.querySelectorAll('.bd-row').length === 12);
    return performance.now() - from;
  }, text);
  console.log(`from the drop to twelve verdicts on the screen: ${Math.round(spent)} ms`);
  await expect(page.locator('.bd-row')).toHaveCount(12);
});

test('two tabs follow one another', async ({ page, site, context }) => {
  await open(page, site);
  const other = await context.newPage();
  await open(other, site);
  await load(page, site, 'zh');
  await other.goto(`${site}#/bsnApply/all`);
  await expect(other.locator('.bd-row')).toHaveCount(17);
});

test('the choice of language is kept', async ({ page, site }) => {
  await open(page, site);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.locator('h1')).toHaveText('Does my server qualify for a filing service number?');
});

test('an input method that composes does not empty the table', async ({ page, site }) => {
  await load(page, site, 'zh');
  const field = page.locator('input[type=search]');
  await field.focus();
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'zhu', selectionStart: 3, selectionEnd: 3 });
  await expect(page.locator('.bd-row')).toHaveCount(17);
  await client.send('Input.insertText', { text: '主站' });
  await expect(page.locator('.bd-row')).toHaveCount(1);
});

test('a row that goes on being shown stays as it is while somebody types, and its link goes along', async ({ page, site }) => {
  await load(page, site, 'zh');
  const first = page.locator('.bd-row').first();
  const id = await first.locator('.bd-row__id').textContent();
  const element = await first.elementHandle();
  await page.locator('input[type=search]').fill(id);
  await expect(page.locator('.bd-row')).toHaveCount(1);
  expect(await first.evaluate((row, before) => row === before, element)).toBe(true);
  const query = new URLSearchParams({ q: id, open: id });
  await expect(first.locator('.bd-row__toggle')).toHaveAttribute('href', `#/bsnApply/all?${query}`);
});

test('who goes to the search before a page is laid out stays there', async ({ page, site }) => {
  await load(page, site, 'zh');
  const stays = await page.evaluate(async () => {
    const come = new Promise((done) => { addEventListener('hashchange', done, { once: true }); });
    location.hash = '#/bsnManagement';
    await come;
    // What is laid out when the messages of this turn have been taken in; the next frame is still to come.
    for (let turn = 0; turn < 100 && !document.querySelector('.bd-number'); turn += 1) await null;
    const search = document.querySelector('input[type=search]');
    search.focus();
    await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
    return document.activeElement === search;
  });
  expect(stays).toBe(true);
  // Else it is the heading that has it.
  await page.getByRole('link', { name: '关于', exact: true }).first().click();
  await expect(page.locator('h1')).toBeFocused();
});

test('a file that is dropped before the browser says that a dialog was closed is taken', async ({ page, site }) => {
  await open(page, site);
  await page.locator('.bd-way--drop button').click();
  await expect(page.locator('dialog[open]')).toBeVisible();
  // Escape closes the element at once; the event of it is a task of its own, and comes after this one.
  await page.evaluate(async () => {
    let late = false;
    const dialog = document.querySelector('dialog');
    dialog.addEventListener('close', () => { late = true; }, { once: true });
    dialog.requestClose();
    for (let turn = 0; turn < 50; turn += 1) await null;
    if (late) throw new Error('the event came early');
    const files = new DataTransfer();
    files.items.add(new File(['{"schema": "beian-desk/1", "instances": [{"id": "i-late", "product": "ecs"}]}'], 'late.json'));
    const zone = document.querySelector('.bd-way--drop');
    zone.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  });
  await expect(page.locator('dialog[open] .bd-file')).toHaveText(/late\.json/);
});

test('nothing is asked of the network but the page itself', async ({ page, site }) => {
  const requests = [];
  // The browser fetches the tab's icon anew when it likes; the page has no part in that.
  page.on('request', (request) => { if (!request.url().includes('/icon-')) requests.push(request.url()); });
  await load(page, site, 'zh');
  expect(requests.filter((url) => !url.startsWith(site))).toEqual([]);
  const after = requests.length;
  await page.locator('.bd-nav a[href="#/faq"]').click();
  await expect(page.locator('.bd-questions').first()).toBeVisible();
  await page.locator('.bd-nav a[href="#/about"]').click();
  await expect(page.locator('.bd-rules').first()).toBeVisible();
  expect(requests.slice(after)).toEqual([]);
});

test('after a crash the numbers can be saved, and the app starts again', async ({ page, site }) => {
  await load(page, site, 'zh');
  await page.evaluate(() => window.dispatchEvent(new CustomEvent('beian-desk:crash', { detail: 'panicked' })));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /Save my numbers/ }).click()]);
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'));
  expect(Object.keys(saved.database.events)).toHaveLength(5);
  expect(Object.keys(saved.localStorage).filter((key) => key.startsWith('beian-desk/event/'))).toHaveLength(5);
  await page.getByRole('button', { name: /Start again/ }).click();
  await expect(page.locator('.bd-row')).toHaveCount(17);
});

test('a link to a question that is not there says so, above all the others', async ({ page, site }) => {
  await open(page, site, '#/faq/no-such');
  const gone = page.locator('main .bd-warn');
  await expect(gone).toHaveText('没有这个问题，它可能改了名字。下面是全部问题。');
  await expect(page.locator('main h1')).toHaveText('常见问题');
  await page.locator('.bd-nav a[href="#/faq"]').click();
  await expect(gone).toHaveCount(0);
});
