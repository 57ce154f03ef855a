/** What a list is asked with, and who answers in the graph's place. */
export type Answer = (document: string, variables: Readonly<Record<string, unknown>>) => unknown;

/**
 * A list's question is built by its own source, out of filters that only that one reads. Whoever wants the question,
 * or has rows from elsewhere that the source is to read, answers the page of exactly this object instead of the graph.
 */
const answers = new WeakMap<object, Answer>();

export function answerPage(page: object, answer: Answer): void {
  answers.set(page, answer);
}

export function answerOf(variables: unknown): Answer | undefined {
  const page = (variables as { page?: unknown } | null | undefined)?.page;
  return typeof page === 'object' && page !== null ? answers.get(page) : undefined;
}
