import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../subgraphs/kernel/actor.ts';
import { decodeId } from '../../subgraphs/kernel/ids.ts';
import { startWorld } from '../attacks/kit/start-world.ts';
import { givePoints, type World } from '../attacks/kit/world.ts';
import { OWNER, SHAPES, type TestGraph } from '../kit/graph.ts';
import { channel, person } from '../kit/subgraph.ts';
import { enrol } from './shop.ts';

const POINTS = `query($id: ID!) { member(id: $id) { loyalty { available
  tier { evidence { growth order { id } } }
  statement(first: 50) { edges { node { kind points actorName cause { reason order { id } }
    calculation { earned lines { lineId base { amount } } } } } } } } }`;

describe.each(SHAPES)('a member whom two channels serve, %s', (shape) => {
  let graph: TestGraph;
  let world: World;
  let beside: Actor;
  beforeAll(async () => {
    ({ graph, world } = await startWorld({ shape }));
    const { registerChannel } = await graph.get(`mutation { registerChannel(input: { code: "jd", name: "JD",
      kind: MARKETPLACE, idempotencyKey: "jd" }) { channel { id } userErrors { code path } } }`);
    const channelId = registerChannel.channel.id;
    await enrol(graph, world.shop, 'somebody',
      { phone: '+8613800138000', phoneVerified: true, idempotencyKey: 'verified' });
    beside = channel(decodeId('chn', channelId)!, 'members:read', 'members:write', 'loyalty:read', 'orders:read');
    await graph.settled();
    const { enrolMember } = await graph.get(`mutation($input: EnrolMemberInput!) { enrolMember(input: $input) {
      member { id } resolution } }`, { input: { channelId, externalId: 'jd-1', region: 'CN', name: '王小明',
      source: 'ONLINE', phone: '+8613800138000', phoneVerified: true, idempotencyKey: 'jd-1' } }, beside);
    expect(enrolMember).toEqual({ member: { id: world.memberId }, resolution: 'EXISTING_PHONE' });
    await givePoints(world, world.memberId, 7);
    await graph.settled();
  }, 600_000);
  afterAll(() => graph.stop());

  const seen = async (actor: Actor) => {
    const { member: { loyalty } } = await graph.get(POINTS, { id: world.memberId }, actor);
    const nodes = loyalty.statement.edges.map(({ node }: any) => node);
    return {
      available: loyalty.available, growth: loyalty.tier.evidence.map((one: any) => one.growth),
      points: nodes.map((node: any) => [node.kind, node.points]),
      orders: [...loyalty.tier.evidence, ...nodes.map((node: any) => node.cause)]
        .filter(({ order }: any) => order).length,
      calculations: nodes.filter((node: any) => node.calculation).length,
      names: [...new Set(nodes.map((node: any) => node.actorName))].sort(),
      reasons: nodes.filter((node: any) => node.kind === 'ADJUSTMENT').map((node: any) => node.cause.reason),
    };
  };

  it('shows each its own orders; points and growth are the member’s and the same', async () => {
    const [own, other, all] = [await seen(world.shop.partner), await seen(beside), await seen(OWNER)];
    const same = ({ available, growth, points }: typeof own) => ({ available, growth, points });
    expect(same(other)).toEqual(same(all));
    expect(same(own)).toEqual(same(all));
    expect([own.orders > 0, own.calculations > 0]).toEqual([true, true]);
    expect([own.orders, own.calculations]).toEqual([all.orders, all.calculations]);
    expect([other.orders, other.calculations]).toEqual([0, 0]);
  });

  it('keeps who adjusted points, and why, to head office', async () => {
    const all = await seen(OWNER);
    expect(all.names).toContain('Olivia Owner');
    expect(all.reasons).toContain('for a test');
    const member = person(decodeId('mem', world.memberId)!,
      'members:read', 'loyalty:read', 'orders:read');
    for (const actor of [world.shop.partner, beside, member]) {
      const { names, reasons } = await seen(actor);
      expect(names).toEqual(['Karat']);
      expect(reasons).toEqual(all.reasons.map(() => null));
    }
  });
});
