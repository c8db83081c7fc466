// The engine in Node, which has no `fetch` for files. Types: beian-engine.d.ts.
import { readFile } from 'node:fs/promises';
import { load as start } from './beian-engine.js';

export { assess, next_questions, plan, policies } from './beian-engine.js';

/** Reads and starts the engine, once. */
export const load = (source) => start(source ?? readFile(new URL('beian-engine.wasm', import.meta.url)));
