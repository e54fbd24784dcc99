import js from '@eslint/js'
import solid from 'eslint-plugin-solid/configs/typescript'
import globals from 'globals'
import tseslint from 'typescript-eslint'

const skipBlanks = { skipBlankLines: true, skipComments: true }

// What may be imported only in a few named files: [pattern, those files, why].
const confined = [
  {
    group: ['natural', 'natural/*'],
    only: ['packages/analysis/src/text/natural.ts'],
    message: 'natural is reached through text/natural.ts alone.',
  },
  {
    group: ['node:crypto', 'crypto'],
    only: [
      '**/words.ts',
      '**/keys.ts',
      '**/password.ts',
      '**/id.ts',
      '**/address.ts',
      '**/sealedKey.ts',
      '**/sealingKeys.ts',
      'packages/api/src/hash.ts',
      'packages/api/src/audit/audit.ts',
      'packages/api/src/backup/backup.ts',
    ],
    message:
      'Cryptography stands in words.ts, keys.ts, sealedKey.ts, sealingKeys.ts, password.ts, id.ts, address.ts, hash.ts, audit/audit.ts and backup/backup.ts alone.',
  },
  {
    group: ['@prisma/*', '**/generated/prisma/client.ts', '**/generated/pothos.ts'],
    only: [
      '**/store.ts',
      'packages/api/src/db.ts',
      'packages/api/src/builder.ts',
      'packages/api/src/database/**',
    ],
    message: 'Prisma is used by stores alone.',
  },
  {
    group: ['@urql/*'],
    only: ['packages/web/src/client.ts', 'packages/web/src/graphql.ts'],
    message: 'urql is reached through client.ts and graphql.ts alone.',
  },
]

const restrictImports = (patterns) => ({
  'no-restricted-imports': [
    'error',
    { patterns: patterns.map(({ group, message }) => ({ group, message })) },
  ],
})

// A later entry replaces an earlier one whole, so an exempt file gets the patterns that still hold for it. No file is
// exempt twice.
const confinements = [
  { rules: restrictImports(confined) },
  ...confined.map((exempt) => ({
    files: exempt.only,
    rules: restrictImports(confined.filter((other) => other !== exempt)),
  })),
]

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/dist.new/**',
      '**/generated/**',
      '**/node_modules/**',
      '.cache/**',
      '.firsthand/**',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node } },
    rules: {
      'max-lines': ['error', { max: 300, ...skipBlanks }],
      'max-lines-per-function': ['error', { max: 60, ...skipBlanks }],
      'max-params': ['error', 3],
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      // A name with _ says that a signature asks for it and the function does not.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Exports have names; only configuration has a default.',
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings come from env.ts.' },
      ],
    },
  },
  ...confinements,
  {
    files: ['packages/web/**/*.{ts,tsx}'],
    ...solid,
    languageOptions: { ...solid.languageOptions, globals: { ...globals.browser } },
    // Solid assigns what `ref` names, where the rule does not look.
    rules: { ...solid.rules, 'no-unassigned-vars': 'off' },
  },
  {
    files: ['**/*.test.{ts,tsx}', 'test/**', 'scripts/**'],
    rules: {
      'max-lines': ['error', { max: 400, ...skipBlanks }],
      'max-params': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-properties': 'off',
      'no-console': 'off',
    },
  },
  {
    // A test tells one story inside describe(), whose length says nothing.
    files: ['**/*.test.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // A Prisma field's resolver takes four, and Pothos says which.
    files: ['packages/api/src/**/{schema,mutations,overview,undecided,chosen,asking}.ts'],
    rules: { 'max-params': ['error', 4] },
  },
  {
    files: ['packages/api/src/env.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['packages/api/src/cli.ts', 'packages/api/src/cli/**', 'packages/api/src/main.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['*.config.{ts,js}', '**/*.config.ts', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-properties': 'off' },
  },
  {
    files: ['scripts/**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { 'no-var': 'off', '@typescript-eslint/no-require-imports': 'off' },
  },
)
