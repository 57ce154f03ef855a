/** What Kubernetes tells every container of a service that is called karat…. */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$/;

/**
 * One line for each variable with our prefix that nobody reads, with the known name that comes nearest: most
 * likely a slip of the pen that would otherwise go unnoticed.
 */
export function explainUnknown(names: readonly string[], known: readonly string[]): string[] {
  return names
    .filter((name) => name.startsWith('KARAT_') && !name.startsWith('KARAT_TEST_'))
    .filter((name) => !known.includes(name) && !SERVICE_LINK.test(name))
    .map((name) => {
      const nearest = known
        .map((candidate) => ({ candidate, steps: editDistance(name, candidate) }))
        .sort((a, b) => a.steps - b.steps)[0];
      const guess = nearest && nearest.steps <= 3 ? ` Did you mean ${nearest.candidate}?` : '';
      return `${name} is not a variable of Karat.${guess}`;
    });
}

/** Letters to add, drop or change to get from one word to the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const change = row[column]! + (letter === other ? 0 : 1);
      next.push(Math.min(change, row[column + 1]! + 1, next[column]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
