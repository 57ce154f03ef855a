import { Int } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, extra,
} from '../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../kernel/graph/mutation/said.ts';
import {
  date, edited, flag, idOf, list, take, text, VERSION, whole,
} from '../../kernel/graph/mutation/take.ts';
import { updateProfile } from '../commands/update-profile.ts';
import type { Gender as GenderWord } from '../domain/words.ts';
import { membersById } from '../queries/members-by-id.ts';
import { PROFILE_CODES, TOO_MANY_ATTEMPTS, WAIT_SECONDS } from './enrol-member.payload.ts';
import { Gender, OccasionPreference, StonePreference, StylePreference } from './words.ts';
import { Member } from './member.type.ts';

export const updateProfileMutation = defineMutation({
  name: 'updateProfile',
  says: 'Edits what a member told about itself 会员资料.',
  scopes: ['members:write'],
  input: 'An edit of a profile 会员资料. Fields left out stay; null clears.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    expectedVersion: VERSION,
    name: edited(text('Full name, at most 80 characters.')),
    gender: edited(take<GenderWord>(() => Gender, 'Gender.')),
    birthday: edited(date('Birthday, 1900-01-01 to today.')),
    phone: edited(text('E.164, or as people write it in the home region.')),
    phoneVerified: edited(flag(
      'Whether the member proved to hold the phone; a new phone is unverified without it.')),
    email: edited(text('E-mail, at most 254 characters.')),
    occupation: edited(text('Occupation, at most 80 characters.')),
    city: edited(text('City of residence, at most 80 characters.')),
    styles: edited(list<string>(() => StylePreference, 'All styles the member likes.')),
    stones: edited(list<string>(() => StonePreference, 'All stones the member likes.')),
    occasions: edited(list<string>(() => OccasionPreference, 'All occasions.')),
    ringSize: edited(whole('Ring size, Hong Kong scale 港码, 1 to 33.')),
  },
  refusals: {
    ...PROFILE_CODES, ...said('NOT_FOUND', 'STALE'), TOO_MANY_ATTEMPTS,
    PHONE_TAKEN: 'Another member has verified this phone.',
    PHONE_NOT_VERIFIABLE: 'There is no phone to verify, or the caller may not say so.',
    CONSENT_REQUIRED: 'A franchise changes contact details only with the member\'s consent.',
  },
  extras: { ...CURRENT_VERSION, waitSeconds: extra(() => Int, WAIT_SECONDS) },
  command: updateProfile,
  answers: {
    member: {
      type: () => Member, says: 'The member after the edit; null when refused.',
      of: ({ memberId }, context) => context.load(membersById, memberId),
    },
  },
});
