import tseslint from 'typescript-eslint';
import { branches, lines, made, widths } from './eslint.limits.js';

const call = (object, name) => `CallExpression[callee.object.name="${object}"][callee.property.name="${name}"]`;
const clocks = [
  {
    selector: `${call('performance', 'now')}:not(Property[key.name="monotonic"] CallExpression)`,
    message: 'A test measures no time. Count steps, requests or bytes, or use the clock that the code is given.',
  },
  {
    selector: `CallExpression[callee.object.name="process"][callee.property.name=/^(hrtime|cpuUsage|uptime)$/]`,
    message: 'A test measures no time. Print figures in test/bench.',
  },
  {
    selector: `BinaryExpression[operator=/^[<>]=?$/] ${call('Date', 'now')}, CallExpression[callee.name="expect"] ${call('Date', 'now')}, CallExpression[callee.property.name=/^toBe/] ${call('Date', 'now')}`,
    message: 'A test compares nothing with the clock of the machine. Give the code a clock of the test.',
  },
];

export default tseslint.config(
  { ignores: ['**/node_modules/', 'cdk.out/', 'dist/', '.vigie/', 'reports/', '**/*.js', '**/*.mjs', ...made] },
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
    rules: { ...branches(15), ...lines },
  },
  { files: ['**/*.ts'], rules: widths.code },
  { files: ['lib/words/**', 'lib/pages/**', 'infra/local/home*.ts', 'infra/docs/**'], rules: widths.words },
  { files: ['test/**'], rules: widths.tests },
  { files: ['test/**'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
  // No test passes or fails by how fast a machine is: seconds are printed by test/bench.
  {
    files: ['test/**'],
    ignores: ['test/bench/**', 'test/faults/run.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clocks] },
  },
);
