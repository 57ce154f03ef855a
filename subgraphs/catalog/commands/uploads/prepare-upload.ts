import type { Actor } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { refusalsOfDeclared, type DeclareCode, type FileToDeclare } from '../../../kernel/files/check-declared.ts';
import { endingOf } from '../../../kernel/files/file-kinds.ts';
import { nameOfFile } from '../../../kernel/files/file-name.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { MAX_UNNAMED_BYTES } from '../../domain/limits.ts';
import { uploadTable } from '../../persistence/tables/upload.table.ts';

/** A file is announced and gets its name. Nothing of it is there yet; what never comes is forgotten after a day. */
export const prepareUpload = defineCommand<FileToDeclare, { uploadId: string }, DeclareCode | 'QUOTA_EXCEEDED'>({
  name: 'catalog.prepare-upload',
  execute: async (tx, { kind, contentType, bytes, sha256 }) => {
    const refusals = refusalsOfDeclared({ kind, contentType, bytes, sha256 });
    if (refusals.length > 0) return refusedAll(refusals);
    const owner = ownerOf(tx.actor);
    const most = owner === HOUSE ? MAX_UNNAMED_BYTES.house : MAX_UNNAMED_BYTES.others;
    // One after the other, or two would each find room for itself.
    await tx.sql.run`select pg_advisory_xact_lock(hashtext(${`upload ${owner}`}))`;
    const { unnamed } = await tx.sql.one<{ unnamed: bigint }>`select coalesce(sum(bytes), 0)::bigint as unnamed
      from upload where owner = ${owner} and idle_since is not null and leaving_at is null`;
    if (Number(unnamed) + bytes > most) {
      return refused('QUOTA_EXCEEDED', `Files that no product names may have ${most} bytes together.`, ['bytes']);
    }
    const id = newId(tx.now);
    const file = nameOfFile(id, sha256, endingOf(kind, contentType)!);
    await tx.sql.insertInto(uploadTable, [{
      id, kind, contentType, bytes, file, owner, preparedAt: tx.now, lookedAt: tx.now, idleSince: tx.now,
      storedAt: null, leavingAt: null,
    }]);
    tx.audit({ subjectId: id, after: { kind, contentType, bytes, file } });
    return accepted({ uploadId: id });
  },
});

const HOUSE = 'house';

/** Whose store room it is: a partner's programs share theirs, and so do the people of a franchise. */
function ownerOf({ kind, channelId, tenantId }: Actor): string {
  return kind === 'channel' ? `channel:${channelId}` : kind === 'tenant' ? `tenant:${tenantId}` : HOUSE;
}
