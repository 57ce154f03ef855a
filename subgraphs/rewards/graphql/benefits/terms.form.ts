import { PREFIX } from '../../../contracts/ids.ts';
import { form, formOf, formsOf, type Filled } from '../../../kernel/graph/mutation/form.ts';
import {
  date, flag, idOf, idsOf, money, optional, otherwise, points, take, text, whole,
} from '../../../kernel/graph/mutation/take.ts';
import type { BenefitKind, BenefitTerms, BenefitUnit } from '../../domain/benefits/terms.ts';
import { SAYS } from './terms-words.ts';
import { BenefitKindName, BenefitUnitName } from './words.ts';

const ALLOWANCE = form('BenefitAllowanceInput', 'Which tier has a benefit, and how much of it.', {
  programmeCode: text(SAYS.programmeCode),
  tierCode: text(SAYS.tierCode),
  perYear: optional(whole(SAYS.perYear)),
  leadHours: optional(whole(SAYS.leadHours)),
});

const AMOUNT = form('ProgrammeAmountInput', 'An amount as members of one programme have it, in its currency.', {
  programmeCode: text(SAYS.programmeCode),
  amount: money(SAYS.amount),
});

const TERMS = form('BenefitTermsInput', 'What a benefit 权益 is from a date on, whole.', {
  nameZh: text(SAYS.nameZh),
  nameEn: text(SAYS.nameEn),
  kind: take<BenefitKind>(() => BenefitKindName, SAYS.kind),
  unit: otherwise<BenefitUnit>('time', take(() => BenefitUnitName, SAYS.unit)),
  costly: otherwise(false, flag(SAYS.costly)),
  bookable: otherwise(false, flag(SAYS.bookable)),
  heritage: otherwise(false, flag(SAYS.heritage)),
  funderId: optional(idOf(PREFIX.franchise, 'Franchise that pays for it 承担方; none: head office 总部.')),
  allowances: formsOf(ALLOWANCE, SAYS.allowances),
  costs: otherwise([], formsOf(AMOUNT, SAYS.costs)),
  outletIds: otherwise([], idsOf(PREFIX.outlet, SAYS.outletIds)),
  firstDay: optional(date(SAYS.firstDay)),
  lastDay: optional(date(SAYS.lastDay)),
  segmentId: optional(idOf(PREFIX.segment, SAYS.segmentId)),
  leastLifetime: otherwise([], formsOf(AMOUNT, SAYS.leastLifetime)),
  leastPurchase: otherwise([], formsOf(AMOUNT, SAYS.leastPurchase)),
  purchaseFirstDay: optional(date(SAYS.purchaseFirstDay)),
  purchaseLastDay: optional(date(SAYS.purchaseLastDay)),
  pointsPrice: optional(points(SAYS.pointsPrice)),
  extraDays: otherwise(365, whole(SAYS.extraDays)),
  daysAhead: otherwise(15, whole(SAYS.daysAhead)),
  daysAfter: otherwise(15, whole(SAYS.daysAfter)),
  labourPercent: optional(whole(SAYS.labourPercent)),
});

export const takeTerms = formOf(TERMS, 'The whole benefit, also what stays.');

type Given = Filled<typeof TERMS>;

/** What was filled in, as the rules have it. */
export function termsGiven({ allowances, costs, leastLifetime, leastPurchase, ...rest }: Given): BenefitTerms {
  const amounts = (given: Given['costs']) =>
    given.map(({ programmeCode, amount }) => ({ programme: programmeCode, amount }));
  return {
    ...rest, costs: amounts(costs), leastLifetime: amounts(leastLifetime), leastPurchase: amounts(leastPurchase),
    allowances: allowances.map(({ programmeCode, tierCode, perYear, leadHours }) => (
      { programme: programmeCode, tier: tierCode, perYear, leadHours })),
  };
}
