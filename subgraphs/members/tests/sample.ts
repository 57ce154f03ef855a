import { operator, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import type { EventPayloads } from '../../contracts/events.ts';
import { encodeId, newId } from '../../kernel/ids.ts';
import type { Word } from '../../words/word.ts';
import { recordConsents } from '../commands/record-consents.ts';
import { decideMergeCase } from '../commands/decide-merge-case.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import type { EnrolmentInput, EnrolmentValue } from '../commands/enrolment/enrolment.ts';

/** An enrolment as tests vary it: a store customer of mainland China with nothing special. */
export function enrolment(more: Partial<EnrolmentInput> = {}): EnrolmentInput {
  return {
    channelId: null, externalId: null, phone: null, phoneVerified: false, region: 'CN',
    name: '王小明', gender: 'unknown', birthday: null, email: null, city: null, source: 'store',
    outletId: null, enrolledAt: null, ...more,
  };
}

let lastPhone = 16_010_000_000;
/** A phone nobody in this run has. */
export const freshPhone = (): string => `+86${(lastPhone += 1)}`;

/** Enrols through the command and answers what was decided. */
export async function enrolled(
  house: TestSubgraph, more: Partial<EnrolmentInput> = {},
): Promise<EnrolmentValue> {
  const input = enrolment({ phone: freshPhone(), phoneVerified: true, ...more });
  const [outcome] = await house.runBatch(enrolMembers, [{ input }]);
  if (!outcome!.ok) throw new Error(JSON.stringify(outcome!.refusals));
  return outcome!.value;
}

/** A channel that franchises has registered. */
export async function registeredChannel(house: TestSubgraph): Promise<string> {
  const channelId = newId();
  await house.deliver('channel.registered.v1', channelId, {
    channelId, code: 'tmall', name: 'Tmall', kind: 'marketplace', version: 1n,
  });
  return channelId;
}

export async function changedOutlet(
  house: TestSubgraph,
  more: { franchiseId?: string | null; channelId?: string | null; closed?: boolean } = {},
): Promise<string> {
  const outletId = newId();
  await house.deliver('outlet.changed.v1', outletId, {
    outletId, code: 'o-01', name: 'Store', franchiseId: null, channelId: null,
    kind: 'franchise_store', region: 'CN', closed: false, version: 1n, ...more,
  });
  return outletId;
}

/** Head office entered a region of its own programme: Malaysia, with what the test makes of it. */
export async function toldRegion(house: TestSubgraph, more: Partial<Word<'region'>> = {}): Promise<void> {
  const code = more.code ?? 'MY';
  await house.deliver('word.changed.v1', `region:${code}`, {
    kind: 'region', code, nameZh: '马来西亚', nameEn: 'Malaysia', rank: 5, retired: false, withdrawn: false,
    version: 1n, effectiveFrom: new Date('2026-01-01T00:00:00Z'), traits: {
      currency: 'MYR', timeZone: 'Asia/Kuala_Lumpur', phoneRegion: 'MY', cardDigit: '5', programme: 'SG',
    }, ...more,
  } satisfies Word<'region'>);
}

export const mem = (uuid: string): string => encodeId('mem', uuid);

/** The franchise becomes this member's home. */
export async function atHomeWith(
  house: TestSubgraph, memberId: string, franchiseId: string | null,
): Promise<void> {
  await house.deliver('attribution.changed.v1', memberId, {
    memberId, franchiseId, from: new Date('2026-01-01T00:00:00Z'), until: null, reason: 'test',
  });
}

/** The merge desk found the two to be one. */
export async function mergedInto(house: TestSubgraph, survivor: string, other: string): Promise<void> {
  const caseId = newId();
  await house.sql.run`insert into merge_case (id, member_id, other_member_id, state, opened_at)
    values (${caseId}, ${survivor}, ${other}, 'open', '2026-02-01')`;
  const outcome = await house.run(decideMergeCase, {
    caseId, decision: 'merge', reason: 'same passport', expectedVersion: null }, { actor: operator() });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusals));
}

/** The member's word on sharing its data with its franchise. */
export async function shares(house: TestSubgraph, memberId: string, granted = true): Promise<void> {
  const [outcome] = await house.runBatch(recordConsents, [{ input: { memberId, purpose: 'franchise_sharing', granted,
    source: 'store', textVersion: '1', textHash: 'a'.repeat(64) } }]);
  if (!outcome!.ok) throw new Error(JSON.stringify(outcome!.refusals));
}

/** A piece of the member is in the hands of the franchise, or no longer; the id of the service order. */
export async function served(
  house: TestSubgraph, memberId: string, franchiseId: string,
  { serviceOrderId = newId(), state = 'in_work', version = 1n } = {},
): Promise<string> {
  await house.deliver('service-order.changed.v1', serviceOrderId, {
    serviceOrderId, memberId, outletId: newId(), franchiseId, kind: 'resizing', state, orderLineId: null,
    promisedAt: house.clock.now(), at: house.clock.now(), version,
  } satisfies EventPayloads['service-order.changed.v1']);
  return serviceOrderId;
}
