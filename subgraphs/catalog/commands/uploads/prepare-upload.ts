import { defineCommand } from '../../../kernel/commands/command.ts';
import { refusalsOfDeclared, type DeclareCode, type FileToDeclare } from '../../../kernel/files/check-declared.ts';
import { endingOf } from '../../../kernel/files/file-kinds.ts';
import { nameOfFile } from '../../../kernel/files/file-name.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refusedAll } from '../../../kernel/outcome.ts';
import { uploadTable } from '../../persistence/tables/upload.table.ts';

/** A file is announced and gets its name. Nothing of it is there yet; what never comes is forgotten after a day. */
export const prepareUpload = defineCommand<FileToDeclare, { uploadId: string }, DeclareCode>({
  name: 'catalog.prepare-upload',
  execute: async (tx, { kind, contentType, bytes, sha256 }) => {
    const refusals = refusalsOfDeclared({ kind, contentType, bytes, sha256 });
    if (refusals.length > 0) return refusedAll(refusals);
    const id = newId(tx.now);
    const file = nameOfFile(id, sha256, endingOf(kind, contentType)!);
    await tx.sql.insertInto(uploadTable, [{
      id, kind, contentType, bytes, file, preparedAt: tx.now, lookedAt: tx.now, idleSince: tx.now,
      storedAt: null, leavingAt: null,
    }]);
    tx.audit({ subjectId: id, after: { kind, contentType, bytes, file } });
    return accepted({ uploadId: id });
  },
});
