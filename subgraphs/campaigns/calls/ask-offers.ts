import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

const OFFERS = `query OffersOfLottery($ids: [ID!]!) {
  nodes(ids: $ids) { ... on CouponOffer { id state terms { automatic validUntil } } } }`;

interface Answer {
  readonly nodes: readonly ({
    readonly id?: string; readonly state?: string;
    readonly terms?: { readonly automatic: boolean; readonly validUntil: string | null } | null;
  } | null)[];
}

const asService = serviceActor('campaigns', ['rewards:read']);
const DAY_MS = 86_400_000;

/**
 * Which of these offers (ids of the graph, at most 20) give no coupon to whoever wins it: unknown, never published,
 * ended, such that need none, or over by the day after entries close, on which a draw may still be held; asked before
 * any transaction. `away` where rewards does not answer.
 */
export async function offersThatGiveNone(
  { services, request }: GraphContext, ids: readonly string[], closesAt: Date,
): Promise<readonly string[] | 'away'> {
  if (ids.length === 0) return [];
  const until = new Date(closesAt.getTime() + DAY_MS).toISOString().slice(0, 10);
  try {
    const { nodes } = await askOther<Answer>(services, {
      document: OFFERS, variables: { ids }, actor: asService, deadlineAt: patienceOf(request),
      requestId: request.requestId,
    });
    const giving = new Set(nodes.flatMap((node) => (node?.id && node.state === 'PUBLISHED'
      && node.terms?.automatic === false && (node.terms.validUntil === null || node.terms.validUntil >= until)
      ? [node.id] : [])));
    return ids.filter((id) => !giving.has(id));
  } catch {
    return 'away';
  }
}
