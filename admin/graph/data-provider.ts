import type { DataProvider, GetListParams, Identifier, RaRecord } from 'react-admin';
import { answerPage } from './answered.ts';

export interface ListAsked {
  readonly page: { readonly number: number; readonly size: number; readonly after?: string | undefined };
  readonly sort: { readonly by: string; readonly direction: 'ASC' | 'DESC' };
  readonly filter: Readonly<Record<string, unknown>>;
}

/** A page of a list; counted up to 10,000, and the next page begins after the cursor. */
export interface Listed<Row> {
  readonly items: readonly Row[];
  readonly totalCount: number;
  readonly totalCountIsExact: boolean;
  readonly endCursor?: string | null | undefined;
}

/** What lists answer beside their rows, and what a page may be asked to begin after. */
export interface ListMeta {
  readonly isExact: boolean;
  readonly endCursor: string | null;
}

/** What a resource can be asked for. It never writes: commands are functions with names. */
export interface Source<Row extends { id: string } = { id: string }> {
  list(asked: ListAsked): Promise<Listed<Row>>;
  one?(id: string): Promise<Row | null>;
}

type Sources = Readonly<Record<string, () => Promise<Source>>>;

/** react-admin asks by resource name; each resource's source is loaded when it is first needed. */
export function createDataProvider(sources: Sources): DataProvider {
  const sourceOf = async (resource: string): Promise<Source> => {
    const load = sources[resource];
    if (!load) throw new Error(`no source for ${resource}`);
    return load();
  };
  const one = async (resource: string, id: Identifier): Promise<RaRecord> => {
    const row = await (await sourceOf(resource)).one?.(String(id));
    if (!row) throw new Error(`no ${resource} ${id}`);
    return row;
  };
  const refuse = () => Promise.reject(new Error('Changes are commands, not generic updates.'));
  return {
    getList: async (resource, params) => {
      const list = await (await sourceOf(resource)).list(askedOf(params));
      const meta: ListMeta = { isExact: list.totalCountIsExact, endCursor: list.endCursor ?? null };
      return { data: [...list.items] as never[], total: list.totalCount, meta };
    },
    getOne: async (resource, { id }) => ({ data: (await one(resource, id)) as never }),
    getMany: async (resource, { ids }) => ({
      data: (await Promise.all(ids.map((id) => one(resource, id)))) as never[],
    }),
    getManyReference: refuse,
    create: refuse,
    update: refuse,
    updateMany: refuse,
    delete: refuse,
    deleteMany: refuse,
  };
}

function askedOf({ pagination, sort, filter, meta }: GetListParams): ListAsked {
  const asked: ListAsked = {
    page: { number: pagination?.page ?? 1, size: pagination?.perPage ?? 25, after: meta?.after },
    sort: { by: sort?.field ?? '', direction: sort?.order ?? 'DESC' },
    filter: filter as Record<string, unknown>,
  };
  if (meta?.answer) answerPage(asked.page, meta.answer);
  return asked;
}
