// Writes the app as one HTML file into a build: `beian-desk.html`, which a double click opens.
//
//   node scripts/lib/single.mjs DIST
//
// From what cargo built without the feature `parts`, the scripts of `assets`, and the stylesheets and the icon of DIST.
// The program is packed by LZMA and written as letters; the page unpacks it (`assets/unpack.js`). docs/single-file.md
// says more.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OPTIMISE, UNUSED } from './optimise.mjs';
import { pieces, put } from './prerender.mjs';
import { stripExports, stripGlue, stripLines } from './strip.mjs';

const NAME = 'beian-desk';
const source = fileURLToPath(new URL('../..', import.meta.url));
const dist = resolve(process.argv[2] ?? 'dist');
const asset = (name) => readFileSync(join(source, 'assets', name), 'utf8');
const run = (tool, args, options) => execFileSync(tool, args, { stdio: ['pipe', 'pipe', 'inherit'], maxBuffer: 1 << 26, ...options });

/** The program and its script. */
function program() {
  const linked = join(process.env.CARGO_TARGET_DIR ?? join(source, 'target'), 'wasm32-unknown-unknown', 'release', `${NAME}.wasm`);
  const work = mkdtempSync(join(tmpdir(), `${NAME}-single-`));
  try {
    run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--remove-name-section', '--remove-producers-section', '--out-dir', work, linked]);
    const file = join(work, `${NAME}_bg.wasm`);
    writeFileSync(file, stripExports(readFileSync(file), UNUSED));
    run('wasm-opt', [...OPTIMISE, file, '-o', file]);
    return { wasm: readFileSync(file), glue: stripGlue(readFileSync(join(work, `${NAME}.js`), 'utf8'), UNUSED) };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The program's script and the reader's as one module, which a worker runs as well: each finds the other in itself. */
function script(glue) {
  const reader = put(stripLines(asset('reader.js')), "import('./beian-desk.js')", 'import(import.meta.url)');
  return put(glue, `'${NAME}_bg.wasm'`, "'bd:program'") + reader;
}

/** Bytes as text: base 85, in letters that mean nothing to HTML. At the end there may be zeros, which nobody reads. */
function encoded(bytes) {
  const all = Buffer.concat([bytes, Buffer.alloc((4 - bytes.length % 4) % 4)]);
  const letters = Buffer.alloc(all.length / 4 * 5);
  for (let at = 0; at < all.length; at += 4) {
    let value = all.readUInt32BE(at);
    for (let place = 4; place >= 0; place -= 1) {
      const digit = value % 85;
      value = Math.floor(value / 85);
      letters[at / 4 * 5 + place] = digit === 20 ? 125 : digit + 40;
    }
  }
  return letters.toString('latin1');
}

/** Packed, and unpacked again by what the page has for it. */
function packed(bytes) {
  const stream = run('xz', ['--format=lzma', '--lzma1=preset=9e,lc=4,lp=0,pb=0', '--stdout'], { input: bytes });
  const text = encoded(stream);
  const { decode, unpack } = new Function(`${asset('unpack.js')}\nreturn { decode, unpack };`)();
  if (!bytes.equals(unpack(decode(text), bytes.length))) throw new Error('what was packed comes out as something else');
  return text;
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** An inline element whose text the page's policy names by its hash. */
const inline = (tag, text) => {
  if (text.includes(`</${tag}`)) throw new Error(`a ${tag} ends in the middle`);
  return `<${tag}>${text}</${tag}>`;
};

const { wasm, glue } = program();
const code = Buffer.from(script(glue));
const data = packed(Buffer.concat([code, wasm]));

const index = readFileSync(join(dist, 'index.html'), 'utf8');
const style = [...index.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, name]) => readFileSync(join(dist, name), 'utf8').replace(/\/\*.*?\*\/\n*/gs, '')).join('\n');
const icon = readFileSync(join(dist, index.match(/<link rel="icon" href="([^"]+)"/)[1])).toString('base64');
const bare = (...names) => names.map((name) => stripLines(asset(name))).join('');
const scripts = { early: bare('early.js'), crash: bare('crash.js'), start: bare('unpack.js', 'single.js') };
const head = index.match(/<title>.*?<\/title>\s*<meta name="description"[^>]*>/s)[0];

// Nothing is fetched but blobs that the page itself has made.
const policy = [
  "default-src 'none'",
  `script-src ${Object.values(scripts).map(hash).join(' ')} 'wasm-unsafe-eval' blob:`,
  `style-src ${hash(style)}`,
  'img-src data:', 'connect-src blob:', 'worker-src blob:', "base-uri 'none'", "form-action 'none'",
  "require-trusted-types-for 'script'", 'trusted-types beian-desk',
].join('; ');

const page = `<!doctype html>
<html lang="zh-CN" data-one-file>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${head}
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon}">
${inline('script', scripts.early)}
${inline('style', style)}
${inline('script', scripts.crash)}
</head>
<body>
${readFileSync(join(pieces(source), 'first.single.html'), 'utf8')}
<script type="application/octet-stream" id="bd-program" data-code="${code.length}" data-program="${wasm.length}">${data}</script>
${inline('script', scripts.start)}
</body>
</html>
`;
writeFileSync(join(dist, `${NAME}.html`), page);
console.log(`${NAME}.html: ${Buffer.byteLength(page)} bytes`);
