import type { Settings } from './settings.ts';

/** One line of the table: ours, what stands beside it, and how far we want to come. */
export interface Figure {
  readonly what: string;
  readonly ours: string;
  readonly beside: string;
  /** Ours in units of the other; for limits the measured value itself. */
  readonly value: number | null;
  /** How `value` is shown; as a ratio without it. */
  readonly shown?: string;
  readonly reach?: { readonly atLeast: number } | { readonly atMost: number };
  /** Ratio of the CPU time of the server processes for one request, where it was measured. */
  readonly cpuRatio?: number;
  readonly note?: string;
}

/** One benchmark: what it measures, and how. */
export interface Row {
  readonly name: string;
  measure(settings: Settings): Promise<readonly Figure[]>;
}

/** What could not be measured here, and how it can be. */
export function unmeasured(what: string, note: string): Figure {
  return { what, ours: '–', beside: '–', value: null, note };
}

export function isReached({ value, reach }: Figure): boolean | null {
  if (value === null || reach === undefined) return null;
  return 'atLeast' in reach ? value >= reach.atLeast : value <= reach.atMost;
}
