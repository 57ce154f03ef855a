import type { Tx } from '../../kernel/commands/command.ts';

/** One rebate as it moved: what a home was owed before and is owed now. */
export interface RebateMove {
  readonly orderId: string;
  readonly franchiseId: string;
  readonly currency: string;
  readonly before: { readonly state: string; readonly netMinor: bigint } | null;
  readonly after: { readonly state: string; readonly netMinor: bigint };
}

interface Sum { state: string; netMinor: bigint; lines: number }

/** One record for an order and a home, its lines added up by state: whoever asks, asks about the order. */
export function auditRebates(tx: Tx, moves: readonly RebateMove[], reason?: string): void {
  const moved = moves.filter(({ before, after }) =>
    before?.state !== after.state || before.netMinor !== after.netMinor);
  const byHome = Map.groupBy(moved, ({ orderId, franchiseId }) => `${orderId} ${franchiseId}`);
  for (const lines of byHome.values()) {
    const { orderId, franchiseId, currency } = lines[0]!;
    const before = sumsOf(lines.flatMap((line) => line.before ?? []));
    tx.audit({
      subjectId: orderId, reason, before: before.length > 0 ? { franchiseId, rebates: before } : null,
      after: { franchiseId, currency, rebates: sumsOf(lines.map((line) => line.after)) },
    });
  }
}

function sumsOf(lines: readonly { readonly state: string; readonly netMinor: bigint }[]): Sum[] {
  const sums = new Map<string, Sum>();
  for (const { state, netMinor } of lines) {
    const sum = sums.get(state) ?? { state, netMinor: 0n, lines: 0 };
    sums.set(state, { state, netMinor: sum.netMinor + netMinor, lines: sum.lines + 1 });
  }
  return [...sums.values()];
}
