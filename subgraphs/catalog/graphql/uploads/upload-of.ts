import { PREFIX } from '../../../contracts/ids.ts';
import { FILES_PATH } from '../../../kernel/files/file-name.ts';
import { addressOf } from '../../../kernel/files/file-store.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { declaredOf, findUploads, type UploadRow } from '../../queries/upload-rows.ts';
import type { PreparedUpload } from './prepared-upload.type.ts';

export async function uploadOf(id: string, { services }: GraphContext): Promise<UploadRow | undefined> {
  const [found] = await findUploads(services.home.database.sql, { ids: [id], files: [] });
  return found;
}

/** Where its bytes are sent, signed anew at each asking. */
export async function preparedOf(upload: UploadRow, { services, now }: GraphContext): Promise<PreparedUpload> {
  const { url, headers, until } = await services.files.store!.prepare(declaredOf(upload), now);
  return {
    id: encodeId(PREFIX.upload, upload.id), url, until,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    address: addressOf(services.files, FILES_PATH + upload.file),
  };
}
