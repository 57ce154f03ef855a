import type { Refusal } from '../outcome.ts';
import { endingOf, MOST_BYTES, typesOf, type FileKind } from './file-kinds.ts';

/** A file as it is announced: what it is, and the digest that says that it came whole. */
export interface FileToDeclare {
  readonly kind: FileKind;
  readonly contentType: string;
  readonly bytes: number;
  /** SHA-256 of its content, 64 hexadecimal digits in small letters. */
  readonly sha256: string;
}

export type DeclareCode = 'INVALID' | 'UNSUPPORTED_TYPE' | 'TOO_LARGE';

/** Everything that keeps it from being taken, before a byte of it has come. */
export function refusalsOfDeclared({ kind, contentType, bytes, sha256 }: FileToDeclare): Refusal<DeclareCode>[] {
  const found: Refusal<DeclareCode>[] = [];
  if (endingOf(kind, contentType) === null) {
    const message = `Of this kind are ${typesOf(kind).join(', ')}.`;
    found.push({ code: 'UNSUPPORTED_TYPE', path: ['contentType'], message });
  }
  if (!Number.isInteger(bytes) || bytes < 1) {
    found.push({ code: 'INVALID', path: ['bytes'], message: 'A file has at least one byte.' });
  } else if (bytes > MOST_BYTES[kind]) {
    found.push({ code: 'TOO_LARGE', path: ['bytes'], message: `At most ${MOST_BYTES[kind]} bytes.` });
  }
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    found.push({ code: 'INVALID', path: ['sha256'], message: '64 hexadecimal digits in small letters.' });
  }
  return found;
}
