import { Int } from 'type-graphql';
import { extra } from '../../kernel/graph/mutation/define-mutation.ts';
import { form, formOf } from '../../kernel/graph/mutation/form.ts';
import { date, decimal, list, take, text, whole } from '../../kernel/graph/mutation/take.ts';
import type { Gender as GenderWord } from '../domain/words.ts';
import type { RingStandard } from '../domain/profile/ring-size.ts';
import { Gender, OccasionPreference, RingStandardEnum, StonePreference, StylePreference } from './words.ts';

/** What a member is asked at its enrolment and edits later. */
export const NAME = text('Full name, at most 80 characters.');
export const GENDER = take<GenderWord>(() => Gender, 'Gender.');
export const BIRTHDAY = date('Birthday, 1900-01-01 to today.');
export const EMAIL = text('E-mail, at most 254 characters.');
export const CITY = text('City of residence, at most 80 characters.');

export const OCCUPATION = text('Occupation, at most 80 characters.');

/** Preferences 偏好. */
export const STYLES = list<string>(() => StylePreference, 'All styles the member likes.');
export const STONES = list<string>(() => StonePreference, 'All stones the member likes.');
export const OCCASIONS = list<string>(() => OccasionPreference, 'All occasions.');
export const RING_SIZE = whole('Ring size, Hong Kong scale 港码, 1 to 33; ring takes every standard.');
export const RING = formOf(form('RingSizeInput', 'A ring size 戒圈 as it was told.', {
  standard: take<RingStandard>(() => RingStandardEnum, 'Standard.'),
  size: decimal('Size in that standard, for example 6.5.'),
}), 'Ring size with its standard; not together with ringSize.');

export const PROFILE_CODES = {
  OCCUPATION_INVALID: 'The occupation is longer than 80 characters or holds control characters.',
  PREFERENCE_INVALID: 'A preference is not in its list, the standard has no such ring size, or there are two.',
};

export const CONTACT_CODES = {
  NAME_INVALID: 'The name is longer than 80 characters or holds control characters.',
  PHONE_INVALID: 'This is no phone number of the region, nor one in E.164.',
  EMAIL_INVALID: 'This is no e-mail address of at most 254 characters.',
  BIRTHDAY_INVALID: 'The birthday is before 1900 or in the future.',
  CITY_INVALID: 'The city is longer than 80 characters or holds control characters.',
  // For those who see phones masked: domain/phone-guessing.ts has the numbers.
  TOO_MANY_ATTEMPTS: 'A franchise or channel showed too many verified phones in an hour, or in a day too many '
    + 'that look alike when masked; waitSeconds says how long to wait.',
};

export const WAIT_SECONDS = {
  waitSeconds: extra(() => Int, 'With TOO_MANY_ATTEMPTS: seconds to wait.'),
};

/** Of an edit of a profile, whoever makes it. */
export const PROFILE_REFUSALS = {
  ...CONTACT_CODES, ...PROFILE_CODES,
  PHONE_TAKEN: 'Another member has verified this phone.',
  PHONE_NOT_VERIFIABLE: 'There is no phone to verify, or the caller may not say so.',
  CONSENT_REQUIRED: 'A franchise changes contact details only with the member\'s consent, and across borders with that '
    + 'one as well.',
  TERMS_REQUIRED: 'Head office does not show contact details to this role, so it does not change them.',
  SERVICE_REQUIRED: 'A franchise changes contact details while it serves the member: its code was shown, or a service '
    + 'order is open, or it has an appointment there that day.',
};
