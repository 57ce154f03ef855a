import { describe, expect, it } from '@jest/globals';
import { INK_ON_DARK, INK_ON_LIGHT } from './theme.ts';

/** Relative luminance as WCAG 2.1 defines it. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

describe('what is read, legends of charts among it', () => {
  const themes = [['light', INK_ON_LIGHT], ['dark', INK_ON_DARK]] as const;
  it.each(themes)('%s: stands out 4.5 to 1 from every ground', (_, colours) => {
    for (const ground of [colours.ground, colours.paper]) {
      for (const word of [colours.ink, colours.soft]) expect(contrast(word, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
