import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** The arrows of docs/ARCHITECTURE.md: who may not import from where, and why. */
const zones = [
  {
    target: './src/contract',
    from: './src',
    except: ['./contract'],
    message: 'The contract knows no Node, no DOM and nobody else.',
  },
  {
    target: './src/languages',
    from: './src',
    except: ['./languages'],
    message: 'The language files are data: they import nothing of Collega.',
  },
  {
    target: './src/renderer',
    from: './src',
    except: ['./renderer', './contract', './languages'],
    message: 'The renderer asks through the contract; it never reaches into a service or a shell.',
  },
  {
    target: './src/services',
    from: './src',
    except: ['./services', './contract', './languages'],
    message: 'Services know the contract and their ports, never a shell.',
  },
  {
    target: './src/sandbox',
    from: './src',
    except: ['./sandbox'],
    message: 'The sandbox plays the outside world: it shares no code with what it tests.',
  },
  {
    target: './src/preload',
    from: './src',
    except: ['./preload', './contract'],
    message: 'The preload script carries two functions and nothing else.',
  },
  {
    target: './src/main',
    from: './src',
    except: ['./main', './services', './contract', './languages', './sandbox'],
    message: 'A shell never imports another shell.',
  },
  {
    target: './src/portable',
    from: './src',
    except: ['./portable', './services', './contract', './languages', './sandbox'],
    message: 'A shell never imports another shell.',
  },
  {
    target: './src/cli',
    from: './src',
    except: ['./cli', './portable', './services', './contract', './languages', './sandbox'],
    message: 'The command line may start the portable shell, and nothing of Electron.',
  },
];

const onlyIn = (name, where) => ({
  name,
  message: `Only ${where} may import ${name}: in plain Node it throws or drags a browser in.`,
});
const electronOnly = [
  onlyIn('electron', 'src/main and src/preload'),
  onlyIn('electron-store', 'src/main'),
];
const playwrightOnly = onlyIn('playwright-core', 'src/portable');

export default tseslint.config(
  { ignores: ['out/**', 'node_modules/**', 'artefacts/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'import-x': importX },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones }],
      'no-restricted-imports': ['error', { paths: [...electronOnly, playwrightOnly] }],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-imports': [
        'error',
        {
          paths: [...electronOnly, playwrightOnly],
          patterns: [{ group: ['node:*'], message: 'The renderer has no Node.' }],
        },
      ],
    },
  },
  {
    files: ['src/contract/**/*.ts', 'src/languages/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [...electronOnly, playwrightOnly],
          patterns: [{ group: ['node:*'], message: 'Shared with the renderer: no Node here.' }],
        },
      ],
    },
  },
  {
    files: ['src/main/**/*.ts', 'src/preload/**/*.ts', 'test/electron/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [playwrightOnly] }] },
  },
  {
    files: ['src/portable/**/*.ts', 'test/**/*.ts'],
    ignores: ['test/electron/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: electronOnly }] },
  },
  {
    files: ['*.config.ts', 'test/**/*.config.ts'],
    rules: { 'import-x/no-default-export': 'off' },
  },
);
