import tseslint from 'typescript-eslint';
import { anywhere, branches, crisis, lines, notYet } from './eslint.limits.js';

export default tseslint.config(
  { ignores: ['**/node_modules/', 'cdk.out/', 'dist/', '.vigie/', 'reports/', '**/*.js', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname + '/..' } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      // `index[key]` is how noPropertyAccessFromIndexSignature wants it written.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['lib/**', 'functions/**'],
    rules: {
      '@typescript-eslint/consistent-type-assertions': [
        'error',
        { assertionStyle: 'as', objectLiteralTypeAssertions: 'never' },
      ],
    },
  },
  // A function over these limits needs `eslint-disable-next-line complexity -- reason`.
  {
    files: ['lib/**', 'functions/**', 'infra/**'],
    ignores: [crisis, ...anywhere(notYet.branches), ...anywhere(notYet.lines)],
    rules: { ...branches(15), ...lines },
  },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
);
