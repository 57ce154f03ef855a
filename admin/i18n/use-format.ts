import { useLocaleState } from 'react-admin';
import { useMemo } from 'react';
import { makeFormat, type Format } from './make-format.ts';

export type { Format, MoneyShape } from './make-format.ts';

export function useFormat(): Format {
  const [locale] = useLocaleState();
  return useMemo(() => makeFormat(locale === 'en' ? 'en-GB' : 'zh-CN'), [locale]);
}
