import type { ComponentType, ElementType } from 'react';
import type { Source } from '../graph/data-provider.ts';
import type { Messages, Texts } from '../i18n/messages.ts';

/** Fetched when it is first opened. */
export type LoadPage = () => Promise<{ default: ComponentType }>;

/** Its place in the menu. */
export interface NavEntry {
  readonly group: keyof Messages['navGroups'];
  readonly label: keyof Messages['nav'];
  readonly to: string;
  readonly icon: ElementType;
  /** Any of these opens it. */
  readonly scope?: string | readonly string[];
  /** Under the thumb on a phone, where five fit; the rest is behind the menu. */
  readonly thumb?: boolean;
  /** Only people of the house, not of a franchise. */
  readonly house?: boolean;
  /** What stands behind its name: how many things wait there. */
  readonly badge?: LoadPage;
}

/** A list of the graph, and the page of one of its rows. */
export interface Listing {
  readonly source: () => Promise<Source>;
  readonly list: LoadPage;
  readonly show?: LoadPage;
}

/** A page at an address of its own. */
export interface OwnPage {
  readonly path: string;
  readonly page: LoadPage;
}

/** All that the app knows of a resource; its folder's index.ts says it. */
export interface HouseResource {
  /** How react-admin and the address name it. */
  readonly name: string;
  readonly texts: Texts;
  readonly nav?: NavEntry;
  readonly listing?: Listing;
  readonly pages?: readonly OwnPage[];
}
