import { ask } from '../../graph/ask.ts';
import {
  CampaignPoliciesDocument,
  CarePoliciesDocument,
  CatalogPoliciesDocument,
  CatalogPoliciesWithBoundsDocument,
  FranchisePoliciesDocument,
  EngagementPoliciesDocument,
  InsightPoliciesDocument,
  OrderPoliciesDocument,
  OutreachPoliciesDocument,
  PlanPoliciesDocument,
  RewardPoliciesDocument,
  PublishCampaignPolicyDocument,
  DecideCampaignPolicyDocument,
  PublishCarePolicyDocument,
  DecideCarePolicyDocument,
  PublishCatalogPolicyDocument,
  PublishCatalogPolicyWithBoundsDocument,
  DecideCatalogPolicyDocument,
  PublishEngagementPolicyDocument,
  DecideEngagementPolicyDocument,
  PublishOutreachPolicyDocument,
  DecideOutreachPolicyDocument,
  PublishPlanPolicyDocument,
  ServicePoliciesDocument,
  PublishServicePolicyDocument,
  DecideServicePolicyDocument,
  TradeInPoliciesDocument,
  PublishTradeInPolicyDocument,
  DecideTradeInPolicyDocument,
  DecidePlanPolicyDocument,
  PublishRewardPolicyDocument,
  DecideRewardPolicyDocument,
  PublishFranchisePolicyDocument,
  PublishInsightPolicyDocument,
  DecideInsightPolicyDocument,
  DecideFranchisePolicyDocument,
  PublishOrderPolicyDocument,
  DecideOrderPolicyDocument,
  type CampaignPolicyPartsFragment,
  type InsightPolicyPartsFragment,
  type OrderPolicyPartsFragment,
  type TypedDocumentString,
} from '../../gql/graphql.ts';
import { delayPlace } from '../../parts/form/tier-delays.ts';
import type { Rules } from '../../parts/rules/rule-values.ts';
import { BOUNDS, boundPlace, flattenBounds, unflattenBounds, type CatalogRules } from './catalog-rules.ts';
import { flattenRebates, REBATES, rebatePlace, unflattenRebates, type FranchiseRules } from './franchise-rules.ts';
import type {
  Counted, Decided, Decision, PolicyKind, Publication, Published, Version, Versions,
} from './policies.data.ts';
import { flattenSteps, stepPlace, unflattenSteps } from './insight-rules.ts';
import { regionLines, regionPlace } from './region-lines.ts';
import { joinRules, listPlace, splitRules } from './rule-tables.ts';

type DecideDocument = TypedDocumentString<{ decide: Decided }, { input: Decision }>;
type PublishDocument = TypedDocumentString<{ publish: Published }, { input: object }>;

interface Documents {
  readonly all: unknown;
  readonly publish: unknown;
  readonly decide: unknown;
}

type Sent = Pick<Publication, 'rules' | 'tiers' | 'delays' | 'windows' | 'lists'>;

/** How the rules of a policy stand in the graph, and in the page's one list. */
interface Shape<Graph> {
  readonly perClass?: readonly string[];
  read(rules: Graph): Counted;
  write(sent: Sent): unknown;
  placeOf?(path: readonly string[], sent: Sent): readonly string[];
}

/** Of these documents the aliases are the page's; only the rules are shaped. */
function policy<Graph>(
  id: 'orders' | 'franchises' | 'catalog' | 'campaigns' | 'members' | 'insights' | 'rewards' | 'engagement' | 'plans'
    | 'service' | 'tradeins' | 'outreach',
  documents: Documents,
  { perClass = [], read, write, placeOf = (path) => path }: Shape<Graph>,
): PolicyKind {
  const shown = (version: Version) => ({ ...version, ...read(version.rules as Graph) });
  return {
    id,
    label: `policies.${id}`,
    reads: `${id}:read`,
    publishes: `${id}:policy`,
    knowsEffect: id === 'orders' || id === 'franchises',
    perClass,
    document: documents.all as PolicyKind['document'],
    variables: {},
    versionsIn: (answer) => {
      const { inForce, versions } = answer as Versions;
      return { inForce, versions: versions.map(shown) };
    },
    publish: async ({ rules, tiers, delays, windows, lists, ...input }) => {
      const counted = { rules, tiers, delays, windows, lists };
      const sent = { input: { ...input, rules: write(counted) } };
      const { publish } = await ask(documents.publish as PublishDocument, sent);
      const userErrors = publish.userErrors.map((error) => ({ ...error, path: placeOf(error.path ?? [], counted) }));
      return { ...publish, policy: publish.policy && shown(publish.policy), userErrors };
    },
    decide: async (input) => (await ask(documents.decide as DecideDocument, { input })).decide,
  };
}

/** Rules that are nothing but numbers by name. */
const NUMBERS: Shape<Rules> = { read: (rules) => ({ rules }), write: ({ rules }) => rules };

const WITH_REBATES: Shape<FranchiseRules> = {
  perClass: REBATES,
  read: (rules) => ({ rules: flattenRebates(rules) }),
  write: ({ rules }) => unflattenRebates(rules),
  placeOf: (path, { rules }) => rebatePlace(path, rules),
};

const BOUNDS_UNSEEN: Shape<CatalogRules> = {
  read: (rules) => ({ rules: flattenBounds(rules) }),
  write: ({ rules }) => unflattenBounds(rules),
};

const WITH_BOUNDS: Shape<CatalogRules> = {
  ...BOUNDS_UNSEEN,
  perClass: BOUNDS,
  placeOf: (path, { rules }) => boundPlace(path, rules),
};

const WITH_DELAYS: Shape<CampaignPolicyPartsFragment['rules']> = {
  read: ({ tierDelaySeconds, ...rules }) => ({ rules, delays: tierDelaySeconds }),
  write: ({ rules, delays }) => ({ ...rules, tierDelaySeconds: delays }),
  placeOf: delayPlace,
};

const WITH_WINDOWS: Shape<OrderPolicyPartsFragment['rules']> = {
  read: ({ regionWindows, ...rules }) => ({ rules, windows: regionLines(regionWindows ?? []) }),
  write: ({ rules, windows }) => ({ ...rules, regionWindows: windows }),
  placeOf: regionPlace,
};

const WITH_STEPS: Shape<InsightPolicyPartsFragment['rules']> = {
  read: (rules) => ({ rules: flattenSteps(rules) }),
  write: ({ rules }) => unflattenSteps(rules),
  placeOf: stepPlace,
};

const WITH_LISTS: Shape<object> = {
  read: splitRules,
  write: ({ rules, lists }) => joinRules(rules, lists ?? {}),
  placeOf: listPlace,
};

const CATALOG = policy('catalog', {
  all: CatalogPoliciesDocument, publish: PublishCatalogPolicyDocument, decide: DecideCatalogPolicyDocument,
}, BOUNDS_UNSEEN);
const CATALOG_WITH_BOUNDS = policy('catalog', {
  all: CatalogPoliciesWithBoundsDocument, publish: PublishCatalogPolicyWithBoundsDocument,
  decide: DecideCatalogPolicyDocument,
}, WITH_BOUNDS);

/** Policies that every house has; one of each programme comes beside them. Bounds of classes are finance's alone. */
export const policyKinds = (seesBounds: boolean): readonly PolicyKind[] => [
  policy('orders', {
    all: OrderPoliciesDocument, publish: PublishOrderPolicyDocument, decide: DecideOrderPolicyDocument,
  }, WITH_WINDOWS),
  policy('franchises', {
    all: FranchisePoliciesDocument, publish: PublishFranchisePolicyDocument, decide: DecideFranchisePolicyDocument,
  }, WITH_REBATES),
  seesBounds ? CATALOG_WITH_BOUNDS : CATALOG,
  policy('campaigns', {
    all: CampaignPoliciesDocument, publish: PublishCampaignPolicyDocument, decide: DecideCampaignPolicyDocument,
  }, WITH_DELAYS),
  policy('members', {
    all: CarePoliciesDocument, publish: PublishCarePolicyDocument, decide: DecideCarePolicyDocument,
  }, NUMBERS),
  policy('insights', {
    all: InsightPoliciesDocument, publish: PublishInsightPolicyDocument, decide: DecideInsightPolicyDocument,
  }, WITH_STEPS),
  policy('rewards', {
    all: RewardPoliciesDocument, publish: PublishRewardPolicyDocument, decide: DecideRewardPolicyDocument,
  }, NUMBERS),
  policy('engagement', {
    all: EngagementPoliciesDocument, publish: PublishEngagementPolicyDocument,
    decide: DecideEngagementPolicyDocument,
  }, NUMBERS),
  policy('plans', {
    all: PlanPoliciesDocument, publish: PublishPlanPolicyDocument, decide: DecidePlanPolicyDocument,
  }, NUMBERS),
  policy('service', {
    all: ServicePoliciesDocument, publish: PublishServicePolicyDocument, decide: DecideServicePolicyDocument,
  }, WITH_LISTS),
  policy('tradeins', {
    all: TradeInPoliciesDocument, publish: PublishTradeInPolicyDocument, decide: DecideTradeInPolicyDocument,
  }, WITH_LISTS),
  policy('outreach', {
    all: OutreachPoliciesDocument, publish: PublishOutreachPolicyDocument, decide: DecideOutreachPolicyDocument,
  }, NUMBERS),
];
