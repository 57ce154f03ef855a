import { encodeSuffix } from '../type-id.ts';
import { contentTypeOf } from './file-kinds.ts';

/**
 * The name of a file is all that has to be known of it: the id of its upload, the digest of its content and, by its
 * ending, its type. Nobody guesses one, none is used twice, and none leads anywhere but to its file.
 *
 * Example: `01k6…-9f86d081….jpg`, served below `/media/`.
 */
const NAME = /^[0-9a-z]{26}-([0-9a-f]{64})\.([a-z0-9]{2,4})$/;

export const FILES_PATH = '/media/';

export function nameOfFile(uploadId: string, sha256: string, ending: string): string {
  return `${encodeSuffix(uploadId)}-${sha256}.${ending}`;
}

export interface NamedFile {
  readonly name: string;
  readonly sha256: string;
  readonly contentType: string;
}

/** Null for what is no name of a file. */
export function readFileName(name: string): NamedFile | null {
  const [, sha256, ending] = NAME.exec(name) ?? [];
  const contentType = ending === undefined ? null : contentTypeOf(ending);
  return sha256 !== undefined && contentType !== null ? { name, sha256, contentType } : null;
}

/** The file that a path of this house names, `/media/…`; null for any other. */
export function fileAt(path: string): NamedFile | null {
  return path.startsWith(FILES_PATH) ? readFileName(path.slice(FILES_PATH.length)) : null;
}
