/**
 * Every KARAT_ variable that some part of the house reads (this launcher's env.ts, identity's and the
 * subgraphs'). A variable with our prefix that nobody reads is most likely a slip of the pen that would
 * otherwise go unnoticed, so it is warned of.
 */
const SUBGRAPHS = ['MEMBERS', 'LOYALTY', 'CATALOG', 'ORDERS', 'CAMPAIGNS', 'FRANCHISES'];

export const KNOWN_VARIABLES: readonly string[] = [
  'KARAT_MODE', 'KARAT_DATA_DIR', 'KARAT_SECRET', 'KARAT_SECRET_PREVIOUS', 'KARAT_WORKERS', 'KARAT_PUBLIC_URL', 'KARAT_DEMO',
  'KARAT_OWNER_EMAIL', 'KARAT_KEEP_KEYS_DAYS', 'KARAT_KEEP_EVENTS_DAYS',
  'KARAT_KEY_ROTATION_DAYS', 'KARAT_ADMIN_REDIRECT_URIS', 'KARAT_ADMIN_POST_LOGOUT_URIS', 'KARAT_TRUST_PROXY',
  'KARAT_ALLOWED_ORIGINS', 'KARAT_DRAIN_SECONDS', 'KARAT_DIRECT_DATABASE_URL',
  'KARAT_METRICS_PORT', 'KARAT_METRICS_HOST', 'KARAT_METRICS_TOKEN',
  ...SUBGRAPHS.flatMap((name) => [
    `KARAT_${name}_URL`, `KARAT_${name}_DATABASE_URL`, `KARAT_${name}_DIRECT_DATABASE_URL`]),
];

/** What Kubernetes tells every container of a service that is called karat…. */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT(_\w+)?|PORT(_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$/;

/** One line for each unknown variable, with the known name that comes nearest. */
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
