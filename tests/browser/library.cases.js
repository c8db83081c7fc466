// The library's cases, with expectations by hand from the rules: the same ones in Node, in a page and in a worker. No
// test framework here: `run` gives a text for each case that went wrong.

const NOON = { as_of: '2026-07-01T12:00:00+08:00' };
const one = (instance) => ({ schema: 'beian-desk/1', instances: [{ id: 'i-1', ...instance }] });
const circle = {};
circle.circle = circle;

/** A name, a call, and what must stand in the answer. */
const CASES = [
  ['a short term is renewed', (e) => e.assess(one({ product: 'swas', region: 'cn-hangzhou', term_months: 1, expires_at: '2026-08-01T00:00+08:00' }), NOON),
    { ok: true, report: { schema: 'beian-desk/1', as_of: NOON.as_of, assessments: [{ id: 'i-1', verdict: 'ineligible', unmet: [{ code: 'term_too_short', required: '3', observed: '1' }], remedies: [{ action: 'renew', months: 2 }] }] } }],
  ['text is read like an object', (e) => e.assess(JSON.stringify(one({ product: 'cxt_shop' })), NOON),
    { ok: true, report: { assessments: [{ verdict: 'not_required', instead: { code: 'shop_filing_system' } }] } }],
  ['a date stands for the moment', (e) => e.assess(one({ product: 'ecs' }), { as_of: new Date('2026-07-01T04:00:00Z') }),
    { ok: true, report: { as_of: NOON.as_of, assessments: [{ verdict: 'undetermined' }] } }],
  ['now is the default', (e) => e.assess(one({ product: 'ecs', region: 'cn-hongkong' })), { ok: true, report: { assessments: [{ verdict: 'not_required' }] } }],
  ['a fault has its place and line', (e) => e.assess('{"schema": "beian-desk/1",\n"instances": [{"id": "i-1", "product": "vps"}]}', NOON),
    { ok: false, error: { code: 'expected', place: 'instances[0].product', line: 2 } }],
  ['what was an object has no lines', (e) => e.assess(one({ product: 'vps' }), NOON), { ok: false, error: { code: 'expected', place: 'instances[0].product', line: null } }],
  ['a circle', (e) => e.assess(circle, NOON), { ok: false, error: { code: 'not_json' } }],
  ['a BigInt', (e) => e.assess({ schema: 1n }, NOON), { ok: false, error: { code: 'not_json' } }],
  ['a getter that throws', (e) => e.assess({ get schema() { throw new Error('no'); } }, NOON), { ok: false, error: { code: 'not_json', message: 'no' } }],
  ['a getter that throws nothing', (e) => e.assess({ get schema() { throw undefined; } }, NOON), { ok: false, error: { code: 'not_json' } }],
  ['nothing', (e) => e.assess(undefined, NOON), { ok: false, error: { code: 'not_json' } }],
  ['a symbol', (e) => e.assess(Symbol('x'), NOON), { ok: false, error: { code: 'not_json' } }],
  ['null', (e) => e.assess(null, NOON), { ok: false, error: { code: 'expected', place: '' } }],
  ['half a letter', (e) => e.assess('{"schema": "\ud800"}', NOON), { ok: false, error: { code: 'expected', place: 'schema' } }],
  ['too deep', (e) => e.assess('['.repeat(100_000), NOON), { ok: false, error: { code: 'too_deep' } }],
  ['too large', (e) => e.assess(' '.repeat(5_000_000), NOON), { ok: false, error: { code: 'too_large' } }],
  ['a bad moment', (e) => e.assess(one({ product: 'ecs' }), { as_of: 'yesterday' }), { ok: false, error: { code: 'expected', place: 'options.as_of' } }],
  ['a date that is none', (e) => e.assess(one({ product: 'ecs' }), { as_of: new Date(NaN) }), { ok: false, error: { code: 'not_json', place: 'options' } }],
  ['rules that are not there', (e) => e.assess(one({ product: 'ecs' }), { ...NOON, policy: 'none' }), { ok: false, error: { code: 'unknown_policy', place: 'options.policy' } }],
  ['an option that is not there', (e) => e.assess(one({ product: 'ecs' }), { ...NOON, polcy: 'x' }), { ok: false, error: { code: 'unknown_field', place: 'options.polcy' } }],
  ['the first question', (e) => e.next_questions({}, NOON), { ok: true, step: 'ask', question: 'product', kind: 'choice' }],
  ['an answer abroad', (e) => e.next_questions({ product: 'ecs', region: 'cn-hongkong' }, NOON), { ok: true, step: 'done', verdict: 'not_required', open: [] }],
  ['what to buy for six sites', (e) => e.next_questions({ product: 'none', sites: 6 }, NOON), { ok: true, step: 'buy', ways: [{ product: 'ecs', count: 2, months: 3 }] }],
  ['no product', (e) => e.next_questions({ product: 'unknown' }, NOON), { ok: true, step: 'unsaid' }],
  ['an answer that is none', (e) => e.next_questions({ term: 'long' }, NOON), { ok: false, error: { code: 'expected', place: 'term' } }],
  ['sites without a server', (e) => e.plan({ schema: 'beian-desk/1' }, ['例子.中国', 'localhost', '例子.中国'], NOON),
    { ok: true, plan: { sites: [{ ascii: 'xn--fsqu00a.xn--fiqs8s', place: 'purchase', purchase: 1 }], cost: { purchases: 1 } }, no_domains: [{ line: 2, typed: 'localhost' }], repeated: [{ line: 3, first: 1 }] }],
  ['sites that are none', (e) => e.plan({ schema: 'beian-desk/1' }, 7, NOON), { ok: false, error: { code: 'not_text', place: 'sites' } }],
  ['policies', (e) => e.policies(), { ok: true, policies: [{ default: true }, { default: false }] }],
];

/** Where `found` lacks what is `wanted`: lists are as long as they are in `found`, objects may hold more. */
function lack(found, wanted, place = 'answer') {
  if (wanted === null || typeof wanted !== 'object') return Object.is(found, wanted) ? [] : [`${place} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`];
  if (found === null || typeof found !== 'object') return [`${place} is ${JSON.stringify(found)}`];
  return Object.entries(wanted).flatMap(([key, value]) => lack(found[key], value, `${place}.${key}`));
}

/** Runs every case; `load` gets `source`. */
export async function run(engine, source) {
  const wrong = [];
  const early = engine.assess({}, NOON);
  if (early.ok || early.error.code !== 'not_loaded') wrong.push('it answers before it is loaded');
  const loaded = await engine.load(source);
  if (!loaded.ok) return [`not loaded: ${loaded.error.message}`];
  for (const [name, call, wanted] of CASES) {
    try {
      const answer = call(engine);
      wrong.push(...lack(answer, wanted).map((text) => `${name}: ${text}`));
      if (!answer.ok && (answer.error.message === '' || answer.errors[0] !== answer.error && JSON.stringify(answer.errors[0]) !== JSON.stringify(answer.error))) wrong.push(`${name}: errors`);
    } catch (error) {
      wrong.push(`${name} threw ${error}`);
    }
  }
  return { wrong, cases: CASES.length };
}
