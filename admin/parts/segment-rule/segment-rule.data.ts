import { ask } from '../../graph/ask.ts';
import {
  CountSegmentDocument, SegmentMemberDocument, type CountSegmentQuery, type FindingPartsFragment,
  type LinePartsFragment, type SegmentFactsQuery, type SegmentRuleInput,
} from '../../gql/graphql.ts';

export type Fact = SegmentFactsQuery['segmentFacts'][number];
export type Line = LinePartsFragment;
export type Finding = FindingPartsFragment;
export type Counted = CountSegmentQuery['countSegment'];

/** Whose rule it will be. */
export interface RuleOwner { readonly segmentId?: string | null; readonly tag?: string | null }

export const countRule = async (rule: SegmentRuleInput, owner: RuleOwner): Promise<Counted> =>
  (await ask(CountSegmentDocument, { rule, segmentId: owner.segmentId ?? null, tag: owner.tag ?? null })).countSegment;

/** Whom somebody named: by the address of a member's page, by id, or by card; null where the card is nobody's. */
export async function memberNamed(named: string): Promise<string | null> {
  const id = /mem_[0-9a-z]+/.exec(named)?.[0];
  return id ?? (await ask(SegmentMemberDocument, { cardNumber: named.trim() })).memberByCard?.id ?? null;
}
