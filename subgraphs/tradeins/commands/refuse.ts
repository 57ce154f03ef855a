import { refused, type Outcome } from '../../kernel/outcome.ts';
import type { PriceCode } from '../domain/price.ts';
import type { StepCode } from '../domain/steps.ts';
import type { TradeInDeed } from '../domain/words.ts';
import type { TradeInRow } from '../persistence/trade-ins.ts';

const WHY: Readonly<Record<StepCode, string>> = {
  NOT_NOW: 'It stands otherwise by now',
  OFFER_LAPSED: 'The offer is over: it is made anew at the price of now',
  MELTED: 'What is melted is not given back',
  CREDIT_IN_USE: 'A sale has its credit, or holds it',
  NOTE_REQUIRED: 'Say why',
  SALE_CREDITS: 'Its way is for a sale, which credits it: name it in a quote',
};

export const unknown = (): Outcome<never, 'NOT_FOUND'> =>
  refused('NOT_FOUND', 'There is no such trade-in.', ['id']);

/** Somebody did something with it meanwhile; null: nobody did. */
export function stale(row: TradeInRow, expected: number): Outcome<never, 'STALE'> | null {
  return row.version === expected ? null
    : refused('STALE', 'It was changed meanwhile.', ['expectedVersion'], { currentVersion: row.version });
}

export function refuseStep(code: StepCode, deed: TradeInDeed, { state }: TradeInRow): Outcome<never, StepCode> {
  return refused(code, `${WHY[code]}: ${deed} of what is ${state}.`, [code === 'NOTE_REQUIRED' ? 'note' : 'id']);
}

const NO_PRICE: Readonly<Record<PriceCode, string>> = {
  TRY_AGAIN: 'The gold board cannot be looked up now.',
  NO_PRICE: 'The board of the region has no such price now: publish one first.',
  NOTHING_LEFT: 'After loss and depreciation nothing is left of it.',
};

export function refusePrice(code: PriceCode): Outcome<never, PriceCode> {
  return refused(code, NO_PRICE[code], []);
}
