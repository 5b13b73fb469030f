/**
 * Tests run in Node's own realm. In one of its own, as Jest makes for each file, every look at a global is a call, and
 * the spreadsheet engine takes half as long again. The bundle runs in a realm of its own all the same.
 */
const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

const contexts = new WeakSet();
const { compileFunction } = vm;
vm.compileFunction = (source, parameters, options) =>
  contexts.has(options?.parsingContext)
    ? compileFunction(source, parameters, { ...options, parsingContext: undefined })
    : compileFunction(source, parameters, options);

module.exports = class SharedRealm extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    contexts.add(this.context);
    this.global = globalThis;
    const FakeTimers = this.fakeTimersModern.constructor;
    this.fakeTimersModern = new FakeTimers({ config: config.projectConfig, global: globalThis });
  }

  async teardown() {
    // What Jest would do besides empties the global, and the next file needs it.
    this.fakeTimersModern.dispose();
  }
};
