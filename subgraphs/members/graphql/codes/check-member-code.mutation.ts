import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { checkMemberCode } from '../../commands/codes/check-member-code.ts';
import { readMemberCode } from '../../domain/codes/member-code.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { visitsById } from '../../queries/codes/store-visits.ts';
import { Member } from '../member.type.ts';
import { MEMBER_CODE_KEY } from './code-key.ts';
import { StoreVisit } from './member-code.type.ts';

export const checkMemberCodeMutation = defineMutation({
  name: 'checkMemberCode',
  says: 'Takes a member\'s code at the counter 核验会员码: the present or the previous one, each once. The franchise of the '
    + 'store sees the member for the minutes of the visit, its contact whole with the consent FRANCHISE_SHARING.',
  scopes: ['members:write'],
  input: 'A code as it was scanned or typed.',
  takes: {
    code: text('KARAT1.<card>.<step>.<mark>; blanks and small letters may be typed.'),
    outletId: idOf(PREFIX.outlet, 'The store one stands in, open and one\'s own.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'),
    CODE_INVALID: 'This is no member code; it is counted.',
    CODE_EXPIRED: 'The code has changed since: ask the member to show the present one.',
    CODE_USED: 'This code was taken before.',
    TOO_MANY_ATTEMPTS: 'Too many wrong codes; waitSeconds says how long to wait.',
  },
  extras: { waitSeconds: extra(() => Int, 'With TOO_MANY_ATTEMPTS: whole seconds to wait.') },
  command: checkMemberCode,
  // The code is read here: what is kept of a command says who came, and no code that could be shown again.
  inputOf: ({ code, outletId }, { services }) => (
    { code: readMemberCode(services.keys(MEMBER_CODE_KEY), code), outletId }),
  answers: {
    member: loaded(() => Member, membersById, 'memberId', 'Who stands there; null when refused.'),
    visit: loaded(() => StoreVisit, visitsById, 'visitId', 'The visit; null when refused.'),
  },
});
