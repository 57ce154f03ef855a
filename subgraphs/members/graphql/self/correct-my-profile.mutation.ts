import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { edited, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { updateProfile } from '../../commands/update-profile.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';
import {
  BIRTHDAY, CITY, EMAIL, GENDER, NAME, OCCASIONS, OCCUPATION, PROFILE_REFUSALS, RING, STONES, STYLES, WAIT_SECONDS,
} from '../takes.ts';
import { myId, OWN } from './only-members.ts';

export const correctMyProfileMutation = defineMutation({
  ...OWN,
  name: 'correctMyProfile',
  says: 'A member corrects what it told about itself 会员本人更正资料. A new phone is unverified until it is proved.',
  input: 'A member\'s correction of itself. Fields left out stay; null clears.',
  takes: {
    expectedVersion: VERSION,
    name: edited(NAME), gender: edited(GENDER), birthday: edited(BIRTHDAY),
    phone: edited(text('E.164, or as people write it in the home region.')),
    email: edited(EMAIL), occupation: edited(OCCUPATION), city: edited(CITY),
    styles: edited(STYLES), stones: edited(STONES), occasions: edited(OCCASIONS), ring: edited(RING),
  },
  refusals: { ...said('NOT_FOUND', 'STALE'), ...PROFILE_REFUSALS },
  extras: { ...CURRENT_VERSION, ...WAIT_SECONDS },
  command: updateProfile,
  inputOf: (asked, context) => ({ ...asked, memberId: myId(context) }),
  answers: { member: loaded(() => Member, membersById, 'memberId', 'The member after it; null when refused.') },
});
