import { useRef, useState } from 'react';
import { useFailureText } from '../../parts/form/Failure.tsx';
import type { UserError } from '../../parts/form/user-errors.ts';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { memberIdOf } from '../complaints/complaints.data.ts';
import { keepPlace, readPlace } from '../counter/counter.data.ts';
import { oldGoldOf, quoteOrder, type OldGold } from './quotes.data.ts';
import { readTyped, type DeskLine, type TypedSale } from './typed-sale.ts';

export interface DeskWishes {
  readonly card: string;
  readonly couponCodes: string;
  readonly points: string;
  readonly storeCredit: string;
  readonly automatic: boolean;
  /** Old gold that was picked: the same with the same key, whoever holds it meanwhile. */
  readonly tradeInIds: readonly string[];
}
const NOTHING: DeskWishes = { card: '', couponCodes: '', points: '', storeCredit: '', automatic: true, tradeInIds: [] };

/** The store one stands in, the same as at the other counters. */
function usePlace() {
  const places = usePlaces();
  const [chosen, setChosen] = useState(readPlace);
  const only = places.length === 1 ? places[0]!.id : '';
  const choose = (id: string): void => {
    keepPlace(id);
    setChosen(id);
  };
  return { places, choose, outletId: places.some(({ id }) => id === chosen) ? chosen : only };
}

/** What stands on the desk, as the graph is asked; coupons of the member are tried where one buys. */
async function quoteFor(
  outletId: string, { lines, points }: TypedSale, wishes: DeskWishes, idempotencyKey: string,
) {
  const { card, couponCodes, storeCredit, automatic, tradeInIds } = wishes;
  const buyer = card.trim() === '' ? null : { memberId: await memberIdOf(card.trim()) };
  return quoteOrder({
    outletId, fulfilment: 'STORE', buyer, idempotencyKey, lines: [...lines],
    couponCodes: couponCodes.split(/[\s,，]+/).filter(Boolean), automaticCoupons: automatic && buyer !== null,
    points, storeCredit: storeCredit.trim() || '0', tradeInIds: [...tradeInIds],
  });
}

/** Old gold of the card that is typed, once it was looked up; null before. */
function useOldGold(card: string) {
  const [found, setFound] = useState<{ readonly card: string; readonly gold: readonly OldGold[] } | null>(null);
  return {
    gold: found?.card === card ? found.gold : null,
    look: async (): Promise<void> => setFound({ card, gold: await oldGoldOf(card.trim()) }),
  };
}

/** One thing at a time, and why the last one failed. */
function useDoing() {
  const failureText = useFailureText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const doing = async (what: () => Promise<void>): Promise<void> => {
    setFailure(null);
    setBusy(true);
    try {
      await what();
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, doing };
}

/** A sale that is scanned together; sent again without an answer it is the same quote. */
export function useQuoteDesk(onQuoted: (id: string) => void) {
  const place = usePlace();
  const key = useRef(crypto.randomUUID());
  const [lines, setLines] = useState<readonly DeskLine[]>([]);
  const [wishes, setWishes] = useState<DeskWishes>(NOTHING);
  const { gold, look } = useOldGold(wishes.card);
  const { busy, failure, doing } = useDoing();
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const changed = (): void => {
    key.current = crypto.randomUUID();
    setErrors([]);
  };
  const put = (next: readonly DeskLine[]): void => {
    changed();
    setLines(next);
  };
  const wish = (more: Partial<DeskWishes>): void => {
    changed();
    setWishes({ ...wishes, ...('card' in more && { tradeInIds: [] }), ...more });
  };
  const send = async (): Promise<void> => {
    const typed = readTyped(lines, wishes.points);
    setErrors(typed.errors);
    if (typed.errors.length > 0) return;
    await doing(async () => {
      const { quote, userErrors } = await quoteFor(place.outletId, typed, wishes, key.current);
      setErrors(userErrors);
      if (quote && userErrors.length === 0) onQuoted(quote.id);
    });
  };
  return {
    place, lines, wishes, busy, failure, errors, wish, send, gold, lookAtGold: () => doing(look),
    add: (sku: string) => put([...lines, { sku, quantity: '1', grams: '' }]),
    edit: (index: number, more: Partial<DeskLine>) =>
      put(lines.map((line, at) => (at === index ? { ...line, ...more } : line))),
    remove: (index: number) => put(lines.filter((_, at) => at !== index)),
  };
}

export type QuoteDeskState = ReturnType<typeof useQuoteDesk>;
