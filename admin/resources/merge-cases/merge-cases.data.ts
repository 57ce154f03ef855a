import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  DecideMergeCaseDocument,
  MergeCaseListDocument,
  MergeCaseNowDocument,
  MergePartnerDocument,
  ProposeMergeDocument,
  UnmergeMemberDocument,
  type DecideMergeCaseInput,
  type DecideMergeCaseMutation,
  type MergeCasePartsFragment,
  type MergeCaseState,
  type ProposeMergeMutation,
  type UnmergeMemberInput,
  type UnmergeMemberMutation,
} from '../../gql/graphql.ts';

export type MergeCaseRow = MergeCasePartsFragment;

export const mergeCaseSource: Source<MergeCaseRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (await ask(MergeCaseListDocument, { page, filter: { state: typed(filter.state) as MergeCaseState | undefined } }))
      .mergeCases,
};

export async function decideMergeCase(
  input: DecideMergeCaseInput,
): Promise<DecideMergeCaseMutation['decideMergeCase']> {
  return (await ask(DecideMergeCaseDocument, { input })).decideMergeCase;
}

export async function readMergeCase(id: string): Promise<MergeCaseRow | null> {
  const { node } = await ask(MergeCaseNowDocument, { id });
  return node?.__typename === 'MergeCase' ? node : null;
}

export type UnmergeResult = UnmergeMemberMutation['unmergeMember'];

export async function unmergeMember(input: UnmergeMemberInput): Promise<UnmergeResult> {
  return (await ask(UnmergeMemberDocument, { input })).unmergeMember;
}

export type ProposeResult = ProposeMergeMutation['proposeMerge'];

/** The other one is named by its card; a card that nobody has is refused like an unknown member. */
export async function proposeMerge(memberId: string, cardNumber: string, reason: string): Promise<ProposeResult> {
  const other = (await ask(MergePartnerDocument, { cardNumber })).memberByCard;
  return proposePair(memberId, other?.id ?? '', reason);
}

export async function proposePair(memberId: string, otherMemberId: string, reason: string): Promise<ProposeResult> {
  const input = { memberId, otherMemberId, reason };
  return (await ask(ProposeMergeDocument, { input })).proposeMerge;
}
