import tseslint from 'typescript-eslint';

/**
 * The second pass of `npm run lint`, with --no-inline-config: the limits from which no comment excuses a function, and a
 * reason beside each comment that excuses one from a lower limit.
 */

/** What `npm run assets` writes. */
export const made = ['lib/pages/assets.ts', 'infra/local/home-assets.ts'];

/** ESLint counts every branch that a reader counts, and `?.` and default values too. */
export const branches = (max) => ({ complexity: ['error', { max, variant: 'classic' }] });
export const lines = { 'max-lines-per-function': ['error', { max: 250 }] };

/** Lines of code and comments; a comment for the linter stands where the linter looks for it. */
const width = (more = {}) => ({
  'max-len': [
    'error',
    { code: 120, ignoreUrls: true, ignoreRegExpLiterals: true, ignorePattern: 'eslint-disable', ...more },
  ],
});
export const widths = {
  code: width(),
  /** A sentence for people is one string, to be found and translated whole. A line of HTML is sent as it stands. */
  words: width({ ignoreStrings: true, ignoreTemplateLiterals: true }),
  /** The name of a test is a sentence, and its data are documents of others. */
  tests: width({ ignoreStrings: true, ignoreTemplateLiterals: true }),
};

const reasons = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments())
        if (/^\s*eslint-disable/.test(comment.value) && !/ -- \S/.test(comment.value))
          context.report({
            loc: comment.loc,
            message: 'Say why after ` -- `: what the rule would have here is wrong.',
          });
    },
  }),
};

export default [
  { ignores: ['**/node_modules/', 'cdk.out/', '.vigie/', 'reports/', '**/*.js', '**/*.mjs', ...made] },
  {
    files: ['**/*.ts'],
    languageOptions: { parser: tseslint.parser },
    // The comments name rules of the first pass.
    plugins: { vigie: { rules: { reasons } }, '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    rules: { 'vigie/reasons': 'error' },
  },
  {
    files: ['lib/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts'],
    rules: { ...branches(40), ...lines },
  },
];
