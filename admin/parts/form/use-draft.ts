import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useForm, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { useHouseZone } from '../../reading/house-zone.ts';
import { rezoned } from '../../reading/rezone.ts';
import { forgetTyped, isSame, keepTyped, readAttempt } from './attempt.ts';

interface DraftParts<Values> {
  readonly name: string;
  readonly secret?: boolean;
  readonly defaults: Values;
}

/** What stands in the form, kept at each key, and what it began from. */
export function useDraft<Values extends FieldValues>({ name, secret, defaults }: DraftParts<Values>) {
  const begun = useRef(defaults);
  const [found] = useState(() => (secret ? null : readAttempt<Values>(name)));
  const [first] = useState({ ...defaults, ...found?.values });
  const form = useForm<Values>({ defaultValues: first as DefaultValues<Values> });
  const seen = useRef<Values>(found?.seen ?? defaults);
  useRezoning(form, begun, seen);
  const [restored, setRestored] = useState(
    found !== null && Object.keys(found.values).length > 0 && !isSame(found.values, defaults));
  const keep = useCallback(() => {
    if (!secret) keepTyped(name, { values: form.getValues(), seen: seen.current, begun: begun.current });
  }, [form, name, secret]);
  useEffect(() => {
    const typing = form.watch(keep);
    return () => typing.unsubscribe();
  }, [form, keep]);
  return {
    form,
    restored,
    seen: () => seen.current,
    isTyped: () => !isSame(form.getValues(), begun.current),
    beginAnew: () => {
      seen.current = begun.current;
      form.reset(begun.current as DefaultValues<Values>);
      forgetTyped(name);
      setRestored(false);
    },
    /** Somebody was faster: from now on the form begins from how it stands now. */
    seeNow: (now: Partial<Values> | undefined, values: Partial<Values>) => {
      seen.current = { ...seen.current, ...now };
      for (const [field, value] of Object.entries(values)) form.setValue(field as Path<Values>, value as never);
      keep();
    },
  };
}

/** The region may be switched beside an open form, in another tab: its moments stay the instants that they are. */
function useRezoning<Values extends FieldValues>(
  form: UseFormReturn<Values>, begun: RefObject<Values>, seen: RefObject<Values>,
): void {
  const zone = useHouseZone();
  const former = useRef(zone);
  useEffect(() => {
    const from = former.current;
    if (from === zone) return;
    former.current = zone;
    begun.current = rezoned(begun.current, from, zone);
    seen.current = rezoned(seen.current, from, zone);
    for (const [field, value] of Object.entries(rezoned(form.getValues(), from, zone))) {
      form.setValue(field as Path<Values>, value as never);
    }
  }, [zone, form, begun, seen]);
}
