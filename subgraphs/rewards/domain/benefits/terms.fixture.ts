import type { BenefitTerms } from './terms.ts';
import type { Standing } from './standing.ts';

/** Four cleanings a year for silver of CN. */
export const CLEANING: BenefitTerms = {
  nameZh: '免费清洗', nameEn: 'Cleaning', kind: 'counted', unit: 'time', costly: false, bookable: true, funderId: null,
  allowances: [
    { programme: 'CN', tier: 'silver', perYear: 4, leadHours: null },
    { programme: 'CN', tier: 'gold', perYear: null, leadHours: null },
  ],
  costs: [], outletIds: [], firstDay: null, lastDay: null, leastLifetime: [], leastPurchase: [],
  purchaseFirstDay: null, purchaseLastDay: null, pointsPrice: 500n, extraDays: 365, daysAhead: 15, daysAfter: 15,
  labourPercent: null, segmentId: null, heritage: false,
};

export const SILVER: Standing = {
  memberId: '00000000-0000-7000-8000-000000000001', region: 'CN', zone: 'Asia/Shanghai', programme: 'CN',
  tier: 'silver', provisional: false, birthday: null, isHeir: false, purchases: [], segmentIds: [],
};
