/** The files that take longest come first, so that no worker waits for another's last one. */
const { default: Sequencer } = require('@jest/test-sequencer');

const ROOMS = ['/test/bundle/', '/test/browser/', '/test/flows/', '/test/domain/'];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const turn = ({ path }) =>
      ROOMS.findIndex((room) => path.includes(room)) + 1 || ROOMS.length + 1;
    return [...super.sort(tests)].sort((one, other) => turn(one) - turn(other));
  }
};
