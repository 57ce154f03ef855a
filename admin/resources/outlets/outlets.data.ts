import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';
import {
  CloseOutletDocument,
  OutletListDocument,
  OutletNowDocument,
  RegisterChannelDocument,
  RegisterOutletDocument,
  UpdateOutletDocument,
  type CloseOutletInput,
  type CloseOutletMutation,
  type OutletFilter,
  type OutletPartsFragment,
  type OutletSort,
  type RegisterChannelInput,
  type RegisterOutletInput,
  type UpdateOutletInput,
} from '../../gql/graphql.ts';

export type OutletRow = OutletPartsFragment;

export const outletSource: Source<OutletRow> = {
  list: async ({ page, sort, filter }: ListAsked) =>
    (
      await ask(OutletListDocument, {
        page,
        sort: { by: sort.by, direction: sort.direction } as OutletSort,
        filter: {
          search: typed(filter.search),
          region: typed(filter.region),
          kind: typed(filter.kind) as OutletFilter['kind'],
          closed: yesNo(filter.closed),
        },
      })
    ).outlets,
};

export async function closeOutlet(input: CloseOutletInput): Promise<CloseOutletMutation['closeOutlet']> {
  return (await ask(CloseOutletDocument, { input })).closeOutlet;
}

export async function registerOutlet(input: RegisterOutletInput) {
  return (await ask(RegisterOutletDocument, { input })).registerOutlet;
}

export async function updateOutlet(input: UpdateOutletInput) {
  return (await ask(UpdateOutletDocument, { input })).updateOutlet;
}

export async function registerChannel(input: RegisterChannelInput) {
  return (await ask(RegisterChannelDocument, { input })).registerChannel;
}

export async function readOutlet(id: string): Promise<OutletRow | null> {
  return (await ask(OutletNowDocument, { id })).outlet;
}
