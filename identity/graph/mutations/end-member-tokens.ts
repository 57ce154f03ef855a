import { PREFIX } from '../../../subgraphs/contracts/ids.ts';
import { defineMutation, no, refusedBy } from '../mutation.ts';
import { readId } from './shared.ts';

const MOST = 1_000;

export const endMemberTokens = defineMutation<{ readonly memberIds: readonly string[] }>({
  name: 'endMemberTokens',
  says: 'Ends the access tokens that front ends hold for a member 会员令牌失效: it was erased, or a token is in '
    + 'wrong hands. Asked again it ends those made since.',
  guard: 'admin',
  aboutOperators: false,
  takes: `"All ids of the member, 1 to 1,000; those it was merged from have tokens of their own."
  memberIds: [ID!]!`,
  answers: `"Whether they are ended; false when refused."
  ended: Boolean!`,
  refusals: ['NOT_FOUND'],
  run: async ({ memberIds }, context) => {
    const persons = memberIds.map((id) => readId(PREFIX.member, id));
    if (persons.length === 0 || persons.length > MOST || persons.includes(null)) {
      return { ...no('NOT_FOUND', 'memberIds'), ended: false };
    }
    for (const personId of persons) {
      const outcome = await context.accounts.withdrawPerson(context.actor, { personId: personId! });
      if (!outcome.ok) return { ...refusedBy(outcome), ended: false };
    }
    return { ended: true, userErrors: [] };
  },
});
