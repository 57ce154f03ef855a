import { ask } from '../../graph/ask.ts';
import {
  AssignServicePersonDocument,
  ColleaguesToServeDocument,
  HandOverMembersDocument,
  PutServicePersonDocument,
  ServicePersonNowDocument,
  type AssignServicePersonMutation,
  type ColleaguesToServeQuery,
  type HandOverMembersInput,
  type HandOverMembersMutation,
  type PutServicePersonInput,
  type PutServicePersonMutation,
  type ServicePersonPartsFragment,
} from '../../gql/graphql.ts';

export type ServicePerson = ServicePersonPartsFragment;

/** All that one page shows: a team is smaller. */
export const TEAM_PAGE = { size: 100 };

export async function putServicePerson(
  input: PutServicePersonInput,
): Promise<PutServicePersonMutation['putServicePerson']> {
  return (await ask(PutServicePersonDocument, { input })).putServicePerson;
}

export type Colleagues = ColleaguesToServeQuery['colleagues'];

/** As many as are told at once: who is not among them is searched for. */
export const MOST_COLLEAGUES = 100;

export async function readColleagues(franchiseId: string | null, search: string): Promise<Colleagues> {
  return (await ask(ColleaguesToServeDocument, { franchiseId, search: search.trim() || null })).colleagues;
}

export async function readServicePerson(id: string): Promise<ServicePerson | null> {
  return (await ask(ServicePersonNowDocument, { id })).servicePerson;
}

/** Who: a person's id, an outlet's, whose least loaded takes the member, or nobody. */
export async function assignServicePerson(
  memberId: string, who: string, idempotencyKey: string,
): Promise<AssignServicePersonMutation['assignServicePerson']> {
  const input = {
    memberId, idempotencyKey, servicePersonId: who.startsWith('svp_') ? who : null,
    outletId: who.startsWith('out_') ? who : null,
  };
  return (await ask(AssignServicePersonDocument, { input })).assignServicePerson;
}

export type HandOverResult = HandOverMembersMutation['handOverMembers'];

export async function handOverMembers(input: HandOverMembersInput): Promise<HandOverResult> {
  return (await ask(HandOverMembersDocument, { input })).handOverMembers;
}
