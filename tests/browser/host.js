// A host on which builds are put one after the other, as users find them: a folder of its own below a path, which can
// be taken off the network and put back, and which tells what it was asked for.
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { precache } from '../../scripts/lib/precache.mjs';
import { serve } from '../../scripts/lib/serve.mjs';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const dist = path.join(root, 'dist');

/** What every file of the program is stamped with, in a build. */
export async function stampOf(build) {
  const name = (await readdir(build)).find((file) => /^split_desk-/.test(file));
  return name.match(/-([0-9a-f]+)\.wasm$/)[1];
}

/** The build in `dist` with another stamp in names and texts, and so another version: as a build before it, or after. */
export async function another(folder, stamp) {
  const own = await stampOf(dist);
  await cp(dist, folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const place = path.join(folder, name);
    if (/\.(js|html)$/.test(name)) await writeFile(place, (await readFile(place, 'utf8')).replaceAll(own, stamp));
    if (name.includes(own)) await rename(place, path.join(folder, name.replace(own, stamp)));
  }
  return precache(folder, root);
}

/** Leaves every page before its host is closed: what is still fetched for later would fail, which pages say in the console. */
export const leave = (context) => Promise.all(context.pages().map((page) => page.goto('about:blank')));

/** A host with nothing on it yet, at `below` of its address. */
export async function host(below = '') {
  const home = await mkdtemp(path.join(tmpdir(), 'beian-desk-host-'));
  const www = path.join(home, 'www');
  const place = path.join(www, below);
  await mkdir(place, { recursive: true });
  const asked = [];
  const note = (url) => asked.push(url);
  let server = await serve(www, 0, note);
  const { port } = server;
  return {
    url: `http://127.0.0.1:${port}/${below}`,
    origin: `http://127.0.0.1:${port}/`,
    folder: place,
    www,
    asked,
    /** A build with another stamp, not yet on the host: its folder and version. */
    build: async (stamp) => {
      const folder = path.join(home, stamp);
      return { folder, version: await another(folder, stamp), stamp };
    },
    /** Puts a build on, in the place of all that was there. */
    deploy: async (folder) => {
      for (const name of await readdir(place)) await rm(path.join(place, name), { recursive: true });
      await cp(folder, place, { recursive: true });
    },
    /** Off the network: whatever is asked for fails. */
    off: () => server.close(),
    on: async () => { server = await serve(www, port, note); },
    close: async () => {
      await server.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The version that a page is of. */
export const versionOf = (page) => page.locator('script[data-version]').getAttribute('data-version');

/** The names of all caches of an origin. */
export const caches = (page) => page.evaluate(async () => (await window.caches.keys()).sort());
