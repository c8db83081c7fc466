// Pages of others: servers of their own, with whatever headers and style sheets they have.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = path.join(path.dirname(fileURLToPath(import.meta.url)), 'node_modules');
const package_ = (name) => () => readFile(path.join(modules, name), 'utf8');

/** Style sheets that documentation pages have, and some that nobody should have. */
export const SHEETS = {
  plain: async () => 'body { font-family: serif; }',
  bootstrap: package_('bootstrap/dist/css/bootstrap.css'),
  tailwind: package_('tailwindcss/preflight.css'),
  bulma: package_('bulma/css/bulma.css'),
  govuk: package_('govuk-frontend/dist/govuk/govuk-frontend.min.css'),
  unset: async () => '* { all: unset !important; }',
  huge: async () => 'html { font-size: 48px; } body, button, input, label, p, section, h2 { font: 900 3rem/3 fantasy !important; letter-spacing: 1em !important; text-transform: uppercase; word-spacing: 2em; }',
  rtl: async () => 'html { direction: rtl; text-align: right; writing-mode: horizontal-tb; }',
};

/** A server of pages: a path and what is answered, a text or `{ body, type, headers }`. */
export async function host(pages) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const page = pages[pathname];
    if (page === undefined) {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
      return;
    }
    const { body, type = 'text/html', headers = {} } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8`, ...headers }).end(body);
  });
  await new Promise((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

/** A page around some markup, with the element's script of `site`. */
export const around = (site, markup, { script = true, head = '', lang = 'zh' } = {}) => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>host</title><meta name="viewport" content="width=device-width">${head}
${script ? `<script type="module" src="${site}embed.js"></script>` : ''}</head><body>${markup}</body></html>`;
