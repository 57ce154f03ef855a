/** What a house of this size is asked about: whom it names, and when. */
export interface Named {
  readonly franchise: string; readonly franchiseId: string;
  readonly channel: string; readonly channelId: string;
  readonly person: string; readonly memberId: string;
  readonly outletId: string; readonly orderNo: string; readonly card: string; readonly phone: string;
  readonly orderId: string; readonly sessionId: string; readonly dropId: string;
  readonly today: string; readonly week: string; readonly monthAgo: string; readonly twoYears: string;
  readonly year: string;
  readonly now: string; readonly month: string;
}

export type Asker = 'hq' | 'franchise' | 'channel' | 'member';

export interface Question {
  readonly name: string;
  readonly text: string;
  readonly askers: readonly Asker[];
  variables(named: Named): Record<string, unknown>;
  /** How much dearer it may be at 300,000 members than at 2,000; 2 when nothing is said. */
  readonly reach?: number;
}

const EVERYBODY: readonly Asker[] = ['hq', 'franchise', 'channel', 'member'];
const PARTNERS: readonly Asker[] = ['hq', 'franchise', 'channel'];
const HQ: readonly Asker[] = ['hq'];
const FIRST = { number: 1, size: 25 };
const DAY = (instant: string) => instant.slice(0, 10);

const ORDERS = `query Orders($filter: OrdersFilter, $sort: OrdersSort, $page: PageInput) {
  orders(filter: $filter, sort: $sort, page: $page) { totalCount items {
    id externalNo paidAt state outlet { id name } totals { base { amount } } } } }`;
export const MEMBERS = `query Members($filter: MemberFilter, $sort: MemberSort, $page: PageInput) {
  members(filter: $filter, sort: $sort, page: $page) { totalCount items {
    id displayName cardNumber region { code } enrolledAt } } }`;
const SALES = `query Sales($from: DateTime!, $to: DateTime!, $by: SalesGroup!) {
  salesSummary(from: $from, to: $to, groupBy: $by) { key orderCount net { amount currency } } }`;
const REBATES = `query Rebates($filter: RebateFilter, $sort: RebateSort) {
  rebates(filter: $filter, sort: $sort) { totalCount items { id paidAt state net { amount } } } }`;
const MEMBER_PAGE = `query MemberPage($id: ID!) { member(id: $id) { id displayName
  loyalty { available pending tier { tier { code } } statement(first: 25) { edges { node { kind points at } } } }
  orders(first: 10) { edges { node { id externalNo paidAt lines { sku quantity } } } } } }`;

const orders = (
  name: string, askers: readonly Asker[], variables: Question['variables'],
): Question => ({ name: `orders ${name}`, text: ORDERS, askers, variables });
const members = (
  name: string, askers: readonly Asker[], variables: Question['variables'],
): Question => ({ name: `members ${name}`, text: MEMBERS, askers, variables });
const sales = (
  name: string, askers: readonly Asker[], by: string, from: keyof Named, reach: number,
): Question => ({
  name: `sales ${name}`, text: SALES, askers, reach,
  variables: (named) => ({ from: named[from], to: named.now, by }),
});

/** Every list, page and report that grows with the house, as those who use it. */
export const GROWTH_QUESTIONS: readonly Question[] = [
  members('newest', EVERYBODY, () => ({ page: FIRST })),
  members('of a region', PARTNERS, () => ({ filter: { region: 'CN' }, page: FIRST })),
  members('by card', HQ, () => ({ sort: { by: 'CARD_NUMBER', direction: 'ASC' }, page: FIRST })),
  members('page 400', HQ, () => ({ page: { number: 400, size: 25 } })),
  members('named 王芳', PARTNERS, () => ({ filter: { search: '王芳' }, page: FIRST })),
  members('named 王', PARTNERS, () => ({ filter: { search: '王' }, page: FIRST })),
  members('with a phone', PARTNERS, ({ phone }) => ({ filter: { search: phone }, page: FIRST })),
  members('with a card', PARTNERS, ({ card }) => ({ filter: { search: card }, page: FIRST })),
  { name: 'member page', text: MEMBER_PAGE, askers: EVERYBODY, variables: ({ memberId }) => ({ id: memberId }) },
  orders('newest', EVERYBODY, () => ({ page: FIRST })),
  orders('by number', PARTNERS, ({ orderNo }) => ({ filter: { search: orderNo.slice(0, 10) }, page: FIRST })),
  orders('of a day', PARTNERS, ({ week, today }) => (
    { filter: { paidFrom: week, paidTo: today }, page: FIRST })),
  orders('of an outlet', ['hq', 'franchise'], ({ outletId, monthAgo }) => (
    { filter: { outletId, paidFrom: monthAgo }, page: FIRST })),
  orders('partly returned', PARTNERS, () => ({ filter: { states: ['PARTLY_RETURNED'] }, page: FIRST })),
  orders('of a channel, returned', HQ, ({ channelId }) => (
    { filter: { channelId, states: ['RETURNED'] }, page: FIRST })),
  orders('without member', HQ, () => ({ filter: { unlinked: true }, page: FIRST })),
  orders('by amount', HQ, () => ({ sort: { by: 'BASE', direction: 'DESC' }, page: FIRST })),
  orders('by recording', HQ, () => ({ sort: { by: 'RECORDED_AT', direction: 'DESC' }, page: FIRST })),
  orders('sorted by number', HQ, () => ({ sort: { by: 'EXTERNAL_NO', direction: 'ASC' }, page: FIRST })),
  orders('page 400', HQ, () => ({ page: { number: 400, size: 25 } })),
  sales('of two years by class', PARTNERS, 'CLASS', 'twoYears', 5),
  sales('of two years by month', PARTNERS, 'MONTH', 'twoYears', 5),
  sales('of two years by outlet', PARTNERS, 'OUTLET', 'twoYears', 5),
  sales('of two years by channel', HQ, 'CHANNEL', 'twoYears', 5),
  sales('of 30 days by day', PARTNERS, 'DAY', 'monthAgo', 2),
  sales('of 30 days by outlet', PARTNERS, 'OUTLET', 'monthAgo', 2),
  {
    name: 'ranking of 400 days', askers: ['hq', 'franchise'], reach: 5,
    text: `query Ranking($from: Date!, $to: Date!) { franchiseRanking(from: $from, to: $to) {
      rank orders netSales { amount currency } } }`,
    variables: ({ year, now }) => ({ from: DAY(year), to: DAY(now) }),
  },
  {
    name: 'rebates of a month, summed', askers: ['hq', 'franchise'],
    text: `query Owed($id: ID!, $month: String!) { rebateSummary(franchiseId: $id, month: $month) {
      rows { entries balance { amount currency } } } }`,
    variables: ({ franchiseId, month }) => ({ id: franchiseId, month }),
  },
  { name: 'rebates newest', text: REBATES, askers: ['hq', 'franchise'], variables: () => ({}) },
  {
    name: 'rebates payable', text: REBATES, askers: ['hq', 'franchise'],
    variables: () => ({ filter: { state: 'PAYABLE' } }),
  },
  {
    name: 'rebates by amount', text: REBATES, askers: ['hq', 'franchise'],
    variables: () => ({ sort: { by: 'NET', direction: 'DESC' } }),
  },
  {
    name: 'points summed over two years', askers: HQ, reach: 5,
    text: `query Points($from: Date!, $until: Date!) { loyaltySummary(from: $from, until: $until) {
      issued liability months { month issued } } }`,
    variables: ({ twoYears, now }) => ({ from: DAY(twoYears), until: DAY(now) }),
  },
  {
    name: 'adjustments', askers: HQ, variables: () => ({}),
    text: '{ pointsAdjustments { totalCount items { id points state } } }',
  },
  {
    name: 'live rooms', askers: PARTNERS, variables: () => ({}),
    text: '{ liveSessions { totalCount items { id startsAt state } } }',
  },
  {
    name: 'claims of a drop', askers: HQ, variables: ({ sessionId }) => ({ id: sessionId }),
    text: `query Claims($id: ID!) { liveSession(id: $id) { drops { id
      claims(first: 50) { edges { node { id state } } } } } }`,
  },
  {
    name: 'proof of the ledger', askers: HQ, variables: () => ({}),
    text: '{ ledgerInvariants { accounts balanceDifferences unbalancedTransactions } }',
  },
  {
    name: 'proof of the rebates', askers: HQ, variables: () => ({}),
    text: '{ rebateInvariants { checkedRebates holds } }',
  },
  {
    name: 'home page', askers: ['hq', 'franchise'],
    text: `query Home($today: DateTime!, $month: DateTime!, $to: DateTime!) {
      all: members(page: { number: 1, size: 1 }) { totalCount }
      fresh: members(filter: { enrolledFrom: $month }, page: { number: 1, size: 1 }) { totalCount }
      today: orders(filter: { paidFrom: $today }, page: { number: 1, size: 1 }) { totalCount }
      byDay: salesSummary(from: $month, to: $to, groupBy: DAY) { key orderCount net { amount } }
      byClass: salesSummary(from: $month, to: $to, groupBy: CLASS) { key net { amount } }
      byOutlet: salesSummary(from: $month, to: $to, groupBy: OUTLET) { key net { amount } }
      payable: rebates(filter: { state: PAYABLE }, page: { number: 1, size: 1 }) { totalCount } }`,
    variables: ({ today, monthAgo, now }) => ({ today, month: monthAgo, to: now }),
  },
];
