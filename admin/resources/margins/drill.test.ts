import { describe, expect, it } from '@jest/globals';
import { drilled, OF_NONE } from './drill.ts';

describe('what a row of margins opens', () => {
  it('is what it is made of, with its keys as filters', () => {
    expect(drilled({ by: 'CLASS', and: 'MONTH', channelId: 'chn_1' },
      [{ by: 'CLASS', key: 'A' }, { by: 'MONTH', key: '2026-02' }]))
      .toEqual({ by: 'CATEGORY', marginClass: 'A', channelId: 'chn_1', from: '2026-02-01', until: '2026-02-28' });
  });

  it('steps over what is told already', () => {
    expect(drilled({ by: 'OUTLET', marginClass: 'A', category: 'ring' }, [{ by: 'OUTLET', key: 'out_1' }]))
      .toEqual({ by: 'SERIES', outletId: 'out_1', marginClass: 'A', category: 'ring' });
    expect(drilled({ by: 'PRODUCT', from: '2026-02-03', until: '2026-02-20' }, [{ by: 'PRODUCT', key: 'prd_1' }]))
      .toMatchObject({ by: 'DAY', productId: 'prd_1' });
    expect(drilled({ by: 'DAY' }, [{ by: 'DAY', key: '2026-02-03' }]))
      .toEqual({ by: 'CLASS', from: '2026-02-03', until: '2026-02-03' });
  });

  it('also of what is of none', () => {
    expect(drilled({}, [{ by: 'SERIES', key: '' }])).toEqual({ by: 'PRODUCT', series: OF_NONE });
  });
});
