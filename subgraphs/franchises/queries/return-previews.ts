import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { RequestError } from '../../kernel/errors.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { FranchisePolicy } from '../domain/policy.ts';
import { afterReturn } from '../domain/rebate.ts';
import type { RebateReturnLine, RebateReturnPreview } from '../graphql/rebates/return-preview.type.ts';
import { readLiveRebates, type LiveRebate } from '../persistence/live-rebates.ts';
import { franchisePolicies } from '../persistence/policies.ts';

/** A preview is for one who is about to act; a list of orders needs none. */
const MAX_PREVIEWS = 25;

/** One return that is only thought of. Text only: a loader's key is its JSON. */
export interface PlannedReturn {
  readonly orderId: string;
  readonly lines: readonly { readonly lineId: string; readonly remainingMinor: string }[];
}

/**
 * What returns would take back: the live rebates without their locks, and the rule that the return
 * itself decides by. Null for an order without a rebate that the asker may see.
 */
export async function returnPreviewsOf(
  sql: Sql, plans: readonly PlannedReturn[],
): Promise<(RebateReturnPreview | null)[]> {
  refuseMany(plans.length);
  const rebates = await readLiveRebates(sql, plans.map(({ orderId }) => orderId));
  const policies = new Map((await franchisePolicies.all(sql)).map((policy) => [policy.version, policy]));
  const byOrder = Map.groupBy(rebates, (rebate) => rebate.orderId);
  return plans.map(({ orderId, lines }) => {
    const own = new Map(byOrder.get(orderId)?.map((rebate) => [rebate.lineId, rebate]));
    const [any] = own.values();
    return any ? previewOf(lines, own, policies, any.currency) : null;
  });
}

function refuseMany(count: number): void {
  if (count <= MAX_PREVIEWS) return;
  throw new RequestError('LIMIT_EXCEEDED', `At most ${MAX_PREVIEWS} returns are previewed at once.`);
}

function previewOf(
  lines: PlannedReturn['lines'], own: ReadonlyMap<string, LiveRebate>,
  policies: ReadonlyMap<number, Pick<FranchisePolicy, 'rules'>>, currency: string,
): RebateReturnPreview {
  let sum = 0n;
  const views = lines.flatMap(({ lineId, remainingMinor }): RebateReturnLine[] => {
    const rebate = own.get(lineId);
    if (!rebate) return [];
    const policy = policies.get(rebate.policyVersion)!;
    const { netMinor } = afterReturn(rebate, BigInt(remainingMinor), policy) ?? rebate;
    const reversed = netMinor - rebate.netMinor;
    sum += reversed;
    return [{
      lineId: encodeId(PREFIX.orderLine, lineId), rebateUuid: rebate.id,
      reversed: moneyView(reversed, currency), net: moneyView(netMinor, currency),
      carriedForward: rebate.state === 'settled' && reversed < 0n,
    }];
  });
  return { currency, reversed: moneyView(sum, currency), lines: views };
}
