import type { BundleShownFragment, PutBundleInput } from '../../gql/graphql.ts';

export type Bundle = BundleShownFragment;

export interface PartRow { readonly sku: string; readonly quantity: string }

/** A bundle as its form holds it: items by their SKU, a share as percent. */
export interface BundleValues {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly parts: PartRow[];
  readonly pricing: string;
  readonly amount: string;
  readonly currency: string;
  readonly offPercent: string;
  readonly returns: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly retired: boolean;
  readonly expectedVersion: number;
}

export const NEW_PART: PartRow = { sku: '', quantity: '1' };
export const MOST_PARTS = 20;

/** `momentOf`: an instant as a form keeps it. */
export function valuesOf(
  bundle: Bundle | null, currency: string, momentOf: (at: string) => string,
): BundleValues {
  const { amount, offBps, startsAt, endsAt } = bundle ?? {};
  return {
    code: bundle?.code ?? '', nameZh: bundle?.nameZh ?? '', nameEn: bundle?.nameEn ?? '',
    parts: bundle ? bundle.parts.map(({ item, quantity }) => ({ sku: item?.sku ?? '', quantity: String(quantity) }))
      : [NEW_PART, NEW_PART],
    pricing: bundle?.pricing ?? 'PRICE', amount: amount?.amount ?? '', currency: amount?.currency ?? currency,
    offPercent: offBps == null ? '' : String(offBps / 100), returns: bundle?.returns ?? 'KEEP',
    startsAt: startsAt ? momentOf(startsAt) : '', endsAt: endsAt ? momentOf(endsAt) : '',
    retired: bundle?.retired ?? false, expectedVersion: bundle?.version ?? 0,
  };
}

const whole = (typed: string): number => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : 0);

/** `idOf`: the item of a SKU; one that nobody knows is refused at its place. */
export function bundleFrom(
  values: BundleValues, idOf: (sku: string) => string, instantOf: (kept: string) => string | null,
): Omit<PutBundleInput, 'idempotencyKey'> {
  const isShare = values.pricing === 'PERCENT_OFF';
  return {
    code: values.code.trim(), nameZh: values.nameZh.trim(), nameEn: values.nameEn.trim(),
    parts: values.parts.map(({ sku, quantity }) => ({ itemId: idOf(sku.trim()), quantity: whole(quantity) })),
    pricing: values.pricing as PutBundleInput['pricing'], returns: values.returns as PutBundleInput['returns'],
    amount: isShare ? null : { amount: values.amount.trim(), currency: values.currency as never },
    offBps: isShare ? Math.round(Number(values.offPercent.trim() || '0') * 100) : null,
    startsAt: instantOf(values.startsAt), endsAt: instantOf(values.endsAt), retired: values.retired,
    expectedVersion: values.expectedVersion,
  };
}

const FIELDS: Readonly<Record<string, string>> = { itemId: 'sku', offBps: 'offPercent' };

/** parts.0.itemId is the field of its SKU, offBps that of the percentage. */
export const bundlePlace = (path: readonly string[]): readonly string[] =>
  (path[0] === 'amount' ? ['amount'] : path.length === 1 && path[0] === 'parts' ? ['parts', '0', 'sku']
    : path.map((step) => FIELDS[step] ?? step));
