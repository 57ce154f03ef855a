import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { SealKey } from '../../domain/provenance/seal.ts';
import { provenanceKeyTable } from '../../persistence/tables/provenance.table.ts';

export interface Seal { readonly certificateNo: string; readonly seq: number; readonly signature: string }

/** Puts signatures to links that have none. They were made where the key is: no command's input holds it. */
export const sealProvenance = defineCommand<{ key: SealKey; seals: readonly Seal[] }, { sealed: number }, never>({
  name: 'catalog.seal-provenance',
  execute: async (tx, { key, seals }) => {
    await tx.sql.insertInto(provenanceKeyTable, [{ ...key, since: tx.now }], 'on conflict do nothing');
    const sealed = await tx.sql.all`update provenance_link l set key_id = ${key.id}, signature = s.signature
      from unnest(${seals.map(({ certificateNo }) => certificateNo)}::text[], ${seals.map(({ seq }) => seq)}::int[],
        ${seals.map(({ signature }) => signature)}::text[]) as s (no, seq, signature)
      where l.certificate_no = s.no and l.seq = s.seq and l.signature is null returning l.seq`;
    tx.audit({ after: { keyId: key.id, sealed: sealed.length } });
    return accepted({ sealed: sealed.length });
  },
});
