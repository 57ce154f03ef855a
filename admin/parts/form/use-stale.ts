import { useState } from 'react';
import { compare, saysStale, taken, type Edited, type Side, type Stale } from './stale.ts';
import type { UserError } from './user-errors.ts';

export interface Met<Values> extends Stale<Values> {
  /** The operator has chosen: what goes into the form, so that the next try is against the current version. */
  settle(sides: Readonly<Record<string, Side>>): Partial<Values>;
}

/** When a refusal says that somebody was faster, reads what stands there now and holds it beside what was typed. */
export function useStale<Values extends object>(
  edited: Edited<Values> | undefined,
): [Met<Values> | null, (errors: readonly UserError[], typed: Values) => Promise<boolean>] {
  const [stale, setStale] = useState<Stale<Values> | null>(null);
  const met = async (errors: readonly UserError[], typed: Values): Promise<boolean> => {
    if (!edited || !saysStale(errors)) return false;
    // When it cannot be read now, the refusal is shown as any other and the next try asks again.
    const now = await edited.read().catch(() => null);
    if (!now || now.version === (typed as { expectedVersion?: number }).expectedVersion) return false;
    setStale(compare(edited, typed, now));
    return true;
  };
  const settle = (held: Stale<Values>) => (sides: Readonly<Record<string, Side>>) => {
    setStale(null);
    return taken(held, sides);
  };
  return [stale && { ...stale, settle: settle(stale) }, met];
}
