import type { DataProvider, RaRecord } from 'react-admin';
import type { Answer } from '../../../graph/answered.ts';
import { ask } from '../../../graph/ask.ts';
import {
  CancelExportDocument, ExportProgressDocument, StartExportDocument, type ExportProgressQuery,
} from '../../../gql/graphql.ts';

/** What a list on the screen shows: which, how filtered, in which order. */
export interface ShownList {
  readonly resource: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly sort: { readonly field: string; readonly order: 'ASC' | 'DESC' };
}

type Progress = NonNullable<ExportProgressQuery['export']>;

/** There is no file: its code says why (`exportRefused` has the words). */
export class NotExported extends Error {
  constructor(readonly code: string, message = code) {
    super(message);
  }
}

/** More rows than a page of a browser holds well; the file stays on the page of exports. */
const MOST_ROWS = 200_000;
const LOOK_AGAIN_MS = 800;
/** A short list waits so often for its turn, and is turned page by page then. */
const MOST_LOOKS_WAITING = 12;
const SHORT_ROWS = 5_000;

interface Question { readonly document: string; readonly variables: Readonly<Record<string, unknown>> }

/**
 * All rows of a list of one moment, written by the house into a file and read as the screen reads them; null for a
 * list that is asked otherwise.
 */
export async function readWholeList<Row extends RaRecord>(
  provider: DataProvider, shown: ShownList, total: number, tell: (rows: number) => void,
): Promise<Row[] | null> {
  const question = await questionOf(provider, shown);
  if (question === null) return null;
  const { document, variables } = question;
  const { startExport } = await ask(StartExportDocument, { input: {
    query: document, variables: JSON.stringify({ ...variables, page: undefined }), idempotencyKey: crypto.randomUUID(),
  } });
  const [refused] = startExport.userErrors;
  // Asked in a way that the house does not walk: page by page, then.
  if (refused?.code === 'INVALID_QUERY') return null;
  if (refused || !startExport.export) throw new NotExported(refused?.code ?? 'FAILED', refused?.message);
  const { list, link, rows } = await doneOf(startExport.export.id, total, tell);
  if (rows > MOST_ROWS) throw new NotExported('TOO_MANY');
  // The house serves this page, too, by whichever name it was opened.
  const { pathname, search } = new URL(link!.url, window.location.href);
  const file = await fetch(pathname + search);
  if (!file.ok) throw new NotExported('FAILED');
  const items = (await file.text()).split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown);
  const page = { totalCount: items.length, totalCountIsExact: true, endCursor: null, items };
  const { data } = await provider.getList<Row>(shown.resource, paramsOf(shown, () => ({ [list]: page })));
  return data;
}

class Asked extends Error {
  constructor(readonly question: Question) { super('asked'); }
}

/** What the list's own source would ask; null where it does not ask for pages. */
async function questionOf(provider: DataProvider, shown: ShownList): Promise<Question | null> {
  try {
    await provider.getList(shown.resource, paramsOf(shown, (document, variables) => {
      throw new Asked({ document, variables });
    }));
  } catch (error) {
    if (error instanceof Asked) return error.question;
    throw error;
  }
  return null;
}

function paramsOf({ filter, sort }: ShownList, answer: Answer) {
  return { filter, sort, pagination: { page: 1, perPage: 100 }, meta: { answer } };
}

async function doneOf(id: string, total: number, tell: (rows: number) => void): Promise<Progress> {
  for (let looks = 0; ; looks += 1) {
    const { export: found } = await ask(ExportProgressDocument, { id });
    if (!found) throw new NotExported('FAILED');
    tell(found.rows);
    if (found.state === 'WAITING' && total <= SHORT_ROWS && looks >= MOST_LOOKS_WAITING) {
      await ask(CancelExportDocument, { input: { id, idempotencyKey: crypto.randomUUID() } });
      throw new NotExported('WAITING');
    }
    if (found.state === 'DONE' && found.link) return found;
    if (found.state !== 'WAITING' && found.state !== 'RUNNING') throw new NotExported(found.failure ?? found.state);
    await new Promise((resolve) => { window.setTimeout(resolve, LOOK_AGAIN_MS); });
  }
}
