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
import type { TextKey } from '../../i18n/use-text.ts';
import type { UserError } from '../../parts/form/user-errors.ts';
import { programmePolicy } from './programme-policy.ts';
import type { Rules } from './rule-values.ts';

export interface Version {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly note: string | null;
  readonly rules: Rules;
  /** Of the order policy: where a region has return windows of its own. */
  readonly byRegion?: { readonly regionWindows?: readonly RegionWindows[] | null };
}

/** Days by the rule they stand for; null: as everywhere. */
export type RegionWindows = { readonly region: string } & Readonly<Record<string, string | number | null>>;

/** All versions of a policy, the newest first, in the one shape that the page knows. */
export interface Versions {
  readonly inForce: { readonly version: number };
  readonly versions: readonly Version[];
}

export interface Publication {
  readonly effectiveFrom: string;
  readonly expectedVersion: number;
  readonly note: string | null;
  readonly rules: Rules;
  readonly idempotencyKey: string;
  readonly dryRun: boolean;
}

export interface Published {
  readonly policy: Version | null;
  readonly userErrors: readonly UserError[];
}

export interface PolicyKind {
  readonly id: string;
  readonly label: TextKey;
  /** Who may read it, and who may publish it. */
  readonly reads: string;
  readonly publishes: string;
  readonly document: TypedDocumentString<unknown, Record<string, unknown>>;
  readonly variables: Record<string, unknown>;
  versionsIn(answer: unknown): Versions;
  publish(input: Publication): Promise<Published>;
}

/** The version that was published last: what a new one is made from. */
export async function readLatest({ document, variables, versionsIn }: PolicyKind): Promise<Version> {
  return versionsIn(await ask(document, variables)).versions[0]!;
}

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
