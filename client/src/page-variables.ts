import { KaratError } from './errors.ts';

/** Names of the variables through which a document pages; null for what it has no variable for. */
export interface PageNames {
  /** A whole `PageInput`. */
  readonly page: string | null;
  readonly after: string | null;
  readonly size: string | null;
  readonly number: string | null;
}

/**
 * Read off the document: what stands behind `after:`, `first:` and `page:`, or `size:` and `number:` of a page,
 * is the variable, whatever it is called. One that could be either of two is said to be so.
 */
export function pageNamesOf(text: string): PageNames {
  const bare = text.replaceAll(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, ' ');
  // A ring has a size, too: these two are a page's only inside of one.
  const pages = [...bare.matchAll(/\bpage\s*:\s*\{([^}]*)\}/g)].map(([, inside]) => inside).join(' ');
  const names: PageNames = {
    page: single('page', [...used(bare, 'page'), ...typed(bare, 'PageInput')]),
    after: single('after', used(bare, 'after')),
    size: single('first', [...used(bare, 'first'), ...used(pages, 'size')]),
    number: single('number', used(pages, 'number')),
  };
  if (names.page ?? names.after ?? names.number) return names;
  throw new KaratError('BAD_REQUEST', 'items() goes from page to page by a variable of the document:'
    + ' declare $after: String and give it to the list as after: $after, or $page: PageInput as page: $page.');
}

function used(text: string, argument: string): string[] {
  return [...text.matchAll(new RegExp(`\\b${argument}\\s*:\\s*\\$(\\w+)`, 'g'))].map(([, name]) => name!);
}

function typed(text: string, type: string): string[] {
  return [...text.matchAll(new RegExp(`\\$(\\w+)\\s*:\\s*${type}\\b`, 'g'))].map(([, name]) => name!);
}

function single(usual: string, found: readonly string[]): string | null {
  const names = [...new Set(found)];
  if (names.length <= 1) return names[0] ?? null;
  if (names.includes(usual)) return usual;
  throw new KaratError('BAD_REQUEST', `items() cannot tell which of ${names.map((name) => `$${name}`).join(', ')}`
    + ` is meant for the list it reads: call that one $${usual}.`);
}
