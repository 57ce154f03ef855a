import type { Page } from 'playwright-core';

/** Asks the graph as the person who is signed in on this page. */
export async function askGraph<Result>(page: Page, query: string, variables: object = {}): Promise<Result> {
  const answer = await page.evaluate(
    async ({ text, values }) => {
      const key = Object.keys(window.localStorage).find((name) => name.startsWith('oidc.user:'));
      const user = JSON.parse(window.localStorage.getItem(key ?? '') ?? '{}') as { access_token?: string };
      const response = await fetch('/graphql', {
        method: 'POST',
        body: JSON.stringify({ query: text, variables: values }),
        headers: { 'content-type': 'application/json', authorization: `Bearer ${user.access_token}` },
      });
      return (await response.json()) as { data?: unknown; errors?: unknown };
    },
    { text: query, values: variables },
  );
  if (!answer.data) throw new Error(JSON.stringify(answer.errors));
  return answer.data as Result;
}

/** Asks again until the answer is there: what other rooms and jobs make of a command comes when they get to it. */
export async function askUntil<Result>(
  page: Page, query: string, variables: object, isThere: (result: Result) => boolean,
): Promise<Result> {
  for (;;) {
    const result = await askGraph<Result>(page, query, variables);
    if (isThere(result)) return result;
    await page.waitForTimeout(200);
  }
}
