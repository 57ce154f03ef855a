import type { Logger } from 'pino';
import { encodeCursor, readCursor } from '../../subgraphs/kernel/graph/cursor.ts';
import { DateTimeScalar } from '../../subgraphs/kernel/graph/scalars.ts';
import { decodeId, prefixOf } from '../../subgraphs/kernel/ids.ts';
import type { AuditQuestion, AuditRecord, SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { GatewayError } from '../errors.ts';

export interface AuditArguments {
  readonly filter?: {
    readonly room?: string | null; readonly command?: string | null; readonly actorId?: string | null;
    readonly subjectId?: string | null; readonly requestId?: string | null;
    readonly from?: string | null; readonly until?: string | null;
  } | null;
  readonly first: number;
  readonly after?: string | null;
}

const MAX_PAGE = 100;

/**
 * One trail of all rooms, each of which keeps its own: every room is asked for one page, and the newest of
 * all are the page. A room that does not answer is named, for a trail with a hole must say so.
 */
export async function auditTrail(
  ports: ReadonlyMap<string, SubgraphPort>, { filter, first, after }: AuditArguments, log: Logger,
): Promise<object> {
  if (first < 1 || first > MAX_PAGE) {
    throw new GatewayError('LIMIT_EXCEEDED', `first must be 1 to ${MAX_PAGE}.`, { limit: MAX_PAGE });
  }
  const { room, subjectId, from, until, ...conditions } = filter ?? {};
  const cursor = readCursor(after, ['timestamptz', 'uuid']);
  const question: AuditQuestion = {
    ...conditions, from: instantOf(from), until: instantOf(until),
    subjectId: subjectId ? uuidIn(subjectId) : null, limit: first + 1,
    before: cursor && { at: cursor[0]!, id: cursor[1]! },
  };
  const asked = [...ports.values()].filter(({ name }) => !room || name === room);
  const missingRooms: string[] = [];
  const found = subjectId && question.subjectId === null ? []
    : (await Promise.all(asked.map((port) => port.auditRecords(question).catch((error: unknown) => {
      log.warn({ err: error, subgraph: port.name }, 'the audit trail could not be read');
      missingRooms.push(port.name);
      return [];
    })))).flat();
  return pageOf(found.toSorted(newestFirst), first, after ?? null, missingRooms);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function instantOf(text: string | null | undefined): string | null {
  return text ? (DateTimeScalar.parseValue(text) as Date).toISOString() : null;
}

/** The uuid that a global id carries, or that was given as it is; null for what is neither. */
function uuidIn(id: string): string | null {
  if (UUID.test(id)) return id;
  const prefix = prefixOf(id);
  return prefix === null ? null : decodeId(prefix, id);
}

function newestFirst(a: AuditRecord, b: AuditRecord): number {
  return b.at.localeCompare(a.at) || b.id.localeCompare(a.id);
}

function pageOf(
  records: readonly AuditRecord[], first: number, after: string | null, missingRooms: readonly string[],
): object {
  const edges = records.slice(0, first).map(({ at, ...record }) => (
    { node: { ...record, recordedAt: at }, cursor: encodeCursor([at, record.id]) }));
  return {
    edges, missingRooms: missingRooms.toSorted(),
    pageInfo: {
      hasNextPage: records.length > first, hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
