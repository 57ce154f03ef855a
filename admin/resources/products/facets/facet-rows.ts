import { useFormat } from '../../../i18n/use-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Product } from '../products.data.ts';

/** What the page of a product says of its terms, its story and its care; null where it has none. */
export function useFacetRows({ theme, limitedTo, presale, earlyAccess, story, care }: Product) {
  const text = useText();
  const format = useFormat();
  const mine = (told: { zh: string; en: string } | null) => told && (format.locale === 'zh-CN' ? told.zh : told.en);
  const window = ({ from, until }: { from: string; until: string }) =>
    `${format.dateTime(from)} – ${format.dateTime(until)}`;
  return [
    [text('fields.theme'), theme],
    [text('fields.limitedTo'), limitedTo === null ? null : format.number(limitedTo)],
    [text('products.presale'),
      presale && `${window(presale)} · ${text('fields.deliversOn')} ${format.date(presale.deliversOn)}`],
    [text('products.earlyAccess'), earlyAccess && `${window(earlyAccess)} · ${earlyAccess.tiers.join(', ')}`],
    [text('products.story'), mine(story)],
    [text('products.care'), mine(care)],
  ] as [string, string | null][];
}
