const LOOKED_AT = 300;

/**
 * A column's name or a word as it is compared: no case, blanks, accents or unit. "单价（元）" → "单价", "Order_ID" →
 * "orderid", "Stück" → "stuck", "Quantité" → "quantite". Of a long text its beginning.
 */
export const plainName = (name: string): string => name.slice(0, LOOKED_AT).normalize('NFKD')
  .replace(/[\u0300-\u036f]/g, '').normalize('NFC').toLowerCase().replaceAll('ß', 'ss')
  .replace(/\([^)]*\)|\[[^\]]*\]/g, '').replace(/[^\p{L}\p{N}%]/gu, '');

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** A word in each way in which people write it: stück → stuck (its marks gone) and stueck. */
export const plainForms = (word: string): string[] =>
  [...new Set([plainName(word), plainName(word.replace(/[äöü]/g, (letter) => UMLAUTS[letter]!))])];

/** The last part of a path in JSON: "items.quantity" → "quantity"; '' of a name that is no path. */
export const lastPart = (name: string): string =>
  (/\p{L}\.\p{L}/u.test(name) && !/ship|tax|refund|discount|payment|transaction|address/i.test(name)
    ? plainName(name.slice(name.lastIndexOf('.') + 1)) : '');
