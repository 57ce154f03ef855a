import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { members } from '../../index.ts';
import { atHomeWith, enrolled, mem, registeredChannel } from '../../tests/sample.ts';
import { recordComplaint } from '../complaints/record-complaint.ts';

const head = operator('members:read', 'members:write');
let house: TestSubgraph;
beforeAll(async () => {
  house = await startTestSubgraph(members, { now: '2026-09-30T15:59:00Z' });
});
afterAll(() => house.stop());

async function record(memberId: string, more: object = {}, actor: Actor = head) {
  const { data, errors } = await house.query(`mutation($input: RecordChurnReasonInput!) {
    recordChurnReason(input: $input) { member { churnReasons { reason text source complaintId recordedBy } }
      userErrors { code path } } }`,
  { input: { memberId: mem(memberId), reason: 'PRICE', idempotencyKey: newId(), ...more } }, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.recordChurnReason;
}
const report = async (actor: Actor = head, year = 2026) => (await house.query(
  `{ churnReport(region: "CN", year: ${year}) { month reason members } }`, {}, actor)).data.churnReport;

describe('a reason of churn', () => {
  it('stands with the member, newest first, and is counted by the region\'s months', async () => {
    const { memberId } = await enrolled(house);
    const other = await enrolled(house);
    const complaint = await house.run(recordComplaint, {
      via: 'store', kind: 'price', text: '太贵', memberId, outletId: null, orderId: null, region: null,
      receivedAt: null, reference: null });
    const complaintId = encodeId('cpl', (complaint as any).value.complaintId);
    await record(memberId);
    await record(memberId, { text: '比隔壁贵' });
    await record(other.memberId);
    house.clock.set('2026-09-30T16:00:00Z');
    expect(await record(memberId, { reason: 'OTHER', text: '搬去国外', complaintId })).toMatchObject({
      userErrors: [], member: { churnReasons: [
        { reason: 'OTHER', text: '搬去国外', source: 'COMPLAINT', complaintId, recordedBy: 'Olivia' },
        { reason: 'PRICE', text: '比隔壁贵', source: 'ASSOCIATE', complaintId: null },
        { reason: 'PRICE', text: null }] } });
    expect(await report()).toEqual([
      { month: '2026-09', reason: 'PRICE', members: 2 }, { month: '2026-10', reason: 'OTHER', members: 1 }]);
    expect(await report(head, 2025)).toEqual([]);
    expect(await house.events('member.churn-reason.v1')).toHaveLength(4);
    expect((await house.query('query($id: ID!) { member(id: $id) { churnReasons(first: 1) { reason recordedBy } } }',
      { id: mem(memberId) }, person(memberId, 'members:read'))).data.member.churnReasons)
      .toEqual([{ reason: 'OTHER', recordedBy: null }]);
  });

  it('is recorded and counted by a franchise for its own members alone', async () => {
    const { memberId } = await enrolled(house);
    const franchise = tenant(newId(), 'members:read', 'members:write');
    expect(await record(memberId, {}, franchise))
      .toEqual({ member: null, userErrors: [{ code: 'NOT_FOUND', path: ['memberId'] }] });
    await atHomeWith(house, memberId, franchise.tenantId!);
    expect(await record(memberId, {}, franchise)).toMatchObject({ userErrors: [] });
    expect(await report(franchise)).toEqual([]);
    for (let n = 1; n < 5; n += 1) {
      const more = await enrolled(house);
      await atHomeWith(house, more.memberId, franchise.tenantId!);
      await record(more.memberId, {}, franchise);
      expect(await report(franchise)).toHaveLength(n < 4 ? 0 : 1);
    }
    expect(await report(franchise)).toEqual([{ month: '2026-10', reason: 'PRICE', members: 5 }]);
  });

  it('is recorded by people of the house, by no channel of its own', async () => {
    const channelId = await registeredChannel(house);
    const { memberId } = await enrolled(house, { channelId, externalId: 'away-1' });
    const partner = channel(channelId, 'members:read', 'members:write');
    await expect(record(memberId, {}, partner)).rejects.toThrow('people of the house judge');
    expect((await house.query('query($id: ID!) { member(id: $id) { churnReasons { reason } } }',
      { id: mem(memberId) }, head)).data.member.churnReasons).toEqual([]);
  });

  it.each<[object, string, string]>([
    [{ reason: 'OTHER' }, 'CHURN_TEXT_INVALID', 'text'],
    [{ text: 'x'.repeat(501) }, 'CHURN_TEXT_INVALID', 'text'],
    [{ complaintId: encodeId('cpl', newId()) }, 'NOT_FOUND', 'complaintId'],
  ])('is refused with %j', async (more, code, field) => {
    const { memberId } = await enrolled(house);
    expect(await record(memberId, more)).toEqual({ member: null, userErrors: [{ code, path: [field] }] });
  });
});
