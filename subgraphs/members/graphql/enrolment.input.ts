import { PREFIX } from '../../contracts/ids.ts';
import { dateTime, flag, idOf, optional, otherwise, take, text } from '../../kernel/graph/mutation/take.ts';
import type { Source } from '../domain/words.ts';
import {
  BIRTHDAY, CITY, CONTACT_CODES, EMAIL, GENDER, NAME, OCCASIONS, OCCUPATION, PROFILE_CODES, RING, RING_SIZE, STONES,
  STYLES,
} from './takes.ts';
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
  occupation: optional(OCCUPATION),
  styles: optional(STYLES),
  stones: optional(STONES),
  occasions: optional(OCCASIONS),
  ringSize: optional(RING_SIZE),
  ring: optional(RING),
  source: take<Source>(() => MemberSource, 'Where the membership begins.'),
  referrerId: optional(idOf(PREFIX.member, 'Member who referred the customer 推荐人; with REFERRAL only.')),
  sourceCode: optional(text('Code of the event, of the parcel card 包裹卡, or of what was scanned in the store 扫码; '
    + '1 to 60 characters.')),
  outletId: optional(idOf(PREFIX.outlet,
    'Outlet of a store enrolment; a franchise must name one of its own.')),
  enrolledAt: optional(dateTime(
    'For imports by head office: when it happened, 1990 to now. Otherwise it is now.')),
};

/** Why a customer is not enrolled. */
export const ENROLMENT_REFUSALS = {
  ...CONTACT_CODES, ...PROFILE_CODES,
  NOT_FOUND: 'There is no such channel, outlet or referrer.',
  UNKNOWN_REGION: 'There is no such region, it has not begun yet, or it takes nobody new any more.',
  CHANNEL_NOT_YOURS: 'The caller enrols for its own channel only.',
  SOURCE_DETAIL_INVALID: 'A referrer goes with a referral; a code has at most 60 characters.',
  OUTLET_REQUIRED: 'A franchise must name the outlet.',
  OUTLET_CLOSED: 'The outlet is closed.',
  EXTERNAL_ID_INVALID: 'External id and channel go together; 1 to 200 characters.',
  IDENTITY_OR_PHONE_REQUIRED: 'Neither a channel identity nor a phone was given.',
  CODE_REQUIRED: 'The phone is that of a member already whom the franchise knows as a pseudonym: the member shows its '
    + 'code, then it is enrolled.',
  ENROLLED_AT_INVALID: 'Not between 1990 and now, or the caller may not import.',
};
