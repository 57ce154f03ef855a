import { randomFillSync } from 'node:crypto';
import { parseTypeId, type TypeId } from 'typeid-js';
import { v7 } from 'uuid';
import { decodeSuffix, encodeSuffix } from './type-id.ts';

/**
 * Ids are TypeIDs on the wire (`mem_01j…`, see https://github.com/jetify-com/typeid) and uuids in the
 * database, so that an id says what it names and a foreign one is refused before any query.
 */
export function newId(at?: Date): string {
  if (at) return v7({ msecs: at.getTime(), random: randomBytes16() });
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = (randomBytes16()[0]! << 16) >>> 0;
  } else {
    sequence += 1;
  }
  return v7({ msecs: lastMs, seq: sequence, random: randomBytes16() });
}

// Ids without a time of their own rise within a millisecond too. Random bytes are drawn for many ids at
// once: asked for sixteen at a time they cost more than everything else about an id.
let lastMs = 0;
let sequence = 0;
const pool = new Uint8Array(4096);
let used = pool.length;

function randomBytes16(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.slice(used - 16, used);
}

export function encodeId(prefix: string, uuid: string): string {
  return `${prefix}_${encodeSuffix(uuid)}`;
}

/** An id that nothing has: a malformed id is answered like an unknown one. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The uuid inside, or null for anything that is not a well-formed id of this kind. */
export function decodeId(prefix: string, id: string): string | null {
  return id.startsWith(`${prefix}_`) ? decodeSuffix(id.slice(prefix.length + 1)) : null;
}

export function decodeIds(prefix: string, ids: readonly string[]): (string | null)[] {
  return ids.map((id) => decodeId(prefix, id));
}

/** The prefix of any TypeID, or null. */
export function prefixOf(id: string): string | null {
  try {
    return parseTypeId(id as TypeId<string>).prefix;
  } catch {
    return null;
  }
}
