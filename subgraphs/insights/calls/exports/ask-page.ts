import type { ExecutionResult } from 'graphql';
import type { Actor } from '../../../kernel/actor.ts';
import type { GraphClient } from '../../../kernel/graph-client.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Walk } from '../../../kernel/port.ts';
import { LEAST_PAGE } from '../../domain/exports/export-rules.ts';
import { PERSON } from './list-persons.ts';

export interface PageAsked {
  readonly list: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly size: number;
  readonly after: string | null;
  readonly actor: Actor;
  readonly walk: Walk;
}

export interface WalkedPage {
  readonly rows: readonly unknown[];
  readonly after: string | null;
}

/** The graph refuses a page for good: what it said. */
export class PageRefused extends Error {
  constructor(readonly code: string, message: string) {
    super(message);
    this.name = 'PageRefused';
  }
}

/** A page that cannot be read now; it may be otherwise in a moment. */
export class PageFailed extends Error {
  constructor(readonly code: string) {
    super(`a page could not be read now: ${code}`);
    this.name = 'PageFailed';
  }
}

/** What may be otherwise in a moment. */
const PASSING = new Set(['SUBGRAPH_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'BUSY', 'CANCELLED', 'INTERNAL', 'RATE_LIMITED']);
const PATIENCE_MS = 30_000;

interface Shown {
  readonly items?: readonly unknown[];
  readonly endCursor?: string | null;
  readonly edges?: readonly { readonly node: unknown }[];
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** One page, whole or not at all: half an answer in a file would look like the whole. */
export async function askPage(graph: GraphClient, asked: PageAsked): Promise<WalkedPage> {
  const { list, document, variables, size, after, actor, walk } = asked;
  const { data, errors }: ExecutionResult<Record<string, Shown>> = await graph.execute({
    document, variables: { ...variables, walkSize: size, walkAfter: after },
    context: { requestId: newId(), actor, deadlineAt: Date.now() + PATIENCE_MS, walk },
  });
  const [error] = errors ?? [];
  if (error) {
    const code = String(error.extensions?.['code'] ?? '');
    if (PASSING.has(code)) throw new PageFailed(code);
    throw new PageRefused(code, error.message);
  }
  const page = data?.[list];
  if (page?.items) return { rows: page.items, after: page.endCursor ?? null };
  if (!page?.edges || !page.pageInfo) throw new PageRefused('NULL', `${list} answered nothing.`);
  const { hasNextPage, endCursor } = page.pageInfo;
  return { rows: page.edges.map(({ node }) => node), after: hasNextPage ? endCursor : null };
}

/** Refused as it is with so many rows; with fewer it may be answered. */
const OF_SIZE: ReadonlySet<string> = new Set(['COST_EXCEEDED', 'DEADLINE_EXCEEDED', 'LIMIT_EXCEEDED']);

/** How many rows to ask for next, after a page of so many was refused for its size; null: it is another matter. */
export function smallerPage(error: unknown, size: number): number | null {
  const isOfSize = (error instanceof PageRefused || error instanceof PageFailed) && OF_SIZE.has(error.code);
  return isOfSize && size > LEAST_PAGE ? Math.max(LEAST_PAGE, Math.floor(size / 2)) : null;
}

/** Takes the persons that a row names out of it; what is left is what was asked for. */
export function takePersons(row: unknown, into: Set<string>): void {
  if (row === null || typeof row !== 'object') return;
  if (Array.isArray(row)) {
    for (const one of row) takePersons(one, into);
    return;
  }
  const fields = row as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) {
    if (name === PERSON && typeof value === 'string') into.add(value);
    else if (typeof value === 'object') takePersons(value, into);
    if (name.startsWith(PERSON)) delete fields[name];
  }
}
