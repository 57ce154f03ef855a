import { describe, expect, it } from '@jest/globals';
import { mediaLines, readMedia } from './media-lines.ts';

const CDN = 'https://cdn.karat.example';

describe('media, one a line', () => {
  it('are pictures, films and models by their addresses, or as they are called', () => {
    expect(readMedia(`${CDN}/a.jpg\n ${CDN}/b.mp4?v=2 \n\n${CDN}/c.glb\n视频 ${CDN}/live\nModel ${CDN}/d`)).toEqual([
      { kind: 'PICTURE', url: `${CDN}/a.jpg` }, { kind: 'VIDEO', url: `${CDN}/b.mp4?v=2` },
      { kind: 'MODEL_3D', url: `${CDN}/c.glb` }, { kind: 'VIDEO', url: `${CDN}/live` },
      { kind: 'MODEL_3D', url: `${CDN}/d` }]);
    expect(readMedia('')).toEqual([]);
  });

  it('are what mediaLines wrote, in that order', () => {
    const media = [
      { kind: 'VIDEO', url: `${CDN}/live` }, { kind: 'PICTURE', url: `${CDN}/a.jpg` },
      { kind: 'PICTURE', url: `${CDN}/poster.mp4` }] as const;
    expect(mediaLines(media)).toBe(`video ${CDN}/live\n${CDN}/a.jpg\npicture ${CDN}/poster.mp4`);
    expect(readMedia(mediaLines(media))).toEqual(media);
  });

  it('say where a model is worn', () => {
    const media = [{ kind: 'MODEL_3D', url: `${CDN}/a.glb`, tryOnPlace: 'FINGER' },
      { kind: 'MODEL_3D', url: `${CDN}/b`, tryOnPlace: 'NECK' }] as const;
    expect(mediaLines(media)).toBe(`${CDN}/a.glb finger\nmodel ${CDN}/b neck`);
    expect(readMedia(mediaLines(media))).toEqual(media);
    expect(readMedia(`模型 ${CDN}/b 颈部`)).toEqual([media[1]]);
  });

  it.each(['hologram https://x', `picture ${CDN}/a ${CDN}/b`])('are refused: %s', (line) => {
    expect(readMedia(line)).toBeNull();
  });
});
