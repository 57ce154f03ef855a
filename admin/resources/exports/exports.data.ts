import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import {
  CancelExportDocument, ExportLinkDocument, ExportListDocument, type ExportListQuery,
} from '../../gql/graphql.ts';

export type ExportRow = ExportListQuery['exports']['items'][number];

export const exportSource: Source<ExportRow> = {
  list: async ({ page, filter }: ListAsked) =>
    (await ask(ExportListDocument, { page, everybody: filter['everybody'] === 'true' })).exports,
};

/** An address that is good for some minutes; null once there is no file, or it would tell too much. */
export const linkOf = async (id: string): Promise<string | null> =>
  (await ask(ExportLinkDocument, { id })).export?.link?.url ?? null;

export const cancelExport = async (id: string) =>
  (await ask(CancelExportDocument, { input: { id, idempotencyKey: crypto.randomUUID() } })).cancelExport;
