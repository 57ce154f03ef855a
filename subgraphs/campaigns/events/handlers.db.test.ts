import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.ts';
import { person } from '../../../tests/kit/subgraph.ts';
import { openRoom, uuid, type Room } from '../tests/room.ts';

let room: Room;
beforeAll(async () => { room = await openRoom(); });
afterAll(() => room.stop());

describe('what other subgraphs tell', () => {
  it('keeps the latest tier, also when it arrives late or twice', async () => {
    const id = await room.member();
    const tell = (to: string, at: string, version: bigint) => room.deliver('tier.changed.v1', id, {
      memberId: id, from: 'base', to, provisional: false, at: new Date(at), version });
    await tell('silver', '2026-03-01T00:00:00Z', 1n);
    // An older sale was decided later: its business time is earlier, its word is the last.
    await tell('gold', '2026-02-01T00:00:00Z', 3n);
    await tell('base', '2026-04-01T00:00:00Z', 2n);
    await tell('gold', '2026-02-01T00:00:00Z', 3n);
    expect(await room.sql.one`select tier from member_tier where member_id = ${id}`).toEqual({ tier: 'gold' });
  });

  it('keeps the newest version of outlets and items', async () => {
    const outletId = newId();
    const outlet = (name: string, version: bigint) => room.deliver('outlet.changed.v1', outletId, {
      outletId, code: 'o', name, franchiseId: null, channelId: null, kind: 'live_room', region: 'CN',
      closed: false, version });
    await outlet('new', 2n);
    await outlet('old', 1n);
    expect(await room.sql.one`select name from outlet_fact where outlet_id = ${outletId}`).toEqual({ name: 'new' });
    const itemId = newId();
    const item = (retired: boolean, version: bigint) => room.deliver('item.changed.v1', itemId, {
      itemId, productId: newId(), sku: 's', name: 'n', version, retired, costMinor: null, costCurrency: null,
      classes: [], labourMinor: null, priceCurrency: 'CNY' });
    expect(await item(true, 5n)).toBeNull();
    expect(await item(false, 4n)).toBeNull();
    expect(await room.sql.one`select retired from item_fact where item_id = ${itemId}`).toEqual({ retired: true });
  });

  it('moves claims and wrong tries to the survivor of a merge, once', async () => {
    const dropId = await room.drop();
    const [survivor, other] = [await room.member(), await room.member()];
    await room.claim(dropId, survivor);
    await room.claim(dropId, other);
    const event = { memberId: survivor, otherMemberId: other, mergedAt: new Date() };
    const id = newId();
    for (const _ of [1, 2]) expect(await room.deliver('member.merged.v1', survivor, event, id)).toBeNull();
    expect(await room.sql.all`select member_id, nth, state from claim where drop_id = ${uuid(dropId)} order by nth`)
      .toEqual([1, 2].map((nth) => ({ member_id: survivor, nth, state: 'claimed' })));
    await room.deliver('member.visibility-changed.v1', other, {
      personId: other, tenantId: null, layer: 1, channelIds: [], survivorId: survivor, version: 1_000_000n });
    expect((await room.claim(dropId, other)).userErrors[0].code).toBe('LIMIT_REACHED');
  });

  it('ends alike in whatever order a chain of merges is told, and tags what it moved', async () => {
    const dropId = await room.drop({ stock: 9 });
    const told = async (survivor: string, other: string) => expect(await room.deliver(
      'member.merged.v1', survivor, { memberId: survivor, otherMemberId: other, mergedAt: new Date() }))
      .toBeNull();
    const [a, b, c] = [await room.member(), await room.member(), await room.member()];
    for (const id of [a, b, c]) await room.claim(dropId, id);
    await told(c, b);
    await told(b, a);
    expect((await room.sql.all<{ nth: number; member_id: string }>`select nth, member_id from claim
      where drop_id = ${uuid(dropId)} order by nth`))
      .toEqual([1, 2, 3].map((nth) => ({ nth, member_id: c })));
    expect(await room.sql.all`select from_person_id, to_person_id, before from merge_move
      where table_name = 'claim' and to_person_id = ${c} order by moved_at, merge_id = ${a}`).toEqual([
      { from_person_id: b, to_person_id: c, before: { nth: 1 } },
      { from_person_id: a, to_person_id: c, before: { nth: 1 } },
    ]);
  });

  it('lets a member claim by any of its ids, whatever the token was exchanged for', async () => {
    const [survivor, old, stranger] = [await room.member(), await room.member(), await room.member()];
    await room.deliver('member.visibility-changed.v1', old, {
      personId: old, tenantId: null, layer: 1, channelIds: [], survivorId: survivor, version: 2_000_000n });
    for (const [token, named] of [[old, survivor], [survivor, old], [old, old]] as const) {
      const { claim, userErrors } = await room.claim(await room.drop(), named,
        { actor: person(token, 'campaigns:read', 'campaigns:claim') });
      expect(userErrors).toEqual([]);
      // Its merge has not been told here; until then a claim is kept under the id that was named.
      expect(uuid(claim.member.id)).toBe(named);
    }
    expect((await room.claim(await room.drop(), stranger, { actor: person(old, 'campaigns:read', 'campaigns:claim') }))
      .userErrors[0].code).toBe('NOT_FOUND');
  });

  it('gives a claim back that was made when only the sight of its member told of its merge', async () => {
    const dropId = await room.drop({ stock: 9 });
    const [a, b, c] = [await room.member(), await room.member(), await room.member()];
    const [first, second] = [newId(), newId()];
    const told = async (deed: 'merged' | 'unmerged', mergeId: string, memberId: string, otherMemberId: string) =>
      expect(await room.deliver(`member.${deed}.v1`, memberId,
        { mergeId, memberId, otherMemberId, mergedAt: new Date(), unmergedAt: new Date() })).toBeNull();
    await room.claim(dropId, c);
    await room.deliver('member.visibility-changed.v1', a, {
      personId: a, tenantId: null, layer: 1, channelIds: [], survivorId: c, version: 3_000_000n });
    expect((await room.claim(dropId, a)).userErrors[0].code).toBe('LIMIT_REACHED');
    const other = await room.drop({ stock: 9, limitPerMember: 2 });
    for (const id of [c, a]) expect((await room.claim(other, id)).userErrors).toEqual([]);
    for (const id of [c, a]) expect((await room.claim(other, id)).userErrors[0].code).toBe('LIMIT_REACHED');
    await told('merged', second, c, b);
    await told('unmerged', second, c, b);
    await told('merged', first, b, a);
    await told('unmerged', first, b, a);
    expect((await room.sql.all<{ member_id: string }>`select member_id from claim
      where drop_id = ${uuid(other)} order by id`).map((row) => row.member_id)).toEqual([c, a]);
  });
});
