// The question that all engines are asked: does this ECS instance qualify, and if not, for which reasons, all of them?
//
// The rules are those of the guide of 2018 for ECS, as far as every engine can be asked about them: seven checks, of
// which the first ends the matter, since abroad nothing is filed. The answers are worked out from the guide by hand.

/** The codes of the reasons, in the order in which they are told. */
export const REASONS = ['region_not_mainland', 'account_mismatch', 'expired', 'pay_as_you_go', 'term_too_short', 'no_public_access', 'quota_exhausted'];

export const MAINLAND = ['cn-qingdao', 'cn-beijing', 'cn-zhangjiakou', 'cn-huhehaote', 'cn-hangzhou', 'cn-shanghai', 'cn-shenzhen', 'cn-heyuan', 'cn-guangzhou', 'cn-chengdu', 'cn-nanjing', 'cn-fuzhou'];

/** The least months, and the most numbers of an instance. */
export const [MONTHS, QUOTA] = [3, 5];

export const AS_OF = '2026-07-01T12:00:00+08:00';
const OURS = '1370000000000210';
const THEIRS = '1370000000000999';

/** A server that qualifies. */
const GOOD = { region: 'cn-hangzhou', owner: OURS, account: OURS, billing: 'subscription', term: 12, expires: '2027-02-10T16:00:00Z', bandwidth: 5, used: 0 };

/** What is different, and the reasons that come of it. */
const TABLE = [
  [{}, []],
  [{ region: 'ap-southeast-1' }, ['region_not_mainland']],
  [{ owner: THEIRS }, ['account_mismatch']],
  [{ expires: '2026-06-30T16:00:00Z' }, ['expired']],
  // What ends at this very moment has ended; a second later it has not.
  [{ expires: '2026-07-01T04:00:00Z' }, ['expired']],
  [{ expires: '2026-07-01T04:00:01Z' }, []],
  // Of what is paid by use no term is asked.
  [{ billing: 'pay_as_you_go', term: 1 }, ['pay_as_you_go']],
  [{ term: 2 }, ['term_too_short']],
  [{ term: 3 }, []],
  [{ bandwidth: 0 }, ['no_public_access']],
  [{ used: 4 }, []],
  [{ used: 5 }, ['quota_exhausted']],
  [{ term: 1, bandwidth: 0 }, ['term_too_short', 'no_public_access']],
  [{ owner: THEIRS, expires: '2026-01-01T00:00:00Z', term: 0, bandwidth: 0, used: 5 }, ['account_mismatch', 'expired', 'term_too_short', 'no_public_access', 'quota_exhausted']],
  [{ owner: THEIRS, expires: '2026-01-01T00:00:00Z', billing: 'pay_as_you_go', bandwidth: 0, used: 5 }, ['account_mismatch', 'expired', 'pay_as_you_go', 'no_public_access', 'quota_exhausted']],
  [{ region: 'us-west-1', owner: THEIRS, billing: 'pay_as_you_go', bandwidth: 0 }, ['region_not_mainland']],
];

const millis = (text) => new Date(text).getTime();

/** Each case: its facts, flat and with times as milliseconds, as the peers take them; our facts file of it; the answer. */
export const CASES = TABLE.map(([different, reasons]) => {
  const given = { ...GOOD, ...different };
  const { region, owner, account, billing, term, expires, bandwidth, used } = given;
  const instance = { id: 'i-bp1', product: 'ecs', region, owner, billing, term_months: term, expires_at: expires, public_bandwidth_mbps: bandwidth };
  const number = (index) => ({ number: `4f9f0d9c-0000-4000-8000-00000000000${index}`, product: 'ecs', instance: 'i-bp1', status: 'filed', origin: 'recorded' });
  const file = { schema: 'beian-desk/1', account, instances: [instance], numbers: Array.from({ length: used }, (_, index) => number(index)) };
  return { facts: { ...given, expires: millis(expires), now: millis(AS_OF) }, file, reasons };
});

/** The same reasons in the order of `REASONS`. */
export const inOrder = (reasons) => REASONS.filter((reason) => reasons.includes(reason));
