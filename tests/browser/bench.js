// What the measurements in a browser share: the build on a server that sends it packed, as hosts do; a browser; and what
// pages note of themselves.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from '@playwright/test';
import { launchOptions } from './playwright.config.js';
import { dist } from './host.js';

export { goal, median, mib, ms, number, report } from '../../benches/report.mjs';

/** Of how many runs medians are. */
export const RUNS = Number(process.env.BEIAN_RUNS ?? 9);

const TYPES = { '.css': 'text/css', '.html': 'text/html', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json', '.png': 'image/png' };

/** The build on 127.0.0.1, each file packed by brotli once and then kept. Tells what was asked for and how large it was. */
export async function packed() {
  const known = new Map();
  const asked = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const name = pathname === '/' ? '/index.html' : pathname;
    try {
      if (!known.has(name)) {
        const bytes = await readFile(path.join(dist, name));
        known.set(name, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
      }
      const body = known.get(name);
      asked.push({ name, bytes: body.length });
      response.writeHead(200, { 'Content-Type': `${TYPES[path.extname(name)] ?? 'application/octet-stream'}`, 'Content-Encoding': 'br', 'Content-Length': body.length, 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    asked,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

export const browser = () => chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--js-flags=--expose-gc', '--enable-precise-memory-info'] });

/** A page of a fresh profile, as wide as the tests have it, without a service worker; it notes what `notes` has. */
export async function fresh(chrome, options = {}) {
  const context = await chrome.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 }, ...options });
  await context.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  await context.addInitScript(notes);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  return { context, page, session };
}

/** In a page: its long tasks, its interactions, and the memory of its program. */
function notes() {
  globalThis.bench = { tasks: [], inputs: [], memories: [] };
  try {
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) bench.tasks.push({ at: startTime, long: duration });
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const { name, startTime, duration, interactionId } of list.getEntries()) bench.inputs.push({ name, at: startTime, long: duration, id: interactionId });
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 });
  } catch { /* a worker */ }
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const own = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await own.apply(WebAssembly, given);
      bench.compiled ??= performance.now();
      const { exports } = made.instance ?? made;
      for (const one of Object.values(exports)) if (one instanceof WebAssembly.Memory) bench.memories.push(one);
      return made;
    };
  }
}

/** What a page takes, once everything that nobody holds is collected. */
export async function memory(page, session) {
  for (let round = 0; round < 3; round += 1) {
    await session.send('HeapProfiler.collectGarbage');
    await page.evaluate(() => new Promise((done) => { setTimeout(done, 60); }));
  }
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name) => metrics.find((one) => one.name === name).value;
  const program = await page.evaluate(() => [...new Set(bench.memories)].reduce((sum, one) => sum + one.buffer.byteLength, 0));
  return { heap: of('JSHeapUsedSize'), program, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** The instances of the sample export as texts of about 2,000 bytes, `@` in the place of what numbers them. */
export async function pattern() {
  const { Instances } = JSON.parse(await readFile(new URL('../samples/ecs_describe_instances.json', import.meta.url), 'utf8'));
  return Instances.Instance.map((row) => JSON.stringify({ ...row, InstanceId: 'i-bp1@', InstanceName: `${row.InstanceName}-@` }, null, 2));
}

/** The most rows of one file, so that it stays below what is read of one. */
const OF_A_FILE = 25_000;

/** Has the page make an export of so many rows, in as many files as it takes: `globalThis.exported`; its bytes. */
export const exported = (page, texts, rows) => page.evaluate(([pieces, count, most]) => {
  const halves = pieces.map((text) => text.split('@'));
  globalThis.exported = [];
  for (let from = 0; from < count; from += most) {
    const parts = ['{"Instances":{"Instance":['];
    for (let at = from; at < Math.min(from + most, count); at += 500) {
      const some = [];
      for (let index = at; index < Math.min(at + 500, from + most, count); index += 1) {
        some.push((index > from ? ',' : '') + halves[index % halves.length].join(String(index).padStart(12, '0')));
      }
      parts.push(new Blob([some.join('\n')]));
    }
    globalThis.exported.push(new File([...parts, ']}}'], `ecs-${from}.json`));
  }
  return globalThis.exported.reduce((sum, { size }) => sum + size, 0);
}, [texts, rows, OF_A_FILE]);

/** Drops what `exported` made and takes it, pressing in the page itself whatever is to be pressed: the moments of it. */
export const bring = (page) => page.evaluate(async () => {
  const until = (find) => new Promise((done) => {
    const look = () => {
      const found = find();
      if (found) { watch.disconnect(); done(found); }
      return found;
    };
    const watch = new MutationObserver(look);
    if (!look()) watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  const button = (text) => [...document.querySelectorAll('dialog[open] button')].find((one) => one.textContent === text && !one.disabled);
  const files = new DataTransfer();
  for (const file of globalThis.exported) files.items.add(file);
  const zone = document.querySelector('.bd-way--drop');
  const drop = performance.now();
  zone.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  (await until(() => button('我不知道'))).click();
  const take = await until(() => button('导入'));
  const ready = performance.now();
  take.click();
  await until(() => document.querySelectorAll('.bd-row').length === 50 && !document.querySelector('dialog[open]'));
  await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
  const shown = performance.now();
  delete globalThis.exported;
  return { drop, ready, shown };
});

/** Opens the app and waits until the parts that come when nothing else is to do are there. */
export async function opened(page, url) {
  await page.goto(url);
  await page.locator('#bd-app > .bd-header').waitFor();
  await page.waitForLoadState('networkidle');
}
