import { describe, expect, it } from '@jest/globals';
import { delayPlace, readDelays, writeDelays } from './tier-delays.ts';

describe('delays by rank', () => {
  it('are rows of a form and numbers of the graph', () => {
    expect(writeDelays([60, 30])).toEqual([{ seconds: '60' }, { seconds: '30' }]);
    expect(readDelays([{ seconds: ' 60 ' }, { seconds: '0' }])).toEqual([60, 0]);
    expect(writeDelays([])).toEqual([]);
  });

  it('find the row that was refused; other paths stay', () => {
    const paths = [['input', 'tierDelaySeconds', '1'], ['rules', 'tierDelaySeconds'], ['rules', 'holdMinutes']];
    expect(paths.map(delayPlace)).toEqual([['delays', '1', 'seconds'], ['delays'], ['rules', 'holdMinutes']]);
  });
});
