import { ask } from '../../graph/ask.ts';
import {
  AdjustmentApprovalsDocument,
  BenefitApprovalsDocument,
  CampaignApprovalsDocument,
  CapOverrideApprovalsDocument,
  CareApprovalsDocument,
  CatalogApprovalsDocument,
  CharityApprovalsDocument,
  CouponOfferApprovalsDocument,
  FranchiseApprovalsDocument,
  FxApprovalsDocument,
  FxWithdrawalsDocument,
  GoldApprovalsDocument,
  EngagementApprovalsDocument,
  InsightApprovalsDocument,
  OrderApprovalsDocument,
  PlanApprovalsDocument,
  PlanTermsApprovalsDocument,
  ProgrammeApprovalsDocument,
  RewardApprovalsDocument,
  TierApprovalsDocument,
  type AdjustmentApprovalsQuery,
  type CapOverrideApprovalsQuery,
  type CharityApprovalsQuery,
  type CouponOfferApprovalsQuery,
  type FxApprovalsQuery,
  type FxWithdrawalsQuery,
  type GoldApprovalsQuery,
  type OrderApprovalsQuery,
  type PlanTermsApprovalsQuery,
  type TierApprovalsQuery,
} from '../../gql/graphql.ts';
import type { Named } from '../../parts/words/use-named.ts';

type PolicyVersion = OrderApprovalsQuery['versions'][number];
type Adjustment = AdjustmentApprovalsQuery['pointsAdjustments']['items'][number];
type CapOverride = CapOverrideApprovalsQuery['capOverrides'][number];
type ManualTier = TierApprovalsQuery['manualTiers']['items'][number];
type CouponOffer = CouponOfferApprovalsQuery['couponOffers']['items'][number];
type Payout = CharityApprovalsQuery['proposed']['items'][number];
type PlanTerms = PlanTermsApprovalsQuery['allPlanTerms'][number];
type GoldPrice = GoldApprovalsQuery['heldGoldPrices'][number];
type Withdrawal = GoldApprovalsQuery['goldWithdrawals'][number];
type FxTable = FxApprovalsQuery['fxTables']['items'][number];
type FxWithdrawal = FxWithdrawalsQuery['fxWithdrawals'][number];

/** What is asked to be decided. */
export type Matter =
  | { readonly kind: RoomPolicy; readonly policy: PolicyVersion }
  | { readonly kind: 'programme'; readonly of: Named; readonly policy: PolicyVersion }
  | { readonly kind: 'benefit'; readonly of: Named; readonly policy: PolicyVersion }
  | { readonly kind: 'adjustment'; readonly adjustment: Adjustment }
  | { readonly kind: 'capOverride'; readonly override: CapOverride }
  | { readonly kind: 'manualTier'; readonly manual: ManualTier }
  | { readonly kind: 'couponOffer'; readonly offer: CouponOffer }
  | { readonly kind: 'charityPayout'; readonly payout: Payout }
  | { readonly kind: 'planTerms'; readonly terms: PlanTerms }
  | { readonly kind: 'goldPrice'; readonly price: GoldPrice }
  | { readonly kind: 'goldWithdrawal'; readonly price: Withdrawal }
  | { readonly kind: 'fxTable'; readonly table: FxTable }
  | { readonly kind: 'fxWithdrawal'; readonly table: FxWithdrawal };

/** Something that waits: who asked, when, from when it would count, and whether the reader may decide it. */
export interface Waiting {
  readonly id: string;
  readonly matter: Matter;
  readonly by: string | null;
  readonly at: string;
  readonly from: string | null;
  readonly isOwn: boolean;
  /** Where it is decided. */
  readonly to: string;
}

type RoomPolicy = 'orders' | 'franchises' | 'catalog' | 'campaigns' | 'insights' | 'members'
  | 'rewards' | 'engagement' | 'plans';
const POLICIES = {
  orders: OrderApprovalsDocument,
  franchises: FranchiseApprovalsDocument,
  catalog: CatalogApprovalsDocument,
  campaigns: CampaignApprovalsDocument,
  members: CareApprovalsDocument,
  insights: InsightApprovalsDocument,
  rewards: RewardApprovalsDocument,
  engagement: EngagementApprovalsDocument,
  plans: PlanApprovalsDocument,
} as const;

/** Past its date a version waits for nobody any more. */
const waits = ({ state, effectiveFrom }: PolicyVersion): boolean =>
  state === 'PROPOSED' && new Date(effectiveFrom) > new Date();

function versionWaiting(matter: Extract<Matter, { policy: PolicyVersion }>, policyId: string): Waiting {
  const { version, publishedBy, publishedAt, effectiveFrom, isOwn } = matter.policy;
  const id = `${policyId}.${version}`;
  const to = `/policies?kind=${policyId}`;
  return { id, matter, isOwn, by: publishedBy ?? null, at: publishedAt, from: effectiveFrom, to };
}

const roomPolicies = (kind: RoomPolicy) => async (): Promise<Waiting[]> =>
  (await ask(POLICIES[kind])).versions.filter(waits).map((policy) => versionWaiting({ kind, policy }, kind));

async function programmePolicies(): Promise<Waiting[]> {
  const { programmes } = await ask(ProgrammeApprovalsDocument);
  return programmes.flatMap(({ versions, ...of }) => versions.filter(waits).map((policy) =>
    versionWaiting({ kind: 'programme', of, policy }, `programme-${of.code}`)));
}

async function benefits(): Promise<Waiting[]> {
  const { benefits: all } = await ask(BenefitApprovalsDocument);
  return all.flatMap(({ code, versions }) => versions.filter(waits).map(({ rules: { nameZh, nameEn }, ...policy }) => ({
    ...versionWaiting({ kind: 'benefit', of: { code, nameZh, nameEn }, policy }, `benefit-${code}`),
    to: `/benefits/${code}`,
  })));
}

async function adjustments(): Promise<Waiting[]> {
  const { pointsAdjustments } = await ask(AdjustmentApprovalsDocument);
  return pointsAdjustments.items.map((adjustment) => {
    const { id, askedBy, askedAt, isOwn } = adjustment;
    const matter = { kind: 'adjustment' as const, adjustment };
    return { id, matter, isOwn, by: askedBy ?? null, at: askedAt, from: null, to: '/adjustments' };
  });
}

/** Past its end it waits for nobody any more. */
async function capOverrides(): Promise<Waiting[]> {
  const { capOverrides: asked } = await ask(CapOverrideApprovalsDocument);
  return asked.filter(({ endsAt }) => new Date(endsAt) > new Date()).map((override) => {
    const { id, proposedBy, proposedAt, isOwn } = override;
    const matter = { kind: 'capOverride' as const, override };
    return { id, matter, isOwn, by: proposedBy, at: proposedAt, from: null, to: '/benefit-cost' };
  });
}

async function manualTiers(): Promise<Waiting[]> {
  const { manualTiers: asked } = await ask(TierApprovalsDocument);
  return asked.items.map((manual) => {
    const { id, askedBy, askedAt, isOwn } = manual;
    const matter = { kind: 'manualTier' as const, manual };
    return { id, matter, isOwn, by: askedBy ?? null, at: askedAt, from: null, to: '/manualTiers' };
  });
}

/** A draft of an offer, until another person than who wrote it publishes it; decided on the offer's page. */
async function couponOffers(): Promise<Waiting[]> {
  const { couponOffers: written } = await ask(CouponOfferApprovalsDocument);
  return written.items.map((offer) => {
    const { id, editedBy, editedAt, isOwn } = offer;
    const matter = { kind: 'couponOffer' as const, offer };
    return { id, matter, isOwn, by: editedBy ?? null, at: editedAt, from: null, to: `/coupon-offers/${id}/show` };
  });
}

/** Payouts of the charity fund, and those that are to be taken back. */
async function charityPayouts(): Promise<Waiting[]> {
  const { proposed, reversals } = await ask(CharityApprovalsDocument);
  return [...proposed.items, ...reversals.items].map((payout) => {
    const { id, askedBy, askedAt, isOwn } = payout;
    const matter = { kind: 'charityPayout' as const, payout };
    return { id, matter, isOwn, by: askedBy ?? null, at: askedAt, from: null, to: '/charity' };
  });
}

async function planTerms(): Promise<Waiting[]> {
  const { allPlanTerms } = await ask(PlanTermsApprovalsDocument);
  return allPlanTerms.filter(({ state }) => state === 'PROPOSED').map((terms) => {
    const { id, proposedBy, proposedAt, isOwn } = terms;
    const matter = { kind: 'planTerms' as const, terms };
    return { id, matter, isOwn, by: proposedBy ?? null, at: proposedAt ?? '', from: null, to: '/plan-terms' };
  });
}

/** A held price asks for a second look, by another person than who entered it; so does one to be taken back. */
async function goldPrices(): Promise<Waiting[]> {
  const { heldGoldPrices, goldWithdrawals } = await ask(GoldApprovalsDocument);
  const withdrawals = goldWithdrawals.map((price): Waiting => ({
    id: price.id, matter: { kind: 'goldWithdrawal', price }, isOwn: price.isOwnWithdrawal,
    by: price.withdrawalAskedBy ?? null, at: price.withdrawalAskedAt ?? price.effectiveAt, from: null,
    to: '/gold-board',
  }));
  return withdrawals.concat(heldGoldPrices.map((price) => {
    const { id, enteredBy, enteredAt, effectiveAt, isOwn } = price;
    const matter = { kind: 'goldPrice' as const, price };
    const at = enteredAt ?? effectiveAt;
    return { id, matter, isOwn, by: enteredBy ?? null, at, from: effectiveAt, to: '/gold-board' };
  }));
}

async function fxTables(homeRegion: string): Promise<Waiting[]> {
  const { fxTables: held } = await ask(FxApprovalsDocument, { homeRegion });
  const filter = encodeURIComponent(JSON.stringify({ homeRegion, state: 'HELD' }));
  return held.items.map((table) => {
    const { id, enteredBy, enteredAt, effectiveAt, isOwn } = table;
    const matter = { kind: 'fxTable' as const, table };
    const to = `/fxTables?filter=${filter}`;
    return { id, matter, isOwn, by: enteredBy ?? null, at: enteredAt ?? effectiveAt, from: effectiveAt, to };
  });
}

async function fxWithdrawals(): Promise<Waiting[]> {
  const { fxWithdrawals: asked } = await ask(FxWithdrawalsDocument);
  return asked.map((table): Waiting => {
    const { id, withdrawalAskedBy, withdrawalAskedAt, effectiveAt, isOwnWithdrawal: isOwn, homeRegion } = table;
    const to = `/fxTables?filter=${encodeURIComponent(JSON.stringify({ homeRegion, state: 'PUBLISHED' }))}`;
    const matter = { kind: 'fxWithdrawal' as const, table };
    return { id, matter, isOwn, by: withdrawalAskedBy ?? null, at: withdrawalAskedAt ?? effectiveAt, from: null, to };
  });
}

/** What somebody may decide, by the scope that lets them. */
const READS: readonly (readonly [scope: string, read: (homes: readonly string[]) => Promise<Waiting[]>])[] = [
  ...(Object.keys(POLICIES) as RoomPolicy[]).map((kind) => [`${kind}:policy`, roomPolicies(kind)] as const),
  ['loyalty:policy', programmePolicies],
  ['rewards:policy', benefits],
  ['loyalty:approve', adjustments],
  ['rewards:approve', capOverrides],
  ['rewards:write', couponOffers],
  ['loyalty:approve', charityPayouts],
  ['loyalty:approve', manualTiers],
  ['plans:policy', planTerms],
  ['catalog:price', goldPrices],
  ['catalog:price', fxWithdrawals],
  ['catalog:price', async (homes) => (await Promise.all(homes.map(fxTables))).flat()],
];

export interface Inbox {
  /** The oldest first: it waited longest. */
  readonly waiting: readonly Waiting[];
  /** Whether every part answered. */
  readonly isWhole: boolean;
}

export async function readInbox(scopes: readonly string[], homes: readonly string[]): Promise<Inbox> {
  const asked = READS.filter(([scope]) => scopes.includes(scope)).map(([, read]) => read(homes));
  const answers = await Promise.allSettled(asked);
  const waiting = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  return {
    waiting: waiting.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    isWhole: answers.every(({ status }) => status === 'fulfilled'),
  };
}
