import { useFormat } from '../../../i18n/use-format.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import type { Reason, Recommended } from './next.data.ts';

type Style = Recommended['product'];

/** The name of a style in the language that is shown. */
export function useStyleName(): (style: Style | undefined) => string {
  const { locale } = useFormat();
  return (style) => (style ? (locale === 'zh-CN' ? style.nameZh : style.nameEn) : '—');
}

const TASTES = ['stone', 'style', 'occasion'] as const;

/** A reason as people read it: 同系列 · 月白（已购 月白珍珠项链）. */
export function useReason(): (reason: Reason) => string {
  const text = useText();
  const word = useWord();
  const nameOf = useStyleName();
  const inWords = (kind: Reason['kind'], matched: string): string => {
    const code = matched.toUpperCase();
    if (kind === 'SAME_SERIES') return matched;
    if (kind === 'COMPLEMENT') return word('category', code);
    return TASTES.map((taste) => word(taste, code)).find((said) => said !== code) ?? matched;
  };
  return ({ kind, matched, because }) => {
    const said = [word('recommendationReasonKind', kind), ...matched.map((one) => inWords(kind, one))].join(' · ');
    return because ? text('predictions.because', { said, product: nameOf(because) }) : said;
  };
}
