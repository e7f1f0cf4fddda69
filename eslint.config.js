import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The rooms of src/ and the rooms each may import from (docs/ARCHITECTURE.md). */
const mayImport = {
  contract: { from: [], why: 'The contract knows no Node, no DOM and nothing else of Collega.' },
  languages: {
    from: ['contract'],
    why: 'The texts are data: of Collega they know the contract alone.',
  },
  renderer: {
    from: ['contract', 'languages'],
    why: 'The renderer asks through the contract; it never reaches into a service or a shell.',
  },
  services: {
    from: ['contract', 'languages'],
    why: 'Services know the contract and their ports, never a shell.',
  },
  sandbox: {
    from: [],
    why: 'The sandbox plays the outside world: it shares no code with what it tests.',
  },
  preload: { from: ['contract'], why: 'The preload script carries two functions and no more.' },
  main: {
    from: ['services', 'contract', 'languages', 'sandbox'],
    why: 'A shell never imports another shell.',
  },
  portable: {
    from: ['services', 'contract', 'languages', 'sandbox'],
    why: 'A shell never imports another shell.',
  },
  cli: {
    from: ['portable', 'services', 'contract', 'languages', 'sandbox'],
    why: 'The command line may start the portable shell, and nothing of Electron.',
  },
};
const rooms = Object.keys(mayImport);

/**
 * The floors of src/services/, from the top: each uses those below it. The files beside them are for
 * all; the composition root alone is above all.
 */
const floors = [
  'updates',
  'client-files',
  'reports',
  'connection-tests',
  'guide',
  'odoo',
  'microsoft',
  'clients',
  'network',
  'diagnosis',
  'store',
  'shell',
  'masking',
];

/** The floors above `floor`, as they are named in an import: a floor's own sub-folders may share a name. */
function restrictFloor(floor) {
  const above = floors.slice(0, floors.indexOf(floor));
  const names = [...above.map((name) => `${name}/`), 'create-collega', 'collega\\.ts'];
  // A path has as many `../` as the importing file has folders below src/services/.
  return [0, 1, 2, 3, 4].map((depth) => ({
    files: [`src/services/${floor}/${'*/'.repeat(depth)}*.ts`],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: restrictImports('services', [
      {
        regex: `^(\\.\\./){${depth + 1}}(${names.join('|')})`,
        message: `src/services/${floor} is below it (docs/ARCHITECTURE.md).`,
      },
    ]).rules,
  }));
}

/** Packages that drag a whole browser in, and the rooms that may. */
const keepers = {
  electron: ['main', 'preload'],
  'electron-store': ['main'],
  'playwright-core': ['portable'],
};
/** Rooms that run in the page, or are shared with it. */
const withoutNode = ['renderer', 'contract', 'languages'];

/** All restrictions of one room in one rule: a second entry of a rule would replace the first. */
function restrictImports(room, more = []) {
  const others = rooms.filter((other) => other !== room && !mayImport[room].from.includes(other));
  return {
    files: [`src/${room}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: Object.entries(keepers)
            .filter(([, keeping]) => !keeping.includes(room))
            .map(([name, keeping]) => ({
              name,
              message: `Only src/${keeping.join(' and src/')} may import ${name}.`,
            })),
          patterns: [
            { regex: `^(\\.\\./)+(${others.join('|')})(/|$)`, message: mayImport[room].why },
            ...(withoutNode.includes(room)
              ? [{ group: ['node:*'], message: 'Runs in the page too: no Node here.' }]
              : []),
            ...more,
          ],
        },
      ],
    },
  };
}

export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**', 'artefacts/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportDefaultDeclaration',
          message: 'Named exports only: a name is then the same everywhere.',
        },
      ],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  ...rooms.map((room) => restrictImports(room)),
  ...floors.flatMap(restrictFloor),
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['*.config.ts', '{test,build}/**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
