import fc from 'fast-check';
import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { Fulfilment, MarginClass } from '../../contracts/words.ts';
import { newId } from '../../kernel/ids.ts';
import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { activatePoints } from '../commands/points/activate-points.ts';
import { expireLots } from '../commands/points/expire-lots.ts';
import { reviewTiers } from '../commands/review-tiers.ts';
import { voidExpiredHolds } from '../commands/holds/void-expired-holds.ts';
import { enrol, sale } from './sales.ts';

const DAY = 86_400_000;
export const STORY_BEGINS = Date.parse('2023-01-01T04:00:00Z');
/** After the last sale's longest window and the last return. */
const STORY_DAYS = 1_500;
export const STORY_ENDS = new Date(STORY_BEGINS + (STORY_DAYS + 120) * DAY);

/** One sale and what becomes of it, in days of the story. */
export interface Chapter {
  readonly paid: number;
  readonly marginClass: MarginClass;
  readonly yuan: number;
  readonly fulfilment: Fulfilment;
  readonly foreign: boolean;
  /** Days from payment to delivery; null: never told. */
  readonly delivery: number | null;
  readonly linkedLate: boolean;
  /** Days from payment and thousandths of the base that are left. */
  readonly returns: readonly (readonly [days: number, left: number])[];
}

export const chapters: fc.Arbitrary<Chapter[]> = fc.array(fc.record<Chapter>({
  paid: fc.oneof(fc.nat(STORY_DAYS), fc.nat(40)),
  marginClass: fc.constantFrom('A', 'A', 'B', 'C', 'D'),
  // Around the thresholds of silver, gold and diamond.
  yuan: fc.oneof(fc.constantFrom(1, 999, 1_000, 1_001, 4_999, 5_000), fc.integer({ min: 1, max: 60_000 })),
  fulfilment: fc.constantFrom('store', 'web', 'live', 'custom'),
  foreign: fc.constantFrom(false, false, true),
  delivery: fc.option(fc.nat(45)),
  linkedLate: fc.boolean(),
  returns: fc.array(fc.tuple(fc.nat(60), fc.constantFrom(0, 1, 400, 999)), { maxLength: 2 }),
}), { minLength: 2, maxLength: 4 });

/** A piece of news: told by one event, never before another of its order. */
export interface News {
  readonly order: number;
  readonly at: number;
  readonly tell: (g: TestSubgraph) => Promise<string | null>;
}

export function newsOf(
  chapter: Chapter, order: number, memberId: string,
): { facts: OrderFacts; news: News[] } {
  const at = (days: number) => new Date(STORY_BEGINS + (chapter.paid + days) * DAY + order * 60_000);
  const base = BigInt(chapter.yuan) * 100n;
  const facts = sale(memberId, [{ marginClass: chapter.marginClass, base }], {
    region: 'HK', currency: chapter.foreign ? 'CNY' : 'HKD', paidAt: at(0), deliveredAt: null,
    fulfilment: chapter.fulfilment,
  });
  const one = (days: number, name: string, payload: object): News => (
    { order, at: at(days).getTime(), tell: (g) => g.deliver(name, facts.orderId, payload) });
  const news = chapter.linkedLate
    ? [one(0, 'order.recorded.v1', { ...facts, memberId: null, region: null })]
    : [one(0, 'order.recorded.v1', facts)];
  if (chapter.delivery !== null) {
    news.push(one(chapter.delivery, 'order.delivered.v1', {
      orderId: facts.orderId, memberId, deliveredAt: at(chapter.delivery),
    } satisfies EventPayloads['order.delivered.v1']));
  }
  let left = 1_000;
  for (const [days, share] of chapter.returns.toSorted(([a], [b]) => a - b)) {
    left = Math.min(left, share);
    news.push(one(days, 'order.returned.v1', returnOf(facts, memberId, at(days), left)));
  }
  if (chapter.linkedLate) news.push(one(20, 'order.linked.v1', { ...facts, late: false }));
  return { facts, news };
}

function returnOf(
  facts: OrderFacts, memberId: string, returnedAt: Date, left: number,
): EventPayloads['order.returned.v1'] {
  const line = facts.lines[0]!;
  const remaining = (line.baseMinor * BigInt(left)) / 1_000n;
  return {
    orderId: facts.orderId, returnId: newId(), memberId, returnedAt, whole: remaining === 0n,
    lines: [{ lineId: line.lineId, returnedQuantity: 0, returnedBaseMinor: line.baseMinor - remaining,
      remainingBaseMinor: remaining, quantity: 1, remainingQuantity: remaining === 0n ? 0 : 1 }],
  };
}

const RATES = {
  order: -1, at: STORY_BEGINS - DAY, tell: (g: TestSubgraph) => g.deliver('fx-table.published.v1', 'HK', {
    tableId: '019aa000-0000-7000-8000-000000000001', homeRegion: 'HK',
    effectiveAt: new Date(STORY_BEGINS - DAY), validUntil: STORY_ENDS,
    rates: [{ from: 'CNY', to: 'HKD', rate: '1.0845' }],
  } satisfies EventPayloads['fx-table.published.v1']),
};

/** A telling: `weights` decide what comes first, `jobs` after which pieces the house's jobs run. */
export interface Telling {
  readonly weights: readonly number[];
  readonly jobs: readonly boolean[];
}

/** Every piece at its own time, the jobs each time: as if nothing were ever late. */
export const TIDY: Telling = { weights: [], jobs: [true] };

/** Tells a new member's story in some order; answers everything that must not depend on it. */
export async function tellStory(
  g: TestSubgraph, story: readonly Chapter[], telling: Telling,
): Promise<unknown> {
  const memberId = await beginStory(g);
  const told = story.map((chapter, order) => newsOf(chapter, order, memberId));
  await tellAll(g, told.map(({ news }) => news), telling, STORY_ENDS);
  return outcomeOf(g, memberId, told.map(({ facts }) => facts.orderId));
}

/** A new member on the day before. */
export async function beginStory(g: TestSubgraph): Promise<string> {
  await g.sql.run`delete from fx_rate`;
  g.clock.set(new Date(STORY_BEGINS - DAY).toISOString());
  return enrol(g, { region: 'HK' });
}

/** Tells each queue in its order, the queues as the telling has it; then the jobs run at the end. */
export async function tellAll(
  g: TestSubgraph, queues: readonly (readonly News[])[], telling: Telling, ends: Date,
): Promise<void> {
  const waiting: News[] = [];
  for (const [index, news] of inOrder([[RATES], ...queues], telling).entries()) {
    if (news.at > g.clock.now().getTime()) g.clock.set(new Date(news.at).toISOString());
    waiting.push(news);
    await tellWaiting(g, waiting);
    if (telling.jobs[index % telling.jobs.length]) await runJobs(g);
  }
  g.clock.set(ends.toISOString());
  await runJobs(g);
  if (waiting.length > 0) throw new Error('a piece of news still waits');
}

/** What is refused for now is told again; news of one order never overtake one another. */
async function tellWaiting(g: TestSubgraph, waiting: News[]): Promise<void> {
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    const stuck = new Set<number>();
    for (const news of [...waiting]) {
      if (stuck.has(news.order)) continue;
      if (await news.tell(g)) stuck.add(news.order);
      else waiting.splice(waiting.indexOf(news), 1);
    }
  }
}

function inOrder(orders: readonly (readonly News[])[], { weights }: Telling): News[] {
  if (weights.length === 0) return orders.flat().toSorted((a, b) => a.at - b.at);
  const left = orders.map((own) => [...own]);
  const all: News[] = [];
  for (let step = 0; left.some((own) => own.length > 0); step += 1) {
    const open = left.filter((own) => own.length > 0);
    all.push(open[weights[step % weights.length]! % open.length]!.shift()!);
  }
  return all;
}

async function runJobs(g: TestSubgraph): Promise<void> {
  for (const [command, count] of [[voidExpiredHolds, 'voided'], [activatePoints, 'activated'],
    [expireLots, 'members'], [reviewTiers, 'reviewed']] as const) {
    for (;;) {
      const outcome = await g.run(command as typeof reviewTiers, { limit: 500 });
      if (!outcome.ok || !(outcome.value as unknown as Record<string, number>)[count]) break;
    }
  }
}

/** Everything that must not depend on the order of telling. */
export async function outcomeOf(
  g: TestSubgraph, memberId: string, orderIds: readonly string[],
): Promise<unknown> {
  const account = await g.sql.one`select available, pending, held, debt, growth, pending_growth,
    growth_offset, tier, tier_provisional, tier_since, tier_valid_from, tier_valid_until,
    tier_grace_until, tier_former, review_at from account where member_id = ${memberId}`;
  const lots = await g.sql.all`select array_position(${[...orderIds]}::uuid[], order_id) as of, cause, amount,
    remaining, state, earned_at, active_at, expires_at from lot
    where member_id = ${memberId} and remaining > 0 order by 1, 2, remaining`;
  const orders = await g.sql.all`select array_position(${[...orderIds]}::uuid[], o.order_id) as of, o.tier,
    o.bonus_percent, o.state, o.active_at, l.kept, l.bonus, l.bonus_kept, l.growth_kept
    from order_points o join order_earning l using (order_id) where o.member_id = ${memberId} order by 1`;
  const tiers = await g.sql.all`select from_tier, to_tier, provisional, at, qualifying_growth
    from tier_change where member_id = ${memberId} and superseded_at is null order by at, id`;
  return { account, lots, orders, tiers };
}
