import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

const OFFERS = `query OffersOfFormat($ids: [ID!]!) {
  nodes(ids: $ids) { ... on CouponOffer { id state terms { automatic validUntil regions { code } } } } }`;

interface Answer {
  readonly nodes: readonly ({
    readonly id?: string; readonly state?: string;
    readonly terms?: {
      readonly automatic: boolean; readonly validUntil: string | null;
      readonly regions: readonly { readonly code: string }[];
    } | null;
  } | null)[];
}

const asService = serviceActor('engagement', ['rewards:read']);

/** To whom, and until which day ('2026-11-01', in its region's zone) coupons may be won. */
interface Giving { readonly region: string; readonly lastDay: string }

/**
 * Which of these offers (ids of the graph, at most 21) give not each coupon that may be won: unknown, never published,
 * ended or over before the last day, for other regions, or such that need none; asked before any transaction. `away`
 * where rewards does not answer.
 *
 * Example: an offer until 31 October gives none to whoever wins on 1 November.
 */
export async function offersThatGiveNone(
  { services, request }: GraphContext, ids: readonly string[], { region, lastDay }: Giving,
): Promise<readonly string[] | 'away'> {
  if (ids.length === 0) return [];
  try {
    const { nodes } = await askOther<Answer>(services, {
      document: OFFERS, variables: { ids }, actor: asService, deadlineAt: patienceOf(request),
      requestId: request.requestId,
    });
    const giving = new Set(nodes.flatMap((node) => {
      if (!node?.id || node.state !== 'PUBLISHED' || node.terms?.automatic !== false) return [];
      const { validUntil, regions } = node.terms;
      const isFor = regions.length === 0 || regions.some(({ code }) => code === region);
      return isFor && (validUntil === null || validUntil >= lastDay) ? [node.id] : [];
    }));
    return ids.filter((id) => !giving.has(id));
  } catch {
    return 'away';
  }
}
