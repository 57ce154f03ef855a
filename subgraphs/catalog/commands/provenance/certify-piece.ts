import { randomBytes } from 'node:crypto';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { MAX_WORD } from '../../domain/limits.ts';
import { certificateNoOf, checkLink, type LinkDraft, type LinkFact } from '../../domain/provenance/link.ts';
import { provenanceTable } from '../../persistence/tables/provenance.table.ts';
import { linkOnto, writeLinks, type Chain } from './chain.ts';

export interface CertifyPiece {
  readonly itemId: string;
  /** Which piece of an item that has many; null of a unique one, whose serial number says it. */
  readonly pieceNo: string | null;
  /** What is known of it already, in order. */
  readonly links: readonly LinkDraft[];
}

export type CertifyPieceCode = 'NOT_FOUND' | 'INVALID' | 'CERTIFIED' | 'WHICH_PIECE';

const MOST_AT_ONCE = 20;

/** Begins the provenance of a piece with what it is. */
export const certifyPiece = defineCommand<CertifyPiece, { certificateNo: string }, CertifyPieceCode>({
  name: 'catalog.certify-piece',
  execute: async (tx, { itemId, pieceNo: given, links }) => {
    const item = await tx.sql.maybe<PieceRow>`select i.sku, i.serial_no as serial, p.style_no as style,
      p.name_zh as name, p.metal, p.purity, i.gold_weight_mg as weight, p.craft
      from item i join product p on p.id = i.product_id where i.id = ${itemId} for update of i`;
    if (!item) return refused('NOT_FOUND', 'There is no such item.', ['itemId']);
    const pieceNo = given === null ? null : readIdentifier(given, MAX_WORD);
    if ((item.serial === null) !== (given !== null)) {
      return refused('WHICH_PIECE', 'A unique piece has its serial number; of another say which one.', ['pieceNo']);
    }
    if (given !== null && pieceNo === null) return refused('INVALID', 'At most 60 letters and digits.', ['pieceNo']);
    if (links.length > MOST_AT_ONCE) return refused('INVALID', `At most ${MOST_AT_ONCE} links.`, ['links']);
    const wrong = links.flatMap((link, index) => checkLink(link, tx.now, ['links', String(index)]));
    if (wrong.length > 0) return refusedAll(wrong);
    const known = await tx.sql.maybe`select 1 from provenance
      where item_id = ${itemId} and piece_no is not distinct from ${pieceNo}`;
    if (known) return refused('CERTIFIED', 'This piece has its certificate.', [given === null ? 'itemId' : 'pieceNo']);
    const chain: Chain = { certificateNo: certificateNoOf(randomBytes(12)), length: 0, owners: 0, lastHash: null };
    const piece: LinkDraft = { kind: 'piece', at: tx.now, facts: factsOf(item, pieceNo) };
    const rows = [piece, ...links].map((link) => linkOnto(chain, link)!);
    const { certificateNo, length, owners, lastHash } = chain;
    await tx.sql.insertInto(provenanceTable, [{ certificateNo, itemId, pieceNo, openedAt: tx.now, length, owners,
      lastHash: lastHash! }]);
    await writeLinks(tx.sql, [chain], rows);
    tx.audit({ subjectId: itemId, after: { certificateNo, pieceNo, links: rows.map(({ statement }) => statement) } });
    return accepted({ certificateNo });
  },
});

interface PieceRow {
  readonly sku: string;
  readonly serial: string | null;
  readonly style: string;
  readonly name: string;
  readonly metal: string;
  readonly purity: number;
  readonly weight: bigint;
  readonly craft: string | null;
}

function factsOf(item: PieceRow, pieceNo: string | null): LinkFact[] {
  const { style, sku, name, metal, purity, weight, craft, serial } = item;
  return [
    ['style', style], ['sku', sku], ['name', name], ['metal', metal], ['fineness', String(purity)],
    ['metalMilligrams', weight.toString()], ['piece', serial ?? pieceNo!], ...craft ? [['craft', craft]] : [],
  ].map(([factName, value]) => ({ name: factName!, value: value! }));
}
