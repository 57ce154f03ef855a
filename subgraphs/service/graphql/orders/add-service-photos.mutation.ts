import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY } from '../../../kernel/graph/mutation/take.ts';
import { addPhotos } from '../../commands/orders/add-photos.ts';
import { ANSWER, notByMembers, PHOTOS, serviceOrderId } from './takes.ts';

export const addServicePhotosMutation = defineMutation({
  name: 'addServicePhotos',
  says: 'Adds pictures to a service order 添加图片; one that is there already stays as it is.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'Pictures of a piece.',
  takes: { id: serviceOrderId, photos: PHOTOS, idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND'),
    PHOTO_INVALID: 'A picture is an https address.',
    TOO_MANY: 'An order has at most 30 pictures.',
  },
  command: addPhotos,
  inputOf: ({ id, photos }) => ({ serviceOrderId: id, photos }),
  answers: ANSWER,
});
