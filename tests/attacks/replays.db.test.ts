import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { MOVERS } from '../architecture/movers.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { laneOf } from '../../subgraphs/kernel/events/record.ts';
import { OWNER, schemaRoutes, type Answer, type TestGraph } from '../kit/graph.ts';
import { attackDesks } from './at-once/desks.ts';
import { attackTills } from './at-once/tills.ts';
import { inputTypeOf, mutationDocument, userErrorsIn } from './kit/api.ts';
import { untilCalm } from './kit/calm.ts';
import { openFingerprint, type Fingerprint } from './kit/fingerprint.ts';
import { keysOf, withKeys } from './kit/keys.ts';
import { openSecondHouse } from './kit/second-house.ts';
import { validInput } from './kit/valid-inputs.ts';
import { startWorld } from './kit/start-world.ts';
import type { World } from './kit/world.ts';

type Input = Record<string, any>;
let graph: TestGraph;
let world: World;
let fingerprint: Fingerprint;
let restarted: Awaited<ReturnType<typeof openSecondHouse>>;
beforeAll(async () => {
  ({ graph, world } = await startWorld());
  fingerprint = await openFingerprint(graph.databaseUrl);
  restarted = await openSecondHouse(graph);
}, 600_000);
afterAll(async () => {
  await restarted.close();
  await fingerprint.close();
  await graph.stop();
});

const THIRD: Actor = { ...OWNER, id: 'third', name: 'Thea Third' };

/** Another body under the same key, where another valid input would not be one. */
const OTHER_BODY: Readonly<Record<string, (input: Input) => Input>> = {
  addDrop: (input) => ({ ...input, stock: 11 }),
  quoteOrder: (input) => ({ ...input, orderNo: 'another' }),
  ...Object.fromEntries(['Programme', 'Order', 'Catalog', 'Campaign', 'Franchise'].map((policy) =>
    [`publish${policy}Policy`, (input: Input) => ({ ...input, note: 'another' })])),
  recordOrders: ({ orders: [order], ...rest }) => ({ ...rest, orders: [{ ...order, note: 'x' }] }),
  recordReturns: ({ returns: [one] }) => ({ returns: [{ ...one, reason: 'another' }] }),
};

/** Numbers that name a thing for everybody: another person's use of them is the same use. */
const SHARED_NUMBERS = ['recordOrders', 'recordReturns'];
/** What only whoever began it may do: to anybody else it is a request of their own, and refused. */
const OWN_DEEDS: Readonly<Record<string, readonly string[]>> = {
  retractGoldWithdrawal: ['OTHER_PERSON'], retractFxWithdrawal: ['OTHER_PERSON'],
  openAttributionAppeal: ['FRANCHISE_ONLY'], withdrawAttributionAppeal: ['NOT_FOUND'],
  confirmLines: ['NOT_FOUND'], disputeLine: ['NOT_FOUND'] };

/** A business rule refuses it; elsewhere an id that nobody has does. */
const REFUSED: Readonly<Record<string, (input: Input) => Input>> = {
  ...Object.fromEntries(['Programme', 'Order', 'Catalog', 'Campaign', 'Franchise'].flatMap((policy) =>
    ['publish', 'decide'].map((verb) =>
      [`${verb}${policy}Policy`, (input: Input) => ({ ...input, note: 'x'.repeat(501) })]))),
  publishConsentText: (input) => ({ ...input, version: ' ' }),
  writeMessageTemplate: (input) => ({ ...input, code: ' ' }),
  openSettlement: (input) => ({ ...input, month: ' ' }),
  runStatements: (input) => ({ ...input, month: ' ' }), issueStatements: (input) => ({ ...input, month: ' ' }),
  publishBenefit: (input) => ({ ...input, expectedVersion: 7 }),
  publishGoldPrice: (input) => ({ ...input, source: '' }),
  publishGoldPrices: ({ prices: [price], ...rest }) =>
    ({ ...rest, prices: [{ ...price, source: '' }] }),
  publishFxTable: (input) => ({ ...input, source: '' }),
  recordOrders: ({ orders: [order], ...rest }) =>
    ({ ...rest, orders: [{ ...order, outletId: 'out_01hk153x00ffffffffffffffff' }] }),
  enrolMember: (input) => ({ ...input, name: 'x'.repeat(500) }),
  proposeCharityPayout: (input) => ({ ...input, recipient: '' }),
  enrolMembers: ({ members: [member] }) => ({ members: [{ ...member, name: 'x'.repeat(500) }] }),
};

/** Every id in the input becomes one of the same kind that nobody has. */
function strangers(value: unknown): any {
  if (typeof value === 'string') return value.replace(/^([a-z]{3})_[0-9a-z]{26}$/,
    '$1_01hk153x00ffffffffffffffff');
  if (Array.isArray(value)) return value.map(strangers);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strangers(inner)]));
}

/** Of a sale and of a return it is said whether it was recorded just now. */
const OF_THE_MOMENT = ['created', 'decision'];

function lasting(answer: Answer): unknown {
  return JSON.parse(JSON.stringify(answer.data), (key, value) =>
    (OF_THE_MOMENT.includes(key) ? undefined : value));
}

describe.each(Object.keys(MOVERS))('%s', (mover) => {
  const document = mutationDocument(mover);
  let input: Input;
  let other: Input;
  let actor: Actor;
  let first: Answer;
  const send = (sent: Input, by = actor) => graph.ask(document, { input: sent }, by);
  const codesOf = (answer: Answer) => userErrorsIn(answer.data).map(({ code }) => code);

  beforeAll(async () => {
    ({ input, actor } = await validInput(world, mover));
    ({ input: other } = await validInput(world, mover));
    await untilCalm(graph);
  });

  async function expectUnchanged(work: () => Promise<unknown>): Promise<void> {
    const before = await fingerprint.take();
    await work();
    expect(await fingerprint.take()).toEqual(before);
  }

  it.each([['too long', 'k'.repeat(201)], ['empty', ''], ['a line break', 'a\nb'],
    ['a control character', 'a\u0007b'], ['NUL', 'a\u0000b']])('refuses a key that is %s', (_, key) =>
    expectUnchanged(async () => {
      const answer = await send(withKeys(mover, input, () => key));
      if (answer.errors) {
        expect(answer.errors[0]!.extensions['code']).toBe('BAD_USER_INPUT');
        expect(key).toContain('\u0000');
        return;
      }
      const refusals = userErrorsIn(answer.data);
      expect(refusals.length).toBeGreaterThan(0);
      for (const { code, path } of refusals) {
        expect(['IDEMPOTENCY_KEY_INVALID', 'INVALID']).toContain(code);
        expect(path!.at(-1)).toBe(MOVERS[mover]);
      }
    }));

  it('answers anew after a refusal with the same key', () => expectUnchanged(async () => {
    const refused = await send((REFUSED[mover] ?? strangers)(input));
    expect(refused.errors).toBeUndefined();
    expect(codesOf(refused).length).toBeGreaterThan(0);
    expect(codesOf(refused).join()).not.toContain('IDEMPOTENCY');
  }));

  it('keeps nothing of a dry run, where there is one', () => expectUnchanged(async () => {
    const answer = await send({ ...input, dryRun: true });
    const hasDryRun = inputTypeOf(mover).getFields()['dryRun'] !== undefined;
    if (!hasDryRun) {
      expect(answer.errors![0]!.extensions['code']).toBe('BAD_USER_INPUT');
      return;
    }
    expect(answer.errors).toBeUndefined();
    expect(codesOf(answer)).toEqual([]);
  }));

  it('acts once and answers a replay alike', async () => {
    first = await send(input);
    expect(first.errors).toBeUndefined();
    expect(codesOf(first)).toEqual([]);
    await untilCalm(graph);
    await expectUnchanged(async () => {
      expect(lasting(await send(input))).toEqual(lasting(first));
    });
  });

  it('answers a replay after a restart alike', () => expectUnchanged(async () => {
    const again = await restarted.ask(document, { input }, actor);
    expect(lasting(again)).toEqual(lasting(first));
  }));

  it('refuses the key with another body', () => expectUnchanged(async () => {
    const changed = OTHER_BODY[mover]?.(input)
      ?? withKeys(mover, other, (index) => keysOf(mover, input)[index]!);
    const codes = codesOf(await send(changed));
    expect(codes.length).toBeGreaterThan(0);
    expect(codes[0]).toMatch(/_CONFLICT$/);
  }));

  it("takes another actor's key for another key", async () => {
    const keys = keysOf(mover, input);
    const { input: another } = await validInput(world, mover);
    const sent = SHARED_NUMBERS.includes(mover) ? OTHER_BODY[mover]!(input)
      : withKeys(mover, another, (index) => keys[index]!);
    const answer = await send(sent, THIRD);
    expect(answer.errors).toBeUndefined();
    if (SHARED_NUMBERS.includes(mover)) expect(codesOf(answer)[0]).toMatch(/_CONFLICT$/);
    else expect(codesOf(answer)).toEqual(OWN_DEEDS[mover] ?? []);
  });

  it('acts once when it arrives five times at the same moment', async () => {
    const { input: sent } = await validInput(world, mover);
    await untilCalm(graph);
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send(sent)));
    for (const answer of answers) {
      expect(answer.errors).toBeUndefined();
      expect(codesOf(answer)).toEqual([]);
    }
    const bodies = new Set(answers.map((answer) => JSON.stringify(identity(answer))));
    expect([...bodies]).toHaveLength(1);
    await untilCalm(graph);
    await expectUnchanged(() => send(sent));
  });
});

describe('many at once', () => {
  attackTills(() => world);
  attackDesks(() => world);
});

describe('every event that was ever told', () => {
  /** What each room holds, apart from the events and who is to hear them. */
  const contents = async (): Promise<Record<string, string>> => {
    const { rows: tables } = await database.query<{ name: string }>(`select format('%I.%I', schemaname,
        relname) as name from pg_stat_user_tables where schemaname = any($1)
        and relname not in ('event', 'delivery', 'parked_event', 'lane_pause') order by 1`,
    [SUBGRAPHS.map(({ name }) => name)]);
    const { rows } = await database.query<{ name: string; content: string }>(tables.map(({ name }) =>
      `select '${name}' as name, md5(string_agg(t::text, ',' order by t::text)) as content
       from ${name} t`).join(' union all '));
    return Object.fromEntries(rows.map(({ name, content }) => [name, content]));
  };
  let database: pg.Client;
  beforeAll(async () => {
    database = new pg.Client({ connectionString: graph.databaseUrl });
    await database.connect();
    await untilCalm(graph);
  });
  afterAll(() => database.end());

  it('changes nothing when it is told once more', async () => {
    const before = await contents();
    let told = 0;
    for (const { name } of SUBGRAPHS) {
      for (const [event, subscribers] of schemaRoutes()) {
        const lanes = await database.query<{ seq: string; aggregate_id: string }>(
          `select seq, aggregate_id from ${name}.event where name = $1`, [event]);
        told += lanes.rows.length;
        for (const subscriber of subscribers) {
          await database.query(`insert into ${name}.delivery (subscriber, lane, seq)
            select $1, * from unnest($2::smallint[], $3::bigint[])`, [subscriber,
            lanes.rows.map((row) => laneOf(row.aggregate_id)), lanes.rows.map(({ seq }) => seq)]);
        }
      }
      await database.query(`select karat.wake($1, array_agg(subscriber), array_agg(lane),
          array_agg(clock_timestamp()), null)
        from (select distinct subscriber, lane::int from ${name}.delivery) d having count(*) > 0`, [name]);
    }
    await untilCalm(graph);
    expect(told).toBeGreaterThan(200);
    expect(await contents()).toEqual(before);
  });
});

/** What was made or moved, by its ids: the rest of a payload may show the next moment already. */
function identity(answer: Answer): string[] {
  return [...JSON.stringify(answer.data).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id!);
}
