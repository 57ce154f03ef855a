import { describe, expect, it } from '@jest/globals';
import { renderBanner } from './banner.ts';

describe('renderBanner', () => {
  it('shows addresses, accounts and one request', () => {
    expect(renderBanner({
      mode: 'development',
      seconds: 2.345,
      urls: [
        { label: 'admin', url: 'http://127.0.0.1:4000/admin' },
        { label: 'graph', url: 'http://127.0.0.1:4000/graphql' },
      ],
      signIns: [
        { name: 'owner', password: 'demo-owner', role: '总部 owner' },
        { name: 'associate', password: 'demo', role: '门店 associate' },
      ],
      curl: 'curl http://127.0.0.1:4000/graphql',
      data: '.karat',
    })).toBe(`Karat is ready in 2.3 s (development)

  admin     http://127.0.0.1:4000/admin
  graph     http://127.0.0.1:4000/graphql
  data      .karat

Sign in as
  owner      demo-owner  总部 owner
  associate  demo        门店 associate

Try
  curl http://127.0.0.1:4000/graphql

Ctrl-C stops it; the data stays.
`);
  });

  it('says nothing of accounts where there are none', () => {
    const banner = renderBanner({ mode: 'production', seconds: 1, urls: [], signIns: [], data: 'db:5432' });
    expect(banner).not.toContain('Sign in');
    expect(banner).not.toContain('Try');
  });
});
