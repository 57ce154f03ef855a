import { PREFIX } from '../../contracts/ids.ts';
import { dateTime, flag, idOf, optional, otherwise, take, text } from '../../kernel/graph/mutation/take.ts';
import type { Source } from '../domain/words.ts';
import { BIRTHDAY, CITY, CONTACT_CODES, EMAIL, GENDER, NAME } from './takes.ts';
import { MemberSource } from './words.ts';

/** A customer to enrol. */
export const ENROLMENT = {
  channelId: optional(idOf(PREFIX.channel, 'Channel that knows the customer. A partner channel names '
    + 'itself, a franchise the channel of its outlet.')),
  externalId: optional(text('Id of the customer in that channel, 1 to 200 characters.')),
  phone: optional(text(
    'E.164 ("+8613812345678") or as people write it in the region ("13812345678").')),
  phoneVerified: otherwise(false, flag(
    'Whether the customer proved to hold the phone. Only a verified phone finds a member.')),
  region: text('Code of the home region 会籍地区 of the membership, for example "CN".'),
  name: optional(NAME),
  gender: otherwise('unknown', GENDER),
  birthday: optional(BIRTHDAY),
  email: optional(EMAIL),
  city: optional(CITY),
  source: take<Source>(() => MemberSource, 'Where the membership begins.'),
  outletId: optional(idOf(PREFIX.outlet,
    'Outlet of a store enrolment; a franchise must name one of its own.')),
  enrolledAt: optional(dateTime(
    'For imports by head office: when it happened, 1990 to now. Otherwise it is now.')),
};

/** Why a customer is not enrolled. */
export const ENROLMENT_REFUSALS = {
  ...CONTACT_CODES,
  NOT_FOUND: 'There is no such channel or outlet.',
  UNKNOWN_REGION: 'There is no such region, it has not begun yet, or it takes nobody new any more.',
  CHANNEL_NOT_YOURS: 'The caller enrols for its own channel only.',
  OUTLET_REQUIRED: 'A franchise must name the outlet.',
  OUTLET_CLOSED: 'The outlet is closed.',
  EXTERNAL_ID_INVALID: 'External id and channel go together; 1 to 200 characters.',
  IDENTITY_OR_PHONE_REQUIRED: 'Neither a channel identity nor a phone was given.',
  ENROLLED_AT_INVALID: 'Not between 1990 and now, or the caller may not import.',
};
