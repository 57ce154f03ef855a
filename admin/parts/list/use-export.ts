import { useState } from 'react';
import { useDataProvider, useListContext, useNotify, type RaRecord } from 'react-admin';
import { useFormat } from '../../i18n/use-format.ts';
import type { ListMeta } from '../../graph/data-provider.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Column } from './columns.ts';
import { csvOf, saveFile } from './csv.ts';

const AT_ONCE = 100;
const MOST = 5_000;

/** The filtered rows in their order as a file, each page after the last one's cursor; progress in percent. */
export function useExport<Row extends RaRecord>(title: string, columns: readonly Column<Row>[]) {
  const provider = useDataProvider();
  const { resource, filterValues, sort, total } = useListContext<Row>();
  const [progress, setProgress] = useState<number | null>(null);
  const notify = useNotify();
  const format = useFormat();
  const text = useText();
  const save = async () => {
    const wanted = Math.min(total ?? 0, MOST);
    const rows: Row[] = [];
    setProgress(0);
    try {
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
        setProgress(Math.min(100, Math.round((rows.length / wanted) * 100)));
      } while (after !== null && rows.length < wanted);
      saveFile(`${title}.csv`, csvOf(rows.slice(0, wanted), columns, format));
      if ((total ?? 0) > MOST)
        notify(text('errors.exportLimit', { count: MOST }), { type: 'info' });
    } catch (error) {
      notify(text('errors.notExported', { why: error instanceof Error ? error.message : '' }), { type: 'error' });
    } finally {
      setProgress(null);
    }
  };
  return { save, progress };
}
