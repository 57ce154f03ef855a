/**
 * What the house keeps as files: pictures, films and models, each of a few types that a browser shows and nothing runs
 * from. What may hold script (SVG, HTML, PDF) is none of them. Binary glTF alone: its JSON form names other files.
 *
 * Example: a JPEG of 3 MB is a picture; the same called image/svg+xml is `UNSUPPORTED_TYPE`; a film of 300 MB
 * `TOO_LARGE`.
 */
export type FileKind = 'picture' | 'video' | 'model_3d';

const MB = 1_048_576;

/** Bytes a file of a kind may have. */
export const MOST_BYTES: Readonly<Record<FileKind, number>> = { picture: 20 * MB, video: 200 * MB, model_3d: 50 * MB };

interface FileType {
  readonly kind: FileKind;
  readonly ending: string;
  /** Whether a file that begins with `head`, and has so many bytes, may be of this type. */
  looksSo(head: Buffer, bytes: number): boolean;
}

/** Bytes of its beginning that tell what a file is. */
export const HEAD_BYTES = 64;

const startsWith = (hex: string) => (head: Buffer): boolean =>
  head.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'));
const textAt = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);

/** Brands of an ISO media file: its own first, then those it is compatible with. */
function brandsOf(head: Buffer): readonly string[] {
  if (head.length < 16 || textAt(head, 4, 8) !== 'ftyp') return [];
  const end = Math.min(head.readUInt32BE(0), head.length);
  const others = Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, place) =>
    textAt(head, 16 + place * 4, 20 + place * 4));
  return [textAt(head, 8, 12), ...others];
}

const isAvif = (head: Buffer): boolean => brandsOf(head).some((brand) => brand === 'avif' || brand === 'avis');
/** Pictures and QuickTime films are ISO media files too. */
const NO_FILM = /^(avif|avis|hei[cfmsx]|hev[cmsx]|qt {2})$/;

const TYPES: Readonly<Record<string, FileType>> = {
  'image/jpeg': { kind: 'picture', ending: 'jpg', looksSo: startsWith('ffd8ff') },
  'image/png': { kind: 'picture', ending: 'png', looksSo: startsWith('89504e470d0a1a0a') },
  'image/webp': { kind: 'picture', ending: 'webp',
    looksSo: (head) => textAt(head, 0, 4) === 'RIFF' && textAt(head, 8, 12) === 'WEBP' },
  'image/avif': { kind: 'picture', ending: 'avif', looksSo: isAvif },
  'video/mp4': { kind: 'video', ending: 'mp4',
    looksSo: (head) => brandsOf(head).length > 0 && !NO_FILM.test(brandsOf(head)[0]!) },
  'video/webm': { kind: 'video', ending: 'webm',
    looksSo: (head) => startsWith('1a45dfa3')(head) && textAt(head, 0, HEAD_BYTES).includes('webm') },
  // A container says its own length: what was cut short is seen at once.
  'model/gltf-binary': { kind: 'model_3d', ending: 'glb',
    looksSo: (head, bytes) => head.length >= 12 && textAt(head, 0, 4) === 'glTF' && head.readUInt32LE(4) === 2
      && head.readUInt32LE(8) === bytes },
};

/** The type of this content type among those of the kind; null when it is none. */
export function endingOf(kind: FileKind, contentType: string): string | null {
  const type = Object.hasOwn(TYPES, contentType) ? TYPES[contentType]! : null;
  return type?.kind === kind ? type.ending : null;
}

/** Content types of a kind, for whoever was refused. */
export function typesOf(kind: FileKind): readonly string[] {
  return Object.entries(TYPES).filter(([, type]) => type.kind === kind).map(([name]) => name);
}

export function contentTypeOf(ending: string): string | null {
  return Object.entries(TYPES).find(([, type]) => type.ending === ending)?.[0] ?? null;
}

export function looksLike(contentType: string, head: Buffer, bytes: number): boolean {
  return TYPES[contentType]?.looksSo(head, bytes) ?? false;
}
