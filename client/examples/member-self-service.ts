/**
 * A front end in which a member sees what the house has of it, corrects it, agrees, asks for a copy and to be
 * forgotten: all with the member's own token. In a browser `self` is `createKaratClient({ endpoint, token })`, whose
 * token your server hands on.
 */
import {
  ConsentTextsDocument, CorrectMyProfileDocument, createKaratClient, MeDocument, orThrow, RecordMyConsentDocument,
  RequestMyErasureDocument, RequestMyExportDocument, WithdrawMyErasureDocument,
  type ConsentPurpose, type KaratClient, type MeQuery,
} from '../src/index.ts';
import type { Shop } from './enrol-and-record-a-sale.ts';

/** What such a token is good for; `members:read` shows the card and everything else of `member`. */
export const ownToken = (shop: Shop, memberId: string): KaratClient =>
  createKaratClient(shop).forMember(memberId, ['members:self', 'members:read']);

export async function whatTheHouseHas(self: KaratClient): Promise<NonNullable<MeQuery['me']>> {
  const { me } = await self.query(MeDocument, {});
  // Null for whoever has been forgotten, and for a token that is no member's.
  if (!me) throw new Error('Sign in again.');
  return me;
}

/** Edits begin with the version that the member saw; STALE says that somebody was there before. */
export async function moveTo(self: KaratClient, city: string): Promise<string | null> {
  const { member } = await whatTheHouseHas(self);
  const { correctMyProfile } = await self.mutate(CorrectMyProfileDocument,
    { input: { expectedVersion: member!.version, city } });
  return orThrow(correctMyProfile).member!.city;
}

/** Shows the text of today, and tells the answer with its version. `answerId` is made once for each answer. */
export async function askForConsent(
  self: KaratClient, purpose: ConsentPurpose, show: (text: string) => Promise<boolean>, answerId: string,
): Promise<boolean> {
  const { consentTexts: [text] } = await self.query(ConsentTextsDocument, { purpose });
  if (!text) return false;
  const granted = await show(text.zh);
  const { recordMyConsent } = await self.mutate(RecordMyConsentDocument, { input: {
    purpose, granted, textVersion: text.version, source: 'MINI_PROGRAM', idempotencyKey: answerId } });
  orThrow(recordMyConsent);
  return granted;
}

/** Asked for today; `whatTheHouseHas` shows the copy as READY before long, and MyExportContents brings it. */
export async function askForACopy(self: KaratClient, wishId: string): Promise<void> {
  orThrow((await self.mutate(RequestMyExportDocument, { input: { idempotencyKey: wishId } })).requestMyExport);
}

/** The day until which the member may take it back. */
export async function askToBeForgotten(self: KaratClient, wishId: string): Promise<string> {
  const { requestMyErasure } = await self.mutate(RequestMyErasureDocument, { input: { idempotencyKey: wishId } });
  return orThrow(requestMyErasure).erasure!.dueAt;
}

export async function stay(self: KaratClient): Promise<void> {
  const { erasure } = await whatTheHouseHas(self);
  if (erasure?.state !== 'WAITING') return;
  orThrow((await self.mutate(WithdrawMyErasureDocument, { input: { erasureId: erasure.id } })).withdrawMyErasure);
}
