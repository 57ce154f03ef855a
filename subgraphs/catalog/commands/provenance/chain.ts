import type { NewRowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { hashOf, MAX_LINKS, ownersAfter, statementText, type LinkDraft } from '../../domain/provenance/link.ts';
import { provenanceLinkTable } from '../../persistence/tables/provenance.table.ts';

export interface Chain {
  readonly certificateNo: string;
  length: number;
  owners: number;
  lastHash: string | null;
}

type LinkRow = NewRowOf<typeof provenanceLinkTable>;

/** The chains of these certificates, locked in their order. */
export async function lockChains(sql: Sql, certificateNos: readonly string[]): Promise<Map<string, Chain>> {
  const rows = await sql.all<Chain>`select certificate_no as "certificateNo", length, owners, last_hash as "lastHash"
    from provenance where certificate_no = any(${[...certificateNos]}::text[]) order by certificate_no for update`;
  return new Map(rows.map((row) => [row.certificateNo, { ...row }]));
}

/** The next link of a chain, which has it from here on; null where the chain takes no more. */
export function linkOnto(chain: Chain, draft: LinkDraft, cause: string | null = null): LinkRow | null {
  if (chain.length >= MAX_LINKS) return null;
  const { owner, owners } = ownersAfter(draft.kind, chain.owners);
  const seq = chain.length + 1;
  const statement = statementText({ ...draft, certificateNo: chain.certificateNo, seq, owner, prev: chain.lastHash });
  Object.assign(chain, { length: seq, owners, lastHash: hashOf(statement) });
  return { ...draft, facts: [...draft.facts], certificateNo: chain.certificateNo, seq, owner, statement,
    hash: chain.lastHash!, keyId: null, signature: null, cause };
}

export async function writeLinks(sql: Sql, chains: readonly Chain[], rows: readonly LinkRow[]): Promise<void> {
  await sql.insertInto(provenanceLinkTable, [...rows]);
  await sql.all`update provenance p set length = c.length, owners = c.owners, last_hash = c.hash
    from unnest(${chains.map(({ certificateNo }) => certificateNo)}::text[],
      ${chains.map(({ length }) => length)}::int[], ${chains.map(({ owners }) => owners)}::int[],
      ${chains.map(({ lastHash }) => lastHash)}::text[])
      as c (no, length, owners, hash) where p.certificate_no = c.no`;
}
