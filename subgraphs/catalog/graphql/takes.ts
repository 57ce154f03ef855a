import { text } from '../../kernel/graph/mutation/take.ts';

/** What several mutations of this room say alike. */
export const REASON = text('Why; 1 to 500 characters.');
export const SKU_TAKEN = 'Another item has this SKU.';
export const SERIAL_NO_TAKEN = 'Another piece has this serial number.';
export const EDITION_TAKEN = 'Another piece of the limited edition has this number.';
export const NO_SUCH_ID = 'An id names nothing.';
export const NO_SUCH_ID_OR_CLASS = 'An id names nothing, or there is no such margin class then, or no such tier.';
export const UPLOAD_MISSING = 'Nothing that is as it was declared has been uploaded: send its bytes, or '
  + 'prepare another upload.';
