// The library `dist/engine`: the same cases in Node, in a page and in a worker, its types, and its package.
import { test, expect } from '@playwright/test';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { serve } from '../../scripts/lib/serve.mjs';

const run = promisify(execFile);
const here = path.dirname(fileURLToPath(import.meta.url));
const engine = path.join(here, '..', '..', 'dist', 'engine');

/** A folder that holds the library as a package of its own, and what the tests put there. */
async function apart(work) {
  const folder = await mkdtemp(path.join(tmpdir(), 'beian-engine-'));
  try {
    await cp(engine, path.join(folder, 'node_modules', 'beian-engine'), { recursive: true });
    await cp(path.join(here, 'library.cases.js'), path.join(folder, 'cases.mjs'));
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const ALL_WELL = { wrong: [], cases: expect.any(Number) };

test('every case holds in Node', async () => {
  await apart(async (folder) => {
    await writeFile(path.join(folder, 'run.mjs'), `
      import * as engine from 'beian-engine';
      import { run } from './cases.mjs';
      console.log(JSON.stringify(await run(engine)));`);
    const { stdout, stderr } = await run(process.execPath, ['run.mjs'], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual(ALL_WELL);
    expect(stderr).toBe('');
  });
});

test('every case holds in a page and in a worker, with nothing but this origin allowed', async ({ page }) => {
  await apart(async (folder) => {
    const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'";
    await writeFile(path.join(folder, 'index.html'), `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><script type="module" src="./page.js"></script>`);
    const module = 'import * as engine from "./node_modules/beian-engine/beian-engine.js"; import { run } from "./cases.mjs";';
    await writeFile(path.join(folder, 'page.js'), `${module}\nglobalThis.done = run(engine);`);
    await writeFile(path.join(folder, 'worker.js'), `${module}\nrun(engine).then((said) => postMessage(said));`);
    const server = await serve(folder, 0);
    try {
      await page.goto(`http://127.0.0.1:${server.port}/`);
      await page.waitForFunction(() => globalThis.done);
      expect(await page.evaluate(() => globalThis.done)).toEqual(ALL_WELL);
      const worker = await page.evaluate(() => new Promise((done) => {
        const worker = new Worker('./worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => done(message);
      }));
      expect(worker).toEqual(ALL_WELL);
    } finally {
      await server.close();
    }
  });
});

test('without its wasm it says so, and can be tried again', async () => {
  await apart(async (folder) => {
    await writeFile(path.join(folder, 'run.mjs'), `
      import { readFile } from 'node:fs/promises';
      import { load, assess } from 'beian-engine';
      const gone = await load(Promise.reject(new Error('gone')));
      const torn = await load(new Uint8Array([0, 97, 115, 109]));
      const late = assess({});
      const good = await load(await readFile(new URL(import.meta.resolve('beian-engine/beian-engine.wasm'))));
      console.log(JSON.stringify([gone.error, torn.error.code, late.error.code, good]));`);
    const { stdout } = await run(process.execPath, ['run.mjs'], { cwd: folder });
    const [gone, torn, late, good] = JSON.parse(stdout);
    expect(gone).toEqual({ code: 'not_loaded', place: '', line: null, message: 'gone' });
    expect([torn, late, good]).toEqual(['not_loaded', 'not_loaded', { ok: true }]);
  });
});

const USE = `
import { assess, load, next_questions, plan, policies, type Answers, type Facts, type Next, type Verdict } from 'beian-engine';

const facts: Facts = { schema: 'beian-desk/1', instances: [{ id: 'i-1', product: 'ecs', term_months: 3, public_ips: [] }] };
export async function use(): Promise<Verdict | string | undefined> {
  const loaded = await load(new URL('https://example.cn/beian-engine.wasm'));
  if (!loaded.ok) return loaded.error.message;
  const answer = assess(facts, { as_of: new Date(), policy: 'any' });
  if (!answer.ok) return \`\${answer.error.place}:\${answer.error.line ?? 0}\`;
  const answers: Answers = { product: 'ecs', term: 3 };
  const next = next_questions(answers);
  if (next.ok && next.step === 'ask') return next.choices.join();
  if (next.ok && next.step === 'done') return next.verdict;
  const planned = plan(JSON.stringify(facts), ['example.cn'] as const);
  if (planned.ok) return planned.plan.sites[0]?.place;
  const listed = policies();
  if (listed.ok) return listed.policies[0]?.products[0]?.checks[0]?.code;
  return answer.report.assessments[0]?.verdict;
}
export function every(next: Next): string {
  switch (next.step) {
    case 'ask': return next.question;
    case 'done': return next.verdict;
    case 'buy': return String(next.ways.length);
    case 'unsaid': return '';
  }
}
`;

/** Each line is wrong by itself. */
const MISUSE = [
  "assess({ schema: 'beian-desk/2' });",
  "assess({ schema: 'beian-desk/1', instances: [{ id: 'i-1' }] });",
  "assess({ schema: 'beian-desk/1', instances: [{ id: 'i-1', product: 'vps' }] });",
  "assess({ schema: 'beian-desk/1', instances: [{ id: 'i-1', product: 'ecs', term: 3 }] });",
  'assess("{}").report;',
  'assess("{}", { asOf: "now" });',
  "next_questions({ colour: 'red' });",
  'plan("{}");',
  'load().ok;',
];

test('the types fit their use, and refuse misuse', async () => {
  test.setTimeout(180_000);
  await apart(async (folder) => {
    const options = { strict: true, noEmit: true, target: 'es2022', lib: ['es2022', 'dom'], types: [], skipLibCheck: false, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true };
    const tsc = async (module, moduleResolution) => {
      await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...options, module, moduleResolution }, files: ['use.mts', 'misuse.mts'] }));
      const out = await run(process.execPath, [path.join(here, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder]).catch((error) => error);
      return out.stdout.split('\n').filter((line) => /error TS/.test(line));
    };
    await writeFile(path.join(folder, 'use.mts'), USE);
    const imports = "import { assess, load, next_questions, plan } from 'beian-engine';\n";
    await writeFile(path.join(folder, 'misuse.mts'), imports + MISUSE.join('\n'));
    for (const [module, resolution] of [['nodenext', 'nodenext'], ['es2022', 'bundler']]) {
      const faults = await tsc(module, resolution);
      expect(faults.filter((line) => !/misuse\.mts/.test(line))).toEqual([]);
      const lines = new Set(faults.map((line) => Number(line.match(/misuse\.mts\((\d+),/)[1]) - 2));
      expect([...lines].sort((a, b) => a - b)).toEqual(MISUSE.map((_, index) => index));
    }
  });
});

test('npm packs it with all that it needs and nothing else', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'beian-engine-pack-'));
  try {
    const { stdout } = await run('npm', ['pack', '--json', '--offline', '--ignore-scripts', '--pack-destination', folder], { cwd: engine });
    const packed = Object.values(JSON.parse(stdout))[0];
    const wanted = ['LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'beian-engine.d.ts', 'beian-engine.js', 'beian-engine.wasm', 'glue.js', 'node.js', 'package.json'];
    expect(packed.files.map((file) => file.path).sort()).toEqual(wanted.sort());
    expect((await readdir(folder)).length).toBe(1);
    const about = JSON.parse(await readFile(path.join(engine, 'package.json'), 'utf8'));
    const cargo = await readFile(path.join(here, '..', '..', 'Cargo.toml'), 'utf8');
    expect(about.version).toBe(cargo.match(/^version = "(.*)"$/m)[1]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('it is no larger than its budget', async () => {
  const budget = JSON.parse(await readFile(path.join(here, '..', '..', 'scripts', 'lib', 'budget.json'), 'utf8')).engine;
  let sum = 0;
  for (const file of ['beian-engine.js', 'glue.js', 'beian-engine.wasm']) sum += brotliCompressSync(await readFile(path.join(engine, file))).length;
  expect(sum).toBeLessThanOrEqual(budget);
});
