import type { GraphContext } from '../../../kernel/graph/context.ts';
import { exportRowsById, exportView } from '../../queries/exports/export-rows.ts';
import type { ListExport } from './export.type.ts';

/** An export as it stands, for whoever has just done something with it. */
export async function exportOf(uuid: string, { services }: GraphContext): Promise<ListExport | null> {
  const [row] = await exportRowsById(services.home.database.sql, [uuid]);
  return row ? exportView(row) : null;
}
