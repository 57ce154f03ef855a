import { createHash } from 'node:crypto';
import { GROWTH_QUESTIONS } from '../generated/questions.ts';

/** 20 members × account with tier × last 3 orders with lines × product: four subgraphs. */
export const FEDERATED = `query MembersWithStories($page: Int!) {
  members(page: { number: $page, size: 20 }) { totalCount items {
    id displayName cardNumber region { code }
    loyalty { available pending tier { tier { code } provisional } }
    orders(first: 3) { edges { node { id externalNo paidAt state currency
      totals { net { amount currency } }
      lines { id lineNo sku quantity base { amount currency }
        item { id product { id nameZh nameEn category } } } } } } } } }`;

/** One subgraph, one statement. */
export const ONE_FETCH = `query MemberCard($id: ID!) {
  member(id: $id) { id displayName cardNumber region { code } city enrolledAt phoneMasked } }`;

/** What a franchise and head office both may read of the same people. */
export const NAMED_MEMBERS = `query NamedMembers($ids: [ID!]!) { nodes(ids: $ids) {
  ... on Member { id displayName cardNumber loyalty { available pending tier { tier { code } } }
    orders(first: 3) { edges { node { id externalNo paidAt
      totals { net { amount currency } } lines { sku quantity base { amount } } } } } } } }`;

export const CLAIM = `mutation Claim($input: ClaimDropInput!) { claimDrop(input: $input) {
  claim { id state } userErrors { code } } }`;

export const CLAIM_BATCH = `mutation Claims($input: ClaimDropBatchInput!) {
  claimDropBatch(input: $input) { results { claim { id state } userErrors { code } } } }`;

export const TELL_INTERACTIONS = `mutation Tell($input: TellInteractionsInput!) {
  tellInteractions(input: $input) { taken repeated notBelieved { code } userErrors { code } } }`;

export const RECORD_ORDERS = `mutation Import($input: RecordOrdersInput!) {
  recordOrders(input: $input) { results { externalNo created userErrors { code path } } } }`;

export function documentId(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** In production only registered documents are answered. */
export const TRUSTED: ReadonlyMap<string, string> = new Map(
  [FEDERATED, ONE_FETCH, NAMED_MEMBERS, CLAIM, CLAIM_BATCH, RECORD_ORDERS, TELL_INTERACTIONS,
    ...GROWTH_QUESTIONS.map(({ text }) => text)]
    .map((text) => [documentId(text), text]));
