import { describe, expect, it } from '@jest/globals';
import { ManifestError, readManifest } from './read-manifest.ts';

describe('readManifest', () => {
  it('takes the forms that tools write', () => {
    const apollo = { format: 'apollo-persisted-query-manifest', version: 1, operations: [{ id: 'a', body: '{ a }' }] };
    expect(readManifest('m.json', JSON.stringify(apollo))).toEqual([{ id: 'a', text: '{ a }' }]);
    expect(readManifest('m.json', '{"md5":"{ b }"}')).toEqual([{ id: 'md5', text: '{ b }' }]);
    expect(readManifest('all.GraphQL', 'query A { a }\nquery B { b }\n')).toEqual([
      { id: null, text: 'query A { a }\nquery B { b }\n' },
    ]);
  });

  it.each(['[]', '{}', 'no json', '{"a":1}', '{"format":"apollo-persisted-query-manifest","operations":[{"id":1}]}'])(
    'takes nothing else: %s',
    (text) => expect(() => readManifest('m.json', text)).toThrow(ManifestError),
  );
});
