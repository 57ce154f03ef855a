import { account } from '../resources/account/index.ts';
import { adjustments } from '../resources/adjustments/index.ts';
import { manualTiers } from '../resources/manual-tiers/index.ts';
import { appointments, dueCare } from '../resources/appointments/index.ts';
import { appeals } from '../resources/appeals/index.ts';
import { approvals } from '../resources/approvals/index.ts';
import { audit } from '../resources/audit/index.ts';
import { benefitCost } from '../resources/benefit-cost/index.ts';
import { benefits, birthdaysAhead, entitlementBookings } from '../resources/benefits/index.ts';
import { bundles } from '../resources/bundles/index.ts';
import { charity } from '../resources/charity/index.ts';
import { classProposals } from '../resources/class-proposals/index.ts';
import { cohorts } from '../resources/cohorts/index.ts';
import { complaints } from '../resources/complaints/index.ts';
import { consentTexts } from '../resources/consent-texts/index.ts';
import { counter } from '../resources/counter/index.ts';
import { coupons } from '../resources/coupons/index.ts';
import { deadLetters } from '../resources/dead-letters/index.ts';
import { abuseCases, referrals, tasks } from '../resources/engagement/index.ts';
import { playfulFormats } from '../resources/formats/index.ts';
import { erasures } from '../resources/erasures/index.ts';
import { exports as listExports } from '../resources/exports/index.ts';
import { families } from '../resources/families/index.ts';
import { franchises } from '../resources/franchises/index.ts';
import { fxTables } from '../resources/fx-tables/index.ts';
import { goldBoard } from '../resources/gold-board/index.ts';
import { home } from '../resources/home/index.ts';
import { insights } from '../resources/insights/index.ts';
import { items } from '../resources/items/index.ts';
import { ledger } from '../resources/ledger/index.ts';
import { lifeEvents } from '../resources/life-events/index.ts';
import { liveSessions } from '../resources/live-sessions/index.ts';
import { memberEvents } from '../resources/member-events/index.ts';
import { members } from '../resources/members/index.ts';
import { memberExports } from '../resources/member-exports/index.ts';
import { margins } from '../resources/margins/index.ts';
import { mergeCases } from '../resources/merge-cases/index.ts';
import { operators } from '../resources/operators/index.ts';
import { orders } from '../resources/orders/index.ts';
import { outlets } from '../resources/outlets/index.ts';
import { partnerClients } from '../resources/partner-clients/index.ts';
import { predictions } from '../resources/predictions/index.ts';
import { goldPlans, planTerms } from '../resources/plans/index.ts';
import { payments } from '../resources/payments/index.ts';
import { policies } from '../resources/policies/index.ts';
import { products } from '../resources/products/index.ts';
import { programmes } from '../resources/programmes/index.ts';
import { provenance } from '../resources/provenance/index.ts';
import { quotes } from '../resources/quotes/index.ts';
import { rebates } from '../resources/rebates/index.ts';
import { redeemCounter } from '../resources/redeem-counter/index.ts';
import { redemptions } from '../resources/redemptions/index.ts';
import { rewards } from '../resources/rewards/index.ts';
import { ruleTrial } from '../resources/rule-trial/index.ts';
import { segments } from '../resources/segments/index.ts';
import { serviceOrders } from '../resources/service/index.ts';
import { serviceTeam } from '../resources/service-team/index.ts';
import { sharingTerms } from '../resources/sharing-terms/index.ts';
import { storeDay } from '../resources/store-day/index.ts';
import { storeRanking } from '../resources/store-ranking/index.ts';
import { statements } from '../resources/statements/index.ts';
import { tags } from '../resources/tags/index.ts';
import { messagePlans, messageRules, messages, messageTemplates } from '../resources/outreach/index.ts';
import { creditCrossings, tradeIns } from '../resources/tradeins/index.ts';
import { words } from '../resources/words/index.ts';
import { workingCalendar } from '../resources/working-calendar/index.ts';
import type { HouseResource } from './house-resource.ts';

/** What there is to work with, in the order of the menu. */
export const RESOURCES: readonly HouseResource[] = [
  home,
  storeDay,
  members,
  lifeEvents,
  birthdaysAhead,
  entitlementBookings,
  serviceTeam,
  families,
  counter,
  redeemCounter,
  serviceOrders,
  appointments,
  dueCare,
  tradeIns, messagePlans, messages, messageTemplates, messageRules,
  rewards,
  redemptions,
  goldPlans,
  insights,
  cohorts,
  predictions,
  segments,
  coupons,
  orders,
  quotes,
  payments,
  tasks,
  playfulFormats,
  referrals,
  complaints,
  liveSessions,
  memberEvents,
  products,
  items,
  bundles,
  provenance,
  goldBoard,
  fxTables,
  margins,
  classProposals,
  franchises,
  storeRanking,
  appeals,
  outlets,
  rebates,
  statements,
  creditCrossings,
  approvals,
  adjustments,
  benefitCost,
  manualTiers,
  charity,
  mergeCases,
  abuseCases,
  erasures,
  memberExports,
  listExports,
  consentTexts,
  sharingTerms,
  planTerms,
  programmes,
  benefits,
  policies,
  ruleTrial,
  words,
  workingCalendar,
  tags,
  ledger,
  audit,
  deadLetters,
  operators,
  partnerClients,
  account,
];
