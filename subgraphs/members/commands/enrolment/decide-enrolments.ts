import { newId } from '../../../kernel/ids.ts';
import { resolveIdentity } from '../../domain/resolve-identity.ts';
import type { Enrolment, EnrolmentValue } from './enrolment.ts';
import type { Person, Roster } from './roster.ts';

/** What a batch decided to write, in the order it must be written. */
export interface EnrolmentWrites {
  readonly enrolled: { id: string; enrolment: Enrolment }[];
  readonly linked: { person: Person; channelId: string; externalId: string; linkedAt: Date }[];
  readonly gained: { id: string; phone: string }[];
  readonly merged: { survivorId: string; otherId: string; index: number }[];
  readonly opened: { id: string; memberId: string; otherMemberId: string }[];
}

export const noWrites = (): EnrolmentWrites =>
  ({ enrolled: [], linked: [], gained: [], merged: [], opened: [] });

/** One enrolment after the other, each seeing what those before it did. */
export function decideEnrolment(
  roster: Roster, writes: EnrolmentWrites, enrolment: Enrolment, index: number, now: Date,
): EnrolmentValue {
  const decision = resolveIdentity(roster.ofIdentity(enrolment), roster.ofPhone(enrolment));
  switch (decision.is) {
    case 'new': return enrolNew(roster, writes, enrolment, now);
    case 'existing_phone':
      link(roster, writes, enrolment, decision.member);
      return { memberId: decision.member.id, resolution: 'existing_phone', mergeCaseId: null };
    case 'existing_identity':
      gainPhone(roster, writes, enrolment, decision.member);
      return { memberId: decision.member.id, resolution: 'existing_identity', mergeCaseId: null };
    case 'merge': {
      const { survivor, other } = decision;
      // An operator has said that they are two, whatever little the one has.
      if (roster.caseOf(survivor, other)?.state === 'dismissed') {
        const member = roster.ofIdentity(enrolment)!;
        return { memberId: member.id, resolution: 'existing_identity', mergeCaseId: null };
      }
      roster.merge(survivor, other);
      writes.merged.push({ survivorId: survivor.id, otherId: other.id, index });
      return { memberId: survivor.id, resolution: 'merged', mergeCaseId: null };
    }
    case 'merge_case':
      return openCase(roster, writes, enrolment, decision.survivor, decision.other, now);
  }
}

function enrolNew(
  roster: Roster, writes: EnrolmentWrites, enrolment: Enrolment, now: Date,
): EnrolmentValue {
  const person: Person = {
    id: enrolment.memberId ?? newId(now), enrolledAt: enrolment.enrolledAt, identities: 0,
    verifiedPhone: enrolment.phoneVerified ? enrolment.phone : null, hasOrders: false,
    hasPoints: false, region: enrolment.region,
  };
  writes.enrolled.push({ id: person.id, enrolment });
  if (person.verifiedPhone) roster.linkPhone(person.verifiedPhone, person);
  link(roster, writes, enrolment, person);
  return { memberId: person.id, resolution: 'new', mergeCaseId: null };
}

function link(
  roster: Roster, writes: EnrolmentWrites, enrolment: Enrolment, person: Person,
): void {
  const { channelId, externalId, enrolledAt: linkedAt } = enrolment;
  if (channelId === null || externalId === null) return;
  person.identities += 1;
  roster.linkIdentity(channelId, externalId, person);
  writes.linked.push({ person, channelId, externalId, linkedAt });
}

/** Somebody known by identity shows a verified phone nobody has: it is theirs if they had none. */
function gainPhone(
  roster: Roster, writes: EnrolmentWrites, { phone, phoneVerified }: Enrolment, person: Person,
): void {
  if (phone === null || !phoneVerified || person.verifiedPhone !== null) return;
  person.verifiedPhone = phone;
  roster.linkPhone(phone, person);
  writes.gained.push({ id: person.id, phone });
}

function openCase(
  roster: Roster, writes: EnrolmentWrites, enrolment: Enrolment, survivor: Person, other: Person,
  now: Date,
): EnrolmentValue {
  const memberId = roster.ofIdentity(enrolment)!.id;
  const known = roster.caseOf(survivor, other);
  if (known && known.state !== 'open') {
    return { memberId, resolution: 'existing_identity', mergeCaseId: null };
  }
  const id = known?.id ?? newId(now);
  if (!known) {
    roster.openCase(survivor, other, id);
    writes.opened.push({ id, memberId: survivor.id, otherMemberId: other.id });
  }
  return { memberId, resolution: 'merge_case_opened', mergeCaseId: id };
}
