import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, defineMutations, loaded,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  between, DRY_RUN, flag, idOf, idsOf, KEY, optional, otherwise, text, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { askColleague } from '../../calls/ask-colleague.ts';
import { assignServicePersons } from '../../commands/service/assign-service-persons.ts';
import { handOverMembers, MOST_HANDED_OVER } from '../../commands/service/hand-over-members.ts';
import { putServicePerson } from '../../commands/service/put-service-person.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { servicePersonsById } from '../../queries/service/service-persons.ts';
import { Member } from '../member.type.ts';
import { ServicePerson, TakeoverResult } from './service.type.ts';

const LEADS = ['members:care'] as const;
const NOT_ACTIVE = 'This person takes nobody new.';

export const putServicePersonMutation = defineMutation({
  name: 'putServicePerson',
  says: 'Enters somebody who serves members 维护专属服务人员, or changes one: who leaves is not active any more, and '
    + 'hands over.',
  scopes: LEADS,
  input: 'Somebody who serves members, whole.',
  takes: {
    operatorId: idOf(PREFIX.operator, 'Its account, for ever: an open one of that team (`colleagues`), unless it is '
      + 'not active. It has an entry of its own in each team; head office moves who is in one team alone.'),
    displayName: text('Name that members see, 1 to 80 characters.'),
    outletId: optional(idOf(PREFIX.outlet, 'Where it works; without it the franchise that asks, or head office.')),
    capacity: whole('How many members it can serve, 0 to 5,000.'),
    active: otherwise(true, flag('Whether it takes new members.')),
    expectedVersion: whole('Version it was read at; 0 for a new one.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'STALE', 'INVALID'),
    STILL_SERVES: 'It cannot change its team while it serves members; hand them over first.',
  },
  extras: CURRENT_VERSION,
  command: putServicePerson,
  inputOf: async (asked, context) => {
    const told = asked.active ? await askColleague(context, asked.operatorId) : 'nobody';
    return { ...asked, account: () => told };
  },
  answers: {
    servicePerson: loaded(() => ServicePerson, servicePersonsById, 'servicePersonId',
      'As it is now; null when refused.'),
  },
});

export const assignServicePersonMutations = defineMutations('AssignServicePerson', {
  scopes: LEADS,
  input: 'Who serves a member from now on.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    servicePersonId: optional(idOf(PREFIX.servicePerson, 'Who serves it.')),
    outletId: optional(idOf(PREFIX.outlet, 'The least loaded of this outlet does instead; with neither nobody.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), NOT_ACTIVE,
    NOT_AT_HOME: 'People of a franchise serve the members who are at home with it.',
    FULL: 'The person, or everybody of the outlet, serves as many as it can.',
    SERVED_ELSEWHERE: 'Somebody of a team that is not the caller\'s serves the member.',
  },
  answers: { member: loaded(() => Member, membersById, 'memberId', 'The member; null when refused.') },
}, {
  assignServicePerson: {
    says: 'Says who serves a member 分配专属服务人员; who did before stays in its history.', command: assignServicePersons,
  },
}, {
  assignServicePersons: {
    says: 'Says it of many members at once 批量分配; each is decided on its own, in this order.',
    input: 'Many members with who serves them.',
    rows: { members: { says: 'The members, 1 to 500.', deed: 'assignServicePerson' } },
    most: assignServicePersons.maxBatch,
    run: (items, context) => context.runBatch(assignServicePersons, items),
  },
});

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
