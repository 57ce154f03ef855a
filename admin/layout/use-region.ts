import { useStore } from 'react-admin';
import { useKnownRegions, useRegions, type RegionWord } from '../parts/words/use-words.ts';

const KEPT = 'karat.region';

/** One that is gone, or was never chosen, is the first. */
const chosenOf = (regions: readonly RegionWord[], code: string): RegionWord | undefined =>
  regions.find((region) => region.code === code) ?? regions[0];

/** The region one works for: gold board, programme and figures open with it. */
export function useRegion(): RegionWord {
  const regions = useKnownRegions();
  const [code] = useStore(KEPT, '');
  const region = chosenOf(regions, code);
  if (!region) throw new Error('The house has no region.');
  return region;
}

export interface RegionSwitch {
  readonly regions: readonly RegionWord[];
  /** Null until they are known. */
  readonly region: RegionWord | null;
  choose(code: string): void;
}

export function useRegionSwitch(): RegionSwitch {
  const regions = useRegions();
  const [code, choose] = useStore(KEPT, '');
  return { regions, region: chosenOf(regions, code) ?? null, choose };
}
