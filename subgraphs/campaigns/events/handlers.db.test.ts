import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../kernel/ids.ts';
import { openRoom, uuid, type Room } from '../testing/room.ts';

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
});
