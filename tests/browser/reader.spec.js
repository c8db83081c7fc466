// What those hear who don't see: the tree of each page, written by hand from what the page should say; what is Chinese
// within English; and what is said of the stores.
import { test, expect, open, atNoon } from './desk.js';
import { databaseAbsent } from './denials.js';

for (const lang of ['zh', 'en']) {
  const t = (zh, en) => (lang === 'zh' ? zh : en);
  /** A main part that begins with its heading. */
  const tree = (heading, ...lines) => [`- main:`, `  - heading "${heading}" [level=1]`, ...lines.map((line) => `  ${line}`)].join('\n');

  test.describe(lang, () => {
    test.use({ lang });

    test('around every page: the way past, a banner with the navigation, the footer', async ({ page, site }) => {
      await open(page, site, '#/about');
      await expect(page.locator('h1')).toHaveText(t('关于这个工具', 'About this tool'));
      await expect(page.locator('#bd-app')).toMatchAriaSnapshot(`
        - link "${t('跳到正文', 'Skip to content')}"
        - banner:
          - link "${t('备案服务号自查', 'Service number check')}"
          - button "${t('English', '中文')}"
          - navigation "${t('主导航', 'Main')}":
            - list:
              - listitem:
                - link "${t('问答自查', 'Check by questions')}"
              - listitem:
                - link "${t('备案服务号申请', 'Apply')}"
              - listitem:
                - link "${t('备案服务号管理', 'Numbers')}"
              - listitem:
                - link "${t('网站规划', 'Sites to file')}"
              - listitem:
                - link "${t('常见问题', 'FAQ')}"
              - listitem:
                - link "${t('关于', 'About')}"
          - combobox "${t('账号', 'Account')}"
          - button "${t('添加账号…', 'Add an account…')}"
          - textbox "${t('判断时间（北京时间）', 'As of (China time)')}"
        - main
        - contentinfo:
          - paragraph: /2018/
          - combobox "${t('外观', 'Theme')}"
      `);
      await expect(page.getByRole('link', { name: t('关于', 'About'), exact: true })).toHaveAttribute('aria-current', 'page');
    });

    test('the first screen: what it is, five ways in, how to export', async ({ page, site }) => {
      await open(page, site);
      const way = (heading, ...press) => ['- listitem:', `  - heading "${heading}" [level=3]`, '  - paragraph', ...press.map((one) => `  - ${one}`)].map((line) => `  ${line}`);
      const first = tree(
        t('我的服务器能申请备案服务号吗？', 'Does my server qualify for a filing service number?'),
        '- paragraph',
        `- heading "${t('从哪里开始', 'Ways to begin')}" [level=2]`,
        '- list:',
        ...way(t('回答几个问题', 'Answer a few questions'), `link "${t('开始回答', 'Start')}"`, `link "${t('我还没有服务器', 'I have no server yet')}"`),
        ...way(t('导入文件', 'Import a file'), `button "${t('导入文件或粘贴', 'Import or paste')}"`),
        ...way(t('手动填一台', 'Enter one server'), `button "${t('填写服务器', 'Enter a server')}"`),
        ...way(t('先看示例', 'Look at samples'), `button "${t('载入示例', 'Load the samples')}"`),
        ...way(t('这是什么？', 'What is this?'), `link "${t('看说明', 'Read on')}"`),
        `- heading "${t('怎样用命令行导出', 'How to export with the command line')}" [level=2]`,
        `- combobox "${t('地域', 'Region')}"`,
        `- heading "${t('ECS 实例', 'ECS instances')}" [level=3]`,
        `- heading "${t('轻量应用服务器', 'Simple Application Servers')}" [level=3]`,
      );
      await expect(page.locator('main')).toMatchAriaSnapshot(first);
      // Without servers there is nothing to list: the page of the list begins with the ways to bring some.
      await page.goto(`${site}#/bsnApply`);
      await expect(page.locator('main')).toMatchAriaSnapshot(first);
    });

    test('the list: sums, the portfolio, tabs, what narrows it, a table whose rows say who they are', async ({ page, site }) => {
      await open(page, site);
      await atNoon(page);
      await page.locator('.bd-way button').nth(2).click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await expect(page.locator('main')).toMatchAriaSnapshot(tree(
        t('备案服务号申请', 'Apply'),
        // Five each of six servers, and a number that is there.
        '- paragraph: /31/',
        '- group:',
        `  - heading "${t('一览', 'At a glance')}" [level=2]`,
        `  - heading "${t('结论', 'Verdicts')}" [level=3]`,
        '  - list:',
        '    - listitem:',
        `      - link "6 ${t('可以申请', 'Qualifies')}"`,
        `  - heading "${t('90 天内到期', 'Expiring within 90 days')}" [level=3]`,
        `  - heading "${t('各账号的号码', 'Numbers by account')}" [level=3]`,
        `- navigation "${t('产品', 'Products')}":`,
        '  - list:',
        '    - listitem:',
        `      - link "${t('全部', 'All')} 17"`,
        `- searchbox "${t('搜索', 'Search')}"`,
        `- combobox "${t('结论', 'Verdict')}"`,
        `- combobox "${t('排序', 'Sort')}"`,
        `- button "${t('导入', 'Import')}"`,
        `- button "${t('添加服务器', 'Add a server')}"`,
        `- button "${t('导出…', 'Export…')}"`,
        `- table "${t('实例列表', 'Instances')}":`,
        '  - rowgroup:',
        '    - row:',
        `      - columnheader "${t('选择', 'Selection')}"`,
        `      - columnheader "${t('实例', 'Instance')}"`,
        `      - columnheader "${t('结论', 'Verdict')}"`,
        `      - columnheader "${t('操作', 'Action')}"`,
        '  - rowgroup:',
        '    - row:',
        '      - cell:',
        '        - checkbox /i-bp1example0001/',
        '      - rowheader /i-bp1example0001/',
        `      - cell /${t('可以申请', 'Qualifies')}/:`,
        '        - link /i-bp1example0001/',
        '      - cell:',
        `        - button "${t('申请', 'Apply')} i-bp1example0001"`,
        `- navigation "${t('分页', 'Pages')}":`,
        '  - status: /17/',
      ));
      // What is drawn of a term is an image with its dates as its name.
      await expect(page.locator('.bd-row').first().getByRole('img')).toHaveAccessibleName(/2027/);
    });

    test('an explanation: verdict, what to do, until when, each condition with its mark in words', async ({ page, site }) => {
      await open(page, site);
      await atNoon(page);
      await page.locator('.bd-way button').nth(2).click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await page.goto(`${site}#/bsnApply/all?open=i-2vcexample0005`);
      await expect(page.locator('.bd-explain')).toMatchAriaSnapshot(`
        - region:
          - paragraph: /${t('暂不能申请', 'Does not qualify yet')}/
          - heading "${t('最少要做的事', 'The least you must do')}" [level=2]
          - list:
            - listitem
          - heading "${t('逐项条件', 'Conditions, one by one')}" [level=2]
          - list:
            - listitem:
              - paragraph
              - paragraph
              - term: ${t('要求', 'Required')}
              - definition
              - term: ${t('实际', 'Found')}
              - definition
          - paragraph:
            - button "${t('修改', 'Edit')}"
            - button "${t('移除', 'Remove')}"
      `);
      // The sign before each is for the eye alone: the words say met or not.
      for (const title of await page.locator('.bd-condition__title').all()) await expect(title).toHaveText(new RegExp(t('满足|通过|不知道|未|不', 'met|Met|know|not|Not')));
    });

    test('the numbers: by account, what narrows them, each with its status and its steps', async ({ page, site }) => {
      await open(page, site, '#/bsnManagement');
      await expect(page.locator('main')).toMatchAriaSnapshot(tree(
        t('备案服务号管理', 'Numbers'),
        '- paragraph',
        `- searchbox "${t('搜索', 'Search')}"`,
        `- combobox "${t('状态', 'Status')}"`,
        `- button "${t('登记真正的号码', 'Record a real number')}"`,
        `- button "${t('导出…', 'Export…')}"`,
        `- button "${t('打印', 'Print')}"`,
        `- paragraph: ${t('还没有号码。到“备案服务号申请”看哪台服务器能申请；已有的号码可以登记在这里。', 'There are no numbers yet. See under Apply which server can have one, or record one that you have.')}`,
      ));
      await page.goto(`${site}#/`);
      await page.locator('.bd-way button').nth(2).click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await page.goto(`${site}#/bsnManagement?q=000000000004`);
      await expect(page.locator('.bd-number')).toHaveCount(1);
      const number = '4f9f0d9c-0000-4000-8000-000000000004';
      await expect(page.locator('main')).toMatchAriaSnapshot(tree(
        t('备案服务号管理', 'Numbers'),
        '- group:',
        `  - heading "${t('各账号的号码', 'Numbers by account')}" [level=2]`,
        '- list:',
        '  - listitem:',
        `    - code: ${number}`,
        `    - button "${t('复制', 'Copy')} ${number}"`,
        `    - term: ${t('实例', 'Instance')}`,
        '    - definition: /i-7xvexample0008/',
        '    - paragraph:',
        `      - button "${t('记为已提交备案', 'Mark as submitted')}"`,
        `      - button "${t('记为失效', 'Mark as void')}"`,
        `      - button "${t('写备注', 'Write a note')}"`,
        `      - link "${t('历史记录', 'History')}"`,
      ));
    });

    test('a question: how far, where to look, the answers as one group; a wrong one is said', async ({ page, site }) => {
      await open(page, site, '#/ask');
      const title = t('您买的是什么？', 'What did you buy?');
      await expect(page.locator('main')).toMatchAriaSnapshot([
        '- main:',
        `  - paragraph: /${t('第 1 题', 'Question 1')}/`,
        `  - heading "${title}" [level=1]`,
        `  - strong: ${t('在哪里看', 'Where to look')}`,
        `  - group "${title}":`,
        `    - radio /${t('云服务器 ECS', 'Elastic Compute Service')}/`,
        '  - paragraph:',
        `    - button "${t('下一题', 'Next')}"`,
        `    - button "${t('不知道', "I don't know")}"`,
      ].join('\n'));
      await page.goto(`${site}#/ask?product=ecs&region=mainland&used=0&at=term`);
      const months = page.locator('main').getByRole('textbox').first();
      await months.fill('x');
      await page.keyboard.press('Enter');
      await expect(page.locator('main').getByRole('alert')).toBeVisible();
      await expect(months).toHaveAttribute('aria-invalid', 'true');
    });

    test('sites to file: a list to fill in, and where each goes', async ({ page, site }) => {
      await open(page, site);
      await page.locator('.bd-way button').nth(2).click();
      await expect(page.locator('.bd-row')).toHaveCount(17);
      await page.goto(`${site}#/plan`);
      const heading = t('网站规划', 'Sites to file');
      const field = `- textbox "${t('要备案的域名', 'Domains to file')}"`;
      await expect(page.locator('main')).toMatchAriaSnapshot(tree(heading, '- paragraph', field, `- button "${t('规划', 'Plan')}"`));
      await page.locator('[name=sites]').fill('shop.cn\nlocalhost');
      await page.locator('[name=sites]').blur();
      await expect(page.locator('main')).toMatchAriaSnapshot(tree(
        heading,
        field,
        '- status:',
        '  - list:',
        '    - listitem: /localhost/',
        '- status:',
        '  - paragraph',
        `- heading "${t('每个网站去哪里', 'Where each site goes')}" [level=2]`,
        `- button "${t('导出为表格', 'Save as a table')}"`,
        '- list:',
        '  - listitem:',
        '    - strong: shop.cn',
        '    - paragraph',
      ));
    });

    test('questions: a search, every group under its heading; an answer under its question', async ({ page, site }) => {
      await open(page, site, '#/faq');
      const asked = t('为什么没有“申请”按钮？', 'Why is there no 申请 (apply) button?');
      await expect(page.locator('main')).toMatchAriaSnapshot(tree(
        t('常见问题', 'Questions and answers'),
        `- searchbox "${t('搜索问题', 'Search the questions')}"`,
        ...[t('号码是什么', 'What the number is'), t('申请与使用', 'Applying and using it')].map((group) => `- heading "${group}" [level=2]`),
        '- list:',
        '  - listitem:',
        `    - link "${asked}"`,
        ...[t('服务器的条件', 'What the server must have'), t('购买时长与到期', 'Term and expiry'), t('能申请几个', 'How many numbers'), t('不用号码的情况', 'Where no number is used'), t('关于本工具', 'About this tool')].map((group) => `- heading "${group}" [level=2]`),
      ));
      await page.goto(`${site}#/faq/no-button`);
      await expect(page.locator('main')).toMatchAriaSnapshot([
        '- main:',
        '  - paragraph:',
        `    - link /${t('全部问题', 'All questions')}/`,
        `  - heading "${asked}" [level=1]`,
        '  - paragraph',
        '  - list:',
        '    - listitem:',
        '      - link',
        `  - heading "${t('相关问题', 'Related questions')}" [level=2]`,
        '  - list:',
        '    - listitem:',
        '      - link',
      ].join('\n'));
    });

    test('the page about the app: rules, what is stored, working without a network', async ({ page, site }) => {
      await open(page, site, '#/about');
      await expect(page.locator('.bd-rules').first()).toBeVisible();
      const headings = [
        t('换一套规则，结论会变吗', 'Would other rules change a verdict?'),
        t('规则表', 'The rules'),
        t('每一条依据用在哪里', 'Where each statement is used'),
        t('2018年以后可能的变化', 'What may have changed since 2018'),
        t('自己验证一遍', 'Check it yourself'),
      ];
      await expect(page.locator('main')).toMatchAriaSnapshot(tree(
        t('关于这个工具', 'About this tool'),
        '- paragraph',
        `- combobox "${t('按哪套规则判断', 'Judge by')}"`,
        ...headings.map((heading) => `- heading "${heading}" [level=2]`),
        '- paragraph:',
        `  - button "${t('开始比对', 'Start comparing')}"`,
        `- heading "${t('保存了什么、在哪里', 'What is stored, and where')}" [level=2]`,
        '- paragraph:',
        `  - button "${t('存一份备份', 'Save a backup')}"`,
        `  - button "${t('抹掉全部数据…', 'Erase everything…')}"`,
        `- heading "${t('离线使用', 'Without a network')}" [level=2]`,
        `- heading "${t('带走一份', 'Take it with you')}" [level=2]`,
        '- paragraph:',
        '  - link',
      ));
      // A row of the rules says what it is about before what it says.
      await expect(page.locator('.bd-rules').first().getByRole('rowheader').first()).toHaveText(t('地域在中国内地', 'In a mainland region'));
    });

    test('a dialog is named by its heading, and says what is asked', async ({ page, site }) => {
      await open(page, site);
      await atNoon(page);
      await page.locator('.bd-way button').nth(2).click();
      await page.locator('.bd-row .bd-button--primary').first().click();
      await expect(page.locator('dialog')).toMatchAriaSnapshot(`
        - dialog "${t('申请备案服务号', 'Apply for a number')}":
          - heading "${t('申请备案服务号', 'Apply for a number')}" [level=2]
          - term: ${t('实例', 'Instance')}
          - definition: /i-bp1example0001/
          - term: ${t('账号', 'Account')}
          - definition: "1370000000000210"
          - term: ${t('名额', 'Quota')}
          - textbox "${t('要备案的域名（选填）', 'Domain to be filed (optional)')}"
          - paragraph:
            - button "${t('取消', 'Cancel')}"
            - button "${t('确认预留', 'Confirm and reserve')}"
      `);
      await page.keyboard.press('Escape');
      await page.locator('.bd-tools__end button').nth(1).click();
      await page.locator('dialog button[type=submit]').click();
      await expect(page.locator('dialog')).toMatchAriaSnapshot(`
        - dialog "${t('添加服务器', 'Add a server')}":
          - heading "${t('添加服务器', 'Add a server')}" [level=2]
          - alert:
            - heading "${t('请先更正下面的内容', 'There is a problem')}" [level=3]
            - list:
              - listitem:
                - link /${t('请填写', 'Fill this in')}/
          - textbox "${t('实例 ID', 'Instance ID')}"
      `);
      await expect(page.getByRole('textbox', { name: t('实例 ID', 'Instance ID') })).toHaveAttribute('aria-invalid', 'true');
    });

    test('what is wrong with the stores is said when it shows', async ({ page, site }) => {
      await page.addInitScript(databaseAbsent);
      await open(page, site);
      const said = t('这个浏览器不提供数据库', 'This browser offers no database');
      await expect(page.getByRole('alert').filter({ hasText: said })).toHaveCount(1);
    });
  });
}

test.describe('en', () => {
  test.use({ lang: 'en' });

  /** Chinese that says neither itself nor by what surrounds it that it is. */
  const unmarked = (page) => page.evaluate(() => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const around = text.parentElement;
      const shown = around.closest('script, template, noscript, option, svg') === null;
      if (shown && /[\u3400-\u9fff]/.test(text.data) && around.closest('[lang]').lang !== 'zh-CN') found.push(text.data);
    }
    return found;
  });

  test('what is Chinese in English says so, and nothing else does', async ({ page, site }) => {
    await open(page, site);
    await atNoon(page);
    expect(await unmarked(page)).toEqual([]);
    await page.locator('.bd-way button').nth(2).click();
    await expect(page.locator('.bd-row')).toHaveCount(17);
    // What a user wrote in Chinese, as the name of a server.
    await expect(page.locator('.bd-row__name [lang=zh-CN]').first()).toHaveText('官网');
    for (const [fragment, there] of [['#/bsnApply/all?open=i-7xvexample0008', '.bd-explain'], ['#/bsnManagement', '.bd-number'], ['#/ask?product=ecs', '.bd-choice'], ['#/plan', '[name=sites]'], ['#/faq', '.bd-questions'], ['#/faq/no-button', '.bd-prose'], ['#/about', '.bd-rules']]) {
      await page.goto(`${site}${fragment}`);
      await expect(page.locator(there).first()).toBeVisible();
      expect(await unmarked(page), fragment).toEqual([]);
    }
    await page.goto(`${site}#/faq/no-button`);
    await expect(page.locator('h1 [lang=zh-CN]')).toHaveText('申请');
    // What is read out, too.
    await page.goto(`${site}#/faq/no-button?policy=${encodeURIComponent('申请')}`);
    await expect(page.locator('#bd-live [lang=zh-CN]')).toHaveText('申请');
    await page.goto(`${site}faq.en.html`);
    expect(await unmarked(page)).toEqual([]);
    expect(await page.locator('[lang=zh-CN]').evaluateAll((all) => all.filter((one) => !/[\u3000-\u9fff\uff00-\uffef]/.test(one.textContent)).length)).toBe(0);
  });

  test('what takes long is said before it is begun, and no longer once it is done', async ({ page, site }) => {
    /** Every text that the place for it has had. */
    const listen = (where = '#bd-working') => page.evaluate((selector) => {
      window.said = [];
      const place = document.querySelector(selector);
      new MutationObserver(() => window.said.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
    }, where);
    await open(page, site, '#/plan');
    await page.locator('[name=sites]').waitFor();
    await listen();
    // A short list is planned at once, without a word.
    await page.locator('[name=sites]').fill('shop.cn');
    await page.locator('[name=sites]').blur();
    await expect(page.locator('.bd-site')).toHaveCount(1);
    expect(await page.evaluate(() => window.said)).toEqual([]);
    await page.locator('[name=sites]').fill(Array.from({ length: 300 }, (_, n) => `site-${n}.cn`).join('\n'));
    await page.locator('[name=sites]').blur();
    await expect(page.locator('.bd-site')).toHaveCount(300);
    await expect.poll(() => page.evaluate(() => window.said)).toEqual(['Working…', '']);

    await page.goto(`${site}#/`);
    await page.locator('.bd-way button').nth(2).click();
    await expect(page.locator('.bd-row')).toHaveCount(17);
    await page.locator('.bd-tools__end button').nth(2).click();
    await expect(page.locator('dialog .bd-takeout')).toBeVisible();
    await listen();
    const file = page.waitForEvent('download');
    await page.locator('.bd-takeout .bd-button--primary').click();
    expect((await file).suggestedFilename()).toMatch(/^beian-desk-backup-/);
    await expect.poll(() => page.evaluate(() => window.said)).toEqual(['Working…', '']);

    // Each button that takes everything out says it beside itself, in a dialog over the page as well.
    await page.keyboard.press('Escape');
    await page.goto(`${site}#/about`);
    const everything = (where) => page.locator(where).getByRole('button', { name: 'Save a backup' });
    await everything('main').waitFor();
    for (const where of ['main', 'dialog']) {
      if (where === 'dialog') await page.locator('main .bd-button--danger').click();
      await everything(where).waitFor();
      await everything(where).evaluate((button, name) => { button.parentElement.querySelector('[role=status]').id = name; }, `said-${where}`);
      await listen(`#said-${where}`);
      const again = page.waitForEvent('download');
      await everything(where).click();
      await again;
      await expect.poll(() => page.evaluate(() => window.said)).toEqual(['Working…', '']);
    }
  });
});
