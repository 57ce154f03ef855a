import { useRef, useState } from 'react';
import { useFailureText } from '../../parts/form/Failure.tsx';
import { usePlaces } from '../../parts/pickers/use-places.ts';
import { checkMemberCode, keepPlace, lookFor, readPlace, type Checked, type Guest } from './counter.data.ts';
import { readShown } from './shown.ts';

export function usePlace() {
  const places = usePlaces();
  const [chosen, setChosen] = useState(readPlace);
  const only = places.length === 1 ? places[0]!.id : '';
  const choose = (id: string): void => {
    keepPlace(id);
    setChosen(id);
  };
  return { places, choose, outletId: places.some(({ id }) => id === chosen) ? chosen : only };
}

/** Who is behind what was shown: a visit by its code, or whom a card, a phone or a name lead to. */
export type Found =
  | { readonly by: 'code'; readonly answer: Checked }
  | { readonly by: 'words'; readonly guests: readonly Guest[] };

/** A key for each code that is typed: sent again without an answer it is the same visit. */
export function useCounter(outletId: string) {
  const failureText = useFailureText();
  const key = useRef(crypto.randomUUID());
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const type = (value: string): void => {
    key.current = crypto.randomUUID();
    setTyped(value);
  };
  const look = async (value: string): Promise<void> => {
    const shown = readShown(value);
    if (!shown) return;
    if (shown.is !== 'code') {
      setFound({ by: 'words', guests: await lookFor(shown) });
      return;
    }
    const answer = await checkMemberCode(shown.code, outletId, key.current);
    setFound({ by: 'code', answer });
    if (answer.userErrors.length === 0) type('');
  };
  const send = async (value = typed): Promise<void> => {
    setBusy(true);
    setFailure(null);
    setFound(null);
    try {
      await look(value);
    } catch (error) {
      setFailure(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  /** What the camera read is sent as if somebody had typed it. */
  const scan = (code: string): void => {
    type(code);
    void send(code);
  };
  const clear = (): void => {
    type('');
    setFound(null);
  };
  return { typed, type, busy, found, failure, send, scan, clear };
}
