import type { BenefitKind, BenefitUnit, CurrencyCode, PublishBenefitInput } from '../../gql/graphql.ts';
import type { Choice } from '../../parts/form/fields.tsx';
import { formInstant } from '../../reading/house-zone.ts';
import { idsOfPicked } from '../../parts/pickers/FieldPick.tsx';
import { tiersOf, type Programme, type Rules } from './benefits.data.ts';

/** The form: what each tier has and each programme asks stands under a name of its own. */
export type Values = Record<string, string | boolean | Choice[]>;

interface Named {
  readonly id: string; readonly code?: string; readonly name?: string;
  readonly nameZh?: string; readonly nameEn?: string;
}

/** Written where a tier has as many as one likes. */
export const ANY = '*';

export const tierField = (programme: string, tier: string): string => `tier-${programme}-${tier}`;
export const amountField = (name: Amount, programme: string): string => `${name}-${programme}`;
export type Amount = 'costs' | 'leastLifetime' | 'leastPurchase';
const AMOUNTS: readonly Amount[] = ['costs', 'leastLifetime', 'leastPurchase'];

/** What stands in the form for a benefit as it is; empty for a new one. */
export function valuesOf(
  rules: Rules | null, programmes: readonly Programme[], nameOf: (one: Named) => string,
): Values {
  const picked = (...things: (Named | null | undefined)[]): Choice[] =>
    things.flatMap((one) => (one ? [{ id: one.id, name: nameOf(one) }] : []));
  const tiers = programmes.flatMap((programme) => tiersOf(programme).map(({ code }) => {
    const has = rules?.allowances.find((each) => each.programmeCode === programme.code && each.tierCode === code);
    const count = has?.leadHours ?? has?.perYear;
    return [tierField(programme.code, code), has ? String(count ?? ANY) : ''];
  }));
  const amounts = AMOUNTS.flatMap((name) => programmes.map(({ code }) => [amountField(name, code),
    rules?.[name]?.find(({ programmeCode }) => programmeCode === code)?.amount.amount ?? '']));
  const text = (value: string | number | null | undefined): string => String(value ?? '');
  return {
    ...Object.fromEntries(tiers) as Values, ...Object.fromEntries(amounts) as Values,
    nameZh: text(rules?.nameZh), nameEn: text(rules?.nameEn), kind: rules?.kind ?? 'COUNTED',
    unit: rules?.unit ?? 'TIME',
    costly: rules?.costly ?? false, bookable: rules?.bookable ?? false, heritage: rules?.heritage ?? false,
    confirmTooMany: false, firstDay: text(rules?.firstDay), lastDay: text(rules?.lastDay),
    purchaseFirstDay: text(rules?.purchaseFirstDay), purchaseLastDay: text(rules?.purchaseLastDay),
    pointsPrice: text(rules?.pointsPrice), extraDays: text(rules?.extraDays ?? 365),
    daysAhead: text(rules?.daysAhead ?? 15), daysAfter: text(rules?.daysAfter ?? 15),
    labourPercent: text(rules?.labourPercent), code: '', effectiveFrom: '', note: '',
    outlets: picked(...rules?.outlets ?? []), segment: picked(rules?.segment), funder: picked(rules?.funder),
  };
}

/** What is sent. */
export function inputOf(
  values: Values, programmes: readonly Programme[],
): Omit<PublishBenefitInput, 'code' | 'expectedVersion' | 'idempotencyKey'> {
  const text = (name: string): string => String(values[name] ?? '').trim();
  const picked = (name: string): string[] => idsOfPicked(values[name] as Choice[]);
  const number = (name: string): number | null => (text(name) === '' ? null : Number(text(name)));
  const kind = text('kind') as BenefitKind;
  const amounts = (name: Amount) => programmes.flatMap(({ code, currency }) => {
    const amount = text(amountField(name, code));
    return amount === '' ? [] : [{ programmeCode: code, amount: { amount, currency: currency as CurrencyCode } }];
  });
  return {
    effectiveFrom: formInstant(text('effectiveFrom')) ?? '', note: text('note') || null, dryRun: false,
    confirmTooMany: values['confirmTooMany'] === true,
    rules: {
      nameZh: text('nameZh'), nameEn: text('nameEn'), kind, unit: text('unit') as BenefitUnit,
      costly: values['costly'] === true, bookable: values['bookable'] === true, heritage: values['heritage'] === true,
      funderId: picked('funder')[0] ?? null, outletIds: picked('outlets'),
      segmentId: picked('segment')[0] ?? null,
      allowances: programmes.flatMap((programme) => tiersOf(programme).flatMap(({ code }) => {
        const count = text(tierField(programme.code, code));
        if (count === '') return [];
        const most = count === ANY ? null : Number(count);
        const isHours = kind === 'EARLY_ACCESS';
        return [{
          programmeCode: programme.code, tierCode: code,
          perYear: isHours ? null : most, leadHours: isHours ? most : null,
        }];
      })),
      costs: amounts('costs'), leastLifetime: amounts('leastLifetime'), leastPurchase: amounts('leastPurchase'),
      firstDay: text('firstDay') || null, lastDay: text('lastDay') || null,
      purchaseFirstDay: text('purchaseFirstDay') || null, purchaseLastDay: text('purchaseLastDay') || null,
      pointsPrice: number('pointsPrice'), extraDays: number('extraDays') ?? 365, daysAhead: number('daysAhead') ?? 15,
      daysAfter: number('daysAfter') ?? 15, labourPercent: number('labourPercent'),
    },
  };
}
