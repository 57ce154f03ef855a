import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

const OFFERS = `query OffersOfFormat($ids: [ID!]!) {
  nodes(ids: $ids) { ... on CouponOffer { id state terms { automatic } } } }`;

interface Answer {
  readonly nodes: readonly ({
    readonly id?: string; readonly state?: string; readonly terms?: { readonly automatic: boolean } | null;
  } | null)[];
}

const asService = serviceActor('engagement', ['rewards:read']);

/**
 * Which of these offers (ids of the graph, at most 21) give no coupon: unknown, never published, ended, or such that
 * need none; asked before any transaction. `away` where rewards does not answer.
 */
export async function offersThatGiveNone(
  { services, request }: GraphContext, ids: readonly string[],
): Promise<readonly string[] | 'away'> {
  if (ids.length === 0) return [];
  try {
    const { nodes } = await askOther<Answer>(services, {
      document: OFFERS, variables: { ids }, actor: asService, deadlineAt: patienceOf(request),
      requestId: request.requestId,
    });
    const giving = new Set(nodes.flatMap((node) => (
      node?.id && node.state === 'PUBLISHED' && node.terms?.automatic === false ? [node.id] : [])));
    return ids.filter((id) => !giving.has(id));
  } catch {
    return 'away';
  }
}
