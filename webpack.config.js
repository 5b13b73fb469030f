/**
 * Makes appsscript/Code.js, the one file that Apps Script runs, and with it the add-on's pages (webpack.pages.js).
 * Why each setting is as it is: docs/decisions/0001-bundle.md.
 */
const fs = require('node:fs');
const path = require('node:path');
const GasPlugin = require('gas-webpack-plugin');
const TerserPlugin = require('terser-webpack-plugin');
const PagesPlugin = require('./webpack.pages');

const entrypoints = path.resolve(__dirname, 'src/entrypoints');

/** The names that Sheets shows in its help: parameters of public functions. They must survive the minimizer. */
function publicParameters() {
  return fs
    .readdirSync(entrypoints, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const source = fs.readFileSync(path.join(entrypoints, file), 'utf8');
      return [...source.matchAll(/^global\.\w+ = function \(([^)]*)\)/gm)];
    })
    .flatMap(([, parameters]) => [...parameters.matchAll(/(\w+)\??:/g)].map(([, name]) => name));
}

/** A docstring is kept above the stub, where Sheets reads it, and dropped inside, where nobody does. */
function isDocstringOfStub(node, comment) {
  // The comment at the very top belongs to the file before it belongs to the first stub.
  const aboveStub = node.TYPE === 'Defun' || node.TYPE === 'Toplevel';
  return aboveStub && comment.value.includes('@preserve');
}

module.exports = {
  mode: 'production',
  context: __dirname,
  entry: './src/entrypoints/index.ts',
  output: { path: path.resolve(__dirname, 'appsscript'), filename: 'Code.js' },
  resolve: { extensions: ['.ts'] },
  module: {
    rules: [{ test: /\.ts$/, loader: 'esbuild-loader', options: { target: 'es2019' } }],
  },
  optimization: {
    // gas-webpack-plugin sees only the first of modules that were joined into one.
    concatenateModules: false,
    minimizer: [
      new TerserPlugin({
        // The functions below cannot be sent to another process.
        parallel: false,
        extractComments: false,
        terserOptions: {
          // Nothing in the file calls the public functions; Apps Script does.
          toplevel: false,
          mangle: { reserved: publicParameters() },
          format: { comments: isDocstringOfStub },
        },
      }),
    ],
  },
  plugins: [new GasPlugin({ include: ['src/entrypoints/**/*.ts'] }), new PagesPlugin()],
  stats: 'errors-warnings',
  performance: { hints: false },
};
