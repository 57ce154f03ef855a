import { ask } from '../../graph/ask.ts';
import {
  CatalogPoliciesDocument,
  FranchisePoliciesDocument,
  OrderPoliciesDocument,
  PublishCatalogPolicyDocument,
  PublishFranchisePolicyDocument,
  PublishOrderPolicyDocument,
  type TypedDocumentString,
} from '../../gql/graphql.ts';
import type { UserError } from '../../parts/form/user-errors.ts';
import type { Rules } from './rule-values.ts';

export interface Version {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly note: string | null;
  readonly rules: Rules;
}

/** Every policy's documents answer in this one shape, by aliases. */
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
  readonly id: 'orders' | 'franchises' | 'catalog';
  /** Who may publish it. */
  readonly scope: string;
  readonly document: TypedDocumentString<Versions, Record<string, never>>;
  publish(input: Publication): Promise<Published>;
}

/** The version that was published last: what a new one is made from. */
export async function readLatest({ document }: PolicyKind): Promise<Version> {
  const { versions } = await ask(document, {});
  return versions[0]!;
}

type PublishDocument = TypedDocumentString<{ publish: Published }, { input: Publication }>;

function kind(id: PolicyKind['id'], document: unknown, publishing: unknown): PolicyKind {
  return {
    id,
    scope: `${id}:policy`,
    document: document as PolicyKind['document'],
    publish: async (input) => (await ask(publishing as PublishDocument, { input })).publish,
  };
}

export const POLICY_KINDS: readonly PolicyKind[] = [
  kind('orders', OrderPoliciesDocument, PublishOrderPolicyDocument),
  kind('franchises', FranchisePoliciesDocument, PublishFranchisePolicyDocument),
  kind('catalog', CatalogPoliciesDocument, PublishCatalogPolicyDocument),
];
