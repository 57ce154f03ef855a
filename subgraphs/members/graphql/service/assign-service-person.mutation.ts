import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional } from '../../../kernel/graph/mutation/take.ts';
import { assignServicePersons } from '../../commands/service/assign-service-persons.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';
import { LEADS, NOT_ACTIVE } from './service.input.ts';

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
