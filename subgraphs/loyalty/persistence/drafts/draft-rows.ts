import type { ProgrammeCode } from '../../../contracts/words.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import { rulesOf, type StoredRules } from '../policies.ts';

/** A draft is found by whose it is and what its owner calls it. */
export interface DraftKey {
  readonly ownerId: string;
  readonly programme: ProgrammeCode;
  readonly name: string;
}

export interface Draft extends DraftKey {
  readonly version: number;
  readonly baseVersion: number;
  readonly effectiveFrom: Date | null;
  readonly note: string | null;
  readonly rules: PolicyRules;
  readonly changedAt: Date;
}

type DraftRow = Omit<Draft, 'rules'> & { readonly rules: StoredRules };

/** The drafts of an operator, the one written last first. */
export async function loadDrafts(sql: Sql, ownerIds: readonly string[]): Promise<Draft[]> {
  const rows = await sql.all<DraftRow>`select owner_id as "ownerId", programme, name, version,
      base_version as "baseVersion", effective_from as "effectiveFrom", note, rules, changed_at as "changedAt"
    from programme_draft where owner_id = any(${[...ownerIds]}::text[]) order by changed_at desc, name`;
  return rows.map((row) => ({ ...row, rules: rulesOf(row.rules) }));
}

/** Its version, under its lock; null when there is none. */
export async function lockDraft(sql: Sql, { ownerId, programme, name }: DraftKey): Promise<number | null> {
  const found = await sql.maybe<{ version: number }>`select version from programme_draft
    where owner_id = ${ownerId} and programme = ${programme} and name = ${name} for update`;
  return found?.version ?? null;
}

export async function countDrafts(sql: Sql, { ownerId, programme }: Omit<DraftKey, 'name'>): Promise<number> {
  const { count } = await sql.one<{ count: number }>`select count(*)::int as count from programme_draft
    where owner_id = ${ownerId} and programme = ${programme}`;
  return count;
}

export async function saveDraft(sql: Sql, draft: Draft): Promise<void> {
  await sql.run`insert into programme_draft
      (owner_id, programme, name, version, base_version, effective_from, note, rules, changed_at)
    values (${draft.ownerId}, ${draft.programme}, ${draft.name}, ${draft.version}, ${draft.baseVersion},
      ${draft.effectiveFrom}, ${draft.note}, ${JSON.stringify(draft.rules)}::jsonb, ${draft.changedAt})
    on conflict (owner_id, programme, name) do update set version = excluded.version,
      base_version = excluded.base_version, effective_from = excluded.effective_from, note = excluded.note,
      rules = excluded.rules, changed_at = excluded.changed_at`;
}

export async function deleteDraft(sql: Sql, { ownerId, programme, name }: DraftKey): Promise<void> {
  await sql.run`delete from programme_draft
    where owner_id = ${ownerId} and programme = ${programme} and name = ${name}`;
}
