import { defineBatchCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';

export interface SettledPoints {
  readonly claimId: string;
  readonly state: 'captured' | 'voided' | 'lost';
  readonly code: string | null;
}

/** Loyalty's word about holds; what it would not do is kept as `lost` with its code, for people. */
export const notePoints = defineBatchCommand<SettledPoints, null, never>({
  name: 'campaigns.note-points',
  maxBatch: 200,
  executeAll: async (tx, requests) => {
    const rows = requests.map(({ input }) => input)
      .sort((a, b) => (a.claimId < b.claimId ? -1 : 1));
    await tx.sql.all`select id from claim where id = any(${rows.map((row) => row.claimId)}::uuid[])
      order by id for update`;
    await tx.sql.run`
      update claim c set points_state = t.state, points_code = coalesce(t.code, c.points_code)
      from unnest(${rows.map((row) => row.claimId)}::uuid[], ${rows.map((row) => row.state)}::text[],
        ${rows.map((row) => row.code)}::text[]) as t(id, state, code)
      where c.id = t.id and c.points_state in ('capture_due', 'void_due')`;
    for (const row of rows.filter((each) => each.state === 'lost')) {
      tx.audit({
        subjectId: row.claimId, after: { pointsState: 'lost' }, reason: row.code ?? undefined,
      });
    }
    return requests.map(() => accepted(null));
  },
});
