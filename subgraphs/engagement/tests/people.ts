import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import { operator, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { checkIn } from '../commands/check-in/check-in.ts';
import { settleOrders } from '../commands/referrals/settle-orders.ts';

/** Publishes what the other one wrote. */
export const desk2 = { ...operator('engagement:read', 'engagement:write'), id: 'op-second', name: 'Second' };
export const desk = operator('engagement:read', 'engagement:act', 'engagement:write', 'engagement:review');
export const key = () => ({ idempotencyKey: newId() });

export const day = (date: string): Date => new Date(`${date}T12:00:00+08:00`);
export const idOf = (uuid: string): string => encodeId(PREFIX.member, uuid);

/** Members whom everybody of that franchise sees. */
export function house(room: TestSubgraph, home: string) {
  const tell = async <Name extends keyof EventPayloads>(
    name: Name, aggregateId: string, payload: EventPayloads[Name],
  ): Promise<void> => {
    const error = await room.deliver(name, aggregateId, payload);
    if (error) throw new Error(`${name}: ${error}`);
  };
  const enrol = async (
    { region = 'CN', referral }: { region?: string; referral?: EventPayloads['member.enrolled.v1']['referral'] } = {},
  ): Promise<string> => {
    const memberId = newId();
    await tell('member.enrolled.v1', memberId, {
      memberId, region, source: referral ? 'referral' : 'store', channelId: null, outletId: null,
      enrolledAt: day('2026-09-01'), ...referral ? { referral } : {},
    });
    await tell('member.visibility-changed.v1', memberId,
      { personId: memberId, tenantId: home, layer: 1, channelIds: [], survivorId: null, version: 1n });
    return memberId;
  };
  const sell = async (memberId: string, baseMinor: bigint, more: Partial<OrderFacts> = {}): Promise<OrderFacts> => {
    const orderId = newId();
    const order: OrderFacts = {
      orderId, externalNo: orderId, channelId: newId(), sellingOutletId: newId(), memberId, region: 'CN',
      currency: 'CNY', paidAt: day('2026-09-02'), deliveredAt: null, fulfilment: 'web', pointsHoldId: null,
      windowEndsAt: day('2026-09-20'),
      lines: [{ lineId: newId(), lineNo: 1, itemId: newId(), quantity: 1, marginClass: 'A', baseMinor,
        costMinor: null, pointsSpent: 0n }],
      ...more,
    };
    await tell('order.recorded.v1', orderId, order);
    return order;
  };
  const bringBack = (order: OrderFacts, returnedAt: string, backMinor = order.lines[0]!.baseMinor): Promise<void> =>
    tell('order.returned.v1', order.orderId, {
      orderId: order.orderId, returnId: newId(), memberId: order.memberId, returnedAt: day(returnedAt),
      whole: backMinor === order.lines[0]!.baseMinor,
      lines: [{ lineId: order.lines[0]!.lineId, returnedQuantity: 1, returnedBaseMinor: backMinor,
        remainingBaseMinor: order.lines[0]!.baseMinor - backMinor }],
    });
  const merge = async (memberId: string, otherMemberId: string): Promise<string> => {
    const mergeId = newId();
    await tell('member.merged.v1', memberId, { memberId, otherMemberId, mergedAt: room.clock.now(), mergeId });
    return mergeId;
  };
  const unmerge = (mergeId: string, memberId: string, otherMemberId: string): Promise<void> =>
    tell('member.unmerged.v1', memberId, { mergeId, memberId, otherMemberId, unmergedAt: room.clock.now() });
  /** Points that stand for a member, by its id of today. */
  const standing = async (memberId: string): Promise<number> => (await room.sql.one<{ points: number }>`
    select coalesce(sum(points), 0)::int as points from engagement_grant
    where member_id = ${memberId} and state = 'granted'`).points;
  return { tell, enrol, sell, bringBack, merge, unmerge, standing, ...doors(room) };
}

function doors(room: TestSubgraph) {
  const ask = async (name: string, selection: string, input: object, actor = desk) => {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await room.query(`mutation ($input: ${type}!) { ${name}(input: $input) {
      ${selection} userErrors { code path } } }`, { input }, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    return data![name];
  };
  /** What of a member the graph answers. */
  const look = async (memberId: string, selection: string, actor = desk) => {
    const { data, errors } = await room.query(`query ($id: ID!) {
      _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member { ${selection} } } }`,
    { id: idOf(memberId) }, actor);
    if (errors) throw new Error(JSON.stringify(errors));
    return data!._entities[0];
  };
  const comesIn = async (memberId: string) => {
    const outcome = await room.run(checkIn, { memberId }, { actor: desk, ...key() });
    return outcome.ok ? outcome.value : outcome.refusals[0]!.code;
  };
  return {
    ask, look, comesIn, at: (time: string) => room.clock.set(new Date(time)),
    settle: () => room.run(settleOrders, { limit: 100 }),
  };
}
