// The engine of beian-desk for browsers, workers and bundlers. Types: beian-engine.d.ts. Nothing here throws.
import start, * as engine from './glue.js';

/** The most bytes of one input, as src/library/input.rs has it: what is longer is not even copied. */
const MOST_BYTES = 4 * 1024 * 1024;

let loading;
let loaded = false;

const refuse = (code, message, place = '') => {
  const error = { code, place, line: null, message };
  return { ok: false, error, errors: [error] };
};

const said = (error) => {
  try {
    return String(error?.message ?? error);
  } catch {
    return 'something that has no text was thrown';
  }
};

/** Fetches and starts the engine, once; `source` is where its wasm is, or the bytes, or a module. */
export function load(source) {
  loading ??= (async () => {
    try {
      await start({ module_or_path: (await source) ?? new URL('beian-engine.wasm', import.meta.url) });
      loaded = true;
      return { ok: true };
    } catch (error) {
      loading = undefined;
      return refuse('not_loaded', said(error));
    }
  })();
  return loading;
}

/** The JSON text of an input, or the refusal. An object may have getters and `toJSON` that throw. */
function text(input, place) {
  let json = input;
  if (typeof input !== 'string') {
    try {
      json = JSON.stringify(input);
    } catch (error) {
      return refuse('not_json', said(error), place);
    }
    if (typeof json !== 'string') return refuse('not_json', 'this has no JSON', place);
  }
  // No text has fewer bytes than UTF-16 units.
  return json.length > MOST_BYTES ? refuse('too_large', 'more than 4 MiB', place) : json;
}

function ask(what, input, options, ...more) {
  if (!loaded) return refuse('not_loaded', 'call `load()` and wait for it first');
  let asked;
  try {
    const { as_of: at = new Date(), ...others } = options ?? {};
    asked = text({ as_of: at instanceof Date ? at.toISOString() : at, ...others }, 'options');
  } catch (error) {
    asked = refuse('not_json', said(error), 'options');
  }
  for (const one of [input, ...more, asked]) if (typeof one !== 'string') return one;
  try {
    const answer = JSON.parse(what(input, ...more, asked));
    return answer;
  } catch (error) {
    return refuse('internal', said(error));
  }
}

/** Lines are those of the caller's text; what was an object has none. */
function unlined(answer, input) {
  if (answer.ok || typeof input === 'string') return answer;
  for (const error of [answer.error, ...answer.errors]) error.line = null;
  return answer;
}

export const assess = (facts, options) => unlined(ask(engine.assess, text(facts, ''), options), facts);

export const next_questions = (answers, options) => unlined(ask(engine.next_questions, text(answers, ''), options), answers);

export function plan(facts, sites, options) {
  let list = sites;
  try {
    if (Array.isArray(sites)) list = sites.join('\n');
  } catch (error) {
    return refuse('not_text', said(error), 'sites');
  }
  if (typeof list !== 'string') return refuse('not_text', 'a text or a list of texts is wanted', 'sites');
  if (list.length > MOST_BYTES) return refuse('too_large', 'more than 4 MiB', 'sites');
  return unlined(ask(engine.plan, text(facts, ''), options, list), facts);
}

export function policies() {
  if (!loaded) return refuse('not_loaded', 'call `load()` and wait for it first');
  try {
    return JSON.parse(engine.policies());
  } catch (error) {
    return refuse('internal', said(error));
  }
}
