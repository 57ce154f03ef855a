import { ask } from '../../graph/ask.ts';
import {
  CheckMemberCodeDocument, CounterCardDocument, CounterSearchDocument, EnrolAtCounterDocument,
  type AtCounterFragment, type CheckMemberCodeMutation, type ConsentPurpose, type EnrolAtCounterMutation,
  type EnrolMemberInput,
} from '../../gql/graphql.ts';
import { recordConsent, type ConsentText } from '../consent-texts/consent-texts.data.ts';
import type { Shown } from './shown.ts';

export type Guest = AtCounterFragment;
export type Checked = CheckMemberCodeMutation['checkMemberCode'];

/** The same code again with the same key is the same visit: a lost answer costs nobody a second code. */
export async function checkMemberCode(code: string, outletId: string, idempotencyKey: string): Promise<Checked> {
  return (await ask(CheckMemberCodeDocument, { input: { code, outletId, idempotencyKey } })).checkMemberCode;
}

/** Whom the reader sees of those a card or some words lead to. */
export async function lookFor(shown: Exclude<Shown, { is: 'code' }>): Promise<readonly Guest[]> {
  if (shown.is === 'words') return (await ask(CounterSearchDocument, { search: shown.search })).members.items;
  const { memberByCard } = await ask(CounterCardDocument, { cardNumber: shown.cardNumber });
  return memberByCard ? [memberByCard] : [];
}

export type Enrolled = EnrolAtCounterMutation['enrolMember'] & {
  /** Consents that were said and are not kept, for the member's page to record. */
  readonly missed: readonly ConsentPurpose[];
};

/**
 * Enrols, then keeps each consent with the version of the text that was shown, under keys that follow from the
 * enrolment's: the whole sent again is done once.
 */
export async function enrolAtCounter(input: EnrolMemberInput, agreed: readonly ConsentText[]): Promise<Enrolled> {
  const enrolled = (await ask(EnrolAtCounterDocument, { input })).enrolMember;
  const memberId = enrolled.member?.id;
  if (enrolled.userErrors.length > 0 || !memberId) {
    return { ...enrolled, missed: enrolled.userErrors.length > 0 ? [] : agreed.map(({ purpose }) => purpose) };
  }
  const missed: ConsentPurpose[] = [];
  for (const { purpose, version } of agreed) {
    const { userErrors } = await recordConsent({
      memberId, purpose, granted: true, source: 'STORE', textVersion: version,
      idempotencyKey: `${input.idempotencyKey}:${purpose}`,
    });
    if (userErrors.length > 0) missed.push(purpose);
  }
  return { ...enrolled, missed };
}

const PLACE = 'karat.counter.outlet';

/** The store one stands in, kept in this browser: a counter does not move. */
export const readPlace = (): string => localStorage.getItem(PLACE) ?? '';
export const keepPlace = (outletId: string): void => localStorage.setItem(PLACE, outletId);
