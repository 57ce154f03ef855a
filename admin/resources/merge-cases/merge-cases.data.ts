import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  DecideMergeCaseDocument,
  MergeCaseListDocument,
  type DecideMergeCaseInput,
  type DecideMergeCaseMutation,
  type MergeCaseListQuery,
  type MergeCaseState,
} from '../../gql/graphql.ts';

export type MergeCaseRow = MergeCaseListQuery['mergeCases']['items'][number];

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
