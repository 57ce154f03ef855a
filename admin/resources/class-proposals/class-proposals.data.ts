import {
  ClassProposalListDocument,
  ClassProposalNowDocument,
  ConfirmClassProposalDocument,
  DismissClassProposalDocument,
  type ClassProposalPartsFragment,
  type ClassProposalState,
  type ConfirmClassProposalMutation,
  type DecideClassProposalInput,
} from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';

export type ProposalRow = ClassProposalPartsFragment;

export const proposalSource: Source<ProposalRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(ClassProposalListDocument, {
    page, filter: { state: typed(filter.state) as ClassProposalState | undefined, productId: typed(filter.productId) },
  })).classProposals,
};

export async function readProposal(id: string): Promise<ProposalRow | null> {
  const { node } = await ask(ClassProposalNowDocument, { id });
  return node?.__typename === 'ClassProposal' ? node : null;
}

type Decided = ConfirmClassProposalMutation['confirmClassProposal'];

export async function decideProposal(input: DecideClassProposalInput, adopt: boolean): Promise<Decided> {
  return adopt ? (await ask(ConfirmClassProposalDocument, { input })).confirmClassProposal
    : (await ask(DismissClassProposalDocument, { input })).dismissClassProposal;
}
