import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, DRY_RUN, idOf, idsOf, KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { handOverMembers, MOST_HANDED_OVER } from '../../commands/service/hand-over-members.ts';
import { servicePersonsById } from '../../queries/service/service-persons.ts';
import { ServicePerson, TakeoverResult } from './service.type.ts';
import { LEADS, NOT_ACTIVE } from './service.input.ts';

export const handOverMembersMutation = defineMutation({
  name: 'handOverMembers',
  says: 'Gives members of one person to a colleague 客户交接, or to its team by load: those of its outlet where anybody '
    + 'there has room. 500 at a time; ask again, with another key, until left is 0.',
  scopes: LEADS,
  input: 'Whose members go to whom.',
  takes: {
    servicePersonId: idOf(PREFIX.servicePerson, 'Who hands over.'),
    toId: optional(idOf(PREFIX.servicePerson, 'Who takes them; the team by load without it.')),
    memberIds: optional(between(1, MOST_HANDED_OVER, idsOf(PREFIX.member, 'Only these, 1 to 500; who is served by '
      + 'somebody else stays there. All without it, the longest served first.'))),
    reason: text('Why, 5 to 200 characters.'),
    dryRun: DRY_RUN,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'), NOT_ACTIVE,
    OTHER_TEAM: 'Members stay with their team.',
    FULL: 'Nobody has room.',
    REASON_INVALID: 'A reason has 5 to 200 characters.',
  },
  command: handOverMembers,
  answers: {
    servicePerson: loaded(() => ServicePerson, servicePersonsById, 'servicePersonId',
      'Who handed over; null when refused.'),
    moved: { type: () => Int, says: 'How many went; null when refused.', of: ({ moved }) => moved },
    left: { type: () => Int, says: 'How many it still serves; null when refused.', of: ({ left }) => left },
    takers: {
      type: () => [TakeoverResult], says: 'Who took how many, at most 500; null when refused.',
      of: ({ takers }, context) => Promise.all(takers.map(async ({ servicePersonId, members }) => (
        { servicePerson: await context.load(servicePersonsById, servicePersonId), members }))),
    },
  },
});
