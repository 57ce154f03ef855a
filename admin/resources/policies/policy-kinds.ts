import { ask } from '../../graph/ask.ts';
import {
  CampaignPoliciesDocument,
  CatalogPoliciesDocument,
  FranchisePoliciesDocument,
  OrderPoliciesDocument,
  PublishCampaignPolicyDocument,
  DecideCampaignPolicyDocument,
  PublishCatalogPolicyDocument,
  DecideCatalogPolicyDocument,
  PublishFranchisePolicyDocument,
  DecideFranchisePolicyDocument,
  PublishOrderPolicyDocument,
  DecideOrderPolicyDocument,
  type TypedDocumentString,
} from '../../gql/graphql.ts';
import type { Decided, Decision, PolicyKind, Publication, Published, Versions } from './policies.data.ts';
import { programmePolicy } from './programme-policy.ts';

type DecideDocument = TypedDocumentString<{ decide: Decided }, { input: Decision }>;
type PublishDocument = TypedDocumentString<{ publish: Published }, { input: Publication }>;

/** Policies of flat numbers: their documents answer in the page's shape, by aliases. */
function numbers(
  id: 'orders' | 'franchises' | 'catalog' | 'campaigns',
  document: unknown,
  publishing: unknown,
  deciding: unknown,
): PolicyKind {
  return {
    id,
    label: `policies.${id}`,
    reads: `${id}:read`,
    publishes: `${id}:policy`,
    knowsEffect: id === 'orders' || id === 'franchises',
    document: document as PolicyKind['document'],
    variables: {},
    versionsIn: (answer) => answer as Versions,
    publish: async (input) => (await ask(publishing as PublishDocument, { input })).publish,
    decide: async (input) => (await ask(deciding as DecideDocument, { input })).decide,
  };
}

export const POLICY_KINDS: readonly PolicyKind[] = [
  numbers('orders', OrderPoliciesDocument, PublishOrderPolicyDocument, DecideOrderPolicyDocument),
  numbers('franchises', FranchisePoliciesDocument, PublishFranchisePolicyDocument, DecideFranchisePolicyDocument),
  numbers('catalog', CatalogPoliciesDocument, PublishCatalogPolicyDocument, DecideCatalogPolicyDocument),
  numbers('campaigns', CampaignPoliciesDocument, PublishCampaignPolicyDocument, DecideCampaignPolicyDocument),
  ...(['CN', 'HK', 'SG'] as const).map(programmePolicy),
];
