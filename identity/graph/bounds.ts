import { RequestError } from '../../subgraphs/kernel/errors.ts';

const LARGEST_PAGE = 100;

export interface Page {
  readonly number: number;
  readonly size: number;
}

/** The page as identity's lists take it; refuses sizes outside 1 to 100. */
export function pageOf(page: Page | null | undefined): { page: number; pageSize: number } {
  const { number, size } = page ?? { number: 1, size: 25 };
  if (size < 1 || size > LARGEST_PAGE) {
    throw new RequestError('LIMIT_EXCEEDED', `page.size must be 1 to ${LARGEST_PAGE}.`);
  }
  if (number < 1 || number > 10_000_000) {
    throw new RequestError('BAD_USER_INPUT', 'page.number must be 1 or more.');
  }
  return { page: number, pageSize: size };
}

export function firstOf(first: number): number {
  if (first >= 1 && first <= LARGEST_PAGE) return first;
  throw new RequestError('LIMIT_EXCEEDED', `first must be 1 to ${LARGEST_PAGE}.`);
}
