// Puts the element for other people's pages together: names that stay (embed.js, embed.css, embed.html) and, beside
// them, the widget under names with a hash of it.
//
//   node scripts/lib/embed.mjs DIR

import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { glued } from './glued.mjs';
import { root } from './optimise.mjs';
import { lean, leanCss, put } from './strip.mjs';

const dir = resolve(process.argv[2] ?? 'dist');
const read = (name) => readFileSync(join(root, 'assets/embed', name), 'utf8');

const { glue, wasm } = glued('beian-embed', 'widget.wasm');
// The widget starts the program itself.
const inner = glue.replace(/^export (?=function)/gm, '').replace(/^async function __wbg_load[^]*/m, '');
const style = leanCss(read('widget.css'));
const widget = lean(inner) + lean(put(read('widget.js'), "/* assets/embed/widget.css */ ''", JSON.stringify(style)));
const stamp = createHash('sha256').update(widget).update(wasm).digest('hex').slice(0, 16);

mkdirSync(dir, { recursive: true });
for (const old of readdirSync(dir)) if (/^embed-[0-9a-f]{16}\.(js|wasm)$/.test(old)) rmSync(join(dir, old));
writeFileSync(join(dir, `embed-${stamp}.js`), widget.replaceAll('widget.wasm', `embed-${stamp}.wasm`));
writeFileSync(join(dir, `embed-${stamp}.wasm`), wasm);
writeFileSync(join(dir, 'embed.js'), lean(put(read('loader.js'), './widget.js', `./embed-${stamp}.js`)));
for (const file of ['embed.css', 'embed.html', 'embed-frame.css', 'embed-frame.js']) copyFileSync(join(root, 'assets/embed', file), join(dir, file));
