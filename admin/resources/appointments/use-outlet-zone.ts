import { useMemo } from 'react';
import { AppointmentPlaceDocument } from '../../gql/graphql.ts';
import { useAsk } from '../../graph/use-ask.ts';
import { makeFormat, type Format } from '../../i18n/make-format.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useZoneOf } from '../../parts/words/use-words.ts';

/** Whose clocks an outlet lives by: those of its region, whoever reads it from wherever. */
export function useOutletZone(outletId: string): string {
  const { data } = useAsk(AppointmentPlaceDocument, { outletId }, { enabled: outletId !== '' });
  return useZoneOf(data?.node && 'region' in data.node ? data.node.region : null);
}

/** Times of an outlet as its own clocks show them. */
export function useOutletFormat(outletId: string): Format {
  const { locale } = useFormat();
  const zone = useOutletZone(outletId);
  return useMemo(() => makeFormat(locale, zone), [locale, zone]);
}
