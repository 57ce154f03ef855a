import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sql as fragment } from 'kysely';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { holdPoints } from '../commands/holds/hold-points.ts';
import { activatePoints } from '../commands/points/activate-points.ts';
import { loyalty } from '../index.ts';
import { FILL_LINES } from '../persistence/migrations/0180-lines.ts';
import { at, bringBack, enrol, memberWith, sale, sell } from '../tests/sales.ts';
import { expectReconciled } from '../tests/statement.ts';
import { giveAtFirst, newsOfSpender, SPENDING_ENDS, spenders } from '../tests/story-spending.ts';
import { beginStory, chapters, newsOf, STORY_ENDS, tellAll } from '../tests/story.ts';

let g: TestSubgraph;
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: NOW }); });
afterAll(() => g.stop());
afterEach(() => g.clock.set(NOW));

async function hold(memberId: string, points: bigint): Promise<string | null> {
  const [held] = await g.runBatch(holdPoints, [{
    input: { memberId, points, purpose: `p${points}`, ttlMinutes: 21_600 } }]);
  return held!.ok ? held!.value.holdId : null;
}

const telling = fc.record({
  weights: fc.array(fc.nat(100), { minLength: 3, maxLength: 12 }),
  jobs: fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
});

describe('a statement', () => {
  it('adds up line by line, also of two who turn out to be one', async () => {
    await fc.assert(fc.asyncProperty(spenders, chapters, telling, async (spender, others, wild) => {
      const [one, other] = [await beginStory(g), await enrol(g, { region: 'HK' })];
      await giveAtFirst(g, one);
      // Before anything ends that the one spends from.
      const news = others.map((chapter, order) =>
        newsOf({ ...chapter, paid: chapter.paid % 600 }, 100 + order, other).news);
      const [before, after] = [news.map((own) => own.slice(0, 1)), news.map((own) => own.slice(1))];
      await tellAll(g, [...newsOfSpender(spender, one).queues, ...before], wild, SPENDING_ENDS);
      await expectReconciled(g, other);
      expect(await g.deliver('member.merged.v1', one,
        { memberId: one, otherMemberId: other, mergedAt: g.clock.now() })).toBeNull();
      await tellAll(g, after, wild, STORY_ENDS);
      await expectReconciled(g, one);
    }), { numRuns: 5, endOnFailure: true });
  }, 60_000);

  it('tells late what came back and what it restores on neighbouring lines, at one moment', async () => {
    const memberId = await memberWith(g, 1_000n);
    const held = await hold(memberId, 300n);
    const facts = sale(memberId, [{ marginClass: 'A', base: 90_000n, spent: 300n }],
      { paidAt: at(NOW), deliveredAt: at(NOW), pointsHoldId: held });
    await sell(g, facts);
    g.clock.set('2026-09-25T04:00:00Z');
    await g.run(activatePoints, { limit: 500 });
    await bringBack(g, facts, [0n]);
    const lines = await expectReconciled(g, memberId);
    const [back, restored] = lines.slice(-2);
    expect([back!.kind, restored!.kind]).toEqual(['RETURN', 'RESTORE']);
    expect([back!.at, back!.postedAt]).toEqual([restored!.at, restored!.postedAt]);
    expect(lines.find(({ kind }) => kind === 'ACTIVATION')!.change)
      .toEqual({ available: 1_000, pending: -1_000, held: 0, debt: 0 });
  });

  it('opens and closes a period of its statement with what it stood at', async () => {
    const memberId = await memberWith(g, 1_000n);
    for (const [points, time] of [[10n, '2026-09-16T04:00:00Z'], [20n, '2026-09-17T04:00:00Z'],
      [30n, '2026-09-18T04:00:00Z']] as const) {
      g.clock.set(time);
      await hold(memberId, points);
    }
    g.clock.set('2026-09-15T04:00:00Z');
    const [from, until] = ['2026-09-16T04:00:00Z', '2026-09-18T04:00:00Z'];
    const { data } = await g.query(`query($r: [_Any!]!, $from: DateTime!, $until: DateTime!) {
      _entities(representations: $r) { ... on Member { loyalty {
        opens: balanceAt(at: $from) { available held debt } closes: balanceAt(at: $until) { available pending held }
        never: balanceAt(at: "2020-01-01T00:00:00Z") { available }
        statement(from: $from, until: $until) {
          edges { node { cause { reason } change { available held } } } } } } } }`,
    { r: [{ __typename: 'Member', id: encodeId(PREFIX.member, memberId) }], from, until }, operator('loyalty:read'));
    expect(data._entities[0].loyalty).toEqual({
      opens: { available: 1_000, held: 0, debt: 0 }, closes: { available: 970, pending: 0, held: 30 },
      never: { available: 0 }, statement: { edges: [
        { node: { cause: { reason: 'p20' }, change: { available: -20, held: 20 } } },
        { node: { cause: { reason: 'p10' }, change: { available: -10, held: 10 } } }] },
    });
  });

  it('numbers what was posted before lines had numbers as it was posted', async () => {
    const lines = () => g.sql.all`select id, line_no, available_after, pending_after, held_after, debt_after
      from points_transaction order by id`;
    const before = await lines();
    await g.sql.run`alter table points_transaction disable trigger user`;
    await g.sql.run`update points_transaction set line_no = line_no + 1000000, available_after = 7,
      pending_after = 7, held_after = 7, debt_after = 7`;
    for (const statement of FILL_LINES.split(';').filter((text) => text.trim())) {
      await g.sql.run`${fragment.raw(statement)}`;
    }
    await g.sql.run`alter table points_transaction enable trigger user`;
    expect(await lines()).toEqual(before);
  });
});
