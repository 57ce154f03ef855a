/** A price as the page of the board shows it. */
export interface ShownPrice {
  readonly metal: string;
  readonly purity: number;
  readonly effectiveAt: string;
  readonly retail: { readonly amount: string; readonly currency: string };
  readonly buyback: { readonly amount: string } | null;
}

/** Chosen for a screen across a room, and for a phone. */
export const STYLE = `body{margin:0;background:#17130d;color:#f3e9d2;padding:4vmin}
body{font-family:Georgia,"Songti SC",serif}
h1{font-weight:400;font-size:6vmin;margin:0 0 3vmin;color:#d9b56a}
table{width:100%;border-collapse:collapse;font-size:4.4vmin}
th{font-weight:400;color:#a8977a;text-align:right;font-size:3vmin}
th:first-child,td:first-child{text-align:left}
td{border-top:1px solid #4a3f2c;padding:1.6vmin 0;text-align:right;font-variant-numeric:tabular-nums}
p{color:#a8977a;font-size:2.4vmin}`;

/** As hallmarks say it, in Chinese; a fineness without a name of its own by its number. */
const NAMES: Readonly<Record<string, string>> = {
  'GOLD 9999': '万足金9999', 'GOLD 9990': '足金999', 'GOLD 9900': '足金990', 'GOLD 9160': '22K金', 'GOLD 7500': '18K金',
  'GOLD 5850': '14K金', 'GOLD 3750': '9K金',
};
const METALS: Readonly<Record<string, string>> = {
  GOLD: '金', SILVER: '足银', PLATINUM: '铂', PALLADIUM: '钯', OTHER: '其他',
};

function nameOf({ metal, purity }: ShownPrice): string {
  const known = NAMES[`${metal} ${purity}`];
  return known ?? `${METALS[metal] ?? metal}${purity % 10 === 0 ? purity / 10 : purity}`;
}

/** All of it is escaped, though only numbers and codes of the house stand in it. */
function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Loads itself anew each minute. Example: 足金999 at 1,012.00 and 780.00 CNY a gram. */
export function boardPage(region: string, prices: readonly ShownPrice[]): string {
  const figure = (amount: string) => amount.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  const rows = prices.map((price) => `<tr><td>${safe(nameOf(price))}</td><td>${safe(figure(price.retail.amount))}</td>`
    + `<td>${price.buyback ? safe(figure(price.buyback.amount)) : '—'}</td></tr>`);
  const since = prices.map(({ effectiveAt }) => effectiveAt).sort().at(-1);
  const currency = prices[0]?.retail.currency ?? '';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>今日金价 ${safe(region)}</title>`
    + '<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="60">'
    + `<style>${STYLE}</style></head><body><h1>今日金价 Gold prices today</h1>`
    + (prices.length === 0 ? '<p>暂无金价 No price is in force.</p>'
      : '<table><thead><tr><th scope="col">成色 Fineness</th><th scope="col">零售 Retail</th>'
        + `<th scope="col">回收 Buy-back</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
        + `<p>${safe(currency)} / 克 gram · ${safe(region)} · <time datetime="${safe(since!)}">`
        + `${safe(since!.slice(0, 16).replace('T', ' '))} UTC</time></p>`) + '</body></html>';
}
