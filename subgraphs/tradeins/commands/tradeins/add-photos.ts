import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { isPhotoUrl, MOST_PHOTOS } from '../../domain/texts.ts';
import type { PhotoKind } from '../../domain/words.ts';
import { tradeInPhotoTable } from '../../persistence/tables/trade-in.table.ts';
import { lockAtCounter } from '../../persistence/trade-ins.ts';
import { unknown } from '../refuse.ts';

export interface AddPhotos {
  readonly tradeInId: string;
  readonly photos: readonly { readonly url: string; readonly kind: PhotoKind }[];
}

export type AddPhotosCode = 'NOT_FOUND' | 'PHOTO_INVALID' | 'TOO_MANY';

/** Pictures of old gold; one that is there already stays as it is. */
export const addTradeInPhotos = defineCommand<AddPhotos, { tradeInId: string }, AddPhotosCode>({
  name: 'tradeins.add-photos',
  execute: async (tx, { tradeInId, photos }) => {
    const row = await lockAtCounter(tx, tradeInId);
    if (!row) return unknown();
    const wrong = photos.findIndex(({ url }) => !isPhotoUrl(url));
    if (wrong >= 0) {
      return refused('PHOTO_INVALID', 'A picture is an https address.', ['photos', String(wrong), 'url']);
    }
    const known = new Set((await tx.sql.all<{ url: string }>`select url from trade_in_photo
      where trade_in_id = ${tradeInId}`).map(({ url }) => url));
    const fresh = [...new Map(photos.filter(({ url }) => !known.has(url)).map((photo) => [photo.url, photo])).values()];
    if (known.size + fresh.length > MOST_PHOTOS) {
      return refused('TOO_MANY', `A trade-in has at most ${MOST_PHOTOS} pictures.`, ['photos']);
    }
    await tx.sql.insertInto(tradeInPhotoTable, fresh.map(({ url, kind }) => (
      { tradeInId, url, kind, at: tx.now, by: tx.actor.name })));
    tx.audit({ subjectId: tradeInId, after: { photos: fresh.length } });
    return accepted({ tradeInId });
  },
});
