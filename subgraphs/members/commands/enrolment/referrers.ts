import type { BatchRequest, Tx } from '../../../kernel/commands/command.ts';
import type { EnrolmentInput } from './enrolment.ts';

/** Who referred, by what a request calls them: today's ids of members whom its actor sees. */
export type Referrers = (request: BatchRequest<EnrolmentInput>) => string | null;

export async function loadReferrers(
  tx: Tx, requests: readonly BatchRequest<EnrolmentInput>[],
): Promise<Referrers> {
  const named = [...new Set(requests.flatMap(({ input }) => input.referrerId ?? []))];
  if (named.length === 0) return () => null;
  const rows = await tx.sql.all<{ id: string; today: string }>`
    select id, coalesce(survivor_id, id) as today from member where id = any(${named}::uuid[])`;
  const today = new Map(rows.map((row) => [row.id, row.today]));
  const seen = new Map<string, ReadonlySet<string>>();
  for (const { actor } of requests) {
    if (!seen.has(actor.id)) seen.set(actor.id, await tx.visible([...today.values()], actor));
  }
  return ({ input, actor }) => {
    const id = today.get(input.referrerId ?? '');
    return id && seen.get(actor.id)!.has(id) ? id : null;
  };
}
