const js = require('@eslint/js');
const jsdoc = require('eslint-plugin-jsdoc');
const tseslint = require('typescript-eslint');

/** Names of Google's services; only two rooms may say them. */
const googleNames = [
  'SpreadsheetApp',
  'MailApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'ScriptApp',
  'HtmlService',
  'Session',
  'Utilities',
  'Charts',
].map((name) => ({ name, message: 'Only src/google and src/entrypoints speak to Google.' }));

const impure = [
  { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
  { object: 'Date', property: 'now', message: 'The time comes in as an argument.' },
];

module.exports = tseslint.config(
  { ignores: ['appsscript/**', 'node_modules/**', '.workbench/**', 'coverage/**'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Stand-ins for a pushed file: Apps Script calls what looks unused, and its services are globals.
    files: ['test/workbench/**/*.js'],
    rules: { 'no-undef': 'off', '@typescript-eslint/no-unused-vars': 'off' },
  },
  {
    files: ['**/*.ts'],
    rules: {
      // Indexes are checked by the loops around them; the compiler asks for the mark.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-undef': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/{domain,table,template,messages,flows}/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...googleNames],
      'no-restricted-properties': ['error', ...impure],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The time comes in as an argument.',
        },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, require: { FunctionDeclaration: true }, contexts: [] },
      ],
      'jsdoc/check-param-names': ['error', { checkDestructured: false }],
    },
  },
);
