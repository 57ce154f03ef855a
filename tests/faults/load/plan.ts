import { seededRandom } from '../../../subgraphs/kernel/seed.ts';

/** One thing somebody does in a shop or a live room. `key` names it for ever: a retry is the same. */
export type Action =
  | {
    readonly kind: 'sale'; readonly key: string; readonly member: number;
    readonly skus: readonly string[]; readonly inStore: boolean; readonly discount: number;
    /** Days since payment; delivered two days later. Old ones are past their return window. */
    readonly daysAgo: number;
  }
  | {
    readonly kind: 'return'; readonly key: string; readonly member: number;
    readonly saleKey: string; readonly lines: readonly number[];
  }
  | {
    readonly kind: 'redeem'; readonly key: string; readonly member: number;
    readonly points: number; readonly end: 'capture' | 'void' | 'forget' | 'pay';
  }
  | {
    readonly kind: 'claim'; readonly key: string; readonly member: number;
    readonly drop: number; readonly end: 'confirm' | 'release' | 'forget';
  }
  | { readonly kind: 'stranger'; readonly key: string; readonly member: number };

export interface PlanSize {
  readonly members: number;
  readonly actions: number;
  readonly drops: number;
}

/** Sales, returns, redemptions and claims as a bank's till sees them; the same for the same seed. */
export function planLoad(seed: number, size: PlanSize): Action[] {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const oneOf = <T>(choices: readonly T[]): T => choices[below(choices.length)]!;
  const returnable: { key: string; member: number; lines: number }[] = [];
  const actions: Action[] = [];
  for (let index = 0; index < size.actions; index += 1) {
    const key = `${seed}-${index}`;
    const member = below(size.members);
    const dice = random();
    if (dice < 0.45 || (dice < 0.62 && returnable.length === 0)) {
      const sale = sell(key, member, oneOf, below);
      returnable.push({ key, member, lines: sale.skus.length });
      actions.push(sale);
    } else if (dice < 0.62) {
      const [sold] = returnable.splice(below(returnable.length), 1);
      const all = Array.from({ length: sold!.lines }, (_, line) => line + 1);
      actions.push({ kind: 'return', key, member: sold!.member, saleKey: sold!.key,
        lines: random() < 0.5 ? all : [oneOf(all)] });
    } else if (dice < 0.8) {
      actions.push({ kind: 'redeem', key, member, points: 100 + below(20) * 100,
        end: oneOf(['capture', 'void', 'forget', 'pay'] as const) });
    } else if (dice < 0.96) {
      actions.push({ kind: 'claim', key, member, drop: below(size.drops),
        end: oneOf(['confirm', 'release', 'forget'] as const) });
    } else {
      actions.push({ kind: 'stranger', key, member });
    }
  }
  return actions;
}

function sell(
  key: string, member: number, oneOf: <T>(choices: readonly T[]) => T,
  below: (limit: number) => number,
): Extract<Action, { kind: 'sale' }> {
  const skus = Array.from({ length: 1 + below(3) }, () =>
    oneOf(['RING-1', 'BRACELET-1', 'BAR-1']));
  return {
    kind: 'sale', key, member, skus, inStore: below(3) === 0,
    discount: skus.some((sku) => sku !== 'BAR-1') ? below(3) * 100 : 0,
    daysAgo: oneOf([5, 5, 40]),
  };
}
