import type { MediaKind, MediumInput } from '../../gql/graphql.ts';
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

const kindOf = (url: string): MediaKind => ENDS.find(([end]) => end.test(url))?.[1] ?? 'PICTURE';

/** One address a line, in order of showing; its kind stands before it where the address does not tell. */
export function mediaLines(media: readonly MediumInput[]): string {
  return media.map(({ kind, url }) => (kindOf(url) === kind ? url : `${WORDS[kind]} ${url}`)).join('\n');
}

/** Null when a line is neither an address nor a kind and an address; the graph says what else is wrong. */
export function readMedia(text: string): MediumInput[] | null {
  const media = plainLines(text).map((line): MediumInput | null => {
    const [first = '', second, ...more] = line.split(/\s+/);
    if (second === undefined) return { kind: kindOf(first), url: first };
    const kind = SAID[first.toLowerCase()];
    return kind && more.length === 0 ? { kind, url: second } : null;
  });
  return media.every((one) => one !== null) ? media : null;
}
