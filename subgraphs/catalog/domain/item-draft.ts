import { IDENTIFIER_RULE, readIdentifier } from '../../kernel/identifier.ts';
import type { Refusal } from '../../kernel/outcome.ts';
import { isCurrency, noAmount, parseAmount } from '../../kernel/money.ts';
import { Checks, isLabel } from './checks.ts';
import { MAX_LABEL, MAX_WEIGHT_MG, MAX_WORD } from './limits.ts';
import type { LabourBasis, Pricing } from './words.ts';

/**
 * What an item (one SKU) must say of itself. A fixed item has a price above zero; an item sold by weight
 * has gold to weigh and no fixed price. Amounts are decimals of the item's one currency.
 *
 * Example: by weight, 4,250 mg, labour "30.00" per gram → 3,000 fen a gram.
 */
export interface ItemDraft {
  readonly sku: string;
  /** Only of a unique piece. */
  readonly serialNo: string | null;
  readonly grossWeightMg: number;
  readonly goldWeightMg: number;
  readonly size: string | null;
  /** Number in a limited edition; only of an item of one, and absent where none is told. */
  readonly editionNo?: number | null | undefined;
  readonly pricing: Pricing;
  readonly currency: string;
  readonly fixedPrice: string | null;
  readonly labour: string | null;
  readonly labourBasis: LabourBasis;
  readonly stonePrice: string | null;
  readonly retired: boolean;
}

export interface ItemFields {
  readonly sku: string;
  readonly serialNo: string | null;
  readonly grossWeightMg: bigint;
  readonly goldWeightMg: bigint;
  readonly size: string | null;
  readonly editionNo: number | null;
  readonly pricing: Pricing;
  readonly currency: string;
  readonly fixedPriceMinor: bigint | null;
  readonly labourMinor: bigint;
  readonly labourBasis: LabourBasis;
  readonly stonePriceMinor: bigint;
  readonly retired: boolean;
}

export type ItemReading =
  | { readonly ok: true; readonly fields: ItemFields }
  | { readonly ok: false; readonly refusals: readonly Refusal<'INVALID'>[] };

export function readItem(draft: ItemDraft, path: readonly string[] = []): ItemReading {
  const checks = new Checks(path);
  const sku = readIdentifier(draft.sku, MAX_LABEL) ?? '';
  const serialNo = draft.serialNo?.trim() ? readIdentifier(draft.serialNo, MAX_WORD) : null;
  const size = draft.size?.trim() || null;
  checks.must(isLabel(sku, MAX_LABEL),
    `A SKU has 1 to ${MAX_LABEL} characters, no control or invisible ones.`, 'sku');
  checks.must(!draft.serialNo?.trim() || serialNo !== null,
    `A serial number has 1 to ${MAX_WORD} characters: ${IDENTIFIER_RULE}.`, 'serialNo');
  if (size !== null) checks.text(size, 20, 'size');
  checks.whole(draft.grossWeightMg, 0, MAX_WEIGHT_MG, 'grossWeightMg');
  checks.whole(draft.goldWeightMg, 0, MAX_WEIGHT_MG, 'goldWeightMg');
  checks.must(draft.goldWeightMg <= draft.grossWeightMg,
    'Gold weighs no more than the whole piece.', 'goldWeightMg');
  const amounts = readAmounts(draft, checks);
  checkPricing(draft, amounts.fixedPriceMinor, checks);
  if (checks.refusals.length > 0) return { ok: false, refusals: checks.refusals };
  return { ok: true, fields: {
    sku, serialNo, size, editionNo: draft.editionNo ?? null, pricing: draft.pricing, currency: draft.currency,
    labourBasis: draft.labourBasis, retired: draft.retired,
    grossWeightMg: BigInt(draft.grossWeightMg), goldWeightMg: BigInt(draft.goldWeightMg),
    fixedPriceMinor: amounts.fixedPriceMinor,
    labourMinor: amounts.labourMinor ?? 0n, stonePriceMinor: amounts.stonePriceMinor ?? 0n,
  } };
}

function readAmounts(draft: ItemDraft, checks: Checks) {
  const { currency } = draft;
  const known = isCurrency(currency);
  checks.must(known, `${currency} is no currency of ISO 4217.`, 'currency');
  const read = (field: 'fixedPrice' | 'labour' | 'stonePrice'): bigint | null => {
    const text = draft[field];
    if (text === null || !known) return null;
    const minor = parseAmount(text, currency);
    checks.must(minor !== null && minor >= 0n,
      minor === null ? noAmount(text, currency) : 'An amount is not below zero.', field);
    return minor;
  };
  return {
    fixedPriceMinor: read('fixedPrice'), labourMinor: read('labour'),
    stonePriceMinor: read('stonePrice'),
  };
}

function checkPricing(draft: ItemDraft, fixedPriceMinor: bigint | null, checks: Checks): void {
  if (draft.pricing === 'fixed') {
    checks.must(draft.fixedPrice !== null && fixedPriceMinor !== 0n,
      'A fixed-price item has a price above zero.', 'fixedPrice');
  } else {
    checks.must(draft.fixedPrice === null, 'An item sold by weight has no fixed price.', 'fixedPrice');
    checks.must(draft.goldWeightMg > 0, 'An item sold by weight has gold to weigh.', 'goldWeightMg');
  }
}
