import { useEffect } from 'react';
import { setHouseZone } from '../reading/house-zone.ts';
import { useRegionSwitch } from './use-region.ts';

/** What is read and typed goes by the clocks of the region one works for. */
export function useHouseClock(): void {
  const zone = useRegionSwitch().region?.timeZone;
  useEffect(() => {
    if (zone) setHouseZone(zone);
  }, [zone]);
}
