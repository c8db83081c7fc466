// A Chromium of its own process group on a profile of its own, which a test may kill as a crash would.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from '@playwright/test';

const ARGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--no-default-browser-check',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--disable-breakpad',
  '--disable-crash-reporter', '--no-startup-window', '--remote-debugging-port=0', '--lang=zh-CN', '--accept-lang=zh-CN',
  '--password-store=basic', '--use-mock-keychain', '--disable-dev-shm-usage', '--mute-audio'];

/** A folder for a profile, and what takes it away. */
export async function profile() {
  const folder = await mkdtemp(path.join(tmpdir(), 'beian-desk-profile-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }) };
}

/** Starts a Chromium on a profile: its context, `kill` (SIGKILL to the whole group) and `quit`. */
export async function launch(folder) {
  const place = path.join(folder, 'DevToolsActivePort');
  await rm(place, { force: true });
  const child = spawn(process.env.CHROME ?? '/usr/bin/chromium', [...ARGS, `--user-data-dir=${folder}`], { detached: true, stdio: 'ignore' });
  const ended = new Promise((done) => { child.once('exit', done); });
  let dead = false;
  ended.then(() => { dead = true; });
  const signal = (name) => { try { process.kill(-child.pid, name); } catch { /* gone already */ } };
  const leave = () => signal('SIGKILL');
  process.once('exit', leave);
  const kill = async () => {
    signal('SIGKILL');
    await ended;
    process.off('exit', leave);
  };
  try {
    let port;
    for (let tries = 0; !port; tries += 1) {
      if (dead || tries > 1_200) throw new Error('Chromium did not start');
      port = (await readFile(place, 'utf8').catch(() => '')).split('\n')[0];
      if (!port) await sleep(50);
    }
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    const quit = async () => {
      const session = await browser.newBrowserCDPSession().catch(() => undefined);
      await session?.send('Browser.close').catch(() => {});
      await Promise.race([ended, sleep(5_000)]);
      await kill();
    };
    return { context: browser.contexts()[0], kill, quit };
  } catch (error) {
    await kill();
    throw error;
  }
}
