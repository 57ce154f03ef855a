import { useState } from 'react';
import { compare, saysAll, saysStale, taken, type Edited, type Side, type Stale } from './stale.ts';
import type { UserError } from './user-errors.ts';

export interface Met<Values> extends Stale<Values> {
  /** The operator has chosen: what goes into the form, so that the next try is against the current version. */
  settle(sides: Readonly<Record<string, Side>>): Partial<Values>;
}

/** A refusal was of something else; somebody was faster; or it was oneself, by a try whose answer was lost. */
export type Meeting = 'none' | 'stale' | 'own';

interface Tried<Values> {
  readonly values: Values;
  /** What the form began from. */
  readonly seen: Values;
  readonly wasLost: boolean;
}

/** When a refusal says that somebody was faster, reads what stands there now and holds it beside what was typed. */
export function useStale<Values extends object>(
  edited: Edited<Values> | undefined,
): [Met<Values> | null, (errors: readonly UserError[], tried: Tried<Values>) => Promise<Meeting>] {
  const [stale, setStale] = useState<Stale<Values> | null>(null);
  const met = async (errors: readonly UserError[], { values, seen, wasLost }: Tried<Values>): Promise<Meeting> => {
    if (!edited || !saysStale(errors)) return 'none';
    // When it cannot be read now, the refusal is shown as any other and the next try asks again.
    const now = await edited.read().catch(() => null);
    if (!now || now.version === (values as { expectedVersion?: number }).expectedVersion) return 'none';
    const begun = { ...edited, seen: { ...edited.seen, values: seen } };
    const compared = compare(begun, values, now);
    if (wasLost && compared.rows.length === 0 && saysAll(edited, values, seen)) return 'own';
    setStale(compared);
    return 'stale';
  };
  const settle = (held: Stale<Values>) => (sides: Readonly<Record<string, Side>>) => {
    setStale(null);
    return taken(held, sides);
  };
  return [stale && { ...stale, settle: settle(stale) }, met];
}
