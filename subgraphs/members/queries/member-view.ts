import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { maskEmail, maskName, maskPhone } from '../domain/mask.ts';
import type { Member } from '../graphql/member.type.ts';

/** Columns of `member m` that a member's view is made of. */
export interface MemberRow {
  id: string; card_number: string; region: string; name: string | null; phone: string | null;
  phone_verified: boolean; email: string | null; gender: string; birthday: string | null;
  city: string | null; styles: string[]; stones: string[]; occasions: string[];
  ring_size: number | null; source: string; enrolled_at: Date; version: number;
}

export const memberId = (uuid: string): string => encodeId(PREFIX.member, uuid);

/** A member as everybody sees it: personal data masked. */
export function memberView(row: MemberRow): Member {
  return {
    id: memberId(row.id), cardNumber: row.card_number, region: row.region,
    displayName: row.name === null ? null : maskName(row.name),
    phoneMasked: row.phone === null ? null : maskPhone(row.phone), phoneVerified: row.phone_verified,
    emailMasked: row.email === null ? null : maskEmail(row.email),
    birthMonth: row.birthday === null ? null : Number(row.birthday.slice(5, 7)),
    gender: row.gender, city: row.city, source: row.source, enrolledAt: row.enrolled_at,
    preferences: {
      styles: row.styles, stones: row.stones, occasions: row.occasions, ringSize: row.ring_size,
    },
    version: row.version,
  } as Member;
}
