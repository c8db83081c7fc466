// The engines: each gives, once it has started, what it is called, its version, and `ask`, which takes a case as
// `input` made it and gives an answer, or a promise of one, that `told` reads the reasons from. Only `ask` is timed.
// Each is asked as its own documentation has it, by the fastest way that it offers for one question after the other.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { AS_OF, MAINLAND, MONTHS, QUOTA, REASONS } from './cases.mjs';

const { resolve } = createRequire(import.meta.url);
const version = async (name) => JSON.parse(await readFile(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
const built = new URL('../../dist/engine/', import.meta.url);

/** Ours, from text to text: what the package calls in its wasm. */
async function ours() {
  const glue = await import(new URL('glue.js', built));
  await glue.default({ module_or_path: await readFile(new URL('beian-engine.wasm', built)) });
  const options = JSON.stringify({ as_of: AS_OF });
  return {
    name: 'beian-desk, JSON text to JSON text',
    version: JSON.parse(await readFile(new URL('package.json', built), 'utf8')).version,
    input: ({ file }) => JSON.stringify(file),
    ask: (text) => glue.assess(text, options),
    told: (text) => JSON.parse(text).report.assessments[0],
    reasons: ours_,
  };
}

/** Abroad nothing is unmet: no number is needed. */
const ours_ = ({ verdict, unmet }) => (verdict === 'not_required' ? ['region_not_mainland'] : unmet.map(({ code }) => code));

/** Ours as a JavaScript program calls it: an object in, an object out. */
async function package_() {
  const engine = await import(new URL('beian-engine.js', built));
  const loaded = await engine.load(await readFile(new URL('beian-engine.wasm', built)));
  if (!loaded.ok) throw new Error(loaded.error.message);
  return {
    ...(await ours()),
    name: 'beian-desk, object to object',
    input: ({ file }) => file,
    ask: (file) => engine.assess(file, { as_of: AS_OF }),
    told: ({ report }) => report.assessments[0],
  };
}

async function publicodes() {
  const { default: Engine } = await import('publicodes');
  const all = (...conditions) => ({ 'toutes ces conditions': ['mainland', ...conditions] });
  const rules = {
    region: "'cn-hangzhou'", owner: "'1'", account: "'1'", billing: "'subscription'",
    term: 12, expires: 1, now: 0, bandwidth: 5, used: 0,
    mainland: { 'une de ces conditions': MAINLAND.map((region) => `region = '${region}'`) },
    'region not mainland': 'mainland = non',
    'account mismatch': all('owner != account'),
    expired: all('expires <= now'),
    'pay as you go': all("billing != 'subscription'"),
    'term too short': all("billing = 'subscription'", `term < ${MONTHS}`),
    'no public access': all('bandwidth <= 0'),
    'quota exhausted': all(`used >= ${QUOTA}`),
  };
  const engine = new Engine(rules, { logger: { log() {}, warn() {}, error() {} } });
  const names = REASONS.map((reason) => reason.replaceAll('_', ' '));
  return {
    name: 'publicodes',
    version: await version('publicodes'),
    input: ({ facts }) => Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? `'${value}'` : value])),
    ask: (situation) => {
      engine.setSituation(situation);
      return REASONS.filter((_, index) => engine.evaluate(names[index]).nodeValue === true);
    },
    reasons: (answer) => answer,
  };
}

async function json_rules_engine() {
  const { Engine } = await import('json-rules-engine');
  const mainland = { fact: 'region', operator: 'in', value: MAINLAND };
  const rule = (type, ...conditions) => ({ conditions: { all: [mainland, ...conditions] }, event: { type } });
  const subscription = { fact: 'billing', operator: 'equal', value: 'subscription' };
  const engine = new Engine([
    { conditions: { all: [{ ...mainland, operator: 'notIn' }] }, event: { type: 'region_not_mainland' } },
    rule('account_mismatch', { fact: 'owner', operator: 'notEqual', value: { fact: 'account' } }),
    rule('expired', { fact: 'expires', operator: 'lessThanInclusive', value: { fact: 'now' } }),
    rule('pay_as_you_go', { ...subscription, operator: 'notEqual' }),
    rule('term_too_short', subscription, { fact: 'term', operator: 'lessThan', value: MONTHS }),
    rule('no_public_access', { fact: 'bandwidth', operator: 'lessThanInclusive', value: 0 }),
    rule('quota_exhausted', { fact: 'used', operator: 'greaterThanInclusive', value: QUOTA }),
  ]);
  return {
    name: 'json-rules-engine',
    version: await version('json-rules-engine'),
    input: ({ facts }) => facts,
    ask: (facts) => engine.run(facts),
    reasons: ({ events }) => events.map(({ type }) => type),
  };
}

/** A rule a condition, as JSON logic has it; in the order of `REASONS`. */
const LOGIC = (() => {
  const of = (name) => ({ var: name });
  const mainland = { in: [of('region'), MAINLAND] };
  const subscription = { '===': [of('billing'), 'subscription'] };
  return [
    { '!': [mainland] },
    { and: [mainland, { '!==': [of('owner'), of('account')] }] },
    { and: [mainland, { '<=': [of('expires'), of('now')] }] },
    { and: [mainland, { '!': [subscription] }] },
    { and: [mainland, subscription, { '<': [of('term'), MONTHS] }] },
    { and: [mainland, { '<=': [of('bandwidth'), 0] }] },
    { and: [mainland, { '>=': [of('used'), QUOTA] }] },
  ];
})();

/** An engine that takes the rules as JSON Logic; `of` makes what answers one of them out of its package. */
const json_logic = (name, package_name, of) => async () => {
  const run = of(await import(package_name));
  return {
    name,
    version: await version(package_name),
    input: ({ facts }) => facts,
    ask: (facts) => REASONS.filter((_, index) => run(LOGIC[index], facts)),
    reasons: (answer) => answer,
  };
};

const json_logic_engine = json_logic('json-logic-engine, interpreted', 'json-logic-engine', ({ LogicEngine }) => {
  const engine = new LogicEngine();
  return (rule, facts) => engine.run(rule, facts);
});

const json_logic_js = json_logic('json-logic-js', 'json-logic-js', ({ default: logic }) => (rule, facts) => logic.apply(rule, facts));

async function cedar() {
  const wasm = createRequire(import.meta.url)('@cedar-policy/cedar-wasm/nodejs');
  const mainland = `${JSON.stringify(MAINLAND)}.contains(context.region)`;
  const forbid = (condition) => `forbid(principal, action, resource) when { ${condition} };`;
  const policies = {
    qualifies: 'permit(principal, action, resource);',
    region_not_mainland: forbid(`!(${mainland})`),
    account_mismatch: forbid(`${mainland} && context.owner != context.account`),
    expired: forbid(`${mainland} && context.expires <= context.now`),
    pay_as_you_go: forbid(`${mainland} && context.billing != "subscription"`),
    term_too_short: forbid(`${mainland} && context.billing == "subscription" && context.term < ${MONTHS}`),
    no_public_access: forbid(`${mainland} && context.bandwidth <= 0`),
    quota_exhausted: forbid(`${mainland} && context.used >= ${QUOTA}`),
  };
  const parsed = wasm.preparsePolicySet('ecs', { staticPolicies: policies });
  if (parsed.type !== 'success') throw new Error(JSON.stringify(parsed));
  const one = (type) => ({ type, id: 'one' });
  return {
    name: 'Cedar (wasm)',
    version: await version('@cedar-policy/cedar-wasm'),
    input: ({ facts }) => ({ principal: one('User'), action: one('Action'), resource: one('Instance'), context: facts, preparsedPolicySetId: 'ecs', entities: [] }),
    ask: (call) => wasm.statefulIsAuthorized(call),
    reasons: (answer) => answer.response.diagnostics.reason.filter((id) => id !== 'qualifies'),
  };
}

/** Its wasm has expressions alone, no decision tables: a condition an expression. It caches what was made of the facts. */
async function zen() {
  const wasm = await import('@gorules/zen-engine-wasm/dist/zen_engine_wasm.js');
  await wasm.default({ module_or_path: await readFile(resolve('@gorules/zen-engine-wasm/dist/zen_engine_wasm_bg.wasm')) });
  const mainland = `region in ${JSON.stringify(MAINLAND)}`;
  const conditions = [
    `not (${mainland})`,
    `${mainland} and owner != account`,
    `${mainland} and expires <= now`,
    `${mainland} and billing != "subscription"`,
    `${mainland} and billing == "subscription" and term < ${MONTHS}`,
    `${mainland} and bandwidth <= 0`,
    `${mainland} and used >= ${QUOTA}`,
  ];
  return {
    name: 'ZEN (wasm), expressions',
    version: await version('@gorules/zen-engine-wasm'),
    input: ({ facts }) => facts,
    ask: (facts) => {
      const variable = new wasm.Variable(facts);
      const reasons = REASONS.filter((_, index) => variable.evaluateExpression(conditions[index]));
      variable.free();
      return reasons;
    },
    reasons: (answer) => answer,
  };
}

/** Every engine by the name that `one.mjs` takes. */
export const ENGINES = { ours, package: package_, json_logic_engine, json_logic_js, cedar, zen, json_rules_engine, publicodes };
