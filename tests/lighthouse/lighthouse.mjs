// Lighthouse over the release build, as it comes from a host that compresses: mobile, the median of five runs a page.
// Run by scripts/lighthouse; arguments name the pages. Ends with 1 where a median is below its floor.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { compress } from '../../scripts/lib/compress.mjs';
import { serve } from '../../scripts/lib/serve.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const reports = path.join(root, 'target', 'lighthouse');
const RUNS = 5;
const PAGES = { first: '', questions: '#/faq', 'faq.html': 'faq.html', 'faq.en.html': 'faq.en.html' };
// Performance depends on the machine; nothing else does.
const FLOORS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-component-update'];

const median = (values) => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];

/** The report of one run, with a browser of its own. */
async function run(url) {
  const chrome = await launch({ chromePath: process.env.CHROME, chromeFlags: FLAGS, logLevel: 'silent' });
  try {
    const { lhr } = await lighthouse(url, { port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(FLOORS) });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

/** The audits that cost a category something. */
const missed = (lhr, category) => lhr.categories[category].auditRefs
  .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
  .map(({ id }) => `${id} ${lhr.audits[id].displayValue ?? ''}`.trim());

const home = await mkdtemp(path.join(tmpdir(), 'beian-desk-lighthouse-'));
await cp(path.join(root, 'dist'), home, { recursive: true });
compress(home);
const server = await serve(home, 0, undefined, true);
await mkdir(reports, { recursive: true });
const asked = process.argv.slice(2);
let low = 0;
try {
  console.log(`| page | ${Object.keys(FLOORS).join(' | ')} | first paint | largest paint | blocked |`);
  console.log(`|---|${'---|'.repeat(Object.keys(FLOORS).length + 3)}`);
  for (const [name, place] of Object.entries(PAGES).filter(([page]) => asked.length === 0 || asked.includes(page))) {
    const runs = [];
    for (let n = 1; n <= RUNS; n += 1) {
      const lhr = await run(`http://127.0.0.1:${server.port}/${place}`);
      await writeFile(path.join(reports, `${name}-${n}.json`), JSON.stringify(lhr, undefined, 1));
      runs.push(lhr);
    }
    const scores = Object.entries(FLOORS).map(([category, floor]) => {
      const score = Math.round(median(runs.map(({ categories }) => categories[category].score)) * 100);
      const lost = new Set(runs.flatMap((lhr) => missed(lhr, category)));
      if (lost.size > 0) console.error(`· ${name}, ${category} ${score}: ${[...lost].join('; ')}`);
      if (score < floor) {
        low += 1;
        console.error(`✗ ${name}: ${category} ${score}, at least ${floor}`);
      }
      return score;
    });
    const time = (audit) => `${Math.round(median(runs.map(({ audits }) => audits[audit].numericValue)))} ms`;
    const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time'].map(time);
    console.log(`| ${[name, ...scores, ...times].join(' | ')} |`);
  }
} finally {
  await server.close();
  await rm(home, { recursive: true, force: true });
}
process.exitCode = low === 0 ? 0 : 1;
