import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  CloseFranchiseDocument,
  FranchiseListDocument,
  FranchiseNowDocument,
  RegisterFranchiseDocument,
  UpdateFranchiseDocument,
  type CloseFranchiseInput,
  type FranchiseContractInput,
  type FranchiseListQuery,
  type FranchisePartsFragment,
  type FranchiseSort,
  type RegisterFranchiseInput,
  type UpdateFranchiseInput,
} from '../../gql/graphql.ts';

export type FranchiseRow = FranchiseListQuery['franchises']['items'][number];

export const franchiseSource: Source<FranchiseRow> = {
  list: async ({ page, sort, filter }: ListAsked) =>
    (
      await ask(FranchiseListDocument, {
        page,
        sort: { by: sort.by, direction: sort.direction } as FranchiseSort,
        filter: { search: typed(filter.search), region: typed(filter.region) },
      })
    ).franchises,
};

export interface FranchiseValues {
  code: string;
  name: string;
  city: string;
  region: string;
  number: string;
  territory: string;
  startsOn: string;
  endsOn: string;
  /** From when edited terms hold; empty: from today. */
  effectiveOn: string;
  expectedVersion: number;
}

export const NEW_FRANCHISE: Omit<FranchiseValues, 'region'> = {
  code: '',
  name: '',
  city: '',
  number: '',
  territory: '',
  startsOn: '',
  endsOn: '',
  effectiveOn: '',
  expectedVersion: 0,
};

/** A franchise as its form holds it. */
export function franchiseValues(franchise: FranchisePartsFragment): FranchiseValues {
  const { code, name, city, region, contract, version } = franchise;
  return {
    code,
    name,
    city,
    region: region.code,
    number: contract?.number ?? '',
    territory: contract?.territory ?? '',
    startsOn: contract?.startsOn ?? '',
    endsOn: contract?.endsOn ?? '',
    effectiveOn: '',
    expectedVersion: version,
  };
}

export function contractOf(values: FranchiseValues): FranchiseContractInput {
  const { number, territory, startsOn, endsOn, effectiveOn } = values;
  return {
    number,
    territory: territory || null,
    startsOn,
    endsOn: endsOn || null,
    effectiveOn: effectiveOn || null,
  };
}

export async function registerFranchise(input: RegisterFranchiseInput) {
  return (await ask(RegisterFranchiseDocument, { input })).registerFranchise;
}

export async function updateFranchise(input: UpdateFranchiseInput) {
  return (await ask(UpdateFranchiseDocument, { input })).updateFranchise;
}

export async function closeFranchise(input: CloseFranchiseInput) {
  return (await ask(CloseFranchiseDocument, { input })).closeFranchise;
}

export async function readFranchise(id: string): Promise<FranchisePartsFragment | null> {
  return (await ask(FranchiseNowDocument, { id })).franchise;
}
