// Puts what stands without the program into a build: the first screen into `index.html`, the questions and rules beside
// it. `examples/prerender.rs` writes them, from the texts and rules of the app itself.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { leanCss, put, stripLines } from './strip.mjs';

const FIRST = '<div id="bd-app"></div>';
const STYLES = '<!--styles-->';
const PAGES = ['faq.html', 'faq.en.html'];

/** Where the prerendered pieces lie. */
export const pieces = (source) => join(process.env.CARGO_TARGET_DIR ?? join(source, 'target'), 'pages');

/** Writes the pages into `staging`, and what they and the first screen need; gives `index` with its first screen. */
export function prerender(source, staging, index) {
  // Not with the toolchain of the browser's target, which may have nothing for this machine.
  const { RUSTUP_TOOLCHAIN: _, ...env } = process.env;
  const folder = pieces(source);
  const run = ['run', '--quiet', '--no-default-features', '--example', 'prerender', '--', folder];
  execFileSync('cargo', run, { cwd: source, env, stdio: ['ignore', 'ignore', 'inherit'] });
  // The files are named by what was in them before, and come from where this comes from.
  index = index.replace(/(<link rel="(?:icon|stylesheet)"[^>]*?) integrity="[^"]*"/g, '$1');
  // From its source: what a build that was broken off has left is filled in already.
  const early = readFileSync(join(source, 'assets', 'early.js'), 'utf8');
  const begins = readFileSync(join(folder, 'begins.json'), 'utf8');
  writeFileSync(join(staging, 'early.js'), put(stripLines(early), 'const BEGINS = {};', `const BEGINS = ${begins};`));
  const style = readFileSync(join(source, 'style', 'document.css'));
  const name = `document-${createHash('sha256').update(style).digest('hex').slice(0, 16)}.css`;
  writeFileSync(join(staging, name), leanCss(style.toString()));
  const links = index.match(/<link rel="(?:icon|stylesheet)"[^>]*>/g);
  for (const [, sheet] of links.join('').matchAll(/<link rel="stylesheet" href="([^"]+)"/g)) {
    writeFileSync(join(staging, sheet), leanCss(readFileSync(join(staging, sheet), 'utf8')));
  }
  for (const page of PAGES) {
    writeFileSync(join(staging, page), put(readFileSync(join(folder, page), 'utf8'), STYLES, links.join('') + `<link rel="stylesheet" href="./${name}">`));
  }
  return put(index, FIRST, readFileSync(join(folder, 'first.html'), 'utf8'));
}
