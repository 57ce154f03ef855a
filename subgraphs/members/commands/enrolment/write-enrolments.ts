import type { EventPayloads } from '../../../contracts/events.ts';
import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { cardNumberOf } from '../../domain/card-number.ts';
import { foldName, gramsOf } from '../../domain/name-grams.ts';
import { mergeMembers } from '../../persistence/merges/merge-members.ts';
import { refreshVisibility } from '../../persistence/refresh-visibility.ts';
import { tellProfile, tellProfiles } from '../../persistence/tell-profiles.ts';
import { channelIdentityTable } from '../../persistence/tables/channel-identity.table.ts';
import { memberTable } from '../../persistence/tables/member.table.ts';
import { mergeCaseTable } from '../../persistence/tables/merge-case.table.ts';
import type { EnrolmentWrites } from './decide-enrolments.ts';
import type { EnrolmentInput } from './enrolment.ts';

/** One statement per kind of write, however many enrolments; merges, which are rare, one by one. */
export async function writeEnrolments(
  tx: Tx, writes: EnrolmentWrites, requests: readonly BatchRequest<EnrolmentInput>[],
): Promise<void> {
  await insertMembers(tx, writes);
  await insertIdentities(tx, writes);
  await gainPhones(tx, writes);
  for (const { survivorId, otherId, index } of writes.merged) {
    await mergeMembers(tx, survivorId, otherId, 'identity and phone are one person',
      { by: requests[index]! });
  }
  await tx.sql.insertInto(mergeCaseTable, writes.opened.map((opened) =>
    ({ ...opened, state: 'open', openedAt: tx.now })));
  await refreshVisibility(tx, [...new Set([
    ...writes.enrolled.map(({ id }) => id), ...writes.linked.map(({ person }) => person.id),
    ...writes.merged.map(({ survivorId }) => survivorId),
  ])]);
}

async function insertMembers(tx: Tx, { enrolled }: EnrolmentWrites): Promise<void> {
  if (enrolled.length === 0) return;
  const serials = await tx.sql.all<{ serial: bigint }>`
    select nextval('card_serial') as serial from generate_series(1, ${enrolled.length}::int)`;
  const phoneOf = await phonesOf(tx, enrolled.flatMap(({ enrolment }) => enrolment.referrerId ?? []));
  // First that there is somebody: whoever waits for that would wait behind what is told of the profile.
  const completed = enrolled.map(({ id, enrolment }) => {
    tx.emit('member.enrolled.v1', id, {
      memberId: id, region: enrolment.region, source: enrolment.source,
      channelId: enrolment.channelId, outletId: enrolment.outletId,
      enrolledAt: enrolment.enrolledAt,
      ...enrolment.referrerId ? { referral: {
        referrerId: enrolment.referrerId,
        samePhone: enrolment.phone !== null && enrolment.phone === phoneOf.get(enrolment.referrerId),
      } } : {},
    } satisfies EventPayloads['member.enrolled.v1']);
    return tellProfile(tx, id, { ...enrolment, version: 1 });
  });
  await tx.sql.insertInto(memberTable, enrolled.map(({ id, enrolment: e }, index) => ({
    id, cardNumber: cardNumberOf(e.cardDigit, serials[index]!.serial), region: e.region,
    name: e.name, nameFolded: e.name && foldName(e.name), nameGrams: e.name ? gramsOf(e.name) : [],
    phone: e.phone, phoneVerified: e.phoneVerified, email: e.email, gender: e.gender,
    birthday: e.birthday, city: e.city, occupation: e.occupation, styles: e.styles ?? [], stones: e.stones ?? [],
    occasions: e.occasions ?? [], ringSize: e.ringSize, ringStandard: e.ringStandard,
    source: e.source, outletId: e.outletId, referrerMemberId: e.referrerId, sourceCode: e.sourceCode,
    homeTenantId: e.homeTenantId, enrolledAt: e.enrolledAt, toldVersion: 1, completedAt: completed[index],
  })));
}

/** Of those who referred; of one of the same batch it is not known yet, and nobody refers from there. */
async function phonesOf(tx: Tx, memberIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = memberIds.length === 0 ? [] : await tx.sql.all<{ id: string; phone: string | null }>`
    select id, phone from member where id = any(${[...memberIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row.phone]));
}

async function insertIdentities(tx: Tx, { linked }: EnrolmentWrites): Promise<void> {
  await tx.sql.insertInto(channelIdentityTable, linked.map(({ person, ...identity }) =>
    ({ ...identity, id: newId(tx.now), memberId: person.id })));
  for (const { person, channelId, externalId, linkedAt } of linked) {
    tx.emit('member.identity-linked.v1', person.id, {
      memberId: person.id, region: person.region, channelId, externalId, linkedAt,
    } satisfies EventPayloads['member.identity-linked.v1']);
  }
}

async function gainPhones(tx: Tx, { gained }: EnrolmentWrites): Promise<void> {
  if (gained.length === 0) return;
  await tx.sql.run`update member set phone = t.phone, phone_verified = true, version = version + 1
    from unnest(${gained.map((g) => g.id)}::uuid[], ${gained.map((g) => g.phone)}::text[])
      as t(id, phone)
    where member.id = t.id`;
  await tellProfiles(tx, gained.map(({ id }) => id));
}
