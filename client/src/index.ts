/** The typed client of the Karat graph. */
export { createKaratClient, type Answer, type KaratClient } from './create-karat-client.ts';
export type {
  CallOptions, ClientCredentials, KaratClientOptions, TokenRequest, TokenSource,
} from './options.ts';
export type { TypedDocument } from './typed-document.ts';
export {
  KaratError, KaratRefusal, orThrow, type UserError, type WireError,
} from './errors.ts';
export type { Connection, NumberedPage } from './pages.ts';
export {
  entryHash, listHash, rankOrder, verifyDraw, type DrawBand, type DrawVerdict, type PublishedDay, type PublishedDraw,
  type PublishedTurn,
} from './verify-draw.ts';
export { signPayment, type PaymentToSign } from './sign-payment.ts';
export { verifyProvenance, type ProvenanceVerdict, type ProvenLink } from './verify-provenance.ts';
export { verifyPrintedCard, type CardKey as PublishedCardKey, type PrintedCardVerdict } from './verify-printed-card.ts';
export * from '../gql/graphql.ts';
