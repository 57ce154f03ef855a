import type { Region } from '../../../contracts/words.ts';
import type { ProfileCode, ProfileInput } from '../../domain/profile/profile.ts';
import type { RingStandard } from '../../domain/profile/ring-size.ts';
import type { Gender, Resolution, Source } from '../../domain/words.ts';

/** What is asked: uuids inside. */
export interface EnrolmentInput {
  /** Only seeds and imports choose the id. */
  readonly memberId?: string;
  readonly channelId: string | null;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly phoneVerified: boolean;
  readonly region: Region;
  readonly name: string | null;
  readonly gender: Gender;
  readonly birthday: string | null;
  readonly email: string | null;
  readonly city: string | null;
  readonly source: Source;
  readonly outletId: string | null;
  readonly enrolledAt: Date | null;
  readonly styles?: readonly string[] | null;
  readonly stones?: readonly string[] | null;
  readonly occasions?: readonly string[] | null;
  readonly ringSize?: number | null;
  readonly ring?: ProfileInput['ring'];
  readonly occupation?: string | null;
  /** Who referred, and the code of what brought the member: domain/source-detail.ts. */
  readonly referrerId?: string | null;
  readonly sourceCode?: string | null;
}

interface Preferences {
  readonly styles: readonly string[];
  readonly stones: readonly string[];
  readonly occasions: readonly string[];
  readonly ringSize: string | null;
  readonly ringStandard: RingStandard | null;
}

/** An input that passed: normalised, with what its actor brings along. */
export interface Enrolment extends Omit<EnrolmentInput, keyof Preferences | 'ring'>, Preferences {
  readonly enrolledAt: Date;
  /** The franchise whose person enrolled somebody new: at home there from the first moment. */
  readonly homeTenantId: string | null;
  /** First digit of the cards of its region. */
  readonly cardDigit: string;
}

export interface EnrolmentValue {
  readonly memberId: string;
  readonly resolution: Resolution;
  readonly mergeCaseId: string | null;
}

export type EnrolmentCode = ProfileCode | 'SOURCE_DETAIL_INVALID' | 'NOT_FOUND'
  | 'CHANNEL_NOT_YOURS' | 'OUTLET_REQUIRED' | 'OUTLET_CLOSED'
  | 'UNKNOWN_REGION' | 'EXTERNAL_ID_INVALID' | 'IDENTITY_OR_PHONE_REQUIRED'
  | 'ENROLLED_AT_INVALID' | 'TOO_MANY_ATTEMPTS' | 'CODE_REQUIRED';

export const MAX_ENROLMENTS = 500;
