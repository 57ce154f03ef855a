import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { addTradeInPhotos } from '../../commands/tradeins/add-photos.ts';
import { ANSWER, EDIT, notByMembers, PHOTOS } from './takes.ts';

export const addTradeInPhotosMutation = defineMutation({
  name: 'addTradeInPhotos',
  says: 'Adds pictures to a trade-in 添加图片; one that is there already stays as it is.',
  scopes: ['tradeins:write'], guard: notByMembers,
  input: 'Pictures of old gold.',
  takes: { id: EDIT.id, photos: PHOTOS, idempotencyKey: EDIT.idempotencyKey },
  refusals: {
    ...said('NOT_FOUND'),
    PHOTO_INVALID: 'A picture is an https address.',
    TOO_MANY: 'A trade-in has at most 30 pictures.',
  },
  command: addTradeInPhotos,
  inputOf: ({ id, photos }) => ({ tradeInId: id, photos }),
  answers: ANSWER,
});
