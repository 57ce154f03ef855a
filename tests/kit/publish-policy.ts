import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql as fragment } from 'kysely';
import type {
  DecidePolicy, PolicyDecisionInput,
} from '../../subgraphs/kernel/commands/decide-policy.ts';
import type { PublishPolicy } from '../../subgraphs/kernel/commands/publish-policy.ts';
import type { Subgraph } from '../../subgraphs/kernel/define-subgraph.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import type { Bounds, PolicyVerdict, Publication } from '../../subgraphs/kernel/policy.ts';
import { channel, operator, startTestSubgraph, tenant, type TestSubgraph } from './subgraph.ts';

export interface PolicyUnderTest<Rules> {
  readonly subgraph: Subgraph;
  readonly command: PublishPolicy<Rules>;
  readonly decide: DecidePolicy<PolicyDecisionInput>;
  readonly table: string;
  /** OrderPolicy: publishOrderPolicy, orderPolicy, orderPolicies. */
  readonly type: string;
  readonly list: string;
  readonly defaults: Rules;
  readonly bounds: Bounds<Rules>;
  /** A rule to change, and to what. */
  readonly change: Partial<Rules>;
  /** As the graph takes them, where it writes words of rules otherwise. */
  readonly asSent?: (rules: Rules) => object;
}

/** What every policy that is published promises; how its versions count is each subgraph's own test. */
export function itPublishes<Rules extends object>(policy: PolicyUnderTest<Rules>): void {
  const { subgraph, command, decide, table, type, list, defaults, bounds, change, asSent = (same) => same } = policy;
  const scope = `${subgraph.name}:policy`;
  const publisher = operator(scope, `${subgraph.name}:read`);
  const second = { ...publisher, id: 'op-second', name: 'Second' };
  const rules = { ...defaults, ...change };
  // Lists are each room's own to prove.
  const numbers = Object.fromEntries(Object.entries(defaults).filter(([rule]) => rule in bounds));
  const soon = new Date('2026-10-01T00:00:00Z');
  const later = new Date('2026-11-01T00:00:00Z');
  let g: TestSubgraph;
  beforeAll(async () => { g = await startTestSubgraph(subgraph); });
  afterAll(() => g.stop());

  const rows = () => g.sql.all<{ version: number; published_by: string }>`
    select * from ${fragment.raw(table)} order by version`;
  const everything = async () => ({
    versions: await rows(),
    proposals: await g.sql.all`select * from policy_proposal order by version`,
    ...await g.sql.one<object>`select (select count(*) from audit_record) as audited,
      (select count(*) from event) as events`,
  });
  const publish = (over: Partial<Publication<Rules>> = {}, options: object = {}) => g.run(command,
    { effectiveFrom: soon, expectedVersion: 1, note: 'new', rules, ...over },
    { actor: publisher, ...options });
  const say = (verdict: PolicyVerdict, version: number, actor = second, note: string | null = null) =>
    g.run(decide, { version, verdict, note }, { actor });
  const inForce = type[0]!.toLowerCase() + type.slice(1);
  const counting = async () => (await g.query(`{ ${inForce} { version } }`, {}, publisher)).data[inForce].version;

  it('begins with the numbers of the house, which no one may change', async () => {
    expect(await g.query(`{ ${list} { version effectiveFrom rules { ${Object.keys(bounds).join(' ')} } } }`,
      {}, publisher)).toMatchObject({ data: { [list]: [{ version: 1, rules: numbers }] } });
    await expect(g.sql.run`update ${fragment.raw(table)} set note = 'x'`).rejects.toThrow('append-only');
    await expect(g.sql.run`delete from ${fragment.raw(table)}`).rejects.toThrow('append-only');
  });

  it('tries without effect, publishes once with audit, and tells another use of the key', async () => {
    const before = await everything();
    expect(await publish({}, { dryRun: true })).toMatchObject({ ok: true, value: { version: 2, rules } });
    expect(await everything()).toEqual(before);
    const first = await publish({}, { idempotencyKey: 'k' });
    expect(first).toMatchObject({ ok: true, value: { version: 2, publishedBy: 'Olivia', state: 'proposed' } });
    expect(await publish({}, { idempotencyKey: 'k' })).toEqual(first);
    expect(await publish({ note: 'other' }, { idempotencyKey: 'k' })).toMatchObject({
      refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
    expect(await rows()).toMatchObject([{ version: 1 }, { version: 2, published_by: 'Olivia' }]);
    expect(await g.sql.all`select actor_name, reason from audit_record where command = ${command.name}`)
      .toEqual([{ actor_name: 'Olivia', reason: 'new' }]);
  });

  it('counts when a second person has approved it, and is withdrawn before its date', async () => {
    const before = await everything();
    expect(await publish({ expectedVersion: 2 })).toMatchObject({ refusals: [{ code: 'PROPOSAL_OPEN' }] });
    const cases: readonly [PolicyVerdict, number, typeof second, string | null, string][] = [
      ['approve', 2, publisher, null, 'SAME_PERSON'], ['reject', 2, publisher, null, 'SAME_PERSON'],
      ['approve', 3, second, null, 'NOT_FOUND'], ['approve', 1, second, null, 'STALE'],
      ['withdraw', 1, second, 'why', 'TOO_LATE'], ['withdraw', 2, publisher, ' ', 'NOTE_REQUIRED'],
      ['approve', 2, second, 'x'.repeat(501), 'INVALID_NOTE'],
    ];
    for (const [verdict, version, actor, note, code] of cases) {
      expect(await say(verdict, version, actor, note)).toMatchObject({ ok: false, refusals: [{ code }] });
    }
    expect(await everything()).toEqual(before);
    g.clock.set(soon);
    expect(await counting()).toBe(1);
    expect(await say('approve', 2)).toMatchObject({ refusals: [{ code: 'TOO_LATE' }] });
    g.clock.set('2026-09-15T04:00:00Z');
    expect(await say('approve', 2)).toMatchObject({ ok: true });
    expect(await say('reject', 2)).toMatchObject({ refusals: [{ code: 'STALE' }] });
    g.clock.set(soon);
    expect(await counting()).toBe(2);
    expect(await say('withdraw', 2, second, 'late')).toMatchObject({ refusals: [{ code: 'TOO_LATE' }] });
    g.clock.set('2026-09-15T04:00:00Z');
    expect(await say('withdraw', 2, publisher, 'not yet')).toMatchObject({ ok: true });
    g.clock.set(soon);
    expect(await counting()).toBe(1);
    g.clock.set('2026-09-15T04:00:00Z');
    expect(await g.sql.all`select actor_name, before->>'state' as was, after->>'state' as became from audit_record
      where command = ${decide.name} order by became`).toEqual([
      { actor_name: 'Second', was: 'proposed', became: 'approved' },
      { actor_name: 'Olivia', was: 'approved', became: 'withdrawn' }]);
    await expect(g.sql.run`insert into policy_proposal values (${table}, 9, now() + interval '1 day', 'approved',
      'a', 'a', 'A', now(), null)`).rejects.toThrow('check');
    // What never counted does not keep its date; what the house itself writes needs nobody.
    expect(await publish({ expectedVersion: 2 }, { actor: undefined })).toMatchObject({ ok: true, value: {
      version: 3, state: 'approved' } });
  });

  it('refuses with a code and changes nothing', async () => {
    const before = await everything();
    const named = Object.entries(bounds) as [keyof Rules & string, readonly [number, number]][];
    const cases: readonly [Partial<Publication<Rules>>, string, string][] = [
      [{ effectiveFrom: later }, 'STALE', 'expectedVersion'],
      [{ expectedVersion: 3, effectiveFrom: new Date('2026-09-15T03:59:59Z') }, 'IN_THE_PAST', 'effectiveFrom'],
      [{ expectedVersion: 3 }, 'OUT_OF_ORDER', 'effectiveFrom'],
      [{ expectedVersion: 3, effectiveFrom: later, note: 'x'.repeat(501) }, 'INVALID_NOTE', 'note'],
      ...named.flatMap(([rule, [low, high]]) => [low - 1, high + 1, low + 0.5].map((value) => (
        [{ expectedVersion: 3, effectiveFrom: later, rules: { ...rules, [rule]: value } },
          'INVALID_RULES', `rules.${rule}`] as [Partial<Publication<Rules>>, string, string]))),
    ];
    for (const [over, code, path] of cases) {
      expect(await publish(over)).toMatchObject({ ok: false, refusals: [{ code, path: path.split('.') }] });
    }
    expect(await everything()).toEqual(before);
  });

  it('lets one of two publishers win and tells the other of it', async () => {
    const race = { expectedVersion: 3, effectiveFrom: later };
    const outcomes = await Promise.all([publish(race), publish({ ...race, note: 'mine' })]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({
      refusals: [{ code: 'STALE', extras: { currentVersion: 4 } }] });
    expect((await rows()).map(({ version }) => version)).toEqual([1, 2, 3, 4]);
    expect(await say('reject', 4, second, 'no')).toMatchObject({ ok: true });
  });

  const mutation = `mutation($input: Publish${type}Input!) { publish${type}(input: $input) {
    policy { version publishedBy note state isOwn rules { ${Object.keys(change).join(' ')} } }
    userErrors { code path currentVersion } } }`;
  const send = async (input: object, actor = publisher) => {
    const { data, errors } = await g.query(mutation, { input: {
      effectiveFrom: '2026-12-01T00:00:00+08:00', expectedVersion: 4, rules: asSent(rules), note: 'graph',
      idempotencyKey: newId(), ...input } }, actor);
    return errors ? errors[0]!.extensions!['code'] : data[`publish${type}`];
  };

  it('goes through the graph; a stale one is shown what stands there', async () => {
    const version = { version: 5, publishedBy: 'Olivia', note: 'graph', state: 'PROPOSED', isOwn: true, rules: change };
    expect(await send({ dryRun: true })).toEqual({ policy: version, userErrors: [] });
    expect(await send({})).toEqual({ policy: version, userErrors: [] });
    expect(await send({ expectedVersion: 2 })).toEqual({ policy: version, userErrors: [
      { code: 'STALE', path: ['expectedVersion'], currentVersion: 5 }] });
    expect(await send({}, operator(`${subgraph.name}:read`))).toBe('FORBIDDEN');
    const word = async (actor = second, verdict = 'APPROVE') => (await g.query(`mutation($input: Decide${type}Input!) {
      decide${type}(input: $input) { policy { version state isOwn decidedBy decisionNote }
        userErrors { code path } } }`,
    { input: { version: 5, verdict, note: 'seen', idempotencyKey: newId() } }, actor)).data[`decide${type}`];
    expect(await word(publisher)).toEqual({ policy: null, userErrors: [{ code: 'SAME_PERSON', path: ['version'] }] });
    const approved = { version: 5, state: 'APPROVED', isOwn: false, decidedBy: 'Second', decisionNote: 'seen' };
    expect(await word()).toEqual({ policy: approved, userErrors: [] });
    expect(await word(second, 'REJECT')).toEqual({ policy: approved,
      userErrors: [{ code: 'STALE', path: ['version'] }] });
  });

  it('shows partners the rules that count, and nobody but head office who wrote them and why', async () => {
    const ask = async (actor: ReturnType<typeof operator>, first = 2) => (await g.query(
      `{ ${inForce} { version } ${list}(first: ${first}) { version publishedBy note isOwn } }`, {}, actor));
    expect(await ask(publisher)).toEqual({ data: { [inForce]: { version: 1 }, [list]: [
      { version: 5, publishedBy: 'Olivia', note: 'graph', isOwn: true },
      { version: 4, publishedBy: 'Olivia', note: expect.any(String), isOwn: true }] } });
    for (const actor of [channel(newId(), `${subgraph.name}:read`), tenant(newId(), `${subgraph.name}:read`)]) {
      expect(await ask(actor)).toEqual({ data: { [inForce]: { version: 1 }, [list]: [
        { version: 5, publishedBy: null, note: null, isOwn: false },
        { version: 3, publishedBy: null, note: null, isOwn: false }] } });
    }
    expect((await ask(publisher, 101)).errors![0]!.extensions!['code']).toBe('LIMIT_EXCEEDED');
    const { sql, close } = await g.runtime.database.readSession(channel(newId()));
    await expect(sql.all`select note from ${fragment.raw(table)}`).rejects.toThrow('permission denied');
    await close();
  });
}
