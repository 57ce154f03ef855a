import { LockMode } from '@mikro-orm/postgresql';
import type { EventPayloads } from '../../contracts/events.ts';
import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import { accepted, refused, refusedAll, type Refusal } from '../../kernel/outcome.ts';
import { readCodebook } from '../../words/read-codebook.ts';
import { maskEmail, maskName, maskPhone } from '../domain/mask.ts';
import { foldName, gramsOf } from '../domain/name-grams.ts';
import { readProfile, type ProfileChange, type ProfileCode, type ProfileInput } from '../domain/profile/profile.ts';
import type { SharingGap } from '../domain/sharing.ts';
import type { Gender } from '../domain/words.ts';
import { contactChangeGap } from '../persistence/find-served.ts';
import { MemberEntity } from '../persistence/tables/member.table.ts';
import { tellProfile } from '../persistence/tell-profiles.ts';
import { countPhoneTries } from '../persistence/phone-tries.ts';
import { renameRelatives } from '../persistence/relations/rename-relatives.ts';

export interface UpdateProfileInput extends ProfileInput {
  readonly memberId: string;
  readonly expectedVersion: number;
  readonly gender?: Gender | null;
  readonly phoneVerified?: boolean | null;
}

export type UpdateProfileCode = ProfileCode | 'NOT_FOUND' | 'STALE' | 'PHONE_TAKEN'
  | 'PHONE_NOT_VERIFIABLE' | SharingCode | 'TOO_MANY_ATTEMPTS';

type SharingCode = 'CONSENT_REQUIRED' | 'TERMS_REQUIRED' | 'SERVICE_REQUIRED';

/** Why a franchise does not change a contact, and what would let it. */
const GAPS: Readonly<Record<SharingGap, readonly [code: SharingCode, message: string]>> = {
  consent: ['CONSENT_REQUIRED', 'The member has not agreed to share contact details with the franchise.'],
  terms: ['TERMS_REQUIRED', 'Head office does not show contact details to this role.'],
  service: ['SERVICE_REQUIRED', 'The member is not being served: it shows its code, or a service order opens it.'],
  border: ['CONSENT_REQUIRED', 'The member has not agreed to a transfer across borders.'],
};

const CONTACT_FIELDS = ['name', 'phone', 'email', 'birthday'] as const;

/** An edit of what a member told about itself. Fields that are not named stay as they are. */
export const updateProfile = defineCommand<UpdateProfileInput, { memberId: string },
  UpdateProfileCode>({
    name: 'members.update-profile',
    execute: async (tx, input) => {
      const member = await findMember(tx, input.memberId);
      if (!member || !(await tx.visible([member.id], tx.actor)).has(member.id)) {
        return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
      }
      if (member.version !== input.expectedVersion) {
        return refused('STALE', 'Somebody else changed this member meanwhile.', ['expectedVersion'],
          { currentVersion: member.version });
      }
      const { traits } = (await readCodebook(tx.sql)).word('region', member.region, tx.now);
      const { change, refusals } = readProfile(input, traits, tx.now);
      const all = [...refusals, ...await furtherRefusals(tx, member, input, change)];
      if (all.length > 0) return refusedAll<UpdateProfileCode>(all);
      const before = maskedView(member);
      const { phone } = member;
      apply(member, input, change);
      member.version += 1;
      member.toldVersion = member.version;
      member.completedAt = tellProfile(tx, member.id, member);
      tellPhone(tx, member, phone);
      if (change.name !== undefined) {
        await tx.em.flush();
        await renameRelatives(tx.sql, [member.id]);
      }
      tx.audit({ subjectId: member.id, before, after: maskedView(member) });
      return accepted({ memberId: member.id });
    },
  });

/** A first phone is no other one. */
function tellPhone(tx: Tx, { id: memberId, phone }: MemberEntity, before: string | null | undefined): void {
  if (!before || phone === before) return;
  tx.emit('member.phone-changed.v1', memberId,
    { memberId, changedAt: tx.now } satisfies EventPayloads['member.phone-changed.v1']);
}

async function findMember(tx: Tx, id: string): Promise<MemberEntity | null> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
  const member = await tx.em.findOne(MemberEntity, { id }, lock);
  return member?.survivorId ? findMember(tx, member.survivorId) : member;
}

async function furtherRefusals(
  tx: Tx, member: MemberEntity, input: UpdateProfileInput, change: ProfileChange,
): Promise<Refusal<UpdateProfileCode>[]> {
  const refusals: Refusal<UpdateProfileCode>[] = [];
  if (tx.actor.kind === 'person' && input.phoneVerified) {
    refusals.push({ code: 'PHONE_NOT_VERIFIABLE', path: ['phoneVerified'],
      message: 'A member proves a phone by a code, not by saying so.' });
  }
  const phone = change.phone === undefined ? member.phone : change.phone;
  if (input.phoneVerified && !phone && !('phone' in change && change.phone === undefined)) {
    refusals.push({ code: 'PHONE_NOT_VERIFIABLE', path: ['phoneVerified'],
      message: 'There is no phone to verify.' });
  }
  refusals.push(...await sharingRefusals(tx, member.id, input));
  // Who may not change the contact is not told either whose the new one is.
  if (phone && refusals.length === 0 && verifiedAfter(member, input, change)) {
    refusals.push(...await takenRefusals(tx, member, phone));
  }
  return refusals;
}

/** A franchise writes down what the member says whom it serves, and nothing of others. */
async function sharingRefusals(
  tx: Tx, memberId: string, input: UpdateProfileInput,
): Promise<Refusal<UpdateProfileCode>[]> {
  const fields = CONTACT_FIELDS.filter((field) => input[field] !== undefined);
  if (fields.length === 0) return [];
  const gap = await contactChangeGap(tx, memberId);
  if (gap === null) return [];
  const [code, message] = GAPS[gap];
  return fields.map((field) => ({ code, path: [field], message }));
}

function verifiedAfter(
  member: MemberEntity, input: UpdateProfileInput, change: ProfileChange,
): boolean {
  const same = change.phone === undefined || change.phone === member.phone;
  return input.phoneVerified ?? (same && member.phoneVerified);
}

/** Whether a phone is taken tells that somebody has it: who may not know counts as guessing. */
async function takenRefusals(
  tx: Tx, member: MemberEntity, phone: string,
): Promise<Refusal<UpdateProfileCode>[]> {
  if (phone === member.phone && member.phoneVerified) return [];
  const [waitSeconds] = await countPhoneTries(tx.sql, [{ actor: tx.actor, phones: [phone] }], tx.now);
  tx.keepRefused();
  if (waitSeconds) {
    return [{ code: 'TOO_MANY_ATTEMPTS', path: ['phone'], extras: { waitSeconds },
      message: 'Too many phones were tried.' }];
  }
  return await isTaken(tx, member.id, phone) ? [{ code: 'PHONE_TAKEN', path: ['phone'],
    message: 'Another member has verified this phone.' }] : [];
}

async function isTaken(tx: Tx, memberId: string, phone: string): Promise<boolean> {
  return await tx.sql.maybe`select 1 from member where phone = ${phone} and phone_verified
    and survivor_id is null and id <> ${memberId}` !== null;
}

function apply(member: MemberEntity, input: UpdateProfileInput, change: ProfileChange): void {
  const verified = verifiedAfter(member, input, change);
  Object.assign(member, change);
  member.phoneVerified = verified && member.phone !== null && member.phone !== undefined;
  if (change.name !== undefined) {
    member.nameFolded = change.name === null ? null : foldName(change.name);
    member.nameGrams = change.name === null ? [] : gramsOf(change.name);
  }
  if (input.gender !== undefined) member.gender = input.gender ?? 'unknown';
}

/** What the audit trail keeps: personal data masked. */
function maskedView(member: MemberEntity) {
  return {
    name: member.name ? maskName(member.name) : null,
    phone: member.phone ? maskPhone(member.phone) : null, phoneVerified: member.phoneVerified,
    email: member.email ? maskEmail(member.email) : null,
    birthMonth: member.birthday?.slice(5, 7) ?? null, gender: member.gender, city: member.city,
    styles: member.styles, stones: member.stones, occasions: member.occasions,
    ringSize: member.ringSize, ringStandard: member.ringStandard, version: member.version,
  };
}
