import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { checkLink, MAX_LINKS, type LinkDraft } from '../../domain/provenance/link.ts';
import { linkOnto, lockChains, writeLinks } from './chain.ts';

export interface AppendProvenance { readonly certificateNo: string; readonly link: LinkDraft }

export type AppendProvenanceCode = 'NOT_FOUND' | 'INVALID' | 'BY_ORDERS' | 'FULL';

/**
 * One more thing that happened to a piece. Sales and returns of unique pieces come by themselves, from orders: by hand
 * only what was before the certificate, until the first order has told its own. */
export const appendProvenance = defineCommand<
  AppendProvenance, { certificateNo: string; seq: number }, AppendProvenanceCode>({
  name: 'catalog.append-provenance',
  execute: async (tx, { certificateNo, link }) => {
    const chain = (await lockChains(tx.sql, [certificateNo])).get(certificateNo);
    if (!chain) return refused('NOT_FOUND', 'There is no such certificate.', ['certificateNo']);
    const wrong = checkLink(link, tx.now, ['link']);
    if (wrong.length > 0) return refusedAll(wrong);
    if (link.kind === 'piece') return refused('INVALID', 'What a piece is was told when it began.', ['link', 'kind']);
    const { itemId, pieceNo } = await tx.sql.one<{ itemId: string; pieceNo: string | null }>`
      select item_id as "itemId", piece_no as "pieceNo" from provenance where certificate_no = ${certificateNo}`;
    if (pieceNo === null && (link.kind === 'sale' || link.kind === 'return') && await toldByOrders(tx, certificateNo)) {
      return refused('BY_ORDERS', 'Orders tell the sales of this piece by now.', ['link', 'kind']);
    }
    const row = linkOnto(chain, link);
    if (!row) return refused('FULL', `A provenance has at most ${MAX_LINKS} links.`, ['certificateNo']);
    await writeLinks(tx.sql, [chain], [row]);
    tx.audit({ subjectId: itemId, after: { certificateNo, statement: row.statement } });
    return accepted({ certificateNo, seq: row.seq });
  },
});

async function toldByOrders(tx: Tx, certificateNo: string): Promise<boolean> {
  return await tx.sql.maybe`select 1 from provenance_link
    where certificate_no = ${certificateNo} and cause is not null limit 1` !== null;
}
