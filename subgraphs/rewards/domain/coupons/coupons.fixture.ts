import { EVERYWHERE } from '../evaluator/evaluate.fixture.ts';
import { UNASKED, type OfferLimits, type OfferTerms } from './offer-terms.ts';

export const NO_LIMITS: OfferLimits = {
  issued: null, perMember: 1, period: 'ever', uses: null, usesPerMember: null, usesPerOutlet: null, budgetMinor: null,
};

/** 50 yuan off any sale. */
export const TERMS: OfferTerms = {
  reduction: {
    kind: 'order_amount', offBps: null, amountMinor: 5_000n, thresholdMinor: null, group: 'order', scope: EVERYWHERE,
  },
  currency: 'CNY', channelIds: [], outletIds: [], regions: [], tiers: [], ...UNASKED, validFrom: null, validUntil: null,
  daysAfterIssue: null, limits: NO_LIMITS, trigger: 'none', publicCode: null, funderId: null,
};
