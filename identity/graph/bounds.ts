import { RequestError } from '../../subgraphs/kernel/errors.ts';

const LARGEST_PAGE = 100;

export interface Page {
  readonly number: number;
  readonly size: number;
  readonly after?: string | null;
}

/** The page as identity's lists take it; refuses sizes outside 1 to 100. */
export function pageOf(page: Page | null | undefined): { page: number; pageSize: number } {
  const { number, size, after = null } = page ?? { number: 1, size: 25 };
  if (size < 1 || size > LARGEST_PAGE) {
    throw new RequestError('LIMIT_EXCEEDED', `page.size must be 1 to ${LARGEST_PAGE}.`);
  }
  if (number < 1 || number > 10_000_000) {
    throw new RequestError('BAD_USER_INPUT', 'page.number must be 1 or more.');
  }
  return { page: after === null ? number : numberAfter(after), pageSize: size };
}

/** There are few operators and clients: what a cursor remembers is the number of the next page. */
export function answerOf<Item>(
  items: readonly Item[], totalCount: number, { page, pageSize }: { page: number; pageSize: number },
) {
  const more = page * pageSize < totalCount;
  return {
    items, totalCount, totalCountIsExact: true,
    endCursor: more ? Buffer.from(String(page + 1)).toString('base64url') : null,
  };
}

function numberAfter(cursor: string): number {
  const number = Buffer.from(cursor, 'base64url').toString();
  if (/^[1-9]\d{0,6}$/.test(number)) return Number(number);
  throw new RequestError('BAD_USER_INPUT', 'after is no cursor of this list.');
}

export function firstOf(first: number): number {
  if (first >= 1 && first <= LARGEST_PAGE) return first;
  throw new RequestError('LIMIT_EXCEEDED', `first must be 1 to ${LARGEST_PAGE}.`);
}
