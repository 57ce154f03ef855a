import { monthsAfter } from '../warranty.ts';

/**
 * When a piece is looked after next 下次养护: each kind of care that its style asks for, so many months after its sale or
 * after the last service that counts as that care. Who brings it earlier is not late for the next one.
 *
 * Example: prongs are checked every six months by a cleaning or a repair. A diamond ring sold on 2026-01-10 is due on
 * 2026-07-10; cleaned on 2026-05-02, on 2026-11-02. Pearls are restrung by a repair after twelve months.
 */
export interface CareRule {
  /** A code, 'prongs'. */
  readonly care: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly months: number;
  /** Kinds of service that count as it. */
  readonly serviceKinds: readonly string[];
  /** Only of these, each an empty list for any: of a piece with more stones one is enough. */
  readonly categories: readonly string[];
  readonly metals: readonly string[];
  readonly stones: readonly string[];
  readonly crafts: readonly string[];
}

/** What catalog tells of a style; null: not told. */
export interface Style {
  readonly category: string | null;
  readonly metal: string | null;
  readonly stones: readonly string[];
  readonly craft: string | null;
}

export interface CaredPiece {
  /** 'YYYY-MM-DD' of the region. */
  readonly soldOn: string;
  readonly style: Style;
  /** Services that it had: of what kind, and when it was handed over. */
  readonly works: readonly { readonly kind: string; readonly on: string }[];
}

export interface NextCare { readonly rule: CareRule; readonly lastOn: string | null; readonly dueOn: string }

/** Due soonest first; a style that is not known asks only for what every piece asks. */
export function nextCareOf({ soldOn, style, works }: CaredPiece, rules: readonly CareRule[]): NextCare[] {
  return rules.filter((rule) => asksFor(rule, style)).map((rule) => {
    const lastOn = works.filter(({ kind }) => rule.serviceKinds.includes(kind))
      .map(({ on }) => on).sort().at(-1) ?? null;
    return { rule, lastOn, dueOn: monthsAfter(lastOn !== null && lastOn > soldOn ? lastOn : soldOn, rule.months) };
  }).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.rule.care < b.rule.care ? -1 : 1));
}

function asksFor({ categories, metals, stones, crafts }: CareRule, style: Style): boolean {
  const isOf = (among: readonly string[], word: string | null) => among.length === 0
    || word !== null && among.includes(word);
  return isOf(categories, style.category) && isOf(metals, style.metal) && isOf(crafts, style.craft)
    && (stones.length === 0 || style.stones.some((stone) => stones.includes(stone)));
}
