import js from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'

export default ts.config(
  {
    ignores: [
      'node_modules',
      'web/build',
      'web/.svelte-kit',
      'web/node_modules',
      'cdk.out',
      '.local',
      '.shots',
      'shared/messages/compiled',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      // A named import drags every locale of zod into the bundle: 471 KB instead of 115 KB.
      'no-restricted-syntax': [
        'error',
        { selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier", message: "import * as z from 'zod'" },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts', 'web/src/lib/*.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // The service has one address and no base path.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
)
