import type { zhWords } from './zh-words.ts';

/** Words of the graph's enums in English; the same keys as in Chinese. */
export const enWords: typeof zhWords = {
  region: { CN: 'Mainland China', HK: 'Hong Kong', MO: 'Macau', SG: 'Singapore' },
  role: {
    owner: 'Owner', member: 'Member care', loyalty: 'Loyalty', merchandise: 'Merchandise',
    campaign: 'Campaigns',
    finance: 'Finance', audit: 'Audit', manager: 'Manager', associate: 'Associate',
  },
  source: {
    STORE: 'Store', ONLINE: 'Online', EVENT: 'Event', REFERRAL: 'Referral',
    PARCEL_CARD: 'Parcel card',
  },
  gender: { FEMALE: 'Female', MALE: 'Male', UNKNOWN: 'Unknown' },
  tier: { BASE: 'Base', SILVER: 'Silver', GOLD: 'Gold', DIAMOND: 'Diamond' },
  orderState: {
    PAID: 'Paid', DELIVERED: 'Delivered', COMPLETED: 'Completed',
    PARTLY_RETURNED: 'Partly returned',
    RETURNED: 'Returned', CANCELLED: 'Cancelled',
  },
  fulfilment: {
    STORE: 'Store', WEB: 'Web', LIVE: 'Live', CUSTOM: 'Custom', TRADE_IN: 'Trade-in',
  },
  marginClass: {
    A: 'A inlaid', B: 'B fixed price', C: 'C by weight', D: 'D investment', X: 'X none',
  },
  category: {
    RING: 'Ring', NECKLACE: 'Necklace', BRACELET: 'Bracelet', EARRINGS: 'Earrings',
    PENDANT: 'Pendant', BANGLE: 'Bangle',
    BAR: 'Bar', BEAN: 'Bean', COIN: 'Coin', CHAIN: 'Chain', CHARM: 'Charm', WATCH: 'Watch',
    OTHER: 'Other',
  },
  demandClass: { WEDDING: 'Wedding', INVESTMENT: 'Investment', DAILY: 'Daily' },
  metal: {
    GOLD: 'Gold', PLATINUM: 'Platinum', SILVER: 'Silver', PALLADIUM: 'Palladium', OTHER: 'Other',
  },
  pricing: { FIXED: 'Fixed', BY_WEIGHT: 'By weight' },
  labourBasis: { GRAM: 'Per gram', PIECE: 'Per piece' },
  publication: { PUBLISHED: 'Published', HELD: 'Held', DISMISSED: 'Dismissed' },
  transaction: {
    ACCRUAL: 'Purchase', TIER_BONUS: 'Tier bonus', ACCRUAL_REFUSED: 'Nothing earned',
    ACTIVATION: 'Became active',
    HOLD: 'Held', CAPTURE: 'Spent', VOID: 'Released', RETURN: 'Return',
    RESTORE: 'Spent points back', EXPIRY: 'Expired',
    ADJUSTMENT: 'By hand', INTERACTION: 'Interaction', MERGE: 'Merge',
  },
  lotCause: {
    PURCHASE: 'Purchase', TIER_BONUS: 'Tier bonus', ADJUSTMENT: 'By hand', GRACE: 'Grace',
    MERGE: 'Merge',
  },
  pointsState: { PENDING: 'Pending', ACTIVE: 'Active', REFUSED: 'Nothing earned' },
  lotState: { PENDING: 'Pending', ACTIVE: 'Spendable' },
  rebateState: {
    ACCRUED: 'Accrued', HELD: 'Held', PAYABLE: 'Payable', SETTLED: 'Settled',
    REVERSED: 'Reversed',
  },
  rebateEntry: { ACCRUAL: 'Accrual', RETURN: 'Return', REATTRIBUTION: 'Other home' },
  outletKind: {
    OWN_STORE: 'Own store', FRANCHISE_STORE: 'Franchise store', WEB_SHOP: 'Web shop',
    LIVE_ROOM: 'Live room',
  },
  channelKind: {
    LIVE: 'Live', MARKETPLACE: 'Marketplace', MINI_PROGRAM: 'Mini-program',
    POINT_OF_SALE: 'Tills', SOCIAL: 'Social',
    WEB: 'Web',
  },
  attribution: {
    CONTRIBUTION: 'Top contribution', FIRST_KEPT_PURCHASE: 'First kept purchase',
    FIRST_PURCHASE: 'First purchase', MANUAL: 'By hand',
    MERGED: 'Merged', NO_PURCHASE: 'No purchase', OUTLET_CLOSED: 'Outlet closed',
    STORE_ENROLMENT: 'Enrolled in store',
  },
  adjustment: {
    POSTED: 'Posted', PENDING: 'To review', APPROVED: 'Approved', REJECTED: 'Rejected',
  },
  merge: { OPEN: 'Open', MERGED: 'Merged', DISMISSED: 'Kept apart' },
  liveState: { SCHEDULED: 'Scheduled', LIVE: 'Live', ENDED: 'Ended' },
  dropState: {
    WAITING: 'Not open', OPEN: 'Open', WAITLIST_ONLY: 'Waitlist only', SOLD_OUT: 'Sold out',
    CLOSED: 'Closed',
  },
  claim: {
    RESERVING: 'Reserving', CLAIMED: 'Claimed', CAPTURED: 'Paid', RELEASED: 'Released',
    VOIDED: 'Void',
    WAITLISTED: 'Waitlist',
  },
  consent: {
    MARKETING_SMS: 'Marketing by SMS', MARKETING_EMAIL: 'Marketing by e-mail',
    MARKETING_APP: 'App messages', MARKETING_WECOM: 'WeCom',
    PROFILING: 'Profiling', FRANCHISE_SHARING: 'Sharing with the franchise',
    CHANNEL_SHARING: 'Sharing with the channel',
    CROSS_BORDER: 'Cross-border',
  },
  rule: {
    charityBps: 'Charity', pointsCashBps: 'Most points may pay', linkDays: 'Linking a buyer',
    storeWindowDays: 'Return window, store', webWindowDays: 'Return window, web',
    liveWindowDays: 'Return window, live', customWindowDays: 'Return window, custom',
    tradeInWindowDays: 'Return window, trade-in', goldJumpBps: 'Gold price jump',
    fxJumpBps: 'Exchange rate jump', classABps: 'Rebate, class A', classBBps: 'Rebate, class B',
    classCBps: 'Rebate, class C', classDBps: 'Rebate, class D',
    marginCapBps: 'Most of the margin', periodMonths: 'A purchase binds',
    trailingMonths: 'Contributions compared', protectionDays: 'Protection after enrolment',
    unknownDeliveryDays: 'While delivery is unknown',
  },
  yesNo: { true: 'Yes', false: 'No' },
  operatorRole: {
    OWNER: 'Owner', MEMBER: 'Member care', LOYALTY: 'Loyalty', MERCHANDISE: 'Merchandise',
    CAMPAIGN: 'Campaigns', FINANCE: 'Finance', AUDIT: 'Audit', MANAGER: 'Manager',
    ASSOCIATE: 'Associate',
  },
};
