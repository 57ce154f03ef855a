import type { GraphContext } from '../../../kernel/graph/context.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { ExportToStart } from '../../commands/exports/start-export.ts';
import type { ExportFormat } from '../../domain/exports/export-rules.ts';
import { askPage, PageRefused } from './ask-page.ts';
import { readListQuery } from './list-query.ts';
import { shapeOf } from './list-schema.ts';

export interface ExportAsked {
  readonly query: string;
  readonly variables: string | null;
  readonly format: ExportFormat;
  readonly forSpreadsheets: boolean;
}

type Code = 'INVALID_QUERY' | 'INVALID_VARIABLES' | 'NOT_ALLOWED' | 'NOT_FOR_MEMBERS';

/**
 * Reads what is asked for and asks its first row as the one who asks: what that one may not see is refused here, not
 * by a job at night.
 */
export async function planExport(
  { query, variables: sent, format, forSpreadsheets }: ExportAsked, { actor, services }: GraphContext,
): Promise<Outcome<ExportToStart, Code>> {
  if (actor.kind === 'person' || actor.kind === 'anonymous') {
    return refused('NOT_FOR_MEMBERS', 'Members have their own export: requestMyExport.');
  }
  const variables = readVariables(sent);
  if (variables === null) return refused('INVALID_VARIABLES', 'variables is a JSON object.', ['variables']);
  const read = readListQuery(query, await shapeOf(services.graph));
  if (!read.ok) return read;
  const { list, document, columns } = read.value;
  // As the job will ask: of a moment, by a document that nobody has to have registered.
  const held = await services.home.database.holdSnapshot();
  try {
    const walk = { snapshot: held.snapshot };
    await askPage(services.graph, { list, document, variables, actor, size: 1, after: null, walk });
  } catch (error) {
    if (!(error instanceof PageRefused)) throw error;
    const code = error.code === 'FORBIDDEN' ? 'NOT_ALLOWED' : 'INVALID_QUERY';
    return refused(code, error.message, ['query']);
  } finally {
    await held.close();
  }
  return accepted({ list, document, columns, variables, format, forSpreadsheets, expectedRows: null });
}

function readVariables(sent: string | null): Record<string, unknown> | null {
  if (sent === null) return {};
  try {
    const read: unknown = JSON.parse(sent);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read as Record<string, unknown> : null;
  } catch {
    return null;
  }
}
