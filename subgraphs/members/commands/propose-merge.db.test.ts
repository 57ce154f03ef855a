import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  operator, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { members } from '../index.ts';
import { enrolled, enrolment, freshPhone, mem } from '../tests/sample.ts';
import { decideMergeCase } from './decide-merge-case.ts';
import { enrolMembers } from './enrolment/enrol-members.ts';
import { eraseMembers } from './privacy/erase-members.ts';
import { requestErasure } from './privacy/request-erasure.ts';
import { proposeMerge } from './propose-merge.ts';
import { unmergeMember } from './unmerge-member.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

const propose = (memberId: string, otherMemberId: string, reason = 'same passport', actor = operator()) =>
  house.run(proposeMerge, { memberId, otherMemberId, reason }, { actor });

it('opens a case of the older and the younger, once, and the desk decides it', async () => {
  const older = (await enrolled(house, { enrolledAt: new Date('2026-01-01T00:00:00Z') })).memberId;
  const younger = (await enrolled(house)).memberId;
  const first = await propose(younger, older);
  expect(first.ok && await house.sql.one`select member_id, other_member_id, state, proposed_by, proposal_reason
    from merge_case where id = ${first.value.caseId}`).toEqual({ member_id: older, other_member_id: younger,
    state: 'open', proposed_by: 'Olivia', proposal_reason: 'same passport' });
  expect(await propose(older, younger)).toEqual(first);
  const caseId = first.ok ? first.value.caseId : '';
  expect(await house.run(decideMergeCase,
    { caseId, decision: 'merge', reason: 'same passport', expectedVersion: null }, { actor: operator() }))
    .toMatchObject({ ok: true, value: { survivorId: older } });
  expect(await propose(older, younger)).toMatchObject({ refusals: [{ code: 'ALREADY_ONE' }] });
  const third = (await enrolled(house)).memberId;
  const chained = await propose(third, younger);
  expect(chained.ok && await house.sql.one`select member_id from merge_case
    where id = ${chained.value.caseId}`).toEqual({ member_id: older });
});

it('refuses itself, nobody, a weak reason and who is not of head office', async () => {
  const [one, other] = [(await enrolled(house)).memberId, (await enrolled(house)).memberId];
  expect(await propose(one, one)).toMatchObject({ refusals: [{ code: 'SAME_MEMBER' }] });
  expect(await propose(one, newId())).toMatchObject(
    { refusals: [{ code: 'NOT_FOUND', path: ['otherMemberId'] }] });
  expect(await propose(one, other, ' no ')).toMatchObject({ refusals: [{ code: 'REASON_INVALID' }] });
  expect(await propose(one, other, 'same passport', tenant(newId())))
    .toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
});

it('says of who was erased that it was, at this desk alone', async () => {
  const [one, gone] = [(await enrolled(house)).memberId, (await enrolled(house)).memberId];
  await house.run(requestErasure, { memberId: gone, reason: 'by letter', withoutWaiting: true },
    { actor: operator('members:privacy') });
  await house.run(eraseMembers, { limit: 10, rooms: [] });
  expect(await propose(one, gone)).toMatchObject({ refusals: [{ code: 'ERASED', path: ['otherMemberId'] }] });
  expect(await propose(gone, one)).toMatchObject({ refusals: [{ code: 'ERASED', path: ['memberId'] }] });
  const part = (actor = operator()) => house.run(unmergeMember, { memberId: gone, reason: 'two people' }, { actor });
  expect(await part()).toMatchObject({ refusals: [{ code: 'ERASED', path: ['memberId'] }] });
  for (const outcome of [await propose(one, gone, 'same passport', tenant(newId())), await part(tenant(newId()))]) {
    expect(outcome).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
  }
});

it('takes a list of families as people: as many members as lines, hints where a phone is verified', async () => {
  const before = await house.sql.one<{ n: number }>`select count(*)::int as n from member`;
  const [shared, ...phones] = Array.from({ length: 40 }, freshPhone);
  // 120 people on 40 phones, one of them on 30 people.
  const lines = Array.from({ length: 120 }, (_, n) => enrolment({
    phone: n < 30 ? shared! : phones[n % 39]!, phoneVerified: false, name: `客人${n}` }));
  const outcomes = await house.runBatch(enrolMembers, lines.map((input) => ({ input })));
  expect(outcomes.every((outcome) => outcome.ok && outcome.value.resolution === 'new')).toBe(true);
  const holder = (await enrolled(house, { phone: shared!, phoneVerified: true })).memberId;
  const { n } = await house.sql.one<{ n: number }>`select count(*)::int as n from member`;
  expect(n - before.n).toBe(121);
  const hints = async () => (await house.query(`{ mergeHints(page: { size: 100 }) { totalCount
    items { member { id } holder { id } } } }`, {}, operator('members:merge', 'members:read'))).data!.mergeHints;
  const found = await hints();
  expect(found.totalCount).toBe(30);
  expect(new Set(found.items.map((hint: any) => hint.holder.id))).toEqual(new Set([mem(holder)]));
  const first = await house.sql.one<{ id: string }>`select id from member where name = '客人0'`;
  expect(await propose(first.id, holder)).toMatchObject({ ok: true });
  expect((await hints()).totalCount).toBe(29);
});
