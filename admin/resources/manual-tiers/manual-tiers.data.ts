import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  DecideTierDocument,
  ManualTierListDocument,
  ManualTierNowDocument,
  ProposeTierDocument,
  WriteOffDebtDocument,
  type DecideTierInput,
  type DecideTierMutation,
  type ManualTierPartsFragment,
  type PointsAdjustmentState,
  type ProposeTierInput,
  type ProposeTierMutation,
  type WriteOffDebtInput,
  type WriteOffDebtMutation,
} from '../../gql/graphql.ts';

export type ManualTierRow = ManualTierPartsFragment;

export const manualTierSource: Source<ManualTierRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (
      await ask(ManualTierListDocument, {
        page,
        filter: { state: typed(filter.state) as PointsAdjustmentState | undefined, memberId: typed(filter.memberId) },
      })
    ).manualTiers,
};

export async function decideTier(input: DecideTierInput): Promise<DecideTierMutation['decideTier']> {
  return (await ask(DecideTierDocument, { input })).decideTier;
}

export async function readManualTier(id: string): Promise<ManualTierRow | null> {
  const { node } = await ask(ManualTierNowDocument, { id });
  return node?.__typename === 'ManualTier' ? node : null;
}

export async function proposeTier(input: ProposeTierInput): Promise<ProposeTierMutation['proposeTier']> {
  return (await ask(ProposeTierDocument, { input })).proposeTier;
}

export async function writeOffDebt(input: WriteOffDebtInput): Promise<WriteOffDebtMutation['writeOffDebt']> {
  return (await ask(WriteOffDebtDocument, { input })).writeOffDebt;
}
