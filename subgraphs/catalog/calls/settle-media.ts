import { fileAt, FILES_PATH } from '../../kernel/files/file-name.ts';
import { fileIn, pathOf } from '../../kernel/files/file-store.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { accepted, refusedAll, type Outcome, type Refusal } from '../../kernel/outcome.ts';
import { keepUploads } from '../commands/uploads/keep-uploads.ts';
import type { Medium } from '../domain/product-draft.ts';
import { declaredOf, findUploads, type UploadRow } from '../queries/upload-rows.ts';

/** A medium as it is sent: at an address, or by the id of its upload. */
export type MediumSent = Omit<Medium, 'url'> & { readonly url: string | null; readonly uploadId: string | null };

type Code = 'INVALID' | 'NOT_FOUND' | 'UPLOAD_MISSING';
type Asking = Pick<GraphContext, 'services' | 'run'>;

/**
 * Media as a product keeps them. The file store is asked, outside any transaction, for what is named the first time:
 * bytes that never came, or are not what was announced, are refused at their place.
 */
export async function settleMedia(context: Asking, sent: readonly MediumSent[]): Promise<Outcome<Medium[], Code>> {
  const media = sent.map(({ url, ...medium }) => ({
    ...medium, url: url === null ? null : pathOf(context.services.files, url) }));
  const found = await findUploads(context.services.home.database.sql, {
    ids: media.flatMap(({ uploadId }) => uploadId ?? []),
    files: media.flatMap(({ url }) => (url === null ? [] : fileIn(url)?.name ?? [])),
  });
  const stored = await storedOf(context, found);
  const refusals: Refusal<Code>[] = [];
  const settled = media.map(({ url, uploadId, ...medium }, place): Medium => {
    const refuse = (code: Code, field: string, message: string) =>
      refusals.push({ code, message, path: ['media', String(place), field] });
    const field = uploadId === null ? 'url' : 'uploadId';
    if ((url === null) === (uploadId === null)) {
      refuse('INVALID', 'url', 'Exactly one of url and uploadId is given.');
      return { ...medium, url: '' };
    }
    const name = url === null ? null : fileIn(url)?.name;
    if (name === undefined) return { ...medium, url: url! };
    const upload = found.find((one) => one.id === uploadId || one.file === name);
    // Of another house, with files named as ours are.
    if (!upload && url !== null && !fileAt(url)) return { ...medium, url };
    if (!upload) refuse('NOT_FOUND', field, 'There is no such upload.');
    else if (!stored.has(upload.id)) refuse('UPLOAD_MISSING', field, 'Nothing that was declared so has been uploaded.');
    return { ...medium, url: FILES_PATH + (upload?.file ?? '') };
  });
  return refusals.length > 0 ? refusedAll(refusals) : accepted(settled);
}

/** Ids of those whose bytes are there. */
async function storedOf(context: Asking, found: readonly UploadRow[]): Promise<ReadonlySet<string>> {
  const { store } = context.services.files;
  const known = found.filter(({ storedAt }) => storedAt !== null).map(({ id }) => id);
  const fresh: string[] = [];
  for (const upload of found) {
    if (upload.storedAt === null && await store?.settle(declaredOf(upload)) === 'kept') fresh.push(upload.id);
  }
  if (fresh.length > 0) await context.run(keepUploads, { ids: fresh });
  return new Set([...known, ...fresh]);
}
