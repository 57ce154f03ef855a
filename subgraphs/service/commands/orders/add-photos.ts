import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { isPhotoUrl, MOST_PHOTOS } from '../../domain/photo.ts';
import type { PhotoKind } from '../../domain/words.ts';
import { lockAtCounter } from '../../persistence/service-orders.ts';
import { servicePhotoTable } from '../../persistence/tables/service-order.table.ts';
import { unknown } from './refuse.ts';

export interface AddPhotos {
  readonly serviceOrderId: string;
  readonly photos: readonly { readonly url: string; readonly kind: PhotoKind }[];
}

export type AddPhotosCode = 'NOT_FOUND' | 'PHOTO_INVALID' | 'TOO_MANY';

/** Pictures of a piece; one that is there already stays as it is. */
export const addPhotos = defineCommand<AddPhotos, { serviceOrderId: string }, AddPhotosCode>({
  name: 'service.add-photos',
  execute: async (tx, { serviceOrderId, photos }) => {
    const row = await lockAtCounter(tx, serviceOrderId);
    if (!row) return unknown();
    const wrong = photos.findIndex(({ url }) => !isPhotoUrl(url));
    if (wrong >= 0) {
      return refused('PHOTO_INVALID', 'A picture is an https address.', ['photos', String(wrong), 'url']);
    }
    const known = new Set((await tx.sql.all<{ url: string }>`select url from service_photo
      where service_order_id = ${serviceOrderId}`).map(({ url }) => url));
    const fresh = [...new Map(photos.filter(({ url }) => !known.has(url)).map((photo) => [photo.url, photo])).values()];
    if (known.size + fresh.length > MOST_PHOTOS) {
      return refused('TOO_MANY', `An order has at most ${MOST_PHOTOS} pictures.`, ['photos']);
    }
    await tx.sql.insertInto(servicePhotoTable, fresh.map(({ url, kind }) => (
      { serviceOrderId, url, kind, at: tx.now, by: tx.actor.name })));
    tx.audit({ subjectId: serviceOrderId, after: { photos: fresh.length } });
    return accepted({ serviceOrderId });
  },
});
