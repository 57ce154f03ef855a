import { PREFIX } from '../../../contracts/ids.ts';
import { isEarly } from '../../../contracts/sale-terms.ts';
import { serviceActor } from '../../../kernel/actor.ts';
import { askOther, patienceOf } from '../../../kernel/calls/ask-other.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { tierCode } from '../../../words/word.ts';
import type { JudgedSale } from '../../commands/quotes/quote-asked.ts';
import type { Asking, KnownPiece } from './ask-pieces.ts';

const TIER = `query TierOfQuote($id: ID!) {
  node(id: $id) { ... on Member { loyalty { programme { code } tier { tier { code } } } } } }`;

interface Coded { readonly code: string }
interface Answer {
  readonly node: {
    readonly loyalty?: { readonly programme: Coded | null; readonly tier: { readonly tier: Coded } } | null;
  } | null;
}

const asService = serviceActor('orders', ['loyalty:read', 'members:read']);

/** The buyer's tier, where one decides whether it may buy now; nobody is asked otherwise. */
export async function askTiers(
  { services, request }: Asking, { memberId }: JudgedSale, pieces: Iterable<KnownPiece>, now: Date,
): Promise<readonly string[]> {
  if (memberId === null || ![...pieces].some(({ terms }) => isEarly(terms, now))) return [];
  const { node } = await askOther<Answer>(services, {
    document: TIER, variables: { id: encodeId(PREFIX.member, memberId) },
    actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
  });
  const { programme = null, tier } = node?.loyalty ?? {};
  return programme && tier ? [tierCode(programme.code, tier.tier.code)] : [];
}
