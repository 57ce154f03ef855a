import { describe, expect, it } from '@jest/globals';
import { composeSupergraph } from './compose.ts';
import { LINK, PEOPLE_SDL, POINTS_SDL } from './tests/fixture.ts';

describe('composing', () => {
  it('prints the supergraph', () => {
    const sdl = composeSupergraph([
      { name: 'people', sdl: PEOPLE_SDL }, { name: 'points', sdl: POINTS_SDL }]);
    expect(sdl).toContain('PEOPLE @join__graph(name: "people"');
    expect(sdl).toContain('@requiresScopes(scopes: [["points:read"]])');
  });

  it('names every reason it does not work', () => {
    const clash = (type: string) => `${LINK} type Query { a${type}: Int } type T { f: ${type} }`;
    expect(() => composeSupergraph([
      { name: 'one', sdl: clash('Int') }, { name: 'two', sdl: clash('String') },
    ])).toThrow(/do not compose \(\d+\):\n {2}- .*T\.f/s);
  });

  it('names the subgraph that cannot be read', () => {
    expect(() => composeSupergraph([{ name: 'one', sdl: 'type {' }, { name: 'two', sdl: '' }]))
      .toThrow(/do not compose \(2\):\n {2}- one: Syntax Error/);
  });
});
