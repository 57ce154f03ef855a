import { ask } from '../../graph/ask.ts';
import {
  ConsentTextHistoryDocument, PublishConsentTextDocument, RecordConsentDocument, type ConsentPurpose,
  type ConsentTextHistoryQuery, type PublishConsentTextInput, type RecordConsentInput,
} from '../../gql/graphql.ts';

export type ConsentText = ConsentTextHistoryQuery['consentTexts'][number];

/** What members are asked for, in the order in which a counter asks. */
export const PURPOSES: readonly ConsentPurpose[] = [
  'PROFILING', 'FRANCHISE_SHARING', 'MARKETING_SMS', 'MARKETING_WECOM', 'MARKETING_EMAIL', 'MARKETING_APP',
  'CHANNEL_SHARING', 'CROSS_BORDER',
];

/** The text to show of each purpose: the newest. One without a text cannot be asked for. */
export async function readConsentTexts(): Promise<readonly ConsentText[]> {
  const { consentTexts } = await ask(ConsentTextHistoryDocument);
  return PURPOSES.flatMap((purpose) => consentTexts.find((one) => one.purpose === purpose) ?? []);
}

export const publishConsentText = async (input: PublishConsentTextInput) =>
  (await ask(PublishConsentTextDocument, { input })).publishConsentText;

export const recordConsent = async (input: RecordConsentInput) =>
  (await ask(RecordConsentDocument, { input })).recordConsent;
