import { useRef, useState } from 'react';
import { useFailureText } from '../../parts/form/Failure.tsx';
import type { UserError } from '../../parts/form/user-errors.ts';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { memberIdOf } from '../complaints/complaints.data.ts';
import { keepPlace, readPlace } from '../counter/counter.data.ts';
import { oldGoldOf, quoteOrder } from './quotes.data.ts';
import { readTyped, type DeskLine, type TypedSale } from './typed-sale.ts';

const NOTHING = { card: '', couponCodes: '', points: '', tradeInCredit: '', storeCredit: '', automatic: true,
  oldGold: false };
export type DeskWishes = typeof NOTHING;

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
  const { card, couponCodes, tradeInCredit, storeCredit, automatic, oldGold } = wishes;
  const buyer = card.trim() === '' ? null : { memberId: await memberIdOf(card.trim()) };
  return quoteOrder({
    outletId, fulfilment: 'STORE', buyer, idempotencyKey, lines: [...lines],
    couponCodes: couponCodes.split(/[\s,，]+/).filter(Boolean), automaticCoupons: automatic && buyer !== null,
    points, tradeInCredit: tradeInCredit.trim() || '0', storeCredit: storeCredit.trim() || '0',
    tradeInIds: oldGold && buyer ? await oldGoldOf(buyer.memberId) : [],
  });
}

/** A sale that is scanned together; sent again without an answer it is the same quote. */
export function useQuoteDesk(onQuoted: (id: string) => void) {
  const place = usePlace();
  const failureText = useFailureText();
  const key = useRef(crypto.randomUUID());
  const [lines, setLines] = useState<readonly DeskLine[]>([]);
  const [wishes, setWishes] = useState<DeskWishes>(NOTHING);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
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
    setWishes({ ...wishes, ...more });
  };
  const send = async (): Promise<void> => {
    const typed = readTyped(lines, wishes.points);
    setFailure(null);
    setErrors(typed.errors);
    if (typed.errors.length > 0) return;
    setBusy(true);
    try {
      const { quote, userErrors } = await quoteFor(place.outletId, typed, wishes, key.current);
      setErrors(userErrors);
      if (quote && userErrors.length === 0) onQuoted(quote.id);
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  return {
    place, lines, wishes, busy, failure, errors, wish, send,
    add: (sku: string) => put([...lines, { sku, quantity: '1', grams: '' }]),
    edit: (index: number, more: Partial<DeskLine>) =>
      put(lines.map((line, at) => (at === index ? { ...line, ...more } : line))),
    remove: (index: number) => put(lines.filter((_, at) => at !== index)),
  };
}

export type QuoteDeskState = ReturnType<typeof useQuoteDesk>;
