import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { completenessOf } from '../domain/profile/completeness.ts';
import { hongKongSize, readRingSize, type RingStandard } from '../domain/profile/ring-size.ts';
import { maskEmail, maskName, maskPhone } from '../domain/mask.ts';
import { LAYER } from '../domain/words.ts';
import type { Member } from '../graphql/member.type.ts';
import { SHOWN_LAYER } from '../persistence/sharing.ts';

/** Columns of `member m` that a member's view is made of. */
export interface MemberRow {
  id: string; card_number: string; region: string; name: string | null; phone: string | null;
  phone_verified: boolean; email: string | null; gender: string; birthday: string | null;
  city: string | null; styles: string[]; stones: string[]; occasions: string[];
  ring_size: string | null; ring_standard: RingStandard | null; source: string; source_code: string | null;
  referrer_member_id: string | null; occupation: string | null; completed_at: Date | null; outlet_id: string | null;
  enrolled_at: Date; version: number;
  /** What the reader is shown, without asking who is being served: 1 is a pseudonym. */
  layer: number;
}

/** They stand in every read of members. */
export const MEMBER_COLUMNS = fragment`${SHOWN_LAYER} as layer, ${fragment.raw(`m.id, m.card_number, m.region, m.name,
  m.phone, m.phone_verified, m.email,
  m.gender, m.birthday, m.city, m.occupation, m.styles, m.stones, m.occasions, m.ring_size, m.ring_standard,
  m.source, m.source_code, m.referrer_member_id, m.outlet_id, m.completed_at, m.enrolled_at, m.version`)}`;

export const memberId = (uuid: string): string => encodeId(PREFIX.member, uuid);

const DAY_MS = 86_400_000;

/** A card that is not told: who has the number finds the member. */
export const NO_CARD = '*************';

/** Of a pseudonym to the reader: nothing that names or reaches it; of its enrolment the day, by UTC. */
function asPseudonym(row: MemberRow): MemberRow {
  return { ...row, card_number: NO_CARD, name: null, phone: null, phone_verified: false, email: null, birthday: null,
    city: null, enrolled_at: new Date(Math.floor(row.enrolled_at.getTime() / DAY_MS) * DAY_MS) };
}

/** A member as everybody sees it: personal data masked, or none. */
export function memberView(full: MemberRow): Member {
  const row = full.layer > LAYER.pseudonymous ? full : asPseudonym(full);
  const ring = row.ring_size && row.ring_standard
    ? readRingSize({ standard: row.ring_standard, size: row.ring_size }) : null;
  return {
    isPseudonym: row !== full, id: memberId(row.id), cardNumber: row.card_number, region: row.region,
    displayName: row.name === null ? null : maskName(row.name),
    phoneMasked: row.phone === null ? null : maskPhone(row.phone), phoneVerified: row.phone_verified,
    emailMasked: row.email === null ? null : maskEmail(row.email),
    birthMonth: row.birthday === null ? null : Number(row.birthday.slice(5, 7)),
    gender: row.gender, city: row.city, source: row.source, enrolledAt: row.enrolled_at,
    preferences: {
      styles: row.styles, stones: row.stones, occasions: row.occasions,
      ringSize: ring && hongKongSize(ring), ring,
    },
    sourceDetail: {
      code: row.source_code, referrerUuid: row.referrer_member_id,
      outlet: row.outlet_id && { id: encodeId(PREFIX.outlet, row.outlet_id) },
    },
    completeness: { ...completenessOf(full), completedAt: row.completed_at },
    version: row.version,
  } as Member;
}
