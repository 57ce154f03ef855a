import { useRef, useState } from 'react';
import { useFailureText } from '../../parts/form/Failure.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { keepPlace, readPlace } from '../counter/counter.data.ts';
import {
  checkRedemption, verifyRedemption, type Checked, type Redemption, type Verified,
} from '../redemptions/redemptions.data.ts';

export type Step =
  | { readonly at: 'ask' }
  | { readonly at: 'looked'; readonly answer: Checked }
  | { readonly at: 'taken'; readonly answer: Verified };

/** The store one stands in: the same one as at the other counter. */
export function useRedeemPlace() {
  const places = usePlaces();
  const [chosen, setChosen] = useState(readPlace);
  const choose = (id: string): void => {
    keepPlace(id);
    setChosen(id);
  };
  const only = places.length === 1 ? places[0]!.id : '';
  return { places, choose, outletId: places.some(({ id }) => id === chosen) ? chosen : only };
}

/** A key for each code that is typed: sent again without an answer it is the same handing out. */
export function useRedeemCounter(outletId: string) {
  const failureText = useFailureText();
  const key = useRef(crypto.randomUUID());
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<Step>({ at: 'ask' });
  const [failure, setFailure] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      await work();
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  const type = (value: string): void => {
    key.current = crypto.randomUUID();
    setTyped(value);
    setStep({ at: 'ask' });
  };
  const look = (code = typed): Promise<void> => attempt(async () => {
    setStep({ at: 'looked', answer: await checkRedemption(code, outletId) });
  });
  const take = ({ cash }: Pick<Redemption, 'cash'>): Promise<void> => attempt(async () => {
    const answer = await verifyRedemption({
      code: typed, outletId, idempotencyKey: key.current, cashPaid: /[1-9]/.test(cash.amount) ? cash : null });
    setStep({ at: 'taken', answer });
    if (answer.userErrors.length === 0) setTyped('');
  });
  /** What the camera read is looked up as if somebody had typed it. */
  const scan = (code: string): void => {
    type(code);
    void look(code);
  };
  return { typed, type, busy, step, failure, look, take, scan };
}
