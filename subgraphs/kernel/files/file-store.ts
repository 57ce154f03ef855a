import type { Readable } from 'node:stream';
import { fileAt, type NamedFile } from './file-name.ts';

/** A file as it was announced before its bytes come. */
export interface DeclaredFile extends NamedFile {
  readonly bytes: number;
}

/** Where its bytes are sent, by PUT with these headers, until then. */
export interface UploadTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly until: Date;
}

/** How long an upload may begin after it was prepared. */
export const UPLOAD_MINUTES = 15;

/**
 * Where files are kept: a folder of the house, or any store that speaks S3. Names are those of file-name.ts; whoever
 * calls has checked them.
 */
export interface FileStore {
  /** The origin whose pages must be let through to upload, where that is not the house; null: it is the house. */
  readonly uploadOrigin: string | null;
  prepare(file: DeclaredFile, now: Date): Promise<UploadTarget>;
  /** Whether what was declared is there; `wrong` is taken away. Throws while the store is away. */
  settle(file: DeclaredFile): Promise<'kept' | 'absent' | 'wrong'>;
  /** In bytes; null: there is none. */
  sizeOf(name: string): Promise<number | null>;
  /** Its bytes from the first to the last of these, both counted. */
  read(name: string, first: number, last: number): Promise<Readable>;
  /** Done again it changes nothing. */
  remove(name: string): Promise<void>;
  /** Takes away what an interrupted upload left. */
  tidy(now: Date): Promise<void>;
}

/** The store of this process, and where the world reaches it. */
export interface Files {
  /** Null: this process keeps none. */
  readonly store: FileStore | null;
  /** Origin of the house as browsers reach it; empty where nobody said. */
  readonly publicUrl: string;
}

export const NO_FILES: Files = { store: null, publicUrl: '' };

/** What is kept here is a path of the house; everybody outside gets its whole address. */
export function addressOf({ publicUrl }: Files, kept: string): string {
  return fileAt(kept) ? publicUrl + kept : kept;
}

/** The other way: the address of a file of this house becomes its path, any other stays. */
export function pathOf({ publicUrl }: Files, address: string): string {
  const path = publicUrl !== '' && address.startsWith(`${publicUrl}/`) ? address.slice(publicUrl.length) : null;
  return path !== null && fileAt(path) ? path : address;
}

/**
 * Which file an address would name if it were of this house: the house may have been reached elsewhere when somebody
 * read it, and a name holds an id and a digest that nobody else's has. Null where it names none.
 */
export function fileIn(address: string): NamedFile | null {
  const [, path] = /^https?:\/\/[^/?#]+(\/[^?#]*)$/.exec(address) ?? [];
  return path === undefined ? fileAt(address) : fileAt(path);
}
