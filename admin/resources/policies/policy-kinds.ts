import { ask } from '../../graph/ask.ts';
import {
  CampaignPoliciesDocument,
  CatalogPoliciesDocument,
  FranchisePoliciesDocument,
  OrderPoliciesDocument,
  PublishCampaignPolicyDocument,
  PublishCatalogPolicyDocument,
  PublishFranchisePolicyDocument,
  PublishOrderPolicyDocument,
  type TypedDocumentString,
} from '../../gql/graphql.ts';
import type { PolicyKind, Publication, Published, Versions } from './policies.data.ts';
import { programmePolicy } from './programme-policy.ts';

type PublishDocument = TypedDocumentString<{ publish: Published }, { input: Publication }>;

/** Policies of flat numbers: their documents answer in the page's shape, by aliases. */
function numbers(
  id: 'orders' | 'franchises' | 'catalog' | 'campaigns',
  document: unknown,
  publishing: unknown,
): PolicyKind {
  return {
    id,
    label: `policies.${id}`,
    reads: `${id}:read`,
    publishes: `${id}:policy`,
    document: document as PolicyKind['document'],
    variables: {},
    versionsIn: (answer) => answer as Versions,
    publish: async (input) => (await ask(publishing as PublishDocument, { input })).publish,
  };
}

export const POLICY_KINDS: readonly PolicyKind[] = [
  numbers('orders', OrderPoliciesDocument, PublishOrderPolicyDocument),
  numbers('franchises', FranchisePoliciesDocument, PublishFranchisePolicyDocument),
  numbers('catalog', CatalogPoliciesDocument, PublishCatalogPolicyDocument),
  numbers('campaigns', CampaignPoliciesDocument, PublishCampaignPolicyDocument),
  ...(['CN', 'HK', 'SG'] as const).map(programmePolicy),
];
