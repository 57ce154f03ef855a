import type { EventPayloads } from '../../../contracts/events.ts';
import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { cardNumberOf } from '../../domain/card-number.ts';
import { foldName, gramsOf } from '../../domain/name-grams.ts';
import { mergeMembers } from '../../persistence/merge-members.ts';
import { refreshVisibility } from '../../persistence/refresh-visibility.ts';
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
      requests[index]!);
  }
  await tx.sql.insertRows('merge_case', {
    id: 'uuid', member_id: 'uuid', other_member_id: 'uuid', state: 'text', opened_at: 'timestamptz',
  }, writes.opened.map(({ id, memberId, otherMemberId }) => ({
    id, member_id: memberId, other_member_id: otherMemberId, state: 'open', opened_at: tx.now,
  })));
  await refreshVisibility(tx, [...new Set([
    ...writes.enrolled.map(({ id }) => id), ...writes.linked.map(({ person }) => person.id),
    ...writes.merged.map(({ survivorId }) => survivorId),
  ])]);
}

async function insertMembers(tx: Tx, { enrolled }: EnrolmentWrites): Promise<void> {
  if (enrolled.length === 0) return;
  const serials = await tx.sql.all<{ serial: bigint }>`
    select nextval('card_serial') as serial from generate_series(1, ${enrolled.length}::int)`;
  const rows = enrolled.map(({ id, enrolment: e }, index) => ({
    id, card_number: cardNumberOf(e.region, serials[index]!.serial), region: e.region,
    name: e.name, name_folded: e.name && foldName(e.name), name_grams: e.name ? gramsOf(e.name) : [],
    phone: e.phone, phone_verified: e.phoneVerified, email: e.email, gender: e.gender,
    birthday: e.birthday, city: e.city, styles: e.styles ?? [], stones: e.stones ?? [],
    occasions: e.occasions ?? [], ring_size: e.ringSize ?? null, source: e.source,
    outlet_id: e.outletId, home_tenant_id: e.homeTenantId, enrolled_at: e.enrolledAt.toISOString(),
  }));
  await tx.sql.run`insert into member (id, card_number, region, name, name_folded, name_grams, phone,
      phone_verified, email, gender, birthday, city, styles, stones, occasions, ring_size, source,
      outlet_id, home_tenant_id, enrolled_at)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(id uuid, card_number text,
      region text, name text, name_folded text, name_grams text[], phone text,
      phone_verified boolean, email text, gender text, birthday date, city text, styles text[],
      stones text[], occasions text[], ring_size integer, source text, outlet_id uuid,
      home_tenant_id uuid, enrolled_at timestamptz)`;
  for (const { id, enrolment } of enrolled) {
    tx.emit('member.enrolled.v1', id, {
      memberId: id, region: enrolment.region, source: enrolment.source,
      channelId: enrolment.channelId, outletId: enrolment.outletId,
      enrolledAt: enrolment.enrolledAt,
    } satisfies EventPayloads['member.enrolled.v1']);
  }
}

async function insertIdentities(tx: Tx, { linked }: EnrolmentWrites): Promise<void> {
  await tx.sql.insertRows('channel_identity', {
    id: 'uuid', member_id: 'uuid', channel_id: 'uuid', external_id: 'text',
    linked_at: 'timestamptz',
  }, linked.map(({ person, channelId, externalId, linkedAt }) => ({
    id: newId(tx.now), member_id: person.id, channel_id: channelId, external_id: externalId,
    linked_at: linkedAt,
  })));
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
}
