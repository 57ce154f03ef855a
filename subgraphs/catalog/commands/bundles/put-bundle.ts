import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { checkBundle, type BundleDraft } from '../../domain/bundles/bundle.ts';
import { bundlePartTable, bundleTable } from '../../persistence/tables/bundle.table.ts';

export interface PutBundle {
  readonly bundle: BundleDraft;
  /** Of the bundle with this code as it was read; 0: there is none yet. */
  readonly expectedVersion: number;
}

export type PutBundleCode = 'INVALID' | 'NOT_FOUND' | 'STALE';

/** A new bundle, or a known one by its code as it is from now on. What was quoted and sold stays as it was. */
export const putBundle = defineCommand<PutBundle, { bundleId: string }, PutBundleCode>({
  name: 'catalog.put-bundle',
  execute: async (tx, { bundle: sent, expectedVersion }) => {
    const bundle = { ...sent, nameZh: sent.nameZh.trim(), nameEn: sent.nameEn.trim() };
    const wrong = checkBundle(bundle);
    if (wrong.length > 0) return refusedAll(wrong);
    // Two that enter one code take their turns.
    await tx.sql.run`select pg_advisory_xact_lock(hashtext('catalog.bundle'), hashtext(${bundle.code}))`;
    const known = await tx.sql.maybe<{ id: string; version: number; createdAt: Date }>`select id, version,
      created_at as "createdAt" from bundle where code = ${bundle.code}`;
    const currentVersion = known?.version ?? 0;
    if (currentVersion !== expectedVersion) {
      return refused('STALE', 'Somebody changed the bundle since you read it.', ['expectedVersion'],
        { currentVersion });
    }
    const unknown = await unknownParts(tx, bundle);
    if (unknown.length > 0) {
      return refusedAll(unknown.map((place) => ({ code: 'NOT_FOUND' as const,
        message: 'There is no such item on sale.', path: ['parts', String(place), 'itemId'] })));
    }
    const id = known?.id ?? newId(tx.now);
    await write(tx, bundle, { id, version: currentVersion + 1, createdAt: known?.createdAt ?? tx.now });
    tx.audit({ subjectId: id, after: { ...bundle, version: currentVersion + 1 } });
    return accepted({ bundleId: id });
  },
});

/** Places of items that are not there; of a bundle on sale also of those that are no longer sold. */
async function unknownParts({ sql }: Tx, { parts, retired }: BundleDraft): Promise<number[]> {
  const rows = await sql.all<{ id: string }>`select id from item
    where id = any(${parts.map(({ itemId }) => itemId)}::uuid[]) and (${retired} or not retired)`;
  const there = new Set(rows.map(({ id }) => id));
  return parts.flatMap(({ itemId }, place) => (there.has(itemId) ? [] : [place]));
}

async function write(
  { sql, now }: Tx, { parts, ...bundle }: BundleDraft,
  head: { readonly id: string; readonly version: number; readonly createdAt: Date },
): Promise<void> {
  await sql.run`delete from bundle_part where bundle_id = ${head.id}`;
  await sql.insertInto(bundleTable, [{ ...bundle, ...head, partCount: parts.length, updatedAt: now }],
    `on conflict (id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, pricing = excluded.pricing,
      amount_minor = excluded.amount_minor, currency = excluded.currency, off_bps = excluded.off_bps,
      returns = excluded.returns, starts_at = excluded.starts_at, ends_at = excluded.ends_at,
      retired = excluded.retired, part_count = excluded.part_count, updated_at = excluded.updated_at,
      version = excluded.version`);
  await sql.insertInto(bundlePartTable, parts.map((part, place) => ({ ...part, bundleId: head.id, place })));
}
