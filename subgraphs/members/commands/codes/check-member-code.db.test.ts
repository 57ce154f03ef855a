import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../kernel/actor.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { notePersonVisibility } from '../../../kernel/events/person-visibility.ts';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { verifyPrintedCard } from '../../../../client/src/verify-printed-card.ts';
import { loyalty } from '../../../loyalty/index.ts';
import { members } from '../../index.ts';
import {
  atHomeWith, changedOutlet, enrolled, enrolment, freshPhone, mem, registeredChannel, served,
} from '../../tests/sample.ts';
import { enrolMembers } from '../enrolment/enrol-members.ts';
import { decideMergeCase } from '../decide-merge-case.ts';
import { recordConsents } from '../record-consents.ts';
import { unmergeMember } from '../unmerge-member.ts';

const START = '2026-10-01T02:00:10Z';
let house: TestSubgraph;
let franchise: string;
let outletId: string;
let shop: Actor;
beforeAll(async () => {
  house = await startTestSubgraph(members, { now: START });
});
afterAll(() => house.stop());
beforeEach(async () => {
  house.clock.set(START);
  franchise = newId();
  outletId = await changedOutlet(house, { franchiseId: franchise });
  shop = tenant(franchise, 'members:read', 'members:write', 'members:pii');
});

const codeOf = async (memberId: string): Promise<string> => (await house.query(
  '{ memberCode { code nextAt } }', {}, person(memberId, 'members:read'))).data.memberCode.code;
async function check(code: string, more: object = {}, actor: Actor = shop) {
  const { data, errors } = await house.query(`mutation($input: CheckMemberCodeInput!) { checkMemberCode(input: $input) {
    member { id displayName cardNumber } visit { outlet { id } fromAt untilAt }
    userErrors { code path waitSeconds } } }`,
  { input: { code, outletId: encodeId('out', outletId), idempotencyKey: newId(), ...more } }, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.checkMemberCode;
}
const codes = ({ userErrors }: any) => userErrors.map(({ code }: any) => code);
const elsewhere = async () => {
  const { memberId } = await enrolled(house, { name: '王小明' });
  await atHomeWith(house, memberId, newId());
  return memberId;
};
const seen = async (memberId: string, actor: Actor = shop) => (await house.query(
  'query($id: ID!) { member(id: $id) { id contact(reason: "到店服务核对") { phone } visits { untilAt } } }',
  { id: mem(memberId) }, actor)).data.member;
const share = (memberId: string, granted: boolean) => house.runBatch(recordConsents, [{ input: {
  memberId, purpose: 'franchise_sharing', granted, textVersion: '1',
  textHash: createHash('sha256').update('t').digest('hex'), source: 'store' } }]);

describe('the member code', () => {
  it('is the member\'s own, and nobody else\'s', async () => {
    const memberId = await elsewhere();
    expect(await codeOf(memberId)).toMatch(/^KARAT1\.\d{13}\.59694\d{3}\.[0-9A-Z]{10}$/);
    for (const other of [operator('members:read'), shop, channel(newId(), 'members:read')]) {
      expect((await house.query('{ memberCode { code } }', {}, other)).data.memberCode).toBeNull();
    }
  });

  it('is taken now and one step later, each once, and shows who came', async () => {
    const memberId = await elsewhere();
    await share(memberId, true);
    const first = await codeOf(memberId);
    house.clock.set('2026-10-01T02:00:40Z');
    const second = await codeOf(memberId);
    expect(await check(first, { idempotencyKey: 'first' })).toMatchObject({
      member: { id: mem(memberId), displayName: '王**' }, userErrors: [],
      visit: { outlet: { id: encodeId('out', outletId) }, untilAt: '2026-10-01T03:00:40.000Z' } });
    expect(await check(first, { idempotencyKey: 'first' })).toMatchObject({ userErrors: [] });
    expect(codes(await check(first))).toEqual(['CODE_USED']);
    expect(codes(await check(second))).toEqual([]);
    house.clock.set('2026-10-01T02:01:30Z');
    expect(codes(await check(second))).toEqual(['CODE_EXPIRED']);
    expect(codes(await check(second, {}, tenant(newId(), 'members:read', 'members:write')))).toEqual(['NOT_FOUND']);
    expect(codes(await check(second, {}, channel(newId(), 'members:read', 'members:write')))).toEqual(['NOT_FOUND']);
    const closed = await changedOutlet(house, { franchiseId: franchise, closed: true });
    expect(codes(await check(second, { outletId: encodeId('out', closed) }))).toEqual(['NOT_FOUND']);
  });

  it('two counters at once: one has it', async () => {
    const code = await codeOf(await elsewhere());
    const answers = await Promise.all([1, 2, 3, 4].map(() => check(code)));
    expect(answers.flatMap(codes).sort()).toEqual(['CODE_USED', 'CODE_USED', 'CODE_USED']);
  });

  it('wrong ones are counted, and close the counter for whoever tried', async () => {
    const code = await codeOf(await elsewhere());
    const wrong = `${code.slice(0, -2)}${code.endsWith('00') ? '11' : '00'}`;
    for (let n = 0; n < 5; n += 1) expect(codes(await check(wrong))).toEqual(['CODE_INVALID']);
    expect(await check(code)).toMatchObject({
      member: null, userErrors: [{ code: 'TOO_MANY_ATTEMPTS', path: ['code'], waitSeconds: 600 }] });
    const colleague = { ...shop, id: 'another-associate' };
    expect(codes(await check(code, {}, colleague))).toEqual([]);
    const { told } = await house.sql.one<{ told: string }>`select coalesce(string_agg(t::text, ' '), '') as told from (
      select after::text from audit_record union all select payload::text from event) t`;
    expect(told).not.toContain(code.slice(-10));
  });
});

const printOf = (memberId: string) => async (actor: Actor, idempotencyKey = newId()) => (await house.query(`
  mutation($input: PrintMemberCardInput!) { printMemberCard(input: $input) {
    printed { code cardNumber issuedOn } userErrors { code path } } }`,
{ input: { memberId: mem(memberId), idempotencyKey } }, actor)).data.printMemberCard;

describe('a printed card', () => {
  it('is signed for whoever sees the member, by a key that is published', async () => {
    const memberId = await elsewhere();
    const print = printOf(memberId);
    expect(await print(shop)).toEqual({ printed: null, userErrors: [{ code: 'NOT_FOUND', path: ['memberId'] }] });
    const head = operator('members:read', 'members:write');
    const made = await print(head, 'card');
    expect(await print(head, 'card')).toEqual(made);
    const { cardKeys } = (await house.query('{ cardKeys { id publicKey } }', {}, head)).data;
    expect(await verifyPrintedCard(made.printed.code, cardKeys)).toEqual({
      valid: true, fault: null, cardNumber: made.printed.cardNumber, issuedOn: '2026-10-01' });
  });
});

describe('the card of a pseudonym', () => {
  const print = async (memberId: string, actor = shop): Promise<string | undefined> => {
    const { printed, userErrors } = await printOf(memberId)(actor);
    return printed?.cardNumber ?? `${userErrors[0].code} ${userErrors[0].path}`;
  };
  const refusal = 'SERVICE_REQUIRED memberId';
  const atHome = async () => {
    const { memberId } = await enrolled(house, { enrolledAt: new Date('2026-09-01T00:00:00Z') });
    await atHomeWith(house, memberId, franchise);
    return memberId;
  };

  it('is printed while the member stands there or its piece does, and else by its word', async () => {
    const [one, other] = [await atHome(), await atHome()];
    expect([await print(one), await print(other)]).toEqual([refusal, refusal]);
    await check(await codeOf(one));
    expect(await print(one)).toMatch(/^1\d{12}$/);
    await share(other, true);
    expect(await print(other)).toMatch(/^1\d{12}$/);
    house.clock.set('2026-10-01T03:30:00Z');
    expect(await print(one)).toBe(refusal);
    await served(house, one, franchise);
    expect(await print(one, { ...shop, roles: ['associate'] })).toMatch(/^1\d{12}$/);
  });

  it('is printed by who has just enrolled it, and by no other, nor later', async () => {
    const enrol = async (of: string) => (await house.runBatch(enrolMembers, [{ actor: tenant(franchise),
      input: enrolment({ outletId: of, phone: freshPhone(), phoneVerified: true }) }]))[0]!;
    const outcome = await enrol(outletId);
    const memberId = outcome.ok ? outcome.value.memberId : '';
    expect(await print(memberId)).toMatch(/^1\d{12}$/);
    house.clock.set('2026-10-01T03:30:00Z');
    expect(await print(memberId)).toBe(refusal);
    const { memberId: elsewhereEnrolled } = await enrolled(house);
    await atHomeWith(house, elsewhereEnrolled, franchise);
    expect(await print(elsewhereEnrolled)).toBe(refusal);
  });
});

describe('a visit', () => {
  it('shows a member of another franchise for its minutes, and not a moment longer', async () => {
    const memberId = await elsewhere();
    const stranger = await elsewhere();
    expect(await seen(memberId)).toBeNull();
    expect(codes(await check(await codeOf(memberId)))).toEqual([]);
    house.clock.set('2026-10-01T03:00:09.999Z');
    expect(await seen(memberId)).toEqual({
      id: mem(memberId), contact: null, visits: [{ untilAt: '2026-10-01T03:00:10.000Z' }] });
    expect(await seen(stranger)).toBeNull();
    expect(await seen(memberId, tenant(newId(), 'members:read', 'members:pii'))).toBeNull();
    house.clock.set('2026-10-01T03:00:10Z');
    expect(await seen(memberId)).toBeNull();
  });

  it('is none of a partner channel\'s', async () => {
    const channelId = await registeredChannel(house);
    const { memberId } = await enrolled(house, { channelId, externalId: newId() });
    expect(codes(await check(await codeOf(memberId)))).toEqual([]);
    const { data } = await house.query('query($id: ID!) { member(id: $id) { id visits { untilAt } } }',
      { id: mem(memberId) }, channel(channelId, 'members:read'));
    expect(data.member).toEqual({ id: mem(memberId), visits: [] });
  });

  it('shows the contact with the member\'s consent, which ends it at once', async () => {
    const memberId = await elsewhere();
    await share(memberId, true);
    expect(codes(await check(await codeOf(memberId)))).toEqual([]);
    expect((await seen(memberId)).contact.phone).toMatch(/^\+86/);
    await share(memberId, false);
    expect(await seen(memberId)).toMatchObject({ contact: null });
  });

  it('opens contacts where the member stands, and not at its home', async () => {
    const { memberId } = await enrolled(house);
    const home = newId();
    await atHomeWith(house, memberId, home);
    await share(memberId, true);
    await check(await codeOf(memberId));
    expect((await seen(memberId)).contact).not.toBeNull();
    expect(await seen(memberId, tenant(home, 'members:read', 'members:pii'))).toMatchObject({ contact: null });
  });

  it('opens every room that is told, by its own clock', async () => {
    const memberId = await elsewhere();
    await check(await codeOf(memberId));
    const told = (await house.events('member.visibility-changed.v1')).at(-1);
    expect(told).toMatchObject({ personId: memberId, visits: [{ tenantId: franchise, layer: 1 }] });
    const room = await startTestSubgraph(loyalty, { now: START });
    try {
      await room.runBatch(notePersonVisibility, [{ input: told }]);
      const visible = async (at: string) => {
        const session = await room.runtime.database.readSession(shop, new Date(at));
        const rows = await session.sql.all`select person_id from person_visibility`;
        await session.close();
        return rows.length;
      };
      expect([await visible('2026-10-01T03:00:10Z'), await visible('2026-10-01T03:00:09Z')]).toEqual([0, 1]);
      // Older news changes nothing, and without the house's clock PostgreSQL's own has long passed.
      await room.runBatch(notePersonVisibility, [{ input: { ...told, version: 0n, visits: [] } }]);
      expect(await visible('2026-10-01T02:30:00Z')).toBe(1);
    } finally {
      await room.stop();
    }
  });

  it('of a member merged away is the survivor\'s', async () => {
    const elder = await enrolled(house, { enrolledAt: new Date('2026-01-01T00:00:00Z') });
    const younger = await elsewhere();
    await check(await codeOf(younger));
    const caseId = newId();
    await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
      values (${caseId}, ${elder.memberId}, ${younger}, 'open', now())`;
    await house.run(decideMergeCase, { caseId, decision: 'merge', reason: 'same person', expectedVersion: null });
    expect(await seen(elder.memberId)).toMatchObject({ id: mem(elder.memberId), visits: [{}] });
    expect(await codeOf(younger)).toBe(await codeOf(elder.memberId));
  });

  it('ends at once for whoever turns out to be somebody else', async () => {
    const elder = await enrolled(house, { enrolledAt: new Date('2026-01-01T00:00:00Z') });
    const younger = await elsewhere();
    const caseId = newId();
    await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
      values (${caseId}, ${elder.memberId}, ${younger}, 'open', now())`;
    await house.run(decideMergeCase, { caseId, decision: 'merge', reason: 'same person', expectedVersion: null });
    expect(codes(await check(await codeOf(elder.memberId)))).toEqual([]);
    expect(await seen(younger)).not.toBeNull();
    expect(await house.run(unmergeMember, { memberId: younger, reason: 'mother and daughter' }, {
      actor: operator() })).toMatchObject({ ok: true });
    expect(await seen(elder.memberId)).toMatchObject({ id: mem(elder.memberId) });
    expect(await seen(younger)).toBeNull();
    const told = (await house.events('member.visibility-changed.v1'))
      .filter(({ personId }) => personId === younger);
    const room = await startTestSubgraph(loyalty, { now: START });
    try {
      for (const input of told) await room.runBatch(notePersonVisibility, [{ input }]);
      expect(await room.sql.all`select 1 from person_visit`).toEqual([]);
    } finally {
      await room.stop();
    }
  });
});
