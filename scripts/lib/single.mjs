// Writes the app as one HTML file into a build: `beian-desk.html`, which a double click opens.
//
//   node scripts/lib/single.mjs DIST
//
// From what cargo built without the feature `parts`, the scripts of `assets`, and the stylesheets and the icon of DIST.
// The program is packed by LZMA and written as letters; the page unpacks it (`assets/unpack.js`). docs/single-file.md
// says more.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { bound, root } from './optimise.mjs';
import { pieces } from './prerender.mjs';
import { leanCss, put, stripLines } from './strip.mjs';

const NAME = 'beian-desk';
const dist = resolve(process.argv[2] ?? 'dist');
const asset = (name) => readFileSync(join(root, 'assets', name), 'utf8');

/** The program's script and the reader's as one module, which a worker runs as well: each finds the other in itself. */
function script(glue) {
  const reader = put(stripLines(asset('reader.js')), "import('./beian-desk.js')", 'import(import.meta.url)');
  return put(glue, `'${NAME}_bg.wasm'`, "'bd:program'") + reader;
}

/** Bytes as text: base 94, in letters that mean nothing to HTML. At the end there may be zeros, which nobody reads. */
function encoded(bytes) {
  const all = Buffer.concat([bytes, Buffer.alloc((9 - bytes.length % 9) % 9)]);
  const letters = Buffer.alloc(all.length / 9 * 11);
  for (let at = 0; at < all.length; at += 9) {
    let value = BigInt(`0x${all.toString('hex', at, at + 9)}`);
    for (let place = 10; place >= 0; place -= 1) {
      const digit = Number(value % 94n);
      value /= 94n;
      letters[at / 9 * 11 + place] = digit === 28 ? 126 : digit + 32;
    }
  }
  return letters.toString('latin1');
}

/** Packed, and unpacked again by what the page has for it. */
function packed(bytes) {
  const stream = execFileSync('xz', ['--format=lzma', '--lzma1=preset=9e,lc=4,lp=0,pb=0', '--stdout'], { input: bytes, maxBuffer: 1 << 26 });
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

const { wasm, glue } = bound(NAME);
const code = Buffer.from(script(glue));
const data = packed(Buffer.concat([code, wasm]));

const index = readFileSync(join(dist, 'index.html'), 'utf8');
const style = [...index.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, name]) => leanCss(readFileSync(join(dist, name), 'utf8'))).join('');
const icon = readFileSync(join(dist, index.match(/<link rel="icon" href="([^"]+)"/)[1])).toString('base64');
const bare = (...names) => names.map((name) => stripLines(asset(name))).join('');
const scripts = { early: bare('early.js'), crash: bare('crash.js'), start: bare('unpack.js', 'single.js') };
// What the two documents say of themselves is the same.
const head = index.match(/<meta name="viewport".*?<meta name="description"[^>]*>/s)[0];

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
${head}
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml;base64,${icon}">
${inline('script', scripts.early)}
${inline('style', style)}
${inline('script', scripts.crash)}
</head>
<body>
${readFileSync(join(pieces(root), 'first.single.html'), 'utf8')}
<script type="application/octet-stream" id="bd-program" data-code="${code.length}" data-program="${wasm.length}">${data}</script>
${inline('script', scripts.start)}
</body>
</html>
`;
writeFileSync(join(dist, `${NAME}.html`), page);
console.log(`${NAME}.html: ${Buffer.byteLength(page)} bytes`);
