import type { MediaKind, TryOnPlace } from '../../gql/graphql.ts';
import { plainLines } from '../../reading/plain-text.ts';

/** What an address looks like; anything else is a picture. */
const ENDS: readonly (readonly [RegExp, MediaKind])[] = [
  [/\.(mp4|webm|mov|m3u8)([?#]|$)/i, 'VIDEO'],
  [/\.(glb|gltf|usdz)([?#]|$)/i, 'MODEL_3D'],
];
const SAID: Readonly<Record<string, MediaKind>> = {
  图片: 'PICTURE', picture: 'PICTURE', 视频: 'VIDEO', video: 'VIDEO', 模型: 'MODEL_3D', model: 'MODEL_3D',
};
const WORDS: Readonly<Record<MediaKind, string>> = { PICTURE: 'picture', VIDEO: 'video', MODEL_3D: 'model' };

const WORN: Readonly<Record<string, TryOnPlace>> = {
  手指: 'FINGER', 手腕: 'WRIST', 颈部: 'NECK', 耳部: 'EAR', 头部: 'HEAD',
  finger: 'FINGER', wrist: 'WRIST', neck: 'NECK', ear: 'EAR', head: 'HEAD',
};

/** A medium at an address. */
export interface MediumAt {
  readonly kind: MediaKind;
  readonly url: string;
  readonly tryOnPlace?: TryOnPlace | null;
}

const kindOf = (url: string): MediaKind => ENDS.find(([end]) => end.test(url))?.[1] ?? 'PICTURE';

/**
 * One address a line, in order of showing; its kind stands before it where the address does not tell, behind it where a
 * model is worn.
 */
export function mediaLines(media: readonly MediumAt[]): string {
  return media.map(({ kind, url, tryOnPlace }) =>
    [kindOf(url) === kind ? null : WORDS[kind], url, tryOnPlace?.toLowerCase()].filter(Boolean).join(' ')).join('\n');
}

/** Null when a line is neither an address nor a kind and an address; the graph says what else is wrong. */
export function readMedia(text: string): MediumAt[] | null {
  const media = plainLines(text).map((line): MediumAt | null => {
    const words = line.split(/\s+/);
    const tryOnPlace = words.length > 1 ? WORN[words.at(-1)!.toLowerCase()] : undefined;
    const [first = '', second, ...more] = tryOnPlace ? words.slice(0, -1) : words;
    const worn = tryOnPlace && { tryOnPlace };
    if (second === undefined) return { kind: kindOf(first), url: first, ...worn };
    const kind = SAID[first.toLowerCase()];
    return kind && more.length === 0 ? { kind, url: second, ...worn } : null;
  });
  return media.every((one) => one !== null) ? media : null;
}
