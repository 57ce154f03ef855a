import {
  getNamedType, isLeafType, isObjectType, isRequiredArgument, type GraphQLArgument, type GraphQLObjectType,
} from 'graphql';
import { api } from './api.ts';
import { pathsFromQuery, type Path } from './paths.ts';
import { BOOKED_FOR } from './world.ts';

/** Kinds with ids of their own whose objects speak of one member. */
export const PERSONAL = ['Member', 'LoyaltyAccount', 'PointsTransaction', 'PointsHold',
  'PointsAdjustment', 'MergeCase', 'Order', 'Claim', 'Rebate', 'Complaint', 'LifeEvent', 'Coupon', 'CouponHold',
  'Referral', 'AbuseCase', 'Redemption', 'EntitlementUse', 'GoldPlan', 'ManualTier',
  'Quote', 'Payment', 'ServiceOrder', 'Appointment', 'TradeIn', 'EventPlace', 'AttributionAppeal',
  'Message'];

/** And those that belong to nobody: the network, the goods, the boards, the live rooms, the desk. */
export const IMPERSONAL = ['ClassProposal', 'Product', 'Item', 'GoldPrice', 'FxTable', 'LiveSession', 'Drop', 'Lottery',
  'Franchise', 'Outlet', 'Channel', 'Operator', 'PartnerClient', 'Tag', 'Segment',
  'ServicePerson', 'CouponOffer', 'CapOverride', 'Task', 'Reward', 'Benefit',
  'CharityPayout', 'PlayfulFormat', 'Bundle', 'MemberEvent', 'Statement', 'MessageTemplate',
  'MessagePlan'];

/** Without ids of their own, and not of one member either. */
const SHARED = [...IMPERSONAL, 'CouponTerms', 'PlanTerms', 'Money', 'PageInfo', 'Programme', 'Node', 'Region',
  'MarginClass', 'Tier'];

/** What hangs on the personal kinds and nowhere else: their parts. */
export function personalTypes(): Set<string> {
  const found = new Set(PERSONAL);
  const walk = (name: string): void => {
    const type = api().getType(name) as GraphQLObjectType;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      if (isLeafType(target) || found.has(target.name) || SHARED.includes(target.name)) continue;
      found.add(target.name);
      walk(target.name);
    }
  };
  for (const name of PERSONAL) walk(name);
  return found;
}

export interface PersonalWay {
  readonly path: Path;
  /** The path with all it shows at its end, for these ids. */
  document(alias: string, ids: Readonly<Record<string, string>>): string;
}

/** Every way from Query to data of a member, asked with the ids of that very member. */
export function personalWays(deepest: number): PersonalWay[] {
  const types = personalTypes();
  return pathsFromQuery(api(), deepest, argumentOf)
    .filter(({ type }) => types.has(type))
    .map((path) => ({ path, document: (alias, ids) => {
      const text = path.around(leavesOf(api().getType(path.type) as GraphQLObjectType));
      const node = /\.node(?:s)?\.\.\.\.(\w+)/.exec(path.name)?.[1];
      return `${alias}: ${text.replace(/<(\w+)>/g, (_all, kind: string) =>
        ids[kind === 'node' ? node! : kind] ?? kind)}`;
    } }));
}

/**
 * Those of the ways that can show what no shorter one shows: all near ones, each type from each entry, each edge
 * twice. A border hangs on an entry or on an edge; a third way over the same edge is the long run's.
 */
export function tellingWays(ways: readonly PersonalWay[]): PersonalWay[] {
  const edges = new Map<string, number>();
  const ends = new Set<string>();
  return ways.filter(({ path }) => {
    const edge = `${path.name.split('.').slice(-2).join('.')}: ${path.type}`;
    const end = `${path.root}: ${path.type}`;
    const times = edges.get(edge) ?? 0;
    const told = path.depth <= 2 || times < 2 || !ends.has(end);
    edges.set(edge, times + 1);
    ends.add(end);
    return told;
  });
}

/** Everything of a type that is a leaf, and so of what it leads to, so far down; no field that asks for something. */
export function leafFields(name: string, deep: number): string {
  const type = api().getType(name);
  if (!isObjectType(type)) return '{ __typename }';
  const below = deep === 0 ? [] : Object.values(type.getFields())
    .filter((field) => isObjectType(getNamedType(field.type)) && field.args.length === 0)
    .map((field) => `${field.name} ${leafFields(getNamedType(field.type).name, deep - 1)}`);
  return `{ ${[leavesOf(type), ...below].join(' ')} }`;
}

function leavesOf(type: GraphQLObjectType): string {
  const leaves = Object.values(type.getFields())
    .filter((field) => isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument))
    .map((field) => field.name);
  return ['__typename', ...leaves].join(' ');
}

const NOTHING_LEFT = '[{ lineId: "any", remainingBase: { amount: "0.00", currency: CNY } }]';

const ARGUMENTS: Readonly<Record<string, string>> = {
  'Order.pointsReturnPreview(lines)': NOTHING_LEFT,
  'Order.rebateReturnPreview(lines)': NOTHING_LEFT,
  'Query.simulateReturn(lines)': NOTHING_LEFT,
  'Query.simulateRedemption(input)': '{ memberId: "<Member>", points: 1 }',
  'Query.simulateAccrual(input)': '{ memberId: "<Member>", currency: CNY, '
    + 'lines: [{ marginClass: "A", amount: { amount: "100.00", currency: CNY } }] }',
  'Query.redemptions(filter)': '{ outletId: "<Outlet>" }',
  'Query.memberByCard(cardNumber)': '"<card>"',
  'Query.memberByIdentity(externalId)': '"<externalId>"',
  'Query.orderByExternalNo(externalNo)': '"<externalNo>"',
  'Query.node(id)': '"<node>"', 'Query.nodes(ids)': '["<node>"]',
  'Query.pointsAdjustments(filter)': '{ memberId: "<Member>" }',
  'Query.manualTiers(filter)': '{ memberId: "<Member>" }',
  'Query.rebateSummary(month)': '"2026-09"', 'Query.storeRanking(region)': '"CN"',
  'Query.franchiseRanking(from)': '"2026-09-01"', 'Query.franchiseRanking(to)': '"2026-09-16"',
  'Query.salesSummary(from)': '"2026-09-01T00:00:00Z"', 'Query.salesSummary(to)': '"2026-09-16T00:00:00Z"',
  'Query.itemBySku(sku)': '"RING-1"', 'Query.itemsBySku(skus)': '["RING-1"]',
  'Query.entitlementBookings(on)': `"${BOOKED_FOR.slice(0, 10)}"`,
  'Query.evaluateOffers(input)':
    '{ memberId: "<Member>", currency: CNY, lines: [{ sku: "RING-1", unitPrice: "100.00" }] }',
  'Member.contact(reason)': '"asked for in a test"',
};

export function argumentOf(coordinate: string, argument: GraphQLArgument): string | null {
  const { name } = argument;
  if (ARGUMENTS[coordinate] !== undefined) return ARGUMENTS[coordinate];
  const kind = isRequiredArgument(argument) ? kindAsked(coordinate, name) : null;
  if (kind !== null) return `"<${kind}>"`;
  if (name === 'page') return '{ size: 5 }';
  return name === 'first' ? '3' : null;
}

/** The kind that an argument of a query names: `memberId` a Member, `id` what is answered. */
function kindAsked(coordinate: string, argument: string): string | null {
  const field = /^Query\.(\w+)\(/.exec(coordinate)?.[1];
  if (field === undefined) return null;
  const kind = argument === 'id' ? getNamedType(api().getQueryType()!.getFields()[field]!.type).name
    : /^(\w+)Id$/.exec(argument)?.[1]!.replace(/^./, (first) => first.toUpperCase());
  return kind !== undefined && [...PERSONAL, ...IMPERSONAL].includes(kind) ? kind : null;
}

/** Numbers that whoever sees no member is told all the same, and why they speak of no group of members (L0). */
export const FIGURES: Readonly<Record<string, string>> = {
  'Drop.taken': 'stock: what is left of an offer is told to all', 'LiveRoomDrop.taken': 'stock, as of the drop',
  'LiveSessionStats.claimed': 'stock of the drops of a live room that is on, whoever they are',
  'LiveSessionStats.voided': 'stock that came back, as of the drops',
  'RewardShelf.taken': 'stock of an outlet', 'RewardPrice.points': 'a price', 'Task.points': 'a price',
  'Task.budget': 'what is planned',
  'MemberEvent.places': 'a plan', 'MemberEvent.mostSeats': 'a rule', 'MemberEvent.waitlistLimit': 'a rule',
  'MemberEvent.placesLeft': 'what is left of an offer is told to all', 'MemberEventPage.totalCount': 'offers',
  'Drop.available': 'stock', 'Drop.stock': 'stock', 'Drop.holdMinutes': 'a rule', 'Drop.limitPerMember': 'a rule',
  'Drop.waitlistLimit': 'a rule', 'Drop.pointsPrice': 'a price', 'BundlePart.quantity': 'goods',
  'BenefitAllowance.perYear': 'a rule', 'CharityTotal.orders': 'of five orders at least, and whose is not said',
  'BundlePage.totalCount': 'goods', 'ProductPage.totalCount': 'goods', 'RewardPage.totalCount': 'goods',
  'CouponOfferPage.totalCount': 'offers', 'TaskPage.totalCount': 'offers', 'LiveSessionPage.totalCount': 'offers',
  'SegmentPage.totalCount': 'names of segments, none of their numbers', 'FranchisePage.totalCount': 'the network',
  'OutletPage.totalCount': 'the network', 'OperatorPage.totalCount': 'people of the house, by a scope of its people',
  'PartnerClientPage.totalCount': 'programs, by a scope of the house’s people',
  'ProductFacets.count': 'goods', 'FacetCount.count': 'goods', 'Bundle.offBps': 'a price',
};
