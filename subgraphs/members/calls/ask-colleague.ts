import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { decodeId, encodeId, NOBODY } from '../../kernel/ids.ts';
import type { ToldAccount } from '../domain/service/told-account.ts';

const COLLEAGUE = `query ColleagueToServe($id: ID!) {
  colleagues(operatorId: $id) { areElsewhere items { franchise { id } } } }`;
const asService = serviceActor('members', ['members:care', 'franchises:read']);

interface Answer {
  readonly colleagues: {
    readonly areElsewhere: boolean; readonly items: readonly { readonly franchise: { readonly id: string } | null }[];
  };
}

/** Whose account this is, asked before any transaction. */
export async function askColleague({ services, request }: GraphContext, operatorId: string): Promise<ToldAccount> {
  if (operatorId === NOBODY) return 'nobody';
  const { colleagues: { areElsewhere, items } } = await askOther<Answer>(services, {
    document: COLLEAGUE, variables: { id: encodeId(PREFIX.operator, operatorId) }, actor: asService,
    deadlineAt: patienceOf(request), requestId: request.requestId,
  }).catch(() => {
    // Whoever cannot be asked has not said no: the caller may ask again.
    throw new RequestError('SUBGRAPH_UNAVAILABLE', 'The account cannot be looked at now; try again.');
  });
  if (areElsewhere) return 'elsewhere';
  const [found] = items;
  return found ? { franchiseId: found.franchise && decodeId(PREFIX.franchise, found.franchise.id) } : 'nobody';
}
