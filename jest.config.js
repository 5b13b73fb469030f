/** Random tests print their seed; a test that needs the built bundle finds it made once by test/buildBundle. */
module.exports = {
  testEnvironment: '<rootDir>/test/sharedRealm.js',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  globalSetup: '<rootDir>/test/buildBundle.ts',
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.json', diagnostics: false }],
  },
  testSequencer: '<rootDir>/test/longestFirst.js',
  // Tests share no state: both cores of a small machine work.
  maxWorkers: '100%',
  // What files leave behind in the shared realm slows those after them down.
  workerIdleMemoryLimit: '700MB',
  testTimeout: 120_000,
};
