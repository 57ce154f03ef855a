import type { PhotoKind } from './words.ts';

/**
 * Pictures of a service order are addresses, kept where the house keeps its media. Example: 30 of them at most, each
 * https and of at most 500 characters; `javascript:` and plain http are none.
 */
export interface Photo { readonly url: string; readonly kind: PhotoKind; readonly at: Date }

export const MOST_PHOTOS = 30;
const MOST_CHARACTERS = 500;

export function isPhotoUrl(url: string): boolean {
  if (url.length > MOST_CHARACTERS || !URL.canParse(url)) return false;
  const { protocol, username, password } = new URL(url);
  return protocol === 'https:' && username === '' && password === '' && !/\s/u.test(url);
}
