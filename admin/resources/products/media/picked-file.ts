import type { MediaKind } from '../../../gql/graphql.ts';

/** What browsers may not know by themselves. */
const BY_ENDING: Readonly<Record<string, string>> = {
  glb: 'model/gltf-binary', avif: 'image/avif', webp: 'image/webp',
};
/** What may be chosen; the house says what it takes of it. */
export const CHOSEN = 'image/jpeg,image/png,image/webp,image/avif,video/mp4,video/webm,.glb';

interface Picked { readonly name: string; readonly type: string }

export function typeOf({ name, type }: Picked): { contentType: string; kind: MediaKind } {
  const contentType = BY_ENDING[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? type;
  const kind = contentType.startsWith('model/') ? 'MODEL_3D' : contentType.startsWith('video/') ? 'VIDEO' : 'PICTURE';
  return { contentType, kind };
}

/** The house itself by the name it is looked at, whatever it calls itself; another store as it is. */
export function hereOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname.startsWith('/media/') ? pathname + search : url;
}
