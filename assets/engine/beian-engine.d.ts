/**
 * The engine of beian-desk: whether a cloud server qualifies for an ICP filing service number (备案服务号), why or why
 * not, the least to do, and until when that holds.
 *
 * No function here throws, and no promise is rejected: look at `ok` first.
 */

/** An answer: what was asked for, or what is wrong with what was given. */
export type Answer<T> = ({ ok: true } & T) | Refusal;

/** There is no answer. */
export interface Refusal {
  ok: false;
  /** The first of `errors`. */
  error: EngineError;
  /** All that is wrong with the input, at most 100. */
  errors: EngineError[];
}

/** One thing wrong with an input. */
export interface EngineError {
  code: ErrorCode;
  /** The path of the value, as `instances[3].expires_at`; empty for the input as a whole. */
  place: string;
  /** The line, counted from 1; null where the input was no text. */
  line: number | null;
  /** A sentence in English. */
  message: string;
}

export type ErrorCode =
  /** `load()` was not called, not waited for, or failed. */
  | 'not_loaded'
  /** The object has no JSON: a cycle, a `BigInt`, a getter that throws. */
  | 'not_json'
  /** The sites are neither a text nor a list. */
  | 'not_text'
  /** More than 4 MiB. */
  | 'too_large'
  /** More than 32 levels of lists and objects. */
  | 'too_deep'
  /** More than a million items in one list. */
  | 'too_many'
  /** The text is no JSON. */
  | 'syntax'
  /** A value of the wrong kind or form; the message says what would be right. */
  | 'expected'
  | 'unknown_field'
  | 'duplicate_key'
  /** A field that must be there is not. */
  | 'missing'
  | 'duplicate_instance'
  | 'duplicate_number'
  /** One id or number with two products. */
  | 'product_conflict'
  | 'expiry_before_purchase'
  /** A reservation that is none, or the reverse. */
  | 'simulated'
  /** A `replaces` that can't be. */
  | 'replaces'
  /** No policy of this name. */
  | 'unknown_policy'
  | 'unreadable'
  /** A fault of the engine's own; please report it. */
  | 'internal';

/** By which rules and when. */
export interface Options {
  /** The moment of the verdicts: RFC 3339, as `2026-07-01T12:00:00+08:00`, or a `Date`. Now where it is absent. */
  as_of?: string | Date;
  /** The name of the policy, one of those that `policies()` lists; the default where it is absent. */
  policy?: string;
}

/** What was bought. The first four use numbers. */
export type Product =
  | 'ecs'
  | 'swas'
  | 'elastic_web_hosting'
  | 'site_market'
  | 'cloud_virtual_host'
  | 'yunxiang_host'
  | 'cxt_shop'
  | 'other_provider';

/** What is known of an account's instances and numbers. A fact that is absent or null is unknown, never false. */
export interface Facts {
  schema: 'beian-desk/1';
  /** The current account: digits, as text. */
  account?: string | null;
  instances?: Instance[] | null;
  numbers?: FilingNumber[] | null;
}

export interface Instance {
  id: string;
  product: Product;
  name?: string | null;
  /** A region id, as `cn-hangzhou`. */
  region?: string | null;
  /** The account that bought it: digits, as text. */
  owner?: string | null;
  billing?: 'subscription' | 'pay_as_you_go' | null;
  /** RFC 3339; the seconds may be absent. */
  purchased_at?: string | null;
  /** RFC 3339; from 2099-12-31T15:59Z on it never expires. */
  expires_at?: string | null;
  /** Months bought, renewals included, 0 to 1200. It wins over the dates. */
  term_months?: number | null;
  /** Of `site_market`: months of the first purchase alone. */
  first_term_months?: number | null;
  /** Of `site_market`: the order's total in yuan, as text: `99.00`. */
  order_amount?: string | null;
  /** Mbit/s, not below 0. */
  public_bandwidth_mbps?: number | null;
  /** An empty list says that there is none. */
  public_ips?: string[] | null;
  eip?: string | null;
  /** The provider's word for its state; advice only. */
  status?: string | null;
}

/** A filing service number that was issued, or a reservation. */
export interface FilingNumber {
  number: string;
  product?: Product | null;
  /** The id of its instance. */
  instance?: string | null;
  account?: string | null;
  status?: 'unbound' | 'bound' | 'filing' | 'filed' | 'invalid' | null;
  origin?: 'recorded' | 'simulated' | null;
  /** The reservation whose place this number takes. */
  replaces?: string | null;
  domain?: string | null;
  icp_number?: string | null;
  note?: string | null;
}

export type Verdict =
  /** Every check passes. */
  | 'eligible'
  /** At least one check fails. */
  | 'ineligible'
  /** None fails, but a needed fact is unknown; or the policy says nothing of the product. */
  | 'undetermined'
  /** No number is needed here. */
  | 'not_required';

export type Check =
  | 'region_not_mainland'
  | 'account_mismatch'
  | 'expired'
  | 'pay_as_you_go'
  | 'term_too_short'
  | 'no_public_access'
  | 'first_term_too_short'
  | 'order_amount_too_low'
  | 'quota_exhausted';

export type Scope = 'instance' | 'account' | 'product';

/** What to do where no number is needed or none can be had. */
export interface Instead {
  code:
    | 'verify_host_user'
    | 'verify_host_name'
    | 'shop_filing_system'
    | 'server_provider'
    | 'no_filing_needed'
    | 'buy_fileable_server'
    | 'not_covered';
  /** https, or null. */
  link: string | null;
  /** Ids of facts of the guide, then of readings. */
  source: string[];
}

/** One thing to do. */
export interface Remedy {
  action:
    | 'switch_account'
    | 'renew'
    | 'convert_to_subscription'
    | 'buy_public_bandwidth'
    | 'assign_public_ip'
    | 'buy_instance'
    | 'use_other_account'
    | 'buy_qualifying_product';
  /** Of `renew` and `convert_to_subscription` only. */
  months?: number;
  link: string | null;
  source: string[];
}

/** The verdict of one instance. */
export interface Assessment {
  id: string;
  product: Product;
  verdict: Verdict;
  /** What the console's row offers; only of eligible instances. */
  action: 'apply' | 'view' | null;
  instead: Instead | null;
  quota: { scope: Scope; limit: number; issued: number; reserved: number; left: number } | null;
  /** The term that was tested. */
  term_months: number | null;
  /** RFC 3339 in +08:00: when it stops being eligible if nothing is bought. */
  eligible_until: string | null;
  /** The checks that fail; the first is the headline. */
  unmet: { code: Check; required: string | null; observed: string | null; source: string[] }[];
  /** The facts that are needed and unknown. */
  unknown: string[];
  /** Advice, which changes no verdict. */
  advisories: { code: string; source: string[] }[];
  /** The least to do, in order. */
  remedies: Remedy[];
}

/** The verdicts of a facts file. */
export interface Report {
  schema: 'beian-desk/1';
  policy: string;
  as_of: string;
  account: string | null;
  /** Where there is no instance at all. */
  instead: Instead | null;
  /** In the order of the instances. */
  assessments: Assessment[];
  totals: { filings_possible: number; numbers_unused: number };
}

export type Question =
  | 'product'
  | 'region'
  | 'billing'
  | 'expires'
  | 'term'
  | 'access'
  | 'first_term'
  | 'amount'
  | 'account'
  | 'used'
  | 'sites';

/**
 * What was answered, as the app's links write it: `{ product: 'ecs', region: 'mainland', term: 12 }`. Anything but
 * `sites` may be `'unknown'`; `product` may be `'none'`; dates are those of China, as `2026-07-01`.
 */
export type Answers = Partial<Record<Question, string | number>>;

/** What comes after these answers. */
export type Next =
  | {
      step: 'ask';
      question: Question;
      /** How many questions are still to come at most, this one included. */
      most: number;
      kind: 'choice' | 'date' | 'months' | 'months_or_date' | 'amount' | 'count';
      /** Of a choice: what can be answered. A region's id stands for `mainland` or `elsewhere` too. */
      choices: string[];
    }
  | {
      step: 'done';
      /** Never `ineligible` while something unknown could still turn it, whatever `assessment` says. */
      verdict: Verdict;
      /** What was not known and could still change the answer. */
      open: Question[];
      assessment: Assessment | null;
    }
  | {
      step: 'buy';
      sites: number;
      /** The best first. */
      ways: {
        product: Product;
        count: number;
        accounts: number;
        /** How many sites each takes. */
        filings: number;
        months: number | null;
        /** Whether the first order alone must reach that term. */
        at_first: boolean;
        order_amount: string | null;
        mainland: boolean;
        subscription: boolean;
        bandwidth: boolean;
      }[];
      avoid: {
        code: 'pay_as_you_go' | 'elsewhere' | 'shorter_than' | 'no_bandwidth' | 'no_number';
        product: Product | null;
        months: number | null;
      }[];
    }
  /** Without the product nothing can be said. */
  | { step: 'unsaid' };

/** Where each site is filed, and the least to do first. */
export interface Plan {
  policy: string;
  as_of: string;
  sites: {
    domain: string;
    /** The domain in ASCII. */
    ascii: string;
    place: 'done' | 'number' | 'reservation' | 'apply' | 'view' | 'purchase' | 'nowhere';
    number: string | null;
    instance: string | null;
    /** Of `purchase`: with the n-th instance that is bought, counted from 1. */
    purchase: number | null;
    account: string | null;
    /** Whether it can be done before any step. */
    ready: boolean;
  }[];
  steps: {
    step: 'prepare' | 'buy' | 'sign_in';
    instance: string | null;
    remedies: Remedy[] | null;
    product: Product | null;
    count: number | null;
    each: number | null;
    account: string | null;
  }[];
  /** No plan costs less: purchases count first, then accounts, months, instances touched. */
  cost: { purchases: number; accounts: number; months: number; touched: number };
  /** Ids of instances that could take sites if all their facts were known. */
  unsure: string[];
  /** Ids of instances that expired so long ago that they are probably gone. */
  released: string[];
}

/** A set of rules. */
export interface Policy {
  name: string;
  default: boolean;
  provider: string;
  title: string;
  published: string;
  read_on: string;
  holds_from: string;
  console: string;
  products: {
    product: Product;
    action: 'apply' | 'view' | null;
    quota: { limit: number; scope: Scope } | null;
    instead: Instead['code'] | null;
    checks: { code: Check; needed: boolean; months: number | null; order_amount: string | null; from: string | null }[];
  }[];
}

/** Where the wasm is; beside this module where it is absent. */
export type Source = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** Fetches and starts the engine, once; after a failure it can be tried again. Everything else waits for it. */
export function load(source?: Source | Promise<Source>): Promise<Answer<{}>>;

/** The verdict of every instance. */
export function assess(facts: Facts | string, options?: Options): Answer<{ report: Report }>;

/** What is asked next, or what the answers come to. */
export function next_questions(answers: Answers | string, options?: Options): Answer<Next>;

/** Where each site is filed. `sites`: a list, or a text with lines, blanks or commas between; at most 1000 are planned. */
export function plan(
  facts: Facts | string,
  sites: string | readonly string[],
  options?: Options,
): Answer<{
  plan: Plan;
  /** What stands in the list a second time. */
  repeated: { line: number; typed: string; first: number }[];
  /** What is no domain. */
  no_domains: { line: number; typed: string; message: string }[];
  too_many: number;
}>;

/** The policies that ship with the engine, the default first. */
export function policies(): Answer<{ policies: Policy[] }>;
