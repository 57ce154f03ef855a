import { PREFIX } from '../../../../contracts/ids.ts';
import type { Sql } from '../../../../kernel/database/sql.ts';
import { encodeId } from '../../../../kernel/ids.ts';
import { readCodebook } from '../../../../words/read-codebook.ts';
import type { StatementOf } from '../../../graphql/settlement/statement.type.ts';
import { csvParts, linesOfPart, PART_LINES } from '../lines.ts';
import { drawStatement } from './draw-statement.ts';

/** A part of the statement on paper, from 1: a PDF in base64. */
export async function statementPdf(sql: Sql, statement: StatementOf, part: number, now: Date): Promise<string> {
  const [lines, franchise, book] = await Promise.all([
    linesOfPart(sql, statement, part),
    sql.one<{ name: string }>`select name from franchise where id = ${statement.franchiseId}`, readCodebook(sql),
  ]);
  const region = book.find('region', statement.region, now);
  const pdf = await drawStatement({
    ...statement, franchise: franchise.name, region: region?.nameZh ?? statement.region,
    zone: book.zoneOf(statement.region, now),
  }, lines.map((line) => ({ ...line, orderId: encodeId(PREFIX.order, line.orderId) })),
  { before: (part - 1) * PART_LINES, last: part === csvParts(statement) });
  return pdf.toString('base64');
}
