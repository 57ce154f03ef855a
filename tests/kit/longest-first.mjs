import Sequencer from '@jest/test-sequencer';

/**
 * What takes minutes begins first: on a machine that has no memory of earlier runs the two workers would
 * otherwise come to it last, and one of them would wait for the other.
 */
const LONG = ['/tests/browser/', '/tests/attacks/', '/tests/start/', '/tests/faults/', '/tests/graph/'];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONG.findIndex((folder) => path.includes(folder));
      return found < 0 ? LONG.length : found;
    };
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}
