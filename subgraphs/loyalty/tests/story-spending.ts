import fc from 'fast-check';
import { newId } from '../../kernel/ids.ts';
import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { adjustPoints } from '../commands/points/adjust-points.ts';
import { holdPoints } from '../commands/holds/hold-points.ts';
import { recordInteractions } from '../commands/record-interactions.ts';
import { settleHolds } from '../commands/holds/settle-holds.ts';
import { chapters, newsOf, STORY_BEGINS, type Chapter, type News } from './story.ts';

const DAY = 86_400_000;
/** Before anything ends that the story earns. */
const DAYS = 700;
export const SPENDING_ENDS = new Date(STORY_BEGINS + (DAYS + 200) * DAY);

/** Points set aside and what becomes of them; with a sale, that they pay or have paid already. */
interface Spending {
  readonly day: number;
  readonly points: number;
  readonly end: 'voided' | 'lapsed' | 'pays' | 'captured first';
  readonly sale: Omit<Chapter, 'paid' | 'linkedLate'>;
}

interface Liking {
  readonly day: number;
  readonly kind: 'like' | 'comment' | 'share';
}

/** A story of buying, spending and liking. */
export interface Spender {
  readonly sales: readonly Chapter[];
  readonly spendings: readonly Spending[];
  readonly likings: readonly Liking[];
}

const day = fc.nat(DAYS);

export const spenders: fc.Arbitrary<Spender> = chapters.chain((drawn) => fc.record<Spender>({
  sales: fc.constant(drawn.map((chapter) => ({ ...chapter, paid: chapter.paid % DAYS }))),
  spendings: fc.array(fc.record<Spending>({
    day, points: fc.integer({ min: 1, max: 300 }),
    end: fc.constantFrom('voided', 'lapsed', 'pays', 'captured first'),
    sale: fc.constantFrom(...drawn),
  }), { minLength: 1, maxLength: 3 }),
  likings: fc.array(fc.record<Liking>({
    day, kind: fc.constantFrom('like', 'comment', 'share') }), { maxLength: 4 }),
}));

/** More than is ever spent, and first in spending order: which lots give does not depend on what was told. */
export async function giveAtFirst(g: TestSubgraph, memberId: string): Promise<void> {
  const given = await g.run(adjustPoints, { memberId, points: 9_000n, reason: 'welcome' });
  if (!given.ok) throw new Error(JSON.stringify(given.refusals));
}

/** One queue of news for each sale, spending and liking; and the orders among them. */
export function newsOfSpender(spender: Spender, memberId: string): { orderIds: string[]; queues: News[][] } {
  const sales = spender.sales.map((chapter, order) => newsOf(chapter, order, memberId));
  const spent = spender.spendings.map((spending, index) =>
    newsOfSpending(spending, sales.length + index, memberId));
  const from = sales.length + spent.length;
  const liked = spender.likings.map((liking, index) => [newsOfLiking(liking, from + index, memberId)]);
  return {
    orderIds: [...sales.map(({ facts }) => facts.orderId), ...spent.flatMap(({ orderId }) => orderId ?? [])],
    queues: [...sales.map(({ news }) => news), ...spent.map(({ news }) => news), ...liked],
  };
}

function newsOfSpending(spending: Spending, order: number, memberId: string) {
  const held: { id: string | null } = { id: null };
  const at = STORY_BEGINS + spending.day * DAY + order * 60_000;
  const hold: News = { order, at: at - 1_000, tell: async (g) => {
    const [outcome] = await g.runBatch(holdPoints, [{ input: {
      memberId, points: BigInt(spending.points), purpose: 'points-cash', ttlMinutes: 600 } }]);
    if (!outcome!.ok) throw new Error(JSON.stringify(outcome!.refusals));
    held.id = outcome!.value.holdId;
    if (spending.end === 'captured first') await settle(g, held.id, 'capture');
    return null;
  } };
  if (spending.end === 'lapsed') return { orderId: null, news: [hold] };
  if (spending.end === 'voided') {
    const back: News = { order, at, tell: async (g) => settle(g, held.id, 'void') };
    return { orderId: null, news: [hold, back] };
  }
  const chapter = { ...spending.sale, paid: spending.day, linkedLate: false };
  const { facts, news } = newsOf(chapter, order, memberId);
  const [recorded, ...later] = news;
  const paid: News = { ...recorded!, tell: (g) => g.deliver('order.recorded.v1', facts.orderId, {
    ...facts, pointsHoldId: held.id,
    lines: facts.lines.map((line) => ({ ...line, pointsSpent: BigInt(spending.points) })) }) };
  return { orderId: facts.orderId, news: [hold, paid, ...later] };
}

/** What has lapsed meanwhile is voided all the same. */
async function settle(g: TestSubgraph, holdId: string | null, action: 'capture' | 'void'): Promise<null> {
  await g.runBatch(settleHolds, [{ input: { holdId, action } }]);
  return null;
}

function newsOfLiking(liking: Liking, order: number, memberId: string): News {
  const at = STORY_BEGINS + liking.day * DAY + order * 60_000;
  const interactions = [{ contentId: newId(), kind: liking.kind, at: new Date(at) }];
  return { order, at, tell: async (g) => {
    await g.runBatch(recordInteractions, [{ input: { memberId, interactions } }]);
    return null;
  } };
}
