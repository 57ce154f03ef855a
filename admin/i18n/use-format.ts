import { useLocaleState } from 'react-admin';
import { useMemo } from 'react';
import type { Reader } from '../reading/days.ts';
import { useHouseZone } from '../reading/house-zone.ts';
import { makeFormat, type Format } from './make-format.ts';

export type { Format, MoneyShape } from './make-format.ts';

export function useFormat(): Format {
  const [locale] = useLocaleState();
  const zone = useHouseZone();
  return useMemo(() => makeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', zone), [locale, zone]);
}

/** Whose way of writing is read. */
export function useReader(): Reader {
  const [locale] = useLocaleState();
  return locale === 'en' ? 'en' : 'zh';
}
