// A static server for `dist/`: this machine only, right types, nothing cached without asking.
//
//   node scripts/lib/serve.mjs DIR [PORT]
//   import { serve } from '…/serve.mjs'; const { port, close } = await serve(dir, 0);

import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The file that `url` names inside `root`, or nothing: no way out by `..`, by an encoded `/` or by a link. */
async function find(root, url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    if (!path.startsWith('/') || path.includes('\0')) return undefined;
    let file = await realpath(join(root, path));
    if ((await stat(file)).isDirectory()) {
      if (!path.endsWith('/')) return undefined;
      file = await realpath(join(file, 'index.html'));
    }
    const facts = await stat(file);
    return file.startsWith(root + sep) && facts.isFile() ? { file, facts } : undefined;
  } catch {
    return undefined;
  }
}

async function answer(root, packed, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const found = await find(root, request.url ?? '/');
  if (!found) {
    response.writeHead(404, { 'Content-Type': TYPES['.txt'] }).end('not found\n');
    return;
  }
  const { file, facts } = found;
  // As a host sends them for which `scripts/compress` has run.
  const brotli = packed && /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? await stat(`${file}.br`).catch(() => undefined) : undefined;
  const tag = `"${facts.size.toString(36)}-${facts.mtimeMs.toString(36)}"`;
  const headers = {
    // The element and the library are for pages of other origins too.
    ...(/[/\\](embed[.-][^/\\]*|engine[/\\][^/\\]*)$/.test(file) && { 'Access-Control-Allow-Origin': '*' }),
    'Cache-Control': 'no-cache',
    'Content-Type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    ETag: tag,
    'X-Content-Type-Options': 'nosniff',
    ...(packed && { Vary: 'Accept-Encoding' }),
    ...(brotli && { 'Content-Encoding': 'br' }),
  };
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'Content-Length': (brotli ?? facts).size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(brotli ? `${file}.br` : file), response);
}

/** Serves `dir` on 127.0.0.1; port 0 is any free one. Tells `seen` each path that is asked for; `packed` sends the `.br` that
 *  stands beside a file. Rejects where the port is taken. */
export async function serve(dir, port = 0, seen = () => {}, packed = false) {
  const root = await realpath(resolve(dir));
  const server = createServer((request, response) => {
    seen(request.url);
    // A reader that goes away in the middle of a file is no fault of ours.
    answer(root, packed, request, response).catch(() => response.destroy());
  });
  await new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', done);
  });
  return {
    port: server.address().port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(await realpath(process.argv[1])).href) {
  const [dir = 'dist', port = '8080'] = process.argv.slice(2);
  try {
    const { port: open } = await serve(dir, Number(port));
    console.log(`http://127.0.0.1:${open}/   (Ctrl-C ends it)`);
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? `port ${port} is taken; choose another: PORT=8081 scripts/serve` : error.message;
    console.error(`✗ can't serve ${dir}: ${why}`);
    process.exit(1);
  }
}
