import { useEffect, useRef, useState, type RefObject } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useHouseZone } from '../../reading/house-zone.ts';
import { rezoned } from '../../reading/rezone.ts';
import { forgetTyped, keepTyped, readAttempt } from './attempt.ts';

interface DraftParts<Values> {
  readonly name: string;
  readonly secret?: boolean;
  readonly defaults: Values;
}

/** What stands in the form, kept at each key, and what it began from. */
export function useDraft<Values extends FieldValues>({ name, secret, defaults }: DraftParts<Values>) {
  const [begun, begin] = useState(defaults);
  const [found] = useState(() => (secret ? null : readAttempt<Values>(name)));
  const form = useForm<Values>({ defaultValues: { ...begun, ...found?.values } as DefaultValues<Values> });
  const seen = useRef<Values>(found?.seen ?? begun);
  useRezoning(form, begin, seen);
  const [restored, setRestored] = useState(
    found !== null && Object.keys(found.values).length > 0 && !isSame(found.values, begun));
  useEffect(() => {
    if (secret) return undefined;
    const typing = form.watch(() => keepTyped(name, form.getValues(), seen.current));
    return () => typing.unsubscribe();
  }, [form, name, secret]);
  return {
    form,
    restored,
    seen: () => seen.current,
    isTyped: () => !isSame(form.getValues(), begun),
    beginAnew: () => {
      seen.current = begun;
      form.reset(begun as DefaultValues<Values>);
      forgetTyped(name);
      setRestored(false);
    },
    /** Somebody was faster: from now on the form begins from how it stands now. */
    seeNow: (now: Partial<Values> | undefined, values: Partial<Values>) => {
      seen.current = { ...seen.current, ...now };
      for (const [field, value] of Object.entries(values)) form.setValue(field as Path<Values>, value as never);
      if (!secret) keepTyped(name, form.getValues(), seen.current);
    },
  };
}

/** The region may be switched beside an open form, in another tab: its moments stay the instants that they are. */
function useRezoning<Values extends FieldValues>(
  form: UseFormReturn<Values>, begin: (turn: (begun: Values) => Values) => void, seen: RefObject<Values>,
): void {
  const zone = useHouseZone();
  const former = useRef(zone);
  useEffect(() => {
    const from = former.current;
    if (from === zone) return;
    former.current = zone;
    begin((begun) => rezoned(begun, from, zone));
    seen.current = rezoned(seen.current, from, zone);
    for (const [field, value] of Object.entries(rezoned(form.getValues(), from, zone))) {
      form.setValue(field as Path<Values>, value as never);
    }
  }, [zone, form, begin, seen]);
}

export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
