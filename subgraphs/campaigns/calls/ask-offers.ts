import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

const OFFERS = `query OffersOfLottery($ids: [ID!]!) {
  nodes(ids: $ids) { ... on CouponOffer { id state usage { issued }
  terms { automatic validUntil issuedLimit regions { code } segment { id } } } } }`;

interface Answer {
  readonly nodes: readonly ({
    readonly id?: string; readonly state?: string;
    readonly usage?: { readonly issued: number } | null;
    readonly terms?: {
      readonly automatic: boolean; readonly validUntil: string | null; readonly issuedLimit: number | null;
      readonly regions: readonly unknown[]; readonly segment: object | null;
    } | null;
  } | null)[];
}

const asService = serviceActor('campaigns', ['rewards:read']);
const DAY_MS = 86_400_000;

/**
 * Which of these offers (ids of the graph, at most 20) give no coupon to whoever wins it: unknown, never published,
 * ended, such that need none, kept for a region or a segment, fewer left than `pieces` says may be won, or over by the
 * day after entries close, on which a draw may still be held; asked before any transaction. `away` where rewards does
 * not answer. Coupons given elsewhere meanwhile are rewards' to count: what is won then waits for a raised limit.
 */
export async function offersThatGiveNone(
  { services, request }: GraphContext, pieces: ReadonlyMap<string, number>, closesAt: Date,
): Promise<readonly string[] | 'away'> {
  const ids = [...pieces.keys()];
  if (ids.length === 0) return [];
  const until = new Date(closesAt.getTime() + DAY_MS).toISOString().slice(0, 10);
  try {
    const { nodes } = await askOther<Answer>(services, {
      document: OFFERS, variables: { ids }, actor: asService, deadlineAt: patienceOf(request),
      requestId: request.requestId,
    });
    const giving = new Set(nodes.flatMap((node) => (
      node?.id && givesEnough(node, pieces.get(node.id) ?? 0, until) ? [node.id] : [])));
    return ids.filter((id) => !giving.has(id));
  } catch {
    return 'away';
  }
}

/** To whoever wins it, until that day. */
function givesEnough({ state, terms, usage }: NonNullable<Answer['nodes'][number]>, pieces: number, until: string) {
  if (state !== 'PUBLISHED' || !terms || terms.automatic) return false;
  if (terms.regions.length > 0 || terms.segment !== null) return false;
  if (terms.validUntil !== null && terms.validUntil < until) return false;
  return terms.issuedLimit === null || (usage != null && terms.issuedLimit - usage.issued >= pieces);
}
