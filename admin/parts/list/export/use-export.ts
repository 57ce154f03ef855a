import { useState } from 'react';
import { useDataProvider, useListContext, useNotify, type RaRecord } from 'react-admin';
import { useFormat } from '../../../i18n/use-format.ts';
import { useCan } from '../../../auth/use-actor.ts';
import type { ListMeta } from '../../../graph/data-provider.ts';
import { useText, useWord } from '../../../i18n/use-text.ts';
import { useHouseZone } from '../../../reading/house-zone.ts';
import { wallTime } from '../../../reading/zones.ts';
import type { Column } from '../columns.ts';
import { filtersSaid } from '../filters.tsx';
import { csvOf } from './csv.ts';
import { fileName, saveFile } from './file-name.ts';
import { sheetOf, type Sheet } from './sheet.ts';
import { NotExported, readWholeList } from './whole-list.ts';

const AT_ONCE = 100;
const MOST = 5_000;
/** Longer lists are written by the house, of one moment, where one may export whole lists. */
const FEW = 1_000;

export type FileKind = 'csv' | 'xlsx';

/** Fetched when somebody wants such a file. */
const fileOf = async (sheet: Sheet, kind: FileKind): Promise<Blob> =>
  (kind === 'csv' ? csvOf(sheet) : (await import('./xlsx.ts')).xlsxOf(sheet));

export interface Exported<Row> {
  readonly title: string;
  readonly columns: readonly Column<Row>[];
  readonly said: Parameters<typeof filtersSaid>[0];
}

/** How far it is: in percent, or in rows where nobody knows how many there will be. */
export type Progress = { readonly percent: number } | { readonly rows: number };

/** The filtered rows in their order as a file. */
export function useExport<Row extends RaRecord>({ title, columns, said }: Exported<Row>) {
  const { filterValues } = useListContext<Row>();
  const read = useAllRows<Row>();
  const [progress, setProgress] = useState<Progress | null>(null);
  const notify = useNotify();
  const format = useFormat();
  const text = useText();
  const zone = useHouseZone();
  const reason = useReason();
  const save = async (kind: FileKind) => {
    setProgress({ percent: 0 });
    try {
      const { rows, isWhole } = await read(setProgress);
      const cut = isWhole ? null : text('errors.exportCut', { count: rows.length });
      const file = await fileOf(sheetOf(rows, columns, { currency: text('fields.currency'), format, zone }), kind);
      const today = wallTime(new Date(), zone).slice(0, 10);
      saveFile(fileName(title, today, filtersSaid(said, filterValues ?? {}), cut, kind), file);
      if (cut) notify(text('errors.exportLimit', { count: format.number(rows.length) }), { type: 'warning' });
    } catch (error) {
      notify(text('errors.notExported', { why: reason(error) }), { type: 'error' });
    } finally {
      setProgress(null);
    }
  };
  return { save, progress };
}

/** Page after page, each after the last one's cursor, so that what comes meanwhile neither doubles nor hides a row. */
function useAllRows<Row extends RaRecord>() {
  const provider = useDataProvider();
  const can = useCan();
  const { resource, filterValues, sort, total } = useListContext<Row>();
  return async (tell: (progress: Progress) => void): Promise<{ rows: Row[]; isWhole: boolean }> => {
    if (can('exports:run') && (total ?? 0) > FEW) {
      const shown = { resource, filter: filterValues ?? {}, sort };
      const whole = await readWholeList<Row>(provider, shown, total ?? 0, (written) => tell({ rows: written }))
        .catch((error: unknown) => {
          // What a browser can turn page by page waits for nobody's turn.
          if (error instanceof NotExported && (total ?? 0) <= MOST) return null;
          throw error;
        });
      if (whole) return { rows: whole, isWhole: true };
    }
    const rows: Row[] = [];
    const wanted = Math.max(1, Math.min(total ?? 0, MOST));
    let after: string | null | undefined;
    do {
      const { data, meta } = await provider.getList<Row>(resource, {
        filter: filterValues,
        sort,
        pagination: { page: 1, perPage: AT_ONCE },
        meta: { after },
      });
      rows.push(...data);
      after = (meta as ListMeta).endCursor;
      tell({ percent: Math.min(100, Math.round((rows.length / wanted) * 100)) });
    } while (after !== null && rows.length < MOST);
    return { rows: rows.slice(0, MOST), isWhole: after === null && rows.length <= MOST };
  };
}

/** Why there is no file, in the reader's language. */
function useReason(): (error: unknown) => string {
  const word = useWord();
  return (error) => (error instanceof NotExported ? word('exportRefused', error.code)
    : error instanceof Error ? error.message : '');
}
