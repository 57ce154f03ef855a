import { ask } from '../../graph/ask.ts';
import {
  DecideSharingTermsDocument, ProposeSharingTermsDocument, SharingTermsListDocument, type DecideSharingTermsInput,
  type ProposeSharingTermsInput, type SharingTermsPartsFragment,
} from '../../gql/graphql.ts';

export type SharingTermsRow = SharingTermsPartsFragment;

export const proposeSharingTerms = async (input: ProposeSharingTermsInput) =>
  (await ask(ProposeSharingTermsDocument, { input })).proposeSharingTerms;

export const decideSharingTerms = async (input: DecideSharingTermsInput) =>
  (await ask(DecideSharingTermsDocument, { input })).decideSharingTerms;

/** As they stand now; among the newest. */
export async function readSharingTerms(id: string): Promise<SharingTermsRow | null> {
  return (await ask(SharingTermsListDocument, {})).sharingTerms.find((one) => one.id === id) ?? null;
}
