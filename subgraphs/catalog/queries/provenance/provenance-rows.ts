import type { Sql } from '../../../kernel/database/sql.ts';
import type { LinkFact, LinkKind } from '../../domain/provenance/link.ts';
import type { Provenance, ProvenanceKeyView } from '../../graphql/provenance/provenance.type.ts';

interface LinkRow {
  readonly certificateNo: string;
  readonly seq: number;
  readonly kind: LinkKind;
  readonly at: Date;
  readonly facts: LinkFact[];
  readonly owner: number | null;
  readonly statement: string;
  readonly hash: string;
  readonly keyId: string | null;
  readonly signature: string | null;
}

/** The provenances of these numbers, as they can be proved: what is not sealed yet is not told. */
export async function provenancesByNo(sql: Sql, asked: readonly string[]): Promise<(Provenance | null)[]> {
  const nos = asked.map((no) => no.trim().toUpperCase());
  const links = await sql.all<LinkRow>`select certificate_no as "certificateNo", seq, kind, at, facts, owner, statement,
    hash, key_id as "keyId", signature from provenance_link where certificate_no = any(${nos}::text[])
    order by certificate_no, seq`;
  const byNo = Map.groupBy(links, ({ certificateNo }) => certificateNo);
  return nos.map((no) => {
    const all = byNo.get(no) ?? [];
    const open = all.findIndex(({ signature }) => signature === null);
    const sealed = open === -1 ? all : all.slice(0, open);
    return all.length === 0 ? null : viewOf(no, sealed, all.length);
  });
}

function viewOf(certificateNo: string, links: readonly LinkRow[], length: number): Provenance {
  return {
    certificateNo, isWhole: links.length === length,
    links: links.map((link) => ({ ...link, keyId: link.keyId!, signature: link.signature! })),
    document: JSON.stringify({ format: 'karat-provenance-1', certificateNo,
      links: links.map(({ statement, keyId, signature }) => ({ statement, key: keyId, signature })) }),
  };
}

/** Numbers of the certificates of items, the oldest first; at most 100 of each. */
export async function certificatesOfItems(sql: Sql, itemIds: readonly string[]): Promise<string[][]> {
  const rows = await sql.all<{ itemId: string; no: string }>`select i.id as "itemId", p.no
    from unnest(${[...itemIds]}::uuid[]) as i(id) cross join lateral (select certificate_no as no from provenance
      where item_id = i.id order by opened_at, certificate_no limit 100) p`;
  const byItem = Map.groupBy(rows, ({ itemId }) => itemId);
  return itemIds.map((id) => (byItem.get(id) ?? []).map(({ no }) => no));
}

export async function provenanceKeys(sql: Sql): Promise<ProvenanceKeyView[]> {
  return sql.all<ProvenanceKeyView>`select id, public_key as "publicKey", since from provenance_key
    order by since, id limit 100`;
}

export async function unsealedOf(sql: Sql, certificateNo: string) {
  return sql.all<{ seq: number; statement: string }>`select seq, statement from provenance_link
    where certificate_no = ${certificateNo} and signature is null order by seq limit 100`;
}

/** What waits for its seal, by chain. */
export async function unsealedLinks(sql: Sql, limit: number) {
  return sql.all<{ certificateNo: string; seq: number; statement: string }>`select certificate_no as "certificateNo",
    seq, statement from provenance_link where signature is null order by certificate_no, seq limit ${limit}`;
}
