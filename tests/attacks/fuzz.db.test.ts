import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { isEnumType, getNullableType, type GraphQLInputType } from 'graphql';
import pg from 'pg';
import { CURRENCIES } from '../../subgraphs/kernel/money.ts';
import type { TestGraph } from '../kit/graph.ts';
import { isLongRun } from '../kit/env.ts';
import { inputTypeOf, mutationDocument, mutations, userErrorsIn } from './kit/api.ts';
import { untilCalm } from './kit/calm.ts';
import { openFingerprint, type Fingerprint } from './kit/fingerprint.ts';
import { positionsOf, replaced, type Position } from './kit/positions.ts';
import { validInput } from './kit/valid-inputs.ts';
import { startWorld } from './kit/start-world.ts';
import { change, NOW, SECOND, type World } from './kit/world.ts';

/** Documents per mutation: three thousand in all, 80,000 others each time in a long run. */
const RUNS = isLongRun() ? 400 : 14;
const SEED = isLongRun() ? Date.now() : 20_260_915;

/** The longest a table of rates may be in force. */
const TABLE_DAYS = 3_650;

/** Wrong tries at a secret are counted and told to the auditors. */
const COUNTED = [
  'passcode_attempt', 'coupon_code_attempt', 'code_try', 'phone_try', 'member_code_try', 'attempt', 'audit_entry',
];

/** Whose tables the sales need. */
interface Home { code: string; currency: string }

let graph: TestGraph;
let homes: Home[];
let world: World;
let ids: string[];
/** What all inputs stand on: whoever closed it would have taken it from those that come later. */
let ground: string[];
let fingerprint: Fingerprint;
/** With what the other one leaves out. */
let everything: Fingerprint;
beforeAll(async () => {
  const started = await startWorld();
  ({ graph, world } = started);
  // A sale in a currency without a rate rightly waits for one, and this house would not come to rest.
  const { catalogPolicy: { version, rules } } = await graph.get(`{ catalogPolicy { version rules {
    goldJumpBps fxJumpBps repeatHours goldWarnDays goldRefuseDays fxWarnDays fxRefuseDays } } }`);
  await change(world, 'publishCatalogPolicy', 'policy { version }', { expectedVersion: version,
    rules: { ...rules, fxRefuseDays: TABLE_DAYS }, note: 'tables last', effectiveFrom: NOW,
    idempotencyKey: world.fresh() });
  homes = (await graph.get('{ programmes { code currency } }')).programmes;
  for (const home of homes) await publishEveryRate(home);
  ids = Object.values(started.ids);
  ground = ['Franchise', 'Outlet', 'Channel'].map((kind) => started.ids[kind]!);
  fingerprint = await openFingerprint(graph.databaseUrl, COUNTED);
  everything = await openFingerprint(graph.databaseUrl);
}, 600_000);
afterAll(async () => {
  await fingerprint.close();
  await everything.close();
  await graph.stop();
});

/** One table after the other, so that every day a sale may have been paid on has its rates. */
async function publishEveryRate(home: Home): Promise<void> {
  for (let from = 0; from < Date.parse(NOW); from += TABLE_DAYS * 86_400_000) {
    await publishRates(home, new Date(from));
  }
  await graph.settled();
}

async function publishRates({ code: homeRegion, currency }: Home, effectiveAt: Date): Promise<void> {
  const rates = CURRENCIES.filter((code) => code !== currency)
    .map((from) => ({ from, rate: '1' }));
  const { fxTable } = await change(world, 'publishFxTable', 'fxTable { id state }', { homeRegion, rates,
    source: 'test', effectiveAt: effectiveAt.toISOString(), idempotencyKey: world.fresh() });
  if (fxTable.state !== 'HELD') return;
  await change(world, 'confirmFxTable', 'fxTable { id }', { id: fxTable.id, idempotencyKey: world.fresh() }, SECOND);
}

/** Calm also when an accepted table left a currency out: whoever sells in it enters its rate then. */
async function untilCalmWithRates(): Promise<void> {
  const calm = new AbortController();
  const supplying = (async () => {
    while (await sleep(1_000, true, { signal: calm.signal }).catch(() => false)) await supplyRates();
  })();
  try {
    await untilCalm(graph);
  } finally {
    calm.abort();
    await supplying;
  }
}

async function supplyRates(): Promise<void> {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ at: string }>(`select distinct
    substring(error from 'no rate of [A-Z]{3} at (\\S+)') as at from orders.parked_event
    where not dead and error like '%no rate of%'`).finally(() => client.end());
  for (const { at } of rows) {
    for (const home of homes) await publishRates(home, new Date(Date.parse(at) - 1));
  }
}

const strings = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', ' ',
  '\n', "'; drop table member; --", '{{7*7}}', '%s%n', '../../etc/passwd', '王'.repeat(600),
  '\u202e', '\u0000', '\ud800', 'x'.repeat(2_000), '0', '-1', 'null', '__proto__'));
const decimals = fc.oneof(fc.constantFrom('0', '-0', '0.00', '-1.00', '1.005', '0.01', '1e9', '+1',
  ' 1', '1.', '.5', '01', '999999999999.99', '9'.repeat(30), 'NaN', 'Infinity'),
fc.float().map(String), fc.bigInt().map(String));
const integers = fc.oneof(fc.integer(), fc.constantFrom(0, -1, 1, 2_147_483_647, -2_147_483_648));
const instants = fc.oneof(fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom('2026-09-15T04:00:00Z', '9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z', '2026-09-15T04:00:00+23:59', '1900-01-01T00:00:00Z', ''));
const days = fc.oneof(instants.map((text) => text.slice(0, 10)),
  fc.constantFrom('2024-02-29', '0000-00-00', '-271821-04-20', '+010000-01-01'));

function valuesOf(type: GraphQLInputType, kind: string, known: readonly string[]): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'ID': return fc.oneof(fc.constantFrom(...known), strings);
    case 'String': return strings;
    case 'Int': return integers;
    case 'Points': return fc.oneof(integers, fc.maxSafeInteger(), decimals);
    case 'Decimal': return decimals;
    case 'DateTime': return instants;
    case 'Date': return days;
    case 'Boolean': return fc.boolean();
    case 'enum': {
      const bare = getNullableType(type);
      return fc.constantFrom(...(isEnumType(bare) ? bare.getValues().map(({ name }) => name) : []));
    }
    default: return fc.anything({ maxDepth: 2 }).map((value) =>
      JSON.parse(JSON.stringify(value ?? null)));
  }
}

type Change = (input: any) => any;

function changesTo(positions: readonly Position[], known: readonly string[]): fc.Arbitrary<Change> {
  return fc.constantFrom(...positions).chain(({ path, type, kind }): fc.Arbitrary<Change> => {
    const value = fc.oneof({ weight: 8, arbitrary: valuesOf(type, kind, known) },
      { weight: 1, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.anything({ maxDepth: 1 }).map((any) => JSON.parse(
        JSON.stringify(any ?? null))) });
    if (kind !== 'list') return value.map((one): Change => (input) => replaced(input, path, one));
    const times = fc.constantFrom(0, 2, 3, 501);
    return fc.oneof(value.map((one): Change => (input) => replaced(input, path, one)),
      times.map((count): Change => (input) => {
        const list = path.reduce((inner: any, key) => inner?.[key], input);
        const [first] = Array.isArray(list) ? list : [];
        return first === undefined ? input
          : replaced(input, path, Array.from({ length: count }, () => first));
      }));
  });
}

/** Nothing is dead here, so nothing can be replayed: the one mutation that is refused. */
const REFUSED = ['replayDeadLetters'];

const KNOWN = ['BAD_USER_INPUT', 'LIMIT_EXCEEDED', 'FORBIDDEN_NAME', 'FORBIDDEN', 'COST_EXCEEDED'];

const names = mutations().map(({ name }) => name);

// Before anything else: what is tried below is a change of something that would have been accepted.
describe('inputs of the kit', () => {
  it.each(names)('%s is accepted and changes rows', async (name) => {
    const { input, actor } = await validInput(world, name);
    await graph.settled();
    const before = await everything.take();
    const answer = await graph.ask(mutationDocument(name), { input }, actor);
    expect(answer.errors).toBeUndefined();
    if (REFUSED.includes(name)) {
      expect(userErrorsIn(answer.data)).toHaveLength(1);
      return;
    }
    expect(userErrorsIn(answer.data)).toEqual([]);
    expect(await everything.take()).not.toEqual(before);
  });
});

/** What all others ask for; changed, it may be gone for them. */
const WORDS = ['publishConsentText', 'putMarginClass', 'putProgramme', 'putRegion', 'setMarginClass'];

describe('inputs nobody thought of', () => {
  const inTurn = [...names.filter((name) => !WORDS.includes(name)), ...WORDS];
  it.each(inTurn)('%s is refused by a code, whole, or accepted', async (name) => {
    const document = mutationDocument(name);
    let { input, actor } = await validInput(world, name);
    await untilCalmWithRates();
    let before = await fingerprint.take();
    const known = /^(close|end)/.test(name) ? ids.filter((id) => !ground.includes(id)) : ids;
    const changes = fc.array(changesTo(positionsOf(inputTypeOf(name), input), known),
      { minLength: 1, maxLength: 3 });
    await fc.assert(fc.asyncProperty(changes, async (list) => {
      const sent = list.reduce((value, change) => change(value), input);
      const answer = await graph.ask(document, { input: sent }, actor);
      const refusals = userErrorsIn(answer.data);
      for (const { extensions, message } of answer.errors ?? []) {
        expect([KNOWN.includes(extensions['code']), extensions['code'], message])
          .toEqual([true, extensions['code'], message]);
      }
      for (const { code, path } of refusals) {
        expect(code).toMatch(/^[A-Z_]+$/);
        expect(Array.isArray(path)).toBe(true);
      }
      const refused = answer.errors !== undefined || refusals.length > 0;
      const isBatch = JSON.stringify(answer.data ?? '').includes('"results"');
      if (refused && !isBatch) {
        expect(await fingerprint.take()).toEqual(before);
        return;
      }
      if (!refused) ({ input, actor } = await validInput(world, name));
      await untilCalmWithRates();
      before = await fingerprint.take();
    }), { numRuns: RUNS, seed: SEED, endOnFailure: true });
  }, isLongRun() ? 1_800_000 : 180_000);
});
