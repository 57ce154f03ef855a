/**
 * Outside production graphql looks at each value it is handed for a second copy of itself, which takes a third of the
 * time in which the house starts, and some of each request. Here is one copy (package.json, overrides), so that it may
 * trust itself. It decides while it is loaded.
 */
export async function loadQuickGraphql(): Promise<void> {
  const mode = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await import('graphql');
  if (mode === undefined) delete process.env['NODE_ENV'];
  else process.env['NODE_ENV'] = mode;
}
