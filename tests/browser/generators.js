// A site of one generator with the element in it: made, built, served and looked at. `node generators.js NAME`, with
// the generator installed under $BEIAN_GENERATORS; scripts/embed-generators does both.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { serve } from '../../scripts/lib/serve.mjs';
import { launchOptions } from './playwright.config.js';

const [name] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const installed = process.env.BEIAN_GENERATORS;
const python = (tool) => path.join(installed, 'python', 'bin', tool);

// In a `div`, which every dialect of Markdown takes for a block and leaves as it is.
const TAG = '<div><beian-check product="ecs" lang="zh"><p>包年包月、至少 3 个月。</p></beian-check></div>';

/** Of each: its files, how it is built, where the site is, how one comes to the other page, how it is made dark. */
const GENERATORS = {
  mkdocs: {
    files: (site, own) => ({
      'mkdocs.yml': `site_name: Docs\nsite_url: ${own}\ntheme:\n  name: material\n  font: false\n  features: [navigation.instant]\n  palette:\n    - scheme: default\n      toggle: { icon: material/weather-night, name: Dark }\n    - scheme: slate\n      toggle: { icon: material/weather-sunny, name: Light }\nnav: [index.md, other.md]\nextra_javascript:\n  - path: ${site}embed.js\n    type: module\nextra_css:\n  - ${site}embed.css\n`,
      'docs/index.md': `# Guide\n\nText.\n\n${TAG}\n\n[on](other.md)\n`,
      'docs/other.md': '# Other\n\n[back](index.md)\n',
    }),
    build: () => [python('mkdocs'), ['build', '--quiet']],
    out: 'site',
    version: () => [python('mkdocs'), ['--version']],
    instant: true,
    dark: (page) => page.evaluate(() => { document.body.dataset.mdColorScheme = 'slate'; }),
  },
  sphinx: {
    files: (site) => ({
      'conf.py': `project = 'Docs'\nhtml_theme = 'furo'\nhtml_js_files = [('${site}embed.js', {'type': 'module'})]\nhtml_css_files = ['${site}embed.css']\n`,
      'index.rst': `Guide\n=====\n\nText.\n\n.. raw:: html\n\n   ${TAG}\n\n:doc:\`on <other>\`\n\n.. toctree::\n\n   other\n`,
      'other.rst': 'Other\n=====\n\n:doc:`back <index>`\n',
    }),
    build: () => [python('sphinx-build'), ['-q', '-b', 'html', '.', 'site']],
    out: 'site',
    version: () => [python('sphinx-build'), ['--version']],
    dark: (page) => page.evaluate(() => { document.body.dataset.theme = 'dark'; }),
  },
  mdbook: {
    files: (site) => ({
      'book.toml': '[book]\ntitle = "Docs"\n[output.html]\nadditional-css = []\n',
      'src/SUMMARY.md': '- [Guide](index.md)\n- [Other](other.md)\n',
      'src/index.md': `# Guide\n\nText.\n\n<script type="module" src="${site}embed.js"></script>\n\n${TAG}\n\n[on](other.md)\n`,
      'src/other.md': '# Other\n\n[back](index.md)\n',
    }),
    build: () => ['mdbook', ['build']],
    out: 'book',
    version: () => ['mdbook', ['--version']],
    dark: (page) => page.evaluate(() => { document.documentElement.classList.replace('light', 'navy'); }),
  },
  vitepress: {
    files: (site) => ({
      'package.json': '{"private":true,"type":"module"}',
      '.vitepress/config.mjs': `export default { title: 'Docs', head: [['script', { type: 'module', src: '${site}embed.js' }], ['link', { rel: 'stylesheet', href: '${site}embed.css' }]],\n  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'beian-check' } } } };\n`,
      'index.md': `# Guide\n\nText.\n\n${TAG}\n\n[on](./other)\n`,
      'other.md': '# Other\n\n[back](./)\n',
    }),
    modules: 'vitepress',
    build: (folder) => [process.execPath, [path.join(folder, '../node_modules/vitepress/bin/vitepress.js'), 'build']],
    out: '.vitepress/dist',
    package: 'vitepress',
    instant: true,
    dark: (page) => page.evaluate(() => { document.documentElement.classList.add('dark'); }),
  },
  docusaurus: {
    files: (site) => ({
      'package.json': '{"private":true}',
      'docusaurus.config.js': `module.exports = { title: 'Docs', url: 'http://127.0.0.1', baseUrl: '/', onBrokenLinks: 'throw', presets: [['classic', { docs: { routeBasePath: '/' }, blog: false, pages: false }]],\n  scripts: [{ src: '${site}embed.js', type: 'module' }], stylesheets: ['${site}embed.css'] };\n`,
      'docs/index.md': `---\nslug: /\n---\n\n# Guide\n\nText.\n\n${TAG}\n\n[on](./other.md)\n`,
      'docs/other.md': '# Other\n\n[back](./index.md)\n',
    }),
    modules: 'docusaurus',
    build: (folder) => [process.execPath, [path.join(folder, '../node_modules/@docusaurus/core/bin/docusaurus.mjs'), 'build']],
    out: 'build',
    package: '@docusaurus/core',
    instant: true,
    dark: (page) => page.evaluate(() => { document.documentElement.dataset.theme = 'dark'; }),
  },
};

function must(holds, what) {
  if (!holds) throw new Error(what);
}

const generator = GENERATORS[name];
// Beside its packages, where Node looks for them.
const folder = mkdtempSync(path.join(generator.modules ? path.join(installed, generator.modules) : tmpdir(), `beian-${name}-`));
const pictures = path.join(here, '..', '..', 'target', 'checks', 'generators');
mkdirSync(pictures, { recursive: true });
const tool = await serve(path.join(here, '..', '..', 'dist'), 0);
const browser = await chromium.launch(launchOptions);
let site;
try {
  mkdirSync(path.join(folder, generator.out), { recursive: true });
  site = await serve(path.join(folder, generator.out), 0);
  for (const [file, text] of Object.entries(generator.files(`http://127.0.0.1:${tool.port}/`, `http://127.0.0.1:${site.port}/`))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const run = ([command, args]) => execFileSync(command, args, { cwd: folder, timeout: 400_000, killSignal: 'SIGKILL', stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', env: { ...process.env, NO_UPDATE_NOTIFIER: '1', CI: '1', DOCUSAURUS_NO_TELEMETRY: '1' } });
  const version = generator.package
    ? JSON.parse(readFileSync(path.join(folder, '../node_modules', generator.package, 'package.json'), 'utf8')).version
    : run(generator.version()).trim().split('\n')[0];
  run(generator.build(folder));

  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.addInitScript(() => { globalThis.entered = true; });
  await page.goto(`http://127.0.0.1:${site.port}/`);
  const heading = page.locator('beian-check h2');
  await heading.waitFor();
  must(await page.getByText('包年包月、至少').isHidden(), 'what stands in the element has fallen out of it');
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
  await page.locator('beian-check .bd-button', { hasText: '不知道' }).click();
  must(await heading.textContent() !== '它在中国内地吗？', 'it does not go on');
  // To the other page and back, by the generator's own links.
  await page.evaluate(() => { globalThis.stayed = true; });
  await page.getByRole('link', { name: 'on', exact: true }).click();
  await page.locator('h1', { hasText: 'Other' }).waitFor();
  await page.getByRole('link', { name: 'back', exact: true }).click();
  await heading.waitFor();
  must(!generator.instant || await page.evaluate(() => globalThis.stayed === true), 'its navigation is no longer its own');
  must(await page.locator('beian-check').count() === 1, 'there is not one element');
  await generator.dark(page);
  await page.waitForTimeout(300);
  const ground = await page.locator('beian-check section').evaluate((box) => getComputedStyle(box).backgroundColor);
  await page.screenshot({ path: path.join(pictures, `${name}-dark.png`) });
  must(ground === 'rgb(26, 33, 32)', `it does not follow the dark scheme: ${ground}`);
  must(wrong.length === 0, wrong.join('; '));
  console.log(`✓ ${name}: ${version}`);
} catch (error) {
  console.log(`✗ ${name}: ${error.message}${error.stderr ? `\n${String(error.stderr).slice(-2000)}` : ''}`);
  process.exitCode = 1;
} finally {
  await browser.close();
  await site?.close();
  await tool.close();
  rmSync(folder, { recursive: true, force: true });
}
