import { useMemo, useState } from 'react';
import { houseZone, useHouseZone } from '../../reading/house-zone.ts';
import { rezoned } from '../../reading/rezone.ts';
import {
  compareIn, saysAll, saysStale, taken, type Edited, type Meeting, type Side, type Stale,
} from './stale.ts';
import type { UserError } from './user-errors.ts';

export interface Settling<Values> extends Stale<Values> {
  /** The operator has chosen: what goes into the form, so that the next try is against the current version. */
  settle(sides: Readonly<Record<string, Side>>): Partial<Values>;
}

/** A refusal was of something else; somebody was faster; or it was oneself, by a try whose answer was lost. */
export type Met = 'none' | 'stale' | 'own';

interface Tried<Values> {
  readonly values: Values;
  /** What the form began from. */
  readonly seen: Values;
  readonly wasLost: boolean;
  /** By whose clocks both were typed. */
  readonly zone: string;
}

/** When a refusal says that somebody was faster, reads what stands there now and holds it beside what was typed. */
export function useStale<Values extends object>(
  edited: Edited<Values> | undefined,
): [Settling<Values> | null, (errors: readonly UserError[], tried: Tried<Values>) => Promise<Met>] {
  const [held, hold] = useState<Meeting<Values> | null>(null);
  const zone = useHouseZone();
  const met = async (errors: readonly UserError[], tried: Tried<Values>): Promise<Met> => {
    if (!edited || !saysStale(errors)) return 'none';
    // When it cannot be read now, the refusal is shown as any other and the next try asks again.
    const now = await edited.read().catch(() => null);
    if (!now || now.version === (tried.values as { expectedVersion?: number }).expectedVersion) return 'none';
    // What stands there was just read by the clocks of now; the answer may have come after a switch of the region.
    const here = houseZone();
    const [values, seen] = [tried.values, tried.seen].map((one) => rezoned(one, tried.zone, here)) as [Values, Values];
    const meeting = { begun: { ...edited, seen: { ...edited.seen, values: seen } }, typed: values, now, zone: here };
    const isNone = compareIn(meeting, here).rows.length === 0;
    if (tried.wasLost && isNone && saysAll(edited, values, seen)) return 'own';
    hold(meeting);
    return 'stale';
  };
  // The words of its fields are those of now: they tell moments by the clocks of now.
  const compared = held && compareIn({ ...held, begun: { ...held.begun, fields: edited?.fields } }, zone);
  const said = JSON.stringify(compared?.rows);
  // The same object as long as it says the same: a form that renders again is not scrolled to it anew.
  const stale = useMemo(() => {
    const settle = (sides: Readonly<Record<string, Side>>) => {
      hold(null);
      return taken(compared!, sides);
    };
    return compared && { ...compared, settle };
  }, [held, zone, said]);
  return [stale, met];
}
