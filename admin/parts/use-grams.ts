import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';

/** Gold as people weigh it: 19,750 mg are 19.75 克. */
export function useGrams(): (milligrams: number) => string {
  const text = useText();
  const format = useFormat();
  return (milligrams) => (milligrams === 0 ? '—' : `${format.number(milligrams / 1_000)} ${text('shared.units.gram')}`);
}

/** What a field of grams holds, in mg; null when it is no weight of at most three decimals. */
export function milligramsIn(typed: string): number | null {
  const [, whole, part = ''] = /^(\d{1,6})(?:\.(\d{1,3}))?$/.exec(typed.normalize('NFKC').trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 1_000 + Number(part.padEnd(3, '0'));
}
