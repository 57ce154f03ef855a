import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A file of a product that was announced: its bytes lie in the file store, under its name. */
export const uploadTable = defineTable('catalog.upload', {
  id: t.uuid().primary(),
  kind: t.word('picture', 'video', 'model_3d'),
  contentType: t.text(),
  bytes: t.int().check('bytes > 0'),
  file: t.text(),
  // `house`, or whoever prepared it: kind and id of its channel or franchise
  owner: t.text(),
  preparedAt: t.timestamptz(),
  // its bytes have come and are what was announced
  storedAt: t.timestamptz().nullable(),
  // when somebody last saw whether a product names it
  lookedAt: t.timestamptz(),
  // since when no product names it
  idleSince: t.timestamptz().nullable(),
  // it goes: no product may name it any more
  leavingAt: t.timestamptz().nullable(),
}, {
  hidden: true,
  unique: { upload_file_key: ['file'] },
  indexes: {
    upload_unnamed: '(owner) include (bytes) where idle_since is not null and leaving_at is null',
    upload_leaving: '(id) where leaving_at is not null',
    upload_looked: '(looked_at, id) where leaving_at is null',
  },
});
