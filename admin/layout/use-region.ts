import { useStore } from 'react-admin';

export const REGIONS = ['CN', 'HK', 'MO', 'SG'] as const;
export type RegionCode = (typeof REGIONS)[number];

/** The region one works for: gold board, programme and figures open with it. */
export function useRegion(): readonly [RegionCode, (region: RegionCode) => void] {
  const [region, setRegion] = useStore<RegionCode>('karat.region', 'CN');
  return [region, setRegion];
}

/** Macau's memberships and prices follow Hong Kong's programme. */
export function programmeOf(region: RegionCode): 'CN' | 'HK' | 'SG' {
  return region === 'MO' ? 'HK' : region;
}
