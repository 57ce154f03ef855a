import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql as fragment } from 'kysely';
import type { PublishPolicy } from '../../subgraphs/kernel/commands/publish-policy.ts';
import type { Subgraph } from '../../subgraphs/kernel/define-subgraph.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import type { Bounds, Publication } from '../../subgraphs/kernel/policy.ts';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from './subgraph.ts';

export interface PolicyUnderTest<Rules> {
  readonly subgraph: Subgraph;
  readonly command: PublishPolicy<Rules>;
  readonly table: string;
  /** OrderPolicy: publishOrderPolicy, orderPolicy, orderPolicies. */
  readonly type: string;
  readonly list: string;
  readonly defaults: Rules;
  readonly bounds: Bounds<Rules>;
  /** A rule to change, and to what. */
  readonly change: Partial<Rules>;
}

/** What every policy that is published promises; how its versions count is each subgraph's own test. */
export function itPublishes<Rules extends object>(policy: PolicyUnderTest<Rules>): void {
  const { subgraph, command, table, type, list, defaults, bounds, change } = policy;
  const scope = `${subgraph.name}:policy`;
  const publisher = operator(scope, `${subgraph.name}:read`);
  const rules = { ...defaults, ...change };
  const soon = new Date('2026-10-01T00:00:00Z');
  const later = new Date('2026-11-01T00:00:00Z');
  let g: TestSubgraph;
  beforeAll(async () => { g = await startTestSubgraph(subgraph); });
  afterAll(() => g.stop());

  const rows = () => g.sql.all<{ version: number; published_by: string }>`
    select * from ${fragment.raw(table)} order by version`;
  const everything = async () => ({
    versions: await rows(),
    ...await g.sql.one<object>`select (select count(*) from audit_record) as audited,
      (select count(*) from event) as events`,
  });
  const publish = (over: Partial<Publication<Rules>> = {}, options: object = {}) => g.run(command,
    { effectiveFrom: soon, expectedVersion: 1, note: 'new', rules, ...over },
    { actor: publisher, ...options });

  it('begins with the numbers of the house, which no one may change', async () => {
    expect(await g.query(`{ ${list} { version effectiveFrom rules { ${Object.keys(bounds).join(' ')} } } }`,
      {}, publisher)).toMatchObject({ data: { [list]: [{ version: 1, rules: defaults }] } });
    await expect(g.sql.run`update ${fragment.raw(table)} set note = 'x'`).rejects.toThrow('append-only');
    await expect(g.sql.run`delete from ${fragment.raw(table)}`).rejects.toThrow('append-only');
  });

  it('tries without effect, publishes once with audit, and tells another use of the key', async () => {
    const before = await everything();
    expect(await publish({}, { dryRun: true })).toMatchObject({ ok: true, value: { version: 2, rules } });
    expect(await everything()).toEqual(before);
    const first = await publish({}, { idempotencyKey: 'k' });
    expect(first).toMatchObject({ ok: true, value: { version: 2, publishedBy: 'Olivia' } });
    expect(await publish({}, { idempotencyKey: 'k' })).toEqual(first);
    expect(await publish({ note: 'other' }, { idempotencyKey: 'k' })).toMatchObject({
      refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await rows()).toMatchObject([{ version: 1 }, { version: 2, published_by: 'Olivia' }]);
    expect(await g.sql.all`select actor_name, reason from audit_record where command = ${command.name}`)
      .toEqual([{ actor_name: 'Olivia', reason: 'new' }]);
  });

  it('refuses with a code and changes nothing', async () => {
    const before = await everything();
    const named = Object.entries(bounds) as [keyof Rules & string, readonly [number, number]][];
    const cases: readonly [Partial<Publication<Rules>>, string, string][] = [
      [{ effectiveFrom: later }, 'STALE', 'expectedVersion'],
      [{ expectedVersion: 2, effectiveFrom: new Date('2026-09-15T03:59:59Z') }, 'IN_THE_PAST', 'effectiveFrom'],
      [{ expectedVersion: 2 }, 'OUT_OF_ORDER', 'effectiveFrom'],
      [{ expectedVersion: 2, effectiveFrom: later, note: 'x'.repeat(501) }, 'INVALID_NOTE', 'note'],
      ...named.flatMap(([rule, [low, high]]) => [low - 1, high + 1, low + 0.5].map((value) => (
        [{ expectedVersion: 2, effectiveFrom: later, rules: { ...rules, [rule]: value } },
          'INVALID_RULES', `rules.${rule}`] as [Partial<Publication<Rules>>, string, string]))),
    ];
    for (const [over, code, path] of cases) {
      expect(await publish(over)).toMatchObject({ ok: false, refusals: [{ code, path: path.split('.') }] });
    }
    expect(await everything()).toEqual(before);
  });

  it('lets one of two publishers win and tells the other of it', async () => {
    const race = { expectedVersion: 2, effectiveFrom: later };
    const outcomes = await Promise.all([publish(race), publish({ ...race, note: 'mine' })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusals: [{ code: 'STALE', extras: { currentVersion: 3 } }] });
    expect((await rows()).map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  const mutation = `mutation($input: Publish${type}Input!) { publish${type}(input: $input) {
    policy { version publishedBy note rules { ${Object.keys(change).join(' ')} } }
    userErrors { code path currentVersion } } }`;
  const send = async (input: object, actor = publisher) => {
    const { data, errors } = await g.query(mutation, { input: {
      effectiveFrom: '2026-12-01T00:00:00+08:00', expectedVersion: 3, rules, note: 'graph',
      idempotencyKey: newId(), ...input } }, actor);
    return errors ? errors[0]!.extensions!['code'] : data[`publish${type}`];
  };

  it('goes through the graph; a stale one is shown what stands there', async () => {
    const version = { version: 4, publishedBy: 'Olivia', note: 'graph', rules: change };
    expect(await send({ dryRun: true })).toEqual({ policy: version, userErrors: [] });
    expect(await send({})).toEqual({ policy: version, userErrors: [] });
    expect(await send({ expectedVersion: 2 })).toEqual({ policy: version, userErrors: [
      { code: 'STALE', path: ['expectedVersion'], currentVersion: 4 }] });
    expect(await send({}, operator(`${subgraph.name}:read`))).toBe('FORBIDDEN');
  });

  it('shows partners the rules, and nobody but head office who wrote them and why', async () => {
    const inForce = type[0]!.toLowerCase() + type.slice(1);
    const ask = async (actor: ReturnType<typeof operator>, first = 2) => (await g.query(
      `{ ${inForce} { version } ${list}(first: ${first}) { version publishedBy note } }`, {}, actor));
    expect(await ask(publisher)).toEqual({ data: { [inForce]: { version: 1 }, [list]: [
      { version: 4, publishedBy: 'Olivia', note: 'graph' },
      { version: 3, publishedBy: 'Olivia', note: expect.any(String) }] } });
    for (const actor of [channel(newId(), `${subgraph.name}:read`), tenant(newId(), `${subgraph.name}:read`)]) {
      expect(await ask(actor)).toEqual({ data: { [inForce]: { version: 1 }, [list]: [
        { version: 4, publishedBy: null, note: null }, { version: 3, publishedBy: null, note: null }] } });
    }
    expect((await ask(publisher, 101)).errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
    const { sql, close } = await g.runtime.database.readSession(channel(newId()));
    await expect(sql.all`select note from ${fragment.raw(table)}`).rejects.toThrow('permission denied');
    await close();
  });
}
