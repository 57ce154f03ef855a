import { PREFIX } from '../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded,
} from '../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../kernel/graph/mutation/said.ts';
import { edited, flag, idOf, text, VERSION } from '../../kernel/graph/mutation/take.ts';
import { updateProfile } from '../commands/update-profile.ts';
import { membersById } from '../queries/members-by-id.ts';
import { Member } from './member.type.ts';
import {
  BIRTHDAY, CITY, EMAIL, GENDER, NAME, OCCASIONS, OCCUPATION, PROFILE_REFUSALS, RING, RING_SIZE, STONES, STYLES,
  WAIT_SECONDS,
} from './takes.ts';

export const updateProfileMutation = defineMutation({
  name: 'updateProfile',
  says: 'Edits what a member told about itself 会员资料.',
  scopes: ['members:write'],
  input: 'An edit of a profile 会员资料. Fields left out stay; null clears.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    expectedVersion: VERSION,
    name: edited(NAME),
    gender: edited(GENDER),
    birthday: edited(BIRTHDAY),
    phone: edited(text('E.164, or as people write it in the home region.')),
    phoneVerified: edited(flag(
      'Whether the member proved to hold the phone; a new phone is unverified without it.')),
    email: edited(EMAIL),
    occupation: edited(OCCUPATION),
    city: edited(CITY),
    styles: edited(STYLES),
    stones: edited(STONES),
    occasions: edited(OCCASIONS),
    ringSize: edited(RING_SIZE),
    ring: edited(RING),
  },
  refusals: {
    ...PROFILE_REFUSALS, ...said('NOT_FOUND', 'STALE'),
  },
  extras: { ...CURRENT_VERSION, ...WAIT_SECONDS },
  command: updateProfile,
  answers: {
    member: loaded(() => Member, membersById, 'memberId',
      'The member after the edit; null when refused.'),
  },
});
