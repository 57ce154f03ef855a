import type { zh } from './zh.ts';

/** Texts by section: `orders.title` is `title` of the section `orders`. */
export type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** One part of the texts in both languages, the English with the keys of the Chinese. */
export interface Texts {
  readonly zh: Sections;
  readonly en: Sections;
}

/**
 * What there is to say, by who says it. Each resource adds its own line in its `texts.ts`, so that a key
 * which nobody says does not compile and no list of resources is kept here.
 */
export interface TextsOf {
  shared: typeof zh;
}

type All<Part> = (Part extends unknown ? (part: Part) => void : never) extends (all: infer Whole) => void
  ? Whole : never;

/** Every text, whoever says it. */
export type Messages = All<TextsOf[keyof TextsOf]>;

/** One table out of all parts. Two that claim the same key would hide each other's words. */
export function gatherTexts(parts: readonly Sections[]): Sections {
  const whole: Record<string, Record<string, unknown>> = {};
  for (const [section, entries] of parts.flatMap((part) => Object.entries(part))) {
    const known = (whole[section] ??= {});
    for (const [key, value] of Object.entries(entries)) {
      if (key in known) throw new Error(`two texts for ${section}.${key}`);
      known[key] = value;
    }
  }
  return whole;
}
