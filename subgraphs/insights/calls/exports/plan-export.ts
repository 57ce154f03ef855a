import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import type { ExportToStart } from '../../commands/exports/start-export.ts';
import type { ExportFormat } from '../../domain/exports/export-rules.ts';
import { isDecided } from '../../queries/exports/is-decided.ts';
import { askPage, PageFailed, PageRefused } from './ask-page.ts';
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
 * Reads what is asked for and asks its first row as the one who asks, who pays for it: what that one may not see is
 * refused here, not by a job at night. Nothing is asked where the command has its answer already: it was given under
 * this key, or none may be begun.
 */
export async function planExport(
  { query, variables: sent, format, forSpreadsheets }: ExportAsked, { actor, services }: GraphContext,
  idempotencyKey: string | null,
): Promise<Outcome<ExportToStart, Code>> {
  if (actor.kind === 'person' || actor.kind === 'anonymous') {
    return refused('NOT_FOR_MEMBERS', 'Members have their own export: requestMyExport.');
  }
  const variables = readVariables(sent);
  if (variables === null) return refused('INVALID_VARIABLES', 'variables is a JSON object.', ['variables']);
  const read = readListQuery(query, await shapeOf(services.graph));
  if (!read.ok) return read;
  const { list, document, columns } = read.value;
  const planned = accepted({ list, document, columns, variables, format, forSpreadsheets });
  if (await isDecided(services.home.database.sql, actor, idempotencyKey)) return planned;
  try {
    // As the job will ask: by a document that nobody has to have registered.
    const walk = { snapshot: null };
    await askPage(services.graph, { list, document, variables, actor, size: 1, after: null, walk });
  } catch (error) {
    if (error instanceof PageFailed) throw passing(error);
    if (!(error instanceof PageRefused)) throw error;
    const code = error.code === 'FORBIDDEN' ? 'NOT_ALLOWED' : 'INVALID_QUERY';
    return refused(code, error.message, ['query']);
  }
  return planned;
}

const passing = ({ code, message }: PageFailed): RequestError => (code === 'RATE_LIMITED'
  ? new RequestError('TOO_MANY_ATTEMPTS', 'Too much was asked in too short a time.', { retryAfterMs: 1_000 })
  : new RequestError('BUSY', message, { retryAfterMs: 1_000 }));

function readVariables(sent: string | null): Record<string, unknown> | null {
  if (sent === null) return {};
  try {
    const read: unknown = JSON.parse(sent);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read as Record<string, unknown> : null;
  } catch {
    return null;
  }
}
