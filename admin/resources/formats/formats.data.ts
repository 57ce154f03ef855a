import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  CreatePlayfulFormatDocument, EndPlayfulFormatDocument, FormatListDocument, PublishPlayfulFormatDocument,
  UpdatePlayfulFormatDocument, type CreatePlayfulFormatInput, type FormatPageQuery, type FormatPartsFragment,
  type PlayfulFormatKind, type PlayfulFormatState, type UpdatePlayfulFormatInput,
} from '../../gql/graphql.ts';

export type FormatRow = FormatPartsFragment;
export type Format = NonNullable<FormatPageQuery['playfulFormat']>;

export const FORMAT_KINDS = ['WHEEL', 'COLLECT', 'QUIZ'] as const;
export const FORMAT_STATES = ['DRAFT', 'OPEN', 'ENDED'] as const;

export const formatSource: Source<FormatRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(FormatListDocument, {
    page, search: typed(filter.search) ?? null, kind: (typed(filter.kind) ?? null) as PlayfulFormatKind | null,
    state: (typed(filter.state) ?? null) as PlayfulFormatState | null,
  })).playfulFormats,
};

export const createFormat = async (input: CreatePlayfulFormatInput) =>
  (await ask(CreatePlayfulFormatDocument, { input })).createPlayfulFormat;
export const updateFormat = async (input: UpdatePlayfulFormatInput) =>
  (await ask(UpdatePlayfulFormatDocument, { input })).updatePlayfulFormat;
export const publishFormat = async (id: string, expectedVersion: number) =>
  (await ask(PublishPlayfulFormatDocument, { input: { id, expectedVersion } })).publishPlayfulFormat;
export const endFormat = async (id: string, expectedVersion: number) =>
  (await ask(EndPlayfulFormatDocument, { input: { id, expectedVersion } })).endPlayfulFormat;
