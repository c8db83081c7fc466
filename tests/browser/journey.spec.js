// From the first visit to a number that is found again after a reload, in both languages.
import path from 'node:path';
import { test, expect, open, atNoon, samples } from './desk.js';

const TEXT = {
  zh: { heading: '我的服务器能申请备案服务号吗？', import: '导入文件或粘贴', take: '导入', use: '使用这个账号', confirm: '确认预留', later: '以后再填', bring: '填入真正的号码', record: '登记' },
  en: { heading: 'Does my server qualify for a filing service number?', import: 'Import or paste', take: 'Import', use: 'Use this account', confirm: 'Confirm and reserve', later: 'Later', bring: 'Enter the real number', record: 'Record' },
};

const ACCOUNT = '1370000000000210';

// Worked out by hand from the guide's rules, as of noon on 1 July 2026 in China, with the five numbers of
// i-7xvexample0008 imported.
const VERDICTS = {
  'i-bp1example0001': 'eligible', // 12 months, 5 Mbps
  'i-uf6example0002': 'eligible', // public access by an elastic address
  'i-2zeexample0003': 'ineligible', // pay-as-you-go
  'i-wz9example0004': 'ineligible', // no public access
  'i-2vcexample0005': 'ineligible', // 20 June to 21 July: one month
  'i-j6cexample0006': 'not-required', // Hong Kong
  'i-m5eexample0007': 'ineligible', // expired on 16 June
  'i-7xvexample0008': 'ineligible', // five of five numbers issued
  'i-bp1example0009': 'eligible', // 2 April to 3 July in China: three months
  'i-uf6example0010': 'ineligible', // expired at midnight
  'i-uf6example0011': 'eligible', // finance region, in the mainland
  'i-t4nexample0012': 'not-required', // Singapore
  '2ad1ae67295445f59801749900000001': 'eligible',
  '2ad1ae67295445f59801749900000002': 'ineligible', // one month
  '2ad1ae67295445f59801749900000003': 'eligible', // 11 May to 12 August in China: three months
  '2ad1ae67295445f59801749900000004': 'not-required', // Hong Kong
  '2ad1ae67295445f59801749900000005': 'ineligible', // expired on 2 June
};

for (const lang of ['zh', 'en']) {
  const t = TEXT[lang];

  test.describe(lang, () => {
    test.use({ lang });

    test('import, verdicts, reasons, apply, confirm, reload, record', async ({ page, site }) => {
      await open(page, site);
      await expect(page.locator('h1')).toHaveText(t.heading);
      await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en');
      await atNoon(page);

      await page.getByRole('button', { name: t.import, exact: true }).click();
      const dialog = page.locator('dialog');
      const files = ['ecs_describe_instances.json', 'swas_list_instances.json', 'bsn_get_by_resource.json'];
      await dialog.locator('input[type=file]').setInputFiles(files.map((name) => path.join(samples, name)));
      await expect(dialog.locator('.bd-file')).toHaveCount(3);
      const take = dialog.getByRole('button', { name: t.take, exact: true });
      await expect(take, 'the account is asked first').toBeDisabled();

      await dialog.locator('input[name=account]').fill('12a');
      await dialog.getByRole('button', { name: t.use }).click();
      await expect(dialog.locator('.bd-whose .bd-field__error')).not.toBeEmpty();
      await dialog.locator('input[name=account]').fill(ACCOUNT);
      await dialog.getByRole('button', { name: t.use }).click();
      await take.click();

      await expect(page).toHaveURL(/#\/bsnApply\/all$/);
      await expect(page.locator('.bd-row')).toHaveCount(17);
      for (const [id, verdict] of Object.entries(VERDICTS)) {
        const row = page.locator('.bd-row', { has: page.getByText(id, { exact: true }) });
        await expect(row.locator('.bd-verdict').first(), id).toHaveClass(new RegExp(`bd-verdict--${verdict}$`));
      }

      // The explanation names every condition; the one that fails is marked, with its source and a remedy.
      const short = page.locator('.bd-row', { has: page.getByText('i-2vcexample0005', { exact: true }) });
      await short.locator('.bd-row__toggle').click();
      await expect(page).toHaveURL(/open=i-2vcexample0005/);
      const explain = page.locator('.bd-explain');
      await expect(explain.locator('.bd-condition')).toHaveCount(7);
      await expect(explain.locator('.bd-condition--unmet')).toHaveCount(1);
      await expect(explain.locator('.bd-condition--unmet')).toContainText('S9');
      await expect(explain.locator('.bd-todo > li')).toHaveCount(1);
      await expect(explain.locator('.bd-todo')).toContainText('2');
      await page.goBack();
      await expect(explain).toHaveCount(0);

      // Apply: Escape does nothing, Confirm reserves.
      const first = page.locator('.bd-row', { has: page.getByText('i-bp1example0001', { exact: true }) });
      await first.locator('.bd-button--primary').click();
      await expect(dialog).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(first).toContainText('0 / 5');
      await expect(first.locator('.bd-button--primary'), 'the focus comes back').toBeFocused();
      await first.locator('.bd-button--primary').click();
      await dialog.locator('input[name=domain]').fill('example.cn');
      await dialog.getByRole('button', { name: t.confirm, exact: true }).click();
      const reserved = dialog.locator('.bd-big code');
      await expect(reserved).toHaveText(/^SIM-\d{8}-[2-9A-HJ-NP-Z]{8}$/);
      const reservation = await reserved.textContent();
      await dialog.getByRole('button', { name: t.later }).click();
      await expect(first).toContainText(lang === 'zh' ? '1 / 5（预留 1）' : '1 / 5 (1 reserved)');

      // It is there after a reload, and the real number takes its place.
      await page.reload();
      await page.goto(`${site}#/bsnManagement`);
      const card = page.locator('.bd-number', { hasText: reservation });
      await expect(card).toContainText('example.cn');
      await expect(page.locator('.bd-number')).toHaveCount(6);
      await card.getByRole('button', { name: t.bring }).click();
      const number = '5a0f0d9c-0000-4000-8000-0000000000aa';
      await dialog.locator('input[name=number]').fill(reservation);
      await dialog.getByRole('button', { name: t.record, exact: true }).click();
      await expect(dialog.getByRole('alert')).toContainText('SIM-');
      await dialog.locator('input[name=number]').fill(number);
      await dialog.getByRole('button', { name: t.record, exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.locator('.bd-number')).toHaveCount(7);
      await page.reload();
      await expect(page.locator('.bd-number', { hasText: number }).first()).toBeVisible();

      await page.goto(`${site}#/bsnApply/ecs`);
      await expect(first).toContainText('1 / 5');
    });
  });
}
