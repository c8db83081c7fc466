// The configuration of hosting/, in a real nginx of this user's on a free port: headers, precompressed files, a path
// below the root. And the headers of static hosts, which are to say the same.
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { get } from 'node:http';
import { compress } from '../../scripts/lib/compress.mjs';
import { expect, open } from './desk.js';
import { dist, root } from './host.js';
import { test as base, desk, listed, reserve } from './stores.js';

const PATH = '/tools/beian/';

/** A port that was free a moment ago. */
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Runs nginx on the template of hosting/, with its three places filled in. */
async function nginx(home, folder) {
  const port = await freePort();
  const template = await readFile(path.join(root, 'hosting', 'nginx.conf'), 'utf8');
  const site = template
    .replace('listen 127.0.0.1:8080', `listen 127.0.0.1:${port}`)
    .replaceAll('/srv/beian-desk/', `${folder}/`)
    .replaceAll('/beian-desk/', PATH)
    .replace('location = /beian-desk ', `location = ${PATH.slice(0, -1)} `);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${home}/${name};`);
  const config = [
    `load_module ${process.env.NGINX_BROTLI};`, 'worker_processes 1;', 'daemon off;', 'master_process off;', `pid ${home}/nginx.pid;`, 'error_log stderr;',
    'events { worker_connections 256; }', 'http {', '  access_log off;', ...temporary, site, '}', '',
  ].join('\n');
  await writeFile(path.join(home, 'nginx.conf'), config);
  const child = spawn(process.env.NGINX, ['-p', home, '-c', path.join(home, 'nginx.conf'), '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => { said += text; });
  const ended = new Promise((done) => { child.once('exit', done); });
  const leave = () => child.kill('SIGKILL');
  process.once('exit', leave);
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries += 1) {
    if (await fetch(origin).then(() => true, () => false)) break;
    if (tries > 200 || child.exitCode !== null) throw new Error(`nginx did not start: ${said}`);
    await sleep(50);
  }
  return {
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', leave);
    },
  };
}

/** What is answered, as it comes: not unpacked, not followed. */
const ask = (url, headers = {}) => new Promise((done, failed) => {
  get(url, { headers }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
  }).on('error', failed);
});

const test = base.extend({
  kept: true,
  host: async ({}, use) => {
    const home = await mkdtemp(path.join(tmpdir(), 'beian-desk-nginx-'));
    const folder = path.join(home, 'site');
    await mkdir(folder);
    await cp(dist, folder, { recursive: true });
    compress(folder);
    const server = await nginx(home, folder);
    await use({ url: server.origin + PATH, origin: server.origin });
    await server.stop();
    await rm(home, { recursive: true, force: true });
  },
});

const POLICY = async () => {
  const index = await readFile(path.join(root, 'index.html'), 'utf8');
  return `${index.match(/Content-Security-Policy" content="([^"]*)"/)[1]}; frame-ancestors 'none'`;
};

const IMMUTABLE = 'public, max-age=31536000, immutable';
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.[a-z]+$/;
const TYPES = { css: 'text/css', html: 'text/html', js: 'text/javascript', json: 'application/json', md: 'text/markdown', png: 'image/png', svg: 'image/svg+xml', ts: 'text/plain', wasm: 'application/wasm', webmanifest: 'application/manifest+json', webp: 'image/webp' };

test.describe('nginx', () => {
  test.skip(!process.env.NGINX, 'there is no nginx with the module for brotli');

  test('every file has its type, its caching and its headers, by brotli where that is smaller', async ({ host }) => {
    const policy = await POLICY();
    const files = (await readdir(dist, { recursive: true })).filter((name) => /\.\w+$/.test(name));
    expect(files.length).toBeGreaterThan(20);
    for (const name of files) {
      const plain = await readFile(path.join(dist, name));
      const { status, headers, body } = await ask(host.url + name, { 'accept-encoding': 'br, gzip' });
      expect(status, name).toBe(200);
      expect(headers['content-type'].split(';')[0], name).toBe(TYPES[name.split('.').pop()]);
      expect(headers['cache-control'], name).toBe(HASHED.test(name) ? IMMUTABLE : 'no-cache');
      const own = { 'beian-desk.html': "frame-ancestors 'none'", 'embed.html': 'frame-ancestors *' };
      expect(headers['content-security-policy'], name).toBe(own[name] ?? policy);
      expect(headers['access-control-allow-origin'], name).toBe(/^(embed|engine\/)/.test(name) ? '*' : undefined);
      expect([headers['x-content-type-options'], headers['referrer-policy']], name).toEqual(['nosniff', 'no-referrer']);
      const packs = /\.(css|html|js|json|wasm|webmanifest|svg)$/.test(name);
      expect(headers['content-encoding'], name).toBe(packs ? 'br' : undefined);
      expect(packs ? brotliDecompressSync(body).equals(plain) : body.equals(plain), name).toBe(true);
      if (packs) expect(body.length, name).toBeLessThan(plain.length);
    }
    const older = await ask(`${host.url}index.html`, { 'accept-encoding': 'gzip' });
    expect(older.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(older.body).toString()).toBe(await readFile(path.join(dist, 'index.html'), 'utf8'));
    expect((await ask(`${host.url}index.html`)).headers['content-encoding']).toBeUndefined();
  });

  test('what is not there is 404, with the same headers; the path without its slash leads to it', async ({ host }) => {
    for (const name of ['none', 'split_desk-0000000000000000.wasm', '../', 'install/', 'faq/']) {
      const { status, headers } = await ask(host.url + name);
      expect([404, 403], name).toContain(status);
      expect(headers['x-content-type-options'] ?? (name === '../' ? 'nosniff' : ''), name).toBe('nosniff');
    }
    const { status, headers } = await ask(host.url.slice(0, -1));
    expect([status, headers.location]).toEqual([301, PATH]);
    const known = await ask(host.url);
    expect((await ask(host.url, { 'if-none-match': known.headers.etag })).status).toBe(304);
  });

  test('the app works there, with no breach of the policy, and without a network', async ({ page, host }) => {
    const breaches = [];
    await page.exposeFunction('breach', (text) => breaches.push(text));
    await page.addInitScript(() => addEventListener('securitypolicyviolation', (event) => window.breach(`${event.violatedDirective} ${event.blockedURI}`)));
    await open(page, host.url, '#/about');
    await expect(page.locator('strong', { hasText: '可以离线使用。' })).toBeVisible();
    await desk(page, host.url, ['i-1']);
    const number = await reserve(page, 'i-1');
    for (const route of ['#/ask', '#/plan', '#/faq', '#/bsnManagement', '#/about']) await open(page, host.url, route);
    await page.reload();
    await expect(page.locator('strong', { hasText: '可以离线使用。' })).toBeVisible();
    expect(await listed(page, host.url)).toEqual([number]);
    expect(breaches).toEqual([]);
  });

  test('nobody can frame it', async ({ context, host }) => {
    const outer = await context.newPage();
    await outer.goto(host.origin);
    await outer.setContent(`<iframe src="${host.url}"></iframe>`);
    await sleep(1_000);
    expect(outer.frames().map((frame) => frame.url()).filter((url) => url.startsWith(host.url))).toEqual([]);
  });
});

test('static hosts send the same: the policy of the page, and a rule for every name with a hash', async () => {
  const text = await readFile(path.join(root, 'hosting', '_headers'), 'utf8');
  expect(text).toContain(`  Content-Security-Policy: ${await POLICY()}\n`);
  const rules = [...text.matchAll(/^(\/\S+)((?:\n  .*)+)/gm)].map(([, place, lines]) => ({ place, lines }));
  const matching = (name, header) => rules.filter(({ place, lines }) => lines.includes(`\n  ${header}:`)
    && (place.endsWith('*') ? `/${name}`.startsWith(place.slice(0, -1)) : `/${name}` === place));
  const named = (await readdir(dist, { recursive: true })).filter((name) => name.includes('.'));
  for (const name of named) {
    // Twice, the two values would be joined.
    // The icon's and the element's names begin as others do that have no hash.
    const cached = HASHED.test(name) && !/^(icon|embed)-/.test(name);
    expect(matching(name, 'Cache-Control'), name).toHaveLength(cached ? 1 : 0);
    expect(matching(name, 'Access-Control-Allow-Origin'), name).toHaveLength(/^(embed|engine\/)/.test(name) ? 1 : 0);
    const own = ['beian-desk.html', 'embed.html'].includes(name);
    // The first rule, for everything, gives the policy; what has its own takes that away.
    const policies = matching(name, 'Content-Security-Policy').filter(({ place }) => place !== '/*');
    expect(policies.map(({ lines }) => lines.includes('\n  ! Content-Security-Policy')), name).toEqual(own ? [true] : []);
  }
});
