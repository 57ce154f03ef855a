import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  DecideMergeCaseDocument,
  MergeCaseListDocument,
  MergeCaseNowDocument,
  type DecideMergeCaseInput,
  type DecideMergeCaseMutation,
  type MergeCasePartsFragment,
  type MergeCaseState,
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
