import { describe, expect, it } from '@jest/globals';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router-dom';
import { Figure } from './Figure.tsx';
import { Opens } from './PageLink.tsx';

const figureFor = (opens: (to: string) => boolean): string => renderToStaticMarkup(
  <MemoryRouter>
    <Opens value={opens}>
      <Figure label="负债" value="1,200" to="/ledger" />
    </Opens>
  </MemoryRouter>,
);

describe('a figure', () => {
  it('leads to its list, and is only a number for those who would be refused there', () => {
    expect(figureFor(() => true)).toContain('href="/ledger"');
    const alone = figureFor((to) => to !== '/ledger');
    expect(alone).toContain('1,200');
    expect(alone).not.toContain('href');
  });
});
