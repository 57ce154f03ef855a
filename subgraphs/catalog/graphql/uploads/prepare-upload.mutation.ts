import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { KEY, take, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { prepareUpload } from '../../commands/uploads/prepare-upload.ts';
import type { MediaKind } from '../../domain/words.ts';
import { MediaKindEnum } from '../words.ts';
import { PreparedUpload } from './prepared-upload.type.ts';
import { preparedOf, uploadOf } from './upload-of.ts';

export const prepareUploadMutation = defineMutation({
  name: 'prepareUpload',
  says: 'Prepares the upload of a picture, film or model 上传图片与视频: announce it, PUT its bytes to the address that is '
    + 'answered, then name it in the media of a product. What no product names is gone after a day.',
  scopes: ['catalog:write'],
  input: 'A file to be uploaded.',
  takes: {
    kind: take<MediaKind>(() => MediaKindEnum, 'What it is.'),
    contentType: text('Its type: image/jpeg, image/png, image/webp, image/avif, video/mp4, video/webm or '
      + 'model/gltf-binary.'),
    bytes: whole('How many bytes it has: a picture at most 20 MB (20,971,520), a film 200 MB, a model 50 MB.'),
    sha256: text('SHA-256 of its content: 64 hexadecimal digits in small letters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID'),
    UNSUPPORTED_TYPE: 'Files of this type are not taken as this kind; SVG, HTML and the like as none.',
    TOO_LARGE: 'It has more bytes than files of its kind may have.',
    QUOTA_EXCEEDED: 'Your files that no product names yet have 1 GB (1,073,741,824 bytes) together: name them, or wait '
      + 'a day until they are gone.',
    UPLOAD_GONE: 'It was prepared with this key more than a day ago and no product named it: use another key.',
    NO_STORE: 'This room keeps no files: it was told neither a data folder nor a bucket.',
  },
  command: prepareUpload,
  inputOf: (asked, { services }) => (services.files.store ? asked
    : refused('NO_STORE', 'No files are kept here.')),
  afterwards: async (value, context) => (await uploadOf(value.uploadId, context) ? accepted(value)
    : refused('UPLOAD_GONE', 'It was prepared long ago and is gone.', ['idempotencyKey'])),
  answers: {
    upload: {
      type: () => PreparedUpload, says: 'Where its bytes are sent; null when refused.',
      of: async ({ uploadId }, context) => {
        const upload = await uploadOf(uploadId, context);
        return upload && preparedOf(upload, context);
      },
    },
  },
});
